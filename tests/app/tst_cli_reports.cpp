// SPDX-License-Identifier: GPL-3.0-or-later
// `inspect` and `bench`: the keys of their contract, and numbers recorded from PyTorch in Python.
#include "tests/app/cli_runner.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace maskscope::tests;

namespace {

QString model(const char* name)
{
    return dataFile(QStringLiteral("models/")) + QLatin1String(name);
}

QStringList words(const char* line)
{
    return QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QJsonObject inspected(const char* name, const QStringList& more = {})
{
    return runCli(QStringList{QStringLiteral("inspect"), model(name), QStringLiteral("--json")}
                  + more)
        .object();
}

CliResult benched(const char* name, const char* options)
{
    return runCli(QStringList{QStringLiteral("bench"), model(name)} + words(options));
}

const char* const kLengthKeys
    = "length,ran_at,median_ms,p10_ms,p90_ms,min_ms,first_ms,runs,flops,gflops_per_s,error";

QList<int> lengthsOf(const QJsonObject& report)
{
    QList<int> lengths;
    for (const QJsonValue& entry : report[QStringLiteral("lengths")].toArray()) {
        lengths.append(entry[QStringLiteral("length")].toInt());
    }
    return lengths;
}

QJsonObject moduleAt(const QJsonArray& modules, const char* path)
{
    for (const QJsonValue& module : modules) {
        if (module[QStringLiteral("path")].toString() == QLatin1String(path)) {
            return module.toObject();
        }
    }
    return {};
}

QStringList shapeOf(const QJsonArray& modules, const char* path)
{
    QStringList shape;
    for (const QJsonValue& size :
         moduleAt(modules, path)[QStringLiteral("output_shape")].toArray()) {
        shape.append(size.toString());
    }
    return shape;
}

QString flopsOf(const QJsonArray& modules, const char* path)
{
    return moduleAt(modules, path)[QStringLiteral("flops")].toString();
}

} // namespace

class TestCliReports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void modulesOfPyTorch();
    void shapesAndWork();
    void inspectLengths();
    void operators();
    void htmlPage();
    void htmlPageIsNeverOverwritten();
    void parametersOfPyTorch_data();
    void parametersOfPyTorch();
    void depth();
    void inputsAndOutput();
    void inspectNeedsNoHead();
    void inspectTellsTheLengths();
    void aFixedLengthIsFilledUp();
    void inspectForPeople();
    void benchKeys();
    void benchLengths();
    void benchOfTheModelAlone();
    void benchCsv();
};

void TestCliReports::modulesOfPyTorch()
{
    const QJsonObject report = inspected("small_bert.pt");
    const QJsonArray expected = readJson(dataFile(QStringLiteral(
        "model_answers.json")))[QStringLiteral("modules")][QStringLiteral("small_bert.pt")]
                                    .toArray();
    QVERIFY(expected.size() > 30);
    QJsonArray found;
    for (const QJsonValue& value : report[QStringLiteral("modules")].toArray()) {
        QJsonObject module = value.toObject();
        QVERIFY(module.take(QStringLiteral("output_shape")).isArray());
        QVERIFY(module.take(QStringLiteral("flops")).isString());
        found.append(module);
    }
    QCOMPARE(found, expected);
}

void TestCliReports::shapesAndWork()
{
    const QJsonArray modules = inspected("small_bert.pt")[QStringLiteral("modules")].toArray();
    QCOMPARE(shapeOf(modules, ""), words("1 L 1000"));
    QCOMPARE(shapeOf(modules, "bert.encoder.layer"), QStringList()); // nobody calls the list itself
    QCOMPARE(shapeOf(modules, "bert.encoder.layer.1.intermediate.dense"), words("1 L 48"));
    QCOMPARE(flopsOf(modules, "bert.embeddings"), QStringLiteral("0"));
    // Four products of 24 x 24 and two of 24 x 48 for each token; each pair of tokens twice.
    QCOMPARE(flopsOf(modules, "bert.encoder.layer.1"), QStringLiteral("9216L + 96L^2"));
    QCOMPARE(flopsOf(modules, "cls.predictions.decoder"), QStringLiteral("48000L"));

    const QJsonArray fixed = inspected("fixed_length.pt")[QStringLiteral("modules")].toArray();
    QCOMPARE(shapeOf(fixed, ""), words("1 12 1000"));
    // 8 wide, 16 inside.
    QCOMPARE(flopsOf(fixed, "model.bert.encoder.layer.0"),
             QString::number(1024 * 12 + 32 * 12 * 12));
}

