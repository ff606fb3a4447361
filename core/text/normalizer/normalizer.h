// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/normalized_text.h"

namespace maskscope {

/// One step that rewrites text before it is split into words. Immutable.
class Normalizer
{
public:
    virtual ~Normalizer() = default;

    [[nodiscard]] virtual NormalizedText normalize(const NormalizedText& text) const = 0;
};

} // namespace maskscope
