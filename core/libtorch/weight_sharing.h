// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

namespace torch::jit {
struct Module;
}

namespace maskscope {

/// Makes weights that the file stores several times one piece of memory: exporting with
/// `torchscript=True` clones the word table for the decoder. The storages stay what they are, so it
/// does not matter who holds them (parameters, buffers, constants of a frozen program); only their
/// memory becomes the first one's, and the copies are freed. Small tensors are left alone, and all
/// are if forward() could write into one. Before the first run only. Throws what LibTorch throws.
void shareEqualWeights(const torch::jit::Module& module);

} // namespace maskscope
