// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/export_doctor.h"
#include "ui/dialogs/file_chooser.h"

#include <QDialog>
#include <QString>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace maskscope {

class CodeBox;

/// What the dialog speaks of.
struct ExportHelp
{
    QString script; ///< path of export_masked_lm.py; empty: only a copy of it can be saved
    QString file; ///< name of the open model; empty: none
    ExportPlan plan;
    std::vector<Fault> faults; ///< of the open model
    FileChooser chooseCopy = systemScriptChooser();
};

/// How to make a model file, in three steps, and what to do better than the open file does. It
/// frees itself.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    ExportDialog(ExportHelp help, QWidget* parent);

private:
    [[nodiscard]] QWidget* createContent();
    void addFaults(QVBoxLayout& column);
    void addSteps(QVBoxLayout& column);
    void addProgram(QVBoxLayout& column);
    QLabel* addText(QVBoxLayout& column, const char* name, const QString& text);
    CodeBox* addCode(QVBoxLayout& column, const char* name, const QString& title,
                     const QString& code);
    [[nodiscard]] QWidget* createButtons();
    [[nodiscard]] QString command() const;
    void chooseCopy();
    void saveCopy(const QString& path);

    ExportHelp m_help;
    CodeBox* m_command = nullptr;
    QLabel* m_saved = nullptr; ///< what came of saving a copy
};

} // namespace maskscope
