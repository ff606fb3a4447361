// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/length_contract.h"

#include <QWidget>

class QLabel;
class QSlider;
class QSpinBox;

namespace maskscope {

/// The length that shapes and operations are worked out for: a slider and a number.
class LengthControl : public QWidget
{
    Q_OBJECT

public:
    explicit LengthControl(QWidget* parent = nullptr);

    /// The lengths that the model takes; the one that is set moves into them.
    void setContract(const LengthContract& contract);
    void setLength(SequenceLength length);
    [[nodiscard]] SequenceLength length() const;

Q_SIGNALS:
    void lengthChanged(maskscope::SequenceLength length);

private:
    QSlider* m_slider;
    QSpinBox* m_number;
};

} // namespace maskscope
