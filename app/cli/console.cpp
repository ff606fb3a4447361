// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace maskscope::cli {

namespace {

constexpr const char* kProgramPrefix = "maskscope-cli: ";
constexpr std::chrono::milliseconds kProgressInterval{60};
constexpr std::chrono::milliseconds kPatience{300}; ///< with a stuck reader, when ending

/// The errno of the failure, 0 for none.
int writeAll(int fd, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t written = ::write(fd, text.data(), text.size());
        if (written >= 0) {
            text.remove_prefix(static_cast<std::size_t>(written));
            continue;
        }
        if (errno == EAGAIN) {
            pollfd ready{fd, POLLOUT, 0};
            ::poll(&ready, 1, -1);
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

/// Gives up when the reader takes nothing for a while. Pieces of 512 bytes (what POSIX lets a pipe
/// promise) do not block once poll() has said that there is room.
void writePatiently(int fd, std::string_view text)
{
    constexpr std::size_t kPiece = 512;
    while (!text.empty()) {
        pollfd ready{fd, POLLOUT, 0};
        if (::poll(&ready, 1, static_cast<int>(kPatience.count())) <= 0
            || (ready.revents & POLLOUT) == 0) {
            return;
        }
        const ssize_t written = ::write(fd, text.data(), std::min(text.size(), kPiece));
        if (written <= 0) {
            return;
        }
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

std::string lineOf(const Error& error)
{
    return kProgramPrefix + errorLine(error) + "\n";
}

/// 3 over 5 over 4; the rest cannot come together.
int rank(ExitCode code)
{
    switch (code) {
    case ExitCode::Done:
        return 0;
    case ExitCode::RunningFailed:
        return 1;
    case ExitCode::Cancelled:
        return 2;
    case ExitCode::OpeningFailed:
        return 3;
    case ExitCode::Usage:
        return 4;
    }
    return 4;
}

bool isNobodyReading(int problem)
{
    return problem == EPIPE || problem == EBADF;
}

Error cannotWrite(int problem)
{
    return Error{ErrorCode::CannotWrite,
                 {{"file", std::string("standard output")},
                  {"reason", std::generic_category().message(problem)}},
                 {}};
}

} // namespace

Console::Console(int results)
    : m_results(results)
{}

bool Console::print(std::string_view text)
{
    int problem = 0;
    {
        const std::lock_guard lock(m_mutex);
        clearProgress();
        m_unfinished = nullptr;
        problem = writeAll(m_results, text);
    }
    if (problem != 0 && !isNobodyReading(problem)) {
        report(cannotWrite(problem));
    }
    return problem == 0;
}

void Console::report(const Error& error)
{
    const std::lock_guard lock(m_mutex);
    add(error.isCancelled() ? ExitCode::Cancelled : ExitCode::RunningFailed);
    writeErrorLine(error);
}

void Console::reportOpening(const Error& error)
{
    const std::lock_guard lock(m_mutex);
    add(error.isCancelled() ? ExitCode::Cancelled : ExitCode::OpeningFailed);
    writeErrorLine(error);
}

void Console::reportUsage(const Error& error)
{
    const std::lock_guard lock(m_mutex);
    add(ExitCode::Usage);
    writeErrorLine(error);
}

void Console::setUnfinished(Unfinished unfinished)
{
    const std::lock_guard lock(m_mutex);
    m_unfinished = std::move(unfinished);
}

void Console::endNow(const Error& error)
{
    // A thread that is stuck in write() keeps the mutex; then its result is all there can be.
    if (m_mutex.try_lock_for(kPatience)) {
        clearProgress();
        if (m_unfinished) {
            writePatiently(m_results, m_unfinished(error));
        }
    }
    writePatiently(STDERR_FILENO, lineOf(error));
    std::_Exit(static_cast<int>(ExitCode::Cancelled));
}

void Console::showProgress(std::string_view words)
{
    if (::isatty(STDERR_FILENO) == 0) {
        return;
    }
    const std::lock_guard lock(m_mutex);
    const auto now = std::chrono::steady_clock::now();
    if (now - m_lastProgress < kProgressInterval) {
        return;
    }
    m_lastProgress = now;
    m_progressShown = true;
    writeAll(STDERR_FILENO, "\r\x1b[K" + std::string(words));
}

ExitCode Console::exitCode() const
{
    const std::lock_guard lock(m_mutex);
    return m_exitCode;
}

void Console::writeErrorLine(const Error& error)
{
    clearProgress();
    writeAll(STDERR_FILENO, lineOf(error));
}

void Console::clearProgress()
{
    if (std::exchange(m_progressShown, false)) {
        writeAll(STDERR_FILENO, "\r\x1b[K");
    }
}

void Console::add(ExitCode code)
{
    if (rank(code) > rank(m_exitCode)) {
        m_exitCode = code;
    }
}

int prepareStandardStreams()
{
    for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(fd, F_GETFD) < 0 && errno == EBADF) {
            // Read-only: writing there fails just as it would on a closed descriptor.
            ::open("/dev/null", O_RDONLY);
        }
    }
    std::signal(SIGPIPE, SIG_IGN);
    const int results = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (results < 0 || ::dup2(STDERR_FILENO, STDOUT_FILENO) < 0) {
        return STDOUT_FILENO;
    }
    return results;
}

} // namespace maskscope::cli
