// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"
#include "ui/explanation_text.h"
#include "ui/item_models/shaded_word_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <cmath>

using namespace maskscope;

namespace {

TextWord wordAt(int text, std::size_t begin, const char* letters)
{
    TextWord word;
    word.text = text;
    word.typed = {begin, begin + std::string(letters).size()};
    word.letters = letters;
    return word;
}

QStringList textsOf(const std::vector<ShadedWord>& words)
{
    QStringList texts;
    for (const ShadedWord& word : words) {
        texts << (word.mask ? QStringLiteral("<%1>").arg(*word.mask) : word.text);
    }
    return texts;
}

} // namespace

class TestExplanationText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init() { failOnQtWarnings(); }

    void places()
    {
        const std::vector<std::pair<std::size_t, const char*>> cases{
            {1, "1st"},     {2, "2nd"},        {3, "3rd"},         {4, "4th"},     {11, "11th"},
            {12, "12th"},   {13, "13th"},      {21, "21st"},       {102, "102nd"}, {111, "111th"},
            {113, "113th"}, {1003, "1,003rd"}, {30522, "30,522nd"}};
        for (const auto& [place, text] : cases) {
            QCOMPARE(placeText(place), QString::fromLatin1(text));
        }
    }

    void targets()
    {
        TargetWord target{"paris", {{5}}, {"paris"}, TargetMethod::Single, 0.369, -1, 7};
        QCOMPARE(targetLine(target).percent, QStringLiteral("36.9 %"));
        QCOMPARE(targetLine(target).remark, QStringLiteral("7th"));
        target = {"houses", {{5}, {6}}, {"house", "##s"}, TargetMethod::Chain, 0.25, -1.4, {}};
        QCOMPARE(targetLine(target).remark, QStringLiteral("2 pieces"));
        QVERIFY(targetLine(target).toolTip.contains(QStringLiteral("house + ##s")));
        target = {"xyz", {{1}}, {"[UNK]"}, TargetMethod::Unknown, 0, 0, {}};
        QCOMPARE(targetLine(target).remark, QStringLiteral("unknown"));
        QCOMPARE(targetLine(target).percent, QStringLiteral("–"));
    }

    void longerAnswers()
    {
        const WordLine line
            = longerAnswerLine({"new york", {{5}, {6}}, std::log(0.25), std::log(0.5), {}});
        QCOMPARE(line.word, QStringLiteral("new york"));
        QCOMPARE(line.percent, QStringLiteral("25.0 %"));
        QVERIFY(line.toolTip.contains(QStringLiteral("50.0 %")));
    }

    /// "é [MASK] b" and "___ c": places are counted in characters, hidden words through both.
    void hiddenWordsStandBetweenTheOthers()
    {
        SurpriseResult result;
        result.words = {
            {wordAt(0, 0, "\u00e9"), -6.0}, {wordAt(0, 9, "b"), -24.0}, {wordAt(1, 4, "c"), 0.0}};
        const TypedSentences sentences{QStringLiteral("\u00e9 [MASK] b"), QStringLiteral("___ c"),
                                       QStringLiteral("[MASK]")};
        const std::vector<ShadedWord> words = shadedWords(result, sentences);
        QCOMPARE(textsOf(words),
                 (QStringList{QStringLiteral("\u00e9"), QStringLiteral("<0>"), QStringLiteral("b"),
                              QStringLiteral("<1>"), QStringLiteral("c")}));
        QCOMPARE(words[0].strength, 0.5);
        QCOMPARE(words[2].strength, 1.0);
        QCOMPARE(words[4].strength, 0.0);
        QVERIFY(words[4].toolTip.contains(QStringLiteral("100.0 %")));
    }

    void theWholeIsWrittenWithAMinus()
    {
        SurpriseResult result;
        result.logProbability = -7.64;
        QVERIFY(surpriseCaption(result).contains(QStringLiteral("\u22127.6")));
        QVERIFY(!surpriseCaption(result).contains(u'-'));
    }

    void whatAWordIsWorth()
    {
        ImportanceResult result;
        result.logProbability = std::log(0.5);
        result.words = {{wordAt(0, 0, "a"), std::log(2.0)},
                        {wordAt(0, 2, "b"), -std::log(1.5)},
                        {wordAt(0, 4, "c"), std::log(50.0)}};
        const std::vector<ShadedWord> words
            = shadedWords(result, {QStringLiteral("a b c"), {}, QStringLiteral("[MASK]")});
        QCOMPARE(words[0].toolTip,
                 QStringLiteral("Without “a” the guess falls from 50.0 % to "
                                "25.0 %."));
        QCOMPARE(words[1].toolTip,
                 QStringLiteral("Without “b” the guess rises from 50.0 % to "
                                "75.0 %."));
        QCOMPARE(words[1].strength, 0.0);
        QCOMPARE(words[2].strength, 1.0);
        QVERIFY(std::abs(words[0].strength - std::log(2.0) / std::log(50.0)) < 1e-12);
    }

    void theModelOfShadedWords()
    {
        ShadedWordModel model;
        const QAbstractItemModelTester tester(&model);
        model.setWords({{QStringLiteral("a"), 0.5, QStringLiteral("tip"), {}},
                        {QStringLiteral("3"), 0, {}, 2}});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0).data(ShadedWordModel::StrengthRole).toDouble(), 0.5);
        QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("tip"));
        QCOMPARE(model.index(1).data().toString(), QStringLiteral("3"));
        QCOMPARE(model.index(1).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("hidden word 3"));
    }
};

QTEST_MAIN(TestExplanationText)
#include "tst_explanation_text.moc"