/// At the lengths that were asked for.
void TestCliReports::inspectLengths()
{
    const auto modules = [](const char* lengths) {
        return inspected(
                   "small_bert.pt",
                   {QStringLiteral("--lengths"), QLatin1String(lengths)})[QStringLiteral("modules")]
            .toArray();
    };
    QCOMPARE(shapeOf(modules("20"), ""), words("1 20 1000"));
    QCOMPARE(flopsOf(modules("20"), "cls.predictions.decoder"), QString::number(48000 * 20));
    QCOMPARE(shapeOf(modules("7,20,33,7"), ""), words("1 L 1000"));
    // Two lengths are too few to tell a formula of L^2 by; others join them.
    const char* const layer = "bert.encoder.layer.0";
    const QString usual
        = flopsOf(inspected("small_bert.pt")[QStringLiteral("modules")].toArray(), layer);
    QVERIFY2(usual.endsWith(QStringLiteral("L^2")), qPrintable(usual));
    QCOMPARE(flopsOf(modules("8,12"), layer), usual);

    const CliResult tooLong = runCli({QStringLiteral("inspect"), model("small_bert.pt"),
                                      QStringLiteral("--lengths=65"), QStringLiteral("--json")});
    QCOMPARE(tooLong.exitCode, 4);
    QCOMPARE(tooLong.errorCodes(), QStringList{QStringLiteral("TOO_LONG")});
    const QJsonArray unknown = tooLong.object()[QStringLiteral("modules")].toArray();
    QCOMPARE(shapeOf(unknown, ""), QStringList());
    QCOMPARE(flopsOf(unknown, ""), QStringLiteral("?"));
}

/// As torch counts the nodes of `inlined_graph` (tests/data/make_small_models.py).
void TestCliReports::operators()
{
    const QJsonArray operators = inspected("small_bert.pt")[QStringLiteral("ops")].toArray();
    QVERIFY(!operators.isEmpty());
    QCOMPARE(operators.at(0)[QStringLiteral("op")].toString(), QStringLiteral("aten::linear"));
    QCOMPARE(operators.at(0)[QStringLiteral("count")].toInt(), 14); // 2 x 6, and 2 in the head
}

void TestCliReports::htmlPage()
{
    const QTemporaryDir folder;
    const QString page = folder.filePath(QStringLiteral("page.html"));
    const CliResult result = runCli({QStringLiteral("inspect"), model("small_bert.pt"),
                                     QStringLiteral("--html"), page, QStringLiteral("--json")});
    QCOMPARE(result.exitCode, 0);
    QVERIFY(result.object().contains(QStringLiteral("modules")));
    const QByteArray html = readFile(page);
    QVERIFY(html.startsWith("<!DOCTYPE html>"));
    QVERIFY(html.contains("67,584L + 192L²"));
    QVERIFY(html.contains("bert.encoder.layer.1.attention.output.LayerNorm.bias"));
    QCOMPARE(html.count("<svg "), html.count("</svg>"));
    QVERIFY(html.count("<svg ") > 30); // a picture of every weight
}

void TestCliReports::htmlPageIsNeverOverwritten()
{
    const QTemporaryDir folder;
    const QString page = folder.filePath(QStringLiteral("page.html"));
    QFile file(page);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("mine") == 4);
    file.close();
    const QStringList command{QStringLiteral("inspect"), model("headless.pt"),
                              QStringLiteral("--html"), page};
    const CliResult refused = runCli(command);
    QCOMPARE(refused.exitCode, 4);
    QCOMPARE(refused.errorCodes(), QStringList{QStringLiteral("CANNOT_WRITE")});
    QCOMPARE(refused.out, QByteArray());
    QCOMPARE(readFile(page), QByteArray("mine"));
    const CliResult replaced = runCli(command + QStringList{QStringLiteral("--force")});
    QCOMPARE(replaced.exitCode, 0);
    QVERIFY(readFile(page).startsWith("<!DOCTYPE html>"));
}

