// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf.h"
#include "tests/support/tokenizer_cases.h"

#include <QTest>

#include <rapidcheck.h>

using namespace maskscope;

namespace {

std::vector<std::string> words()
{
    std::vector<std::string> words;
    for (const std::string& text : TokenizerCorpus::texts()) {
        for (std::size_t at = 0; at < text.size() && words.size() < 4000;) {
            const std::size_t end = std::min(text.find(' ', at), text.size());
            words.push_back(text.substr(at, end - at));
            at = end + 1;
        }
    }
    return words;
}

rc::Gen<std::string> codePoint()
{
    const auto character = [](std::uint32_t c) {
        std::string text;
        appendUtf8(text, c >= 0xD800 && c < 0xE000 ? U'\uFFFD' : static_cast<char32_t>(c));
        return text;
    };
    return rc::gen::map(rc::gen::oneOf(rc::gen::inRange(0U, 0x80U), rc::gen::inRange(0U, 0x3000U),
                                       rc::gen::inRange(0U, 0x110000U)),
                        character);
}

/// A run of bytes that need not be characters.
rc::Gen<std::string> someBytes()
{
    return rc::gen::map(rc::gen::container<std::string>(rc::gen::arbitrary<char>()),
                        [](const std::string& bytes) { return bytes.substr(0, 6); });
}

std::string joined(const std::vector<std::string>& pieces)
{
    std::string text;
    for (const std::string& piece : pieces) {
        text += piece;
    }
    return text;
}

/// Words of the corpus (added tokens among them), characters and separators, glued together.
rc::Gen<std::string> textOf(const std::vector<std::string>& words, bool isValid)
{
    const auto separator = rc::gen::element<std::string>(" ", " ", "", "  ", "\n", "\t", "[MASK]",
                                                         "<mask>", "\u0301", "\u200D", "▁", "Ġ");
    const auto piece = rc::gen::oneOf(rc::gen::elementOf(words), separator, codePoint(),
                                      isValid ? codePoint() : someBytes());
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece), joined);
}

void requireOneEntryPerToken(const Encoding& encoding)
{
    const std::size_t count = encoding.ids.size();
    RC_ASSERT(encoding.tokens.size() == count);
    RC_ASSERT(encoding.typeIds.size() == count);
    RC_ASSERT(encoding.offsets.size() == count);
    RC_ASSERT(encoding.special.size() == count);
    RC_ASSERT(encoding.sequence.size() == count);
}

/// Of the tokens of one text, `number`.
void requireOrderedOffsets(const Encoding& encoding, int number, std::string_view text)
{
    const std::size_t length = codePointCount(toValidUtf8(text));
    std::size_t end = 0;
    for (std::size_t i = 0; i < encoding.ids.size(); ++i) {
        if (encoding.sequence[i] == number) {
            RC_ASSERT(encoding.offsets[i].begin <= encoding.offsets[i].end);
            RC_ASSERT(encoding.offsets[i].end <= length);
            RC_ASSERT(encoding.offsets[i].end >= end);
            end = encoding.offsets[i].end;
        }
    }
}

std::string decoded(const Tokenizer& tokenizer, const std::string& text)
{
    return tokenizer.decode(tokenizer.encode(text).ids, SpecialTokens::Skipped);
}

bool isEqual(const Encoding& one, const Encoding& other)
{
    return one.ids == other.ids && one.tokens == other.tokens && one.typeIds == other.typeIds
        && one.offsets == other.offsets && one.special == other.special
        && one.sequence == other.sequence && one.maskPositions == other.maskPositions
        && one.truncated == other.truncated;
}

} // namespace

/// What holds for every text, over all recorded tokenizers. The seed is fixed.
class TokenizerPropertiesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void offsetsAreOrderedAndInside();
    void idsAreInTheVocabulary();
    void cutsToTheLength();
    void decodedTextIsStable();
    void bytesDecodeToTheText();
    void readsInvalidBytesAsRustDoes();
    void encodesWhatInvalidBytesStandFor();

private:
    /// One of the tokenizers, another in every case.
    const Tokenizer& anyTokenizer() const
    {
        return *m_tokenizers[*rc::gen::inRange<std::size_t>(0, m_tokenizers.size())];
    }

    std::vector<std::shared_ptr<const Tokenizer>> m_tokenizers;
    std::vector<std::string> m_words;
};

void TokenizerPropertiesTest::initTestCase()
{
    qputenv("RC_PARAMS", "seed=20261125 max_success=1500 max_size=40");
    for (const std::string& name : TokenizerCorpus::names()) {
        const auto made = TokenizerCorpus::make(name);
        QVERIFY2(made.hasValue(), name.c_str());
        m_tokenizers.push_back(made.value());
    }
    m_words = words();
    QVERIFY2(!m_words.empty(), "build/test-data is missing: ./test makes it");
}

