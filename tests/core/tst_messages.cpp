// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/messages.h"
#include "core/base/utf.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace maskscope;

class MessagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasOneRowPerCodeInOrder();
    void namesAreUniqueAndInCapitals();
    void sentencesAreShortAndComplete();
    void exitCodesFollowTheContract_data();
    void exitCodesFollowTheContract();
    void fillsFacts_data();
    void fillsFacts();
    void replacesHarmfulCharacters();
    void shortensLongFacts();
    void cutsLongMessages();
    void writesTheErrorLine();
};

void MessagesTest::hasOneRowPerCodeInOrder()
{
    const auto rows = messageTemplates();
    QCOMPARE(rows.size(), static_cast<std::size_t>(ErrorCode::Internal) + 1);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        QCOMPARE(static_cast<std::size_t>(rows[i].code), i);
        QCOMPARE(&messageTemplate(rows[i].code), &rows[i]);
    }
}

void MessagesTest::namesAreUniqueAndInCapitals()
{
    std::set<std::string_view> names;
    for (const MessageTemplate& row : messageTemplates()) {
        QVERIFY2(names.insert(row.name).second, row.text);
        for (const char c : row.name) {
            QVERIFY2((c >= 'A' && c <= 'Z') || c == '_', row.text);
        }
    }
}

void MessagesTest::sentencesAreShortAndComplete()
{
    for (const MessageTemplate& row : messageTemplates()) {
        const std::string text = row.text;
        QVERIFY2(codePointCount(text) <= 300, row.text);
        QVERIFY2(text.ends_with('.'), row.text);
        QCOMPARE(std::count(text.begin(), text.end(), '{'),
                 std::count(text.begin(), text.end(), '}'));
    }
}

void MessagesTest::exitCodesFollowTheContract_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("exit");
    const auto row = [](const char* name, ErrorCode code, int exit) {
        QTest::newRow(name) << static_cast<int>(code) << exit;
    };
    row("usage", ErrorCode::Usage, 2);
    row("not in this version", ErrorCode::NotInThisVersion, 2);
    row("not TorchScript", ErrorCode::NotTorchScript, 3);
    row("no tokenizer", ErrorCode::NoTokenizer, 3);
    row("vocabulary", ErrorCode::VocabularyMismatch, 3);
    row("no head", ErrorCode::NoLmHead, 3);
    row("no mask", ErrorCode::NoMask, 4);
    row("too long", ErrorCode::TooLong, 4);
    row("too short", ErrorCode::TooShort, 4);
    row("input", ErrorCode::InputNotReadable, 4);
    row("time", ErrorCode::TimedOut, 5);
    row("cancelled", ErrorCode::Cancelled, 5);
}

void MessagesTest::exitCodesFollowTheContract()
{
    QFETCH(int, code);
    QFETCH(int, exit);
    QCOMPARE(static_cast<int>(messageTemplate(static_cast<ErrorCode>(code)).exitCode), exit);
}

void MessagesTest::fillsFacts_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const char* pattern, const char* expected) {
        QTest::newRow(name) << QByteArray(pattern) << QByteArray(expected);
    };
    row("text and number", "{file} has {limit}.", "a.pt has 512.");
    row("twice", "{file}{file}", "a.pta.pt");
    row("missing fact", "at most {nothing}!", "at most ?!");
    row("no place", "plain", "plain");
    row("empty", "", "");
    row("open at the end", "x {file", "x {file");
    row("close alone", "x } {limit}", "x } 512");
    row("a fact is not filled again", "{braces}", "{file}");
}

void MessagesTest::fillsFacts()
{
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, expected);
    const Facts facts{{"file", "a.pt"}, {"limit", std::int64_t{512}}, {"braces", "{file}"}};
    QCOMPARE(QByteArray::fromStdString(fillTemplate(pattern.toStdString(), facts)), expected);
}

void MessagesTest::replacesHarmfulCharacters()
{
    const auto filled = [](const std::string& fact) { return fillTemplate("{f}", {{"f", fact}}); };
    QCOMPARE(filled("a\u202Etxt.pt"), std::string("a\uFFFDtxt.pt"));
    QCOMPARE(filled("\u2066x\u2069\u061C"), std::string("\uFFFDx\uFFFD\uFFFD"));
    QCOMPARE(filled("a\nb\x1B[31m"), std::string("a\uFFFDb\uFFFD[31m"));
    QCOMPARE(filled("\u2028\u0085"), std::string("\uFFFD\uFFFD"));
    QCOMPARE(filled("\xFFz"), std::string("\uFFFDz"));
    QCOMPARE(filled("שלום 中文 😀"), std::string("שלום 中文 😀"));
}

void MessagesTest::shortensLongFacts()
{
    const std::string eighty(80, 'a');
    QCOMPARE(fillTemplate("{f}", {{"f", eighty}}), eighty);
    const std::string longer = "begin" + std::string(100, 'x') + "end.pt";
    const std::string filled = fillTemplate("{f}", {{"f", longer}});
    QVERIFY(codePointCount(filled) <= 80);
    QVERIFY(filled.starts_with("begin"));
    QVERIFY(filled.find("…") != std::string::npos);
    QVERIFY(filled.ends_with("end.pt"));
}

void MessagesTest::cutsLongMessages()
{
    // Every template with facts that are as long as they get.
    for (const MessageTemplate& row : messageTemplates()) {
        Facts facts;
        for (const char* name :
             {"file", "found", "reason", "limit", "expected", "option", "problem", "torch"}) {
            facts.emplace(name, std::string(500, 'w'));
        }
        const std::string message = englishMessage({row.code, facts, {}});
        QVERIFY2(codePointCount(message) <= 300, message.c_str());
    }
}

void MessagesTest::writesTheErrorLine()
{
    const Error error{ErrorCode::NoMask, {{"mask", "[MASK]"}, {"part", "this text"}}, "raw text"};
    QCOMPARE(errorLine(error),
             std::string("error[NO_MASK]: No word is hidden in this text. Write [MASK] or ___ "
                         "where the model should guess."));
}

QTEST_GUILESS_MAIN(MessagesTest)
#include "tst_messages.moc"
