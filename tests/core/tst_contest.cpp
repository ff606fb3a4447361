// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/messages.h"
#include "core/inference/comparison_report.h"
#include "tests/support/fake_model.h"
#include "tests/support/fake_tokenizer.h"

#include <QTest>

#include <cmath>

using namespace maskscope;

/// Templates and what becomes of them.
class TestContest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void knowsWhichMaskTheContestIs();
    void countsWithoutOverflow();
    void hostileTemplatesEnd();
    void asksEachSentence();
    void scoresWordsOfSeveralPieces();
    void asksForGuessesWithoutWords();
    void aSentenceThatFailsDoesNotStopTheOthers();
    void writesATable();
};

namespace {

/// "words / sentence / sentence"
std::string told(const Contest& contest)
{
    std::string text;
    for (const std::string& word : contest.words) {
        text += word + ",";
    }
    for (const ContestSentence& sentence : contest.sentences) {
        text += "|" + sentence.text;
    }
    return text;
}

std::string found(const Error& error)
{
    const auto fact = error.facts.find("found");
    return fact == error.facts.end() ? "" : std::get<std::string>(fact->second);
}

ContestResult ask(FakeModel& model, const FakeTokenizer& tokenizer, const std::string& text)
{
    auto contest = readContest(text, tokenizer.maskToken());
    ContestSteps steps(model, tokenizer, std::move(contest).value(), 2);
    double before = steps.fraction();
    while (!steps.isFinished()) {
        if (steps.step({}).hasError() || steps.fraction() < before) {
            return {};
        }
        before = steps.fraction();
    }
    return steps.takeResult();
}

} // namespace

void TestContest::reads_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char* name, std::string text, std::string expected) {
        QTest::newRow(name) << std::move(text) << std::move(expected);
    };
    row("words and rows", "[he/she] is a [nurse|doctor].",
        "he,she,|<mask> is a nurse.|<mask> is a doctor.");
    row("the last bracket is the fastest", "[a|b] [x|y] ___",
        "|a x <mask>|a y <mask>|b x <mask>|b y <mask>");
    row("one sentence", "The [he/she] .", "he,she,|The <mask> .");
    row("masks stay masks", "[MASK] and ___ and <mask>", "|<mask> and <mask> and <mask>");
    row("a mask in a bracket", "the [[MASK]|end] of [he/she]",
        "he,she,|the <mask> of <mask>|the end of <mask>");
    row("spaces around words", "[ he / she ] [ a | b ]", "he,she,|<mask> a|<mask> b");
    row("empty alternative", "___ is [not|] here", "|<mask> is not here|<mask> is here");
    row("empty alternative at the begin", "[|old] ___", "|<mask>|old <mask>");
    row("a bracket without choice is text", "[sic] ___", "|[sic] <mask>");
    row("signs without meaning", R"(\[a\|b\] and\/or \\ ___)", R"(|[a|b] and/or \ <mask>)");
    row("signs outside brackets", "a/b|c] ___", "|a/b|c] <mask>");
    row("escaped in a bracket", R"([and\/or|not] ___)", "|and/or <mask>|not <mask>");
    row("repeats count once", "[he/he/she] [a|a]", "he,she,|<mask> a");
    row("words of several pieces", "[the nurse/the doctor] came",
        "the nurse,the doctor,|<mask> came");
    row("Chinese", "[他/她]是[医生|护士]。", "他,她,|<mask>是医生。|<mask>是护士。");
}

void TestContest::reads()
{
    QFETCH(std::string, text);
    const auto contest = readContest(text, "<mask>");
    QVERIFY2(contest.hasValue(), contest.hasError() ? englishMessage(contest.error()).c_str() : "");
    QTEST(told(contest.value()), "expected");
}

