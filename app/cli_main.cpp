// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/bench_command.h"
#include "app/cli/console.h"
#include "app/cli/fill_command.h"
#include "app/cli/inspect_command.h"
#include "app/cli/pack_command.h"
#include "app/cli/tokenize_command.h"
#include "app/cli/watchdog.h"
#include "app/engine.h"

#include <unicode/uversion.h>

#include <array>
#include <exception>
#include <string>
#include <vector>

namespace maskscope::cli {

namespace {

std::string versions()
{
    UVersionInfo version{};
    u_getVersion(version);
    std::array<char, U_MAX_VERSION_STRING_LENGTH> icu{};
    u_versionToString(version, icu.data());
    return std::string("Maskscope ") + MASKSCOPE_VERSION + "\nLibTorch " + MASKSCOPE_TORCH_VERSION
        + "\nICU " + icu.data() + "\n";
}

void runCommand(const Arguments& arguments, Console& console)
{
    switch (arguments.command) {
    case Command::Fill:
        return runFill(arguments, console);
    case Command::Tokenize:
        return runTokenize(arguments, console);
    case Command::Inspect:
        return runInspect(arguments, console);
    case Command::Bench:
        return runBench(arguments, console);
    case Command::Pack:
        return runPack(arguments, console);
    case Command::Help:
        return static_cast<void>(console.print(arguments.help));
    case Command::Version:
        return static_cast<void>(console.print(versions()));
    }
}

ExitCode run(const std::vector<std::string>& words, Console& console)
{
    const auto arguments = parseArguments(words);
    if (arguments.hasError()) {
        console.reportUsage(arguments.error());
        return console.exitCode();
    }
    runWatched(console, arguments.value().timeoutSeconds,
               [&] { runCommand(arguments.value(), console); });
    return console.exitCode();
}

} // namespace

} // namespace maskscope::cli

int main(int argc, char** argv)
{
    maskscope::prepareEngine();
    maskscope::cli::Console console(maskscope::cli::prepareStandardStreams());
    try {
        const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
        return static_cast<int>(maskscope::cli::run(words, console));
    } catch (const std::exception& error) {
        console.report({maskscope::ErrorCode::Internal, {}, error.what()});
        return static_cast<int>(console.exitCode());
    }
}
