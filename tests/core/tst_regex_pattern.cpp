// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/base/utf.h"
#include "core/text/regex_pattern.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace maskscope;

namespace {

const Json& recorded()
{
    static const Json kRecorded = [] {
        QFile file(QStringLiteral(MASKSCOPE_TEST_DATA "/tokenizer/regex_cases.json"));
        const bool isOpen = file.open(QIODevice::ReadOnly);
        return isOpen ? Json::parse(file.readAll().toStdString()) : Json();
    }();
    return kRecorded;
}

std::string replaced(const RegexPattern& pattern, const std::string& text)
{
    std::string result;
    std::size_t done = 0;
    for (const ByteRange match : pattern.find(text)) {
        result += text.substr(done, match.begin - done) + "<>";
        done = match.end;
    }
    return result + text.substr(done);
}

/// Every code point but the surrogates.
const std::string& allCodePoints()
{
    static const std::string kText = [] {
        std::string text;
        for (char32_t c = 0; c < 0x110000; ++c) {
            if (c < 0xD800 || c > 0xDFFF) {
                appendUtf8(text, c);
            }
        }
        return text;
    }();
    return kText;
}

/// See the recording script.
QStringList digests(const RegexPattern& pattern)
{
    QByteArray bits(0x110000, '0');
    std::fill_n(bits.begin() + 0xD800, 0x800, '1');
    const std::string& text = allCodePoints();
    for (const ByteRange match : pattern.find(text)) {
        for (std::size_t at = match.begin; at < match.end;) {
            bits[static_cast<qsizetype>(readCodePoint(text, at))] = '1';
        }
    }
    QStringList result;
    for (qsizetype begin = 0; begin < bits.size(); begin += 0x10000) {
        const QByteArray plane = bits.mid(begin, 0x10000);
        const QByteArray hash = QCryptographicHash::hash(plane, QCryptographicHash::Sha1);
        result += QString::fromLatin1(hash.toHex().left(16));
    }
    return result;
}

} // namespace

/// Equal to the expressions of the `tokenizers` package; recorded by make_regex_cases.py.
class RegexPatternTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheSame();
    void hasTheSameClasses();
    void refuses_data();
    void refuses();
    void takesATextAsItStands();
    void readsLongTextsToTheEnd_data();
    void readsLongTextsToTheEnd();
    void givesUpOnHostileExpressions_data();
    void givesUpOnHostileExpressions();
    void readsAnyText();
};

void RegexPatternTest::findsTheSame()
{
    const Json& texts = recorded()["texts"];
    QVERIFY(texts.size() > 20);
    QVERIFY(recorded()["replaced"].size() > 120);
    int different = 0;
    for (const auto& [expression, expected] : recorded()["replaced"].items()) {
        const auto pattern = RegexPattern::compile(expression, "test");
        if (pattern.hasError()) {
            qWarning("%s is refused", expression.c_str());
            ++different;
            continue;
        }
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const auto text = texts[i].get<std::string>();
            const std::string found = replaced(pattern.value(), text);
            if (found != expected[i].get<std::string>() && ++different < 20) {
                qWarning("%s in '%s'\nexpected %s\nfound    %s", expression.c_str(), text.c_str(),
                         expected[i].get<std::string>().c_str(), found.c_str());
            }
        }
    }
    QCOMPARE(different, 0);
}

void RegexPatternTest::hasTheSameClasses()
{
    QVERIFY(recorded()["classes"].size() > 120);
    QStringList different;
    for (const auto& [expression, expected] : recorded()["classes"].items()) {
        const auto pattern = RegexPattern::compile(expression, "test");
        QVERIFY2(pattern.hasValue(), expression.c_str());
        const QStringList found = digests(pattern.value());
        for (std::size_t plane = 0; plane < expected.size(); ++plane) {
            const auto wanted = QString::fromStdString(expected[plane].get<std::string>());
            if (found[static_cast<qsizetype>(plane)] != wanted) {
                different += QStringLiteral("%1 in plane %2")
                                 .arg(QString::fromStdString(expression))
                                 .arg(plane);
            }
        }
    }
    QVERIFY2(different.isEmpty(), qPrintable(different.join(QStringLiteral(", "))));
}

void RegexPatternTest::refuses_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("found");
    const auto row = [](const char* expression, const char* found) {
        QTest::newRow(expression) << QString::fromUtf8(expression) << QString::fromUtf8(found);
    };
    row(R"((a)\1)", R"(\1)");
    row(R"(\07)", R"(\0)");
    row(R"(a\Kb)", R"(\K)");
    row(R"(\Gb)", R"(\G)");
    row(R"(\X)", R"(\X)");
    row(R"(\k<n>)", R"(\k)");
    row(R"(\g<n>)", R"(\g)");
    row(R"(\cA)", R"(\c)");
    row(R"(\xE9)", R"(\xE9)");
    row(R"(\x{110000})", R"(\x{110000})");
    row(R"(\uD800)", R"(\uD800)");
    row(R"(\pL)", R"(\)");
    row(R"(\p{In_Arrows})", R"(\p{In_Arrows})");
    row(R"(\p{Common})", R"(\p{Common})");
    row(R"([[:foo:]])", R"([[)");
    row(R"([a-\d])", R"([a-\d])");
    row("[z-a]", "[z-a]");
    row("[a", "[a");
    row("[]", "[]");
    row("(?i:[[a]])", "[[");
    row("(?i:[ß])", "[ß]");
    row("(?i:ss)", "(?i: ss");
    row("(?i:ß)", "(?i: ß");
    row("(?i:office)", "(?i: off");
    row("(?x)a b", "(?x");
    row("(?s).", "(?s");
    row("(?~ab)", "(?~");
    row("(?(1)a)", "(?(");
    row("a**", "a**");
    row("a+*", "a+*");
    row("a++?", "a++?");
    row("^*", "^*");
    row("*", "*");
    row("{2}", "{2}");
    row("(?=a)*", "(?=a)*");
    row("a{2,1}", "{2,1}");
    row("a{100001}", "{100001}");
    row("a{99999999999999999999}", "{99999999999999999999}");
    row("a)", ")");
    row("(a", "(");
    row("(?#a", "(?#");
    row("a\\", "\\");
}

