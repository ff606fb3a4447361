// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace maskscope {

class DiagramView;

/// Gives screen readers the blocks of a diagram as a list: of each its name, class and shape, and
/// whether it is open. Call it once before the first view is asked for its interface.
void installDiagramAccessibility();

/// Says that another block of the view is the current one.
void tellCurrent(DiagramView& view);

} // namespace maskscope
