// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/inspection.h"

#include <QWidget>

#include <optional>

namespace maskscope {

/// How the numbers of one weight are spread, as columns from the least to the greatest.
class Histogram : public QWidget
{
    Q_OBJECT

public:
    explicit Histogram(QWidget* parent = nullptr);

    /// Nothing: empty.
    void setWeight(const WeightStats* weight);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QRectF plotArea() const;

    std::optional<WeightStats> m_weight;
};

} // namespace maskscope
