// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/json.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace maskscope {

/// The first thing that is wrong with a tokenizer file; later ones are dropped.
class TokenizerErrors
{
public:
    explicit TokenizerErrors(std::string source);

    void bad(const std::string& reason); ///< BadTokenizer
    void unsupported(const std::string& component, const std::string& found);
    void take(Error error);

    [[nodiscard]] const std::string& source() const { return m_source; }
    [[nodiscard]] bool any() const { return m_first.has_value(); }
    [[nodiscard]] Error first() const;

private:
    std::string m_source;
    std::optional<Error> m_first;
};

/// An object of a tokenizer.json on its way to become a part. Readers give a harmless value and
/// note the error when a member is missing or of another type; check TokenizerErrors::any() once,
/// at the end.
class JsonPart
{
public:
    /// `path` names the object in errors: "normalizer", "added_tokens[3]".
    JsonPart(const Json& json, std::string path, TokenizerErrors& errors);

    [[nodiscard]] std::string string(const char* key) const;
    [[nodiscard]] bool boolean(const char* key) const;
    /// A text of exactly one code point.
    [[nodiscard]] char32_t character(const char* key) const;
    /// Missing or null: nothing.
    [[nodiscard]] std::optional<bool> optionalBoolean(const char* key) const;
    /// Between 0 and `limit` - 1.
    [[nodiscard]] std::int64_t integer(const char* key, std::int64_t limit) const;
    /// An empty object or array if it is not there.
    [[nodiscard]] const Json& object(const char* key) const;
    [[nodiscard]] const Json& array(const char* key) const;
    [[nodiscard]] JsonPart part(const char* key) const;
    /// The objects of an array, named "key[0]", "key[1]", ...
    [[nodiscard]] std::vector<JsonPart> parts(const char* key) const;

    /// Any other member with a value is unsupported: ignoring it could give other ids.
    void allowOnly(std::initializer_list<std::string_view> keys) const;
    void unsupportedType(const std::string& type) const;
    /// A value that is of the right type but not one that this program knows.
    void unsupportedValue(const char* key, const std::string& found) const;
    void bad(const std::string& reason) const;

    [[nodiscard]] const Json& json() const { return *m_json; }
    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] TokenizerErrors& errors() const { return *m_errors; }

private:
    void wrong(const char* key, const char* expected) const;

    const Json* m_json;
    std::string m_path;
    TokenizerErrors* m_errors;
};

/// Reads a part with the reader of its `type`; `readers` are pairs of a name and a function. Null,
/// and the error noted, if none has that name.
template <typename Readers>
auto readByType(const JsonPart& part,
                const Readers& readers) -> decltype(readers.front().second(part))
{
    const std::string type = part.string("type");
    for (const auto& [name, read] : readers) {
        if (type == name) {
            return read(part);
        }
    }
    part.unsupportedType(type);
    return nullptr;
}

} // namespace maskscope