void TestContest::refuses_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("code");
    QTest::addColumn<std::string>("found");
    const auto bad = [](const char* name, const std::string& text, const std::string& where) {
        QTest::newRow(name) << text << static_cast<int>(ErrorCode::BadTemplate) << where;
    };
    bad("not closed", "he is a [nurse|doctor", "[nurse|doctor");
    bad("opened at the end", "___ [", "[");
    bad("nested", "[a|[b|c]] ___", "[a|[");
    bad("both signs", "[a/b|c] ___", "[a/b|c]");
    bad("two contests", "[a/b] and [c/d]", "[c/d]");
    bad("an empty word competes", "[he/] is", "[he/]");
    bad("an escaped end", R"([a|b\] ___)", R"([a|b\] ___)");
    QTest::newRow("nothing to guess")
        << std::string("[a|b] house") << static_cast<int>(ErrorCode::NoMask) << std::string();
    QTest::newRow("empty") << std::string() << static_cast<int>(ErrorCode::NoMask) << std::string();
}

void TestContest::refuses()
{
    QFETCH(std::string, text);
    QFETCH(int, code);
    const auto contest = readContest(text, "[MASK]");
    QVERIFY(contest.hasError());
    QCOMPARE(static_cast<int>(contest.error().code), code);
    QTEST(found(contest.error()), "found");
    QVERIFY(englishMessage(contest.error()).find('?') == std::string::npos);
}

void TestContest::knowsWhichMaskTheContestIs()
{
    const auto contest = readContest("[___|the end] of ___ saw [he/she] and ___", "[MASK]");
    QVERIFY(contest.hasValue());
    QCOMPARE(contest.value().sentences.size(), std::size_t{2});
    QCOMPARE(contest.value().sentences[0].mask, std::size_t{2});
    QCOMPARE(contest.value().sentences[1].mask, std::size_t{1});
    QCOMPARE(contest.value().sentences[1].choices, std::vector<std::string>{"the end"});
}

void TestContest::countsWithoutOverflow()
{
    std::string thousand = "___";
    for (int i = 0; i < 3; ++i) {
        thousand += " [0|1|2|3|4|5|6|7|8|9]";
    }
    QCOMPARE(readContest(thousand, "[MASK]").value().sentences.size(), std::size_t{1000});
    const auto more = readContest(thousand + "[a|b]", "[MASK]");
    QVERIFY(more.hasError() && more.error().code == ErrorCode::TooManySentences);
    QCOMPARE(std::get<std::int64_t>(more.error().facts.at("found")), std::int64_t{2000});
    QCOMPARE(std::get<std::int64_t>(more.error().facts.at("limit")), std::int64_t{1000});
    std::string huge = "___";
    for (int i = 0; i < 200; ++i) {
        huge += "[a|b]";
    }
    const auto most = readContest(huge, "[MASK]");
    QVERIFY(most.hasError() && most.error().code == ErrorCode::TooManySentences);
    QCOMPARE(std::get<std::int64_t>(most.error().facts.at("found")),
             std::numeric_limits<std::int64_t>::max());
}

void TestContest::hostileTemplatesEnd()
{
    const std::string many(30000, '[');
    QVERIFY(readContest(many, "[MASK]").hasError());
    QVERIFY(readContest(std::string(30000, '\\'), "[MASK]").hasError());
    QVERIFY(readContest("[" + std::string(30000, '|') + "]", "[MASK]").hasError());
    QVERIFY(readContest("\xff\xfe[\xff|\x80] ___", "[MASK]").hasValue());
    QVERIFY(readContest(std::string("[a\0b|c] ___", 12), "[MASK]").hasValue());
    std::string masks;
    for (int i = 0; i < 10000; ++i) {
        masks += "___ ";
    }
    QCOMPARE(readContest(masks, "[MASK]").value().sentences.size(), std::size_t{1});
}

