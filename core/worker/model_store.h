// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/worker/load_task.h"

#include <map>
#include <optional>
#include <vector>

namespace maskscope {

/// The open models, two at most. Worker thread only: models are freed where they were made.
class ModelStore
{
public:
    static constexpr std::size_t kMostModels = 2;

    /// The models that have to go before one more can be added: `replaces` or what has replaced it
    /// since (a load may be ordered while another still runs), else the oldest if there are two.
    [[nodiscard]] std::vector<ModelId> leavingFor(std::optional<ModelId> replaces) const;
    /// `replaces`: as in the order to load.
    ModelId add(OpenModel model, std::optional<ModelId> replaces);
    void free(ModelId id);

    /// Null if it was freed or never was.
    [[nodiscard]] const OpenModel* find(ModelId id) const;
    /// One that has idle work left; nothing if none has.
    [[nodiscard]] std::optional<ModelId> withIdleWork() const;
    /// It has none any more.
    void setIdleWorkDone(ModelId id);
    [[nodiscard]] bool wasAdded(ModelId id) const { return id.value > 0 && id <= m_lastId; }

private:
    [[nodiscard]] ModelId newestInPlaceOf(ModelId id) const;

    std::map<ModelId, OpenModel> m_models;
    std::map<ModelId, ModelId> m_successors; ///< of replaced models
    ModelId m_lastId;
};

} // namespace maskscope
