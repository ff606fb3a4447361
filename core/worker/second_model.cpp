// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/worker/second_model.h"

#include <system_error>
#include <utility>

namespace maskscope {

SecondModel::Key SecondModel::keyOf(const LoadJob& order)
{
    std::error_code ignored; // a file that is not there is the load's business
    return {order.path,
            order.tokenizer,
            order.options.engine,
            order.options.threads,
            std::filesystem::file_size(order.path, ignored),
            std::filesystem::last_write_time(order.path, ignored)};
}

Result<std::shared_ptr<OpenModel>> SecondModel::open(const LoadJob& order, const Load& load)
{
    const Key wanted = keyOf(order);
    if (m_open != nullptr && m_key == wanted) {
        return m_open;
    }
    close(); // before the next one takes its memory
    Result<OpenModel> loaded = load(order);
    if (loaded.hasError()) {
        return std::move(loaded).error();
    }
    m_key = wanted;
    m_open = std::make_shared<OpenModel>(std::move(loaded).value());
    return m_open;
}

} // namespace maskscope
