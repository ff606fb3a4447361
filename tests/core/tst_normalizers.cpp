// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf.h"
#include "core/text/normalizer/charsmap.h"
#include "core/text/normalizer/normalizer_json.h"
#include "tests/support/tokenizer_cases.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTest>

using namespace maskscope;

namespace {

constexpr char32_t kPlanes[] = {0, 1, 2, 3, 14};
constexpr char32_t kLine = 64;

const Json& recorded()
{
    static const Json kRecorded = [] {
        QFile file(QStringLiteral(MASKSCOPE_TEST_DATA "/tokenizer/normalizer_cases.json"));
        const bool isOpen = file.open(QIODevice::ReadOnly);
        return isOpen ? Json::parse(file.readAll().toStdString()) : Json();
    }();
    return kRecorded;
}

/// SentencePiece's rules "nmt_nfkc", which stand in a tokenizer that ./test makes.
const std::string& charsmap()
{
    static const std::string kCharsmap = [] {
        const Json file = Json::parse(TokenizerCorpus::file("xlm_roberta.tokenizer.json"), nullptr,
                                      /*allow_exceptions=*/false);
        return file.is_discarded() ? std::string()
                                   : file["normalizer"]["precompiled_charsmap"].get<std::string>();
    }();
    return kCharsmap;
}

void putCharsmap(Json& normalizer)
{
    if (normalizer.contains("precompiled_charsmap")) {
        normalizer["precompiled_charsmap"] = charsmap();
    }
    if (normalizer.contains("normalizers")) {
        for (Json& step : normalizer["normalizers"]) {
            putCharsmap(step);
        }
    }
}

std::unique_ptr<Normalizer> make(const Json& json, TokenizerErrors& errors)
{
    const JsonPart part(json, "normalizer", errors);
    return errors.any() ? nullptr : readNormalizer(part);
}

/// The text and where each of its code points comes from.
Json asRecorded(const Normalizer& normalizer, const std::string& text)
{
    const NormalizedText result = normalizer.normalize(NormalizedText(text));
    Json places = Json::array();
    for (std::size_t at = 0; at < result.text().size();) {
        const std::size_t begin = at;
        static_cast<void>(readCodePoint(result.text(), at));
        const CodePointRange place = result.original({begin, at});
        places.push_back(place.begin);
        places.push_back(place.end);
    }
    return {result.text(), places};
}

std::string hexDigest(const QCryptographicHash& hash)
{
    return hash.result().toHex().left(16).toStdString();
}

std::string digest(const std::string& text)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(QByteArray::fromStdString(text));
    return hexDigest(hash);
}

/// See the recording script.
std::string planeDigest(const Normalizer& normalizer, char32_t plane, const Json& around)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    for (char32_t begin = plane << 16U; begin < (plane + 1) << 16U; begin += kLine) {
        if (begin >= 0xD800 && begin < 0xE000) {
            continue;
        }
        std::string line;
        for (char32_t c = begin; c < begin + kLine; ++c) {
            line += (c == begin ? "" : "\n") + around[0].get<std::string>();
            appendUtf8(line, c);
            line += around[1].get<std::string>();
        }
        hash.addData(QByteArray::fromStdString(normalizer.normalize(NormalizedText(line)).text()));
    }
    return hexDigest(hash);
}

/// What a charsmap holds: one key of one byte, with its replacement.
std::string smallCharsmap(const std::string& replacement)
{
    const auto unit = [](std::uint32_t value) {
        std::string bytes;
        for (int i = 0; i < 4; ++i) {
            bytes += static_cast<char>((value >> (8 * i)) & 0xFFU);
        }
        return bytes;
    };
    std::string trie = unit(1U << 10U); // the root's children begin at 1
    for (std::uint32_t at = 1; at < 128; ++at) {
        // 'a' (0x61) stands at 1 ^ 0x61 = 0x60 and has its leaf at 0x60 ^ 2 = 0x62.
        trie += unit(at == 0x60 ? (2U << 10U) | (1U << 8U) | 0x61U : (at == 0x62 ? 1U << 31U : 0U));
    }
    return unit(512) + trie + replacement;
}

} // namespace

