// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presentation/key_hint.h"

#include "ui/presentation/large_fonts.h"

#include <QGraphicsOpacityEffect>
#include <QPropertyAnimation>
#include <QStyle>

namespace maskscope {

namespace {

constexpr int kStayMs = 8000;
constexpr int kFadeMs = 600;

} // namespace

KeyHint::KeyHint(QWidget* parent)
    : QLabel(parent)
{
    setObjectName(QStringLiteral("presentationKeys"));
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setText(tr("→ next example  ·  ← back  ·  Space covers and reveals  ·  click a word "
               "to hide it  ·  Esc ends"));
    setAlignment(Qt::AlignHCenter);
    setFont(keysFont());
    QSizePolicy policy = sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    setSizePolicy(policy);
    m_stay.setSingleShot(true);
    m_stay.setInterval(kStayMs);
    connect(&m_stay, &QTimer::timeout, this, &KeyHint::fade);
}

void KeyHint::begin()
{
    setGraphicsEffect(nullptr); // which ends the fading of the time before
    show();
    m_stay.start();
}

void KeyHint::fade()
{
    if (style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) == 0) {
        hide();
        return;
    }
    auto* effect = new QGraphicsOpacityEffect(this);
    effect->setOpacity(1.0);
    setGraphicsEffect(effect);
    auto* animation = new QPropertyAnimation(effect, "opacity", effect);
    animation->setDuration(kFadeMs);
    animation->setEndValue(0.0);
    connect(animation, &QPropertyAnimation::finished, this, &QWidget::hide);
    animation->start();
}

} // namespace maskscope
