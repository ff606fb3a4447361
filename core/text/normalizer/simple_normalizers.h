// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/normalizer/normalizer.h"
#include "core/text/regex_pattern.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace maskscope {

/// Full lower case, each code point alone.
class LowercaseNormalizer final : public Normalizer
{
public:
    [[nodiscard]] NormalizedText normalize(const NormalizedText& text) const override;
};

/// White space off the ends.
class StripNormalizer final : public Normalizer
{
public:
    StripNormalizer(bool left, bool right)
        : m_left(left)
        , m_right(right)
    {}

    [[nodiscard]] NormalizedText normalize(const NormalizedText& text) const override;

private:
    bool m_left;
    bool m_right;
};

/// All marks out, spacing ones too.
class StripAccentsNormalizer final : public Normalizer
{
public:
    [[nodiscard]] NormalizedText normalize(const NormalizedText& text) const override;
};

/// Control characters out, other spaces to plain ones, as SentencePiece's rules "nmt" do.
class NmtNormalizer final : public Normalizer
{
public:
    [[nodiscard]] NormalizedText normalize(const NormalizedText& text) const override;
};

/// Each byte as a visible letter (core/text/byte_alphabet.h).
class ByteLevelNormalizer final : public Normalizer
{
public:
    [[nodiscard]] NormalizedText normalize(const NormalizedText& text) const override;
};

/// Something in front of a text that is not empty.
class PrependNormalizer final : public Normalizer
{
public:
    explicit PrependNormalizer(std::string prefix)
        : m_prefix(std::move(prefix))
    {}

    [[nodiscard]] NormalizedText normalize(const NormalizedText& text) const override;

private:
    std::string m_prefix;
};

/// Every match of a pattern by the same content.
class ReplaceNormalizer final : public Normalizer
{
public:
    ReplaceNormalizer(RegexPattern pattern, std::string content)
        : m_pattern(std::move(pattern))
        , m_content(std::move(content))
    {}

    [[nodiscard]] NormalizedText normalize(const NormalizedText& text) const override;

private:
    RegexPattern m_pattern;
    std::string m_content;
};

/// One normalizer after the other.
class NormalizerSequence final : public Normalizer
{
public:
    explicit NormalizerSequence(std::vector<std::unique_ptr<Normalizer>> steps)
        : m_steps(std::move(steps))
    {}

    [[nodiscard]] NormalizedText normalize(const NormalizedText& text) const override;

private:
    std::vector<std::unique_ptr<Normalizer>> m_steps; ///< none null
};

} // namespace maskscope
