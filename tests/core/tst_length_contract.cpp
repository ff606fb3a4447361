// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/length_contract.h"

#include <QTest>

using namespace maskscope;

namespace {

constexpr const char* kBertTable = "bert.embeddings.position_embeddings.weight";
constexpr const char* kRobertaTable = "roberta.embeddings.position_embeddings.weight";

/// "1..512", "1..?" without a limit.
QString rangeOf(const char* config, const std::vector<NamedShape>& parameters = {})
{
    const LengthContract contract = lengthContractOf(config, parameters, {});
    const QString max
        = contract.max.has_value() ? QString::number(contract.max->value) : QStringLiteral("?");
    return QStringLiteral("%1..%2").arg(contract.min.value).arg(max);
}

} // namespace

class TestLengthContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstPositions();
    void ranges_data();
    void ranges();
    void tracedLengthIsKept();
    void checksLengths();
    void choosesTheLengthToRunAt_data();
    void choosesTheLengthToRunAt();
};

void TestLengthContract::ranges_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QByteArray>("table"); // name of the one parameter
    QTest::addColumn<int>("rows");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* config, const char* table, int rows,
                        const char* expected) {
        QTest::newRow(name) << QByteArray(config) << QByteArray(table) << rows
                            << QString::fromUtf8(expected);
    };
    row("nothing known", "", "bert.pooler.dense.weight", 768, "1..?");
    row("table alone", "", kBertTable, 512, "1..512");
    row("config alone", R"({"max_position_embeddings": 128})", "", 0, "1..128");
    row("config of the demo model",
        R"({"model_type": "bert", "max_position_embeddings": 512, "shortest": 2, "longest": 512})",
        kBertTable, 512, "2..512");
    row("longest is the smallest", R"({"max_position_embeddings": 512, "longest": 100})",
        kBertTable, 512, "1..100");
    row("table is the smallest", R"({"max_position_embeddings": 1024})", kBertTable, 512, "1..512");
    row("broken config", R"({"max_position_embeddings": 12)", kBertTable, 512, "1..512");
    row("config of other types",
        R"({"max_position_embeddings": "12", "longest": 1.5, "shortest": -3, "model_type": 7})",
        kBertTable, 512, "1..512");
    row("no object", "[1, 2]", kBertTable, 512, "1..512");
    row("shortest above the limit", R"({"shortest": 600})", kBertTable, 512, "1..512");

    // RoBERTa numbers positions from padding_idx + 1: transformers documents 514 rows for 512.
    row("roberta", R"({"model_type": "roberta", "max_position_embeddings": 514})", kRobertaTable,
        514, "1..512");
    row("roberta with its padding id",
        R"({"model_type": "roberta", "max_position_embeddings": 514, "pad_token_id": 1})",
        kRobertaTable, 514, "1..512");
    row("padding id 0",
        R"({"model_type": "roberta", "max_position_embeddings": 514, "pad_token_id": 0})", "", 0,
        "1..513");
    row("tiny xlm-roberta", R"({"model_type": "xlm-roberta", "max_position_embeddings": 40})", "",
        0, "1..38");
    row("longformer", R"({"model_type": "longformer", "max_position_embeddings": 4098})", "", 0,
        "1..4096");
    row("roberta without a config", "", kRobertaTable, 514, "1..512");
    row("absurd padding id", R"({"model_type": "roberta", "pad_token_id": 9000})", kRobertaTable,
        514, "1..514");

    row("relative table", "", "bert.encoder.layer.0.attention.self.distance_embedding.weight", 127,
        "1..?");
    row("part of a name", "", "bert.my_position_embeddings.weight", 64, "1..?");
    row("GPT-like name", "", "wpe.weight", 64, "1..64");
}

void TestLengthContract::ranges()
{
    QFETCH(QByteArray, config);
    QFETCH(QByteArray, table);
    QFETCH(int, rows);
    QFETCH(QString, expected);
    std::vector<NamedShape> parameters{{"bert.embeddings.word_embeddings.weight", {30522, 768}}};
    if (!table.isEmpty()) {
        parameters.push_back({table.toStdString(), {rows, 768}});
    }
    QCOMPARE(rangeOf(config.constData(), parameters), expected);
}

