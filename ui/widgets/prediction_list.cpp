// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/prediction_list.h"

#include "ui/widgets/prediction_delegate.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <QStyle>

#include <algorithm>

namespace maskscope {

namespace {

constexpr int kGlideMs = 120;

} // namespace

PredictionList::PredictionList(int mask, QWidget* parent)
    : QListView(parent)
    , m_mask(mask)
    , m_aligned(std::make_shared<Lists>(1, this))
{
    setObjectName(QStringLiteral("predictions%1").arg(mask + 1));
    setAccessibleName(tr("Guesses for hidden word %1").arg(mask + 1));
    m_model.setTellsTokens(false);
    setModel(&m_model);
    setItemDelegate(new PredictionDelegate(*this));
    setUniformItemSizes(true);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    viewport()->setAutoFillBackground(false);
    m_glide.setStartValue(0.0);
    m_glide.setEndValue(1.0);
    connect(&m_glide, &QVariantAnimation::valueChanged, viewport(), qOverload<>(&QWidget::update));
    connect(this, &QListView::clicked, this, &PredictionList::choose);
    connect(this, &QListView::entered, this, &PredictionList::tryOut);
}

PredictionList::~PredictionList()
{
    std::erase(*m_aligned, this);
}

std::vector<double> PredictionList::probabilities() const
{
    std::vector<double> values;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        values.push_back(m_model.index(row).data(PredictionModel::ProbabilityRole).toDouble());
    }
    return values;
}

void PredictionList::setPrediction(const MaskPrediction& prediction)
{
    std::vector<double> from;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        from.push_back(shownProbability(row));
    }
    const int rowsBefore = m_model.rowCount();
    m_model.setPrediction(prediction);
    measure();
    if (m_model.rowCount() != rowsBefore) {
        updateGeometry();
    }
    from.resize(probabilities().size(), 0.0);
    m_from = std::move(from);
    m_glide.stop();
    m_glide.setDuration(kGlideMs);
    const bool moves = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
    if (moves && isVisible()) {
        m_glide.start();
    } else {
        m_glide.setCurrentTime(kGlideMs);
    }
    m_outdated = false;
}

void PredictionList::setOutdated(bool outdated)
{
    if (m_outdated != outdated) {
        m_outdated = outdated;
        viewport()->update();
    }
}

void PredictionList::setDetailLevel(DetailLevel level)
{
    m_model.setTellsTokens(level >= DetailLevel::Explore);
}

double PredictionList::shownProbability(int row) const
{
    const double target = m_model.index(row).data(PredictionModel::ProbabilityRole).toDouble();
    const auto at = static_cast<std::size_t>(row);
    if (at >= m_from.size() || m_glide.state() != QAbstractAnimation::Running) {
        return target;
    }
    const double done = m_glide.currentValue().toDouble();
    return m_from.at(at) + (target - m_from.at(at)) * done;
}

void PredictionList::alignWith(PredictionList& other)
{
    m_aligned->insert(m_aligned->end(), other.m_aligned->begin(), other.m_aligned->end());
    for (PredictionList* list : Lists(*m_aligned)) {
        list->m_aligned = m_aligned;
        list->viewport()->update();
    }
}

int PredictionList::heightOfRows(int room) const
{
    const int row = sizeHintForRow(0);
    return row <= 0 ? 0 : row * std::clamp(room / row, 1, std::max(1, m_model.rowCount()));
}

void PredictionList::measure()
{
    QFont strong = font();
    strong.setWeight(QFont::DemiBold); // as the best guess is painted
    const QFontMetrics metrics(strong);
    m_widestWord = metrics.averageCharWidth() * 8;
    m_widestRank = 0;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex index = m_model.index(row);
        m_widestWord = std::max(m_widestWord, metrics.horizontalAdvance(index.data().toString()));
        const QString rank = index.data(PredictionModel::RankRole).toString();
        m_widestRank = std::max(m_widestRank, fontMetrics().horizontalAdvance(rank));
    }
    for (const PredictionList* list : *m_aligned) {
        list->viewport()->update();
    }
}

/// Of those that are seen beside this one.
int PredictionList::widest(int PredictionList::*width) const
{
    int widest = this->*width;
    for (const PredictionList* list : *m_aligned) {
        if (list->isVisible()) {
            widest = std::max(widest, list->*width);
        }
    }
    return widest;
}

int PredictionList::wordWidth() const
{
    // A little more than the advance: eliding measures in fractions.
    return std::min(widest(&PredictionList::m_widestWord) + 2, viewport()->width() * 2 / 5);
}

int PredictionList::rankWidth() const
{
    return widest(&PredictionList::m_widestRank);
}

QSize PredictionList::sizeHint() const
{
    const int rows = m_model.rowCount();
    const int height = rows == 0 ? 0 : rows * sizeHintForRow(0);
    return {fontMetrics().averageCharWidth() * 40, height + 2};
}

QSize PredictionList::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 20, fontMetrics().height() * 4};
}

void PredictionList::choose(const QModelIndex& index)
{
    if (index.isValid() && !index.data(PredictionModel::RestRole).toBool()) {
        Q_EMIT hovered(QString());
        Q_EMIT chosen(index.data(PredictionModel::WordRole).toString(),
                      index.data(PredictionModel::JoinsRole).toBool());
    }
}

void PredictionList::tryOut(const QModelIndex& index)
{
    const bool isWord = index.isValid() && !index.data(PredictionModel::RestRole).toBool();
    Q_EMIT hovered(isWord ? index.data(PredictionModel::WordRole).toString() : QString());
}

void PredictionList::changeEvent(QEvent* event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        measure();
    }
}

void PredictionList::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
        || event->key() == Qt::Key_Space) {
        choose(currentIndex());
        return;
    }
    const QModelIndex before = currentIndex();
    QListView::keyPressEvent(event);
    if (currentIndex() != before) {
        tryOut(currentIndex());
    }
}

void PredictionList::focusInEvent(QFocusEvent* event)
{
    QListView::focusInEvent(event);
    if (!currentIndex().isValid()) {
        setCurrentIndex(m_model.index(0));
    }
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason) {
        tryOut(currentIndex());
    }
}

void PredictionList::focusOutEvent(QFocusEvent* event)
{
    QListView::focusOutEvent(event);
    Q_EMIT hovered(QString());
}

void PredictionList::leaveEvent(QEvent* event)
{
    QListView::leaveEvent(event);
    Q_EMIT hovered(QString());
}

} // namespace maskscope
