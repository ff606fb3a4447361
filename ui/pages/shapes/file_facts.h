// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace maskscope {

class AppController;
class InputTable;

/// What goes into the open model, what comes out, what lengths it takes and what the file holds.
class FileFacts : public QScrollArea
{
    Q_OBJECT

public:
    explicit FileFacts(AppController& controller, QWidget* parent = nullptr);

    void showModel();

private:
    [[nodiscard]] QWidget* createCard();
    QLabel* addFact(QVBoxLayout& facts, const char* objectName, const QString& title,
                    const std::vector<const char*>& terms = {});
    void showInputs();

    AppController& m_controller;
    InputTable* m_inputs = nullptr;
    QPushButton* m_foundRoles = nullptr;
    QLabel* m_output = nullptr;
    QLabel* m_length = nullptr;
    QLabel* m_parameters = nullptr;
    QLabel* m_shared = nullptr;
    QLabel* m_extraFiles = nullptr;
    QLabel* m_producer = nullptr;
    QLabel* m_file = nullptr;
};

} // namespace maskscope
