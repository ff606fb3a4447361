// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/normalizer/charsmap.h"
#include "core/text/normalizer/code_point_change.h"
#include "core/text/normalizer/normalizer.h"

#include <array>
#include <memory>

namespace maskscope {

/// SentencePiece's normalization rules: grapheme clusters below 6 bytes are looked up as a whole,
/// all others, and those not found, by their code points.
class PrecompiledNormalizer final : public Normalizer
{
public:
    explicit PrecompiledNormalizer(Charsmap charsmap);

    [[nodiscard]] NormalizedText normalize(const NormalizedText& text) const override;

private:
    struct Pass;
    void addCluster(std::string_view cluster, Pass& pass) const;
    bool replace(std::string_view part, Pass& pass) const;

    Charsmap m_charsmap;
    std::array<bool, 128> m_isKept{}; ///< the rules say nothing of this ASCII character
};

} // namespace maskscope
