// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/item_models/latency_table_model.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace maskscope;

namespace {

using Table = LatencyTableModel;

LengthTiming timing(std::int64_t length, TimingStatistics statistics,
                    std::optional<double> first = {})
{
    LengthTiming timing;
    timing.length = SequenceLength{length};
    timing.statistics = statistics;
    timing.firstMs = first;
    return timing;
}

SweepResult someResult()
{
    SweepResult result;
    result.lengths = {timing(16, {10, 5.638, 5.5, 5.55, 5.75, 6.04, 5.41}, 31.04),
                      timing(1024, summarize({})), timing(4096, summarize({}))};
    result.lengths[2].error = Error{ErrorCode::TooLong, {{"found", 4096}, {"limit", 512}}, {}};
    return result;
}

} // namespace

class TestLatencyTableModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void showsMeasuredNumbers();
    void showsWhatIsNotMeasuredYet();
    void showsTheSentenceOfAnError();
    void staysInPlaceWhileMeasuring();
    void resetsForOtherLengths();
};

void TestLatencyTableModel::showsMeasuredNumbers()
{
    Table model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setResult(someResult());
    QCOMPARE(model.rowCount(), 3);
    const QStringList expected{QStringLiteral("16"),   QStringLiteral("5.64"),
                               QStringLiteral("5.50"), QStringLiteral("6.04"),
                               QStringLiteral("5.41"), QStringLiteral("31.0"),
                               QStringLiteral("10")};
    for (int column = 0; column < Table::ColumnCount; ++column) {
        const QModelIndex index = model.index(0, column);
        QCOMPARE(index.data().toString(), expected.at(column));
        QVERIFY(index.data(Qt::TextAlignmentRole).value<Qt::Alignment>() & Qt::AlignRight);
        QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
    }
    QCOMPARE(model.index(0, Table::MedianColumn).data(Table::ValueRole).toDouble(), 5.638);
    QCOMPARE(model.index(0, Table::FirstColumn).data(Table::ValueRole).toDouble(), 31.04);
}

void TestLatencyTableModel::showsWhatIsNotMeasuredYet()
{
    Table model;
    model.setResult(someResult());
    QCOMPARE(model.index(1, Table::LengthColumn).data().toString(), QStringLiteral("1,024"));
    for (int column = Table::MedianColumn; column <= Table::FirstColumn; ++column) {
        QCOMPARE(model.index(1, column).data().toString(), QStringLiteral("–"));
        QVERIFY(!model.index(1, column).data(Table::ValueRole).isValid());
    }
    QCOMPARE(model.index(1, Table::RunsColumn).data().toString(), QStringLiteral("0"));
}

void TestLatencyTableModel::showsTheSentenceOfAnError()
{
    Table model;
    model.setResult(someResult());
    const QModelIndex sentence = model.index(2, Table::MedianColumn);
    QVERIFY(model.hasError(2));
    QVERIFY(!model.hasError(0));
    QVERIFY(sentence.data(Table::HasErrorRole).toBool());
    QVERIFY2(sentence.data().toString().contains(QStringLiteral("512")),
             qPrintable(sentence.data().toString()));
    QVERIFY(sentence.data(Qt::TextAlignmentRole).value<Qt::Alignment>() & Qt::AlignLeft);
    QVERIFY(!sentence.data(Table::ValueRole).isValid());
    QVERIFY(model.index(2, Table::P90Column).data().toString().isEmpty());
}

void TestLatencyTableModel::staysInPlaceWhileMeasuring()
{
    Table model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    SweepResult result = someResult();
    model.setResult(result);
    const QPersistentModelIndex cell(model.index(1, Table::MedianColumn));
    QSignalSpy resets(&model, &Table::modelReset);
    QSignalSpy changes(&model, &Table::dataChanged);

    result.lengths[1] = timing(1024, {1, 250, 250, 250, 250, 250, 250}, 300);
    model.setResult(result);

    QCOMPARE(resets.count(), 0);
    QCOMPARE(changes.count(), 1);
    QVERIFY(cell.isValid());
    QCOMPARE(cell.data().toString(), QStringLiteral("250"));
}

void TestLatencyTableModel::resetsForOtherLengths()
{
    Table model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setResult(someResult());
    QSignalSpy resets(&model, &Table::modelReset);
    SweepResult other = someResult();
    other.lengths.pop_back();
    model.setResult(other);
    QCOMPARE(resets.count(), 1);
    QCOMPARE(model.rowCount(), 2);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

QTEST_MAIN(TestLatencyTableModel)
#include "tst_latency_table_model.moc"