void TokenizerPropertiesTest::offsetsAreOrderedAndInside()
{
    QVERIFY(rc::check([this] {
        const std::string text = *textOf(m_words, false);
        const std::string pair = *textOf(m_words, false);
        const Encoding encoding = anyTokenizer().encode(text, {.pair = pair});
        requireOneEntryPerToken(encoding);
        requireOrderedOffsets(encoding, 0, text);
        requireOrderedOffsets(encoding, 1, pair);
    }));
}

void TokenizerPropertiesTest::idsAreInTheVocabulary()
{
    QVERIFY(rc::check([this] {
        const Tokenizer& tokenizer = anyTokenizer();
        const Encoding encoding = tokenizer.encode(*textOf(m_words, false));
        for (const TokenId id : encoding.ids) {
            RC_ASSERT(id.value >= 0);
            RC_ASSERT(static_cast<std::size_t>(id.value) < tokenizer.vocabularySize());
            RC_ASSERT(!tokenizer.idToToken(id).empty());
        }
        std::vector<std::size_t> masks;
        for (std::size_t i = 0; i < encoding.ids.size(); ++i) {
            if (encoding.ids[i] == tokenizer.maskId()) {
                masks.push_back(i);
            }
        }
        RC_ASSERT(encoding.maskPositions == masks);
    }));
}

void TokenizerPropertiesTest::cutsToTheLength()
{
    QVERIFY(rc::check([this] {
        const Tokenizer& tokenizer = anyTokenizer();
        const std::string text = *textOf(m_words, true);
        const std::string pair = *textOf(m_words, true);
        const auto length = *rc::gen::inRange<std::size_t>(4, 30);
        const Encoding whole = tokenizer.encode(text, {.pair = pair});
        const Encoding cut = tokenizer.encode(text, {.pair = pair, .maxLength = length});
        RC_ASSERT(cut.truncated == (whole.ids.size() > length));
        RC_ASSERT(cut.ids.size() == std::min(whole.ids.size(), length));
    }));
}

/// Where what is lost is lost at once. Not so where a decoder takes more than its encoder gave
/// (CTC drops repeated tokens) or a normalizer composes what was apart.
void TokenizerPropertiesTest::decodedTextIsStable()
{
    std::vector<std::shared_ptr<const Tokenizer>> tokenizers;
    for (const char* name :
         {"amino_acids", "basic_normalizers", "byte_fallback", "cased", "demo", "mpnet"}) {
        tokenizers.push_back(TokenizerCorpus::make(name).value());
    }
    QVERIFY(rc::check([this, &tokenizers] {
        const Tokenizer& tokenizer = **rc::gen::elementOf(tokenizers);
        const std::string once = decoded(tokenizer, *textOf(m_words, false));
        RC_ASSERT(decoded(tokenizer, once) == once);
    }));
}

/// Byte-level BPE without normalizer loses nothing, added tokens apart.
void TokenizerPropertiesTest::bytesDecodeToTheText()
{
    const auto tokenizer = TokenizerCorpus::make("roberta").value();
    QVERIFY(rc::check([this, &tokenizer] {
        const std::string text = *textOf(m_words, false);
        RC_PRE(text.find('<') == std::string::npos);
        RC_ASSERT(decoded(*tokenizer, text) == toValidUtf8(text));
    }));
}

void TokenizerPropertiesTest::readsInvalidBytesAsRustDoes()
{
    const std::vector<Json> cases = TokenizerCorpus::lines("invalid_utf8.jsonl");
    QVERIFY(cases.size() > 3000);
    for (const Json& recorded : cases) {
        const auto digits = QByteArray::fromStdString(recorded["bytes"].get<std::string>());
        QCOMPARE(QByteArray::fromStdString(toValidUtf8(QByteArray::fromHex(digits).toStdString())),
                 QByteArray::fromStdString(recorded["text"].get<std::string>()));
    }
}

void TokenizerPropertiesTest::encodesWhatInvalidBytesStandFor()
{
    QVERIFY(rc::check([this] {
        const Tokenizer& tokenizer = anyTokenizer();
        const std::string text = *textOf(m_words, false);
        const std::string pair = *textOf(m_words, false);
        const std::string validPair = toValidUtf8(pair);
        RC_ASSERT(isEqual(tokenizer.encode(text, {.pair = pair}),
                          tokenizer.encode(toValidUtf8(text), {.pair = validPair})));
    }));
}

QTEST_GUILESS_MAIN(TokenizerPropertiesTest)
#include "tst_tokenizer_properties.moc"
