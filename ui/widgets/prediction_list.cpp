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
    viewport()->update();
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

int PredictionList::wordWidth() const
{
    QFont strong = font();
    strong.setWeight(QFont::DemiBold); // as the best guess is painted
    const QFontMetrics metrics(strong);
    int widest = metrics.averageCharWidth() * 8;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QString word = m_model.index(row).data().toString();
        widest = std::max(widest, metrics.horizontalAdvance(word));
    }
    // A little more than the advance: eliding measures in fractions.
    return std::min(widest + 2, viewport()->width() * 2 / 5);
}

int PredictionList::rankWidth() const
{
    int widest = 0;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QString rank = m_model.index(row).data(PredictionModel::RankRole).toString();
        widest = std::max(widest, fontMetrics().horizontalAdvance(rank));
    }
    return widest;
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
