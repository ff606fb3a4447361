// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inference/candidate_filter.h"
#include "tests/support/fake_tokenizer.h"
#include "tests/support/tokenizer_cases.h"

#include <QTest>

#include <algorithm>

using namespace maskscope;

namespace {

struct Row
{
    const char* tokenizer;
    const char* before; ///< the text before the mask
    const char* token;
    CandidateKind kind;
};

constexpr auto kWord = CandidateKind::Word;
constexpr auto kPiece = CandidateKind::Piece;
constexpr auto kMark = CandidateKind::Mark;

/// By hand: what each token would be behind that text.
constexpr Row kRows[] = {
    {"demo", "the ", "the", kWord},
    {"demo", "the ", "12", kWord},
    {"demo", "the ", "\u5317", kWord},
    {"demo", "the ", "##ing", kPiece},
    {"demo", "", "##ing", kPiece},
    {"demo", "the ", ".", kMark},
    {"demo", "the ", "##\uFF1F", kMark},
    {"demo", "the ", "[unused1]", CandidateKind::Unused},
    {"demo", "the ", "[SEP]", CandidateKind::Special},
    {"demo", "the ", "[UNK]", CandidateKind::Special},
    {"cased", "the ", "##\u5B57\u5B57", kPiece},
    {"mpnet", "the ", "##\u044B", kPiece},
    {"mpnet", "the ", "<pad>", CandidateKind::Special},
    {"continuing", "the ", "##ing", kPiece},
    {"continuing", "the ", "target", kWord},
    {"roberta", "the ", "\u0120the", kWord},
    {"roberta", "the ", "ing", kPiece}, // "theing": the mask has taken the space along
    {"roberta", "", "ing", kWord},
    {"roberta", "the.", "ing", kWord},
    {"roberta", "the ", "\u00E6", kPiece}, // one byte of three
    {"roberta", "the ", ".", kMark},
    {"roberta", "the ", "]", kMark},
    {"roberta", "the ", "<mask>", CandidateKind::Special},
    {"modernbert", "the ", "ing", kPiece},
    {"modernbert", "the ", "\u0120the", kWord},
    {"modernbert", "the ", "},", kMark},
    {"cl100k", "the ", "\u0120the", kWord},
    {"xlm_roberta", "the ", "\u2581the", kWord},
    {"xlm_roberta", "the ", "ing", kPiece},
    {"xlm_roberta", "the ", "\u5317", kWord}, // Chinese has no spaces between words
    {"xlm_roberta", "\u4E2D", "ing", kWord},
    {"xlm_roberta", "the ", "\u2581", kMark},
    {"camembert", "the ", "\u2581The", kWord},
    {"camembert", "the ", "</s>", CandidateKind::Special},
    {"albert", "the ", "\u2581in", kWord},
    {"albert", "the ", "ing", kPiece},
    {"deberta", "the ", "\u2581the", kWord},
    {"deberta", "the ", "\u5B57", kWord},
    {"deberta", "the ", "\U0001F44B", kMark},
    {"byte_fallback", "the ", "\u2581The", kWord},
    {"byte_fallback", "the ", "\u2581.", kMark},
    {"unigram_bytes", "the ", "\u2581in", kWord},
    {"word_ends", "the ", "the</w>", kWord},
    {"word_ends", "the ", "ing</w>", kWord}, // "the" is whole, so this is another word
    {"word_ends", "the ", "th", kPiece}, // goes on behind
    {"words", "the ", "the", kWord},
    {"words", "the ", ".", kMark},
    {"amino_acids", "C", "D", kWord},
    {"amino_acids", "C", "/", kMark},
    {"delimiters", "the ", "encou", kWord},
};

bool isLetterOrNumber(char32_t c)
{
    return QChar::isLetter(c) || QChar::isNumber(c);
}

CandidateKinds kindsBehind(const Tokenizer& tokenizer, const std::string& before,
                           Encoding& encoding)
{
    encoding = tokenizer.encode(before + tokenizer.maskToken());
    return {tokenizer, encoding, encoding.maskPositions.back()};
}

} // namespace

/// Which tokens are words, pieces and marks: tokenizers of every family, told by hand; letters and
/// marks by Qt's own tables of Unicode.
class TestCandidateFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kinds_data();
    void kinds();
    void columnsWithoutAToken();
    void lettersAndMarks();
    void unusedTokens_data();
    void unusedTokens();
    void hidesByKind();
    void looksThroughTheVocabularyOnce();
};

