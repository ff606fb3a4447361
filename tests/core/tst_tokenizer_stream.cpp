// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/subword/score_number.h"
#include "core/text/tokenizer.h"
#include "core/text/tokenizer_json_events.h"

#include <QTest>

using namespace maskscope;

namespace {

constexpr const char* kSmall = R"({"version": "1.0", "added_tokens": [{"id": 1, "content": "b",
    "single_word": false, "lstrip": false, "rstrip": false, "normalized": false, "special": true}],
    "model": {"vocab": {"a": 0, "b": 1, "ab\u00e9": 2}, "type": "BPE",
              "merges": [["a", "b"], ["x", "y"]], "unk_token": null}, "decoder": {"vocab": [1]}})";

Result<std::shared_ptr<const Tokenizer>> makeFrom(const std::string& text)
{
    return makeTokenizer(
        {.tokenizerJson = text, .vocabTxt = {}, .tokenizerConfigJson = {}, .source = "test.json"});
}

std::string reasonOf(const Error& error)
{
    return std::get<std::string>(error.facts.at("reason"));
}

} // namespace

class TokenizerStreamTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesTablesApart();
    void takesScores();
    void leavesOtherPlacesInTheTree();
    void refuses_data();
    void refuses();
    void refusesEveryCutFile();
    void refusesInvalidBytes();
    void refusesDeepNesting();
    void readsScoresAsTokenizersDoes_data();
    void readsScoresAsTokenizersDoes();
};

void TokenizerStreamTest::takesTablesApart()
{
    const auto read = readTokenizerJsonText(kSmall, "test.json");
    QVERIFY(read.hasValue());
    const Json& root = read.value().root;
    QVERIFY(root["model"]["vocab"].is_null());
    QVERIFY(root["model"]["merges"].is_null());
    QCOMPARE(root["model"]["type"].get<std::string>(), std::string("BPE"));
    QCOMPARE(root["decoder"]["vocab"].size(), std::size_t{1});
    QCOMPARE(root["added_tokens"][0]["id"].get<int>(), 1);
    const ModelTables& tables = read.value().tables;
    QVERIFY(tables.vocabulary == ModelTables::Form::Object);
    QCOMPARE(tables.tokens.rows().size(), std::size_t{3});
    QVERIFY(tables.tokens.token(tables.tokens.rows()[2]) == "abé");
    QCOMPARE(tables.tokens.rows()[2].id, std::int64_t{2});
    QVERIFY(tables.hasMerges);
    QCOMPARE(tables.merges.size(), std::size_t{2});
    QVERIFY(tables.merges.at(1).first == "x" && tables.merges.at(1).second == "y");
}

void TokenizerStreamTest::takesScores()
{
    const auto read
        = readTokenizerJsonText(R"({"model": {"vocab": [["a", -1.5], ["b", 2], ["a", -3]]}})", "t");
    QVERIFY(read.hasValue());
    const ModelTables& tables = read.value().tables;
    QVERIFY(tables.vocabulary == ModelTables::Form::List);
    QCOMPARE(tables.scores, (std::vector<double>{-1.5, 2.0, -3.0}));
    QVERIFY(tables.tokens.token(tables.tokens.rows()[1]) == "b");
}

/// Only `model.vocab` and `model.merges` of the root are tables.
void TokenizerStreamTest::leavesOtherPlacesInTheTree()
{
    const auto read = readTokenizerJsonText(
        R"({"vocab": {"a": "x"}, "merges": [1], "x": {"vocab": [2], "model": {"vocab": [3]}},
            "model": {"vocab": 4, "merges": {"vocab": [5], "n": [6]}, "m": {"merges": [7]},
                      "n": [8]}})",
        "t");
    QVERIFY(read.hasValue());
    QCOMPARE(read.value().root.dump(),
             std::string(R"({"merges":[1],"model":{"m":{"merges":[7]},"merges":{"n":[6],)"
                         R"("vocab":[5]},"n":[8],"vocab":4},"vocab":{"a":"x"},)"
                         R"("x":{"model":{"vocab":[3]},"vocab":[2]}})"));
    QVERIFY(read.value().tables.vocabulary == ModelTables::Form::Missing);
    QVERIFY(!read.value().tables.hasMerges);
    QVERIFY(readTokenizerJsonText(R"([{"model": {"vocab": [1]}}])", "t").hasValue());
}

