// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/messages.h"
#include "tests/support/tokenizer_cases.h"

#include <QTest>

#include <set>

using namespace maskscope;

namespace {

/// Values that a member could have in a file that is broken or means harm.
constexpr const char* kValues[] = {"null",
                                   "true",
                                   "-1",
                                   "0",
                                   "1e300",
                                   "18446744073709551615",
                                   "\"\"",
                                   "\"a\"",
                                   "\"\\ud83d\\ude00\\u0000\"",
                                   "[]",
                                   "{}",
                                   "[[]]",
                                   "[null, 1]",
                                   "[[\"a\", 0]]",
                                   "{\"type\": {}}",
                                   "{\"type\": \"Sequence\"}",
                                   "{\"Regex\": \"(\"}",
                                   "{\"Regex\": \"(a*)*$\"}"};

constexpr const char* kText = "Sing [MASK]  \u00e9 <mask>\uFB01\n\u5B57 ab\u0301 \U0001F600.";

Result<std::shared_ptr<const Tokenizer>> make(const std::string& json)
{
    return makeTokenizer(
        {.tokenizerJson = json, .vocabTxt = {}, .tokenizerConfigJson = {}, .source = "test"});
}

/// The places of a document, from its leaves up.
std::set<std::string> placesOf(const Json& document)
{
    std::set<std::string> places;
    const Json flat = document.flatten();
    for (const auto& [pointer, unused] : flat.items()) {
        for (Json::json_pointer place(pointer); !place.empty(); place.pop_back()) {
            places.insert(place.to_string());
        }
    }
    return places;
}

/// Refused with a reason, or a tokenizer that answers.
bool isHandled(const std::string& json)
{
    const auto made = make(json);
    if (made.hasError()) {
        return made.error().code == ErrorCode::BadTokenizer
            || made.error().code == ErrorCode::UnsupportedTokenizer;
    }
    const Encoding encoding = made.value()->encode(kText, {.pair = "\xFF ab", .maxLength = 40});
    (void)made.value()->decode(encoding.ids, SpecialTokens::Shown);
    for (const TokenId id : encoding.ids) {
        if (id.value < 0 || static_cast<std::size_t>(id.value) >= made.value()->vocabularySize()) {
            return false;
        }
    }
    return true;
}

std::string nested(std::size_t depth, const std::string& open, const std::string& close)
{
    std::string text;
    text.reserve(depth * (open.size() + close.size()));
    for (std::size_t i = 0; i < depth; ++i) {
        text += open;
    }
    for (std::size_t i = 0; i < depth; ++i) {
        text += close;
    }
    return text;
}

} // namespace

/// Files that no one should trust end in a clear error or in a tokenizer that works, never in a
/// crash.
class TokenizerHostileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesAnyValueAnywhere_data();
    void takesAnyValueAnywhere();
    void takesFilesThatEndAnywhere_data();
    void takesFilesThatEndAnywhere();
    void refusesWhatIsTooDeep_data();
    void refusesWhatIsTooDeep();
    void refusesWhatIsTooLarge();
    void takesDeepSequences();
    void readsTemplatesThatNameThemselves_data();
    void readsTemplatesThatNameThemselves();
    void takesBrokenCharsmaps();
};

void TokenizerHostileTest::takesAnyValueAnywhere_data()
{
    QTest::addColumn<QString>("file");
    for (const std::string& name : TokenizerCorpus::names()) {
        QTest::newRow(name.c_str()) << QString::fromStdString(name + ".small.json");
    }
}

/// Each value of the document in turn becomes each of kValues, or is gone.
void TokenizerHostileTest::takesAnyValueAnywhere()
{
    QFETCH(QString, file);
    const Json document = Json::parse(TokenizerCorpus::file(file.toStdString()));
    for (const std::string& pointer : placesOf(document)) {
        const Json::json_pointer place(pointer);
        for (const char* value : kValues) {
            Json changed = document;
            changed[place] = Json::parse(value);
            QVERIFY2(isHandled(changed.dump()), (pointer + ": " + value).c_str());
        }
        Json less = document;
        Json& owner = less[place.parent_pointer()];
        if (owner.is_object()) {
            owner.erase(place.back());
        } else {
            owner.erase(static_cast<std::size_t>(std::stoul(place.back())));
        }
        QVERIFY2(isHandled(less.dump()), (pointer + " is gone").c_str());
    }
}

void TokenizerHostileTest::takesFilesThatEndAnywhere_data()
{
    takesAnyValueAnywhere_data();
}

void TokenizerHostileTest::takesFilesThatEndAnywhere()
{
    QFETCH(QString, file);
    const std::string text = TokenizerCorpus::file(file.toStdString());
    QVERIFY(!text.empty());
    for (std::size_t end = 1; end < text.size(); end += 1 + text.size() / 500) {
        QVERIFY(make(text.substr(0, end)).hasError());
    }
}

