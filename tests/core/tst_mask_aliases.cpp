// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/mask_aliases.h"

#include <QTest>

using namespace maskscope;

class MaskAliasesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void replaces_data();
    void replaces();
    void findsPlaces();
    void findsTheWayBack_data();
    void findsTheWayBack();
};

Q_DECLARE_METATYPE(maskscope::CodePointRange)

void MaskAliasesTest::replaces_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("mask");
    QTest::addColumn<QByteArray>("expected");
    const auto row
        = [](const char* name, const char* text, const char* mask, const char* expected) {
              QTest::newRow(name) << QByteArray(text) << QByteArray(mask) << QByteArray(expected);
          };
    row("none", "A b.", "[MASK]", "A b.");
    row("empty", "", "[MASK]", "");
    row("three underscores", "A ___ b.", "[MASK]", "A [MASK] b.");
    row("more are one mask", "____ _______", "[MASK]", "[MASK] [MASK]");
    row("two are not enough", "a_b __init__", "[MASK]", "a_b __init__");
    row("inside a word", "snake___case", "[MASK]", "snake[MASK]case");
    row("own token stays", "A [MASK].", "[MASK]", "A [MASK].");
    row("[MASK] becomes the own token", "A [MASK] <mask>.", "<mask>", "A <mask> <mask>.");
    row("small letters are text", "[mask] <MASK>", "<mask>", "[mask] <MASK>");
    row("adjacent", "___[MASK]___", "<mask>", "<mask><mask><mask>");
    row("nested brackets", "[[MASK]]", "<mask>", "[<mask>]");
    row("begun twice", "[MAS[MASK]", "<mask>", "[MAS<mask>");
    row("underscores in the token", "a ___x___ b", "___x___", "a ___x___ b");
    row("longer run than the token", "____", "___", "___");
    row("no mask token", "A ___.", "", "A .");
    row("other scripts", "東京は___です", "[MASK]", "東京は[MASK]です");
}

void MaskAliasesTest::replaces()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, mask);
    QFETCH(QByteArray, expected);
    QCOMPARE(QByteArray::fromStdString(replaceMaskAliases(text.toStdString(), mask.toStdString())),
             expected);
}

void MaskAliasesTest::findsPlaces()
{
    const auto places = findMaskPlaces("é ____, [MASK]<mask>", "<mask>");
    QCOMPARE(places.size(), std::size_t{3});
    QVERIFY((places[0].bytes == ByteRange{3, 7}));
    QVERIFY((places[1].bytes == ByteRange{9, 15}));
    QVERIFY((places[2].bytes == ByteRange{15, 21}));
}

void MaskAliasesTest::findsTheWayBack_data()
{
    QTest::addColumn<CodePointRange>("here");
    QTest::addColumn<CodePointRange>("typed");
    const auto row = [](const char* name, CodePointRange here, CodePointRange typed) {
        QTest::newRow(name) << here << typed;
    };
    // "é ___ b [MASK]____!" -> "é <mask> b <mask><mask>!"
    row("before", {0, 1}, {0, 1});
    row("mask", {2, 8}, {2, 5});
    row("with the space before it", {1, 8}, {1, 5});
    row("inside a mask", {3, 7}, {2, 5});
    row("between", {9, 10}, {6, 7});
    row("longer alias", {11, 17}, {8, 14});
    row("adjacent mask", {17, 23}, {14, 18});
    row("behind", {23, 24}, {18, 19});
    row("all", {0, 24}, {0, 19});
    row("nothing, at a mask", {2, 2}, {2, 2});
}

void MaskAliasesTest::findsTheWayBack()
{
    QFETCH(CodePointRange, here);
    QFETCH(CodePointRange, typed);
    const MaskedText text("\u00e9 ___ b [MASK]____!", "<mask>");
    QCOMPARE(QByteArray::fromStdString(text.text()), QByteArray("\u00e9 <mask> b <mask><mask>!"));
    const CodePointRange found = text.typed(here);
    QCOMPARE(found.begin, typed.begin);
    QCOMPARE(found.end, typed.end);
}

QTEST_GUILESS_MAIN(MaskAliasesTest)
#include "tst_mask_aliases.moc"