void TestCandidateFilter::kinds_data()
{
    QTest::addColumn<int>("row");
    for (std::size_t i = 0; i < std::size(kRows); ++i) {
        QTest::addRow("%s: %s%s", kRows[i].tokenizer, kRows[i].before, kRows[i].token)
            << static_cast<int>(i);
    }
}

void TestCandidateFilter::kinds()
{
    QFETCH(int, row);
    const Row& expected = kRows[row];
    const auto made = TokenizerCorpus::make(expected.tokenizer);
    QVERIFY2(made.hasValue(), "./test makes them");
    const Tokenizer& tokenizer = *made.value();
    const auto id = tokenizer.tokenToId(expected.token);
    QVERIFY(id.has_value());
    Encoding encoding;
    const CandidateKinds kinds = kindsBehind(tokenizer, expected.before, encoding);
    QCOMPARE(static_cast<int>(kinds.of(static_cast<std::size_t>(id->value))),
             static_cast<int>(expected.kind));
}

void TestCandidateFilter::columnsWithoutAToken()
{
    const FakeTokenizer tokenizer;
    Encoding encoding;
    const CandidateKinds kinds = kindsBehind(tokenizer, "the ", encoding);
    QVERIFY(kinds.of(fakeVocabulary().size()) == CandidateKind::Unused);
    const std::vector<bool> hidden = kinds.hiddenBy({.unused = true}, fakeVocabulary().size() + 2);
    QCOMPARE(std::count(hidden.begin(), hidden.end(), true), 2);
    QVERIFY(hidden.back());
}

void TestCandidateFilter::lettersAndMarks()
{
    for (const std::string& name : TokenizerCorpus::names()) {
        const auto tokenizer = TokenizerCorpus::make(name).value();
        const std::vector<TokenTraits>& traits = tokenizer->traits();
        QCOMPARE(traits.size(), tokenizer->vocabularySize());
        for (std::size_t id = 0; id < traits.size(); ++id) {
            const std::string text = tokenizer->tokenText(TokenId{static_cast<std::int32_t>(id)});
            const QList<uint> letters = QString::fromStdString(text).toUcs4();
            const bool isWord = std::any_of(letters.begin(), letters.end(), isLetterOrNumber);
            const TokenKind kind = traits[id].kind;
            const bool agrees = isWord ? kind != TokenKind::Mark : kind != TokenKind::Word;
            QVERIFY2(agrees, (name + ": " + text).c_str());
        }
    }
}

void TestCandidateFilter::unusedTokens_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<bool>("isUnused");
    QTest::newRow("BERT") << "[unused99]" << true;
    QTest::newRow("Gemma") << "<unused0>" << true;
    QTest::newRow("fairseq") << "madeupword0002" << true;
    QTest::newRow("SciBERT has [unused]") << "[unused]" << true;
    QTest::newRow("a word") << "unused" << false;
    QTest::newRow("not closed") << "[unused1" << false;
    QTest::newRow("letters") << "[unusedly]" << false;
    QTest::newRow("no number") << "madeupword" << false;
    QTest::newRow("nothing") << "" << false;
}

void TestCandidateFilter::unusedTokens()
{
    QFETCH(QString, token);
    QTEST(isUnusedToken(token.toStdString()), "isUnused");
}

void TestCandidateFilter::hidesByKind()
{
    QVERIFY(!CandidateFilter{}.hidesAnything());
    QVERIFY(!CandidateFilter::wholeWords().hides(CandidateKind::Word));
    QVERIFY(CandidateFilter{.pieces = true}.hides(CandidateKind::Piece));
    QVERIFY(!CandidateFilter{.pieces = true}.hides(CandidateKind::Mark));
    QVERIFY(CandidateFilter{.marks = true}.hides(CandidateKind::Mark));
    QVERIFY(CandidateFilter{.special = true}.hides(CandidateKind::Special));
    QVERIFY(CandidateFilter{.unused = true}.hides(CandidateKind::Unused));
    QVERIFY(!CandidateFilter{.special = true}.hides(CandidateKind::Unused));
}

void TestCandidateFilter::looksThroughTheVocabularyOnce()
{
    const FakeTokenizer tokenizer;
    const std::vector<TokenTraits>* first = &tokenizer.traits();
    QCOMPARE(&tokenizer.traits(), first);
    QCOMPARE(first->size(), fakeVocabulary().size());
}

QTEST_GUILESS_MAIN(TestCandidateFilter)
#include "tst_candidate_filter.moc"
