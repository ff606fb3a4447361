// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/shaded_words.h"

#include "ui/color_scheme.h"
#include "ui/text_size.h"

#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

constexpr qreal kRadius = 4;
constexpr qreal kOutdatedOpacity = 0.45;
constexpr float kStrongestGround = 0.28F; ///< text on it keeps its contrast

int barHeight()
{
    return std::max(2, spacing(4) * 3 / 4);
}

class ShadedWordDelegate final : public QStyledItemDelegate
{
public:
    explicit ShadedWordDelegate(ShadedWords* list)
        : QStyledItemDelegate(list)
        , m_list(*list)
    {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setOpacity(m_list.isOutdated() ? kOutdatedOpacity : 1.0);
        const ColorScheme scheme = schemeOf(option.palette);
        const QVariant mask = index.data(ShadedWordModel::MaskRole);
        const double strength = index.data(ShadedWordModel::StrengthRole).toDouble();
        QRectF word = QRectF(option.rect).adjusted(1, 1, -1, -1 - barHeight() - 2);
        QColor ground = mask.isValid() ? scheme.mask(mask.toInt()) : scheme.accent;
        ground.setAlphaF(mask.isValid() ? 1.0F : kStrongestGround * static_cast<float>(strength));
        painter->setPen(Qt::NoPen);
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(QPen(scheme.accent, 1.5));
        }
        painter->setBrush(ground);
        painter->drawRoundedRect(word, kRadius, kRadius);
        painter->setFont(fontOf(mask.isValid() ? TextRole::Strong : TextRole::Body));
        painter->setPen(mask.isValid() ? scheme.onAccent : scheme.text);
        painter->drawText(word, Qt::AlignCenter, index.data(Qt::DisplayRole).toString());
        paintBar(*painter, option.rect, strength, scheme.accent);
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& /*option*/,
                                 const QModelIndex& index) const override
    {
        const QFontMetrics metrics(fontOf(TextRole::Strong));
        const QString text = index.data(Qt::DisplayRole).toString();
        const int width = std::max(metrics.horizontalAdvance(text), metrics.height());
        return {width + 2 * spacing(4), metrics.height() + spacing(4) + barHeight() + 4};
    }

private:
    static void paintBar(QPainter& painter, const QRectF& item, double strength,
                         const QColor& color)
    {
        QRectF bar = item.adjusted(2, 0, -2, -1);
        bar.setTop(bar.bottom() - barHeight());
        bar.setWidth(bar.width() * strength);
        if (bar.width() >= 1) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(color);
            painter.drawRoundedRect(bar, 1, 1);
        }
    }

    ShadedWords& m_list;
};

} // namespace

ShadedWords::ShadedWords(const char* objectName, const QString& accessibleName, QWidget* parent)
    : WrappedList(parent)
{
    setObjectName(QLatin1String(objectName));
    setAccessibleName(accessibleName);
    setModel(&m_model);
    setItemDelegate(new ShadedWordDelegate(this));
    setSpacing(1);
    setSelectionMode(QAbstractItemView::NoSelection);
}

void ShadedWords::setWords(std::vector<ShadedWord> words)
{
    m_model.setWords(std::move(words));
    setOutdated(false);
    scheduleDelayedItemsLayout();
}

void ShadedWords::setOutdated(bool outdated)
{
    m_outdated = outdated;
    viewport()->update();
}

} // namespace maskscope
