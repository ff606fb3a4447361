// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/length_field.h"

#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QTest>

using namespace maskscope;

class TestLengthField : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void parsesLengths_data();
    void parsesLengths();
    void readyListsEndAtTheLimit();
};

void TestLengthField::parsesLengths_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("lengths"); // empty: a problem
    QTest::newRow("spaces") << " 8  16 " << "8 16";
    QTest::newRow("commas and semicolons") << "8,16; 32" << "8 16 32";
    QTest::newRow("Chinese commas") << QStringLiteral("8，16、32") << "8 16 32";
    QTest::newRow("any order, each once") << "64 8 64" << "8 64";
    QTest::newRow("longest") << "100000" << "100000";
    QTest::newRow("too long") << "100001" << "";
    QTest::newRow("zero") << "0" << "";
    QTest::newRow("negative") << "-8" << "";
    QTest::newRow("fraction") << "8.5" << "";
    QTest::newRow("word") << "8 many" << "";
    QTest::newRow("huge") << "99999999999999999999999" << "";
    QTest::newRow("nothing") << "  " << "";
    QString many;
    for (int i = 1; i <= 65; ++i) {
        many += QString::number(i) + QLatin1Char(' ');
    }
    QTest::newRow("too many") << many << "";
}

void TestLengthField::parsesLengths()
{
    QFETCH(const QString, text);
    QFETCH(const QString, lengths);
    const LengthList list = parseLengths(text);
    QCOMPARE(list.problem.isEmpty(), !lengths.isEmpty());
    if (!lengths.isEmpty()) {
        QCOMPARE(lengthsText(list.lengths), lengths);
    }
}

void TestLengthField::readyListsEndAtTheLimit()
{
    LengthField field;
    field.setLimit(SequenceLength{128});
    const auto actions = field.findChild<QMenu*>()->actions();
    QVERIFY(actions.size() >= 2);
    actions.first()->trigger();
    QCOMPARE(field.edit()->text(), QStringLiteral("8 16 32 64 128"));
    for (QAction* action : actions) {
        action->trigger();
        const LengthList list = field.value();
        QVERIFY2(list.problem.isEmpty(), qPrintable(list.problem));
        QVERIFY(list.lengths.back() <= SequenceLength{128});
    }
}

QTEST_MAIN(TestLengthField)
#include "tst_length_field.moc"
