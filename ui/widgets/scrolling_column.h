// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QVBoxLayout;
class QWidget;

namespace maskscope {

/// The column for all that is on a page. Where the window is smaller than the page needs, the page
/// scrolls, so that nothing is squeezed.
[[nodiscard]] QVBoxLayout* makeScrollingColumn(QWidget& page);

} // namespace maskscope
