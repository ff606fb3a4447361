// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_model.h"
#include "app/engine.h"
#include "tests/screenshots/photographer.h"
#include "ui/language.h"

#include <QApplication>
#include <QFile>
#include <QTranslator>

#include <array>
#include <cstdio>
#include <vector>

using namespace maskscope;

namespace {

constexpr std::array kSizes{QSize(820, 560), QSize(1440, 900)};
constexpr double kLargeText = 2.5;

std::vector<Photographer::Look> looksIn(const QString& language)
{
    std::vector<Photographer::Look> looks;
    for (const bool isDark : {false, true}) {
        for (const QSize& size : kSizes) {
            looks.push_back({isDark, language, size});
        }
        looks.push_back({isDark, language, kSizes.back(), kLargeText});
    }
    return looks;
}

QString modelFrom(const QStringList& arguments)
{
    const auto demo = demoModelPath();
    const QString named = arguments.value(2);
    return !named.isEmpty() ? named : demo ? QFile::decodeName(demo->c_str()) : QString();
}

bool photographIn(const QLocale& locale, const QString& language, const QString& wanted,
                  Photographer& photographer)
{
    QLocale::setDefault(locale);
    QTranslator texts;
    if (!loadTexts(texts, locale)) {
        std::fprintf(stderr, "no texts in %s\n", qPrintable(language));
        return false;
    }
    QCoreApplication::installTranslator(&texts);
    bool isFine = true;
    for (const Photographer::Look& look : looksIn(language)) {
        if (look.name().contains(wanted)) {
            isFine = photographer.photograph(look) && isFine;
        }
    }
    QCoreApplication::removeTranslator(&texts);
    return isFine;
}

} // namespace

/// maskscope_screenshots FOLDER [MODEL [LOOK [PAGE]]]; LOOK: a part of "dark-zh-1440-zoom", such as
/// "dark"; PAGE: a part of "fill", "gallery", "presentation", "shapes", "speed", "compare", "help",
/// "dialogs"
int main(int argc, char** argv)
{
    prepareEngine();
    const QApplication app(argc, argv);
    QGuiApplication::setQuitOnLastWindowClosed(false);
    const QStringList arguments = QCoreApplication::arguments();
    const QString model = modelFrom(arguments);
    if (arguments.size() < 2 || model.isEmpty()) {
        std::fprintf(stderr, "maskscope_screenshots FOLDER [MODEL [LOOK [PAGE]]]\n");
        return 2;
    }
    const QDir folder(arguments.at(1));
    folder.mkpath(QStringLiteral("."));
    Photographer photographer(folder, model, arguments.value(4));
    const QString wanted = arguments.value(3);
    const bool english = photographIn(QLocale(QLocale::English, QLocale::UnitedStates),
                                      QStringLiteral("en"), wanted, photographer);
    const bool chinese = photographIn(QLocale(QLocale::Chinese, QLocale::China),
                                      QStringLiteral("zh"), wanted, photographer);
    return english && chinese ? 0 : 1;
}
