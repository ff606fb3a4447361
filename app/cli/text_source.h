// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "core/guard/file_descriptor.h"

#include <chrono>
#include <optional>
#include <string>

namespace maskscope::cli {

/// Takes bytes apart into lines, reading no more than it needs: a line is given out as soon as it
/// is there. A byte order mark at the start and one CR before a LF are dropped.
class LineReader
{
public:
    LineReader(FileDescriptor file, std::string name);

    /// Nothing at the end. Errors: InputNotReadable.
    [[nodiscard]] Result<std::optional<std::string>> next();
    /// next() will not wait: a line, the end or an error is there. Waits so long for it.
    [[nodiscard]] bool isReady(std::chrono::milliseconds wait = {});

private:
    [[nodiscard]] Result<bool> readMore(); ///< false at the end
    [[nodiscard]] bool hasBytes(std::chrono::milliseconds wait) const;
    void dropByteOrderMark();

    FileDescriptor m_file;
    std::string m_name;
    std::string m_buffer;
    std::size_t m_begin = 0; ///< of what has not been given out
    bool m_isFirst = true;
    bool m_atEnd = false;
    std::optional<Error> m_failure; ///< met by isReady(), told by next()
};

/// One text, or two that belong together, in their turn. A line that holds none has an error, and
/// the text is the line.
struct SourceText
{
    std::string text; ///< valid UTF-8
    std::optional<std::string> pair{};
    std::optional<Error> error{};
};

/// The texts of a command, in order.
class TextSource
{
public:
    /// Errors: InputNotReadable.
    [[nodiscard]] static Result<TextSource> open(const SourceArguments& arguments);

    /// Nothing after the last. Errors: InputNotReadable; there is no text after it.
    [[nodiscard]] Result<std::optional<SourceText>> next();
    /// next() will not wait. Waits so long for that.
    [[nodiscard]] bool isReady(std::chrono::milliseconds wait = {});

private:
    explicit TextSource(const SourceArguments& arguments);

    std::vector<std::string> m_texts;
    std::optional<std::string> m_pair;
    std::size_t m_next = 0;
    std::optional<LineReader> m_lines;
    std::string m_name;
    bool m_jsonLines = false;
    std::size_t m_lineNumber = 0;
};

} // namespace maskscope::cli
