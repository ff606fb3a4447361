// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guard/tokenizer_files.h"
#include "tests/core/file_bytes.h"

#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace maskscope;

namespace {

/// Every file holds its own name, so that a test sees which one was read.
const std::string kJsonHead = "{ ";

std::string contentOf(const std::string& name)
{
    return (name.ends_with(".json") ? kJsonHead : std::string()) + name;
}

} // namespace

class TestTokenizerFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void besideTheModelInOrder();
    void embeddedWinsOverBeside();
    void embeddedVocabulary();
    void namedWinsOverAll();
    void namedFolder();
    void namedFile();
    void namedFileOfAnotherName();
    void vocabJson();
    void embeddedVocabJson();
    void sentencePiece();
    void errors();

private:
    std::filesystem::path path(const std::string& name) const
    {
        return std::filesystem::path(m_folder->path().toStdString()) / name;
    }
    void write(const std::string& name) const { writeBytes(path(name), contentOf(name)); }
    OpenedFile model() const
    {
        OpenedFile file;
        file.path = path("model.v2.pt");
        return file;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestTokenizerFiles::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestTokenizerFiles::besideTheModelInOrder()
{
    // CLI.md: "beside the .pt (<stem>.tokenizer.json, <stem>.vocab.txt, then tokenizer.json,
    // vocab.txt)". Written last to first, each must win over those before.
    QCOMPARE(findTokenizerFiles(model(), {}).error().code, ErrorCode::NoTokenizer);
    write("tokenizer_config.json");
    write("special_tokens_map.json");
    for (const std::string name :
         {"vocab.txt", "tokenizer.json", "model.v2.vocab.txt", "model.v2.tokenizer.json"}) {
        write(name);
        const auto files = findTokenizerFiles(model(), {});
        QVERIFY2(files.hasValue(), name.c_str());
        const bool isVocab = name.ends_with("vocab.txt");
        QCOMPARE(files.value().vocabTxt, isVocab ? contentOf(name) : std::string());
        QCOMPARE(files.value().tokenizerJson, isVocab ? std::string() : contentOf(name));
        QCOMPARE(files.value().tokenizerConfigJson, contentOf("tokenizer_config.json"));
        QCOMPARE(files.value().specialTokensMapJson, contentOf("special_tokens_map.json"));
        QCOMPARE(files.value().source, path(name).string());
    }
}

void TestTokenizerFiles::embeddedWinsOverBeside()
{
    write("model.v2.tokenizer.json");
    OpenedFile file = model();
    file.texts["vocab.txt"] = "inner vocab";
    file.texts["tokenizer.json"] = "inner json";
    const auto files = findTokenizerFiles(file, {});
    QVERIFY(files.hasValue());
    QCOMPARE(files.value().tokenizerJson, std::string("inner json"));
    QCOMPARE(files.value().source, std::string("inside the model"));
}

void TestTokenizerFiles::embeddedVocabulary()
{
    write("tokenizer_config.json"); // not this one
    OpenedFile file = model();
    file.texts["vocab.txt"] = "inner vocab";
    auto files = findTokenizerFiles(file, {});
    QVERIFY(files.hasValue());
    QCOMPARE(files.value().vocabTxt, std::string("inner vocab"));
    QCOMPARE(files.value().tokenizerConfigJson, std::string());
    file.texts["tokenizer_config.json"] = "inner config";
    file.texts["special_tokens_map.json"] = "inner map";
    files = findTokenizerFiles(file, {});
    QCOMPARE(files.value().tokenizerConfigJson, std::string("inner config"));
    QCOMPARE(files.value().specialTokensMapJson, std::string("inner map"));
    file.texts["tokenizer.json"] = "inner json";
    files = findTokenizerFiles(file, {});
    QCOMPARE(files.value().tokenizerConfigJson, std::string("inner config"));
    QCOMPARE(files.value().vocabTxt, std::string());
}

void TestTokenizerFiles::namedWinsOverAll()
{
    write("vocab.txt");
    write("tokenizer.json");
    OpenedFile file = model();
    file.texts["tokenizer.json"] = "inner json";
    const auto files = findTokenizerFiles(file, path("vocab.txt"));
    QVERIFY(files.hasValue());
    QCOMPARE(files.value().vocabTxt, contentOf("vocab.txt"));
    QCOMPARE(files.value().tokenizerJson, std::string());
}

void TestTokenizerFiles::namedFolder()
{
    QCOMPARE(readTokenizerFiles(path("")).error().code, ErrorCode::NoTokenizer);
    write("vocab.txt");
    QCOMPARE(readTokenizerFiles(path("")).value().vocabTxt, contentOf("vocab.txt"));
    write("tokenizer.json");
    QCOMPARE(readTokenizerFiles(path("")).value().tokenizerJson, contentOf("tokenizer.json"));
}

void TestTokenizerFiles::namedFile()
{
    write("my.tokenizer.json");
    write("my-vocab.txt");
    QCOMPARE(readTokenizerFiles(path("my.tokenizer.json")).value().tokenizerJson,
             contentOf("my.tokenizer.json"));
    QCOMPARE(readTokenizerFiles(path("my-vocab.txt")).value().tokenizerConfigJson, std::string());
    write("tokenizer_config.json");
    const auto files = readTokenizerFiles(path("my-vocab.txt"));
    QCOMPARE(files.value().vocabTxt, contentOf("my-vocab.txt"));
    QCOMPARE(files.value().tokenizerConfigJson, contentOf("tokenizer_config.json"));
}

void TestTokenizerFiles::namedFileOfAnotherName()
{
    writeBytes(path("json"), "\n {\"model\": {}}");
    writeBytes(path("words"), "[PAD]\n{\n");
    QVERIFY(!readTokenizerFiles(path("json")).value().tokenizerJson.empty());
    QVERIFY(!readTokenizerFiles(path("words")).value().vocabTxt.empty());
    QVERIFY(readTokenizerFiles(path("words")).value().tokenizerJson.empty());
}

void TestTokenizerFiles::vocabJson()
{
    write("vocab.json");
    for (const std::string named : {"vocab.json", ""}) {
        const auto alone = readTokenizerFiles(path(named));
        QVERIFY(alone.hasError());
        QCOMPARE(alone.error().code, ErrorCode::FileNotFound);
        QCOMPARE(std::get<std::string>(alone.error().facts.at("file")), std::string("merges.txt"));
    }
    for (const char* name : {"merges.txt", "added_tokens.json", "tokenizer_config.json"}) {
        write(name);
    }
    for (const std::string named : {"vocab.json", ""}) {
        const auto files = readTokenizerFiles(path(named));
        QVERIFY(files.hasValue());
        QCOMPARE(files.value().vocabJson, contentOf("vocab.json"));
        QCOMPARE(files.value().mergesTxt, contentOf("merges.txt"));
        QCOMPARE(files.value().addedTokensJson, contentOf("added_tokens.json"));
        QCOMPARE(files.value().tokenizerConfigJson, contentOf("tokenizer_config.json"));
        QCOMPARE(files.value().specialTokensMapJson, std::string());
        QCOMPARE(files.value().tokenizerJson + files.value().vocabTxt, std::string());
    }
    write("vocab.txt");
    QCOMPARE(readTokenizerFiles(path("")).value().vocabJson, std::string());
    QCOMPARE(readTokenizerFiles(path("")).value().addedTokensJson, std::string());
}

void TestTokenizerFiles::embeddedVocabJson()
{
    const auto embedded = openModelFile(archivePath("bpe.pt"));
    QVERIFY(embedded.hasValue());
    const auto files = findTokenizerFiles(embedded.value(), {});
    QVERIFY(files.hasValue());
    QVERIFY(!files.value().vocabJson.empty());
    QVERIFY(!files.value().mergesTxt.empty());
    OpenedFile half = model();
    half.texts["vocab.json"] = "inner vocab";
    QCOMPARE(findTokenizerFiles(half, {}).error().code, ErrorCode::NoTokenizer);
}

void TestTokenizerFiles::sentencePiece()
{
    write("spiece.model");
    const auto files = readTokenizerFiles(path("spiece.model"));
    QVERIFY(files.hasError());
    QCOMPARE(files.error().code, ErrorCode::UnsupportedTokenizer);
    QCOMPARE(std::get<std::string>(files.error().facts.at("found")), std::string("SentencePiece"));
}

void TestTokenizerFiles::errors()
{
    const auto missing = findTokenizerFiles(model(), path("missing.json"));
    QVERIFY(missing.hasError());
    QCOMPARE(missing.error().code, ErrorCode::FileNotFound);
    writeBytes(path("vocab.txt"), "");
    const auto empty = findTokenizerFiles(model(), {});
    QVERIFY(empty.hasError());
    QCOMPARE(empty.error().code, ErrorCode::BadTokenizer);
    QCOMPARE(std::get<std::string>(empty.error().facts.at("reason")), std::string("it is empty"));
    // A config that is there but cannot be read would change the ids in silence.
    write("vocab.txt");
    std::filesystem::create_directory(path("tokenizer_config.json"));
    QCOMPARE(findTokenizerFiles(model(), {}).error().code, ErrorCode::NotAFile);
}

QTEST_APPLESS_MAIN(TestTokenizerFiles)
#include "tst_tokenizer_files.moc"
