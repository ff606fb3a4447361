// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/normalizer/normalizer_json.h"

#include "core/text/normalizer/bert_normalizer.h"
#include "core/text/normalizer/precompiled_normalizer.h"
#include "core/text/normalizer/simple_normalizers.h"
#include "core/text/normalizer/unicode_form.h"

#include <array>
#include <string_view>
#include <utility>

namespace maskscope {

namespace {

using NormalizerPtr = std::unique_ptr<Normalizer>;

NormalizerPtr readBert(const JsonPart& part)
{
    part.allowOnly({"type", "clean_text", "handle_chinese_chars", "strip_accents", "lowercase"});
    return std::make_unique<BertNormalizer>(
        BertNormalizerOptions{.cleanText = part.boolean("clean_text"),
                              .handleChineseChars = part.boolean("handle_chinese_chars"),
                              .stripAccents = part.optionalBoolean("strip_accents"),
                              .lowercase = part.boolean("lowercase")});
}

NormalizerPtr readPrecompiled(const JsonPart& part)
{
    part.allowOnly({"type", "precompiled_charsmap"});
    const auto bytes = decodeBase64(part.string("precompiled_charsmap"));
    auto charsmap = bytes.has_value() ? Charsmap::read(*bytes) : std::nullopt;
    if (!charsmap.has_value()) {
        part.bad("the member 'precompiled_charsmap' is damaged");
        return nullptr;
    }
    return std::make_unique<PrecompiledNormalizer>(*std::move(charsmap));
}

NormalizerPtr readPrepend(const JsonPart& part)
{
    part.allowOnly({"type", "prepend"});
    return std::make_unique<PrependNormalizer>(part.string("prepend"));
}

NormalizerPtr readReplace(const JsonPart& part)
{
    part.allowOnly({"type", "pattern", "content"});
    return std::make_unique<ReplaceNormalizer>(readPattern(part, "pattern"),
                                               part.string("content"));
}

NormalizerPtr readStrip(const JsonPart& part)
{
    part.allowOnly({"type", "strip_left", "strip_right"});
    return std::make_unique<StripNormalizer>(part.boolean("strip_left"),
                                             part.boolean("strip_right"));
}

/// As deep as the JSON reader lets a file be.
NormalizerPtr readSequence(const JsonPart& part)
{
    part.allowOnly({"type", "normalizers"});
    const Json& list = part.array("normalizers");
    std::vector<NormalizerPtr> steps;
    for (std::size_t i = 0; i < list.size() && !part.errors().any(); ++i) {
        const std::string path = part.path() + ".normalizers[" + std::to_string(i) + "]";
        const JsonPart step(list[i], path, part.errors());
        steps.push_back(part.errors().any() ? nullptr : readNormalizer(step));
    }
    return std::make_unique<NormalizerSequence>(std::move(steps));
}

template <typename Plain>
NormalizerPtr readPlain(const JsonPart& part)
{
    part.allowOnly({"type"});
    return std::make_unique<Plain>();
}

template <UnicodeForm form>
NormalizerPtr readForm(const JsonPart& part)
{
    part.allowOnly({"type"});
    return std::make_unique<UnicodeFormNormalizer>(form);
}

constexpr std::array<std::pair<std::string_view, NormalizerPtr (*)(const JsonPart&)>, 14> kReaders{{
    {"BertNormalizer", &readBert},
    {"ByteLevel", &readPlain<ByteLevelNormalizer>},
    {"Lowercase", &readPlain<LowercaseNormalizer>},
    {"NFC", &readForm<UnicodeForm::Nfc>},
    {"NFD", &readForm<UnicodeForm::Nfd>},
    {"NFKC", &readForm<UnicodeForm::Nfkc>},
    {"NFKD", &readForm<UnicodeForm::Nfkd>},
    {"Nmt", &readPlain<NmtNormalizer>},
    {"Precompiled", &readPrecompiled},
    {"Prepend", &readPrepend},
    {"Replace", &readReplace},
    {"Sequence", &readSequence},
    {"Strip", &readStrip},
    {"StripAccents", &readPlain<StripAccentsNormalizer>},
}};

} // namespace

std::unique_ptr<Normalizer> readNormalizer(const JsonPart& part)
{
    return readByType(part, kReaders);
}

} // namespace maskscope
