// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/messages.h"
#include "tests/support/tokenizer_cases.h"

#include <QTest>

#include <algorithm>

using namespace maskscope;

namespace {

/// Sorted, as TokenizerCorpus::names() is.
constexpr const char* kRecorded[] = {"accents",
                                     "albert",
                                     "amino_acids",
                                     "basic_normalizers",
                                     "byte_fallback",
                                     "camembert",
                                     "cased",
                                     "cl100k",
                                     "continuing",
                                     "deberta",
                                     "delimiters",
                                     "demo",
                                     "modernbert",
                                     "mpnet",
                                     "roberta",
                                     "roberta_prefix",
                                     "roberta_untrimmed",
                                     "unclean",
                                     "unigram_bytes",
                                     "word_ends",
                                     "words",
                                     "xlm_roberta"};
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
    void wordsGoOnAsRecorded_data() { equalsHuggingFace_data(); }
    void wordsGoOnAsRecorded();
};

void TokenizerCorpusTest::testsEveryRecordedTokenizer()
{
    const std::vector<std::string> known(std::begin(kRecorded), std::end(kRecorded));
    const std::vector<std::string> names = TokenizerCorpus::names();
    QVERIFY2(!names.empty(), "build/test-data is missing: ./test makes it");
    QCOMPARE(known, names);
}

void TokenizerCorpusTest::equalsHuggingFace_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : kRecorded) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

void TokenizerCorpusTest::equalsHuggingFace()
{
    QFETCH(QString, name);
    const auto made = TokenizerCorpus::make(name.toStdString());
    QVERIFY2(made.hasValue(), made.hasError() ? englishMessage(made.error()).c_str() : "");
    const std::vector<TokenizerCase> cases = TokenizerCorpus::cases(name.toStdString());
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

void TokenizerCorpusTest::wordsGoOnAsRecorded()
{
    QFETCH(QString, name);
    const auto made = TokenizerCorpus::make(name.toStdString());
    QVERIFY(made.hasValue());
    for (const Json& known : TokenizerCorpus::lines(name.toStdString() + ".words.jsonl")) {
        const Encoding encoding = made.value()->encode(known["text"].get<std::string>());
        const auto expected = known["continues"].get<std::string>();
        QCOMPARE(encoding.ids.size(), expected.size());
        std::string found;
        for (std::size_t i = 0; i < expected.size(); ++i) {
            const bool continues = continuesWord(*made.value(), encoding, i, encoding.ids[i]);
            found += expected[i] == '-' ? '-' : (continues ? '1' : '0');
        }
        QVERIFY2(found == expected,
                 qPrintable(QString::fromStdString(dumpJson(known) + "\nfound " + found)));
    }
}

QTEST_GUILESS_MAIN(TokenizerCorpusTest)
#include "tst_tokenizer_corpus.moc"
