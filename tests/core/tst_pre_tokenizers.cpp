// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf.h"
#include "core/text/normalizer/normalizer_json.h"
#include "core/text/pre_tokenizer/pre_tokenizer_json.h"
#include "tests/core/recorded_parts.h"

#include <numeric>

using namespace maskscope;
using namespace maskscope::test;

namespace {

const Json& recorded()
{
    static const Json kRecorded = readRecorded("pre_tokenizers.json");
    return kRecorded;
}

std::unique_ptr<PreTokenizer> make(const Json& config)
{
    TokenizerErrors errors("test");
    auto made = readPreTokenizer(JsonPart(config, "pre_tokenizer", errors));
    if (errors.any()) {
        qWarning("%s", errorText(errors).c_str());
    }
    return errors.any() ? nullptr : std::move(made);
}

Words split(const PreTokenizer& preTokenizer, NormalizedText text)
{
    const ByteRange whole{0, text.text().size()};
    Words words{std::move(text), {whole}};
    preTokenizer.split(words);
    return words;
}

Words split(const PreTokenizer& preTokenizer, const std::string& text)
{
    return split(preTokenizer, NormalizedText(text));
}

std::string wordOf(const Words& words, ByteRange range)
{
    return words.text.text().substr(range.begin, range.size());
}

/// [[word, begin, end], ...] with offsets in code points.
Json wordsOf(const Words& words)
{
    Json result = Json::array();
    for (const ByteRange range : words.ranges) {
        const CodePointRange place = words.text.original(range);
        result.push_back({wordOf(words, range), place.begin, place.end});
    }
    return result;
}

std::string asCharacter(std::uint32_t c)
{
    std::string text;
    appendUtf8(text, c >= 0xD800 && c < 0xE000 ? U'x' : static_cast<char32_t>(c));
    return text;
}

/// See the recording script.
std::string groupText(std::uint32_t begin)
{
    std::string text;
    for (std::uint32_t i = begin; i < begin + 64; ++i) {
        const std::string c = asCharacter(i);
        const std::string other
            = asCharacter(static_cast<std::uint32_t>((std::uint64_t{i} * 7919 + 13) % 0x110000));
        text += c + "a" + c + "1" + c + "! " + c + "\t" + other;
    }
    return text;
}

std::string joinedWords(const Words& words)
{
    std::string joined;
    for (const ByteRange range : words.ranges) {
        joined += (joined.empty() ? "" : "|") + wordOf(words, range);
    }
    return joined;
}

std::string errorOf(const char* json)
{
    TokenizerErrors errors("test");
    const Json config = Json::parse(json);
    const auto made = readPreTokenizer(JsonPart(config, "pre_tokenizer", errors));
    return errorText(errors);
}

} // namespace

/// Equal to the `tokenizers` package.
class PreTokenizersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splitsAsHuggingFace_data() { addPartRows(recorded()); }
    void splitsAsHuggingFace();
    void splitsRandomTexts_data() { addPartRows(recorded()); }
    void splitsRandomTexts();
    void splitsAtEveryCodePoint_data() { addPartRows(recorded()); }
    void splitsAtEveryCodePoint();
    void splitsTheWordsBefore();
    void keepsThePlacesOfNormalizedText();
    void namesWhatItCannotRead_data();
    void namesWhatItCannotRead();
};

void PreTokenizersTest::splitsAsHuggingFace()
{
    QFETCH(int, row);
    const Json& part = recorded()["parts"][static_cast<std::size_t>(row)];
    const auto preTokenizer = make(part["config"]);
    QVERIFY(preTokenizer != nullptr);
    QVERIFY(part["cases"].size() >= 15);
    for (const Json& known : part["cases"]) {
        QCOMPARE(wordsOf(split(*preTokenizer, known["text"].get<std::string>())).dump(),
                 known["words"].dump());
    }
}

void PreTokenizersTest::splitsRandomTexts()
{
    QFETCH(int, row);
    const Json& part = recorded()["parts"][static_cast<std::size_t>(row)];
    const auto preTokenizer = make(part["config"]);
    QVERIFY(preTokenizer != nullptr);
    InputGenerator generator(recorded());
    Digest digest;
    for (int i = 0; i < recorded()["count"]; ++i) {
        const auto strings = generator.next();
        const auto text = std::accumulate(strings.begin(), strings.end(), std::string());
        for (const Json& word : wordsOf(split(*preTokenizer, text))) {
            digest.add(word[0]);
            digest.add(word[1].dump());
            digest.add(word[2].dump());
        }
        digest.add("");
        digest.add("");
        digest.add("");
    }
    QCOMPARE(digest.result(), part["random"].get<std::string>());
}

void PreTokenizersTest::splitsAtEveryCodePoint()
{
    QFETCH(int, row);
    const Json& part = recorded()["parts"][static_cast<std::size_t>(row)];
    if (!part.contains("blocks")) {
        return;
    }
    const auto preTokenizer = make(part["config"]);
    QVERIFY(preTokenizer != nullptr);
    QCOMPARE(part["blocks"].size(), std::size_t{272});
    QStringList different;
    for (std::uint32_t begin = 0; begin < 0x110000; begin += 4096) {
        Digest digest;
        for (std::uint32_t group = begin; group < begin + 4096; group += 64) {
            digest.add(joinedWords(split(*preTokenizer, groupText(group))));
        }
        if (digest.result() != part["blocks"][begin / 4096].get<std::string>()) {
            different += QString::number(begin, 16);
        }
    }
    QCOMPARE(different, QStringList());
}

