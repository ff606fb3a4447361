// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scrolling_column.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace maskscope {

namespace {

/// Scrolls below its least height, not below the one that it would like.
class Content final : public QWidget
{
public:
    using QWidget::QWidget;

    [[nodiscard]] int heightForWidth(int width) const override
    {
        return layout()->minimumHeightForWidth(width);
    }
};

} // namespace

QVBoxLayout* makeScrollingColumn(QWidget& page)
{
    auto* area = new QScrollArea(&page);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    auto* content = new Content(area);
    auto* column = new QVBoxLayout(content);
    area->setWidget(content);
    auto* whole = new QVBoxLayout(&page);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(area);
    return column;
}

} // namespace maskscope
