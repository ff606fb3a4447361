// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guard/debug_layout.h"
#include "core/guard/debug_record.h"
#include "core/guard/pickle_reader.h"
#include "core/guard/source_paths.h"
#include "core/guard/trace_records.h"
#include "tests/core/file_bytes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace maskscope;
using namespace std::string_literals;

namespace {

const std::filesystem::path kData = MASKSCOPE_TEST_DATA;

QJsonArray programs()
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(readBytes(kData / "traces.json")))
        .array();
}

void addProgramRows()
{
    QTest::addColumn<QJsonObject>("expected");
    for (const QJsonValue& program : programs()) {
        QTest::addRow("%s", qPrintable(program[QLatin1String("name")].toString()))
            << program.toObject();
    }
}

ZipReader openTrace(const QString& name)
{
    auto file = openRegularFile(kData / "traces" / name.toStdString());
    return std::move(ZipReader::open(file.value().descriptor)).value();
}

Result<TraceRecords> readTrace(const QString& name)
{
    return readTraceRecords(openTrace(name), name.section(QLatin1Char('.'), 0, 0).toStdString());
}

QJsonArray toJson(const std::vector<std::string>& texts)
{
    QJsonArray array;
    for (const std::string& text : texts) {
        array.append(QString::fromStdString(text));
    }
    return array;
}

QJsonArray argumentsOf(const CodeSignature& signature)
{
    QJsonArray array;
    for (const CodeArgument& argument : signature.arguments) {
        array.append(QJsonObject{{QStringLiteral("name"), QString::fromStdString(argument.name)},
                                 {QStringLiteral("type"), QString::fromStdString(argument.type)},
                                 {QStringLiteral("default"), argument.hasDefault}});
    }
    return array;
}

QJsonArray recordedOf(const std::vector<RecordedInput>& inputs)
{
    QJsonArray array;
    for (const RecordedInput& input : inputs) {
        QJsonArray shape;
        for (const std::int64_t size : input.shape.value_or(std::vector<std::int64_t>())) {
            shape.append(qint64(size));
        }
        array.append(
            QJsonObject{{QStringLiteral("shape"), shape},
                        {QStringLiteral("type"), QString::fromStdString(input.elementType)},
                        {QStringLiteral("device"), QString::fromStdString(input.device)}});
    }
    return array;
}

std::string textOf(const PickleTree& tree, const std::vector<PickleIndex>& pieces)
{
    std::string text;
    for (const PickleIndex piece : pieces) {
        text += tree.text(tree.node(piece));
    }
    return text;
}

/// [text, part of it] of every operator, as make_traces.py describes a record.
QJsonArray describe(const PickleTree& tree)
{
    QJsonArray array;
    const auto layout = readDebugLayout(tree);
    if (!layout) {
        return array;
    }
    for (const DebugLayout::Range& range : layout->ranges) {
        const std::string text = textOf(tree, layout->texts[range.text]);
        const auto begin = static_cast<std::size_t>(tree.node(range.begin).number);
        const auto end = static_cast<std::size_t>(tree.node(range.end).number);
        array.append(QJsonArray{QString::fromStdString(text),
                                begin <= text.size()
                                    ? QString::fromStdString(text.substr(begin, end - begin))
                                    : QStringLiteral("(outside)")});
    }
    return array;
}

QJsonArray withoutFiles(const QJsonArray& described)
{
    QJsonArray array;
    for (const QJsonValue& part : described) {
        array.append(QJsonArray{part[1], part[2]});
    }
    return array;
}

std::set<std::string> filesOf(const QJsonArray& described)
{
    std::set<std::string> files;
    for (const QJsonValue& part : described) {
        files.insert(part[0].toString().toStdString());
    }
    return files;
}

std::set<std::string> filesOf(const PickleTree& tree)
{
    std::set<std::string> files;
    for (const PickleIndex file : readDebugLayout(tree).value_or(DebugLayout()).files) {
        files.insert(std::string(tree.text(tree.node(file))));
    }
    return files;
}

std::string pickledText(const std::string& text)
{
    return "X"s + static_cast<char>(text.size()) + "\0\0\0"s + text;
}

