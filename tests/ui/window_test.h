// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QTest>

namespace maskscope {

/// How long a test waits for what must come; a busy machine is slow.
inline constexpr int kPatienceMs = 30000;
/// What a person feels as no delay, with room for a busy machine. The forwards of the slow models
/// in these tests take three times as long.
inline constexpr int kAtOnceMs = 1000;

/// From here to the end of the test function any warning of Qt fails it, but for the one that the
/// offscreen platform gives for every window.
inline void failOnQtWarnings()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support )")));
}

} // namespace maskscope
