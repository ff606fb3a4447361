// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/shapes_page.h"

#include "ui/app_controller.h"
#include "ui/diagram/flow_view.h"
#include "ui/diagram/module_diagram.h"
#include "ui/latency_report.h"
#include "ui/model_export.h"
#include "ui/page_sentences.h"
#include "ui/pages/shapes/inspection_bar.h"
#include "ui/pages/shapes/module_details.h"
#include "ui/pages/shapes/operator_page.h"
#include "ui/pages/shapes/shape_legend.h"
#include "ui/pages/shapes/shapes_bar.h"
#include "ui/pages/shapes/tree_page.h"
#include "ui/pages/shapes/why_length.h"
#include "ui/shape_text.h"
#include "ui/text_size.h"
#include "ui/widgets/error_bar.h"
#include "ui/widgets/scrolling_column.h"
#include "ui/widgets/text_label.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QScopedValueRollback>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace maskscope {

namespace {

constexpr int kViewWidth = 560; ///< at first; grows with the window
constexpr int kDetailsWidth = 350;
constexpr int kLinesWithIntro = 36;
constexpr int kLeastLines = 12; ///< of a view; a page with less room scrolls as a whole

FlowSentence sentenceOf(const Encoding& encoding)
{
    FlowSentence sentence;
    sentence.tokens = encoding.length();
    for (const std::string& token : encoding.tokens) {
        sentence.tokenTexts << QString::fromStdString(token);
    }
    const auto isAdded
        = [&encoding](std::size_t i) { return i < encoding.special.size() && encoding.special[i]; };
    if (encoding.tokens.size() > 1) {
        sentence.start = isAdded(0) ? sentence.tokenTexts.front() : QString();
        sentence.end = isAdded(encoding.tokens.size() - 1) ? sentence.tokenTexts.back() : QString();
    }
    if (!encoding.maskPositions.empty()) {
        sentence.hidden
            = sentence.tokenTexts.value(static_cast<qsizetype>(encoding.maskPositions.front()))
                  .trimmed();
    }
    return sentence;
}

} // namespace

ShapesPage::ShapesPage(AppController& controller, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_bar(new ShapesBar(this))
    , m_why(new WhyLength(this))
    , m_error(new ErrorBar(ErrorBar::Tone::Problem, this))
    , m_stack(new QStackedWidget(this))
    , m_views(new QStackedWidget(this))
    , m_tree(new TreePage(this))
    , m_diagram(new ModuleDiagram(this))
    , m_flow(new FlowView(this))
    , m_operators(new OperatorPage(this))
    , m_details(new ModuleDetails(controller, this))
    , m_legend(new ShapeLegend(this))
{
    setObjectName(QStringLiteral("shapesPage"));
    m_why->hide();
    createViews();
    fillSaveMenu();
    createLayout();
    connectViews();
    connectController();
    showView(Tree);
    showModel();
}

void ShapesPage::createViews()
{
    m_views->addWidget(m_tree);
    m_diagram->setObjectName(QStringLiteral("moduleDiagram"));
    m_views->addWidget(m_diagram);
    m_flow->setObjectName(QStringLiteral("flow"));
    m_views->addWidget(m_flow);
    m_views->addWidget(m_operators);
    m_bar->addView(tr("Tree"), tr("The modules inside each other"), "treeView", DetailLevel::Show);
    m_bar->addView(tr("Diagram"), tr("The modules as blocks, and what flows between them"),
                   "diagramView", DetailLevel::Explore);
    m_bar->addView(tr("Flow"), tr("The way of your sentence through the model, step by step"),
                   "flowView", DetailLevel::Show);
    m_bar->addView(tr("Operators"), tr("What the model calls, how often, and what each does"),
                   "operatorsView", DetailLevel::Inspect, {"operator"});
}

QWidget* ShapesPage::createParts()
{
    auto* parts = new QSplitter(m_stack);
    parts->setObjectName(QStringLiteral("shapesSplitter"));
    parts->setChildrenCollapsible(false);
    parts->setMinimumHeight(fontMetrics().height() * kLeastLines);
    parts->addWidget(m_views);
    parts->addWidget(m_details);
    parts->setSizes({kViewWidth, kDetailsWidth});
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    return parts;
}

void ShapesPage::createLayout()
{
    m_intro = makeMutedLabel(this, "intro");
    auto* hint = makeMutedLabel(m_stack, "hint");
    hint->setText(tr("Open a model first (Ctrl+O). Then this page shows what it is made of."));
    hint->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(hint);
    m_stack->addWidget(createParts());
    QVBoxLayout* page = makeScrollingColumn(*this);
    page->setContentsMargins(spacing(16), spacing(12), spacing(16), spacing(12));
    page->setSpacing(spacing(8));
    page->addWidget(m_intro);
    page->addWidget(m_bar);
    page->addWidget(m_error);
    page->addWidget(new InspectionBar(m_controller, this));
    page->addWidget(m_why);
    page->addWidget(m_stack, 1);
    page->addWidget(m_legend);
}

void ShapesPage::connectViews()
{
    connect(m_bar, &ShapesBar::searchChanged, this, &ShapesPage::search);
    connect(m_bar, &ShapesBar::lengthChanged, this, &ShapesPage::setLength);
    connect(m_bar, &ShapesBar::viewChosen, this, &ShapesPage::showView);
    connect(m_tree, &TreePage::currentModuleChanged, this, &ShapesPage::showModule);
    connect(m_diagram, &ModuleDiagram::currentModuleChanged, this, &ShapesPage::showModule);
    connect(m_why, &WhyLength::placeChosen, this, &ShapesPage::showPlace);
    connect(m_why, &WhyLength::exportHelpRequested, this, &ShapesPage::exportHelpRequested);
    connect(m_why, &WhyLength::closed, this, [this] {
        m_why->hide();
        showLevel();
    });
    auto* find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, m_bar, &ShapesBar::focusSearch);
}

