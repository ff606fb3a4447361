// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/json.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace maskscope {

/// Takes a JSON text piece by piece, so that a large one need not become a tree first. Every
/// function returns false to stop, best as `return refuse("why")`.
class JsonEvents : public nlohmann::json_sax<Json>
{
public:
    bool binary(binary_t& value) final; ///< not in a JSON text
    bool parse_error(std::size_t position, const std::string& token,
                     const Json::exception& error) final;

    /// Why it stopped; empty: it is not valid JSON, as `raw` says.
    [[nodiscard]] const std::string& reason() const { return m_reason; }
    [[nodiscard]] const std::string& raw() const { return m_raw; }

protected:
    bool refuse(std::string reason);

private:
    std::string m_reason;
    std::string m_raw;
};

/// Members of one object that have the same name.
enum class RepeatedMembers
{
    LastCounts, ///< as in Python
    Refused,
};

/// Builds the tree. Refuses what is nested too deep.
class JsonTreeBuilder final : public JsonEvents
{
public:
    JsonTreeBuilder(std::size_t depthLimit, RepeatedMembers repeated);

    bool null() override;
    bool boolean(bool value) override;
    bool number_integer(std::int64_t value) override;
    bool number_unsigned(std::uint64_t value) override;
    bool number_float(double value, const std::string& text) override;
    bool string(std::string& value) override;
    bool key(std::string& name) override;
    bool start_object(std::size_t size) override;
    bool end_object() override;
    bool start_array(std::size_t size) override;
    bool end_array() override;

    /// Number of objects and arrays that are open.
    [[nodiscard]] std::size_t depth() const { return m_open.size(); }
    [[nodiscard]] Json take() { return std::move(m_root); }

private:
    bool add(Json value);
    bool open(Json container);
    bool close();

    std::size_t m_depthLimit;
    RepeatedMembers m_repeated;
    Json m_root;
    std::vector<Json*> m_open;
    Json* m_last = nullptr; ///< the value added last
    std::string m_key;
};

/// Hands a text to `events` without letting an exception out. Errors as in parseJson, and whatever
/// `events` refuses.
[[nodiscard]] Status readJson(std::string_view text, const std::string& what, JsonEvents& events,
                              const JsonLimits& limits = {});

} // namespace maskscope
