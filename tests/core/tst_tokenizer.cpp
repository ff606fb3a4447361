// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/base/messages.h"
#include "core/text/tokenizer.h"

#include <QTest>

using namespace maskscope;

namespace {

/// A BERT tokenizer.json as small as can be; [MASK] is 3.
Json smallTokenizer()
{
    return Json::parse(R"({
      "version": "1.0", "truncation": null, "padding": null,
      "added_tokens": [
        {"id": 3, "content": "[MASK]", "single_word": false, "lstrip": false, "rstrip": false,
         "normalized": false, "special": true}],
      "normalizer": {"type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true,
                     "strip_accents": null, "lowercase": true},
      "pre_tokenizer": {"type": "BertPreTokenizer"},
      "post_processor": {"type": "TemplateProcessing",
        "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}},
                   {"Sequence": {"id": "A", "type_id": 0}},
                   {"SpecialToken": {"id": "[SEP]", "type_id": 0}}],
        "pair": [],
        "special_tokens": {"[CLS]": {"id": "[CLS]", "ids": [1], "tokens": ["[CLS]"]},
                           "[SEP]": {"id": "[SEP]", "ids": [2], "tokens": ["[SEP]"]}}},
      "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": true},
      "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                "max_input_chars_per_word": 100,
                "vocab": {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "[MASK]": 3, "sing": 4, "##ing": 5,
                          "s": 6}}})");
}

Result<std::shared_ptr<const Tokenizer>> makeFrom(const Json& json, const std::string& config = {})
{
    return makeTokenizer({.tokenizerJson = json.dump(),
                          .vocabTxt = {},
                          .tokenizerConfigJson = config,
                          .source = "test.json"});
}

Result<std::shared_ptr<const Tokenizer>> makeFromVocab(const std::string& vocab,
                                                       const std::string& config = {})
{
    return makeTokenizer({.tokenizerJson = {},
                          .vocabTxt = vocab,
                          .tokenizerConfigJson = config,
                          .source = "vocab.txt"});
}

std::vector<int> idsOf(const Tokenizer& tokenizer, const std::string& text)
{
    std::vector<int> ids;
    for (const TokenId id : tokenizer.encode(text).ids) {
        ids.push_back(id.value);
    }
    return ids;
}

using Ids = std::vector<int>;

} // namespace

class TokenizerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void encodes();
    void replacesInvalidBytes();
    void knowsItsVocabulary();
    void readsTokensAsText();
    void decodes();
    void knowsLettersOfNewerUnicode();
    void findsTheMaskToken();
    void worksWithoutOptionalParts();
    void readsFilesWithoutModelType();
    void readsVocabTxt();
    void readsTheConfigOfVocabTxt();
    void refusesBadVocabTxt_data();
    void refusesBadVocabTxt();
    void needsAFile();
    void namesWhatItCannotRead_data();
    void namesWhatItCannotRead();
    void refusesHostileFiles_data();
    void refusesHostileFiles();
    void refusesBrokenText();
    void survivesAnyMemberOfAnyType();
};

void TokenizerTest::encodes()
{
    const auto made = makeFrom(smallTokenizer());
    QVERIFY(made.hasValue());
    const Encoding encoding = made.value()->encode("Singing [MASK] x");
    QCOMPARE(idsOf(*made.value(), "Singing [MASK] x"), (Ids{1, 4, 5, 3, 0, 2}));
    QCOMPARE(encoding.tokens[2], std::string("##ing"));
    QVERIFY((encoding.offsets[2] == CodePointRange{4, 7}));
    QVERIFY((encoding.offsets[3] == CodePointRange{8, 14}));
    QCOMPARE(encoding.maskPositions, std::vector<std::size_t>{3});
    QCOMPARE(encoding.special, (std::vector<bool>{true, false, false, false, false, true}));
    QVERIFY(!encoding.sequence[0].has_value() && encoding.sequence[1] == 0);
    QCOMPARE(encoding.length().value, std::int64_t{6});
}

