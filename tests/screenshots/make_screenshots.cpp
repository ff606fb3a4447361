// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_model.h"
#include "app/engine.h"
#include "tests/screenshots/photographer.h"
#include "ui/language.h"

#include <QApplication>
#include <QFile>
#include <QRegularExpression>

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

bool photographIn(const QString& language, const QRegularExpression& wanted,
                  Photographer& photographer)
{
    bool isFine = true;
    for (const Photographer::Look& look : looksIn(language)) {
        if (wanted.match(look.name()).hasMatch()) {
            isFine = photographer.photograph(look) && isFine;
        }
    }
    return isFine;
}

} // namespace

/// maskscope_screenshots FOLDER [MODEL [LOOK [PAGE]]]; LOOK: a regular expression for a part of
/// "dark-zh-1440-zoom", such as "dark" or "zh-1440$"; PAGE: a part of "fill", "gallery",
/// "presentation", "shapes", "speed", "compare", "help", "dialogs"
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
    const QRegularExpression wanted(arguments.value(3));
    ProgramLanguage texts;
    texts.use(LanguageChoice::English);
    const bool english = photographIn(QStringLiteral("en"), wanted, photographer);
    texts.use(LanguageChoice::Chinese);
    const bool chinese = photographIn(QStringLiteral("zh"), wanted, photographer);
    return english && chinese ? 0 : 1;
}
