// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf.h"

#include <QTest>

using namespace maskscope;

namespace {

QByteArray bytes(const std::string& text)
{
    return QByteArray::fromStdString(text);
}

} // namespace

class UtfTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void replacesWhatRustReplaces_data();
    void replacesWhatRustReplaces();
    void convertsBothWays_data();
    void convertsBothWays();
    void replacesLoneSurrogates();
    void readsCodePointsInPlace();
    void mapsRanges();
    void cutsRangesToTheText();
};

/// The expected texts are those of `String::from_utf8_lossy`, written down by its rule: one U+FFFD
/// for each maximal part of a character, and one for each byte that cannot begin or go on.
void UtfTest::replacesWhatRustReplaces_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const char* given, const char* expected) {
        QTest::newRow(name) << QByteArray(given) << QByteArray(expected);
    };
    row("valid", "caf\xC3\xA9 \xF0\x9F\x98\x80", "café 😀");
    row("empty", "", "");
    row("lead byte alone", "Hello\xC2 There\xFF Goodbye", "Hello\uFFFD There\uFFFD Goodbye");
    row("overlong of two", "Hello\xC0\x80 There\xE6\x83 Goodbye",
        "Hello\uFFFD\uFFFD There\uFFFD Goodbye");
    row("above F4",
        "\xF5"
        "foo\xF5\x80"
        "bar",
        "\uFFFDfoo\uFFFD\uFFFDbar");
    row("cut after one, two, three",
        "\xF1"
        "foo\xF1\x80"
        "bar\xF1\x80\x80"
        "baz",
        "\uFFFDfoo\uFFFDbar\uFFFDbaz");
    row("above U+10FFFF",
        "\xF4"
        "foo\xF4\x80"
        "bar\xF4\xBF"
        "baz",
        "\uFFFDfoo\uFFFDbar\uFFFD\uFFFDbaz");
    row("overlong of four",
        "\xF0\x80\x80\x80"
        "foo\xF0\x90\x80\x80"
        "bar",
        "\uFFFD\uFFFD\uFFFD\uFFFDfoo\U00010000bar");
    row("surrogates",
        "\xED\xA0\x80"
        "foo\xED\xBF\xBF"
        "bar",
        "\uFFFD\uFFFD\uFFFDfoo\uFFFD\uFFFD\uFFFDbar");
    row("overlong of three", "\xE0\x9F\xBF", "\uFFFD\uFFFD\uFFFD");
    row("cut at the end", "a\xE2\x82", "a\uFFFD");
    row("continuation bytes", "\x80\xBF", "\uFFFD\uFFFD");
}

void UtfTest::replacesWhatRustReplaces()
{
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, expected);
    QCOMPARE(bytes(toValidUtf8(given.toStdString())), expected);
    // What the other functions read out of invalid bytes is the same text.
    QCOMPARE(bytes(toUtf8(toCodePoints(given.toStdString()))), expected);
}

void UtfTest::convertsBothWays_data()
{
    QTest::addColumn<QByteArray>("utf8");
    QTest::addColumn<int>("codePoints");
    QTest::addColumn<int>("utf16");
    QTest::newRow("ASCII") << QByteArray("ab") << 2 << 2;
    QTest::newRow("lowest and highest of each length")
        << QByteArray("\u007F\u0080\u07FF\u0800\uFFFF\U00010000\U0010FFFF") << 7 << 9;
    QTest::newRow("around the surrogates") << QByteArray("\uD7FF\uE000") << 2 << 2;
}

void UtfTest::convertsBothWays()
{
    QFETCH(QByteArray, utf8);
    QFETCH(int, codePoints);
    QFETCH(int, utf16);
    const std::string text = utf8.toStdString();
    QCOMPARE(toCodePoints(text).size(), static_cast<std::size_t>(codePoints));
    QCOMPARE(codePointCount(text), static_cast<std::size_t>(codePoints));
    QCOMPARE(bytes(toUtf8(toCodePoints(text))), utf8);
    // Qt's own conversion is the reference for UTF-16.
    QCOMPARE(QString::fromStdU16String(toUtf16(text)), QString::fromUtf8(utf8));
    QCOMPARE(toUtf16(text).size(), static_cast<std::size_t>(utf16));
    QCOMPARE(bytes(toUtf8(toUtf16(text))), utf8);
}

void UtfTest::replacesLoneSurrogates()
{
    const std::u16string high{u'a', char16_t{0xD83D}, u'b'};
    const std::u16string swapped{char16_t{0xDE00}, char16_t{0xD83D}};
    QCOMPARE(bytes(toUtf8(high)), QByteArray("a\uFFFDb"));
    QCOMPARE(bytes(toUtf8(swapped)), QByteArray("\uFFFD\uFFFD"));
}

void UtfTest::readsCodePointsInPlace()
{
    const std::string text = "é😀x";
    std::size_t at = 2;
    QCOMPARE(readCodePoint(text, at), U'😀');
    QCOMPARE(at, std::size_t{6});
    QCOMPARE(codePointBefore(text, 6), U'😀');
    QCOMPARE(codePointBefore(text, 2), U'é');
    QCOMPARE(codePointBefore("\xBF", 1), char32_t{0xFFFD});
}

void UtfTest::mapsRanges()
{
    const TextIndex index("é😀x");
    QCOMPARE(index.codePoints(), std::size_t{3});
    QVERIFY((index.toBytes({1, 2}) == ByteRange{2, 6}));
    QVERIFY((index.toUtf16({1, 3}) == Utf16Range{1, 4}));
    QVERIFY((index.fromBytes({2, 6}) == CodePointRange{1, 2}));
    QVERIFY((index.fromUtf16({3, 4}) == CodePointRange{2, 3}));
    // Inside the emoji counts as its begin.
    QVERIFY((index.fromBytes({3, 6}) == CodePointRange{1, 2}));
    QVERIFY((index.fromUtf16({2, 3}) == CodePointRange{1, 2}));
}

void UtfTest::cutsRangesToTheText()
{
    const TextIndex index("ab");
    QVERIFY((index.toBytes({1, 9}) == ByteRange{1, 2}));
    QVERIFY((index.fromUtf16({5, 9}) == CodePointRange{2, 2}));
    QVERIFY((TextIndex("").toBytes({0, 1}) == ByteRange{0, 0}));
}

QTEST_GUILESS_MAIN(UtfTest)
#include "tst_utf.moc"
