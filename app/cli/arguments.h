// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/strong_types.h"
#include "core/model/engine.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace maskscope::cli {

enum class Command
{
    Fill,
    Tokenize,
    Inspect,
    Bench,
    Pack,
    Help, ///< print `Arguments::help`
    Version,
};

/// Where the texts come from: the command line, or lines of a file or of standard input.
struct SourceArguments
{
    std::vector<std::string> texts; ///< byte for byte as given
    std::optional<std::string> pair; ///< goes with exactly one text
    std::optional<std::string> file; ///< "-": standard input
    bool jsonLines = false;
};

/// The command line, checked: every value is one that works.
struct Arguments
{
    Command command = Command::Help;
    std::string help;

    std::optional<std::string> model;
    std::optional<std::string> tokenizer;
    SourceArguments source;
    int threads = 0; ///< 0: physical cores
    EngineChoice engine;
    std::optional<double> timeoutSeconds;
    bool json = false;
    bool csv = false;

    std::size_t topK = 5;
    bool maskAliases = true;
    std::optional<std::size_t> maxLength;
    std::vector<std::string> targets;
    bool joint = false;

    std::optional<std::size_t> depth;

    std::optional<std::vector<SequenceLength>> lengths;
    std::size_t warmUp = 3;
    std::size_t repeats = 10;

    std::string output; ///< the file that pack writes
    std::optional<std::string> html; ///< the page that inspect writes
    bool stripPaths = false;
    bool force = false; ///< an existing output may be replaced
};

/// `words`: the command line without the program's name. Errors: Usage, NotInThisVersion.
[[nodiscard]] Result<Arguments> parseArguments(const std::vector<std::string>& words);

} // namespace maskscope::cli
