// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/messages.h"
#include "core/text/subword/subword_json.h"
#include "core/text/tokenizer_json_events.h"

#include <QFile>
#include <QTest>

using namespace maskscope;

namespace {

std::string readFile(const QString& name)
{
    QFile file(QStringLiteral(MASKSCOPE_TEST_DATA "/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

Result<std::unique_ptr<SubwordModel>> makeModel(const Json& model)
{
    auto read = readTokenizerJsonText(Json{{"model", model}}.dump(), "test.json");
    if (read.hasError()) {
        return std::move(read).error();
    }
    TokenizerErrors errors("test.json");
    const JsonPart part(*findMember(read.value().root, "model"), "model", errors);
    auto made = readSubwordModel(part, std::move(read.value().tables));
    if (errors.any()) {
        return errors.first();
    }
    return made;
}

/// In the form of the recorded cases: id, value, begin, end. The value of an unknown piece is the
/// text itself in a Unigram model, so it is left to the ids.
Json cut(const SubwordModel& model, const std::string& word)
{
    std::vector<SubwordPiece> pieces;
    model.tokenize(word, pieces);
    Json cut = Json::array();
    for (const SubwordPiece& piece : pieces) {
        cut.push_back({piece.id.value, piece.bytes.begin, piece.bytes.end});
    }
    return cut;
}

/// Ranges that reach out of the word are cut to it: affixes count in `tokenizers`.
Json recordedCut(const Json& pieces, std::size_t size)
{
    Json cut = Json::array();
    for (const Json& piece : pieces) {
        cut.push_back({piece[0], std::min(piece[2].get<std::size_t>(), size - 1),
                       std::min(piece[3].get<std::size_t>(), size)});
    }
    return cut;
}

} // namespace

class SubwordTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsAsRecorded_data();
    void cutsAsRecorded();
    void knowsEveryValue();
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();
    void namesWhatItCannotRun_data();
    void namesWhatItCannotRun();
    void cutsLongWords();

private:
    Json m_recorded = Json::parse(readFile(QStringLiteral("subword_cases.json")));
};

void SubwordTest::cutsAsRecorded_data()
{
    QTest::addColumn<int>("row");
    QVERIFY(m_recorded.size() > 30);
    for (std::size_t row = 0; row < m_recorded.size(); ++row) {
        QTest::newRow(m_recorded[row]["name"].get<std::string>().c_str()) << static_cast<int>(row);
    }
}

void SubwordTest::cutsAsRecorded()
{
    QFETCH(int, row);
    const Json& recorded = m_recorded[static_cast<std::size_t>(row)];
    const auto made = makeModel(recorded["model"]);
    QVERIFY2(made.hasValue(), made.hasError() ? englishMessage(made.error()).c_str() : "");
    QVERIFY(recorded["cases"].size() > 50);
    for (const Json& one : recorded["cases"]) {
        const auto word = one[0].get<std::string>();
        const Json found = cut(*made.value(), word);
        const Json expected = recordedCut(one[1], word.size());
        QVERIFY2(found == expected,
                 (word + ": " + found.dump() + ", expected " + expected.dump()).c_str());
    }
}

/// The value of a piece is the token of its id, save where a Unigram model repeats the text.
void SubwordTest::knowsEveryValue()
{
    for (const Json& recorded : m_recorded) {
        const auto made = makeModel(recorded["model"]);
        QVERIFY(made.hasValue());
        for (const Json& one : recorded["cases"]) {
            for (const Json& piece : one[1]) {
                const TokenId id{piece[0].get<std::int32_t>()};
                const std::string_view token = made.value()->vocabulary().token(id);
                if (id != made.value()->unknownId()) {
                    QCOMPARE(QByteArray(token.data(), static_cast<qsizetype>(token.size())),
                             QByteArray::fromStdString(piece[1].get<std::string>()));
                }
            }
        }
    }
}

void SubwordTest::namesWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char* model, const char* reason) {
        QTest::newRow(reason) << QByteArray(model) << QByteArray(reason);
    };
    row(R"({"type": "BPE", "vocab": {"a": 0, "b": 1}, "merges": [["a", "b"]]})",
        "its merge 0 of 'a' and 'b' needs a token that the vocabulary does not have");
    row(R"({"type": "BPE", "vocab": {"a": 0, "aa": 1}, "merges": ["a a", "aa c"]})",
        "its merge 1 of 'aa' and 'c' needs a token");
    row(R"({"type": "BPE", "vocab": {"c": 0, "cc": 1}, "merges": ["a c"]})", "of 'a' and 'c'");
    row(R"({"type": "BPE", "vocab": {"a": 0, "": 1}, "merges": [["a", ""]],
            "continuing_subword_prefix": "##"})",
        "its merge 0 of 'a' and '' needs a token");
    row(R"({"type": "BPE", "vocab": {"a": 0}})", "'model.merges' should be a list");
    row(R"({"type": "BPE", "vocab": {"a": 0}, "merges": {}})", "'model.merges' should be a list");
    row(R"({"type": "BPE", "merges": []})", "'model.vocab' should be an object");
    row(R"({"type": "BPE", "vocab": [["a", 1]], "merges": [] })",
        "'model.vocab' should be an object");
    row(R"({"type": "BPE", "vocab": {"a": 0}, "merges": [], "unk_token": "<unk>"})",
        "the unknown token '<unk>' is not in the vocabulary");
    row(R"({"type": "BPE", "vocab": {"a": 0}, "merges": [], "unk_token": 0})",
        "'model.unk_token' should be a text");
    row(R"({"type": "BPE", "vocab": {"a": 0}, "merges": [], "byte_fallback": 1})",
        "'model.byte_fallback' should be true or false");
    row(R"({"type": "BPE", "vocab": {"a": 0}, "merges": [], "end_of_word_suffix": []})",
        "'model.end_of_word_suffix' should be a text");
    row(R"({"type": "Unigram", "vocab": {"a": 0}, "unk_id": 0})",
        "'model.vocab' should be a list of tokens and scores");
    row(R"({"type": "Unigram", "unk_id": 0})",
        "'model.vocab' should be a list of tokens and scores");
    row(R"({"type": "Unigram", "vocab": [["a", 0]], "unk_id": 1})", "the id 'unk_id'");
    row(R"({"type": "Unigram", "vocab": [], "unk_id": 0})", "does not have the id 'unk_id'");
    row(R"({"type": "Unigram", "vocab": [["a", 0]], "unk_id": -1})", "'model.unk_id' should be a");
    row(R"({"type": "WordLevel", "vocab": {"a": 0}, "unk_token": "b"})",
        "the unknown token 'b' is not in the vocabulary");
    row(R"({"type": "WordLevel", "vocab": {"a": 0}})", "'model.unk_token' should be a text");
}

