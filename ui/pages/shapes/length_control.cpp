// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/shapes/length_control.h"

#include "ui/glossary.h"
#include "ui/text_size.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>

#include <algorithm>
#include <limits>

namespace maskscope {

namespace {

constexpr int kFirstLength = 16;
/// Of models that have no limit of their own.
constexpr std::int64_t kFarEnough = 4096;
constexpr int kSliderWidth = 160;

int within(std::int64_t value)
{
    return static_cast<int>(
        std::clamp<std::int64_t>(value, 1, std::numeric_limits<int>::max() / 2));
}

} // namespace

LengthControl::LengthControl(QWidget* parent)
    : QWidget(parent)
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_number(new QSpinBox(this))
{
    setObjectName(QStringLiteral("lengthControl"));
    auto* label = new QLabel(tr("Length L"), this);
    label->setBuddy(m_number);
    label->setToolTip(
        tr("Numbers that depend on the length of a text are worked out for this one."));
    explainTerms(*label, {"sequence_length", "token"});
    m_slider->setObjectName(QStringLiteral("lengthSlider"));
    m_slider->setAccessibleName(tr("Length L"));
    m_slider->setMinimumWidth(kSliderWidth / 2);
    m_slider->setMaximumWidth(kSliderWidth);
    m_number->setObjectName(QStringLiteral("lengthNumber"));
    m_number->setAccessibleName(tr("Length L in tokens"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing(8));
    row->addWidget(label);
    row->addWidget(m_slider, 1);
    row->addWidget(m_number);
    connect(m_slider, &QSlider::valueChanged, m_number, &QSpinBox::setValue);
    connect(m_number, &QSpinBox::valueChanged, this, [this](int value) {
        m_slider->setValue(value);
        Q_EMIT lengthChanged(SequenceLength{value});
    });
    setContract({});
    setLength(SequenceLength{kFirstLength});
}

void LengthControl::setContract(const LengthContract& contract)
{
    const int before = m_number->value();
    const int longest = within(contract.max ? contract.max->value : kFarEnough);
    const bool isOne = contract.kind == LengthKind::Fixed || contract.kind == LengthKind::Unsafe;
    const int shortest = isOne ? longest : std::min(within(contract.min.value), longest);
    {
        const QSignalBlocker slider(m_slider);
        const QSignalBlocker number(m_number);
        m_slider->setRange(shortest, longest);
        m_number->setRange(shortest, longest);
        m_slider->setValue(m_number->value());
    }
    setEnabled(shortest < longest);
    setToolTip(isOne ? tr("This model runs at one length alone.") : QString());
    if (m_number->value() != before) {
        Q_EMIT lengthChanged(length());
    }
}

void LengthControl::setLength(SequenceLength length)
{
    m_number->setValue(within(length.value));
}

SequenceLength LengthControl::length() const
{
    return SequenceLength{m_number->value()};
}

} // namespace maskscope
