// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guard/pickle_reader.h"
#include "tests/core/file_bytes.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <array>
#include <cstdio>

using namespace maskscope;
using namespace std::string_literals;

namespace {

std::string textOf(const PickleTree& tree, const PickleNode& node);

std::string joined(const PickleTree& tree, const PickleNode& node)
{
    std::string text;
    for (std::size_t i = 0; i < node.items.size(); ++i) {
        const bool isValue = node.kind == PickleKind::Dict && i % 2 == 1;
        text += i == 0 ? "" : isValue ? ": " : ", ";
        text += textOf(tree, *tree.item(node, i));
    }
    return text;
}

std::string hex(std::string_view bytes)
{
    return "0x"
        + QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())).toHex().toStdString();
}

std::string real(double value)
{
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.17g", value);
    return text.data();
}

/// As make_pickles.py writes a value down.
std::string textOf(const PickleTree& tree, const PickleNode& node)
{
    switch (node.kind) {
    case PickleKind::None:
        return "None";
    case PickleKind::Bool:
        return node.number != 0 ? "true" : "false";
    case PickleKind::Int:
        return std::to_string(node.number);
    case PickleKind::Float:
        return real(node.real);
    case PickleKind::String:
        return "'" + std::string(tree.text(node)) + "'";
    case PickleKind::Bytes:
        return hex(tree.text(node));
    case PickleKind::Tuple:
        return "(" + joined(tree, node) + ")";
    case PickleKind::List:
        return "[" + joined(tree, node) + "]";
    case PickleKind::Dict:
        return "{" + joined(tree, node) + "}";
    case PickleKind::Global:
        return "<" + tree.globalName(node) + ">";
    case PickleKind::Object:
        return textOf(tree, *tree.item(node, 0)) + textOf(tree, *tree.item(node, 1));
    case PickleKind::PersistentId:
        return "#" + textOf(tree, *tree.item(node, 0));
    }
    return "?";
}

QJsonArray cases()
{
    const std::string json = readBytes(std::filesystem::path(MASKSCOPE_TEST_DATA) / "pickles.json");
    return QJsonDocument::fromJson(QByteArray::fromStdString(json)).array();
}

std::string pickleOf(const QJsonObject& entry)
{
    return QByteArray::fromBase64(entry[QLatin1String("pickle")].toString().toLatin1())
        .toStdString();
}

QString reasonOf(const Result<PickleTree>& result)
{
    if (result.hasValue()) {
        return QStringLiteral("it was read");
    }
    const auto reason = result.error().facts.find("reason");
    return result.error().code == ErrorCode::DamagedFile && reason != result.error().facts.end()
        ? QString::fromStdString(std::get<std::string>(reason->second))
        : QStringLiteral("another error");
}

std::string repeated(std::string_view text, std::size_t times)
{
    std::string all;
    all.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

/// n lists, one in the other.
std::string nested(std::size_t levels)
{
    return "\x80\x02" + repeated("]", levels) + repeated("a", levels - 1) + ".";
}

const QString kUnusual = QStringLiteral("its recorded values are written in an unusual way");
const QString kEndsEarly = QStringLiteral("its recorded values end too early");
const QString kTooDeep = QStringLiteral("its recorded values are nested too deeply");
const QString kTooMany = QStringLiteral("its recorded values are more than a model can have");

} // namespace

class TestPickleReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatPythonWrote_data();
    void readsWhatPythonWrote();
    void readsTensorsOfPyTorch();
    void tellsWhereAScalarStands();
    void refusesEveryCut();
    void survivesEveryChangedByte();
    void refusesEveryOtherInstruction();
    void refuses_data();
    void refuses();
    void limitsDepth();
    void sharesWhatIsUsedOften();
    void limitsNodesAndBytes();
};

void TestPickleReader::readsWhatPythonWrote_data()
{
    QTest::addColumn<QJsonObject>("entry");
    for (const QJsonValue& entry : cases()) {
        QTest::addRow("%s", qPrintable(entry[QLatin1String("name")].toString()))
            << entry.toObject();
    }
}

void TestPickleReader::readsWhatPythonWrote()
{
    QFETCH(QJsonObject, entry);
    const auto tree = readPickle(pickleOf(entry));
    QVERIFY2(tree.hasValue(), qPrintable(reasonOf(tree)));
    QCOMPARE(QString::fromStdString(textOf(tree.value(), tree.value().root())),
             entry[QLatin1String("text")].toString());
}