/// One operator in the form that PyTorch wrote before there was a string table.
std::string oldRecord(const std::string& text, const std::string& file, char begin, char end)
{
    return "\x80\x02(K\0("s + pickledText(text) + (file.empty() ? "N"s : pickledText(file))
        + "K\x07tK"s + begin + "K"s + end + "\x87\x86t."s;
}

} // namespace

class TestTraceRecords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsPrograms_data() { addProgramRows(); }
    void readsPrograms();
    void readsDebugRecords_data() { addProgramRows(); }
    void readsDebugRecords();
    void movesOldDebugRecords();
    void refusesUnknownDebugRecords_data();
    void refusesUnknownDebugRecords();
    void cutsPaths_data();
    void cutsPaths();
    void findsPathsInCallStacks();
    void readsSignatures_data();
    void readsSignatures();
    void readsRecordedInputsOfAnyForm_data();
    void readsRecordedInputsOfAnyForm();
};

void TestTraceRecords::readsPrograms()
{
    QFETCH(QJsonObject, expected);
    const auto trace = readTrace(expected[u"name"].toString());
    QVERIFY(trace.hasValue());
    const TraceRecords& records = trace.value();
    QCOMPARE(qint64(records.format.value_or(0)), expected[u"format"].toInteger());
    QCOMPARE(qint64(records.codeFiles), expected[u"code_files"].toInteger());
    QCOMPARE(qint64(records.codeBytes), expected[u"code_bytes"].toInteger());
    QVERIFY(QString::fromStdString(records.rootClass)
                .endsWith(QLatin1Char('.') + expected[u"class"].toString()));
    QVERIFY(records.forward.has_value());
    QCOMPARE(argumentsOf(*records.forward), expected[u"arguments"].toArray());
    QCOMPARE(QString::fromStdString(records.forward->returnType), expected[u"returns"].toString());
    QCOMPARE(recordedOf(records.inputs), expected[u"recorded"].toArray());
    const std::set<std::string>& devices = records.code.devices;
    QCOMPARE(toJson({devices.begin(), devices.end()}), expected[u"devices"].toArray());
    QCOMPARE(toJson(records.sourceFiles), expected[u"sources"].toArray());
}

void TestTraceRecords::readsDebugRecords()
{
    QFETCH(QJsonObject, expected);
    const ZipReader zip = openTrace(expected[u"name"].toString());
    const QJsonObject before = expected[u"debug"].toObject();
    const QJsonObject after = expected[u"stripped"].toObject();
    for (const QString& name : before.keys()) {
        const auto tree = readPickle(zip.read(name.toStdString()).value());
        QVERIFY(tree.hasValue());
        QCOMPARE(describe(tree.value()), withoutFiles(before[name].toArray()));
        QCOMPARE(filesOf(tree.value()), filesOf(before[name].toArray()));

        const auto bytes = withoutPrivatePaths(tree.value());
        QVERIFY(bytes.hasValue());
        QVERIFY(bytes.value().find("/disk") == std::string::npos);
        const auto stripped = readPickle(bytes.value());
        QVERIFY(stripped.hasValue());
        QCOMPARE(describe(stripped.value()), withoutFiles(after[name].toArray()));
        QCOMPARE(filesOf(stripped.value()), filesOf(after[name].toArray()));
        const auto again = withoutPrivatePaths(stripped.value());
        QVERIFY(again.hasValue() && again.value() == bytes.value());
    }
}

void TestTraceRecords::movesOldDebugRecords()
{
    //                             0         10        20          30
    const auto tree
        = readPickle(oldRecord("/disk/a/x.py(1): f\n/b/y.py(2): g\n", "/b/y.py", 19, 33));
    QVERIFY(tree.hasValue());
    QCOMPARE(sourceFilesOf(tree.value()), (std::set{"/disk/a/x.py"s, "/b/y.py"s}));
    const auto bytes = withoutPrivatePaths(tree.value());
    QVERIFY(bytes.hasValue());
    QCOMPARE(bytes.value(), oldRecord("x.py(1): f\ny.py(2): g\n", "y.py", 11, 22));

    const auto outside = readPickle(oldRecord("/a/x.py(1): f\n", "/a/x.py", 5, 20));
    QVERIFY(outside.hasValue());
    QCOMPARE(withoutPrivatePaths(outside.value()).value(),
             oldRecord("x.py(1): f\n", "x.py", 2, 17));

    const std::string code = oldRecord("def f(x):\n  return x\n", "", 12, 20);
    const auto scripted = readPickle(code);
    QVERIFY(scripted.hasValue());
    QVERIFY(sourceFilesOf(scripted.value()).empty());
    QCOMPARE(withoutPrivatePaths(scripted.value()).value(), code);
}

