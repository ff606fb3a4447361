// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"
#include "ui/color_scheme.h"

#include <QApplication>
#include <QTest>

using namespace maskscope;

namespace {

constexpr double kReadable = 4.5; // WCAG 2, level AA

} // namespace

Q_DECLARE_METATYPE(maskscope::ColorScheme)

class TestColorScheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnQtWarnings(); }

    // Expected values: the contrast calculator of WebAIM.
    void contrastIsThatOfWcag()
    {
        QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
        const double grey = contrastRatio(QColor(0x76, 0x76, 0x76), Qt::white);
        QVERIFY2(grey > 4.53 && grey < 4.55, qPrintable(QString::number(grey)));
    }

    void everyTextIsReadable_data()
    {
        QTest::addColumn<ColorScheme>("scheme");
        QTest::newRow("light") << lightScheme();
        QTest::newRow("dark") << darkScheme();
    }

    void everyTextIsReadable()
    {
        QFETCH(ColorScheme, scheme);
        for (const QColor& ground : {scheme.ground, scheme.surface}) {
            for (const QColor& text :
                 {scheme.text, scheme.muted, scheme.accent, scheme.problem, scheme.lengthShape,
                  scheme.batchShape, scheme.weightShape, scheme.recordedShape}) {
                QVERIFY2(contrastRatio(text, ground) >= kReadable,
                         qPrintable(text.name() + QStringLiteral(" on ") + ground.name()));
            }
        }
        QVERIFY(contrastRatio(scheme.onAccent, scheme.accent) >= kReadable);
        for (int mask = 0; mask < 4; ++mask) {
            QVERIFY2(contrastRatio(scheme.onAccent, scheme.mask(mask)) >= kReadable,
                     qPrintable(scheme.mask(mask).name()));
        }
    }

    void masksHaveFourColoursAndThenBeginAgain()
    {
        const ColorScheme scheme = lightScheme();
        for (int a = 0; a < 4; ++a) {
            for (int b = a + 1; b < 4; ++b) {
                QVERIFY(scheme.mask(a) != scheme.mask(b));
            }
            QCOMPARE(scheme.mask(a + 4), scheme.mask(a));
        }
    }

    void aPaletteTellsItsScheme()
    {
        QVERIFY(!schemeOf(lightScheme().palette()).isDark);
        QVERIFY(schemeOf(darkScheme().palette()).isDark);
        QCOMPARE(darkScheme().palette().color(QPalette::Base), darkScheme().surface);
    }

    void theChoiceReachesTheApplication()
    {
        applyScheme(SchemeChoice::Dark);
        QCOMPARE(QApplication::palette().color(QPalette::Window), darkScheme().ground);
        applyScheme(SchemeChoice::Light);
        QCOMPARE(QApplication::palette().color(QPalette::Window), lightScheme().ground);
    }

    // Our own palette must not be taken for the system's.
    void theSystemsChoiceSurvivesOurOwn()
    {
        const bool dark = systemIsDark();
        applyScheme(dark ? SchemeChoice::Light : SchemeChoice::Dark);
        QCOMPARE(systemIsDark(), dark);
        applyScheme(SchemeChoice::System);
        QCOMPARE(schemeOf(QApplication::palette()).isDark, dark);
    }
};

QTEST_MAIN(TestColorScheme)
#include "tests/ui/window_test.h"

#include "tst_color_scheme.moc"