/// Equal to the normalizers of the `tokenizers` package; recorded by make_normalizer_cases.py.
class NormalizersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalHuggingFace_data();
    void equalHuggingFace();
    void nameWhatIsWrong_data();
    void nameWhatIsWrong();
    void keepPlacesOfASlice();
    void surviveAnyCharsmap();
    void decodeBase64();
};

void NormalizersTest::equalHuggingFace_data()
{
    QTest::addColumn<QString>("name");
    QVERIFY(recorded().contains("normalizers"));
    for (const auto& [name, parts] : recorded()["normalizers"].items()) {
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
}

void NormalizersTest::equalHuggingFace()
{
    QFETCH(QString, name);
    const Json& expected = recorded()["normalizers"][name.toStdString()];
    Json json = expected["json"];
    putCharsmap(json);
    TokenizerErrors errors("test");
    const auto normalizer = make(json, errors);
    QVERIFY2(normalizer != nullptr && !errors.any(), "without build/test-data? ./test makes it");

    const Json& texts = recorded()["texts"];
    QVERIFY(texts.size() >= 30);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const Json found = asRecorded(*normalizer, texts[i].get<std::string>());
        QCOMPARE(QString::fromStdString(found.dump()),
                 QString::fromStdString(expected["cases"][i].dump()));
    }
    for (std::size_t i = 0; i < recorded()["random"].size(); ++i) {
        Json found = Json::array();
        for (const Json& text : recorded()["random"][i]) {
            found.push_back(asRecorded(*normalizer, text.get<std::string>()));
        }
        QVERIFY2(digest(found.dump()) == expected["groups"][i].get<std::string>(),
                 qPrintable(QStringLiteral("group %1").arg(i)));
    }
    for (const Json& codePoints : expected["code_points"]) {
        for (std::size_t i = 0; i < std::size(kPlanes); ++i) {
            QVERIFY2(planeDigest(*normalizer, kPlanes[i], codePoints["around"])
                         == codePoints["planes"][i].get<std::string>(),
                     qPrintable(QString::fromStdString(codePoints["around"].dump())
                                + QStringLiteral(" in plane %1").arg(kPlanes[i])));
        }
    }
}

void NormalizersTest::nameWhatIsWrong_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("named");
    const auto row = [](const char* json, ErrorCode code, const char* named) {
        QTest::newRow(json) << QString::fromUtf8(json) << code << QString::fromUtf8(named);
    };
    const ErrorCode bad = ErrorCode::BadTokenizer;
    const ErrorCode unsupported = ErrorCode::UnsupportedTokenizer;
    row(R"({"type":"Uppercase"})", unsupported, "Uppercase");
    row(R"({"type":"NFC","x":1})", unsupported, "x");
    row(R"({"type":"Lowercase","locale":"tr"})", unsupported, "locale");
    row(R"({})", bad, "normalizer.type");
    row(R"({"type":"Strip","strip_left":true})", bad, "strip_right");
    row(R"({"type":"Prepend"})", bad, "prepend");
    row(R"({"type":"Replace","pattern":{"String":"a"}})", bad, "content");
    row(R"({"type":"Replace","pattern":"a","content":"b"})", bad, "pattern");
    row(R"({"type":"Replace","pattern":{},"content":"b"})", bad, "Regex");
    row(R"({"type":"Replace","pattern":{"Glob":"a"},"content":"b"})", unsupported, "Glob");
    row(R"({"type":"Replace","pattern":{"Regex":"(a)\\1"},"content":"b"})", unsupported, "\\1");
    row(R"({"type":"Precompiled","precompiled_charsmap":null})", bad, "precompiled_charsmap");
    row(R"({"type":"Precompiled","precompiled_charsmap":""})", bad, "precompiled_charsmap");
    row(R"({"type":"Precompiled","precompiled_charsmap":"/////w=="})", bad, "precompiled_charsmap");
    row(R"({"type":"Sequence"})", bad, "normalizers");
    row(R"({"type":"Sequence","normalizers":[{"type":"NFC"},3]})", bad, "normalizers[1]");
    row(R"({"type":"Sequence","normalizers":[{"type":"Sequence","normalizers":[{"type":"X"}]}]})",
        unsupported, "normalizers[0].normalizers[0]");
}

