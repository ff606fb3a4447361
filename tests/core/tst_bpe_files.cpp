// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/base/messages.h"
#include "core/text/tokenizer.h"

#include <QFile>
#include <QTest>

using namespace maskscope;

namespace {

Json readRecorded()
{
    QFile file(QStringLiteral(MASKSCOPE_TEST_DATA "/bpe_file_cases.json"));
    return file.open(QIODevice::ReadOnly) ? Json::parse(file.readAll().toStdString()) : Json();
}

Json asRecorded(const std::string& text, const Encoding& encoding)
{
    Json ids = Json::array();
    Json offsets = Json::array();
    for (std::size_t i = 0; i < encoding.ids.size(); ++i) {
        ids.push_back(encoding.ids[i].value);
        offsets.push_back({encoding.offsets[i].begin, encoding.offsets[i].end});
    }
    return {{"text", text}, {"ids", ids}, {"tokens", encoding.tokens}, {"offsets", offsets}};
}

TokenizerFiles smallFiles()
{
    return {.tokenizerJson = {},
            .vocabTxt = {},
            .tokenizerConfigJson = {},
            .source = "test",
            .specialTokensMapJson = {},
            .vocabJson = R"({"<s>": 0, "<pad>": 1, "</s>": 2, "a": 3, "b": 4, "ab": 5})",
            .mergesTxt = "#version: 0.2\r\na b\r\n",
            .addedTokensJson = {}};
}

std::string reasonOf(const Error& error)
{
    return std::get<std::string>(error.facts.at("reason"));
}

} // namespace

class BpeFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsTransformers_data();
    void equalsTransformers();
    void addsWhatTheVocabularyLacks();
    void needsBothFiles();
    void namesWhatIsWrong();
    void namesOtherClasses();

private:
    Json m_recorded = readRecorded();
};

void BpeFilesTest::equalsTransformers_data()
{
    QTest::addColumn<int>("row");
    QVERIFY(m_recorded["folders"].size() >= 8);
    for (std::size_t row = 0; row < m_recorded["folders"].size(); ++row) {
        QTest::newRow(m_recorded["folders"][row]["name"].get<std::string>().c_str())
            << static_cast<int>(row);
    }
}

void BpeFilesTest::equalsTransformers()
{
    QFETCH(int, row);
    const Json& folder = m_recorded["folders"][static_cast<std::size_t>(row)];
    const Json& beside = folder["files"];
    TokenizerFiles files = smallFiles();
    files.vocabJson = m_recorded["vocab"].get<std::string>();
    files.mergesTxt = m_recorded["merges"].get<std::string>();
    files.tokenizerConfigJson = beside.value("tokenizer_config", "");
    files.specialTokensMapJson = beside.value("special_tokens_map", "");
    files.addedTokensJson = beside.value("added_tokens", "");
    const auto made = makeTokenizer(files);
    QVERIFY2(made.hasValue(), made.hasError() ? englishMessage(made.error()).c_str() : "");
    QCOMPARE(made.value()->maskToken(), folder["mask"].get<std::string>());
    QVERIFY(made.value()->padId() == made.value()->tokenToId(folder["pad"].get<std::string>()));
    QCOMPARE(made.value()->vocabularySize(), folder["size"].get<std::size_t>());
    QVERIFY(folder["cases"].size() > 40);
    for (const Json& one : folder["cases"]) {
        const auto text = one["text"].get<std::string>();
        const Json found = asRecorded(text, made.value()->encode(text));
        QVERIFY2(found == one, (found.dump() + "\n" + one.dump()).c_str());
    }
}

void BpeFilesTest::addsWhatTheVocabularyLacks()
{
    const auto made = makeTokenizer(smallFiles());
    QVERIFY(made.hasValue());
    QVERIFY(made.value()->tokenToId("<unk>") == TokenId{6});
    QVERIFY(made.value()->maskId() == TokenId{7});
    const Encoding encoding = made.value()->encode("abz <mask>");
    QCOMPARE(encoding.ids, (std::vector<TokenId>{{0}, {5}, {7}, {2}}));
}

void BpeFilesTest::needsBothFiles()
{
    TokenizerFiles files = smallFiles();
    files.mergesTxt.clear();
    const auto made = makeTokenizer(files);
    QVERIFY(made.hasError());
    QVERIFY(made.error().code == ErrorCode::NoTokenizer);
}

void BpeFilesTest::namesWhatIsWrong()
{
    const auto check
        = [](std::string TokenizerFiles::*member, const char* text, const char* reason) {
              TokenizerFiles files = smallFiles();
              files.*member = text;
              const auto made = makeTokenizer(files);
              QVERIFY2(made.hasError(), text);
              QVERIFY2(made.error().code == ErrorCode::BadTokenizer, text);
              QVERIFY2(reasonOf(made.error()).find(reason) != std::string::npos,
                       reasonOf(made.error()).c_str());
          };
    check(&TokenizerFiles::mergesTxt, "a b\n\n", "line 2 of merges.txt should be two tokens");
    check(&TokenizerFiles::mergesTxt, "a b c\n", "line 1 of merges.txt should be two tokens");
    check(&TokenizerFiles::mergesTxt, "b a\n", "its merge 0 of 'b' and 'a' needs a token");
    check(&TokenizerFiles::mergesTxt, "a \xFF\n", "its merges.txt is not UTF-8");
    check(&TokenizerFiles::vocabJson, "[]", "'model.vocab' should be an object");
    check(&TokenizerFiles::vocabJson, "{", "it is not valid JSON");
    check(&TokenizerFiles::vocabJson, R"({"a": "x"})", "the id of 'a' in 'vocab'");
    check(&TokenizerFiles::vocabJson, R"({"a": 0, "a": 1})", "the token 'a' has two ids");
    check(&TokenizerFiles::addedTokensJson, "[1]", "added_tokens.json should be an object");
    check(&TokenizerFiles::addedTokensJson, R"({"x": "y"})", "the id of 'x' is not a whole number");
    check(&TokenizerFiles::specialTokensMapJson, "7",
          "special_tokens_map.json should be an object");
    check(&TokenizerFiles::specialTokensMapJson, R"({"mask_token": 7})",
          "'mask_token': it should be an object");
    check(&TokenizerFiles::specialTokensMapJson, R"({"sep_token": null})", "it has no sep_token");
    check(&TokenizerFiles::tokenizerConfigJson, R"({"added_tokens_decoder": {"x": "y"}})",
          "'x' is not an id");
    check(&TokenizerFiles::tokenizerConfigJson, R"({"add_prefix_space": 1})",
          "should be true or false");
}

void BpeFilesTest::namesOtherClasses()
{
    TokenizerFiles files = smallFiles();
    files.tokenizerConfigJson = R"({"tokenizer_class": "CLIPTokenizer"})";
    const auto made = makeTokenizer(files);
    QVERIFY(made.hasError());
    QVERIFY(made.error().code == ErrorCode::UnsupportedTokenizer);
    QCOMPARE(std::get<std::string>(made.error().facts.at("found")), std::string("CLIPTokenizer"));
}

QTEST_GUILESS_MAIN(BpeFilesTest)
#include "tst_bpe_files.moc"
