// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/messages.h"
#include "core/base/result.h"

#include <chrono>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace maskscope::cli {

/// Standard output and error of a command, and the exit code that what was written there adds up
/// to. Results are written at once, so nothing is lost when the process ends in the middle of a
/// forward. Used by the command's thread and by the one that watches it.
class Console
{
public:
    /// What a command has measured but not printed; `why` is the reason it ends early.
    using Unfinished = std::function<std::string(const Error& why)>;

    /// `results`: the descriptor that prepareStandardStreams() gave.
    explicit Console(int results);

    /// Writes a result. False: nobody reads any more, or it cannot be written; the command ends.
    [[nodiscard]] bool print(std::string_view text);
    /// Something failed while running; the command goes on.
    void report(const Error& error);
    /// The model, or the command line, is refused; the command ends.
    void reportOpening(const Error& error);
    void reportUsage(const Error& error);

    /// Kept for endNow() until the next print().
    void setUnfinished(Unfinished unfinished);
    /// Ends the process, whatever other threads do: the unfinished result, then the error line. It
    /// waits for nobody: a reader that has stopped reading cannot hold it up.
    [[noreturn]] void endNow(const Error& error);

    /// A word about long work, shown only to a person (standard error must be a terminal), and not
    /// more often than they can see.
    void showProgress(std::string_view words);

    [[nodiscard]] ExitCode exitCode() const;

private:
    void writeErrorLine(const Error& error);
    void clearProgress();
    void add(ExitCode code);

    const int m_results;
    mutable std::timed_mutex m_mutex;
    // guarded by m_mutex
    Unfinished m_unfinished;
    ExitCode m_exitCode = ExitCode::Done;
    bool m_progressShown = false;
    std::chrono::steady_clock::time_point m_lastProgress;
};

/// Makes sure that descriptors 0 to 2 are open, so that no file of ours takes their place; that
/// only a Console writes to standard output (a model may print: that goes to standard error); and
/// that writing to a closed pipe is an error, not a signal. Gives the descriptor of standard
/// output. Call it first, once.
[[nodiscard]] int prepareStandardStreams();

} // namespace maskscope::cli
