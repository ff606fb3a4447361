// SPDX-License-Identifier: GPL-3.0-or-later
// Two texts, special tokens, cuts and added tokens, against what Hugging Face's `tokenizers` makes
// of them (tests/data/make_pair_cases.py).
#include "core/base/json.h"
#include "core/text/tokenizer.h"

#include <QTest>

#include <fstream>

using namespace maskscope;

namespace {

Json readJsonFile(const std::string& name)
{
    std::ifstream file(std::string(MASKSCOPE_TEST_DATA) + "/" + name, std::ios::binary);
    return Json::parse(file);
}

/// The recorded form of the parts that the case has.
Json asRecorded(const Json& expected, const Encoding& encoding)
{
    Json ids = Json::array();
    Json offsets = Json::array();
    Json special = Json::array();
    Json sequence = Json::array();
    for (std::size_t i = 0; i < encoding.ids.size(); ++i) {
        ids.push_back(encoding.ids[i].value);
        offsets.push_back(encoding.offsets[i].begin);
        offsets.push_back(encoding.offsets[i].end);
        special.push_back(encoding.special[i] ? 1 : 0);
        sequence.push_back(encoding.sequence[i].value_or(-1));
    }
    Json found{{"ids", ids},
               {"tokens", encoding.tokens},
               {"offsets", offsets},
               {"type_ids", encoding.typeIds},
               {"special", special},
               {"sequence", sequence},
               {"text", expected["text"]},
               {"truncated", encoding.truncated}};
    for (const char* key : {"pair", "max_length"}) {
        if (expected.contains(key)) {
            found[key] = expected[key];
        }
    }
    for (const char* key : {"type_ids", "special", "sequence", "truncated"}) {
        if (!expected.contains(key)) {
            found.erase(key);
        }
    }
    return found;
}

Encoding encodeCase(const Tokenizer& tokenizer, const Json& expected)
{
    const auto text = expected["text"].get<std::string>();
    const auto pair = expected.value("pair", std::string());
    EncodeOptions options;
    if (expected.contains("pair")) {
        options.pair = pair;
    }
    if (expected.contains("max_length")) {
        options.maxLength = expected["max_length"].get<std::size_t>();
    }
    return tokenizer.encode(text, options);
}

std::shared_ptr<const Tokenizer> makeFrom(const Json& json)
{
    const auto made = makeTokenizer({.tokenizerJson = json.dump(),
                                     .vocabTxt = {},
                                     .tokenizerConfigJson = {},
                                     .source = "test"});
    return made.hasValue() ? made.value() : nullptr;
}

Json findSet(const std::string& file, const std::string& name)
{
    for (const Json& set : readJsonFile(file)) {
        if (set["name"] == name) {
            return set;
        }
    }
    return {};
}

} // namespace

class TestPairs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recorded_data();
    void recorded();
    void noRoomForTheSpecialTokens();
    void cutsWithoutSpecialTokens();
    void maskPositionsInBothTexts();
};

void TestPairs::recorded_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("name");
    for (const char* file : {"pair_cases.json", "added_token_cases.json"}) {
        for (const Json& set : readJsonFile(file)) {
            const auto name = set["name"].get<std::string>();
            QTest::newRow((std::string(file).substr(0, 5) + ": " + name).c_str())
                << QString::fromLatin1(file) << QString::fromStdString(name);
        }
    }
}

void TestPairs::recorded()
{
    QFETCH(QString, file);
    QFETCH(QString, name);
    const Json set = findSet(file.toStdString(), name.toStdString());
    const auto tokenizer = makeFrom(set["tokenizer"]);
    QVERIFY(tokenizer != nullptr);
    QVERIFY(!set["cases"].empty());
    for (const Json& expected : set["cases"]) {
        const Json found = asRecorded(expected, encodeCase(*tokenizer, expected));
        QVERIFY2(found == expected, (expected.dump() + "\n" + found.dump()).c_str());
    }
}

void TestPairs::noRoomForTheSpecialTokens()
{
    // `tokenizers` counts below zero here and cuts nothing; ours leaves the special tokens.
    const auto tokenizer = makeFrom(findSet("pair_cases.json", "bert")["tokenizer"]);
    const Encoding one = tokenizer->encode("a b", {.maxLength = 1});
    QCOMPARE(one.tokens, (std::vector<std::string>{"[CLS]", "[SEP]"}));
    QVERIFY(one.truncated);
    const Encoding two = tokenizer->encode("a b", {.pair = "a", .maxLength = 0});
    QCOMPARE(two.tokens, (std::vector<std::string>{"[CLS]", "[SEP]", "[SEP]"}));
    QVERIFY(two.truncated);
    QVERIFY(!tokenizer->encode("", {.maxLength = 1}).truncated);
}

void TestPairs::cutsWithoutSpecialTokens()
{
    const auto tokenizer = makeFrom(findSet("pair_cases.json", "none")["tokenizer"]);
    QCOMPARE(tokenizer->encode("a b c", {.maxLength = 2}).tokens,
             (std::vector<std::string>{"a", "b"}));
    QCOMPARE(tokenizer->encode("a b c", {.pair = "a b c", .maxLength = 3}).tokens,
             (std::vector<std::string>{"a", "a", "b"}));
    QVERIFY(tokenizer->encode("a", {.pair = "a", .maxLength = 0}).ids.empty());
}

void TestPairs::maskPositionsInBothTexts()
{
    const auto tokenizer = makeFrom(findSet("pair_cases.json", "twice")["tokenizer"]);
    const Encoding encoding = tokenizer->encode("[MASK] a", {.pair = "[MASK]"});
    QCOMPARE(encoding.tokens,
             (std::vector<std::string>{"[MASK]", "a", "[MASK]", "[SEP]", "[MASK]", "a", "[MASK]"}));
    QCOMPARE(encoding.maskPositions, (std::vector<std::size_t>{0, 2, 4, 6}));
}

QTEST_APPLESS_MAIN(TestPairs)
#include "tst_pairs.moc"
