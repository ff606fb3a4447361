// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/normalizer/normalizer.h"

#include <optional>

namespace maskscope {

struct BertNormalizerOptions
{
    bool cleanText = true;
    bool handleChineseChars = true;
    std::optional<bool> stripAccents; ///< nothing: as `lowercase`
    bool lowercase = true;
};

/// BERT's clean-up: control characters out, spaces around Chinese characters, accents off, lower
/// case - in one pass, with the same result as one step after the other.
class BertNormalizer final : public Normalizer
{
public:
    explicit BertNormalizer(const BertNormalizerOptions& options)
        : m_options(options)
    {}

    [[nodiscard]] NormalizedText normalize(const NormalizedText& text) const override;

private:
    BertNormalizerOptions m_options;
};

} // namespace maskscope
