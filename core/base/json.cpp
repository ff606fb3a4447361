// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/base/json.h"

#include "core/base/json_events.h"

#include <utility>

namespace maskscope {

Result<Json> parseJson(std::string_view text, const std::string& what, const JsonLimits& limits)
{
    JsonTreeBuilder tree(limits.depth, RepeatedMembers::LastCounts);
    auto read = readJson(text, what, tree, limits);
    if (read.hasError()) {
        return std::move(read).error();
    }
    return tree.take();
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
