// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text_source.h"

#include "core/base/json.h"
#include "core/base/utf.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <string_view>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace maskscope::cli {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr const char* kStandardInput = "-";

Error inputError(const std::string& name, const std::string& reason)
{
    return Error{ErrorCode::InputNotReadable, {{"file", name}, {"reason", reason}}, {}};
}

Error inputError(const std::string& name, int problem)
{
    return inputError(name, std::generic_category().message(problem));
}

std::string inputName(const std::string& file)
{
    return file == kStandardInput ? "standard input" : file;
}

Result<FileDescriptor> openInput(const std::string& file)
{
    const int fd = file == kStandardInput ? ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
                                          : ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return inputError(inputName(file), errno);
    }
    return FileDescriptor(fd);
}

/// A JSON string, or an object with a "text" and perhaps a "pair".
SourceText readJsonLine(std::string line, const std::string& name, std::size_t number)
{
    const std::string where = "line " + std::to_string(number) + " ";
    const auto json = parseJson(line, name);
    if (json.hasError()) {
        return {.text = std::move(line), .error = inputError(name, where + "is not valid JSON")};
    }
    if (json.value().is_string()) {
        return {.text = json.value().get<std::string>()};
    }
    const auto text = stringMember(json.value(), "text");
    if (!text) {
        return {.text = std::move(line),
                .error = inputError(name, where + "is no string and has no \"text\"")};
    }
    const Json* pair = findMember(json.value(), "pair");
    if (pair == nullptr || pair->is_null()) {
        return {.text = *text};
    }
    if (!pair->is_string()) {
        return {.text = *text,
                .error = inputError(name, where + "has a \"pair\" that is no string")};
    }
    return {.text = *text, .pair = pair->get<std::string>()};
}

} // namespace

LineReader::LineReader(FileDescriptor file, std::string name)
    : m_file(std::move(file))
    , m_name(std::move(name))
{}

Result<std::optional<std::string>> LineReader::next()
{
    if (m_failure) {
        return *m_failure;
    }
    std::size_t searched = m_begin;
    std::size_t end = m_buffer.find('\n', searched);
    while (end == std::string::npos && !m_atEnd) {
        searched = m_buffer.size();
        const std::size_t begin = m_begin;
        const auto more = readMore();
        if (more.hasError()) {
            return more.error();
        }
        m_atEnd = !more.value();
        searched -= begin - m_begin;
        end = m_buffer.find('\n', searched);
    }
    dropByteOrderMark();
    const bool isLast = end == std::string::npos;
    if (isLast && m_begin == m_buffer.size()) {
        return std::optional<std::string>();
    }
    std::string line = m_buffer.substr(m_begin, isLast ? std::string::npos : end - m_begin);
    m_begin = isLast ? m_buffer.size() : end + 1;
    if (!isLast && !line.empty() && line.back() == '\r') {
        line.pop_back();
    }
    return std::optional(std::move(line));
}

bool LineReader::isReady(std::chrono::milliseconds wait)
{
    while (!m_atEnd && !m_failure && m_buffer.find('\n', m_begin) == std::string::npos) {
        if (!hasBytes(wait)) {
            return false;
        }
        const auto more = readMore();
        if (more.hasError()) {
            m_failure = more.error();
        } else {
            m_atEnd = !more.value();
        }
    }
    return true;
}

bool LineReader::hasBytes(std::chrono::milliseconds wait) const
{
    pollfd waiting{m_file.get(), POLLIN, 0};
    return ::poll(&waiting, 1, static_cast<int>(wait.count())) > 0;
}

Result<bool> LineReader::readMore()
{
    m_buffer.erase(0, m_begin);
    m_begin = 0;
    std::array<char, 65536> piece{};
    ssize_t size = 0;
    do {
        size = ::read(m_file.get(), piece.data(), piece.size());
    } while (size < 0 && errno == EINTR);
    if (size < 0) {
        return inputError(m_name, errno);
    }
    m_buffer.append(piece.data(), static_cast<std::size_t>(size));
    return size > 0;
}

void LineReader::dropByteOrderMark()
{
    if (std::exchange(m_isFirst, false)
        && m_buffer.compare(0, kByteOrderMark.size(), kByteOrderMark) == 0) {
        m_begin = kByteOrderMark.size();
    }
}

Result<TextSource> TextSource::open(const SourceArguments& arguments)
{
    TextSource source(arguments);
    if (arguments.file) {
        auto file = openInput(*arguments.file);
        if (file.hasError()) {
            return file.error();
        }
        source.m_name = inputName(*arguments.file);
        source.m_lines.emplace(std::move(file).value(), source.m_name);
    }
    return source;
}

TextSource::TextSource(const SourceArguments& arguments)
    : m_texts(arguments.texts)
    , m_pair(arguments.pair)
    , m_jsonLines(arguments.jsonLines)
{}

bool TextSource::isReady(std::chrono::milliseconds wait)
{
    return !m_lines || m_lines->isReady(wait);
}

Result<std::optional<SourceText>> TextSource::next()
{
    if (!m_lines) {
        if (m_next == m_texts.size()) {
            return std::optional<SourceText>();
        }
        SourceText text{.text = toValidUtf8(m_texts[m_next++])};
        if (m_pair.has_value()) {
            text.pair = toValidUtf8(*m_pair);
        }
        return std::optional(std::move(text));
    }
    const auto line = m_lines->next();
    if (line.hasError()) {
        return line.error();
    }
    const std::optional<std::string>& bytes = line.value();
    if (!bytes) {
        return std::optional<SourceText>();
    }
    ++m_lineNumber;
    std::string text = toValidUtf8(*bytes);
    if (m_jsonLines) {
        return std::optional(readJsonLine(std::move(text), m_name, m_lineNumber));
    }
    return std::optional(SourceText{.text = std::move(text)});
}

} // namespace maskscope::cli