void TokenizerTest::replacesInvalidBytes()
{
    // U+FFFD is dropped by BERT's clean-up, but it keeps its place in the offsets.
    const auto made = makeFrom(smallTokenizer());
    QVERIFY(made.hasValue());
    const Encoding encoding = made.value()->encode("\xFF\xFFsing");
    QCOMPARE(encoding.ids.size(), std::size_t{3});
    QVERIFY((encoding.offsets[1] == CodePointRange{2, 6}));
}

void TokenizerTest::knowsItsVocabulary()
{
    Json json = smallTokenizer();
    Json added = json["added_tokens"][0];
    added["content"] = "<new>";
    added["id"] = 7;
    json["added_tokens"].push_back(added);
    const auto made = makeFrom(json);
    QVERIFY(made.hasValue());
    const Tokenizer& tokenizer = *made.value();
    QCOMPARE(tokenizer.vocabularySize(), std::size_t{8});
    QVERIFY(tokenizer.tokenToId("##ing") == TokenId{5});
    QVERIFY(tokenizer.tokenToId("<new>") == TokenId{7});
    QVERIFY(!tokenizer.tokenToId("nothing").has_value());
    QCOMPARE(tokenizer.idToToken(TokenId{7}), std::string("<new>"));
    QCOMPARE(tokenizer.idToToken(TokenId{8}), std::string());
    QCOMPARE(tokenizer.idToToken(TokenId{-1}), std::string());
    QVERIFY(tokenizer.unknownId() == TokenId{0});
    QVERIFY(!tokenizer.padId().has_value());
    QCOMPARE(idsOf(tokenizer, "sing<new>"), (Ids{1, 4, 7, 2}));
}

void TokenizerTest::readsTokensAsText()
{
    const auto made = makeFrom(smallTokenizer());
    QVERIFY(made.hasValue());
    QCOMPARE(made.value()->tokenText(TokenId{5}), std::string("ing"));
    QCOMPARE(made.value()->tokenText(TokenId{4}), std::string("sing"));
    QCOMPARE(made.value()->tokenText(TokenId{3}), std::string("[MASK]"));
}

void TokenizerTest::decodes()
{
    const std::vector<TokenId> ids{{1}, {4}, {5}, {-1}, {999}, {3}, {6}, {2}};
    const auto made = makeFrom(smallTokenizer());
    QVERIFY(made.hasValue());
    QCOMPARE(made.value()->decode(ids, SpecialTokens::Shown),
             std::string("[CLS] singing [MASK] s [SEP]"));
    // Only [MASK] is an added token, and special.
    QCOMPARE(made.value()->decode(ids, SpecialTokens::Skipped),
             std::string("[CLS] singing s [SEP]"));
    QCOMPARE(made.value()->decode({}, SpecialTokens::Shown), std::string());

    Json json = smallTokenizer();
    json["decoder"] = nullptr;
    const auto plain = makeFrom(json);
    QVERIFY(plain.hasValue());
    QCOMPARE(plain.value()->decode({{4}, {5}, {3}}, SpecialTokens::Shown),
             std::string("sing ##ing [MASK]"));
}

/// U+2EBF0 is a letter of Unicode 15.1, which ICU 72 does not know.
void TokenizerTest::knowsLettersOfNewerUnicode()
{
    Json json = smallTokenizer();
    json["added_tokens"][0]["single_word"] = true;
    const auto made = makeFrom(json);
    QVERIFY(made.hasValue());
    QCOMPARE(idsOf(*made.value(), "[MASK]\U0002EBF0"), (std::vector<int>{1, 0, 0, 0, 0, 2}));
    QCOMPARE(idsOf(*made.value(), "[MASK]\U0001F600"), (std::vector<int>{1, 3, 0, 2}));
}

