// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/json_part.h"

#include "core/base/utf.h"

#include <algorithm>
#include <utility>

namespace maskscope {

TokenizerErrors::TokenizerErrors(std::string source)
    : m_source(std::move(source))
{}

void TokenizerErrors::bad(const std::string& reason)
{
    take(Error{ErrorCode::BadTokenizer, {{"what", m_source}, {"reason", reason}}, {}});
}

void TokenizerErrors::unsupported(const std::string& component, const std::string& found)
{
    take(Error{ErrorCode::UnsupportedTokenizer, {{"component", component}, {"found", found}}, {}});
}

void TokenizerErrors::take(Error error)
{
    if (!m_first.has_value()) {
        m_first = std::move(error);
    }
}

Error TokenizerErrors::first() const
{
    return m_first.value_or(Error{});
}

JsonPart::JsonPart(const Json& json, std::string path, TokenizerErrors& errors)
    : m_json(&json)
    , m_path(std::move(path))
    , m_errors(&errors)
{
    if (!json.is_object()) {
        bad("it should be an object");
    }
}

void JsonPart::bad(const std::string& reason) const
{
    m_errors->bad("'" + m_path + "': " + reason);
}

void JsonPart::wrong(const char* key, const char* expected) const
{
    const Json* member = findMember(*m_json, key);
    const std::string found
        = member == nullptr ? "it is missing" : std::string("it is ") + member->type_name();
    m_errors->bad("'" + m_path + "." + key + "' should be " + expected + ", but " + found);
}

std::string JsonPart::string(const char* key) const
{
    auto value = stringMember(*m_json, key);
    if (!value.has_value()) {
        wrong(key, "a text");
    }
    return std::move(value).value_or(std::string());
}

bool JsonPart::boolean(const char* key) const
{
    const auto value = boolMember(*m_json, key);
    if (!value.has_value()) {
        wrong(key, "true or false");
    }
    return value.value_or(false);
}

char32_t JsonPart::character(const char* key) const
{
    const auto value = stringMember(*m_json, key);
    const std::u32string codePoints = toCodePoints(value.value_or(std::string()));
    if (codePoints.size() != 1) {
        wrong(key, "a text of one character");
        return U' ';
    }
    return codePoints.front();
}

std::optional<bool> JsonPart::optionalBoolean(const char* key) const
{
    const Json* member = findMember(*m_json, key);
    if (member == nullptr || member->is_null()) {
        return std::nullopt;
    }
    return boolean(key);
}

std::int64_t JsonPart::integer(const char* key, std::int64_t limit) const
{
    const auto value = intMember(*m_json, key);
    if (!value.has_value() || *value < 0 || *value >= limit) {
        wrong(key, ("a whole number from 0 to " + std::to_string(limit - 1)).c_str());
        return 0;
    }
    return *value;
}

const Json& JsonPart::object(const char* key) const
{
    static const Json kEmpty = Json::object();
    const Json* member = findMember(*m_json, key);
    if (member == nullptr || !member->is_object()) {
        wrong(key, "an object");
        return kEmpty;
    }
    return *member;
}

const Json& JsonPart::array(const char* key) const
{
    static const Json kEmpty = Json::array();
    const Json* member = findMember(*m_json, key);
    if (member == nullptr || !member->is_array()) {
        wrong(key, "a list");
        return kEmpty;
    }
    return *member;
}

JsonPart JsonPart::part(const char* key) const
{
    return {object(key), m_path + "." + key, *m_errors};
}

std::vector<JsonPart> JsonPart::parts(const char* key) const
{
    std::vector<JsonPart> parts;
    for (const Json& member : array(key)) {
        parts.emplace_back(member, m_path + "." + key + "[" + std::to_string(parts.size()) + "]",
                           *m_errors);
    }
    return parts;
}

void JsonPart::allowOnly(std::initializer_list<std::string_view> keys) const
{
    for (const auto& [key, value] : m_json->items()) {
        const bool isKnown = std::find(keys.begin(), keys.end(), key) != keys.end();
        if (!isKnown && !value.is_null()) {
            m_errors->unsupported("the field of " + m_path, key);
        }
    }
}

void JsonPart::unsupportedType(const std::string& type) const
{
    m_errors->unsupported(m_path, type);
}

void JsonPart::unsupportedValue(const char* key, const std::string& found) const
{
    m_errors->unsupported(m_path + "." + key, found);
}

} // namespace maskscope