/// The form that PyTorch 2.13 gives a recorded input [2, 7] (pickletools on traced_inputs.pkl).
void TestPickleReader::readsTensorsOfPyTorch()
{
    const std::string pickle = "\x80\x02"
                               "ctorch._utils\n_rebuild_tensor_v2\nq\0((X\x07\0\0\0storageq\x01"
                               "ctorch\nLongStorage\nq\x02X\x01\0\0\0000q\x03X\x03\0\0\0cpuq\x04"
                               "K\x0EtQq\x05K\0(K\x02K\atK\aK\x01\x86\x89"
                               "ccollections\nOrderedDict\nq\x06)RtRq\a."s;
    const auto tree = readPickle(pickle);
    QVERIFY2(tree.hasValue(), qPrintable(reasonOf(tree)));
    QCOMPARE(textOf(tree.value(), tree.value().root()),
             "<torch._utils._rebuild_tensor_v2>(#('storage', <torch.LongStorage>, '0', 'cpu', 14), "
             "0, (2, 7), (7, 1), false, <collections.OrderedDict>())"s);
}

void TestPickleReader::tellsWhereAScalarStands()
{
    const auto tree = readPickle("\x80\x02]q\0(K\x05X\x02\0\0\0hiM\x01\x02"
                                 "e."s);
    QVERIFY2(tree.hasValue(), qPrintable(reasonOf(tree)));
    const PickleNode& root = tree.value().root();
    const auto place = [&](std::size_t n) { return tree.value().item(root, n)->place; };
    QCOMPARE(root.items.size(), 3U);
    QVERIFY((place(0) == ByteRange{6, 8}));
    QVERIFY((place(1) == ByteRange{8, 15}));
    QVERIFY((place(2) == ByteRange{15, 18}));
}

void TestPickleReader::refusesEveryCut()
{
    for (const QJsonValue& entry : cases()) {
        const std::string whole = pickleOf(entry.toObject());
        for (std::size_t size = 0; size < whole.size(); ++size) {
            QCOMPARE(reasonOf(readPickle(whole.substr(0, size))), kEndsEarly);
        }
        QCOMPARE(reasonOf(readPickle(whole + "N")), kUnusual);
    }
}

/// Each bit of each pickle turned: an error or a tree, never more than the bytes can pay for.
void TestPickleReader::survivesEveryChangedByte()
{
    for (const QJsonValue& entry : cases()) {
        const std::string whole = pickleOf(entry.toObject());
        for (std::size_t bit = 0; bit < 8 * whole.size(); ++bit) {
            std::string changed = whole;
            changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
            const auto tree = readPickle(changed);
            if (tree.hasError()) {
                QCOMPARE(tree.error().code, ErrorCode::DamagedFile);
            } else {
                QVERIFY(tree.value().nodes().size() <= changed.size());
                QVERIFY(!textOf(tree.value(), tree.value().root()).empty());
            }
        }
    }
}

/// Whatever builds, imports or pops, and all codes that no pickler writes for plain values.
void TestPickleReader::refusesEveryOtherInstruction()
{
    const std::string known = "N\x88\x89KMJ\x8aGX\x8c\x8d"
                              "BC\x8e"
                              "c\x93)\x85\x86\x87t(]}aseuR\x81Qbqr\x94hj\x95."s;
    int refused = 0;
    for (int code = 0; code < 256; ++code) {
        if (known.find(static_cast<char>(code)) != std::string::npos) {
            continue;
        }
        const std::string pickle
            = "\x80\x02(NNN"s + static_cast<char>(code) + repeated("\0\n"s, 20) + "t.";
        QCOMPARE(reasonOf(readPickle(pickle)), kUnusual);
        ++refused;
    }
    QCOMPARE(refused, 256 - static_cast<int>(known.size()));
}

