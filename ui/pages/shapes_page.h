// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/evidence.h"
#include "core/model/inspection.h"
#include "ui/detail_level.h"

#include <QWidget>

#include <optional>

class QLabel;
class QStackedWidget;
class QVBoxLayout;

namespace maskscope {

struct Prediction;
class AppController;
class ErrorBar;
class FlowView;
class ModuleDetails;
class ModuleDiagram;
class OperatorPage;
class ShapesBar;
class ShapeLegend;
class TreePage;
class WhyLength;

/// What is inside the open model: its modules with all their shapes, the operators, the code and
/// the weights. The model is run for that when the page is first seen.
class ShapesPage : public QWidget
{
    Q_OBJECT

public:
    explicit ShapesPage(AppController& controller, QWidget* parent = nullptr);

    /// Hides what is above the level and not in use. Before it was ever seen, the level also says
    /// with which view it begins.
    void setDetailLevel(DetailLevel level);
    /// The same view, module and search as there, once the controller has repeated its model.
    void takeOver(const ShapesPage& other);
    /// Shows what pins the length of the open model down.
    void showWhyLength();
    /// The ending says what: .csv the modules, .json and .html all that is known, .svg, .png and
    /// .pdf the diagram.
    void save(const QString& path);

Q_SIGNALS:
    void exportHelpRequested();

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum View
    {
        Tree,
        Diagram,
        Flow,
        Operators,
    };

    /// Where one was.
    struct Place
    {
        int view = Tree;
        std::size_t module = 0;
        int tab = 0; ///< of the details
        QString search;
        SequenceLength length;
        bool asksWhy = false; ///< the length is what it is
    };

    void createViews();
    [[nodiscard]] QWidget* createParts();
    void createLayout();
    void connectViews();
    void connectController();

    void showModel();
    void goTo(const Place& place);
    void showInspection();
    void showView(int view);
    void showLevel();
    void showIntro();
    void showModule(std::size_t module);
    void showPlace(const Evidence& evidence);
    void search();
    void setLength(SequenceLength length);
    void showSentence(const Prediction& prediction);
    void fillSaveMenu();
    void chooseFileAndSave(const QString& suffix, const QString& filter);

    AppController& m_controller;
    DetailLevel m_level = DetailLevel::Inspect;
    bool m_wasSeen = false;
    std::optional<Place> m_place; ///< to go to as soon as the model is there
    QLabel* m_intro = nullptr;
    ShapesBar* m_bar;
    WhyLength* m_why;
    ErrorBar* m_error;
    QStackedWidget* m_stack; ///< a hint, or the parts
    QStackedWidget* m_views;
    TreePage* m_tree;
    ModuleDiagram* m_diagram;
    FlowView* m_flow;
    OperatorPage* m_operators;
    ModuleDetails* m_details;
    ShapeLegend* m_legend;
    bool m_isFollowing = false; ///< a view is being moved to what another one chose
};

} // namespace maskscope
