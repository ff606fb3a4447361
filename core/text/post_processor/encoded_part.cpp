// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/post_processor/encoded_part.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace maskscope {

namespace {

template <typename Values>
void moveInto(Values& target, Values& source)
{
    target.insert(target.end(), std::make_move_iterator(source.begin()),
                  std::make_move_iterator(source.end()));
}

void reserve(Encoding& encoding, std::size_t tokens)
{
    encoding.ids.reserve(tokens);
    encoding.tokens.reserve(tokens);
    encoding.typeIds.reserve(tokens);
    encoding.offsets.reserve(tokens);
    encoding.special.reserve(tokens);
}

void insert(Encoding& encoding, std::size_t at, const SpecialToken& token, std::int64_t typeId)
{
    const auto place = static_cast<std::ptrdiff_t>(at);
    encoding.ids.insert(encoding.ids.begin() + place, token.id);
    encoding.tokens.insert(encoding.tokens.begin() + place, token.token);
    encoding.typeIds.insert(encoding.typeIds.begin() + place, typeId);
    encoding.offsets.insert(encoding.offsets.begin() + place, CodePointRange{});
    encoding.special.insert(encoding.special.begin() + place, true);
}

void join(EncodedPart& target, EncodedPart& part)
{
    const std::size_t begin = target.size();
    for (const auto& [text, range] : part.texts) {
        target.texts[text] = {begin + range.begin, begin + range.end};
    }
    Encoding& encoding = target.encoding;
    moveInto(encoding.ids, part.encoding.ids);
    moveInto(encoding.tokens, part.encoding.tokens);
    moveInto(encoding.typeIds, part.encoding.typeIds);
    moveInto(encoding.offsets, part.encoding.offsets);
    encoding.special.insert(encoding.special.end(), part.encoding.special.begin(),
                            part.encoding.special.end());
}

void writeSequence(EncodedPart& joined)
{
    auto& sequence = joined.encoding.sequence;
    sequence.assign(joined.size(), std::nullopt);
    const std::size_t texts = std::max<std::size_t>(joined.texts.size(), 1);
    for (std::size_t text = 0; text < texts; ++text) {
        const auto found = joined.texts.find(text);
        const TokenRange range
            = found == joined.texts.end() ? TokenRange{0, joined.size()} : found->second;
        std::fill(sequence.begin() + static_cast<std::ptrdiff_t>(range.begin),
                  sequence.begin() + static_cast<std::ptrdiff_t>(range.end),
                  static_cast<int>(text));
    }
}

} // namespace

void EncodedPart::markAsText(std::size_t text)
{
    texts[text] = {0, size()};
}

void EncodedPart::setTypeId(std::int64_t typeId)
{
    encoding.typeIds.assign(size(), typeId);
}

void EncodedPart::prepend(const SpecialToken& token, std::int64_t typeId)
{
    insert(encoding, 0, token, typeId);
    for (auto& [text, range] : texts) {
        range = {range.begin + 1, range.end + 1};
    }
}

void EncodedPart::append(const SpecialToken& token, std::int64_t typeId)
{
    insert(encoding, size(), token, typeId);
}

Encoding joinParts(std::vector<EncodedPart> parts)
{
    EncodedPart joined;
    if (parts.size() == 1) {
        joined = std::move(parts.front());
    } else {
        std::size_t tokens = 0;
        for (const EncodedPart& part : parts) {
            tokens += part.size();
        }
        reserve(joined.encoding, tokens);
        for (EncodedPart& part : parts) {
            join(joined, part);
        }
    }
    writeSequence(joined);
    return std::move(joined.encoding);
}

} // namespace maskscope
