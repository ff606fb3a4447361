// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/base/json.h"

#include "core/base/translate_noop.h"

#include <new>

namespace maskscope {

namespace {

Error badJson(const std::string& what, const std::string& reason, const std::string& raw = {})
{
    return Error{ErrorCode::BadTokenizer, {{"what", what}, {"reason", reason}}, raw};
}

/// Depth is counted before parsing: nlohmann's parser would build the deep tree first, and its
/// destructor then has to take it apart again.
bool isTooDeep(std::string_view text, std::size_t limit)
{
    std::size_t depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            i += c == '\\' ? 1 : 0;
            inString = c != '"';
        } else if (c == '"') {
            inString = true;
        } else if (c == '[' || c == '{') {
            if (++depth > limit) {
                return true;
            }
        } else if ((c == ']' || c == '}') && depth > 0) {
            --depth;
        }
    }
    return false;
}

} // namespace

Result<Json> parseJson(std::string_view text, const std::string& what, const JsonLimits& limits)
{
    if (text.size() > limits.bytes) {
        return badJson(what, "it is larger than " + std::to_string(limits.bytes >> 20U) + " MB");
    }
    if (isTooDeep(text, limits.depth)) {
        return badJson(what, "it is nested deeper than " + std::to_string(limits.depth));
    }
    try {
        return Json::parse(text);
    } catch (const Json::exception& error) {
        return badJson(what, QT_TRANSLATE_NOOP("Phrase", "it is not valid JSON"), error.what());
    } catch (const std::bad_alloc&) {
        return badJson(what,
                       QT_TRANSLATE_NOOP("Phrase", "reading it takes more memory than there is"));
    }
}

const Json* findMember(const Json& object, const char* key)
{
    if (!object.is_object()) {
        return nullptr;
    }
    const auto member = object.find(key);
    return member == object.end() ? nullptr : &*member;
}

std::optional<std::string> stringMember(const Json& object, const char* key)
{
    const Json* member = findMember(object, key);
    if (member == nullptr || !member->is_string()) {
        return std::nullopt;
    }
    return member->get<std::string>();
}

std::optional<std::int64_t> intMember(const Json& object, const char* key)
{
    const Json* member = findMember(object, key);
    if (member == nullptr || !member->is_number_integer()) {
        return std::nullopt;
    }
    return member->get<std::int64_t>();
}

std::optional<bool> boolMember(const Json& object, const char* key)
{
    const Json* member = findMember(object, key);
    if (member == nullptr || !member->is_boolean()) {
        return std::nullopt;
    }
    return member->get<bool>();
}

std::string dumpJson(const Json& value)
{
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace maskscope