void TestLengthContract::tracedLengthIsKept()
{
    const LengthContract contract = lengthContractOf("", {}, SequenceLength{14});
    QVERIFY(contract.traced == SequenceLength{14});
    QVERIFY(!contract.max.has_value());
}

void TestLengthContract::checksLengths()
{
    const LengthContract limited{.min = SequenceLength{2}, .max = SequenceLength{512}};
    QVERIFY(checkLength(limited, SequenceLength{512}).hasValue());
    const Status tooLong = checkLength(limited, SequenceLength{513});
    QVERIFY(tooLong.hasError());
    QCOMPARE(tooLong.error().code, ErrorCode::TooLong);
    QCOMPARE(std::get<std::int64_t>(tooLong.error().facts.at("found")), std::int64_t(513));
    QCOMPARE(std::get<std::int64_t>(tooLong.error().facts.at("limit")), std::int64_t(512));
    QVERIFY(checkLength(LengthContract{}, SequenceLength{1'000'000}).hasValue());
}

void TestLengthContract::choosesTheLengthToRunAt_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("min");
    QTest::addColumn<bool>("mayPad");
    QTest::addColumn<int>("length");
    QTest::addColumn<int>("ranAt"); // 0: too long, -1: not accepted
    const auto row
        = [](const char* name, LengthKind kind, int min, bool mayPad, int length, int ranAt) {
              QTest::newRow(name) << static_cast<int>(kind) << min << mayPad << length << ranAt;
          };
    row("free: its own length", LengthKind::Any, 1, true, 9, 9);
    row("free: never padded", LengthKind::Any, 8, true, 5, 5);
    row("fixed: padded", LengthKind::Fixed, 16, true, 9, 16);
    row("fixed: exact", LengthKind::Fixed, 16, true, 16, 16);
    row("fixed: too long", LengthKind::Fixed, 16, true, 17, 0);
    row("fixed, no mask: only its length", LengthKind::Fixed, 16, false, 16, 16);
    row("fixed, no mask: shorter is refused", LengthKind::Fixed, 16, false, 9, -1);
    row("range: inside", LengthKind::Range, 9, true, 12, 12);
    row("range: below", LengthKind::Range, 9, true, 4, 9);
    row("unsafe: at the recorded length alone", LengthKind::Unsafe, 16, true, 15, 16);
}

void TestLengthContract::choosesTheLengthToRunAt()
{
    QFETCH(int, kind);
    QFETCH(int, min);
    QFETCH(bool, mayPad);
    QFETCH(int, length);
    QFETCH(int, ranAt);
    const LengthContract contract{.kind = static_cast<LengthKind>(kind),
                                  .min = SequenceLength{min},
                                  .max = SequenceLength{16},
                                  .mayPad = mayPad};
    const auto chosen = lengthToRunAt(contract, SequenceLength{length});
    if (ranAt > 0) {
        QVERIFY(chosen.hasValue());
        QCOMPARE(chosen.value().value, std::int64_t{ranAt});
        return;
    }
    QVERIFY(chosen.hasError());
    QCOMPARE(chosen.error().code, ranAt == 0 ? ErrorCode::TooLong : ErrorCode::LengthNotAccepted);
    QCOMPARE(std::get<std::int64_t>(chosen.error().facts.at("found")), std::int64_t{length});
    QCOMPARE(std::get<std::int64_t>(chosen.error().facts.at(ranAt == 0 ? "limit" : "expected")),
             std::int64_t{16});
}

/// Positions as transformers numbers them for a text without padding.
void TestLengthContract::firstPositions()
{
    QCOMPARE(firstPositionOf(R"({"model_type": "bert", "pad_token_id": 1})"), std::int64_t{0});
    QCOMPARE(firstPositionOf(R"({"model_type": "roberta"})"), std::int64_t{2});
    QCOMPARE(firstPositionOf(R"({"model_type": "mpnet", "pad_token_id": 1})"), std::int64_t{2});
    QCOMPARE(firstPositionOf(R"({"model_type": "camembert", "pad_token_id": 0})"), std::int64_t{1});
    QCOMPARE(firstPositionOf(R"({"model_type": "roberta", "pad_token_id": 9000})"),
             std::int64_t{0});
    QCOMPARE(firstPositionOf(""), std::int64_t{0});
}

QTEST_APPLESS_MAIN(TestLengthContract)
#include "tst_length_contract.moc"