void PreTokenizersTest::keepsThePlacesOfNormalizedText()
{
    QVERIFY(recorded()["normalized"].size() >= 9);
    for (const Json& part : recorded()["normalized"]) {
        TokenizerErrors errors("test");
        const auto normalizer = readNormalizer(JsonPart(part["normalizer"], "normalizer", errors));
        const auto preTokenizer = make(part["config"]);
        QVERIFY(normalizer != nullptr && preTokenizer != nullptr);
        for (const Json& known : part["cases"]) {
            const NormalizedText given(known["text"].get<std::string>());
            QCOMPARE(wordsOf(split(*preTokenizer, normalizer->normalize(given))).dump(),
                     known["words"].dump());
        }
    }
}

/// Words that a step before left, with a gap between them and nothing before the second.
void PreTokenizersTest::splitsTheWordsBefore()
{
    const Json config = Json::parse(R"({"type": "ByteLevel", "add_prefix_space": true,
                                        "trim_offsets": true, "use_regex": true})");
    const auto preTokenizer = make(config);
    QVERIFY(preTokenizer != nullptr);
    Words words{NormalizedText("it is"), {{0, 2}, {3, 5}}};
    preTokenizer->split(words);
    QCOMPARE(joinedWords(words), std::string("\u0120it|\u0120is"));
    QCOMPARE(words.text.original(words.ranges[1]), (CodePointRange{3, 5}));

    Words none{NormalizedText(""), {{0, 0}}};
    preTokenizer->split(none);
    QVERIFY(none.ranges.empty());
}

void PreTokenizersTest::namesWhatItCannotRead_data()
{
    QTest::addColumn<QString>("config");
    QTest::addColumn<QString>("error");
    const auto row = [](const char* name, const char* config, const char* error) {
        QTest::newRow(name) << QString::fromUtf8(config) << QString::fromUtf8(error);
    };
    row("unknown type", R"({"type": "Jieba"})", "pre_tokenizer: Jieba");
    row("no type", R"({"replacement": "_"})",
        "bad: 'pre_tokenizer.type' should be a text, but it is missing");
    row("unknown member", R"({"type": "Whitespace", "lang": "en"})",
        "the field of pre_tokenizer: lang");
    row("two characters", R"({"type": "Metaspace", "replacement": "__"})",
        "bad: 'pre_tokenizer.replacement' should be a text of one character, but it is string");
    row("no character", R"({"type": "CharDelimiterSplit", "delimiter": ""})",
        "bad: 'pre_tokenizer.delimiter' should be a text of one character, but it is string");
    row("unknown scheme", R"({"type": "Metaspace", "replacement": "_", "prepend_scheme": "last"})",
        "pre_tokenizer.prepend_scheme: last");
    row("schemes that differ",
        R"({"type": "Metaspace", "replacement": "_", "add_prefix_space": false,
            "prepend_scheme": "first"})",
        "bad: 'pre_tokenizer': 'add_prefix_space' is false, but 'prepend_scheme' is not 'never'");
    row("unknown behavior", R"({"type": "Punctuation", "behavior": "isolated"})",
        "pre_tokenizer.behavior: isolated");
    row("no pattern", R"({"type": "Split", "behavior": "Isolated", "invert": false})",
        "bad: 'pre_tokenizer.pattern' should be an object, but it is missing");
    row("no digits", R"({"type": "Digits"})",
        "bad: 'pre_tokenizer.individual_digits' should be true or false, but it is missing");
    row("length 0", R"({"type": "FixedLength", "length": 0})",
        "bad: 'pre_tokenizer': 'length' is 0");
    row("deep",
        R"({"type": "Sequence", "pretokenizers": [{"type": "Whitespace"},
            {"type": "Sequence", "pretokenizers": [{"type": "Jieba"}]}]})",
        "pre_tokenizer.pretokenizers[1].pretokenizers[0]: Jieba");
    row("no list", R"({"type": "Sequence", "pretokenizers": {}})",
        "bad: 'pre_tokenizer.pretokenizers' should be a list, but it is object");
    row("no object", R"({"type": "Sequence", "pretokenizers": ["Whitespace"]})",
        "bad: 'pre_tokenizer.pretokenizers[0]': it should be an object");
    row("grows without end", R"({"type": "Sequence", "pretokenizers": [
            {"type": "ByteLevel", "add_prefix_space": true, "trim_offsets": true},
            {"type": "Sequence", "pretokenizers": [
                {"type": "Metaspace", "replacement": "_"},
                {"type": "ByteLevel", "add_prefix_space": true, "trim_offsets": true},
                {"type": "Metaspace", "replacement": "x"}]}]})",
        "the number of steps of pre_tokenizer that rewrite the text: 4");
}

void PreTokenizersTest::namesWhatItCannotRead()
{
    QFETCH(QString, config);
    QFETCH(QString, error);
    QCOMPARE(QString::fromStdString(errorOf(config.toUtf8().constData())), error);
}

QTEST_GUILESS_MAIN(PreTokenizersTest)
#include "tst_pre_tokenizers.moc"
