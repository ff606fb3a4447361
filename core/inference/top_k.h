// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <span>
#include <vector>

namespace maskscope {

struct Ranked
{
    std::size_t index = 0; ///< column of the logits
    float probability = 0;
    double logProbability = 0; ///< natural
    std::size_t rank = 0; ///< from 1, in the whole row
};

/// The best of a row that may be shown, and what was passed over on the way to them.
struct Selection
{
    std::vector<Ranked> shown;
    /// Better than the last one shown; where none is, the best of the hidden ones.
    std::vector<Ranked> hidden;
};

/// What one row of logits says of its columns: softmax in fp32 over the whole row, summed in
/// double. Looks at the row it was made of, which must outlive it.
class Softmax
{
public:
    /// Errors: NotANumber (a NaN, or no finite value).
    [[nodiscard]] static Result<Softmax> of(std::span<const float> logits);

    [[nodiscard]] std::size_t columns() const { return m_logits.size(); }
    [[nodiscard]] float probability(std::size_t column) const;
    [[nodiscard]] double logProbability(std::size_t column) const; ///< natural
    /// 1 is the best; equal ones by index.
    [[nodiscard]] std::size_t rank(std::size_t column) const;
    /// The `k` best columns, best first, equal ones by index. `k` may exceed the row.
    [[nodiscard]] std::vector<Ranked> best(std::size_t k) const;
    /// The `k` best of those that `isHidden`, which has a value for each column, does not hide.
    [[nodiscard]] Selection best(std::size_t k, const std::vector<bool>& isHidden) const;
    /// The same without what was passed over; their ranks are counted among those alone.
    [[nodiscard]] std::vector<Ranked> bestShown(std::size_t k,
                                                const std::vector<bool>& isHidden) const;
    /// How unsure the row is, in nats: -sum of p ln p. exp() of it is the perplexity: so many
    /// equally likely columns would be as unsure.
    [[nodiscard]] double entropy() const { return m_entropy; }

private:
    Softmax(std::span<const float> logits, float maximum);

    [[nodiscard]] bool isBetter(std::size_t a, std::size_t b) const;
    /// Ranks in the whole row: both lists together are the best of it.
    void countRanks(Selection& selection) const;
    /// The best `k` of `columns`, best first, their ranks counted among those alone.
    [[nodiscard]] std::vector<Ranked> bestOf(std::vector<std::size_t> columns, std::size_t k) const;

    std::span<const float> m_logits;
    float m_maximum;
    double m_sum = 0;
    double m_entropy = 0;
};

/// Softmax::best() of a row. Errors: NotANumber.
[[nodiscard]] Result<std::vector<Ranked>> topK(std::span<const float> logits, std::size_t k);

} // namespace maskscope
