// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/warning.h"
#include "core/model/length_contract.h"
#include "core/model/signature.h"

#include <vector>

namespace maskscope {

/// UnknownRoles for inputs of which trying told nothing, GuessedRoles for those where it did, as
/// long as nobody has said better. MaskIsSecond where an old page's script passes segments into the
/// mask: whether the recording one did, no file tells (with segments and with a mask it is the same
/// to the byte), only that its second input is the mask and that the types which the model knows
/// cannot be given.
[[nodiscard]] std::vector<Warning> inputWarnings(const std::vector<InputSpec>& inputs,
                                                 const std::vector<NamedShape>& parameters);

} // namespace maskscope