void TestContest::asksEachSentence()
{
    auto script = std::make_shared<FakeScript>();
    script->setLogit(fakeId("paris"), 3);
    script->setLogit(fakeId("rome"), 1);
    FakeModel model(script);
    const FakeTokenizer tokenizer;
    const ContestResult result = ask(model, tokenizer, "[paris/rome] is in [france|italy|spain] .");
    QCOMPARE(result.rows.size(), std::size_t{3});
    QCOMPARE(result.brackets(), std::size_t{1});
    QCOMPARE(script->runs(), std::size_t{1}); // they have one length and run together
    // 32 columns: exp(3), exp(1), five of exp(-10), 25 of exp(0)
    const double sum = std::exp(3) + std::exp(1) + 5 * std::exp(-10) + 25;
    for (const ContestRow& row : result.rows) {
        QVERIFY(!row.error);
        QCOMPARE(row.words.size(), std::size_t{2});
        QVERIFY(std::abs(row.words[0].probability - std::exp(3) / sum) < 1e-6);
        QVERIFY(std::abs(row.words[1].probability - std::exp(1) / sum) < 1e-6);
        QCOMPARE(*row.words[0].rank, std::size_t{1});
        QCOMPARE(row.guesses.size(), std::size_t{2});
        QCOMPARE(row.guesses.front().text, std::string("paris"));
        QVERIFY(std::abs(*contestLead(row) - 2) < 1e-6);
    }
    QCOMPARE(result.rows[2].sentence.text, std::string("[MASK] is in spain ."));
}

void TestContest::scoresWordsOfSeveralPieces()
{
    auto script = std::make_shared<FakeScript>();
    script->setLogit(fakeId("red"), 2);
    FakeModel model(script);
    const FakeTokenizer tokenizer;
    const ContestResult result = ask(model, tokenizer, "the [red/red house] is [big|small] .");
    const double sum = std::exp(2) + 5 * std::exp(-10) + 26;
    for (const ContestRow& row : result.rows) {
        QVERIFY(row.words[1].method == TargetMethod::Chain);
        // p(red) times p(house): the fake answers every place alike
        QVERIFY(std::abs(row.words[1].probability - std::exp(2) / (sum * sum)) < 1e-6);
    }
}

void TestContest::asksForGuessesWithoutWords()
{
    auto script = std::make_shared<FakeScript>();
    script->setLogit(fakeId("rome"), 4);
    FakeModel model(script);
    const ContestResult result = ask(model, FakeTokenizer(), "the [city|country] of ___ .");
    QCOMPARE(result.rows.size(), std::size_t{2});
    QVERIFY(result.words.empty());
    QCOMPARE(result.rows[0].guesses.front().text, std::string("rome"));
    QVERIFY(!contestLead(result.rows[0]));
}

void TestContest::aSentenceThatFailsDoesNotStopTheOthers()
{
    auto script = std::make_shared<FakeScript>();
    ModelSummary summary = makeFakeSummary();
    summary.length.max = SequenceLength{8};
    script->setSummary(summary);
    FakeModel model(script);
    const ContestResult result
        = ask(model, FakeTokenizer(),
              "[paris/rome] is [big|a city of the country of the river of spain]");
    QVERIFY(!result.rows.at(0).error);
    QVERIFY(result.rows.at(1).error && result.rows[1].error->code == ErrorCode::TooLong);
    QVERIFY(result.rows[1].words.empty());
    const ContestResult none
        = ask(model, FakeTokenizer(), "the city of the country of the river of the ___ .");
    QCOMPARE(none.rows.size(), std::size_t{1});
    QVERIFY(none.rows[0].error.has_value());
}

void TestContest::writesATable()
{
    ContestResult result{{"he", "she"}, {}};
    ContestRow row{{{"nurse, old"}, "[MASK] is a nurse, old", 0}};
    row.words = {{"he", {}, {}, TargetMethod::Single, 0.25, std::log(0.25), 2},
                 {"she", {}, {}, TargetMethod::Single, 0.5, std::log(0.5), 1}};
    row.guesses = {{{7}, "she", "she", false, 0.5F, std::log(0.5)}};
    result.rows = {row, ContestRow{{{"x"}, "y", 0}, {}, {}, Error{ErrorCode::TooLong, {}, {}}}};
    const std::string csv = contestCsv(result);
    QVERIFY2(csv.starts_with("choice1,sentence,p(he),rank(he),p(she),rank(she),ln_p1/p2,"
                             "best_guess,p(best_guess),error\n"
                             "\"nurse, old\",\"[MASK] is a nurse, old\",0.25,2,0.5,1,-0.693147"),
             csv.c_str());
    QVERIFY2(csv.ends_with("\"x\",\"y\",,,,,,,,\"TOO_LONG\"\n"), csv.c_str());
}

QTEST_GUILESS_MAIN(TestContest)
#include "tst_contest.moc"