void ShapesPage::connectController()
{
    connect(&m_controller, &AppController::modelChanged, this, &ShapesPage::showModel);
    connect(&m_controller, &AppController::predictionReady, this, &ShapesPage::showSentence);
    connect(&m_controller, &AppController::inspectionStarted, m_error, &QWidget::hide);
    connect(&m_controller, &AppController::inspectionReady, this, &ShapesPage::showInspection);
    connect(&m_controller, &AppController::inspectionFailed, this,
            [this](const Error& error) { m_error->showError(error, tr("Try again")); });
    connect(m_error, &ErrorBar::actionTriggered, this, [this] {
        m_error->hide();
        m_controller.inspect();
    });
}

void ShapesPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_wasSeen = true;
    m_controller.inspect();
}

void ShapesPage::showModel()
{
    const auto model = m_controller.summary();
    m_stack->setCurrentIndex(model ? 1 : 0);
    m_bar->setEnabled(model != nullptr);
    m_why->hide();
    m_error->hide();
    if (!model) {
        return;
    }
    m_bar->clearSearch();
    m_tree->setModel(*model);
    m_bar->setContract(model->length);
    m_why->setModel(*model, m_controller.faults());
    showInspection();
    if (isVisible()) {
        m_controller.inspect();
    }
    if (const auto place = std::exchange(m_place, {})) {
        goTo(*place);
    }
}

void ShapesPage::takeOver(const ShapesPage& other)
{
    m_wasSeen = other.m_wasSeen;
    showView(other.m_views->currentIndex());
    if (m_controller.summary()) {
        m_place = Place{other.m_views->currentIndex(), other.m_tree->currentModule(),
                        other.m_details->tab(),        other.m_bar->searched(),
                        other.m_bar->length(),         !other.m_why->isHidden()};
    }
}

void ShapesPage::goTo(const Place& place)
{
    m_bar->setLength(place.length);
    m_bar->setSearched(place.search);
    showModule(place.module);
    m_details->setTab(place.tab);
    showView(place.view);
    if (place.asksWhy) {
        showWhyLength();
    }
}

void ShapesPage::showInspection()
{
    const auto inspection = m_controller.inspection();
    m_tree->setInspection(inspection);
    m_diagram->setModel(m_controller.summary(), inspection);
    m_flow->setModel(m_controller.summary(), inspection);
    m_operators->setInspection(inspection);
    m_legend->setHasPinned(inspection != nullptr && hasPinnedSizes(*inspection));
    setLength(m_bar->length());
    showModule(m_tree->currentModule());
    if (m_why->isVisible()) {
        m_why->choosePlace(); // its operator is known now
    }
}

void ShapesPage::showView(int view)
{
    m_views->setCurrentIndex(view);
    m_bar->setView(view);
    if (view == Diagram) {
        m_diagram->revealModule(m_tree->currentModule());
    }
    showLevel();
    search();
}

void ShapesPage::setDetailLevel(DetailLevel level)
{
    m_level = level;
    m_bar->setDetailLevel(level);
    m_tree->setDetailLevel(level);
    m_flow->setDetailLevel(level);
    m_details->setDetailLevel(level);
    if (m_wasSeen) {
        showLevel();
    } else {
        showView(level == DetailLevel::Show ? Flow : Tree);
    }
}

