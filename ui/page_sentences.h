// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace maskscope {

/// In the order of the rail.
enum class Page
{
    Fill,
    Shapes,
    Speed,
    Compare,
};

/// "What is this?", one or two plain sentences; empty for a page that there is not.
[[nodiscard]] QString pageSentence(Page page);

} // namespace maskscope
