// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstdint>
#include <stop_token>

namespace maskscope {

class TorchProgram;

/// Finds out by trying what the nameless inputs of a program mean (core/model/role_probe.h), and
/// gives it those roles. `words`: rows of its word table; 0: not known.
void findRolesByTrying(TorchProgram& program, std::int64_t words, std::stop_token stop);

} // namespace maskscope