void NormalizersTest::nameWhatIsWrong()
{
    QFETCH(QString, json);
    QFETCH(ErrorCode, code);
    QFETCH(QString, named);
    TokenizerErrors errors("test");
    const auto normalizer = make(Json::parse(json.toStdString()), errors);
    QVERIFY(errors.any());
    const Error error = errors.first();
    QCOMPARE(error.code, code);
    std::string facts;
    for (const auto& [key, fact] : error.facts) {
        facts += std::get<std::string>(fact) + "\n";
    }
    QVERIFY2(QString::fromStdString(facts).contains(named), facts.c_str());
}

/// As between two added tokens: what is put in front of a piece has the piece's place.
void NormalizersTest::keepPlacesOfASlice()
{
    TokenizerErrors errors("test");
    const auto normalizer = make(Json::parse(R"({"type":"Sequence","normalizers":[
        {"type":"Strip","strip_left":true,"strip_right":true},
        {"type":"Replace","pattern":{"Regex":"^"},"content":"<"}]})"),
                                 errors);
    QVERIFY(normalizer != nullptr);
    const NormalizedText result = normalizer->normalize(NormalizedText("ab  cd").slice({2, 6}));
    QCOMPARE(result.text(), std::string("<cd"));
    QCOMPARE(result.original({0, 1}), (CodePointRange{2, 2}));
    QCOMPARE(result.original({1, 2}), (CodePointRange{4, 5}));
    QCOMPARE(result.original({0, 2}), (CodePointRange{2, 5}));
}

void NormalizersTest::surviveAnyCharsmap()
{
    const auto good = Charsmap::read(smallCharsmap(std::string("xy\0z", 4)));
    QVERIFY(good.has_value());
    QCOMPARE(good->find("a"), std::optional<std::string_view>("xy"));
    QCOMPARE(good->find("ab"), std::optional<std::string_view>("xy"));
    QCOMPARE(good->find("b"), std::nullopt);
    QCOMPARE(good->find(""), std::nullopt);

    QVERIFY(!Charsmap::read("").has_value());
    QVERIFY(!Charsmap::read(std::string(4, '\0')).has_value());
    QVERIFY(!Charsmap::read("\xFF\xFF\xFF\xFFxxxx").has_value());
    QVERIFY(!Charsmap::read(smallCharsmap("\xC3")).has_value());

    // Every unit points somewhere else: out of the trie, out of the text, into a character.
    std::string bytes = smallCharsmap("éé");
    for (std::size_t at = 4; at < 516; ++at) {
        for (const char value : {'\x01', '\x61', '\x7F', '\xFF'}) {
            std::string changed = bytes;
            changed[at] = value;
            const auto map = Charsmap::read(changed);
            QVERIFY(map.has_value());
            for (char32_t c = 0; c < 0x100; ++c) {
                std::string text;
                appendUtf8(text, c);
                const std::string found(map->find(text + "a").value_or(""));
                QCOMPARE(toValidUtf8(found), found);
            }
        }
    }
}

void NormalizersTest::decodeBase64()
{
    QCOMPARE(maskscope::decodeBase64(""), std::optional<std::string>(""));
    QCOMPARE(maskscope::decodeBase64("TQ=="), std::optional<std::string>("M"));
    QCOMPARE(maskscope::decodeBase64("TWE="), std::optional<std::string>("Ma"));
    QCOMPARE(maskscope::decodeBase64("TWFu"), std::optional<std::string>("Man"));
    QCOMPARE(maskscope::decodeBase64("+/8="), std::optional<std::string>("\xFB\xFF"));
    for (const char* wrong :
         {"T", "TQ", "TQ=", "TQ==TQ==", "T===", "====", "TW-u", "TR==", "TW u"}) {
        QVERIFY2(!maskscope::decodeBase64(wrong).has_value(), wrong);
    }
}

QTEST_GUILESS_MAIN(NormalizersTest)
#include "tst_normalizers.moc"