void TestCliReports::parametersOfPyTorch_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("tied") << QStringLiteral("small_bert.pt");
    QTest::newRow("untied") << QStringLiteral("untied.pt");
    QTest::newRow("no head") << QStringLiteral("headless.pt");
}

void TestCliReports::parametersOfPyTorch()
{
    QFETCH(QString, name);
    const QJsonValue expected = readJson(
        dataFile(QStringLiteral("model_answers.json")))[QStringLiteral("parameters")][name];
    const QJsonObject found
        = inspected(name.toLatin1().constData())[QStringLiteral("parameters")].toObject();
    for (const auto& key :
         {QStringLiteral("count"), QStringLiteral("bytes"), QStringLiteral("unique_bytes")}) {
        QVERIFY(expected[key].isDouble());
        QCOMPARE(found[key], expected[key]);
    }
    QJsonArray shared;
    for (const QJsonValue& weight : found[QStringLiteral("shared")].toArray()) {
        QVERIFY(weight[QStringLiteral("bytes")].isDouble());
        shared.append(QJsonObject{{QStringLiteral("names"), weight[QStringLiteral("names")]},
                                  {QStringLiteral("kind"), weight[QStringLiteral("kind")]}});
    }
    QCOMPARE(shared, expected[QStringLiteral("shared")].toArray());
}

void TestCliReports::depth()
{
    const auto pathsAt = [](const char* depth) {
        QStringList paths;
        const QJsonObject report
            = inspected("small_bert.pt", {QStringLiteral("--depth"), QLatin1String(depth)});
        for (const QJsonValue& module : report[QStringLiteral("modules")].toArray()) {
            paths.append(module[QStringLiteral("path")].toString());
        }
        return paths;
    };
    QCOMPARE(pathsAt("0"), QStringList{QString()});
    QCOMPARE(pathsAt("1"), (QStringList{{}, QStringLiteral("bert"), QStringLiteral("cls")}));
}

void TestCliReports::inputsAndOutput()
{
    const QJsonObject report = inspected("segments_second.pt");
    QStringList roles;
    for (const QJsonValue& input : report[QStringLiteral("inputs")].toArray()) {
        roles.append(input[QStringLiteral("role")].toString());
        QCOMPARE(input[QStringLiteral("dtype")].toString(), QStringLiteral("int64"));
        QCOMPARE(input[QStringLiteral("traced_shape")].toArray(), (QJsonArray{1, 14}));
    }
    QCOMPARE(roles, words("input_ids token_type_ids attention_mask"));

    const QJsonObject dictionary = inspected("dict_output.pt")[QStringLiteral("output")].toObject();
    QCOMPARE(dictionary[QStringLiteral("container")].toString(), QStringLiteral("dict"));
    QCOMPARE(dictionary[QStringLiteral("key")].toString(), QStringLiteral("logits"));
    QCOMPARE(dictionary[QStringLiteral("vocab_size")].toInt(), 1000);
    const QJsonObject second = inspected("second_output.pt")[QStringLiteral("output")].toObject();
    QCOMPARE(second[QStringLiteral("container")].toString(), QStringLiteral("tuple"));
    QCOMPARE(second[QStringLiteral("key")], QJsonValue(1));
}

void TestCliReports::inspectNeedsNoHead()
{
    const QJsonObject report = inspected("headless.pt");
    QCOMPARE(report.keys(),
             words("batch engine export faults file inputs length modules ops output parameters "
                   "warnings"));
    const QJsonArray faults = report[QStringLiteral("faults")].toArray();
    QCOMPARE(faults.size(), 1);
    QCOMPARE(faults.at(0)[QStringLiteral("code")].toString(), QStringLiteral("NO_HEAD"));
    QVERIFY(faults.at(0)[QStringLiteral("message")].toString().endsWith(
        QStringLiteral("export BertForMaskedLM.")));
    QCOMPARE(report[QStringLiteral("output")][QStringLiteral("has_lm_head")], QJsonValue(false));
    QVERIFY(report[QStringLiteral("output")][QStringLiteral("vocab_size")].isNull());
    const QJsonObject file = report[QStringLiteral("file")].toObject();
    QCOMPARE(file[QStringLiteral("bytes")].toInteger(), readFile(model("headless.pt")).size());
    QCOMPARE(file[QStringLiteral("extra_files")].toArray(),
             (QJsonArray{QStringLiteral("config.json"), QStringLiteral("tokenizer.json"),
                         QStringLiteral("vocab.txt")}));
    QVERIFY(file[QStringLiteral("torchscript")][QStringLiteral("code_files")].toInt() > 0);
}

