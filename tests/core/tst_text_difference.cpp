// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf.h"
#include "core/inference/text_difference.h"

#include <QTest>

#include <string>

using namespace maskscope;

/// Which words differ between two texts; expectations are written out by hand.
class TestTextDifference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void differs_data();
    void differs();
    void longTextsAreCutRoughly();
};

namespace {

/// "the <red> house": the ranges between < and >.
std::string marked(const std::string& text, const std::vector<CodePointRange>& ranges)
{
    std::u32string out;
    std::size_t done = 0;
    const std::u32string points = toCodePoints(text);
    for (const CodePointRange& range : ranges) {
        out += points.substr(done, range.begin - done) + U"<"
            + points.substr(range.begin, range.size()) + U">";
        done = range.end;
    }
    return toUtf8(out + points.substr(done));
}

} // namespace

void TestTextDifference::differs_data()
{
    QTest::addColumn<std::string>("a");
    QTest::addColumn<std::string>("b");
    QTest::addColumn<std::string>("markedA");
    QTest::addColumn<std::string>("markedB");
    const auto row = [](const char* name, std::string a, std::string b, std::string markedA,
                        std::string markedB) {
        QTest::newRow(name) << std::move(a) << std::move(b) << std::move(markedA)
                            << std::move(markedB);
    };
    row("equal", "the house", "the house", "the house", "the house");
    row("one word", "He is a nurse.", "She is a nurse.", "<He> is a nurse.", "<She> is a nurse.");
    row("a word more", "the house", "the red house", "the house", "the <red> house");
    row("neighbours are one range", "a big red house", "a small blue house", "a <big red> house",
        "a <small blue> house");
    row("two places", "a b c d", "a x c y", "a <b> c <d>", "a <x> c <y>");
    row("moved", "b c a", "a b c", "b c <a>", "<a> b c");
    row("spaces do not count", "the  house", "the house", "the  house", "the house");
    row("a mark is a word", "the house.", "the house", "the house<.>", "the house");
    row("masks are equal however written", "the ___ is", "the [MASK] is", "the ___ is",
        "the [MASK] is");
    row("the model's own mask", "the <mask> is", "the ____ is", "the <mask> is", "the ____ is");
    row("a mask and a word", "the ___ is", "the house is", "the <___> is", "the <house> is");
    row("a letter that is Chinese is a word", "我爱北京", "我爱上海", "我爱<北京>", "我爱<上海>");
    row("nothing", "", "red", "", "<red>");
    row("both empty", "", "", "", "");
    row("code points beyond 16 bits", "😀 a", "😀 b", "😀 <a>", "😀 <b>");
}

void TestTextDifference::differs()
{
    QFETCH(std::string, a);
    QFETCH(std::string, b);
    const TextDifference difference = differenceOf(a, b, "<mask>");
    QTEST(marked(a, difference.a), "markedA");
    QTEST(marked(b, difference.b), "markedB");
}

void TestTextDifference::longTextsAreCutRoughly()
{
    std::string a = "same";
    std::string b = "same";
    for (int i = 0; i < 3000; ++i) {
        a += " a" + std::to_string(i);
        b += " b" + std::to_string(i);
    }
    const TextDifference difference = differenceOf(a + " end", b + " end", "[MASK]");
    QCOMPARE(difference.a.size(), std::size_t{1});
    QCOMPARE(difference.a.front().begin, std::size_t{5});
    QCOMPARE(difference.a.front().end, a.size());
    QCOMPARE(difference.b.size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(TestTextDifference)
#include "tst_text_difference.moc"