void TestTraceRecords::refusesUnknownDebugRecords_data()
{
    QTest::addColumn<std::string>("pickle");
    QTest::newRow("no tuple") << "\x80\x02N."s;
    QTest::newRow("another marker") << "\x80\x02"s + pickledText("FORMAT_2") + "))\x87."s;
    QTest::newRow("no ranges") << "\x80\x02"s + pickledText("FORMAT_WITH_STRING_TABLE")
            + ")N\x87."s;
    QTest::newRow("a range of numbers") << "\x80\x02K\0K\1\x86\x85."s;
}

/// Stripping must not leave a path unseen; reading the card goes on without.
void TestTraceRecords::refusesUnknownDebugRecords()
{
    QFETCH(std::string, pickle);
    const auto tree = readPickle(pickle);
    QVERIFY(tree.hasValue());
    const auto bytes = withoutPrivatePaths(tree.value());
    QVERIFY(bytes.hasError());
    QCOMPARE(bytes.error().code, ErrorCode::DamagedFile);
}

void TestTraceRecords::cutsPaths_data()
{
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("kept");
    const auto row = [](const char* path, const char* kept) {
        QTest::newRow(path) << std::string(path) << std::string(kept);
    };
    row("/disk/a/lib/python3.11/site-packages/transformers/models/bert/modeling_bert.py",
        "transformers/models/bert/modeling_bert.py");
    row("/usr/lib/python3/dist-packages/torch/jit/_trace.py", "torch/jit/_trace.py");
    row("/site-packages/a/site-packages/b.py", "b.py");
    row("C:\\Users\\a\\site-packages\\torch\\_ops.py", "torch\\_ops.py");
    row("C:\\Users\\a\\export.py", "export.py");
    row("/disk/my-site-packages/x.py", "x.py");
    row("/disk/a/site-packages", "site-packages");
    row("../secret/x.py", "x.py");
    row("x.py", "x.py");
    row("<ipython-input-3-ab>", "<ipython-input-3-ab>");
    row("code/__torch__/torch/nn/modules/linear.py", "code/__torch__/torch/nn/modules/linear.py");
    row("/", "");
    row("", "");
}

void TestTraceRecords::cutsPaths()
{
    QFETCH(std::string, path);
    QFETCH(std::string, kept);
    QCOMPARE(path.substr(privatePartOfPath(path)), kept);
}

void TestTraceRecords::findsPathsInCallStacks()
{
    const auto pathsIn = [](const std::string& text) {
        std::vector<std::string> paths;
        for (const ByteRange& range : pathsInCallStack(text)) {
            paths.push_back(text.substr(range.begin, range.size()));
        }
        return paths;
    };
    QCOMPARE(pathsIn("/a/b.py(12): forward\n<stdin>(1): <module>\nC:\\x y\\z.py(3): g"),
             (std::vector{"/a/b.py"s, "C:\\x y\\z.py"s}));
    QCOMPARE(pathsIn("/a (1): b/c.py(12): forward\n"), std::vector{"/a (1): b/c.py"s});
    QVERIFY(
        pathsIn("  x = a/b(3): c\n# see /a/b.py(3): f\ndef f(x):\n/a/b.py\n/a.py(): f\n").empty());
    QVERIFY(pathsIn("(3): \n3): /\n): ").empty());
}

