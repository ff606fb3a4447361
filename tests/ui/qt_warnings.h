// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QTest>

namespace maskscope {

/// From here to the end of the test function any warning of Qt fails it, but for the one that the
/// offscreen platform gives for every window.
inline void failOnQtWarnings()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support )")));
}

} // namespace maskscope
