// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/module_diagram.h"

#include "ui/diagram/diagram_overview.h"
#include "ui/diagram/diagram_picture.h"
#include "ui/diagram/diagram_view.h"
#include "ui/diagram/dot_layout.h"
#include "ui/glossary.h"
#include "ui/latency_report.h"
#include "ui/shape_text.h"
#include "ui/text_size.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/wrapping_row.h"

#include <QBoxLayout>
#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

constexpr std::size_t kFewestForDot = 6; ///< operators in a frame that are worth asking
constexpr double kZoomStep = 1.25;
constexpr int kLegendChars = 36;

QString legendEntry(const ColorScheme& scheme, SizeOrigin origin, const QString& sample)
{
    return QStringLiteral("<span style=\"color:%1\">%2</span>&nbsp;%3")
        .arg(originColor(origin, scheme).name(), sample,
             originPhrase(origin).replace(QLatin1Char(' '), QStringLiteral("&nbsp;")));
}

bool isGroup(const BlockTree& tree, int block)
{
    return block >= 0 && tree.at(block).kind != BlockKind::Module;
}

/// Equal layers are in a block of their own: it opens, too.
void unfoldInLayout(DiagramLayout& layout, int block)
{
    const BlockTree& tree = layout.tree();
    for (int outer = tree.at(block).parent; isGroup(tree, outer); outer = tree.at(outer).parent) {
        layout.setUnfolded(outer, true);
    }
    layout.setUnfolded(block, true);
}

/// One line leaves each node, so labels below it have room.
bool isSimple(const FrameGraph& graph)
{
    std::vector<int> counts(graph.nodes(), 0);
    return std::all_of(graph.nets.begin(), graph.nets.end(),
                       [&counts](const FrameNet& net) { return ++counts[net.source] == 1; });
}

} // namespace

ModuleDiagram::ModuleDiagram(QWidget* parent)
    : QWidget(parent)
    , m_tree(std::make_unique<BlockTree>())
    , m_view(new DiagramView(this))
    , m_overview(new DiagramOverview(*m_view))
    , m_dot(new DotLayout(this))
{
    setObjectName(QStringLiteral("moduleDiagram"));
    createLayout();
    connectSignals();
    showLegend();
}

ModuleDiagram::~ModuleDiagram()
{
    m_view->setLayoutShown(nullptr);
}

void ModuleDiagram::createLayout()
{
    m_legend = makeMutedLabel(this, "diagramLegend");
    m_legend->setTextFormat(Qt::RichText);
    setTextRole(*m_legend, TextRole::Small);
    explainTerms(*m_legend, {"shape", "sequence_length", "batch", "weights", "baked_in"});
    // In two lines beside the buttons; where there is no room for that, in a line of its own.
    m_legend->setMinimumWidth(m_legend->fontMetrics().averageCharWidth() * kLegendChars);
    auto* buttons = new QWidget(this);
    auto* buttonRow = new QHBoxLayout(buttons);
    buttonRow->setContentsMargins(0, 0, 0, 0);
    buttonRow->setSpacing(spacing(4));
    auto* below = new WrappingRow;
    below->setSpacing(spacing(4));
    below->add(m_legend, WrappingRow::Room::Rest);
    below->add(buttons);
    const auto addButton = [&](const QString& text, const char* name, const QString& tip,
                               auto action) {
        const bool isSign = text.size() == 1;
        QAbstractButton* button
            = isSign ? static_cast<QAbstractButton*>(new QToolButton(this)) : new QPushButton(this);
        button->setText(text);
        button->setObjectName(QLatin1String(name));
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        connect(button, &QAbstractButton::clicked, this, action);
        buttonRow->addWidget(button);
    };
    addButton(tr("Fold all"), "foldAll", tr("Fold all blocks"), &ModuleDiagram::foldAll);
    addButton(QStringLiteral("−"), "zoomOut", tr("Smaller (Ctrl+-)"),
              [this] { m_view->zoomBy(1 / kZoomStep); });
    addButton(QStringLiteral("+"), "zoomIn", tr("Larger (Ctrl++)"),
              [this] { m_view->zoomBy(kZoomStep); });
    addButton(tr("Show all"), "showAll", tr("Show the whole diagram (0)"), &ModuleDiagram::showAll);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing(8));
    layout->addWidget(m_view, 1);
    layout->addLayout(below);
}

