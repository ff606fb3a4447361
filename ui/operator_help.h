// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace maskscope {

/// What an operator does, in one plain sentence; empty for those that are not among the common
/// ones.
[[nodiscard]] QString operatorHelp(const std::string& name);

} // namespace maskscope
