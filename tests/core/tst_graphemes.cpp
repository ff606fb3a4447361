// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/graphemes.h"
#include "core/base/utf.h"

#include <QTest>

using namespace maskscope;

Q_DECLARE_METATYPE(maskscope::CodePointRange)

/// The clusters are those of Unicode's UAX #29, written out by hand.
class GraphemesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsClusters_data();
    void findsClusters();
    void hasNoneInNoText();
    void widens_data();
    void widens();
};

void GraphemesTest::findsClusters_data()
{
    QTest::addColumn<QStringList>("clusters");
    const auto row = [](const char* name, std::initializer_list<const char*> clusters) {
        QStringList list;
        for (const char* cluster : clusters) {
            list << QString::fromUtf8(cluster);
        }
        QTest::newRow(name) << list;
    };
    row("letters", {"a", "b"});
    row("combining marks", {"e\u0301", "q\u0323\u0307", "x"});
    row("family", {"a", "👨\u200d👩\u200d👧\u200d👦", "b"});
    row("flags", {"🇫🇷", "🇩🇪", "!"});
    row("skin tone and variation", {"👋🏽", "❤\ufe0f", "0\ufe0f\u20e3"});
    row("Hangul Jamo", {"\u1112\u1161\u11ab", "\u1100\u1173\u11af", "가"});
    row("Devanagari", {"न", "म", "ते", "कि"});
    row("Hebrew points", {"שָׁ", "ל", "וֹ", "ם"});
    row("line end", {"a", "\r\n", "\n", "b"});
}

void GraphemesTest::findsClusters()
{
    QFETCH(QStringList, clusters);
    const std::string text = clusters.join(QString()).toStdString();
    const TextIndex index(text);
    QStringList found;
    for (const CodePointRange cluster : graphemeClusters(text)) {
        const ByteRange bytes = index.toBytes(cluster);
        found << QString::fromStdString(text.substr(bytes.begin, bytes.size()));
    }
    QCOMPARE(found, clusters);
}

void GraphemesTest::hasNoneInNoText()
{
    QVERIFY(graphemeClusters("").empty());
    QVERIFY((widenToClusters({}, {0, 3}) == CodePointRange{0, 0}));
}

void GraphemesTest::widens_data()
{
    QTest::addColumn<CodePointRange>("range");
    QTest::addColumn<CodePointRange>("wide");
    const auto row = [](const char* name, CodePointRange range, CodePointRange wide) {
        QTest::newRow(name) << range << wide;
    };
    // x, e + mark, family of seven, y
    row("whole clusters stay", {0, 3}, {0, 3});
    row("a mark takes its letter along", {2, 3}, {1, 3});
    row("a letter takes its mark along", {0, 2}, {0, 3});
    row("one of a family", {5, 6}, {3, 10});
    row("across", {2, 4}, {1, 10});
    row("empty inside", {4, 4}, {3, 3});
    row("empty at the end", {11, 11}, {11, 11});
    row("past the end", {10, 99}, {10, 11});
    row("wholly past the end", {50, 99}, {11, 11});
}

void GraphemesTest::widens()
{
    QFETCH(CodePointRange, range);
    QFETCH(CodePointRange, wide);
    const auto clusters = graphemeClusters("xe\u0301👨\u200d👩\u200d👧\u200d👦y");
    QVERIFY(widenToClusters(clusters, range) == wide);
}

QTEST_APPLESS_MAIN(GraphemesTest)
#include "tst_graphemes.moc"