/// What PyTorch itself does with these files: fixed_length.pt runs with 12 tokens alone.
void TestCliReports::inspectTellsTheLengths()
{
    const QJsonObject free = inspected("small_bert.pt")[QStringLiteral("length")].toObject();
    QCOMPARE(free.keys(), words("evidence kind max may_pad min traced"));
    QCOMPARE(free[QStringLiteral("kind")].toString(), QStringLiteral("any"));
    QCOMPARE(free[QStringLiteral("max")], QJsonValue(64));
    QCOMPARE(free[QStringLiteral("traced")], QJsonValue(14));
    QVERIFY(free[QStringLiteral("evidence")].toArray().isEmpty());

    const QJsonObject report = inspected("fixed_length.pt");
    const QJsonObject fixed = report[QStringLiteral("length")].toObject();
    QCOMPARE(fixed[QStringLiteral("kind")].toString(), QStringLiteral("fixed"));
    QCOMPARE(fixed[QStringLiteral("min")], QJsonValue(12));
    QCOMPARE(fixed[QStringLiteral("max")], QJsonValue(12));
    const QJsonValue place = fixed[QStringLiteral("evidence")][0];
    QCOMPARE(place.toObject().keys(), words("message module op source"));
    QCOMPARE(place[QStringLiteral("op")].toString(), QStringLiteral("aten::arange"));
    const QJsonObject batch = report[QStringLiteral("batch")].toObject();
    QCOMPARE(batch[QStringLiteral("kind")].toString(), QStringLiteral("any"));
    QCOMPARE(batch[QStringLiteral("traced")], QJsonValue(1));
}

void TestCliReports::aFixedLengthIsFilledUp()
{
    const CliResult result
        = runCli({QStringLiteral("fill"), model("fixed_length.pt"), QStringLiteral("--json"),
                  QStringLiteral("--text=The [MASK].")});
    QCOMPARE(result.exitCode, 0);
    const QJsonObject answer = result.object();
    QCOMPARE(answer[QStringLiteral("length")], QJsonValue(5));
    QCOMPARE(answer[QStringLiteral("padded_to")], QJsonValue(12));
    QCOMPARE(answer[QStringLiteral("ids")].toArray().size(), 5);
}

void TestCliReports::inspectForPeople()
{
    const CliResult result = runCli({QStringLiteral("inspect"), model("small_bert.pt")});
    QCOMPARE(result.exitCode, 0);
    QVERIFY(result.out.contains("37,024 numbers")); // recorded from PyTorch
    QVERIFY(result.out.contains("recorded with 14 tokens; takes any length up to 64 tokens"));
}

void TestCliReports::benchKeys()
{
    const CliResult result
        = benched("small_bert.pt", "--json --lengths 16,8 --warmup 1 --repeats 4 --threads 1");
    QCOMPARE(result.exitCode, 0);
    const QJsonObject report = result.object();
    QCOMPARE(report.keys(), words("device engine lengths measures precision threads torch"));
    QCOMPARE(report[QStringLiteral("device")].toString(), QStringLiteral("cpu"));
    QCOMPARE(report[QStringLiteral("engine")].toString(), QStringLiteral("fast"));
    QCOMPARE(report[QStringLiteral("precision")].toString(), QStringLiteral("fp32"));
    QCOMPARE(report[QStringLiteral("measures")].toString(), QStringLiteral("answer"));
    QCOMPARE(report[QStringLiteral("threads")].toInt(), 1);
    QCOMPARE(lengthsOf(report), (QList<int>{16, 8}));
    const QJsonObject first = report[QStringLiteral("lengths")][0].toObject();
    QStringList keys = QString::fromLatin1(kLengthKeys).split(QLatin1Char(','));
    keys.sort();
    QCOMPARE(first.keys(), keys);
    QCOMPARE(first[QStringLiteral("ran_at")].toInt(), 16);
    QCOMPARE(first[QStringLiteral("runs")].toInt(), 4);
    const double min = first[QStringLiteral("min_ms")].toDouble();
    const double median = first[QStringLiteral("median_ms")].toDouble();
    QVERIFY(min > 0 && min <= median && median <= first[QStringLiteral("p90_ms")].toDouble());
    QVERIFY(first[QStringLiteral("first_ms")].toDouble() > 0);
    // 2 layers, 24 wide, 48 within, 1000 words, by hand, all for every token: what the fast engine
    // leaves out counts.
    const double layer = 16 * (4 * 24 * 24 + 2 * 24 * 48) + 2 * 16 * 16 * 24;
    const double flops = 2 * (2 * layer + 16 * (24 * 24 + 24 * 1000));
    QCOMPARE(first[QStringLiteral("flops")].toDouble(), flops);
    const double rate = flops / median / 1e6;
    const double rounding = rate * 0.001 / median; // the median is told to a microsecond
    QVERIFY(std::abs(first[QStringLiteral("gflops_per_s")].toDouble() - rate) < 0.001 + rounding);
    QVERIFY(first[QStringLiteral("error")].isNull());
}

