// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/item_models/input_model.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QTest>

using namespace maskscope;

class TestInputModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void saysWhatEachInputMeans();
    void saysWhereARoleIsFrom();
    void tellsAllInOneColumn();
    void replacesItsRows();
};

namespace {

QStringList row(const QAbstractItemModel& model, int row)
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column) {
        cells << model.index(row, column).data().toString();
    }
    return cells;
}

InputSpec input(const char* name, InputRole role, ElementType type)
{
    InputSpec spec;
    spec.name = name;
    spec.role = role;
    spec.type = type;
    return spec;
}

} // namespace

void TestInputModel::saysWhatEachInputMeans()
{
    InputModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    InputSpec ids = input("input_ids.1", InputRole::InputIds, ElementType::Int64);
    ids.tracedShape = {{1, 14}};
    InputSpec optional = input("head_mask", InputRole::Other, ElementType::OtherType);
    optional.hasDefault = true;
    model.setInputs({ids, input("mask", InputRole::AttentionMask, ElementType::Float32),
                     input("segments", InputRole::TokenTypeIds, ElementType::Int32),
                     input("position_ids", InputRole::PositionIds, ElementType::Int64), optional});

    QCOMPARE(model.rowCount(), 5);
    const auto cells
        = [](const char* text) { return QString::fromUtf8(text).split(QLatin1Char('|')); };
    QCOMPARE(row(model, 0), cells("input_ids.1\nthe words, as numbers|int64|[1, 14]"));
    QCOMPARE(row(model, 1), cells("mask\nwhich places to read|float32|not recorded"));
    QCOMPARE(row(model, 2), cells("segments\nfirst or second text|int32|not recorded"));
    QCOMPARE(row(model, 3), cells("position_ids\nthe order of the words|int64|not recorded"));
    QCOMPARE(row(model, 4), cells("head_mask\nnot known; left out|other|not recorded"));
    QCOMPARE(model.headerData(2, Qt::Horizontal).toString(), QStringLiteral("recorded"));
}

void TestInputModel::saysWhereARoleIsFrom()
{
    InputModel model;
    InputSpec found = input("y", InputRole::AttentionMask, ElementType::Int64);
    found.isGuessed = true;
    InputSpec chosen = input("z", InputRole::Other, ElementType::Int64);
    chosen.isGuessed = true;
    chosen.foundRole = InputRole::TokenTypeIds;
    model.setInputs({input("ids", InputRole::InputIds, ElementType::Int64), found, chosen});
    QCOMPARE(model.originOf(0), QString());
    QCOMPARE(model.index(1, 0).data().toString(),
             QStringLiteral("y\nwhich places to read\nfound by trying"));
    QCOMPARE(model.index(2, 0).data().toString(),
             QStringLiteral("z\nnot known; filled with zeros\nyour choice; found was: first or "
                            "second text"));
}

void TestInputModel::tellsAllInOneColumn()
{
    InputModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    InputSpec ids = input("ids", InputRole::InputIds, ElementType::Int64);
    ids.tracedShape = {{1, 14}};
    model.setInputs({ids, input("mask", InputRole::AttentionMask, ElementType::Float32)});
    const QString before = model.index(0, 0).data().toString();
    model.setFolded(true);
    QCOMPARE(model.index(0, 0).data().toString(),
             QStringLiteral("ids\nthe words, as numbers\nint64, recorded: [1, 14]"));
    QCOMPARE(model.index(1, 0).data().toString(),
             QStringLiteral("mask\nwhich places to read\nfloat32, not recorded"));
    model.setFolded(false);
    QCOMPARE(model.index(0, 0).data().toString(), before);
}

void TestInputModel::replacesItsRows()
{
    InputModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setInputs({input("a", InputRole::InputIds, ElementType::Int64)});
    model.setInputs({});
    QCOMPARE(model.rowCount(), 0);
}

QTEST_MAIN(TestInputModel)
#include "tst_input_model.moc"