void TokenizerStreamTest::refuses_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<QByteArray>("reason");
    int number = 0;
    const auto row = [&number](const char* model, const char* reason) {
        QTest::newRow((QByteArray::number(++number) + ' ' + reason).constData())
            << QByteArray(model) << QByteArray(reason);
    };
    row(R"({"vocab": {"a": 1.0}})", "the id of 'a' in 'vocab' is not a whole number");
    row(R"({"vocab": {"a": 1e2}})", "the id of 'a' in 'vocab' is not a whole number");
    row(R"({"vocab": {"a": null}})", "the id of 'a' in 'vocab' is not a whole number");
    row(R"({"vocab": {"a": true}})", "the id of 'a' in 'vocab' is not a whole number");
    row(R"({"vocab": {"a": "1"}})", "the id of 'a' in 'vocab' is not a whole number");
    row(R"({"vocab": {"a": {}}})", "the id of 'a' in 'vocab' is not a whole number");
    row(R"({"vocab": {"a": [1]}})", "the id of 'a' in 'vocab' is not a whole number");
    row(R"({"vocab": {"a": 1, "a": 2}})", "the token 'a' has two ids");
    row(R"({"vocab": {"a": 1, "b": 1}})", "the id 1 of 'b' belongs to another token too");
    row(R"({"vocab": {"a": -1}})", "the id -1 of 'a' is not between");
    row(R"({"vocab": {"a": 99999999999999999999999}})", "the id of 'a' in 'vocab' is not a whole");
    row(R"({"vocab": {"a": 1e999}})", "it is not valid JSON");
    row(R"({"vocab": {"a": NaN}})", "it is not valid JSON");
    row(R"({"vocab": {"a": 01}})", "it is not valid JSON");
    row(R"({"vocab": {"a": 1,}})", "it is not valid JSON");
    row(R"({"vocab": {"\ud800": 1}})", "it is not valid JSON");
    row(R"({"vocab": {"a": 1}, "vocab": {"b": 1}})", "its member 'vocab' is given twice");
    row(R"({"vocab": 1, "vocab": {"b": 1}})", "its member 'vocab' is given twice");
    row(R"({"merges": [], "merges": []})", "its member 'merges' is given twice");
    row(R"({"unk_token": "a", "unk_token": "b"})", "its member 'unk_token' is given twice");
    row(R"({}, "model": {})", "its member 'model' is given twice");
    row(R"({"vocab": ["a"]})", "'model.vocab[0]' should be a token and its score");
    row(R"({"vocab": [["a", 1], ["b"]]})", "'model.vocab[1]' should be a token and its score");
    row(R"({"vocab": [["a", 1, 2]]})", "'model.vocab[1]' should be a token and its score");
    row(R"({"vocab": [["a", "b"]]})", "'model.vocab[0]' should be a token and its score");
    row(R"({"vocab": [[1, "a"]]})", "'model.vocab[0]' should be a token and its score");
    row(R"({"vocab": [["a", null]]})", "'model.vocab[0]' should be a token and its score");
    row(R"({"vocab": [["a", []]]})", "'model.vocab[0]' should be a token and its score");
    row(R"({"vocab": [{"a": 1}]})", "'model.vocab[0]' should be a token and its score");
    row(R"({"vocab": [["a", -Infinity]]})", "it is not valid JSON");
    row(R"({"vocab": [["a", -1e400]]})", "it is not valid JSON");
    row(R"({"merges": [7]})", "'model.merges[0]' should be two tokens");
    row(R"({"merges": ["ab"]})", "'model.merges[0]' should be two tokens");
    row(R"({"merges": ["a b", "a b c"]})", "'model.merges[1]' should be two tokens");
    row(R"({"merges": [["a", "b"], ["a"]]})", "'model.merges[1]' should be two tokens");
    row(R"({"merges": [["a", "b", "c"]]})", "'model.merges[0]' should be two tokens");
    row(R"({"merges": [["a", 1]]})", "'model.merges[0]' should be two tokens");
    row(R"({"merges": [["a", ["b"]]]})", "'model.merges[0]' should be two tokens");
    row(R"({"merges": [["a", "b"], "a b"]})", "'model.merges[1]' should be two tokens");
    row(R"({"merges": ["a b", ["a", "b"]]})", "'model.merges[1]' should be two tokens");
    row(R"({"merges": [{}]})", "'model.merges[0]' should be two tokens");
}

void TokenizerStreamTest::refuses()
{
    QFETCH(QByteArray, model);
    QFETCH(QByteArray, reason);
    std::string text = model.toStdString();
    if (text.starts_with(R"({"vocab": {)")) {
        text.insert(1, R"("type": "WordLevel", "unk_token": "a", )");
    }
    const auto made = makeFrom("{\"model\": " + text + "}");
    QVERIFY(made.hasError());
    QVERIFY(made.error().code == ErrorCode::BadTokenizer);
    QVERIFY2(reasonOf(made.error()).find(reason.toStdString()) != std::string::npos,
             reasonOf(made.error()).c_str());
}