void TestPickleReader::refuses_data()
{
    QTest::addColumn<std::string>("pickle");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const std::string& body, const QString& reason) {
        QTest::newRow(name) << "\x80\x02" + body << reason;
    };
    QTest::newRow("nothing") << std::string() << kEndsEarly;
    QTest::newRow("protocol 1") << "\x80\x01N."s << kUnusual;
    QTest::newRow("protocol 5") << "\x80\x05N."s << kUnusual;
    QTest::newRow("no protocol") << "(lp0\n."s << kUnusual;
    row("no value", "."s, kUnusual);
    row("two values", "NN."s, kUnusual);
    row("an open mark", "N(."s, kUnusual);
    row("protocol again", "\x80\x02N."s, kUnusual);
    row("text of 4 GiB", "X\xFF\xFF\xFF\xFF"s + "abc.", kEndsEarly);
    row("text of 16 EiB", "\x8D\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"s + "abc.", kEndsEarly);
    row("number of 9 bytes", "\x8A\x09\0\0\0\0\0\0\0\0\0."s, kUnusual);
    row("memo 2^32 - 1", "Nr\xFF\xFF\xFF\xFF."s, kUnusual);
    row("memo with a gap", "Nq\x01."s, kUnusual);
    row("memo written twice", "Nq\0q\0."s, kUnusual);
    row("memo of nothing", "q\0N."s, kUnusual);
    row("not in the memo", "h\0."s, kUnusual);
    row("not in the long memo", "j\0\0\0\1."s, kUnusual);
    row("tuple from too few", "N\x86."s, kUnusual);
    row("tuple through a mark", "N(N\x86t."s, kUnusual);
    row("tuple without a mark", "Nt."s, kUnusual);
    row("append to a tuple", ")Na."s, kUnusual);
    row("append to nothing", "Na."s, kUnusual);
    row("append to a dict", "}(Ne."s, kUnusual);
    row("key without a value", "}(Nu."s, kUnusual);
    row("state of a list", "]Nb."s, kUnusual);
    row("state given twice", "ca\nb\n)RNbNb."s, kUnusual);
    row("global without a name", "ca\n\n."s, kUnusual);
    row("global cut", "ca\nb"s, kEndsEarly);
    row("global of numbers", "K\x01K\x02\x93."s, kUnusual);
    row("a list in itself", "]q\0h\0a."s, kUnusual);
    row("a dict in its list", "]q\0}Nh\0sa."s, kUnusual);
    row("an object in its state",
        "ca\nb\n)Rq\0h\0\x85"
        "b."s,
        kUnusual);
    row("a frame in protocol 2", "\x95\x02\0\0\0\0\0\0\0N."s, kUnusual);
    QTest::newRow("frame beyond the end") << "\x80\x04\x95\xFF\0\0\0\0\0\0\0N."s << kEndsEarly;
    row("marks without end", repeated("(", 100'000), kTooDeep);
}

void TestPickleReader::refuses()
{
    QFETCH(std::string, pickle);
    QFETCH(QString, reason);
    QCOMPARE(reasonOf(readPickle(pickle)), reason);
}

void TestPickleReader::limitsDepth()
{
    QVERIFY(readPickle(nested(PickleTree::kDeepest)).hasValue());
    QCOMPARE(reasonOf(readPickle(nested(PickleTree::kDeepest + 1))), kTooDeep);
    QCOMPARE(reasonOf(readPickle(nested(500'000))), kTooDeep);
    const std::string tuples = "\x80\x02)" + repeated("\x85", 500'000) + ".";
    QCOMPARE(reasonOf(readPickle(tuples)), kTooDeep);
}

/// 100 pairs, each of the one before twice: 2^100 values if they were copied.
void TestPickleReader::sharesWhatIsUsedOften()
{
    std::string pickle = "\x80\x02Nq\0"s;
    for (char i = 0; i < 100; ++i) {
        pickle += "h"s + i + "h"s + i + "\x86q"s + static_cast<char>(i + 1);
    }
    pickle.insert(2, "(");
    pickle += "t.";
    QElapsedTimer timer;
    timer.start();
    const auto tree = readPickle(pickle);
    QVERIFY2(tree.hasValue(), qPrintable(reasonOf(tree)));
    QCOMPARE(tree.value().nodes().size(), 102U);
    QVERIFY(timer.elapsed() < 2000);
}

void TestPickleReader::limitsNodesAndBytes()
{
    const std::string hundred = "\x80\x02(" + repeated("N", 99) + "t.";
    QVERIFY(readPickle(hundred, {.bytes = 104, .nodes = 100}).hasValue());
    QCOMPARE(reasonOf(readPickle(hundred, {.bytes = 103, .nodes = 100})), kTooMany);
    QCOMPARE(reasonOf(readPickle(hundred, {.bytes = 104, .nodes = 99})), kTooMany);
    const std::string copies = "\x80\x02Nq\0("s + repeated("h\0"s, 200) + "t.";
    QCOMPARE(reasonOf(readPickle(copies, {.bytes = 1000, .nodes = 100})), kTooMany);
}

QTEST_GUILESS_MAIN(TestPickleReader)

#include "tst_pickle_reader.moc"
