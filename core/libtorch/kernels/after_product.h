// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
// For the files that compile the kernels for one kind of processor each; see panel_tiles.h.
#pragma once

#include "core/libtorch/kernels/panel_product.h"
#include "core/libtorch/kernels/vectors.h"

namespace maskscope {

namespace {

/// What is made of `Lanes` sums beside each other.
template <int Lanes>
typename Vectors<Lanes>::Vector activated(AfterProduct what,
                                          const typename Vectors<Lanes>::Vector& value)
{
    using V = Vectors<Lanes>;
    if (what == AfterProduct::Relu) {
        return V::relu(value);
    }
    return what == AfterProduct::Gelu ? V::gelu(value) : value;
}

} // namespace

} // namespace maskscope
