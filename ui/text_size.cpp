// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text_size.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace maskscope {

namespace {

constexpr double kSmallestSystemSize = 10;

/// The system's size, asked before the first zoom replaces it.
double systemSize()
{
    static const double size = std::max(QApplication::font().pointSizeF(), kSmallestSystemSize);
    return size;
}

double factorOf(TextRole role)
{
    switch (role) {
    case TextRole::Small:
        return 0.9;
    case TextRole::Title:
        return 1.3;
    case TextRole::Sentence:
        return 2.2;
    case TextRole::Body:
    case TextRole::Strong:
    case TextRole::Code:
        break;
    }
    return 1.0;
}

class RoleKeeper final : public QObject
{
public:
    RoleKeeper(QWidget& widget, TextRole role)
        : QObject(&widget)
        , m_widget(widget)
        , m_role(role)
    {
        widget.installEventFilter(this);
        widget.setFont(fontOf(role));
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (watched == &m_widget && event->type() == QEvent::ApplicationFontChange) {
            m_widget.setFont(fontOf(m_role));
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QWidget& m_widget;
    TextRole m_role;
};

} // namespace

void applyTextSize(double zoom)
{
    QFont font = QApplication::font();
    font.setPointSizeF(systemSize() * zoom);
    QApplication::setFont(font);
}

QFont fontOf(TextRole role)
{
    const double size = QApplication::font().pointSizeF() * factorOf(role);
    QFont font = role == TextRole::Code ? QFontDatabase::systemFont(QFontDatabase::FixedFont)
                                        : QApplication::font();
    font.setPointSizeF(size);
    if (role == TextRole::Strong || role == TextRole::Title) {
        font.setWeight(QFont::DemiBold);
    }
    return font;
}

void setTextRole(QWidget& widget, TextRole role)
{
    new RoleKeeper(widget, role); // a child of the widget
}

int spacing(int step)
{
    return static_cast<int>(
        std::lround(step * QApplication::font().pointSizeF() / kSmallestSystemSize));
}

} // namespace maskscope