void TokenizerTest::findsTheMaskToken()
{
    Json json = smallTokenizer();
    auto made = makeFrom(json);
    QVERIFY(made.hasValue());
    QCOMPARE(made.value()->maskToken(), std::string("[MASK]"));
    QVERIFY(made.value()->maskId() == TokenId{3});

    made = makeFrom(json, R"({"mask_token": {"content": "s"}})");
    QVERIFY(made.hasValue() && made.value()->maskId() == TokenId{6});
    made = makeFrom(json, R"({"mask_token": "not there"})");
    QVERIFY(made.hasValue() && made.value()->maskId() == TokenId{3});
    made = makeFrom(json, R"({"mask_token": null, "pad_token": "[UNK]"})");
    QVERIFY(made.hasValue() && made.value()->padId() == TokenId{0});

    json["added_tokens"] = Json::array();
    made = makeFrom(json);
    QVERIFY(made.hasValue());
    QVERIFY(!made.value()->maskId().has_value());
    QCOMPARE(made.value()->maskToken(), std::string());
    QVERIFY(made.value()->encode("[MASK]").maskPositions.empty());
}

void TokenizerTest::worksWithoutOptionalParts()
{
    Json json = smallTokenizer();
    for (const char* key : {"normalizer", "post_processor", "decoder"}) {
        json[key] = nullptr;
    }
    json.erase("pre_tokenizer");
    const auto made = makeFrom(json);
    QVERIFY(made.hasValue());
    QCOMPARE(idsOf(*made.value(), "singing"), (Ids{4, 5}));
    QCOMPARE(idsOf(*made.value(), "sing s"), (Ids{0}));
    QCOMPARE(made.value()->tokenText(TokenId{5}), std::string("##ing"));
}

void TokenizerTest::readsFilesWithoutModelType()
{
    Json json = smallTokenizer();
    json["model"].erase("type");
    QVERIFY(makeFrom(json).hasValue());
}

void TokenizerTest::readsVocabTxt()
{
    // The last line has no end; the second "sing" is the one that counts.
    const auto made = makeFromVocab("[PAD]\r\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nsing\n##ing\n\nsing\nœ");
    QVERIFY(made.hasValue());
    const Tokenizer& tokenizer = *made.value();
    QCOMPARE(tokenizer.vocabularySize(), std::size_t{10});
    QCOMPARE(idsOf(tokenizer, "SINGing [MASK] Œ [PAD] y"), (Ids{2, 8, 6, 4, 9, 0, 1, 3}));
    QVERIFY(tokenizer.maskId() == TokenId{4});
    QVERIFY(tokenizer.padId() == TokenId{0});
    QVERIFY(tokenizer.unknownId() == TokenId{1});
    QCOMPARE(tokenizer.tokenText(TokenId{6}), std::string("ing"));
}

void TokenizerTest::readsTheConfigOfVocabTxt()
{
    const std::string vocab = "[UNK]\n[CLS]\n[SEP]\n[MASK]\nS\ns\né\n<m>\n";
    auto made = makeFromVocab(vocab, R"({"do_lower_case": false})");
    QVERIFY(made.hasValue());
    QCOMPARE(idsOf(*made.value(), "S s é"), (Ids{1, 4, 5, 6, 2}));
    made = makeFromVocab(vocab);
    QVERIFY(made.hasValue());
    QCOMPARE(idsOf(*made.value(), "S é"), (Ids{1, 5, 0, 2}));
    made = makeFromVocab(vocab, R"({"strip_accents": false, "mask_token": "<m>"})");
    QVERIFY(made.hasValue());
    QCOMPARE(idsOf(*made.value(), "É<m>"), (Ids{1, 6, 7, 2}));
    QVERIFY(made.value()->maskId() == TokenId{7});
    QVERIFY(makeFromVocab(vocab, "{").hasError());
    QVERIFY(makeFromVocab(vocab, R"({"do_lower_case": "yes"})").hasError());
}

void TokenizerTest::refusesBadVocabTxt_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("other tokens") << QByteArray("<s>\n</s>\n<unk>\n");
    QTest::newRow("one line end") << QByteArray("\n");
    QTest::newRow("binary") << QByteArray("\x80\x02}q\x01(X\x00\n\n\xFF", 11);
    QTest::newRow("no [SEP]") << QByteArray("[UNK]\n[CLS]\n");
}

void TokenizerTest::refusesBadVocabTxt()
{
    QFETCH(QByteArray, text);
    const auto made = makeFromVocab(text.toStdString());
    QVERIFY(made.hasError());
    QVERIFY(made.error().code == ErrorCode::BadTokenizer);
}

