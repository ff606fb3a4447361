// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/decoder/decoder_json.h"
#include "tests/core/recorded_parts.h"

using namespace maskscope;
using namespace maskscope::test;

namespace {

const Json& recorded()
{
    static const Json kRecorded = readRecorded("decoders.json");
    return kRecorded;
}

std::unique_ptr<Decoder> make(const Json& config)
{
    TokenizerErrors errors("test");
    auto made = readDecoder(JsonPart(config, "decoder", errors));
    if (errors.any()) {
        qWarning("%s", errorText(errors).c_str());
    }
    return errors.any() ? nullptr : std::move(made);
}

std::string errorOf(const char* json)
{
    TokenizerErrors errors("test");
    const Json config = Json::parse(json);
    const auto made = readDecoder(JsonPart(config, "decoder", errors));
    return errorText(errors);
}

} // namespace

/// Equal to the `tokenizers` package for whole texts; single tokens as people read them.
class DecodersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodesAsHuggingFace_data() { addPartRows(recorded()); }
    void decodesAsHuggingFace();
    void decodesRandomTokens_data() { addPartRows(recorded()); }
    void decodesRandomTokens();
    void readsTokensAlone_data();
    void readsTokensAlone();
    void stripsShortTokens();
    void namesWhatItCannotRead_data();
    void namesWhatItCannotRead();
};

void DecodersTest::decodesAsHuggingFace()
{
    QFETCH(int, row);
    const Json& part = recorded()["parts"][static_cast<std::size_t>(row)];
    const auto decoder = make(part["config"]);
    QVERIFY(decoder != nullptr);
    QVERIFY(part["cases"].size() >= 14);
    for (const Json& known : part["cases"]) {
        QCOMPARE(decoder->decode(known["tokens"].get<std::vector<std::string>>()),
                 known["text"].get<std::string>());
    }
}

void DecodersTest::decodesRandomTokens()
{
    QFETCH(int, row);
    const Json& part = recorded()["parts"][static_cast<std::size_t>(row)];
    const auto decoder = make(part["config"]);
    QVERIFY(decoder != nullptr);
    InputGenerator generator(recorded());
    Digest digest;
    for (int i = 0; i < recorded()["count"]; ++i) {
        digest.add(decoder->decode(generator.next()));
    }
    QCOMPARE(digest.result(), part["random"].get<std::string>());
}

void DecodersTest::readsTokensAlone_data()
{
    QTest::addColumn<QString>("config");
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* config, const char* token, const char* text) {
        QTest::newRow(token) << QString::fromUtf8(config) << QString::fromUtf8(token)
                             << QString::fromUtf8(text);
    };
    const char* const kWordPiece = R"({"type": "WordPiece", "prefix": "##", "cleanup": true})";
    row(kWordPiece, "sing", "sing");
    row(kWordPiece, "##ing", "ing");
    row(kWordPiece, "##", "##");
    row(kWordPiece, ".", ".");
    const char* const kByteLevel
        = R"({"type": "ByteLevel", "add_prefix_space": true, "trim_offsets": true})";
    row(kByteLevel, "Ġhello", "hello");
    row(kByteLevel, "hello", "hello");
    row(kByteLevel, "Ġ", " ");
    row(kByteLevel, "Ġå", "<0xE5>");
    row(kByteLevel, "åŃĹ", "字");
    row(kByteLevel, "aÃ", "a<0xC3>");
    row(kByteLevel, "字", "字");
    row(kByteLevel, "", "");
    const char* const kMetaspace
        = R"({"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always"})";
    row(kMetaspace, "▁hey", "hey");
    row(kMetaspace, "▁", " ");
    const char* const kFallback = R"({"type": "Sequence", "decoders": [
        {"type": "ByteFallback"}, {"type": "Fuse"},
        {"type": "Strip", "content": " ", "start": 1, "stop": 0}]})";
    row(kFallback, "<0xE6>", "<0xE6>");
    row(kFallback, "<0x41>", "A");
    row(R"({"type": "BPEDecoder", "suffix": "</w>"})", "low</w>", "low");
    row(R"({"type": "CTC", "pad_token": "<pad>", "word_delimiter_token": "|", "cleanup": true})",
        "<pad>", "<pad>");
}

void DecodersTest::readsTokensAlone()
{
    QFETCH(QString, config);
    QFETCH(QString, token);
    QFETCH(QString, text);
    const auto decoder = make(Json::parse(config.toStdString()));
    QVERIFY(decoder != nullptr);
    QCOMPARE(QString::fromStdString(decoder->textOf(token.toStdString())), text);
}

/// Here the package stops with a panic.
void DecodersTest::stripsShortTokens()
{
    const auto decoder
        = make(Json::parse(R"({"type": "Strip", "content": "H", "start": 2, "stop": 3})"));
    QVERIFY(decoder != nullptr);
    QCOMPARE(decoder->decode({"HH", "aHHHH", "", "H"}), std::string("aH"));
}

void DecodersTest::namesWhatItCannotRead_data()
{
    QTest::addColumn<QString>("config");
    QTest::addColumn<QString>("error");
    const auto row = [](const char* name, const char* config, const char* error) {
        QTest::newRow(name) << QString::fromUtf8(config) << QString::fromUtf8(error);
    };
    row("unknown type", R"({"type": "Morse"})", "decoder: Morse");
    row("no type", R"({"suffix": "</w>"})",
        "bad: 'decoder.type' should be a text, but it is missing");
    row("unknown member", R"({"type": "Fuse", "with": "-"})", "the field of decoder: with");
    row("negative", R"({"type": "Strip", "content": "a", "start": -1, "stop": 0})",
        "bad: 'decoder.start' should be a whole number from 0 to 9223372036854775806, but it is "
        "number");
    row("no content", R"({"type": "Replace", "pattern": {"String": "a"}})",
        "bad: 'decoder.content' should be a text, but it is missing");
    row("grows without end", R"({"type": "Sequence", "decoders": [
            {"type": "Replace", "pattern": {"String": "a"}, "content": "aaaaaaaaaaaaaaaa"},
            {"type": "Replace", "pattern": {"String": "a"}, "content": "aaaaaaaaaaaaaaaa"},
            {"type": "Replace", "pattern": {"String": "a"}, "content": "aaaaaaaaaaaaaaaa"}]})",
        "decoder: Replace steps that make a text much longer");
    row("deep", R"({"type": "Sequence", "decoders": [{"type": "Sequence", "decoders": [
                       {"type": "Fuse"}, {"type": "Morse"}]}]})",
        "decoder.decoders[0].decoders[1]: Morse");
}

void DecodersTest::namesWhatItCannotRead()
{
    QFETCH(QString, config);
    QFETCH(QString, error);
    QCOMPARE(QString::fromStdString(errorOf(config.toUtf8().constData())), error);
}

QTEST_GUILESS_MAIN(DecodersTest)
#include "tst_decoders.moc"
