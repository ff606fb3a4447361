// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/libtorch/inspect/note_operator.h"

#include <chrono>
#include <vector>

namespace maskscope {

/// Takes the time between the notes of an observed program, in several runs: what was spent before
/// a note is that of its place. Counts and small numbers, which are not noted, are with what
/// follows them.
class TimeLedger final : public NoteListener
{
public:
    /// `places`: how many there are.
    explicit TimeLedger(std::size_t places);

    /// Right before a run.
    void begin();
    void note(std::size_t place, std::span<const c10::IValue> values) override;

    /// Of each place, what is neither fast nor slow among the runs.
    [[nodiscard]] std::vector<double> medians() const;

private:
    using Clock = std::chrono::steady_clock;

    std::size_t m_places;
    std::vector<std::vector<float>> m_milliseconds; ///< of each run, by place
    Clock::time_point m_last;
};

} // namespace maskscope