void RegexPatternTest::refuses()
{
    QFETCH(QString, expression);
    QFETCH(QString, found);
    const auto pattern = RegexPattern::compile(expression.toStdString(), "the part");
    QVERIFY(pattern.hasError());
    const Error& error = pattern.error();
    QCOMPARE(error.code, ErrorCode::UnsupportedTokenizer);
    QCOMPARE(std::get<std::string>(error.facts.at("component")), std::string("the part"));
    const auto named = QString::fromStdString(std::get<std::string>(error.facts.at("found")));
    QVERIFY2(named.startsWith(found), qPrintable(named));
}

void RegexPatternTest::takesATextAsItStands()
{
    QCOMPARE(replaced(RegexPattern::literal(".*"), "a.*b.*.*"), std::string("a<>b<><>"));
    QCOMPARE(replaced(RegexPattern::literal("aa"), "aaaaa"), std::string("<><>a"));
    QCOMPARE(replaced(RegexPattern::literal(""), "aé"), std::string("<>a<>é<>"));
    QCOMPARE(replaced(RegexPattern::literal(""), ""), std::string());
    QCOMPARE(replaced(RegexPattern::literal("é"), "\u00C3\u00A9é"), std::string("\u00C3\u00A9<>"));
}

void RegexPatternTest::readsLongTextsToTheEnd_data()
{
    QTest::addColumn<QString>("expression");
    QTest::newRow("GPT-2") << QStringLiteral(
        R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)");
    QTest::newRow("cl100k") << QStringLiteral(
        R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}|)"
        R"( ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)");
    QTest::newRow("o200k") << QStringLiteral(
        R"([^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|)"
        R"('ve|'m|'ll|'d)?|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*)"
        R"((?i:'s|'t|'re|'ve|'m|'ll|'d)?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+)");
    QTest::newRow("words") << QStringLiteral(R"(\w+|[^\w\s]+|\s+)");
    QTest::newRow("group") << QStringLiteral("(?:a|b|.|\\n)+");
}

/// Every one of these matches each character of any text: the last match ends where the text does.
void RegexPatternTest::readsLongTextsToTheEnd()
{
    QFETCH(QString, expression);
    constexpr std::size_t kBytes = 1000000;
    const auto pattern = RegexPattern::compile(expression.toStdString(), "test");
    QVERIFY(pattern.hasValue());
    for (const char* unit : {" ", "a", "A", "1", "-", "\n", "字", "it's 12 o'clock. ", "a \n"}) {
        std::string text;
        while (text.size() < kBytes) {
            text += unit;
        }
        const std::vector<ByteRange> matches = pattern.value().find(text + "a");
        QVERIFY2(!matches.empty() && matches.back().end == text.size() + 1, unit);
    }
}

void RegexPatternTest::givesUpOnHostileExpressions_data()
{
    QTest::addColumn<QString>("expression");
    QTest::newRow("exponential") << QStringLiteral("(?:a|a)*[^a]");
    QTest::newRow("nested") << QStringLiteral("(?:a+)+b");
    QTest::newRow("stack") << QStringLiteral("(?:(?:a|(?:b|a))*)*c");
    QTest::newRow("many quantifiers") << QStringLiteral("(?:a{0,999}){0,999}b");
    QTest::newRow("look-behind") << QStringLiteral("(?<=a{1,1000})b");
    QTest::newRow("quadratic") << QStringLiteral("a*b");
}

void RegexPatternTest::givesUpOnHostileExpressions()
{
    QFETCH(QString, expression);
    const auto pattern = RegexPattern::compile(expression.toStdString(), "test");
    QVERIFY(pattern.hasValue());
    QElapsedTimer timer;
    timer.start();
    QVERIFY(pattern.value().find(std::string(20000, 'a')).empty());
    QVERIFY2(timer.elapsed() < 10000, qPrintable(QString::number(timer.elapsed())));
}

void RegexPatternTest::readsAnyText()
{
    const std::string nested = std::string(3000, '(') + "a" + std::string(3000, ')');
    const std::string sets = std::string(3000, '[');
    for (const std::string& expression : {nested, sets, std::string(200000, 'a')}) {
        const auto pattern = RegexPattern::compile(expression, "test");
        if (pattern.hasValue()) {
            QCOMPARE(pattern.value().find("bab").size(), std::size_t{1});
        }
    }
}

QTEST_GUILESS_MAIN(RegexPatternTest)
#include "tst_regex_pattern.moc"
