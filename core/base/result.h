// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/error_code.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <variant>

namespace maskscope {

/// A value named in an error's sentence, e.g. {"limit", 512}.
using Fact = std::variant<std::string, std::int64_t>;
using Facts = std::map<std::string, Fact>;

/// What went wrong. The sentence people read is made from `code` and `facts`
/// (core/base/messages.h); `raw` is the text of the library underneath, shown only under "Details".
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    Facts facts;
    std::string raw;

    [[nodiscard]] bool isCancelled() const { return code == ErrorCode::Cancelled; }
};

/// A value or an Error. There is no conversion to bool, so a `Result<bool>` cannot be misread.
/// Asking for the part that is not there ends the program: test first.
template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {}
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {}

    explicit operator bool() const = delete;
    [[nodiscard]] bool hasValue() const { return m_state.index() == 0; }
    [[nodiscard]] bool hasError() const { return m_state.index() == 1; }
    [[nodiscard]] const T& value() const& { return std::get<0>(m_state); }
    [[nodiscard]] T& value() & { return std::get<0>(m_state); }
    [[nodiscard]] T&& value() && { return std::get<0>(std::move(m_state)); }
    [[nodiscard]] const Error& error() const& { return std::get<1>(m_state); }
    [[nodiscard]] Error&& error() && { return std::get<1>(std::move(m_state)); }

private:
    std::variant<T, Error> m_state;
};

/// For work that has no value to give back.
struct Ok
{};
using Status = Result<Ok>;

} // namespace maskscope
