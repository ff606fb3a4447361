// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"
#include "ui/color_scheme.h"

#include <QApplication>
#include <QTest>

#include <utility>
#include <vector>

using namespace maskscope;

namespace {

constexpr double kReadable = 4.5; // WCAG 2, level AA
constexpr double kVisible = 3.0; // the same for what is no text

QColor tinted(const QColor& ground, const QColor& tint, double share)
{
    const auto mix = [share](float front, float back) {
        return static_cast<float>(front * share + back * (1 - share));
    };
    return QColor::fromRgbF(mix(tint.redF(), ground.redF()), mix(tint.greenF(), ground.greenF()),
                            mix(tint.blueF(), ground.blueF()));
}

/// "text on ground: 4.1" for a pair that is too close, else nothing.
QString tooClose(const char* what, const QColor& text, const QColor& ground, double least)
{
    const double ratio = contrastRatio(text, ground);
    return ratio >= least ? QString()
                          : QStringLiteral("%1: %2 on %3 is %4")
                                .arg(QLatin1String(what), text.name(), ground.name())
                                .arg(ratio);
}

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

    void everyTintLeavesTextReadable_data() { everyTextIsReadable_data(); }

    // The strongest tint that a widget paints behind text; a weaker one lies between it and none.
    void everyTintLeavesTextReadable()
    {
        QFETCH(ColorScheme, scheme);
        QStringList problems;
        const auto check = [&problems](const char* what, const QColor& text, const QColor& ground) {
            problems << tooClose(what, text, ground, kReadable);
        };
        for (const QColor& ground : {scheme.ground, scheme.surface}) {
            for (int mask = 0; mask < 4; ++mask) {
                check("a shaded word, a row", scheme.text, tinted(ground, scheme.mask(mask), 0.28));
            }
            check("a selection", scheme.text, tinted(ground, scheme.accent, 0.25));
            check("the page in the rail", scheme.accent, tinted(ground, scheme.accent, 0.14));
            check("a token pointed at", scheme.text, tinted(ground, scheme.accent, 0.16));
            check("an error", scheme.text, tinted(ground, scheme.problem, 0.12));
            check("a hint", scheme.text, tinted(ground, scheme.accent, 0.08));
            check("a hint's details", scheme.muted, tinted(ground, scheme.problem, 0.12));
            check("beside a track", scheme.muted, tinted(ground, scheme.muted, 0.14));
        }
        problems.removeAll(QString());
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
    }

    void everyPaletteRoleIsReadable_data() { everyTextIsReadable_data(); }

    void everyPaletteRoleIsReadable()
    {
        QFETCH(ColorScheme, scheme);
        const QPalette palette = scheme.palette();
        const std::vector<std::pair<QPalette::ColorRole, QPalette::ColorRole>> pairs{
            {QPalette::WindowText, QPalette::Window},
            {QPalette::Text, QPalette::Base},
            {QPalette::Text, QPalette::AlternateBase},
            {QPalette::ButtonText, QPalette::Button},
            {QPalette::ToolTipText, QPalette::ToolTipBase},
            {QPalette::PlaceholderText, QPalette::Base},
            {QPalette::HighlightedText, QPalette::Highlight},
            {QPalette::Link, QPalette::Base},
            {QPalette::Link, QPalette::Window},
            {QPalette::LinkVisited, QPalette::Window},
            {QPalette::BrightText, QPalette::Button},
        };
        for (const auto& [text, ground] : pairs) {
            const QString problem
                = tooClose("palette", palette.color(text), palette.color(ground), kReadable);
            QVERIFY2(problem.isEmpty(), qPrintable(problem));
            // What is disabled may be fainter, but not lost.
            const QString faint = tooClose("disabled", palette.color(QPalette::Disabled, text),
                                           palette.color(QPalette::Disabled, ground), kVisible);
            QVERIFY2(faint.isEmpty(), qPrintable(faint));
        }
    }

    void everyGraphicIsVisible_data() { everyTextIsReadable_data(); }

    // Bars, curves, areas and signs; the hairlines between cards are mere ornament.
    void everyGraphicIsVisible()
    {
        QFETCH(ColorScheme, scheme);
        QList<QColor> graphics{scheme.accent,        scheme.muted,
                               scheme.problem,       scheme.lengthShape,
                               scheme.batchShape,    scheme.weightShape,
                               scheme.recordedShape, tinted(scheme.surface, scheme.muted, 0.74),
                               scheme.outline};
        for (int i = 0; i < 8; ++i) {
            graphics << scheme.mask(i) << scheme.work(i);
        }
        for (const QColor& ground : {scheme.ground, scheme.surface}) {
            for (const QColor& graphic : graphics) {
                const QString problem = tooClose("graphic", graphic, ground, kVisible);
                QVERIFY2(problem.isEmpty(), qPrintable(problem));
            }
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
#include "tst_color_scheme.moc"
