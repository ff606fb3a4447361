// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/pre_tokenizer/pre_tokenizer_json.h"

#include "core/text/char_kind.h"
#include "core/text/pre_tokenizer/bert_pre_tokenizer.h"
#include "core/text/pre_tokenizer/byte_level.h"
#include "core/text/pre_tokenizer/character_split.h"
#include "core/text/pre_tokenizer/fixed_length.h"
#include "core/text/pre_tokenizer/metaspace_json.h"
#include "core/text/pre_tokenizer/pattern_split.h"
#include "core/text/pre_tokenizer/sequence.h"
#include "core/text/pre_tokenizer/unicode_scripts.h"
#include "core/text/pre_tokenizer/whitespace.h"

#include <array>
#include <limits>
#include <utility>

namespace maskscope {

namespace {

using Made = std::unique_ptr<PreTokenizer>;

template <typename Plain>
Made readPlain(const JsonPart& part)
{
    part.allowOnly({"type"});
    return std::make_unique<Plain>();
}

/// `trim_offsets` is for the post-processor of the same name.
Made readByteLevel(const JsonPart& part)
{
    part.allowOnly({"type", "add_prefix_space", "trim_offsets", "use_regex"});
    return std::make_unique<ByteLevel>(
        ByteLevelOptions{.addPrefixSpace = part.boolean("add_prefix_space"),
                         .useRegex = part.optionalBoolean("use_regex").value_or(true)});
}

Made readMetaspacePreTokenizer(const JsonPart& part)
{
    return std::make_unique<Metaspace>(readMetaspace(part));
}

Made readWhitespaceSplit(const JsonPart& part)
{
    part.allowOnly({"type"});
    return std::make_unique<CharacterSplit>(&isSpaceCharacter, SplitBehavior::Removed);
}

SplitBehavior readBehavior(const JsonPart& part)
{
    static constexpr std::array<std::pair<std::string_view, SplitBehavior>, 5> kBehaviors{
        {{"Removed", SplitBehavior::Removed},
         {"Isolated", SplitBehavior::Isolated},
         {"MergedWithPrevious", SplitBehavior::MergedWithPrevious},
         {"MergedWithNext", SplitBehavior::MergedWithNext},
         {"Contiguous", SplitBehavior::Contiguous}}};
    const std::string found = part.string("behavior");
    for (const auto& [name, behavior] : kBehaviors) {
        if (found == name) {
            return behavior;
        }
    }
    part.unsupportedValue("behavior", found);
    return SplitBehavior::Removed;
}

Made readSplit(const JsonPart& part)
{
    part.allowOnly({"type", "pattern", "behavior", "invert"});
    const PatternSplitOptions options{.behavior = readBehavior(part),
                                      .invert = part.boolean("invert")};
    return std::make_unique<PatternSplit>(readPattern(part, "pattern"), options);
}

Made readPunctuation(const JsonPart& part)
{
    part.allowOnly({"type", "behavior"});
    const bool isOld = findMember(part.json(), "behavior") == nullptr;
    return std::make_unique<CharacterSplit>(&isPunctuationCharacter,
                                            isOld ? SplitBehavior::Isolated : readBehavior(part));
}

Made readDigits(const JsonPart& part)
{
    part.allowOnly({"type", "individual_digits"});
    return std::make_unique<CharacterSplit>(
        &isNumeric,
        part.boolean("individual_digits") ? SplitBehavior::Isolated : SplitBehavior::Contiguous);
}

Made readCharDelimiterSplit(const JsonPart& part)
{
    part.allowOnly({"type", "delimiter"});
    const char32_t delimiter = part.character("delimiter");
    return std::make_unique<CharacterSplit>([delimiter](char32_t c) { return c == delimiter; },
                                            SplitBehavior::Removed);
}

Made readFixedLength(const JsonPart& part)
{
    part.allowOnly({"type", "length"});
    constexpr auto kAnyNumber = std::numeric_limits<std::int64_t>::max();
    const bool isOld = findMember(part.json(), "length") == nullptr;
    const std::int64_t length = isOld ? 5 : part.integer("length", kAnyNumber);
    if (length == 0) {
        part.bad("'length' is 0");
    }
    return std::make_unique<FixedLength>(static_cast<std::size_t>(length));
}

/// Steps that can make a text longer, each several times: many of them would fill the memory.
constexpr std::size_t kMostRewritingSteps = 3;

std::size_t countRewritingSteps(const JsonPart& sequence)
{
    std::size_t count = 0;
    for (const JsonPart& step : sequence.parts("pretokenizers")) {
        const std::string type = step.string("type");
        count += type == "ByteLevel" || type == "Metaspace" ? 1U : 0U;
        count += type == "Sequence" ? countRewritingSteps(step) : 0U;
    }
    return count;
}

Made readSequence(const JsonPart& part)
{
    part.allowOnly({"type", "pretokenizers"});
    const std::size_t rewriting = countRewritingSteps(part);
    if (rewriting > kMostRewritingSteps) {
        part.errors().unsupported("the number of steps of " + part.path()
                                      + " that rewrite the text",
                                  std::to_string(rewriting));
        return nullptr;
    }
    std::vector<Made> steps;
    for (const JsonPart& step : part.parts("pretokenizers")) {
        steps.push_back(readPreTokenizer(step));
        if (steps.back() == nullptr) {
            return nullptr;
        }
    }
    return std::make_unique<SequencePreTokenizer>(std::move(steps));
}

constexpr std::array<std::pair<std::string_view, Made (*)(const JsonPart&)>, 12> kReaders{
    {{"BertPreTokenizer", &readPlain<BertPreTokenizer>},
     {"ByteLevel", &readByteLevel},
     {"CharDelimiterSplit", &readCharDelimiterSplit},
     {"Digits", &readDigits},
     {"FixedLength", &readFixedLength},
     {"Metaspace", &readMetaspacePreTokenizer},
     {"Punctuation", &readPunctuation},
     {"Sequence", &readSequence},
     {"Split", &readSplit},
     {"UnicodeScripts", &readPlain<UnicodeScripts>},
     {"Whitespace", &readPlain<WhitespacePreTokenizer>},
     {"WhitespaceSplit", &readWhitespaceSplit}}};

} // namespace

std::unique_ptr<PreTokenizer> readPreTokenizer(const JsonPart& part)
{
    return readByType(part, kReaders);
}

} // namespace maskscope
