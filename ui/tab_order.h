// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace maskscope {

/// Lets the Tab key walk through the parts of the widget in the order in which their layouts place
/// them, whatever the order in which they were made. Call it again after adding parts. A part that
/// hands its focus to one inside itself would be a second entry to its own chain: do not.
void orderTabs(QWidget& top);

} // namespace maskscope
