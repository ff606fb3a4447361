// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/base/ordered_json.h"

namespace maskscope {

std::string lineOf(const OrderedJson& value)
{
    return value.dump(-1, ' ', false, OrderedJson::error_handler_t::replace) + "\n";
}

OrderedJson array()
{
    return OrderedJson::array();
}

OrderedJson numbersOf(const std::vector<TokenId>& ids)
{
    OrderedJson numbers = array();
    for (const TokenId id : ids) {
        numbers.push_back(id.value);
    }
    return numbers;
}

OrderedJson textsOf(const std::string& text, const std::optional<std::string>& pair)
{
    OrderedJson object{{"text", text}};
    if (pair.has_value()) {
        object["pair"] = *pair;
    }
    return object;
}

OrderedJson merged(OrderedJson first, const OrderedJson& second)
{
    first.update(second);
    return first;
}

} // namespace maskscope
