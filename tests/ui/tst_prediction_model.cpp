// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"
#include "ui/item_models/prediction_model.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace maskscope;

namespace {

Candidate guess(std::int32_t id, const char* token, const char* text, float probability)
{
    Candidate candidate;
    candidate.id = TokenId{id};
    candidate.token = token;
    candidate.text = text;
    candidate.continuesWord = std::string_view(token).starts_with("##");
    candidate.kind = candidate.continuesWord ? CandidateKind::Piece : CandidateKind::Word;
    candidate.probability = probability;
    return candidate;
}

MaskPrediction someGuesses(std::size_t count)
{
    MaskPrediction prediction;
    prediction.candidates.push_back(guess(3000, "capital", "capital", 0.625F));
    prediction.candidates.push_back(guess(2103, "city", "city", 0.25F));
    prediction.candidates.push_back(guess(2075, "##ing", "ing", 0.0625F));
    prediction.candidates.resize(count);
    return prediction;
}

} // namespace

class TestPredictionModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init() { failOnQtWarnings(); }

    void isAProperModelWhileAnswersComeIn()
    {
        PredictionModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (const std::size_t count : {3U, 1U, 3U, 2U, 0U, 2U}) {
            model.setPrediction(someGuesses(count));
        }
        QCOMPARE(model.rowCount(), 3);
    }

    void rowsSayWordAndPercentage()
    {
        PredictionModel model;
        model.setPrediction(someGuesses(3));
        QCOMPARE(model.rowCount(), 4);
        const QModelIndex first = model.index(0);
        QCOMPARE(first.data().toString(), QStringLiteral("capital"));
        QCOMPARE(first.data(PredictionModel::ProbabilityRole).toDouble(), 0.625);
        QCOMPARE(first.data(PredictionModel::PercentRole).toString(), QStringLiteral("62.5 %"));
        QCOMPARE(first.data(Qt::AccessibleTextRole).toString(), QStringLiteral("capital, 62.5 %"));
        QVERIFY(first.data(Qt::ToolTipRole).toString().contains(QStringLiteral("3000")));
        QVERIFY(!first.data(PredictionModel::JoinsRole).toBool());
        QCOMPARE(model.index(2).data().toString(), QStringLiteral("…ing"));
        QCOMPARE(model.index(2).data(PredictionModel::WordRole).toString(), QStringLiteral("ing"));
        QVERIFY(model.index(2).data(PredictionModel::JoinsRole).toBool());
    }

    void aPieceReadsAsTheWordItMakes()
    {
        PredictionModel model;
        MaskPrediction prediction = someGuesses(3);
        prediction.wordBefore = "play";
        model.setPrediction(prediction);
        const QModelIndex piece = model.index(2);
        QCOMPARE(piece.data().toString(), QStringLiteral("playing"));
        QCOMPARE(piece.data(Qt::AccessibleTextRole).toString(), QStringLiteral("playing, 6.3 %"));
        QCOMPARE(piece.data(PredictionModel::WordRole).toString(), QStringLiteral("ing"));
        QCOMPARE(model.index(0).data().toString(), QStringLiteral("capital"));
    }

    // Chinese has no space before a word either, and it reads as it is.
    void aWordThatJoinsIsNoPiece()
    {
        PredictionModel model;
        MaskPrediction prediction = someGuesses(1);
        prediction.wordBefore = "是";
        prediction.candidates[0].continuesWord = true;
        model.setPrediction(prediction);
        QCOMPARE(model.index(0).data().toString(), QStringLiteral("capital"));
        QVERIFY(model.index(0).data(PredictionModel::JoinsRole).toBool());
    }

    void placesAreThoseAmongAllWords()
    {
        PredictionModel model;
        MaskPrediction prediction = someGuesses(2);
        prediction.candidates[0].rank = 2;
        prediction.candidates[1].rank = 1042;
        model.setPrediction(prediction);
        QCOMPARE(model.index(0).data(PredictionModel::RankRole).toString(), QStringLiteral("2"));
        QCOMPARE(model.index(1).data(PredictionModel::RankRole).toString(),
                 QStringLiteral("1,042"));
        QCOMPARE(model.index(2).data(PredictionModel::RankRole).toString(), QString());
        QCOMPARE(model.index(2).data().toString(), QStringLiteral("everything else"));
    }

    void allGuessesLeftOut()
    {
        PredictionModel model;
        MaskPrediction prediction;
        prediction.hidden.counts[static_cast<std::size_t>(CandidateKind::Piece)] = 5;
        model.setPrediction(prediction);
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(model.index(0).data(PredictionModel::RestRole).toBool());
        QCOMPARE(model.index(0).data(PredictionModel::ProbabilityRole).toDouble(), 1.0);
    }

    // 1 - 0.625 - 0.25 - 0.0625 = 0.0625
    void theLastRowIsWhatIsLeft()
    {
        PredictionModel model;
        model.setPrediction(someGuesses(3));
        const QModelIndex rest = model.index(3);
        QVERIFY(rest.data(PredictionModel::RestRole).toBool());
        QCOMPARE(rest.data(PredictionModel::ProbabilityRole).toDouble(), 0.0625);
        QVERIFY(!rest.flags().testFlag(Qt::ItemIsEnabled));
        QVERIFY(model.index(0).flags().testFlag(Qt::ItemIsEnabled));
    }

    void rowsAreChangedInPlace()
    {
        PredictionModel model;
        model.setPrediction(someGuesses(3));
        const QPersistentModelIndex kept = model.index(1);
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.setPrediction(someGuesses(2));
        QVERIFY(kept.isValid());
        QCOMPARE(resets.count(), 0);
        QCOMPARE(changes.count(), 1);
    }
};

QTEST_MAIN(TestPredictionModel)
#include "tests/ui/window_test.h"

#include "tst_prediction_model.moc"