void TokenizerHostileTest::refusesWhatIsTooDeep_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("open");
    QTest::addColumn<QByteArray>("close");
    QTest::newRow("lists") << QByteArray() << QByteArray("[") << QByteArray("]");
    QTest::newRow("objects") << QByteArray() << QByteArray("{\"a\":") << QByteArray("}");
    QTest::newRow("never closed") << QByteArray() << QByteArray("[") << QByteArray();
    QTest::newRow("in the vocabulary") << QByteArray("{\"model\":{\"type\":\"BPE\",\"vocab\":")
                                       << QByteArray("{\"a\":") << QByteArray("}");
    QTest::newRow("in the merges")
        << QByteArray("{\"model\":{\"type\":\"BPE\",\"vocab\":{},\"merges\":") << QByteArray("[")
        << QByteArray("]");
    QTest::newRow("in the pieces") << QByteArray("{\"model\":{\"type\":\"Unigram\",\"vocab\":")
                                   << QByteArray("[") << QByteArray("]");
    QTest::newRow("normalizers") << QByteArray("{\"normalizer\":")
                                 << QByteArray("{\"type\":\"Sequence\",\"normalizers\":[")
                                 << QByteArray("]}");
    QTest::newRow("pre-tokenizers")
        << QByteArray("{\"pre_tokenizer\":")
        << QByteArray("{\"type\":\"Sequence\",\"pretokenizers\":[") << QByteArray("]}");
}

void TokenizerHostileTest::refusesWhatIsTooDeep()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, open);
    QFETCH(QByteArray, close);
    const auto made
        = make(before.toStdString() + nested(100'000, open.toStdString(), close.toStdString()));
    QVERIFY(made.hasError());
    QCOMPARE(made.error().code, ErrorCode::BadTokenizer);
}

void TokenizerHostileTest::refusesWhatIsTooLarge()
{
    const std::string large(JsonLimits{}.bytes, ' ');
    const auto made = make("{}" + large);
    QVERIFY(made.hasError());
    QCOMPARE(made.error().code, ErrorCode::BadTokenizer);
    QVERIFY(englishMessage(made.error()).find("larger than") != std::string::npos);
}

void TokenizerHostileTest::takesDeepSequences()
{
    const Json small = Json::parse(TokenizerCorpus::file("cased.small.json"));
    const std::pair<const char*, const char*> parts[] = {{"normalizer", "normalizers"},
                                                         {"pre_tokenizer", "pretokenizers"},
                                                         {"post_processor", "processors"},
                                                         {"decoder", "decoders"}};
    for (const auto& [part, members] : parts) {
        Json document = small;
        for (int depth = 0; depth < 25; ++depth) {
            document[part] = {{"type", "Sequence"}, {members, Json::array({document[part]})}};
        }
        QVERIFY(isHandled(document.dump()));
    }
}

void TokenizerHostileTest::readsTemplatesThatNameThemselves_data()
{
    QTest::addColumn<QByteArray>("post_processor");
    const auto row = [](const char* name, const char* single, const char* specials) {
        QTest::newRow(name) << QByteArray(
                                   R"({"type": "TemplateProcessing", "pair": [], "single": )")
                + single + R"(, "special_tokens": )" + specials + "}";
    };
    const char* const cls = R"([{"SpecialToken": {"id": "[CLS]", "type_id": 0}},
                                {"Sequence": {"id": "A", "type_id": 0}}])";
    row("unknown special", cls, "{}");
    row("named otherwise", cls, R"({"[CLS]": {"id": "[SEP]", "ids": [3], "tokens": ["[SEP]"]}})");
    row("itself many times", cls,
        R"({"[CLS]": {"id": "[CLS]", "ids": [2, 2, 2], "tokens": ["[CLS]", "[CLS]", "[CLS]"]}})");
    row("fewer tokens than ids", cls, R"({"[CLS]": {"id": "[CLS]", "ids": [2, 3], "tokens": []}})");
    row("no ids", cls, R"({"[CLS]": {"id": "[CLS]", "ids": [], "tokens": []}})");
    row("id outside", cls, R"({"[CLS]": {"id": "[CLS]", "ids": [99999], "tokens": ["[CLS]"]}})");
    row("negative id", cls, R"({"[CLS]": {"id": "[CLS]", "ids": [-1], "tokens": ["[CLS]"]}})");
    row("the text twice", R"([{"Sequence": {"id": "A", "type_id": 0}},
                              {"Sequence": {"id": "A", "type_id": 1}}])",
        "{}");
    row("another text", R"([{"Sequence": {"id": "B", "type_id": 0}}])", "{}");
    row("a third text", R"([{"Sequence": {"id": "C", "type_id": 0}}])", "{}");
    row("large type", R"([{"Sequence": {"id": "A", "type_id": 4294967296}}])", "{}");
}

void TokenizerHostileTest::readsTemplatesThatNameThemselves()
{
    QFETCH(QByteArray, post_processor);
    Json document = Json::parse(TokenizerCorpus::file("cased.small.json"));
    document["post_processor"] = Json::parse(post_processor.toStdString());
    QVERIFY(isHandled(document.dump()));
}

/// Base64 of SentencePiece's rules, one digit changed or cut short.
void TokenizerHostileTest::takesBrokenCharsmaps()
{
    const Json document = Json::parse(TokenizerCorpus::file("xlm_roberta.small.json"));
    const auto rules = document["normalizer"]["precompiled_charsmap"].get<std::string>();
    QVERIFY(rules.size() > 1000);
    for (std::size_t at = 0; at < rules.size(); ++at) {
        for (const char digit : {'A', '/', '='}) {
            Json changed = document;
            std::string broken = rules;
            broken[at] = digit;
            changed["normalizer"]["precompiled_charsmap"] = broken;
            QVERIFY2(isHandled(changed.dump()), broken.c_str());
        }
        Json changed = document;
        changed["normalizer"]["precompiled_charsmap"] = rules.substr(0, at);
        QVERIFY2(isHandled(changed.dump()), std::to_string(at).c_str());
    }
}

QTEST_GUILESS_MAIN(TokenizerHostileTest)
#include "tst_tokenizer_hostile.moc"