void TokenizerTest::needsAFile()
{
    const auto made = makeTokenizer({});
    QVERIFY(made.hasError());
    QVERIFY(made.error().code == ErrorCode::NoTokenizer);
}

void TokenizerTest::namesWhatItCannotRead_data()
{
    QTest::addColumn<QByteArray>("pointer");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("component");
    QTest::addColumn<QByteArray>("found");
    const auto row
        = [](const char* pointer, const char* value, const char* component, const char* found) {
              QTest::newRow((QByteArray(pointer) + ' ' + value).constData())
                  << QByteArray(pointer) << QByteArray(value) << QByteArray(component)
                  << QByteArray(found);
          };
    row("/model/type", R"("Morfessor")", "model", "Morfessor");
    row("/normalizer/type", R"("NFX")", "normalizer", "NFX");
    row("/pre_tokenizer/type", R"("Jieba")", "pre_tokenizer", "Jieba");
    row("/post_processor/type", R"("Other")", "post_processor", "Other");
    row("/decoder/type", R"("Morse")", "decoder", "Morse");
    row("/model/dropout", "0.5", "the field of model", "dropout");
    row("/normalizer/new", "1", "the field of normalizer", "new");
    row("/added_tokens/0/x", "1", "the field of added_tokens[0]", "x");
    row("/extra_part", "{}", "the field of tokenizer", "extra_part");
    row("/added_tokens/0",
        R"({"id": 7, "content": "\u0001", "single_word": false, "lstrip": false, "rstrip": false,
            "normalized": true, "special": false})",
        "the added token that normalises to nothing", "\x01");
    row("/version", R"("2.0")", "version", R"("2.0")");
    row("/post_processor/single/1/Sequence/id", R"("C")", "post_processor.single.Sequence",
        "Sequence C");
}

void TokenizerTest::namesWhatItCannotRead()
{
    QFETCH(QByteArray, pointer);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, component);
    QFETCH(QByteArray, found);
    Json json = smallTokenizer();
    json[Json::json_pointer(pointer.toStdString())] = Json::parse(value.toStdString());
    const auto made = makeFrom(json);
    QVERIFY(made.hasError());
    const Error& error = made.error();
    QVERIFY2(error.code == ErrorCode::UnsupportedTokenizer, englishMessage(error).c_str());
    QCOMPARE(std::get<std::string>(error.facts.at("component")), component.toStdString());
    QCOMPARE(std::get<std::string>(error.facts.at("found")), found.toStdString());
}

void TokenizerTest::refusesHostileFiles_data()
{
    QTest::addColumn<QByteArray>("pointer");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char* pointer, const char* value, const char* reason) {
        QTest::newRow((QByteArray(pointer) + ' ' + QByteArray(value).left(40)).constData())
            << QByteArray(pointer) << QByteArray(value) << QByteArray(reason);
    };
    row("/model", "7", "'tokenizer.model' should be an object");
    row("/model/vocab", "[]", "'model.vocab' should be an object");
    row("/model/vocab", "{}", "'[UNK]' is not in the vocabulary");
    row("/model/vocab/sing", "-1", "the id -1 of 'sing'");
    row("/model/vocab/sing", "16777216", "the id 16777216 of 'sing'");
    row("/model/vocab/sing", "18446744073709551615", "the id -1 of 'sing'");
    row("/model/vocab/sing", "4294967297", "the id 4294967297 of 'sing'");
    row("/model/vocab/sing", "16777215", "ids up to 16777215 for only 7 tokens");
    row("/model/vocab/sing", "4.0", "not a whole number");
    row("/model/vocab/sing", R"("4")", "not a whole number");
    row("/model/vocab/sing", "5", "belongs to another token");
    row("/model/unk_token", R"("<unk>")", "'<unk>' is not in the vocabulary");
    row("/model/unk_token", "null", "'model.unk_token' should be a text");
    row("/model/max_input_chars_per_word", "-5", "should be a whole number");
    row("/model/continuing_subword_prefix", "1", "should be a text");
    row("/added_tokens", "{}", "'added_tokens' should be a list");
    row("/added_tokens/0", "null", "should be an object");
    row("/added_tokens/0/id", "-3", "should be a whole number");
    row("/added_tokens/0/id", "99999999999", "should be a whole number");
    row("/added_tokens/0/id", "4", "has the id 4 but its place is 3");
    row("/added_tokens/0/lstrip", R"("no")", "should be true or false");
    row("/normalizer", "[]", "should be an object");
    row("/normalizer/lowercase", "1", "'normalizer.lowercase' should be true or false");
    row("/normalizer/strip_accents", R"("x")", "should be true or false");
    row("/post_processor/single", "7", "should be a list");
    row("/post_processor/single/1/Sequence/id", R"("B")", "has a place for a second text");
    row("/post_processor/single/0", "[]", "should be an object");
    row("/post_processor/single/0", "{}", "'post_processor.single.SpecialToken' should be an");
    row("/post_processor/single/0/SpecialToken", "3", "should be an object");
    row("/post_processor/single/0/SpecialToken/id", R"("[X]")", "'post_processor.special_tokens");
    row("/post_processor/single/0/SpecialToken/type_id", "-1", "should be a whole number");
    row("/post_processor/special_tokens/[CLS]/ids", "[1, 2]", "differ in length");
    row("/post_processor/special_tokens/[CLS]/ids", "[-1]", "not as it should be");
    row("/post_processor/special_tokens/[CLS]/ids", "[7]", "its vocabulary does not have");
    row("/post_processor", R"({"type": "BertProcessing", "cls": ["[CLS]", 1], "sep": [2]})",
        "a token and its id");
}

