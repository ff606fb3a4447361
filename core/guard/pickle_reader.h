// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"
#include "core/guard/pickle_tree.h"

#include <cstddef>
#include <string>

namespace maskscope {

/// What a pickle may cost: its nodes take some 80 bytes each.
struct PickleLimits
{
    std::size_t bytes = 16U << 20U;
    std::size_t nodes = 1'000'000;
};

/// Reads a pickle of protocol 2 to 4 into plain values. Nothing is constructed, imported or called,
/// and memory grows only with the bytes read. Strict: what Python's or PyTorch's pickler does not
/// write is refused, also where their unpicklers would take it. Errors: DamagedFile with fact
/// `reason`; `raw` names the instruction and its place.
[[nodiscard]] Result<PickleTree> readPickle(std::string bytes, const PickleLimits& limits = {});

} // namespace maskscope
