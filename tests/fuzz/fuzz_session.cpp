// SPDX-License-Identifier: GPL-3.0-or-later
// A session file of anyone's making: an error with a sentence, or a session that is the same when
// it is written and read again.
#include "ui/session/session_file.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace maskscope;

namespace {

void require(bool holds)
{
    if (!holds) {
        std::abort();
    }
}

Result<SessionFile> parse(const QByteArray& bytes)
{
    return parseSession(bytes, QStringLiteral("fuzz.maskscope"));
}

/// Rows, pages and tabs that the window has.
void requireRanges(const SessionState& state)
{
    require(state.topK >= 1 && state.topK <= 50);
    require(state.page >= 0 && state.page <= 3);
    require(!state.compare || (state.compare->tab >= 0 && state.compare->tab <= 2));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto read
        = parse(QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)));
    if (read.hasError()) {
        require(!sessionErrorText(read.error()).isEmpty());
        return 0;
    }
    const SessionFile& session = read.value();
    requireRanges(session.state);
    const auto again = parse(sessionBytes(session));
    require(again.hasValue() && again.value() == session);
    return 0;
}