void SubwordTest::namesWhatIsWrong()
{
    QFETCH(QByteArray, model);
    QFETCH(QByteArray, reason);
    const auto made = makeModel(Json::parse(model.toStdString()));
    QVERIFY(made.hasError());
    QVERIFY(made.error().code == ErrorCode::BadTokenizer);
    const auto found = std::get<std::string>(made.error().facts.at("reason"));
    QVERIFY2(found.find(reason.toStdString()) != std::string::npos, found.c_str());
}

void SubwordTest::namesWhatItCannotRun_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<QByteArray>("component");
    QTest::addColumn<QByteArray>("found");
    const auto row = [](const char* model, const char* component, const char* found) {
        QTest::newRow(found) << QByteArray(model) << QByteArray(component) << QByteArray(found);
    };
    row(R"({"type": "BPE", "vocab": {"a": 0}, "merges": [], "dropout": 0.1})", "the field of model",
        "dropout");
    row(R"({"type": "BPE", "vocab": {"a": 0}, "merges": [], "new": 1})", "the field of model",
        "new");
    row(R"({"type": "Unigram", "vocab": [["a", 0]]})", "model", "Unigram without unk_id");
    row(R"({"type": "Unigram", "vocab": [["a", 0]], "unk_id": 0, "alpha": 0.1})",
        "the field of model", "alpha");
    row(R"({"type": "Morfessor", "vocab": {}})", "model", "Morfessor");
}

void SubwordTest::namesWhatItCannotRun()
{
    QFETCH(QByteArray, model);
    QFETCH(QByteArray, component);
    QFETCH(QByteArray, found);
    const auto made = makeModel(Json::parse(model.toStdString()));
    QVERIFY(made.hasError());
    QVERIFY(made.error().code == ErrorCode::UnsupportedTokenizer);
    QCOMPARE(std::get<std::string>(made.error().facts.at("component")), component.toStdString());
    QCOMPARE(std::get<std::string>(made.error().facts.at("found")), found.toStdString());
}

/// A megabyte without a space, in a time that only near-linear work can keep.
void SubwordTest::cutsLongWords()
{
    const std::string word(1'000'000, 'a');
    const auto bpe = makeModel(Json::parse(R"({"type": "BPE", "vocab": {"a": 0, "aa": 1, "aaaa": 2},
                        "merges": ["a a", "aa aa"]})"));
    QVERIFY(bpe.hasValue());
    std::vector<SubwordPiece> pieces;
    bpe.value()->tokenize(word, pieces);
    QCOMPARE(pieces.size(), word.size() / 4);
    pieces.clear();
    const auto unigram = makeModel(
        Json::parse(R"({"type": "Unigram", "vocab": [["<unk>", 0], ["a", -1], ["aaaaa", -2]],
                        "unk_id": 0})"));
    QVERIFY(unigram.hasValue());
    unigram.value()->tokenize(word, pieces);
    QCOMPARE(pieces.size(), word.size() / 5);
}

QTEST_GUILESS_MAIN(SubwordTest)
#include "tst_subword.moc"
