// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/speed_setup.h"
#include "ui/widgets/latency_chart.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>

using namespace maskscope;

using Table = LatencyTableModel;

/// What the Speed page saves.
class TestSpeedSaving : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        // The offscreen platform says this of every window; all other warnings fail.
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not)")));
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void savesTheTable();
    void savesAllNumbers();
    void savesPictures();
    void saysWhyItCannotSave();
};

void TestSpeedSaving::savesTheTable()
{
    SpeedSetup s;
    QVERIFY(s.openModel());
    s.order(QStringLiteral("8 4096"), 2);
    QVERIFY(s.waitForEnd());
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("speed.csv"));
    s.page.save(path);

    const QByteArrayList lines = s.written(path).split('\n');
    QCOMPARE(lines.size(), 4); // heading, two rows, the end
    QCOMPARE(lines.at(0),
             QByteArray("length,ran_at,median_ms,p10_ms,p90_ms,min_ms,first_ms,runs,flops,"
                        "gflops_per_s,error,series,model,machine,threads,torch"));
    const QByteArrayList cells = lines.at(1).split(',');
    QCOMPARE(cells.at(0), QByteArray("8"));
    QCOMPARE(cells.at(7), QByteArray("2"));
    QCOMPARE(cells.at(8), QByteArray("800")); // the fake: 100 for each token
    QCOMPARE(cells.at(12), QByteArray("\"model.pt\""));
    QCOMPARE(cells.last(), QByteArray("\"2.13.0\""));
    const double median = s.table().index(0, Table::MedianColumn).data(Table::ValueRole).toDouble();
    QVERIFY(std::abs(cells.at(2).toDouble() - median) < 1e-3);
    QVERIFY(lines.at(2).startsWith("4096,,,,,,,,,,TOO_LONG,"));
    QVERIFY(s.text("progressWords").contains(QStringLiteral("speed.csv")));
}

void TestSpeedSaving::savesAllNumbers()
{
    SpeedSetup s;
    QVERIFY(s.openModel());
    s.order(QStringLiteral("8 16 32"), 2);
    QVERIFY(s.waitForEnd());
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("speed.json"));
    s.page.save(path);
    const QJsonObject json = QJsonDocument::fromJson(s.written(path)).object();
    QCOMPARE(json[QStringLiteral("torch")].toString(), QStringLiteral("2.13.0"));
    QCOMPARE(json[QStringLiteral("threads")].toInt(), 1);
    QVERIFY(json[QStringLiteral("fit")].isObject());
    const QJsonObject length = json[QStringLiteral("lengths")][1].toObject();
    QCOMPARE(length[QStringLiteral("length")].toInt(), 16);
    QVERIFY(length[QStringLiteral("p25_ms")].isDouble());
    const QJsonValue op = length[QStringLiteral("operators")][0];
    QCOMPARE(op[QStringLiteral("op")].toString(), QStringLiteral("aten::linear"));
    QCOMPARE(op[QStringLiteral("flops")].toInt(), 1600);
}

void TestSpeedSaving::savesPictures()
{
    SpeedSetup s;
    QVERIFY(s.openModel());
    s.order(QStringLiteral("8 16 32"), 2);
    QVERIFY(s.waitForEnd());
    const QTemporaryDir folder;
    const QString png = folder.filePath(QStringLiteral("speed.png"));
    const QString svg = folder.filePath(QStringLiteral("speed.svg"));
    s.page.save(png);
    s.page.save(svg);
    const QImage image(png);
    QVERIFY(image.width() > 2 * s.find<LatencyChart>("chart").width());
    QVERIFY(image.text(QStringLiteral("Description")).contains(QStringLiteral("LibTorch 2.13.0")));

    QXmlStreamReader xml(s.written(svg));
    int paths = 0;
    QString text;
    while (!xml.atEnd()) {
        xml.readNext();
        paths += xml.isStartElement() && xml.name() == QStringLiteral("path") ? 1 : 0;
        text += xml.isCharacters() ? xml.text().toString() : QString();
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY(paths > 10);
    for (const char* part : {"How long model.pt takes", "LibTorch 2.13.0", "tokens", "median"}) {
        QVERIFY2(text.contains(QLatin1String(part)), part);
    }
}

void TestSpeedSaving::saysWhyItCannotSave()
{
    SpeedSetup s;
    QVERIFY(s.openModel());
    s.order(QStringLiteral("8"), 1);
    QVERIFY(s.waitForEnd());
    const QTemporaryDir folder;
    s.page.save(folder.filePath(QStringLiteral("no/such/folder/speed.csv")));
    QVERIFY(s.find<QLabel>("problem").isVisible());
    QVERIFY(s.text("problem").contains(QStringLiteral("cannot be written")));
}

QTEST_MAIN(TestSpeedSaving)
#include "tst_speed_saving.moc"
