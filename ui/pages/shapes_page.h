// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTreeView;
class QVBoxLayout;

namespace maskscope {

class AppController;
class InputTable;
class ModuleTreeModel;

/// Shows what the open model is made of: its modules as a tree, and beside it what goes in, what
/// comes out, what lengths it takes and what the file holds.
class ShapesPage : public QWidget
{
    Q_OBJECT

public:
    explicit ShapesPage(AppController& controller, QWidget* parent = nullptr);

private:
    void createStack();
    [[nodiscard]] QWidget* createTree();
    [[nodiscard]] QWidget* createFacts();
    void connectSignals();
    QLabel* addFact(QVBoxLayout& facts, const char* objectName, const QString& title);

    void showInputs();
    void showModel();
    void search(const QString& text);
    void openTree();

    AppController& m_controller;
    ModuleTreeModel* m_modules;
    QSortFilterProxyModel* m_found;
    QStackedWidget* m_stack;
    QLineEdit* m_search = nullptr;
    QLabel* m_nothingFound = nullptr;
    QTreeView* m_tree = nullptr;
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
