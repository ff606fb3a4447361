// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inference/contest_steps.h"
#include "ui/dialogs/file_chooser.h"
#include "ui/pages/compare/compare_tab.h"

#include <QStringList>

#include <memory>
#include <string>

class QLabel;
class QPushButton;
class QTableView;

namespace maskscope {

class ContestModel;
class PercentBarDelegate;
class TableActions;
class WaitRow;
class WrappedField;
class WrappingRow;

/// A template, and the table of its sentences: which of the competing words fits where.
class ContestTab : public CompareTab
{
    Q_OBJECT

public:
    ContestTab(AppController& controller, FileChooser chooseTable, QWidget* parent = nullptr);

    [[nodiscard]] QString templateText() const;
    void setTemplateText(const QString& text);
    [[nodiscard]] static const QStringList& examples();

    void setDetailLevel(DetailLevel level) override;
    void onModelChanged() override;

private:
    void createWidgets();
    void createTable();
    void createLayout(FileChooser chooseTable);
    [[nodiscard]] WrappingRow* createOrder();
    void connectSignals();
    void onEdited();
    void run();
    void expect(int sentences);
    void showResult(const std::shared_ptr<const ContestResult>& result);
    void showProblem(const Error& error);
    void setOutdated(bool outdated);
    void forget();
    [[nodiscard]] Result<Contest> contest() const;
    [[nodiscard]] std::string maskToken() const;

    WrappedField* m_template = nullptr;
    QPushButton* m_run = nullptr;
    QLabel* m_count = nullptr;
    WaitRow* m_wait = nullptr;
    QWidget* m_answer = nullptr;
    QLabel* m_headline = nullptr;
    ContestModel* m_model = nullptr;
    PercentBarDelegate* m_bars = nullptr;
    QTableView* m_table = nullptr;
    TableActions* m_actions = nullptr;
    std::shared_ptr<const ContestResult> m_result;
};

} // namespace maskscope
