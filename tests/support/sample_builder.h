// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/sample_inspection.h"

#include <string>
#include <vector>

namespace maskscope {

[[nodiscard]] inline TensorSize batch()
{
    return {LengthFormula::constant(1), SizeOrigin::Batch};
}
[[nodiscard]] inline TensorSize length()
{
    return {LengthFormula{{0, 1, 0}}, SizeOrigin::Length};
}
[[nodiscard]] inline TensorSize weights(std::int64_t size)
{
    return {LengthFormula::constant(size), SizeOrigin::Weights};
}

/// Puts a summary and an inspection together in the order of the program: enter() a module, give
/// its tensors and operators, leave() it. A frozen one keeps the root alone.
class SampleBuilder
{
public:
    explicit SampleBuilder(bool isFrozen = false);

    void enter(const std::string& name, const std::string& type, std::int64_t calls = 1);
    void leave();
    /// Tensors that the module around is called with, and that it returns.
    void gives(const std::vector<std::size_t>& tensors);
    void returns(const std::vector<std::size_t>& tensors);

    /// Of forward(); numbers of tensors, as from the two below.
    [[nodiscard]] std::size_t input(const std::string& name, const std::vector<TensorSize>& sizes,
                                    const std::string& elementType);
    [[nodiscard]] const std::vector<std::size_t>& inputs() const { return m_inspection.inputs; }
    [[nodiscard]] std::size_t weight(const std::string& name,
                                     const std::vector<std::int64_t>& shape,
                                     const std::string& tiedTo = {});
    std::size_t op(const std::string& name, const std::string& source,
                   const std::vector<std::size_t>& inputs, const std::vector<TensorSize>& sizes,
                   const std::string& elementType = "float32", const LengthFormula& flops = {});
    /// A size that the recording pins down, with its evidence in the module around.
    [[nodiscard]] TensorSize recorded(SequenceLength length, const std::string& op,
                                      const std::string& source);

    /// Sums, shares and sameAs are worked out here.
    [[nodiscard]] SampleModel finish();

private:
    [[nodiscard]] std::size_t here() const { return m_open.back(); }
    [[nodiscard]] std::string path(const std::string& name) const;
    [[nodiscard]] std::size_t endOf(std::size_t module) const;
    [[nodiscard]] std::string looks(std::size_t module) const;
    void addCode(InspectedOperator& called);
    void countParameters();
    void shareTime();
    void findTwins();

    bool m_isFrozen;
    ModelSummary m_summary;
    Inspection m_inspection;
    std::vector<std::string> m_names; ///< of the open modules, frozen ones too
    std::vector<std::size_t> m_open; ///< their numbers
};

} // namespace maskscope
