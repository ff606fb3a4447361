// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/model/model_summary.h"

namespace maskscope {

std::string_view sharingName(SharingKind kind)
{
    return kind == SharingKind::Storage ? "storage" : "equal_values";
}

} // namespace maskscope