void ShapesPage::showLevel()
{
    const bool isPlain = m_level == DetailLevel::Show;
    const int view = m_views->currentIndex();
    m_intro->setText(isPlain ? pageSentence(Page::Shapes)
                             : tr("%1 They are its modules; the numbers they have learned are its "
                                  "parameters.")
                                   .arg(pageSentence(Page::Shapes)));
    m_details->setVisible((view == Tree && (!isPlain || !m_why->isHidden())) || view == Diagram);
    showIntro();
    m_legend->setVisible(!isPlain && view != Diagram); // that has one of its own
}

/// In a low window its lines are rows of the tree, for those who know what modules are.
void ShapesPage::showIntro()
{
    m_intro->setVisible(m_level == DetailLevel::Show
                        || height() > kLinesWithIntro * fontMetrics().height());
}

void ShapesPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showIntro();
}

void ShapesPage::showModule(std::size_t module)
{
    if (m_isFollowing) {
        return;
    }
    const QScopedValueRollback<bool> following(m_isFollowing, true);
    m_tree->setCurrentModule(module);
    m_diagram->revealModule(module);
    m_details->setModule(m_controller.summary(), m_controller.inspection(), module);
}

void ShapesPage::showWhyLength()
{
    m_why->show();
    showLevel();
    m_why->choosePlace();
}

void ShapesPage::showPlace(const Evidence& evidence)
{
    const auto model = m_controller.summary();
    for (std::size_t i = 0; model && i < model->modules.size(); ++i) {
        if (model->modules[i].path == evidence.module) {
            m_bar->clearSearch();
            showView(Tree);
            showModule(i);
            m_details->showEvidence(evidence);
            return;
        }
    }
}

void ShapesPage::fillSaveMenu()
{
    const auto add = [this](const QString& text, const QString& suffix, const QString& filter) {
        connect(m_bar->saveMenu().addAction(text), &QAction::triggered, this,
                [this, suffix, filter] { chooseFileAndSave(suffix, filter); });
    };
    add(tr("Table of modules (CSV)..."), QStringLiteral("csv"), tr("Tables (*.csv)"));
    add(tr("All that is known (JSON)..."), QStringLiteral("json"), tr("Numbers (*.json)"));
    add(tr("Report to read (HTML)..."), QStringLiteral("html"), tr("Reports (*.html)"));
    add(tr("Diagram, to print (PDF)..."), QStringLiteral("pdf"), tr("Documents (*.pdf)"));
    add(tr("Diagram as a drawing (SVG)..."), QStringLiteral("svg"), tr("Drawings (*.svg)"));
    add(tr("Diagram as a picture (PNG)..."), QStringLiteral("png"), tr("Pictures (*.png)"));
}

void ShapesPage::chooseFileAndSave(const QString& suffix, const QString& filter)
{
    const QString name = QStringLiteral("%1-shapes.%2")
                             .arg(QFileInfo(m_controller.path()).completeBaseName(), suffix);
    QString path
        = QFileDialog::getSaveFileName(this, tr("Save what is shown of the model"), name, filter);
    if (!path.isEmpty()) {
        if (QFileInfo(path).suffix().toLower() != suffix) {
            path += QLatin1Char('.') + suffix;
        }
        save(path);
    }
}

void ShapesPage::save(const QString& path)
{
    const auto model = m_controller.summary();
    if (!model) {
        return;
    }
    // The script by its name alone: where it lies on this computer helps nobody who reads the file.
    const ExportAdvice advice = exportAdvice(*model, m_controller.faults(), "export_masked_lm.py");
    const QByteArray report = modelReport(*model, m_controller.inspection().get(), advice,
                                          QFileInfo(path).suffix().toLower());
    const Status saved = report.isEmpty() ? m_diagram->exportTo(path) : saveBytes(report, path);
    if (saved.hasError()) {
        m_error->showError(saved.error(), {});
    }
}

void ShapesPage::search()
{
    m_tree->search(m_bar->searched());
    m_operators->search(m_bar->searched());
}

void ShapesPage::showSentence(const Prediction& prediction)
{
    FlowSentence sentence = sentenceOf(prediction.encoding);
    sentence.text = QString::fromStdString(prediction.text);
    const auto tokenizer = m_controller.tokenizer();
    if (tokenizer && !tokenizer->maskToken().empty()) { // as it is typed, whoever wrote it
        sentence.text.replace(QString::fromStdString(tokenizer->maskToken()),
                              QStringLiteral("___"));
    }
    m_flow->setSentence(sentence);
}

void ShapesPage::setLength(SequenceLength length)
{
    m_tree->setLength(length);
    m_diagram->setLength(length);
    m_operators->setLength(length);
    m_details->setLength(length);
}

} // namespace maskscope
