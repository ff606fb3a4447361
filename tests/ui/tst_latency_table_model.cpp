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

LatencyReport reportOf(const SweepResult& result)
{
    LatencyReport report;
    report.series.push_back(
        {QStringLiteral("this model"), false, result.measure, 1, result.lengths});
    return report;
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
    void marksNoise();
    void showsEachSeries();
    void showsWhatIsNotMeasuredYet();
    void showsTheSentenceOfAnError();
    void anotherReportReplacesIt();
};

void TestLatencyTableModel::showsMeasuredNumbers()
{
    Table model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    SweepResult result = someResult();
    result.lengths[0].profile = OperatorProfile{{{"aten::linear", 1, 4, 1'230'000'000}}, 5};
    model.setReport(reportOf(result));
    QCOMPARE(model.rowCount(), 3);
    const QStringList expected{
        QStringLiteral("this model"), QStringLiteral("16"),    QStringLiteral("5.64"),
        QStringLiteral("6.04"),       QStringLiteral("1.2 G"),
        QStringLiteral("218"), // 1.23e9 in 5.638 ms
        QStringLiteral("31.0"),       QStringLiteral("5.55"),  QStringLiteral("5.75"),
        QStringLiteral("5.41"),       QStringLiteral("10")};
    for (int column = 0; column < Table::ColumnCount; ++column) {
        const QModelIndex index = model.index(0, column);
        QCOMPARE(index.data().toString(), expected.at(column));
        const auto side = column == Table::SeriesColumn ? Qt::AlignLeft : Qt::AlignRight;
        QVERIFY(index.data(Qt::TextAlignmentRole).value<Qt::Alignment>() & side);
        QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
    }
    QCOMPARE(model.index(0, Table::MedianColumn).data(Table::ValueRole).toDouble(), 5.638);
    QCOMPARE(model.index(0, Table::FirstColumn).data(Table::ValueRole).toDouble(), 31.04);
}

void TestLatencyTableModel::marksNoise()
{
    Table model;
    SweepResult result = someResult();
    result.lengths[0].statistics.p75 = 7;
    model.setReport(reportOf(result));
    const QModelIndex median = model.index(0, Table::MedianColumn);
    QCOMPARE(median.data().toString(), QStringLiteral("≈ 5.64"));
    QVERIFY(median.data(Qt::ToolTipRole).toString().contains(QStringLiteral("25.7 %")));
    QCOMPARE(median.data(Table::ValueRole).toDouble(), 5.638);
}

void TestLatencyTableModel::showsEachSeries()
{
    Table model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    LatencyReport report = reportOf(someResult());
    report.series.push_back(report.series.front());
    report.series[1].name = QStringLiteral("plain engine");
    report.series[1].lengths.pop_back();
    model.setReport(report);
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.index(3, Table::SeriesColumn).data().toString(), QStringLiteral("plain engine"));
    QCOMPARE(model.index(2, 0).data(Table::SeriesRole).toInt(), 0);
    QCOMPARE(model.index(3, 0).data(Table::SeriesRole).toInt(), 1);
}

void TestLatencyTableModel::showsWhatIsNotMeasuredYet()
{
    Table model;
    model.setReport(reportOf(someResult()));
    QCOMPARE(model.index(1, Table::LengthColumn).data().toString(), QStringLiteral("1,024"));
    for (int column = Table::MedianColumn; column < Table::RunsColumn; ++column) {
        QCOMPARE(model.index(1, column).data().toString(), QStringLiteral("–"));
        QVERIFY(!model.index(1, column).data(Table::ValueRole).isValid());
    }
    QCOMPARE(model.index(1, Table::RunsColumn).data().toString(), QStringLiteral("0"));
}

void TestLatencyTableModel::showsTheSentenceOfAnError()
{
    Table model;
    model.setReport(reportOf(someResult()));
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

void TestLatencyTableModel::anotherReportReplacesIt()
{
    Table model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setReport(reportOf(someResult()));
    QSignalSpy resets(&model, &Table::modelReset);
    SweepResult other = someResult();
    other.lengths.pop_back();
    model.setReport(reportOf(other));
    QCOMPARE(resets.count(), 1);
    QCOMPARE(model.rowCount(), 2);
    model.setReport({});
    QCOMPARE(model.rowCount(), 0);
}

QTEST_MAIN(TestLatencyTableModel)
#include "tst_latency_table_model.moc"
