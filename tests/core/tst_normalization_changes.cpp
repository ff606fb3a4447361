// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/text/tokenizer.h"

#include <QFile>
#include <QTest>

using namespace maskscope;

namespace {

std::string readFile(const std::string& name)
{
    QFile file(QStringLiteral(MASKSCOPE_TEST_DATA "/tokenizer/") + QString::fromStdString(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

std::shared_ptr<const Tokenizer> makeFrom(const std::string& json)
{
    auto made = makeTokenizer(
        {.tokenizerJson = json, .vocabTxt = {}, .tokenizerConfigJson = {}, .source = "test"});
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
    const Json cases = Json::parse(readFile("normalization_changes.json"));
    QVERIFY(cases.size() >= 40);
    for (const Json& recorded : cases) {
        const auto name = recorded["tokenizer"].get<std::string>();
        const auto tokenizer = makeFrom(readFile(name + ".tokenizer.json"));
        QVERIFY(tokenizer != nullptr);
        const auto changes = tokenizer->normalizationChanges(recorded["text"].get<std::string>());
        const std::string found = name + ": " + asRecorded(changes).dump();
        QCOMPARE(QString::fromStdString(found),
                 QString::fromStdString(name + ": " + recorded["changes"].dump()));
    }
}

void NormalizationChangesTest::countsInvalidBytesAsOneCharacter()
{
    const auto tokenizer = makeFrom(readFile("demo.tokenizer.json"));
    QVERIFY(tokenizer != nullptr);
    const auto changes = tokenizer->normalizationChanges("a\xFF\xC3");
    // Each invalid byte reads as U+FFFD, which BERT leaves out.
    QCOMPARE(changes, (std::vector<NormalizationChange>{{{1, 2}, ""}, {{2, 3}, ""}}));
}

void NormalizationChangesTest::findsNoneWithoutANormalizer()
{
    Json json = Json::parse(readFile("cased.tokenizer.json"));
    json["normalizer"] = nullptr;
    const auto tokenizer = makeFrom(json.dump());
    QVERIFY(tokenizer != nullptr);
    QVERIFY(tokenizer->normalizationChanges("\u00c9 a\u200bb").empty());
}

QTEST_APPLESS_MAIN(NormalizationChangesTest)
#include "tst_normalization_changes.moc"
