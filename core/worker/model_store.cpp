// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/worker/model_store.h"

#include <utility>

namespace maskscope {

std::vector<ModelId> ModelStore::leavingFor(std::optional<ModelId> replaces) const
{
    if (replaces.has_value() && m_models.contains(*replaces)) {
        return {*replaces};
    }
    if (m_models.size() == kMostModels) {
        return {m_models.begin()->first};
    }
    return {};
}

ModelId ModelStore::add(OpenModel model)
{
    const ModelId id{++m_lastId.value};
    m_models.emplace(id, std::move(model));
    return id;
}

void ModelStore::free(ModelId id)
{
    m_models.erase(id);
}

const OpenModel* ModelStore::find(ModelId id) const
{
    const auto found = m_models.find(id);
    return found == m_models.end() ? nullptr : &found->second;
}

} // namespace maskscope
