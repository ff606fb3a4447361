// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QRegularExpression>
#include <QtTest>

#include <numeric>

namespace {

const QString kTests = QStringLiteral(MASKSCOPE_TEST_DATA "/../");
constexpr int kSymptoms = 28;

QString contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The last cells of the rows that begin with a number.
QMap<int, QString> testsByNumber()
{
    static const QRegularExpression kRow(QStringLiteral("^\\| (\\d+) \\|.*\\|([^|]*)\\|$"),
                                         QRegularExpression::MultilineOption);
    QMap<int, QString> rows;
    const QString table = contentOf(kTests + QStringLiteral("data/SYMPTOMS.md"));
    for (auto match = kRow.globalMatch(table); match.hasNext();) {
        const QRegularExpressionMatch row = match.next();
        rows.insert(row.captured(1).toInt(), row.captured(2));
    }
    return rows;
}

} // namespace

/// tests/data/SYMPTOMS.md names a test for each of the 28 symptoms, and each of them exists.
class SymptomTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySymptomHasARow();
    void everyTestExists_data();
    void everyTestExists();
};

void SymptomTableTest::everySymptomHasARow()
{
    QList<int> expected(kSymptoms);
    std::iota(expected.begin(), expected.end(), 1);
    QCOMPARE(testsByNumber().keys(), expected);
}

void SymptomTableTest::everyTestExists_data()
{
    QTest::addColumn<QString>("tests");
    const QMap<int, QString> rows = testsByNumber();
    for (auto row = rows.begin(); row != rows.end(); ++row) {
        QTest::newRow(qPrintable(QString::number(row.key()))) << row.value();
    }
}

void SymptomTableTest::everyTestExists()
{
    static const QRegularExpression kTest(QStringLiteral("`(\\S+): (\\w+)`"));
    QFETCH(QString, tests);
    int found = 0;
    for (auto match = kTest.globalMatch(tests); match.hasNext(); ++found) {
        const QRegularExpressionMatch test = match.next();
        const QString function = test.captured(2);
        const QString code = contentOf(kTests + test.captured(1));
        QVERIFY2(code.contains(QStringLiteral("void ") + function + QStringLiteral("()"))
                     || code.contains(QStringLiteral("def ") + function + QStringLiteral("(self)")),
                 qPrintable(test.captured(0)));
    }
    QVERIFY(found > 0);
}

QTEST_APPLESS_MAIN(SymptomTableTest)
#include "tst_symptom_table.moc"
