// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/text/tokenizer.h"

#include <QFile>
#include <QTest>

using namespace maskscope;

namespace {

Json readCases()
{
    QFile file(QStringLiteral(MASKSCOPE_TEST_DATA "/tokenizer/normalization_changes.json"));
    return file.open(QIODevice::ReadOnly) ? Json::parse(file.readAll().toStdString()) : Json();
}

/// A tokenizer that knows no word, with a BertNormalizer of these options, or none.
std::shared_ptr<const Tokenizer> makeWith(const Json& options)
{
    Json json = Json::parse(R"({
      "added_tokens": [
        {"id": 1, "content": "[MASK]", "single_word": false, "lstrip": false, "rstrip": false,
         "normalized": false, "special": true}],
      "pre_tokenizer": {"type": "BertPreTokenizer"}, "post_processor": null, "decoder": null,
      "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                "max_input_chars_per_word": 100, "vocab": {"[UNK]": 0, "[MASK]": 1}}})");
    json["normalizer"] = options;
    if (options.is_object()) {
        json["normalizer"]["type"] = "BertNormalizer";
    }
    auto made = makeTokenizer({.tokenizerJson = json.dump(),
                               .vocabTxt = {},
                               .tokenizerConfigJson = {},
                               .source = "test"});
    return made.hasValue() ? std::move(made).value() : nullptr;
}

Json asRecorded(const std::vector<NormalizationChange>& changes)
{
    Json list = Json::array();
    for (const NormalizationChange& change : changes) {
        list.push_back({{"begin", change.original.begin},
                        {"end", change.original.end},
                        {"became", change.became}});
    }
    return list;
}

} // namespace

class NormalizationChangesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithHuggingFace();
    void countsInvalidBytesAsOneCharacter();
    void findsNoneWithoutANormalizer();
};

/// See tests/data/make_normalization_changes.py.
void NormalizationChangesTest::agreesWithHuggingFace()
{
    const Json cases = readCases();
    QVERIFY(cases.size() >= 40);
    for (const Json& recorded : cases) {
        const auto tokenizer = makeWith(recorded["normalizer"]);
        QVERIFY(tokenizer != nullptr);
        const auto changes = tokenizer->normalizationChanges(recorded["text"].get<std::string>());
        const std::string which = recorded["normalizer"].dump() + ": ";
        QCOMPARE(QString::fromStdString(which + asRecorded(changes).dump()),
                 QString::fromStdString(which + recorded["changes"].dump()));
    }
}

void NormalizationChangesTest::countsInvalidBytesAsOneCharacter()
{
    const auto tokenizer = makeWith(readCases().at(0)["normalizer"]);
    QVERIFY(tokenizer != nullptr);
    const auto changes = tokenizer->normalizationChanges("a\xFF\xC3");
    // Each invalid byte reads as U+FFFD, which BERT leaves out.
    QCOMPARE(changes, (std::vector<NormalizationChange>{{{1, 2}, ""}, {{2, 3}, ""}}));
}

void NormalizationChangesTest::findsNoneWithoutANormalizer()
{
    const auto tokenizer = makeWith(nullptr);
    QVERIFY(tokenizer != nullptr);
    QVERIFY(tokenizer->normalizationChanges("\u00c9 a\u200bb").empty());
}

QTEST_APPLESS_MAIN(NormalizationChangesTest)
#include "tst_normalization_changes.moc"
