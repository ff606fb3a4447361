// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_model.h"
#include "app/engine.h"
#include "app/program_files.h"
#include "ui/app_controller.h"
#include "ui/color_scheme.h"
#include "ui/language.h"
#include "ui/main_window.h"
#include "ui/selftest.h"
#include "ui/settings.h"
#include "ui/shutdown.h"
#include "ui/text_size.h"
#include "ui/window_host.h"

#include <unicode/uversion.h>

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <array>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <memory>
#include <optional>
#include <variant>

namespace {

using namespace maskscope;

struct Arguments
{
    QString file;
    bool selfTest = false;
    QString picture;
};

QString text(const char* source)
{
    return QCoreApplication::translate("main", source);
}

void print(const QString& line)
{
    std::cout << line.toStdString() << std::endl;
}

void complain(const QString& line)
{
    std::cerr << "maskscope: " << line.toStdString() << std::endl;
}

Versions versions()
{
    std::array<char, U_MAX_VERSION_STRING_LENGTH> icu{};
    UVersionInfo info{};
    u_getVersion(info);
    u_versionToString(info, icu.data());
    return {QStringLiteral(MASKSCOPE_VERSION), QStringLiteral(MASKSCOPE_TORCH_VERSION),
            QString::fromLatin1(icu.data())};
}

void describe(QCommandLineParser& parser)
{
    parser.setApplicationDescription(
        text(QT_TRANSLATE_NOOP("main", "Shows what a traced masked language model does.")));
    parser.addPositionalArgument(
        QStringLiteral("file"),
        text(QT_TRANSLATE_NOOP("main",
                               "A TorchScript model (.pt) or a saved session (.maskscope); "
                               "without one, the demo model.")),
        QStringLiteral("[file]"));
    parser.addOptions(
        {{{QStringLiteral("h"), QStringLiteral("help")},
          text(QT_TRANSLATE_NOOP("main", "Print this and leave."))},
         {{QStringLiteral("v"), QStringLiteral("version")},
          text(QT_TRANSLATE_NOOP("main", "Print the versions and leave."))},
         {QStringLiteral("selftest"),
          text(QT_TRANSLATE_NOOP("main",
                                 "Open the window, type a sentence, wait for the answer, "
                                 "save a picture and leave."))},
         {QStringLiteral("screenshot"),
          text(QT_TRANSLATE_NOOP("main", "Where the self-test saves its picture.")),
          text(QT_TRANSLATE_NOOP("main", "file")), QStringLiteral("maskscope-selftest.png")}});
}

/// The arguments, or the exit code of a command that needs no window.
std::variant<Arguments, int> readArguments(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    ProgramLanguage language;
    language.use(LanguageChoice::System);
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(QCoreApplication::arguments())) {
        complain(parser.errorText());
        return 2;
    }
    if (parser.isSet(QStringLiteral("help"))) {
        print(parser.helpText().trimmed());
        return 0;
    }
    if (parser.isSet(QStringLiteral("version"))) {
        print(versionText(versions()));
        return 0;
    }
    if (parser.positionalArguments().size() > 1) {
        complain(text(QT_TRANSLATE_NOOP("main", "Name one file at most. See 'maskscope --help'.")));
        return 2;
    }
    return Arguments{parser.positionalArguments().value(0),
                     parser.isSet(QStringLiteral("selftest")),
                     parser.value(QStringLiteral("screenshot"))};
}

/// Without a display Qt would abort; say so instead.
bool hasDisplay()
{
#ifdef Q_OS_LINUX
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
        || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

std::unique_ptr<QSettings> makeStore(const Arguments& arguments, const QTemporaryDir& scratch)
{
    if (arguments.selfTest) {
        return std::make_unique<QSettings>(scratch.filePath(QStringLiteral("settings.ini")),
                                           QSettings::IniFormat);
    }
    setAsideIfDamaged(QSettings().fileName());
    return std::make_unique<QSettings>();
}

QString lastSessionPath()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return folder.isEmpty() ? QString() : folder + QStringLiteral("/last.maskscope");
}

QString nameOf(const std::optional<std::filesystem::path>& path)
{
    return path ? QFile::decodeName(path->c_str()) : QString();
}

int runWindow(int argc, char** argv, const Arguments& arguments)
{
    QApplication app(argc, argv);
    // The worker's end, not the window's, ends the program (Shutdown).
    QGuiApplication::setQuitOnLastWindowClosed(false);
    QGuiApplication::setDesktopFileName(QStringLiteral("org.maskscope.Maskscope"));

    const QTemporaryDir scratch;
    Settings settings(makeStore(arguments, scratch));
    ProgramLanguage language;
    language.use(settings.language());
    applyScheme(settings.scheme());
    applyTextSize(settings.zoom());

    AppController controller(makeEngineLoader);
    WindowParts parts;
    parts.demoModel = nameOf(demoModelPath());
    parts.exportScript = nameOf(exportScriptPath());
    parts.versions = versions();
    parts.lastSession = arguments.selfTest ? QString() : lastSessionPath();
    WindowHost host(controller, settings, language, parts);
    int exitCode = 0;
    Shutdown shutdown(controller, host, [&settings, &exitCode] {
        settings.sync();
        std::_Exit(exitCode);
    });
    host.window().show();
    host.start(arguments.file);

    std::optional<SelfTest> selfTest;
    if (arguments.selfTest) {
        selfTest.emplace(controller, host, arguments.picture);
        QObject::connect(&*selfTest, &SelfTest::finished, &host,
                         [&host, &exitCode](bool passed, const QString& line) {
                             passed ? print(line) : complain(line);
                             exitCode = passed ? 0 : 1;
                             host.window().close();
                         });
        QMetaObject::invokeMethod(&*selfTest, &SelfTest::start, Qt::QueuedConnection);
    }
    QApplication::exec();
    return exitCode;
}

} // namespace

int main(int argc, char** argv)
{
    try {
        prepareEngine();
        QCoreApplication::setOrganizationName(QStringLiteral("maskscope"));
        QCoreApplication::setApplicationName(QStringLiteral("maskscope"));
        QCoreApplication::setApplicationVersion(QStringLiteral(MASKSCOPE_VERSION));
        const std::variant<Arguments, int> read = readArguments(argc, argv);
        if (const int* exitCode = std::get_if<int>(&read)) {
            return *exitCode;
        }
        if (!hasDisplay()) {
            complain(text("There is no display to open a window on. Use maskscope-cli instead."));
            return 1;
        }
        return runWindow(argc, argv, std::get<Arguments>(read));
    } catch (const std::exception& exception) {
        std::cerr << "maskscope: error[INTERNAL]: " << exception.what() << std::endl;
    }
    return 1;
}