void TestTraceRecords::readsSignatures_data()
{
    QTest::addColumn<std::string>("code");
    QTest::addColumn<std::string>("signature"); // name:type=; ... -> type
    const auto row = [](const char* name, const char* code, const char* signature) {
        QTest::newRow(name) << std::string(code) << std::string(signature);
    };
    row("plain", "class M(Module):\n  x : int\n  def forward(self: M,\n    a: Tensor) -> Tensor:\n",
        "a:Tensor -> Tensor");
    row("no arguments", "class M(Module):\n  def forward(self: M) -> int:\n", " -> int");
    row("no types", "class M(Module):\n  def forward(self, a):\n", "a: -> ");
    row("brackets and texts",
        "class M(Module):\n  def forward(self: M,\n    a: Dict[str, List[Tensor]]={\"),:\": 1},\n"
        "    b: str=\"\\\"(\", c: int=3) -> Tuple[int, str]:\n",
        "a:Dict[str, List[Tensor]]=; b:str=; c:int= -> Tuple[int, str]");
    row("the other class",
        "class MM(Module):\n  def forward(self: MM, z: int) -> int:\n    pass\n"
        "class M(Module):\n  def forward(self: M, a: int) -> int:\n",
        "a:int -> int");
    row("not of a later class",
        "class M(Module):\n  x : int\nclass N(Module):\n  def forward(self: N) -> int:\n", "none");
    row("another method", "class M(Module):\n  def forward_(self: M) -> int:\n", "none");
    row("cut in the arguments", "class M(Module):\n  def forward(self: M, a: List[", "none");
    row("cut after them", "class M(Module):\n  def forward(self: M) -> Ten", "none");
    row("a text without end", "class M(Module):\n  def forward(self: M, a: str=\"x", "none");
    row("closed too often", "class M(Module):\n  def forward(self: M]]), a):\n", "none");
    row("no class", "  def forward(self: M) -> int:\n", "none");
    row("nothing", "", "none");
}

void TestTraceRecords::readsSignatures()
{
    QFETCH(std::string, code);
    QFETCH(std::string, signature);
    const auto found = forwardSignature(code, "M");
    std::string text = found ? "" : "none";
    if (found) {
        for (const CodeArgument& argument : found->arguments) {
            text += (text.empty() ? "" : "; ") + argument.name + ":" + argument.type
                + (argument.hasDefault ? "=" : "");
        }
        text += " -> " + found->returnType;
    }
    QCOMPARE(text, signature);
}

void TestTraceRecords::readsRecordedInputsOfAnyForm_data()
{
    QTest::addColumn<std::string>("value"); // of the key "forward"
    QTest::addColumn<QString>("shapes");
    const std::string tensor = "ctorch._utils\n_rebuild_tensor_v2\n(("s + pickledText("storage")
        + "ctorch\nFloatStorage\n"s + pickledText("0") + pickledText("cuda:0")
        + "K\1tQK\0K\2K\3\x86K\3K\1\x86\x89)tR"s;
    const auto row = [](const char* name, const std::string& value, const char* shapes) {
        QTest::newRow(name) << value << QString::fromLatin1(shapes);
    };
    row("a tensor", "]("s + tensor + "e", "[2,3]float32@cuda:0");
    row("none, a number, a list", "](NK\5]("s + tensor + "ee", "-;-;-");
    row("a shape of texts",
        "](ctorch._utils\n_rebuild_tensor_v2\nNK\0"s + pickledText("x") + "\x85\x87Re", "-");
    row("a call of something else", "](cos\nsystem\n"s + pickledText("x") + "\x85Re", "-");
    row("a call without arguments", "](ctorch._utils\n_rebuild_tensor_v2\nNRe", "-");
    row("no list", "K\5", "");
}

void TestTraceRecords::readsRecordedInputsOfAnyForm()
{
    QFETCH(std::string, value);
    QFETCH(QString, shapes);
    const auto tree = readPickle("\x80\x02}"s + pickledText("forward") + value + "s.");
    QVERIFY2(tree.hasValue(), tree.hasError() ? tree.error().raw.c_str() : "");
    QStringList found;
    for (const RecordedInput& input : recordedInputs(tree.value(), "forward")) {
        QStringList sizes;
        for (const std::int64_t size : input.shape.value_or(std::vector<std::int64_t>())) {
            sizes.append(QString::number(size));
        }
        found.append(input.shape
                         ? QStringLiteral("[") + sizes.join(QLatin1Char(',')) + QLatin1Char(']')
                             + QString::fromStdString(input.elementType + "@" + input.device)
                         : QStringLiteral("-"));
    }
    QCOMPARE(found.join(QLatin1Char(';')), shapes);
    QVERIFY(recordedInputs(tree.value(), "encode").empty());
}

QTEST_GUILESS_MAIN(TestTraceRecords)

#include "tst_trace_records.moc"
