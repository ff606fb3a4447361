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

using namespace maskscope;

namespace {

constexpr std::array kSizes{QSize(820, 560), QSize(1440, 900)};

QString modelFrom(const QStringList& arguments)
{
    const auto demo = demoModelPath();
    return arguments.size() > 2 ? arguments.at(2)
        : demo                  ? QFile::decodeName(demo->c_str())
                                : QString();
}

bool photographIn(const QLocale& locale, const QString& language, Photographer& photographer)
{
    QLocale::setDefault(locale);
    QTranslator texts;
    if (!loadTexts(texts, locale)) {
        std::fprintf(stderr, "no texts in %s\n", qPrintable(language));
        return false;
    }
    QCoreApplication::installTranslator(&texts);
    bool isFine = true;
    for (const bool isDark : {false, true}) {
        for (const QSize& size : kSizes) {
            isFine = photographer.photograph({isDark, language, size}) && isFine;
        }
    }
    QCoreApplication::removeTranslator(&texts);
    return isFine;
}

} // namespace

/// maskscope_screenshots FOLDER [MODEL]
int main(int argc, char** argv)
{
    prepareEngine();
    const QApplication app(argc, argv);
    QGuiApplication::setQuitOnLastWindowClosed(false);
    const QStringList arguments = QCoreApplication::arguments();
    const QString model = modelFrom(arguments);
    if (arguments.size() < 2 || model.isEmpty()) {
        std::fprintf(stderr, "maskscope_screenshots FOLDER [MODEL]\n");
        return 2;
    }
    const QDir folder(arguments.at(1));
    folder.mkpath(QStringLiteral("."));
    Photographer photographer(folder, model);
    const bool english = photographIn(QLocale(QLocale::English, QLocale::UnitedStates),
                                      QStringLiteral("en"), photographer);
    const bool chinese = photographIn(QLocale(QLocale::Chinese, QLocale::China),
                                      QStringLiteral("zh"), photographer);
    return english && chinese ? 0 : 1;
}
