// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace maskscope {

/// An integer that cannot be mixed up with another kind of integer. `Tag` only makes the type
/// distinct; use `.value` where the plain number is wanted.
template <typename Tag, typename Rep>
struct Strong
{
    Rep value{};

    constexpr auto operator<=>(const Strong&) const = default;
};

/// Row of the vocabulary, as the tokenizer numbers it.
using TokenId = Strong<struct TokenIdTag, std::int32_t>;
/// Number of tokens the model sees at once, special tokens included.
using SequenceLength = Strong<struct SequenceLengthTag, std::int64_t>;
/// One order given to the worker; grows by one with every job.
using JobId = Strong<struct JobIdTag, std::uint64_t>;
/// One opened model; a file opened twice has two.
using ModelId = Strong<struct ModelIdTag, std::uint64_t>;

/// A half-open piece of a text, [begin, end), counted in `Unit`s.
template <typename Unit>
struct TextRange
{
    std::size_t begin = 0;
    std::size_t end = 0;

    constexpr auto operator<=>(const TextRange&) const = default;
    [[nodiscard]] constexpr std::size_t size() const { return end - begin; }
    [[nodiscard]] constexpr bool isEmpty() const { return begin == end; }
};

/// Bytes of UTF-8 text.
using ByteRange = TextRange<struct ByteUnit>;
/// UTF-16 code units, as Qt counts.
using Utf16Range = TextRange<struct Utf16Unit>;
/// Unicode code points, as Hugging Face tokenizers reports offsets.
using CodePointRange = TextRange<struct CodePointUnit>;

} // namespace maskscope
