// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/messages.h"
#include "tests/support/tokenizer_cases.h"

#include <QTest>

#include <algorithm>

using namespace maskscope;

namespace {

struct Recorded
{
    const char* name;
    bool isSupported; ///< else it may be refused, but not give other ids
};

constexpr Recorded kRecorded[] = {{"accents", true},
                                  {"albert", true},
                                  {"amino_acids", true},
                                  {"basic_normalizers", true},
                                  {"byte_fallback", true},
                                  {"camembert", true},
                                  {"cased", true},
                                  {"cl100k", true},
                                  {"continuing", true},
                                  {"deberta", true},
                                  {"delimiters", true},
                                  {"demo", true},
                                  {"modernbert", true},
                                  {"mpnet", true},
                                  {"roberta", true},
                                  {"roberta_prefix", true},
                                  {"roberta_untrimmed", true},
                                  {"unclean", true},
                                  {"unigram_bytes", true},
                                  {"word_ends", true},
                                  {"words", true},
                                  {"xlm_roberta", true}};
constexpr int kFewestCases = 3000;
constexpr int kShownDifferences = 5;

/// The members of `expected` that `found` has otherwise.
std::string difference(const Json& expected, const Json& found)
{
    std::string lines;
    for (const auto& [key, value] : expected.items()) {
        if (found.value(key, Json()) != value) {
            lines += "\n  " + key + "\n    expected " + value.dump() + "\n    found    "
                + found.value(key, Json()).dump();
        }
    }
    return lines;
}

std::string described(const TokenizerCase& asked)
{
    std::string words = dumpJson(asked.text);
    if (asked.pair.has_value()) {
        words += " with " + dumpJson(*asked.pair);
    }
    if (asked.maxLength.has_value()) {
        words += " cut to " + std::to_string(*asked.maxLength);
    }
    return words;
}

int countDifferences(const std::vector<TokenizerCase>& cases, const Tokenizer& tokenizer)
{
    int different = 0;
    for (const TokenizerCase& wanted : cases) {
        const std::string lines = difference(wanted.answer, answerOf(tokenizer, wanted));
        if (!lines.empty() && ++different <= kShownDifferences) {
            qWarning("%s%s", described(wanted).c_str(), lines.c_str());
        }
    }
    return different;
}

} // namespace

/// Equal to the `tokenizers` package in every case that make_tokenizer_cases.py recorded.
class TokenizerCorpusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void testsEveryRecordedTokenizer();
    void equalsHuggingFace_data();
    void equalsHuggingFace();
    void equalsHuggingFaceWithVocabTxt();
};

void TokenizerCorpusTest::testsEveryRecordedTokenizer()
{
    std::vector<std::string> known;
    for (const Recorded& recorded : kRecorded) {
        known.emplace_back(recorded.name);
    }
    const std::vector<std::string> names = TokenizerCorpus::names();
    QVERIFY2(!names.empty(), "build/test-data is missing: ./test makes it");
    QCOMPARE(known, names);
}

void TokenizerCorpusTest::equalsHuggingFace_data()
{
    QTest::addColumn<bool>("isSupported");
    for (const Recorded& recorded : kRecorded) {
        QTest::newRow(recorded.name) << recorded.isSupported;
    }
}

void TokenizerCorpusTest::equalsHuggingFace()
{
    QFETCH(bool, isSupported);
    const std::string name = QTest::currentDataTag();
    const auto made = TokenizerCorpus::make(name);
    if (made.hasError()) {
        QVERIFY2(!isSupported, englishMessage(made.error()).c_str());
        QCOMPARE(made.error().code, ErrorCode::UnsupportedTokenizer);
        return;
    }
    const std::vector<TokenizerCase> cases = TokenizerCorpus::cases(name);
    QVERIFY(static_cast<int>(cases.size()) >= kFewestCases);
    QCOMPARE(countDifferences(cases, *made.value()), 0);
}

void TokenizerCorpusTest::equalsHuggingFaceWithVocabTxt()
{
    const auto made = makeTokenizer({.tokenizerJson = {},
                                     .vocabTxt = TokenizerCorpus::file("demo.vocab.txt"),
                                     .tokenizerConfigJson = {},
                                     .source = "demo.vocab.txt"});
    QVERIFY(made.hasValue());
    const std::vector<TokenizerCase> cases = TokenizerCorpus::cases("demo");
    QVERIFY(static_cast<int>(cases.size()) >= kFewestCases);
    QCOMPARE(countDifferences(cases, *made.value()), 0);
}

QTEST_GUILESS_MAIN(TokenizerCorpusTest)
#include "tst_tokenizer_corpus.moc"
