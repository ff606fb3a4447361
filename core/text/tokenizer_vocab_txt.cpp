// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/tokenizer_vocab_txt.h"

#include "core/base/translate_noop.h"
#include "core/base/utf.h"
#include "core/text/decoder/word_decoders.h"
#include "core/text/post_processor/bert_processor.h"
#include "core/text/pre_tokenizer/bert_pre_tokenizer.h"
#include "core/text/subword/wordpiece.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace maskscope {

namespace {

constexpr std::size_t kLargestVocabTxt = std::size_t{256} << 20U;

/// Lines end at LF, one CR before it is dropped. Of a token that stands twice, the later line
/// counts, as in Hugging Face.
TokenList readLines(std::string_view text)
{
    std::unordered_map<std::string, std::int64_t> ids;
    std::int64_t row = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        ids.insert_or_assign(toValidUtf8(line), row++);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    TokenList tokens;
    for (const auto& [token, id] : ids) {
        (void)tokens.add(token, id); // its text is below kLargestVocabTxt
    }
    return tokens;
}

/// The token that the configuration names if the vocabulary has it, else BERT's own.
std::string roleToken(const Vocabulary& vocabulary, const std::string& named, const char* usual)
{
    return !named.empty() && vocabulary.find(named).has_value() ? named : usual;
}

struct BertRoles
{
    std::string unknown;
    std::string sep;
    std::string pad;
    std::string cls;
    std::string mask;
};

BertRoles rolesOf(const Vocabulary& vocabulary, const TokenizerConfig& config)
{
    return {roleToken(vocabulary, config.unknownToken, "[UNK]"),
            roleToken(vocabulary, config.sepToken, "[SEP]"),
            roleToken(vocabulary, config.padToken, "[PAD]"),
            roleToken(vocabulary, config.clsToken, "[CLS]"),
            roleToken(vocabulary, config.maskToken, "[MASK]")};
}

std::vector<AddedToken> specialTokens(const Vocabulary& vocabulary, const BertRoles& roles)
{
    std::vector<AddedToken> tokens;
    for (const std::string& name : {roles.unknown, roles.sep, roles.pad, roles.cls, roles.mask}) {
        const auto id = vocabulary.find(name);
        const bool isNew = tokens.end()
            == std::find_if(tokens.begin(), tokens.end(),
                            [&](const AddedToken& token) { return token.content == name; });
        if (id.has_value() && isNew) {
            tokens.push_back({.content = name, .id = *id, .special = true});
        }
    }
    return tokens;
}

} // namespace

Result<TokenizerParts> readVocabTxt(const std::string& text, const TokenizerConfig& config,
                                    const std::string& source)
{
    const auto bad = [&](const std::string& reason) {
        return Error{ErrorCode::BadTokenizer, {{"what", source}, {"reason", reason}}, {}};
    };
    if (text.size() > kLargestVocabTxt) {
        return bad(QT_TRANSLATE_NOOP("Phrase", "its vocab.txt is too large"));
    }
    auto vocabulary = Vocabulary::make(readLines(text), source);
    if (vocabulary.hasError()) {
        return std::move(vocabulary).error();
    }
    const BertRoles roles = rolesOf(vocabulary.value(), config);
    const auto start = vocabulary.value().find(roles.cls);
    const auto end = vocabulary.value().find(roles.sep);
    if (!start || !end || !vocabulary.value().find(roles.unknown).has_value()) {
        return bad(QT_TRANSLATE_NOOP(
            "Phrase", "its vocab.txt is not of a BERT model: [UNK], [CLS] or [SEP] is missing"));
    }

    TokenizerParts parts;
    parts.addedTokens = specialTokens(vocabulary.value(), roles);
    parts.normalizer = std::make_unique<BertNormalizer>(config.bert);
    parts.preTokenizer = std::make_unique<BertPreTokenizer>();
    parts.model = std::make_unique<WordPiece>(std::move(vocabulary).value(),
                                              WordPieceOptions{.unknownToken = roles.unknown});
    parts.postProcessor
        = std::make_unique<BertProcessor>(BertTokens{{*start, roles.cls}, {*end, roles.sep}});
    parts.decoder = std::make_unique<WordPieceDecoder>("##", true);
    return parts;
}

} // namespace maskscope
