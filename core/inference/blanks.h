// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/inference/predictor.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace maskscope {

/// A word as it reads in the place of a mask.
struct BlankWord
{
    std::string text;
    bool continuesWord = false; ///< joins what is before it, without a space
    bool beginsWord = false; ///< and is apart from letters before it
};

/// How a word is put behind what is before it.
struct Seam
{
    bool dropsSpace = false; ///< of the space at the end there
    bool addsSpace = false;
};
/// `before` may be its last letters alone.
[[nodiscard]] Seam seamBehind(const std::string& before, const BlankWord& word);

/// A text's masks as places in what was typed and in what the model reads. The tokenizer must
/// outlive it.
class Blanks
{
public:
    /// `options` as the text was read with.
    Blanks(const Tokenizer& tokenizer, const Prediction& prediction, const PredictOptions& options);

    /// Two texts as the model reads them: mask aliases are the mask token.
    struct Texts
    {
        std::string first;
        std::optional<std::string> pair;
    };

    /// Where a mask is in one of those; without the white space that a mask token may take along.
    struct Place
    {
        std::size_t text = 0; ///< 0: first, 1: pair
        ByteRange read; ///< in Texts
        ByteRange typed; ///< in the text as asked
    };

    [[nodiscard]] const Texts& texts() const { return m_texts; }
    [[nodiscard]] std::size_t count() const { return m_places.size(); }
    [[nodiscard]] const Place& place(std::size_t mask) const { return m_places[mask]; }

    /// How the texts read with a word in every mask; a pair follows after a space. What was typed
    /// outside the masks stays as it is, but for a space before a word that continues another.
    [[nodiscard]] std::string sentence(const std::vector<BlankWord>& words) const;
    /// With a word in one mask, and the others as typed.
    [[nodiscard]] std::string sentence(std::size_t mask, const BlankWord& word) const;

private:
    [[nodiscard]] std::string filled(const std::vector<const BlankWord*>& words) const;

    std::array<std::string, 2> m_typed;
    Texts m_texts;
    std::vector<Place> m_places; ///< in order
};

/// How the tokens of `encoding` from `first` on read there together.
[[nodiscard]] BlankWord readBlank(const Tokenizer& tokenizer, const Encoding& encoding,
                                  std::size_t first, std::size_t count);

/// The same text with `count` masks in the place of the one at `position`.
[[nodiscard]] Encoding withMasks(const Encoding& encoding, std::size_t position, std::size_t count);

} // namespace maskscope
