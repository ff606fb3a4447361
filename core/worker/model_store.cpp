// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/worker/model_store.h"

#include <utility>

namespace maskscope {

std::vector<ModelId> ModelStore::leavingFor(std::optional<ModelId> replaces) const
{
    if (replaces.has_value()) {
        const ModelId leaving = newestInPlaceOf(*replaces);
        if (m_models.contains(leaving)) {
            return {leaving};
        }
    }
    if (m_models.size() == kMostModels) {
        return {m_models.begin()->first};
    }
    return {};
}

ModelId ModelStore::add(OpenModel model, std::optional<ModelId> replaces)
{
    const ModelId id{m_lastId.value + 1};
    // A successor is always younger, so the chain has an end whatever ids callers invent.
    if (replaces.has_value() && wasAdded(*replaces)) {
        m_successors.emplace(newestInPlaceOf(*replaces), id);
    }
    m_lastId = id;
    m_models.emplace(id, std::move(model));
    return id;
}

void ModelStore::free(ModelId id)
{
    m_models.erase(id);
}

ModelId ModelStore::newestInPlaceOf(ModelId id) const
{
    for (auto next = m_successors.find(id); next != m_successors.end();
         next = m_successors.find(id)) {
        id = next->second;
    }
    return id;
}

std::optional<ModelId> ModelStore::withIdleWork() const
{
    for (const auto& [id, model] : m_models) {
        if (model.hasIdleWork) {
            return id;
        }
    }
    return std::nullopt;
}

void ModelStore::setIdleWorkDone(ModelId id)
{
    if (const auto found = m_models.find(id); found != m_models.end()) {
        found->second.hasIdleWork = false;
    }
}

const OpenModel* ModelStore::find(ModelId id) const
{
    const auto found = m_models.find(id);
    return found == m_models.end() ? nullptr : &found->second;
}

} // namespace maskscope
