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
