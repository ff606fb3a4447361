// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/base/utf.h"
#include "core/text/normalizer/bert_normalizer.h"
#include "core/text/pre_tokenizer/bert_pre_tokenizer.h"
#include "core/text/tokenizer.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTest>

#include <sstream>

using namespace maskscope;

namespace {

std::string readFile(const std::string& name)
{
    QFile file(QStringLiteral(MASKSCOPE_TEST_DATA "/tokenizer/") + QString::fromStdString(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// The same answer as in the recorded case, in the recorded form.
Json asRecorded(const std::string& text, const Encoding& encoding)
{
    Json ids = Json::array();
    Json offsets = Json::array();
    std::string typeIds;
    std::string special;
    std::string sequence;
    for (std::size_t i = 0; i < encoding.ids.size(); ++i) {
        ids.push_back(encoding.ids[i].value);
        offsets.push_back(encoding.offsets[i].begin);
        offsets.push_back(encoding.offsets[i].end);
        typeIds += std::to_string(encoding.typeIds[i]);
        special += encoding.special[i] ? '1' : '0';
        const auto& place = encoding.sequence[i];
        sequence += place.has_value() ? std::to_string(*place) : "-";
    }
    return {{"text", text},        {"ids", ids},         {"offsets", offsets},
            {"type_ids", typeIds}, {"special", special}, {"sequence", sequence}};
}

std::shared_ptr<const Tokenizer> make(const std::string& json, const std::string& vocab)
{
    auto made = makeTokenizer({.tokenizerJson = json.empty() ? "" : readFile(json),
                               .vocabTxt = vocab.empty() ? "" : readFile(vocab),
                               .tokenizerConfigJson = {},
                               .source = "test"});
    return made.hasValue() ? std::move(made).value() : nullptr;
}

/// Code points of one block that are characters, each given to `answer`; see the recording script.
template <typename Answer>
QByteArray blockDigest(char32_t begin, Answer answer)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    for (char32_t c = begin; c < begin + 4096; ++c) {
        if (c < 0xD800 || c >= 0xE000) {
            const std::string text = answer(c);
            hash.addData(QByteArray(text.data(), static_cast<qsizetype>(text.size()) + 1));
        }
    }
    return hash.result().toHex().left(16);
}

std::string around(const std::string& before, char32_t c, const std::string& after)
{
    std::string text = before;
    appendUtf8(text, c);
    return text + after;
}

template <typename Answer>
QStringList differentBlocks(const Json& recorded, Answer answer)
{
    QStringList different;
    for (std::size_t block = 0; block < recorded.size(); ++block) {
        const auto begin = static_cast<char32_t>(block * 4096);
        if (blockDigest(begin, answer).toStdString() != recorded[block].get<std::string>()) {
            different += QString::number(begin, 16);
        }
    }
    return different;
}

} // namespace

/// Equal to the `tokenizers` package, case by case; recorded by make_tokenizer_cases.py.
class TokenizerParityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsHuggingFace_data();
    void equalsHuggingFace();
    void normalizesEveryCodePoint_data();
    void normalizesEveryCodePoint();
    void putsMarksInOrder();
    void splitsAtEveryCodePoint();
};

void TokenizerParityTest::equalsHuggingFace_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("vocab");
    QTest::addColumn<QString>("cases");
    QTest::addColumn<int>("atLeast");
    const auto row = [](const char* name, const char* json, const char* vocab, const char* cases,
                        int atLeast) {
        QTest::newRow(name) << QString::fromLatin1(json) << QString::fromLatin1(vocab)
                            << QString::fromLatin1(cases) << atLeast;
    };
    row("demo, tokenizer.json", "demo.tokenizer.json", "", "demo.cases.jsonl", 2000);
    row("demo, vocab.txt", "", "demo.vocab.txt", "demo.cases.jsonl", 2000);
    row("cased, added tokens", "cased.tokenizer.json", "", "cased.cases.jsonl", 2000);
    row("accents off, case kept", "accents.tokenizer.json", "", "accents.cases.jsonl", 800);
    row("not cleaned, accents kept", "unclean.tokenizer.json", "", "unclean.cases.jsonl", 800);
}

