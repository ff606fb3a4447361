// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include <QTest>

#include <limits>

using namespace maskscope;

namespace {

std::string nested(std::size_t depth)
{
    return std::string(depth, '[') + std::string(depth, ']');
}

std::string reasonOf(const Error& error)
{
    return std::get<std::string>(error.facts.at("reason"));
}

} // namespace

class JsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses();
    void refusesDamagedText_data();
    void refusesDamagedText();
    void refusesDeepNesting();
    void doesNotCountBracketsInStrings();
    void refusesLargeText();
    void readsMembersOfTheRightTypeOnly();
    void writesInvalidBytesAsReplacement();
};

void JsonTest::parses()
{
    const auto parsed = parseJson(R"({"a": [1, "é"]})", "test");
    QVERIFY(parsed.hasValue());
    QCOMPARE(parsed.value()["a"][1].get<std::string>(), std::string("é"));
    const auto twice = parseJson(R"({"a": {"b": 1}, "c": [], "a": [2, {"d": null}]})", "test");
    QVERIFY(twice.hasValue());
    QCOMPARE(twice.value().dump(), std::string(R"({"a":[2,{"d":null}],"c":[]})"));
}

void JsonTest::refusesDamagedText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("cut") << QByteArray("{\"a\": ");
    QTest::newRow("two values") << QByteArray("1 2");
    QTest::newRow("unclosed string") << QByteArray("\"a\\");
    QTest::newRow("invalid UTF-8") << QByteArray("\"\xFF\"");
    QTest::newRow("lone surrogate") << QByteArray("\"\\ud800\"");
    QTest::newRow("not JSON") << QByteArray("PK\x03\x04");
}

void JsonTest::refusesDamagedText()
{
    QFETCH(QByteArray, text);
    const auto parsed = parseJson(text.toStdString(), "a/tokenizer.json");
    QVERIFY(parsed.hasError());
    QVERIFY(parsed.error().code == ErrorCode::BadTokenizer);
    QCOMPARE(std::get<std::string>(parsed.error().facts.at("what")),
             std::string("a/tokenizer.json"));
    QVERIFY(!parsed.error().raw.empty());
}

void JsonTest::refusesDeepNesting()
{
    QVERIFY(parseJson(nested(64), "test").hasValue());
    const auto parsed = parseJson(nested(65), "test");
    QVERIFY(parsed.hasError());
    QVERIFY(reasonOf(parsed.error()).find("deeper than 64") != std::string::npos);
    QVERIFY(parseJson(std::string(50'000'000, '['), "test").hasError());
}

void JsonTest::doesNotCountBracketsInStrings()
{
    const std::string brackets(100, '[');
    QVERIFY(parseJson("\"" + brackets + "\\\"" + brackets + "\"", "test").hasValue());
}

void JsonTest::refusesLargeText()
{
    const JsonLimits limits{.bytes = 10};
    QVERIFY(parseJson("[1,2,3,45]", "test", limits).hasValue());
    QVERIFY(parseJson("[1,2,3,456]", "test", limits).hasError());
}

void JsonTest::readsMembersOfTheRightTypeOnly()
{
    const Json object = Json::parse(R"({"s": "x", "i": 7, "b": true, "f": 1.5, "n": null})");
    QCOMPARE(stringMember(object, "s").value_or(""), std::string("x"));
    QCOMPARE(intMember(object, "i").value_or(0), std::int64_t{7});
    QCOMPARE(boolMember(object, "b").value_or(false), true);
    QVERIFY(!stringMember(object, "i").has_value());
    QVERIFY(!intMember(object, "f").has_value());
    QVERIFY(!boolMember(object, "i").has_value());
    QVERIFY(!stringMember(object, "missing").has_value());
    QVERIFY(findMember(object, "n") != nullptr);
    QVERIFY(findMember(object, "missing") == nullptr);
    QVERIFY(findMember(Json::array({1}), "s") == nullptr);
}

void JsonTest::writesInvalidBytesAsReplacement()
{
    QCOMPARE(dumpJson(Json("a\xFF")), std::string("\"a\uFFFD\""));
    QCOMPARE(dumpJson(Json{{"p", std::numeric_limits<double>::quiet_NaN()}}),
             std::string("{\"p\":null}"));
}

QTEST_GUILESS_MAIN(JsonTest)
#include "tst_json.moc"
