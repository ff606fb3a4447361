// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace maskscope {

/// What the letters, signs and colours of shapes mean, in one line.
class ShapeLegend : public QLabel
{
    Q_OBJECT

public:
    explicit ShapeLegend(QWidget* parent = nullptr);

    /// What no shape shows is not explained.
    void setHasPinned(bool hasPinned);

protected:
    void changeEvent(QEvent* event) override;

private:
    void write();

    bool m_hasPinned = false;
    bool m_isWriting = false;
};

} // namespace maskscope
