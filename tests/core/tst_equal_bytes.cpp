// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/equal_bytes.h"

#include <QTest>

#include <string>

using namespace maskscope;

namespace {

/// "0=2 1=3": the pairs that are found.
QString pairsOf(const std::vector<std::string>& texts)
{
    std::vector<std::span<const std::byte>> blocks;
    for (const std::string& text : texts) {
        blocks.push_back(std::as_bytes(std::span(text)));
    }
    QStringList words;
    for (const EqualPair& pair : findEqualBytes(blocks)) {
        words << QStringLiteral("%1=%2").arg(pair.first).arg(pair.copy);
    }
    return words.join(u' ');
}

/// Long enough that samples cannot see all of it.
std::string longText(std::size_t different, char value)
{
    std::string text(100'003, 'a');
    text[different] = value;
    return text;
}

} // namespace

class TestEqualBytes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothing();
    void shortBlocks();
    void sizesMatter();
    void betweenTheSamples();
    void atTheEnds();
    void everyCopyNamesTheFirst();
};

void TestEqualBytes::nothing()
{
    QCOMPARE(pairsOf({}), QString());
    QCOMPARE(pairsOf({"one"}), QString());
    QCOMPARE(pairsOf({"one", "two"}), QString());
}

void TestEqualBytes::shortBlocks()
{
    QCOMPARE(pairsOf({"one", "two", "one"}), QStringLiteral("0=2"));
    QCOMPARE(pairsOf({"", ""}), QStringLiteral("0=1"));
}

void TestEqualBytes::sizesMatter()
{
    QCOMPARE(pairsOf({"aaaa", "aaa", std::string(5000, 'a'), std::string(5001, 'a')}), QString());
}

void TestEqualBytes::betweenTheSamples()
{
    // Samples lie 392 bytes apart, 8 bytes each: place 200 is between two of them.
    QCOMPARE(pairsOf({longText(200, 'a'), longText(200, 'b'), longText(200, 'b')}),
             QStringLiteral("1=2"));
}

void TestEqualBytes::atTheEnds()
{
    QCOMPARE(pairsOf({longText(0, 'a'), longText(0, 'b'), longText(100'002, 'b')}), QString());
}

void TestEqualBytes::everyCopyNamesTheFirst()
{
    QCOMPARE(pairsOf({"x", "y", "x", "z", "y", "x"}), QStringLiteral("0=2 1=4 0=5"));
}

QTEST_APPLESS_MAIN(TestEqualBytes)
#include "tst_equal_bytes.moc"