void ModuleDiagram::connectSignals()
{
    connect(m_view, &DiagramView::viewChanged, m_overview, &DiagramOverview::refresh);
    connect(m_view, &DiagramView::foldChanged, m_overview, &DiagramOverview::forget);
    connect(m_view, &DiagramView::foldChanged, this, &ModuleDiagram::askDot);
    connect(m_view, &DiagramView::currentChanged, this, &ModuleDiagram::tellModule);
    connect(m_dot, &DotLayout::done, this, &ModuleDiagram::takePlaces);
}

void ModuleDiagram::setModel(std::shared_ptr<const ModelSummary> summary,
                             std::shared_ptr<const Inspection> inspection)
{
    m_dot->cancel();
    const bool isSame = summary != nullptr && summary.get() == m_tree->summary();
    auto tree = std::make_unique<BlockTree>(std::move(summary), std::move(inspection));
    auto layout = std::make_unique<DiagramLayout>(*tree, DiagramMetrics::current());
    const int current = m_view->current();
    std::swap(m_tree, tree);
    std::swap(m_layout, layout); // the old ones live to the end of this
    if (!m_tree->isEmpty()) {
        m_layout->setNumbersAt(m_showsNumbers ? std::optional(m_length) : std::nullopt);
        m_layout->unfoldFirst();
    }
    const bool hadCurrent = isSame && current >= 0;
    const std::size_t module = hadCurrent ? tree->at(current).module : 0;
    if (isSame && layout != nullptr) {
        keepUnfolded(*layout);
    }
    m_view->setLayoutShown(m_layout.get());
    m_overview->forget();
    showLegend();
    if (hadCurrent) {
        setCurrentModule(module);
    }
}

/// Modules that were open are open again.
void ModuleDiagram::keepUnfolded(const DiagramLayout& before)
{
    for (std::size_t module = 0; module < m_tree->summary()->modules.size(); ++module) {
        const int old = before.tree().blockOfModule(module);
        if (before.isUnfolded(old) && before.visible(old) == old) {
            unfoldInLayout(*m_layout, m_tree->blockOfModule(module));
        }
    }
}

void ModuleDiagram::setLength(SequenceLength length)
{
    m_length = length;
    m_view->setSpokenLength(length);
    applyNumbers();
}

void ModuleDiagram::setShowsNumbers(bool shows)
{
    m_showsNumbers = shows;
    applyNumbers();
}

void ModuleDiagram::applyNumbers()
{
    if (m_layout == nullptr || m_tree->isEmpty()) {
        return;
    }
    m_layout->setNumbersAt(m_showsNumbers ? std::optional(m_length) : std::nullopt);
    m_view->refresh();
}

void ModuleDiagram::setCurrentModule(std::size_t module)
{
    if (m_tree->isEmpty()) {
        return;
    }
    m_isTelling = false;
    m_view->setCurrent(m_tree->blockOfModule(module));
    m_isTelling = true;
}

void ModuleDiagram::revealModule(std::size_t module)
{
    if (m_tree->isEmpty()) {
        return;
    }
    const int block = m_tree->blockOfModule(module);
    for (int hidden = m_layout->visible(block); hidden != block;
         hidden = m_layout->visible(block)) {
        m_view->setUnfolded(hidden, true);
        if (!m_layout->isUnfolded(hidden)) {
            break;
        }
    }
    setCurrentModule(module);
}

void ModuleDiagram::fold(std::size_t module)
{
    if (!m_tree->isEmpty()) {
        m_view->setUnfolded(m_tree->blockOfModule(module), false);
    }
}

void ModuleDiagram::unfold(std::size_t module)
{
    if (m_tree->isEmpty()) {
        return;
    }
    const int block = m_tree->blockOfModule(module);
    for (int outer = m_tree->at(block).parent; isGroup(*m_tree, outer);
         outer = m_tree->at(outer).parent) {
        m_view->setUnfolded(outer, true);
    }
    m_view->setUnfolded(block, true);
}

