// SPDX-License-Identifier: GPL-3.0-or-later
// Which token is the mask, the unknown one and so on: what the files beside a tokenizer say.
#include "core/text/tokenizer.h"

#include <QTest>

using namespace maskscope;

namespace {

const std::string kWordPiece = R"({
  "added_tokens": [], "normalizer": null, "pre_tokenizer": {"type": "BertPreTokenizer"},
  "post_processor": null, "decoder": null,
  "model": {"type": "WordPiece", "unk_token": "<u>", "continuing_subword_prefix": "##",
            "max_input_chars_per_word": 100,
            "vocab": {"<u>": 0, "<p>": 1, "<hole>": 2, "<gap>": 3, "a": 4}}})";

struct Beside
{
    std::string config{};
    std::string map{};
};

std::shared_ptr<const Tokenizer> make(TokenizerFiles files, const Beside& beside)
{
    files.tokenizerConfigJson = beside.config;
    files.specialTokensMapJson = beside.map;
    files.source = "test";
    const auto made = makeTokenizer(files);
    return made.hasValue() ? made.value() : nullptr;
}

std::shared_ptr<const Tokenizer> fromJson(const Beside& beside)
{
    TokenizerFiles files;
    files.tokenizerJson = kWordPiece;
    return make(std::move(files), beside);
}

std::vector<int> idsOf(const Encoding& encoding)
{
    std::vector<int> ids;
    for (const TokenId id : encoding.ids) {
        ids.push_back(id.value);
    }
    return ids;
}

} // namespace

class TestSpecialTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theConfigurationNamesTheMask();
    void theMapNamesWhatTheConfigurationDoesNot();
    void withoutFilesThereIsNoMask();
    void rolesOfVocabTxt();
    void brokenFiles();
};

void TestSpecialTokens::theConfigurationNamesTheMask()
{
    const auto tokenizer
        = fromJson({.config = R"({"mask_token": {"content": "<hole>"}, "pad_token": "<p>"})"});
    QVERIFY(tokenizer != nullptr);
    QCOMPARE(tokenizer->maskToken(), std::string("<hole>"));
    QVERIFY(tokenizer->padId() == TokenId{1});
    QVERIFY(tokenizer->unknownId() == TokenId{0});
    // Found in the text although the tokenizer itself does not add it.
    const Encoding encoding = tokenizer->encode("a<hole>a");
    QCOMPARE(idsOf(encoding), (std::vector<int>{4, 2, 4}));
    QCOMPARE(encoding.maskPositions, std::vector<std::size_t>{1});
}

void TestSpecialTokens::theMapNamesWhatTheConfigurationDoesNot()
{
    const std::string map = R"({"mask_token": {"content": "<gap>"}, "pad_token": "<p>"})";
    const auto alone = fromJson({.map = map});
    QVERIFY(alone != nullptr);
    QCOMPARE(alone->maskToken(), std::string("<gap>"));
    QVERIFY(alone->padId() == TokenId{1});
    const auto both = fromJson({.config = R"({"mask_token": "<hole>"})", .map = map});
    QVERIFY(both != nullptr);
    QCOMPARE(both->maskToken(), std::string("<hole>"));
    QVERIFY(both->padId() == TokenId{1});
}

void TestSpecialTokens::withoutFilesThereIsNoMask()
{
    const auto tokenizer = fromJson({});
    QVERIFY(tokenizer != nullptr);
    QVERIFY(!tokenizer->maskId().has_value());
    QVERIFY(!tokenizer->padId().has_value());
    const auto unheard = fromJson({.config = R"({"mask_token": "<none>"})"});
    QVERIFY(unheard != nullptr);
    QVERIFY(!unheard->maskId().has_value());
}

void TestSpecialTokens::rolesOfVocabTxt()
{
    TokenizerFiles files;
    files.vocabTxt = "<pad>\n<unk>\n<s>\n</s>\n<mask>\na\n";
    const std::string map = R"({"unk_token": "<unk>", "cls_token": "<s>", "sep_token": "</s>",
                                "mask_token": "<mask>", "pad_token": "<pad>"})";
    const auto tokenizer = make(files, {.map = map});
    QVERIFY(tokenizer != nullptr);
    QCOMPARE(idsOf(tokenizer->encode("a b <mask>")), (std::vector<int>{2, 5, 1, 4, 3}));
    QCOMPARE(tokenizer->maskToken(), std::string("<mask>"));
    QVERIFY(tokenizer->unknownId() == TokenId{1});
    QVERIFY(tokenizer->padId() == TokenId{0});
    QVERIFY(make(files, {}) == nullptr);
}

void TestSpecialTokens::brokenFiles()
{
    TokenizerFiles files;
    files.tokenizerJson = kWordPiece;
    files.source = "test";
    for (std::string TokenizerFiles::*file :
         {&TokenizerFiles::tokenizerConfigJson, &TokenizerFiles::specialTokensMapJson}) {
        for (const char* text : {"{", "[]", "7"}) {
            TokenizerFiles broken = files;
            broken.*file = text;
            const auto made = makeTokenizer(broken);
            QVERIFY2(made.hasError(), text);
            QCOMPARE(made.error().code, ErrorCode::BadTokenizer);
        }
        TokenizerFiles odd = files;
        odd.*file = R"({"mask_token": 5, "pad_token": [], "unk_token": null})";
        QVERIFY(makeTokenizer(odd).hasValue());
    }
}

QTEST_APPLESS_MAIN(TestSpecialTokens)
#include "tst_special_tokens.moc"