void TokenizerStreamTest::refusesEveryCutFile()
{
    const std::string whole = kSmall;
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const auto read = readTokenizerJsonText(whole.substr(0, size), "t");
        QVERIFY(read.hasError());
        QVERIFY(read.error().code == ErrorCode::BadTokenizer);
        QCOMPARE(reasonOf(read.error()), std::string("it is not valid JSON"));
        QVERIFY(!read.error().raw.empty());
    }
    QVERIFY(readTokenizerJsonText(whole + "x", "t").hasError());
}

void TokenizerStreamTest::refusesInvalidBytes()
{
    const std::string whole = kSmall;
    for (std::size_t at = whole.find("\"a\": 0"); at < whole.find("unk_token"); ++at) {
        for (const char byte : {'\xFF', '\xC3', '\x80', '\0', '\xED'}) {
            std::string text = whole;
            text[at] = byte;
            QVERIFY(readTokenizerJsonText(text, "t").hasError());
        }
    }
}

void TokenizerStreamTest::refusesDeepNesting()
{
    const auto nested = [](const std::string& before, std::size_t depth, const std::string& after) {
        return before + std::string(depth, '[') + std::string(depth, ']') + after;
    };
    QVERIFY(readTokenizerJsonText(nested("{\"truncation\": ", 63, "}"), "t").hasValue());
    const auto read = readTokenizerJsonText(nested("{\"truncation\": ", 64, "}"), "t");
    QVERIFY(read.hasError());
    QVERIFY(reasonOf(read.error()).find("deeper than 64") != std::string::npos);
    for (const char* table : {"vocab", "merges"}) {
        const std::string before = std::string("{\"model\": {\"") + table + "\": ";
        QVERIFY(readTokenizerJsonText(nested(before, 1'000'000, "}}"), "t").hasError());
    }
}

/// Values as `Tokenizer.from_str(...).to_str()` of tokenizers 0.23.3 writes them again.
void TokenizerStreamTest::readsScoresAsTokenizersDoes_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<double>("value");
    const auto row = [](const char* number, double value) {
        QTest::newRow(number) << QByteArray(number) << value;
    };
    row("-5.3299965858459473", -0x1.551eaap+2);
    row("0.1", 0x1.999999999999ap-4);
    row("-0.0", -0x0p+0);
    row("7.0", 0x1.cp+2);
    row("1e2", 0x1.9p+6);
    row("-1.5E-3", -0x1.89374bc6a7efap-10);
    row("2.5e+4", 0x1.86ap+14);
    row("123456789012345678901234567890", 0x1.8ee90ff6c373ep+96);
    row("18446744073709551616", 0x1p+64);
    row("1.7976931348623157e308", 0x1.fffffffffffffp+1023);
    row("4.9e-324", 0x0.0000000000001p-1022);
    row("2.2250738585072014e-308", 0x1p-1022);
    row("1e-400", 0x0p+0);
    row("0.000000000000000000000000000000123456789", 0x1.40831c2fcae11p-103);
    row("9007199254740993.0", 0x1.0000000000001p+53);
    row("3.141592653589793238462643383279", 0x1.921fb54442d18p+1);
    row("99999999999999999999e-20", 0x1p+0);
    row("1e-320", 0x0.00000000007e8p-1022);
    row("184467440737095516159e-5", 0x1.a36e2eb1c432dp+50);
    row("1e-999999999999", 0x0p+0);
    row("0e99999999999", 0x0p+0);
    row("-7.78431697417752722", -0x1.f2323fd27291ep+2);
    row("-18.87276089378242521", -0x1.2df6d420805f4p+4);
    row("-12.33423483389004869", -0x1.8ab20d4017bc6p+3);
    row("-0.68130324344305996", -0x1.5cd3c75a7e4b7p-1);
}

void TokenizerStreamTest::readsScoresAsTokenizersDoes()
{
    QFETCH(QByteArray, number);
    QFETCH(double, value);
    const auto score = readScore(number.toStdString());
    QVERIFY(score.has_value());
    QVERIFY2(*score == value, QByteArray::number(*score, 'g', 20).constData());
    QVERIFY(!readScore("1e309").has_value());
    QVERIFY(!readScore("-1e99999999999999999999").has_value());
}

QTEST_GUILESS_MAIN(TokenizerStreamTest)
#include "tst_tokenizer_stream.moc"
