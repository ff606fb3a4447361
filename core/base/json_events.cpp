// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/base/json_events.h"

#include "core/base/translate_noop.h"

#include <new>
#include <utility>

namespace maskscope {

namespace {

Error badJson(const std::string& what, const std::string& reason, const std::string& raw = {})
{
    return Error{ErrorCode::BadTokenizer, {{"what", what}, {"reason", reason}}, raw};
}

} // namespace

bool JsonEvents::binary(binary_t& /*value*/)
{
    return false;
}

bool JsonEvents::parse_error(std::size_t /*position*/, const std::string& /*token*/,
                             const Json::exception& error)
{
    m_raw = error.what();
    return false;
}

bool JsonEvents::refuse(std::string reason)
{
    m_reason = std::move(reason);
    return false;
}

JsonTreeBuilder::JsonTreeBuilder(std::size_t depthLimit, RepeatedMembers repeated)
    : m_depthLimit(depthLimit)
    , m_repeated(repeated)
{}

bool JsonTreeBuilder::null()
{
    return add(nullptr);
}

bool JsonTreeBuilder::boolean(bool value)
{
    return add(value);
}

bool JsonTreeBuilder::number_integer(std::int64_t value)
{
    return add(value);
}

bool JsonTreeBuilder::number_unsigned(std::uint64_t value)
{
    return add(value);
}

bool JsonTreeBuilder::number_float(double value, const std::string& /*text*/)
{
    return add(value);
}

bool JsonTreeBuilder::string(std::string& value)
{
    return add(std::move(value));
}

bool JsonTreeBuilder::key(std::string& name)
{
    m_key = std::move(name);
    return true;
}

bool JsonTreeBuilder::start_object(std::size_t /*size*/)
{
    return open(Json::object());
}

bool JsonTreeBuilder::end_object()
{
    return close();
}

bool JsonTreeBuilder::start_array(std::size_t /*size*/)
{
    return open(Json::array());
}

bool JsonTreeBuilder::end_array()
{
    return close();
}

bool JsonTreeBuilder::add(Json value)
{
    if (m_open.empty()) {
        m_root = std::move(value);
        m_last = &m_root;
        return true;
    }
    Json& container = *m_open.back();
    if (container.is_array()) {
        container.push_back(std::move(value));
        m_last = &container.back();
        return true;
    }
    if (m_repeated == RepeatedMembers::Refused && container.contains(m_key)) {
        return refuse("its member '" + m_key + "' is given twice");
    }
    m_last = &(container[m_key] = std::move(value));
    return true;
}

bool JsonTreeBuilder::open(Json container)
{
    if (m_open.size() == m_depthLimit) {
        return refuse("it is nested deeper than " + std::to_string(m_depthLimit));
    }
    if (!add(std::move(container))) {
        return false;
    }
    m_open.push_back(m_last);
    return true;
}

bool JsonTreeBuilder::close()
{
    m_open.pop_back();
    return true;
}

Status readJson(std::string_view text, const std::string& what, JsonEvents& events,
                const JsonLimits& limits)
{
    if (text.size() > limits.bytes) {
        return badJson(what, "it is larger than " + std::to_string(limits.bytes >> 20U) + " MB");
    }
    try {
        if (Json::sax_parse(text.begin(), text.end(), &events)) {
            return Ok{};
        }
    } catch (const std::bad_alloc&) {
        return badJson(what,
                       QT_TRANSLATE_NOOP("Phrase", "reading it takes more memory than there is"));
    }
    return events.reason().empty()
        ? badJson(what, QT_TRANSLATE_NOOP("Phrase", "it is not valid JSON"), events.raw())
        : badJson(what, events.reason());
}

} // namespace maskscope
