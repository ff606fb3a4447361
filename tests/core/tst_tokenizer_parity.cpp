// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/base/utf.h"
#include "core/text/normalizer/bert_normalizer.h"
#include "core/text/pre_tokenizer/bert_pre_tokenizer.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTest>

using namespace maskscope;

namespace {

std::string readFile(const std::string& name)
{
    QFile file(QStringLiteral(MASKSCOPE_TEST_DATA "/tokenizer/") + QString::fromStdString(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
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

/// Equal to the `tokenizers` package for every code point; recorded by make_tokenizer_digests.py.
class TokenizerParityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void normalizesEveryCodePoint_data();
    void normalizesEveryCodePoint();
    void putsMarksInOrder();
    void splitsAtEveryCodePoint();
};

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
