// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/strong_types.h"
#include "core/libtorch/inspect/note_operator.h"
#include "core/libtorch/inspect/observed_program.h"
#include "core/libtorch/work_tally.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace at {
class Tensor;
}

namespace maskscope {

/// A tensor that at least one run came by.
struct SeenTensor
{
    std::string name;
    std::string elementType;
    std::optional<std::size_t> madeAt{}; ///< site; nothing: an input, a weight or a constant
    std::string weight{}; ///< path
};

/// Sizes of a tensor in one run; one that was another at another call of the same place is
/// unstable.
using SeenSizes = std::vector<std::int64_t>;
inline constexpr std::int64_t kUnstable = -1;

/// What one forward showed.
struct SeenRun
{
    SequenceLength length;
    std::int64_t rows = 1;
    std::vector<std::optional<SeenSizes>> sizes; ///< of tensors, as in ShapeLedger::tensors()
    std::vector<std::int64_t> calls; ///< of sites
    std::vector<std::int64_t> flops; ///< of sites, all calls
};

enum class RunOutcome
{
    Done,
    Failed,
};

/// Collects what runs of an observed program show: shapes alone, no tensor is kept.
class ShapeLedger final : public NoteListener
{
public:
    explicit ShapeLedger(const ObservedProgram& program);
    ~ShapeLedger() override;

    /// Between these, forward() runs once. What a run that failed showed is dropped.
    void begin(SequenceLength length, std::int64_t rows);
    void end(RunOutcome outcome);
    void note(std::size_t place, std::span<const c10::IValue> values) override;

    [[nodiscard]] const std::vector<SeenTensor>& tensors() const { return m_tensors; }
    [[nodiscard]] const std::vector<SeenRun>& runs() const { return m_runs; }
    /// Tensors that a value was or held when it was first met.
    [[nodiscard]] const std::vector<std::size_t>& tensorsOf(std::size_t value) const;

private:
    struct Owners;

    void noteValue(const Site& site, std::size_t place, std::size_t value, const c10::IValue& held);
    [[nodiscard]] std::size_t tensorFor(const Site& site, std::size_t place, std::size_t value,
                                        std::size_t element, const at::Tensor& tensor);
    [[nodiscard]] SeenTensor describe(std::size_t place, std::size_t value, std::size_t element,
                                      const at::Tensor& tensor) const;
    void see(std::size_t number, const at::Tensor& tensor);

    const ObservedProgram& m_program;
    std::vector<SeenTensor> m_tensors;
    std::vector<SeenRun> m_runs;
    std::vector<std::optional<std::vector<std::size_t>>> m_tensorsOf; ///< of values
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> m_made; ///< by value and element
    std::unordered_map<std::string, std::size_t> m_weights; ///< by path
    std::unique_ptr<Owners> m_owners; ///< of the run that goes on
    std::unique_ptr<WorkTally> m_work;
};

} // namespace maskscope
