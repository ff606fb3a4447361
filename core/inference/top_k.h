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

private:
    Softmax(std::span<const float> logits, float maximum);

    [[nodiscard]] bool isBetter(std::size_t a, std::size_t b) const;

    std::span<const float> m_logits;
    float m_maximum;
    double m_sum;
};

/// Softmax::best() of a row. Errors: NotANumber.
[[nodiscard]] Result<std::vector<Ranked>> topK(std::span<const float> logits, std::size_t k);

} // namespace maskscope
