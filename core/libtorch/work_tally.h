// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstdint>
#include <memory>

namespace maskscope {

/// Counts the operations (operator_work.h) of all that this thread calls while it lives. Those of
/// an operator that calls others are counted once. One at a time.
class WorkTally
{
public:
    WorkTally();
    ~WorkTally();
    WorkTally(const WorkTally&) = delete;
    WorkTally& operator=(const WorkTally&) = delete;

    /// Since it was last asked.
    [[nodiscard]] std::int64_t take();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace maskscope
