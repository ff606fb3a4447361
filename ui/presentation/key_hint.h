// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QTimer>

namespace maskscope {

/// The keys of a presentation, at its bottom: they are read at the beginning and then fade away.
/// Their room stays, so that nothing moves.
class KeyHint : public QLabel
{
    Q_OBJECT

public:
    explicit KeyHint(QWidget* parent);

    /// Shows them again.
    void begin();

private:
    void fade();

    QTimer m_stay;
};

} // namespace maskscope
