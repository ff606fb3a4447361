// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace maskscope {

/// Sets the fields and switches below `to` as those of the same name below `from`: what a person
/// has typed and chosen on a page goes over to the same page in another language.
void copyInputs(const QWidget& from, QWidget& to);

} // namespace maskscope