void TokenizerTest::refusesHostileFiles()
{
    QFETCH(QByteArray, pointer);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, reason);
    Json json = smallTokenizer();
    json[Json::json_pointer(pointer.toStdString())] = Json::parse(value.toStdString());
    const auto made = makeFrom(json);
    QVERIFY(made.hasError());
    const Error& error = made.error();
    QVERIFY(error.code == ErrorCode::BadTokenizer);
    QCOMPARE(std::get<std::string>(error.facts.at("what")), std::string("test.json"));
    const auto found = std::get<std::string>(error.facts.at("reason"));
    QVERIFY2(found.find(reason.toStdString()) != std::string::npos, found.c_str());
}

void TokenizerTest::refusesBrokenText()
{
    for (const std::string text : {"{", "[]", "null", "\"\"", "{}", "\xFF\xFE{"}) {
        const auto made = makeTokenizer(
            {.tokenizerJson = text, .vocabTxt = {}, .tokenizerConfigJson = {}, .source = "t"});
        QVERIFY2(made.hasError() && made.error().code == ErrorCode::BadTokenizer, text.c_str());
    }
    std::string deep = smallTokenizer().dump();
    deep.insert(1, "\"truncation\":" + std::string(500, '[') + std::string(500, ']') + ",");
    const auto made = makeTokenizer(
        {.tokenizerJson = deep, .vocabTxt = {}, .tokenizerConfigJson = {}, .source = "t"});
    QVERIFY(made.hasError() && made.error().code == ErrorCode::BadTokenizer);
}

/// Every member of the file in turn is taken out and replaced by a value of each type: an answer,
/// right or wrong, and never an exception or a crash.
void TokenizerTest::survivesAnyMemberOfAnyType()
{
    const Json flat = smallTokenizer().flatten();
    int refused = 0;
    for (const auto& [pointer, unused] : flat.items()) {
        for (Json::json_pointer place(pointer); !place.empty(); place.pop_back()) {
            for (const char* value : {"null", "true", "-1", "1e300", "\"\"", "[]", "{}", "[[]]",
                                      "{\"type\":{}}", "18446744073709551615"}) {
                Json json = smallTokenizer();
                json[place] = Json::parse(value);
                const auto made = makeFrom(json);
                refused += made.hasError() ? 1 : 0;
                if (made.hasValue()) {
                    QVERIFY(made.value()->encode("Sing [MASK] é").ids.size() < 20);
                }
            }
        }
    }
    QVERIFY(refused > 500);
}

QTEST_GUILESS_MAIN(TokenizerTest)
#include "tst_tokenizer.moc"