void TestCliReports::benchLengths()
{
    // The model reads 64 tokens: the usual lengths above that are left out, asked ones are not.
    const CliResult usual = benched("small_bert.pt", "--json --warmup 0 --repeats 1");
    QCOMPARE(lengthsOf(usual.object()), (QList<int>{8, 16, 32, 64}));
    const CliResult asked
        = benched("small_bert.pt", "--json --warmup 0 --repeats 1 --lengths 65,8");
    QCOMPARE(asked.exitCode, 4);
    QCOMPARE(asked.errorCodes(), QStringList{QStringLiteral("TOO_LONG")});
    const QJsonObject report = asked.object();
    QCOMPARE(lengthsOf(report), (QList<int>{65, 8}));
    const QJsonObject failed = report[QStringLiteral("lengths")][0].toObject();
    for (const QString& key : failed.keys()) {
        const bool kept = key == QStringLiteral("length") || key == QStringLiteral("error");
        QCOMPARE(failed[key].isNull(), !kept);
    }
    QCOMPARE(failed[QStringLiteral("error")][QStringLiteral("code")].toString(),
             QStringLiteral("TOO_LONG"));
    QCOMPARE(report[QStringLiteral("lengths")][1][QStringLiteral("runs")].toInt(), 1);
}

void TestCliReports::benchOfTheModelAlone()
{
    QTemporaryDir folder;
    QFile bare(folder.filePath(QStringLiteral("bare.pt")));
    QVERIFY(bare.open(QIODevice::WriteOnly));
    bare.write(withoutTokenizer(readFile(model("small_bert.pt"))));
    bare.close();
    for (const QString& path : {model("headless.pt"), bare.fileName()}) {
        const CliResult result = runCli(QStringList{QStringLiteral("bench"), path}
                                        + words("--json --lengths 8 --warmup 0 --repeats 2"));
        QCOMPARE(result.exitCode, 0);
        const QJsonObject report = result.object();
        QCOMPARE(report[QStringLiteral("measures")].toString(), QStringLiteral("forward"));
        QCOMPARE(report[QStringLiteral("lengths")][0][QStringLiteral("runs")].toInt(), 2);
    }
}

void TestCliReports::benchCsv()
{
    const CliResult result
        = benched("small_bert.pt", "--csv --lengths 8,65 --warmup 0 --repeats 2");
    QCOMPARE(result.exitCode, 4);
    const QList<QByteArray> lines = result.out.split('\n');
    QCOMPARE(lines.size(), 4); // header, two rows, after the last line feed
    QCOMPARE(lines[0], QByteArray(kLengthKeys));
    const QList<QByteArray> measured = lines[1].split(',');
    QCOMPARE(measured.size(), 11);
    QCOMPARE(measured[0], QByteArray("8"));
    QVERIFY(measured[2].toDouble() > 0);
    QCOMPARE(measured[7], QByteArray("2"));
    QCOMPARE(lines[2], QByteArray("65,,,,,,,,,,TOO_LONG"));
}

QTEST_GUILESS_MAIN(TestCliReports)
#include "tst_cli_reports.moc"