void TokenizerParityTest::equalsHuggingFace()
{
    QFETCH(QString, json);
    QFETCH(QString, vocab);
    QFETCH(QString, cases);
    QFETCH(int, atLeast);
    const auto tokenizer = make(json.toStdString(), vocab.toStdString());
    QVERIFY(tokenizer != nullptr);

    std::istringstream lines(readFile(cases.toStdString()));
    int different = 0;
    int count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
        const Json expected = Json::parse(line);
        const auto text = expected["text"].get<std::string>();
        const Json found = asRecorded(text, tokenizer->encode(text));
        if (found != expected && ++different <= 5) {
            qWarning("expected %s\nfound    %s", line.c_str(), found.dump().c_str());
        }
    }
    QVERIFY(count >= atLeast);
    QCOMPARE(different, 0);
}

void TokenizerParityTest::normalizesEveryCodePoint_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("clean");
    QTest::addColumn<bool>("chinese");
    QTest::addColumn<bool>("strip");
    QTest::addColumn<bool>("lower");
    QTest::newRow("uncased") << QStringLiteral("lower_strip") << true << true << true << true;
    QTest::newRow("accents kept") << QStringLiteral("lower") << true << true << false << true;
    QTest::newRow("case kept") << QStringLiteral("strip") << true << true << true << false;
    QTest::newRow("cleaned only") << QStringLiteral("plain") << true << false << false << false;
    QTest::newRow("lower only") << QStringLiteral("lower_raw") << false << false << false << true;
}

void TokenizerParityTest::normalizesEveryCodePoint()
{
    QFETCH(QString, name);
    QFETCH(bool, clean);
    QFETCH(bool, chinese);
    QFETCH(bool, strip);
    QFETCH(bool, lower);
    const Json recorded = Json::parse(readFile("normalizer_digests.json"))[name.toStdString()];
    QCOMPARE(recorded.size(), std::size_t{272});
    const BertNormalizer normalizer({clean, chinese, strip, lower});
    const auto normalized = [&](char32_t c) {
        return normalizer.normalize(NormalizedText(around("", c, ""))).text();
    };
    QCOMPARE(differentBlocks(recorded, normalized), QStringList());
}

void TokenizerParityTest::putsMarksInOrder()
{
    const Json recorded = Json::parse(readFile("normalizer_digests.json"))["strip_reordered"];
    QCOMPARE(recorded.size(), std::size_t{272});
    const BertNormalizer normalizer({.stripAccents = true, .lowercase = false});
    // Marks that this normalizer keeps, before and after the code point in question.
    const auto normalized = [&](char32_t c) {
        const std::string text = around("a\u1885\u0345", c, "\u1886\uA9BD\U000111C9");
        return normalizer.normalize(NormalizedText(text)).text();
    };
    QCOMPARE(differentBlocks(recorded, normalized), QStringList());
}

void TokenizerParityTest::splitsAtEveryCodePoint()
{
    const Json recorded = Json::parse(readFile("words_digests.json"));
    QCOMPARE(recorded.size(), std::size_t{272});
    const auto joinedWords = [](char32_t c) {
        Words words{NormalizedText(around("a", c, "b")), {}};
        words.ranges.push_back({0, words.text.text().size()});
        BertPreTokenizer().split(words);
        std::string joined;
        for (const ByteRange word : words.ranges) {
            joined += joined.empty() ? "" : "|";
            joined += words.text.text().substr(word.begin, word.size());
        }
        return joined;
    };
    QCOMPARE(differentBlocks(recorded, joinedWords), QStringList());
}

QTEST_GUILESS_MAIN(TokenizerParityTest)
#include "tst_tokenizer_parity.moc"
