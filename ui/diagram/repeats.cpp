// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/repeats.h"

#include <algorithm>

namespace maskscope {

namespace {

using Values = std::vector<std::uint64_t>;
using IsWanted = std::function<bool(const Repeat&)>;

constexpr std::size_t kMostSteps = 30'000'000; ///< comparisons: about 30 ms
constexpr std::size_t kLongestPeriod = 4096;

std::size_t saved(const Repeat& repeat)
{
    return repeat.period * (repeat.count - 1);
}

class RepeatSearch
{
public:
    RepeatSearch(const Values& values, const IsWanted& isWanted)
        : m_values(values)
        , m_isWanted(isWanted)
    {}

    std::vector<Repeat> run()
    {
        search(0, m_values.size());
        std::sort(m_found.begin(), m_found.end(),
                  [](const Repeat& a, const Repeat& b) { return a.begin < b.begin; });
        return m_found;
    }

private:
    void search(std::size_t first, std::size_t last)
    {
        std::vector<std::pair<std::size_t, std::size_t>> open{{first, last}};
        while (!open.empty()) {
            const auto [begin, end] = open.back();
            open.pop_back();
            const Repeat best = bestIn(begin, end);
            if (best.count > 1) {
                m_found.push_back(best);
                open.emplace_back(begin, best.begin);
                open.emplace_back(best.begin + best.period * best.count, end);
            }
        }
    }

    Repeat bestIn(std::size_t begin, std::size_t end)
    {
        Repeat best;
        const std::size_t longest = std::min((end - begin) / 2, kLongestPeriod);
        for (std::size_t period = 1; period <= longest && m_steps < kMostSteps; ++period) {
            m_steps += end - begin;
            tryPeriod(begin, end, period, best);
        }
        return best;
    }

    void tryPeriod(std::size_t begin, std::size_t end, std::size_t period, Repeat& best) const
    {
        std::size_t equal = 0; // values so far that come again one period later
        for (std::size_t i = begin; i + period <= end; ++i) {
            const bool isEqual = i + period < end && m_values[i] == m_values[i + period];
            if (isEqual) {
                ++equal;
                continue;
            }
            const Repeat found{i - equal, period, equal / period + 1, equal % period};
            equal = 0;
            if (found.count > 1 && (best.count == 0 || saved(found) > saved(best))
                && m_isWanted(found)) {
                best = found;
            }
        }
    }

    const Values& m_values;
    const IsWanted& m_isWanted;
    std::size_t m_steps = 0;
    std::vector<Repeat> m_found;
};

} // namespace

std::vector<Repeat> findRepeats(const Values& values, const IsWanted& isWanted)
{
    return RepeatSearch(values, isWanted).run();
}

} // namespace maskscope
