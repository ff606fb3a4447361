// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/worker/load_task.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

namespace maskscope {

/// The model that comparisons are made with, kept open from one to the next: a person compares
/// again at every change of a sentence. Worker thread only.
class SecondModel
{
public:
    using Load = std::function<Result<OpenModel>(const LoadJob&)>;

    /// The model of this order: the one that is open, if the file is still the same, else a new one
    /// after that was let go. Errors: those of `load`.
    [[nodiscard]] Result<std::shared_ptr<OpenModel>> open(const LoadJob& order, const Load& load);
    /// Lets it go; whoever still uses it keeps it until then.
    void close() { m_open.reset(); }

private:
    /// What tells one open model from another.
    struct Key
    {
        std::filesystem::path path;
        std::optional<std::filesystem::path> tokenizer;
        EngineChoice engine;
        int threads = 0;
        std::uintmax_t bytes = 0;
        std::filesystem::file_time_type written;

        bool operator==(const Key&) const = default;
    };

    [[nodiscard]] static Key keyOf(const LoadJob& order);

    Key m_key;
    std::shared_ptr<OpenModel> m_open;
};

} // namespace maskscope
