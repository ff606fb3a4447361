// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/decoder/decoder_json.h"

#include "core/text/decoder/byte_decoders.h"
#include "core/text/decoder/text_decoders.h"
#include "core/text/decoder/word_decoders.h"
#include "core/text/pre_tokenizer/metaspace_json.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace maskscope {

namespace {

using Made = std::unique_ptr<Decoder>;

Made readWordPiece(const JsonPart& part)
{
    part.allowOnly({"type", "prefix", "cleanup"});
    return std::make_unique<WordPieceDecoder>(part.string("prefix"), part.boolean("cleanup"));
}

/// Its members are those of the pre-tokenizer and say nothing about decoding.
Made readByteLevel(const JsonPart& part)
{
    part.allowOnly({"type", "add_prefix_space", "trim_offsets", "use_regex"});
    return std::make_unique<ByteLevelDecoder>();
}

Made readMetaspaceDecoder(const JsonPart& part)
{
    const MetaspaceOptions options = readMetaspace(part);
    return std::make_unique<MetaspaceDecoder>(options.replacement,
                                              options.prepend != PrependScheme::Never);
}

Made readBpe(const JsonPart& part)
{
    part.allowOnly({"type", "suffix"});
    return std::make_unique<BpeDecoder>(part.string("suffix"));
}

Made readFuse(const JsonPart& part)
{
    part.allowOnly({"type"});
    return std::make_unique<FuseDecoder>();
}

Made readByteFallback(const JsonPart& part)
{
    part.allowOnly({"type"});
    return std::make_unique<ByteFallbackDecoder>();
}

Made readReplace(const JsonPart& part)
{
    part.allowOnly({"type", "pattern", "content"});
    return std::make_unique<ReplaceDecoder>(readPattern(part, "pattern"), part.string("content"));
}

Made readStrip(const JsonPart& part)
{
    part.allowOnly({"type", "content", "start", "stop"});
    constexpr auto kAnyNumber = std::numeric_limits<std::int64_t>::max();
    return std::make_unique<StripDecoder>(
        StripDecoderOptions{.content = part.character("content"),
                            .start = static_cast<std::size_t>(part.integer("start", kAnyNumber)),
                            .stop = static_cast<std::size_t>(part.integer("stop", kAnyNumber))});
}

Made readCtc(const JsonPart& part)
{
    part.allowOnly({"type", "pad_token", "word_delimiter_token", "cleanup"});
    return std::make_unique<CtcDecoder>(
        CtcDecoderOptions{.padToken = part.string("pad_token"),
                          .wordDelimiter = part.string("word_delimiter_token"),
                          .cleanUp = part.boolean("cleanup")});
}

/// How many times longer the Replace steps can make a text, at most.
constexpr std::size_t kMostGrowth = 4096;

/// An empty match puts the content before each byte, so a step can add that much and one.
std::size_t growthOf(const JsonPart& sequence)
{
    std::size_t growth = 1;
    for (const JsonPart& step : sequence.parts("decoders")) {
        const std::string type = step.string("type");
        growth *= type == "Replace" ? step.string("content").size() + 1 : 1U;
        growth *= type == "Sequence" ? growthOf(step) : 1U;
        growth = std::min(growth, kMostGrowth + 1);
    }
    return growth;
}

Made readSequence(const JsonPart& part)
{
    part.allowOnly({"type", "decoders"});
    if (growthOf(part) > kMostGrowth) {
        part.errors().unsupported(part.path(), "Replace steps that make a text much longer");
        return nullptr;
    }
    std::vector<Made> steps;
    for (const JsonPart& step : part.parts("decoders")) {
        steps.push_back(readDecoder(step));
        if (steps.back() == nullptr) {
            return nullptr;
        }
    }
    return std::make_unique<SequenceDecoder>(std::move(steps));
}

constexpr std::array<std::pair<std::string_view, Made (*)(const JsonPart&)>, 10> kReaders{
    {{"WordPiece", &readWordPiece},
     {"ByteLevel", &readByteLevel},
     {"Metaspace", &readMetaspaceDecoder},
     {"BPEDecoder", &readBpe},
     {"Fuse", &readFuse},
     {"ByteFallback", &readByteFallback},
     {"Replace", &readReplace},
     {"Strip", &readStrip},
     {"CTC", &readCtc},
     {"Sequence", &readSequence}}};

} // namespace

std::unique_ptr<Decoder> readDecoder(const JsonPart& part)
{
    return readByType(part, kReaders);
}

} // namespace maskscope