void ModuleDiagram::foldAll()
{
    if (m_tree->isEmpty()) {
        return;
    }
    m_layout->foldAll();
    m_view->refresh();
    m_view->setCurrent(m_view->current());
    m_view->fitFirst();
    m_overview->forget();
}

void ModuleDiagram::showAll()
{
    m_view->fitAll();
}

void ModuleDiagram::tellModule(int block)
{
    if (m_isTelling && block >= 0) {
        int told = block;
        while (m_tree->at(told).kind != BlockKind::Module
               && m_tree->at(told).kind != BlockKind::Operator) {
            told = m_tree->at(told).children.front();
        }
        Q_EMIT currentModuleChanged(m_tree->at(told).module);
    }
}

/// Frames of operators alone: Graphviz, where it is there, places them better than we do.
void ModuleDiagram::askDot(int frame, bool unfolded)
{
    const std::vector<int>& children = m_tree->at(frame).children;
    const bool isOperators = std::all_of(children.begin(), children.end(), [this](int child) {
        return m_tree->at(child).kind == BlockKind::Operator;
    });
    if (unfolded && isOperators && children.size() >= kFewestForDot && m_dot->isAvailable()
        && !m_layout->hasPlaces(frame) && isSimple(m_layout->graph(frame))) {
        m_dot->start(frame, m_layout->nodesOf(frame), m_layout->netsOf(frame),
                     m_layout->metrics().distances);
    }
}

void ModuleDiagram::takePlaces(int frame, const LayeredLayout& layout)
{
    if (m_layout == nullptr || frame >= m_tree->size()
        || layout.nodes.size() != m_layout->graph(frame).nodes()) {
        return;
    }
    m_view->keepPlace(frame);
    m_layout->setPlaces(frame, layout);
    m_view->refresh(m_layout->visible(frame) == frame ? frame : -1);
    m_overview->forget();
}

QString ModuleDiagram::legend() const
{
    const ColorScheme scheme = schemeOf(palette());
    QStringList entries{
        legendEntry(scheme, SizeOrigin::Length, QStringLiteral("<b><u>L</u></b>")),
        legendEntry(scheme, SizeOrigin::Batch, QStringLiteral("B")),
        legendEntry(scheme, SizeOrigin::Weights, QStringLiteral("384")),
    };
    if (m_tree->inspection() != nullptr && hasPinnedSizes(*m_tree->inspection())) {
        entries << legendEntry(scheme, SizeOrigin::Recording, QStringLiteral("<b>14!</b>"));
    }
    return entries.join(QStringLiteral(" &nbsp; "));
}

void ModuleDiagram::showLegend()
{
    m_legend->setText(legend());
}

Status ModuleDiagram::exportTo(const QString& path) const
{
    const QString ending = QFileInfo(path).suffix().toLower();
    const ColorScheme scheme = schemeOf(palette());
    const QString title = m_tree->isEmpty()
        ? QString()
        : QFileInfo(QString::fromStdString(m_tree->summary()->path)).fileName();
    const DiagramPictureWords words{title, legend()};
    QByteArray bytes;
    if (m_layout != nullptr) {
        bytes = ending == QLatin1String("svg") ? diagramAsSvg(*m_layout, scheme, words)
            : ending == QLatin1String("pdf")   ? diagramAsPdf(*m_layout, scheme, words)
            : ending == QLatin1String("png")   ? diagramAsPng(*m_layout, scheme, words)
                                               : QByteArray();
    }
    if (bytes.isEmpty()) {
        const std::string reason
            = tr("choose a name that ends in .svg, .png or .pdf").toStdString();
        return Error{
            ErrorCode::CannotWrite, {{"file", path.toStdString()}, {"reason", reason}}, {}};
    }
    return saveBytes(bytes, path);
}

void ModuleDiagram::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_legend != nullptr) {
        showLegend();
    }
    if (event->type() == QEvent::FontChange && m_layout != nullptr) {
        m_layout->setMetrics(DiagramMetrics::current());
        m_view->refresh();
        m_overview->forget();
    }
}

} // namespace maskscope
