// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/inspect/shape_ledger.h"

#include "core/libtorch/element_types.h"

#include <ATen/core/Dict.h>
#include <ATen/core/Tensor.h>
#include <ATen/core/ivalue.h>

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

// What a hostile file can make us hold.
constexpr std::size_t kMostParts = 1024; ///< tensors of one list
constexpr std::size_t kDeepest = 8; ///< lists in lists
constexpr std::size_t kMostTensors = 2'000'000;

void addTensors(std::vector<at::Tensor>& found, const c10::IValue& value, std::size_t depth)
{
    const auto addAll = [&](const auto& parts) {
        for (const c10::IValue& part : parts) {
            addTensors(found, part, depth + 1);
        }
    };
    if (found.size() >= kMostParts || depth > kDeepest) {
        return;
    }
    if (value.isTensor()) {
        if (value.toTensor().defined()) {
            found.push_back(value.toTensor());
        }
    } else if (value.isTuple()) {
        addAll(value.toTupleRef().elements());
    } else if (value.isList()) {
        addAll(value.toListRef());
    } else if (value.isGenericDict()) {
        for (const auto& entry : value.toGenericDict()) {
            addTensors(found, entry.value(), depth + 1);
        }
    }
}

SeenSizes sizesOf(const at::Tensor& tensor)
{
    if (tensor.is_nested()) { // rows of several lengths
        return SeenSizes(static_cast<std::size_t>(tensor.dim()), kUnstable);
    }
    return tensor.sizes().vec();
}

/// What both have in common.
void merge(SeenSizes& sizes, const SeenSizes& others)
{
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        if (sizes.size() != others.size() || sizes[i] != others[i]) {
            sizes[i] = kUnstable;
        }
    }
}

} // namespace

/// Which tensor in memory is which of ours. Weak pointers: nothing is kept alive, and no address is
/// given to another tensor meanwhile.
struct ShapeLedger::Owners
{
    struct Owner
    {
        c10::weak_intrusive_ptr<c10::TensorImpl> tensor;
        std::size_t number = 0;
    };

    void set(const at::Tensor& tensor, std::size_t number)
    {
        if (all.size() > next) {
            std::erase_if(all, [](const auto& entry) { return entry.second.tensor.expired(); });
            next = std::max(kLeast, 2 * all.size());
        }
        const auto key = tensor.unsafeGetTensorImpl();
        all.insert_or_assign(
            key, Owner{c10::weak_intrusive_ptr<c10::TensorImpl>(tensor.getIntrusivePtr()), number});
    }

    [[nodiscard]] std::optional<std::size_t> find(const at::Tensor& tensor) const
    {
        const auto owner = all.find(tensor.unsafeGetTensorImpl());
        return owner == all.end() ? std::nullopt : std::optional(owner->second.number);
    }

    static constexpr std::size_t kLeast = 4096;
    std::unordered_map<const c10::TensorImpl*, Owner> all;
    std::size_t next = kLeast; ///< the dead are dropped above this number
};

ShapeLedger::ShapeLedger(const ObservedProgram& program)
    : m_program(program)
    , m_tensorsOf(program.names.size())
{}

ShapeLedger::~ShapeLedger() = default;

void ShapeLedger::begin(SequenceLength length, std::int64_t rows)
{
    m_owners = std::make_unique<Owners>();
    m_work = std::make_unique<WorkTally>();
    SeenRun run{length, rows, {}, {}, {}};
    run.calls.resize(m_program.sites.size());
    run.flops.resize(m_program.sites.size());
    run.sizes.resize(m_tensors.size());
    m_runs.push_back(std::move(run));
}

void ShapeLedger::end(RunOutcome outcome)
{
    m_work.reset();
    m_owners.reset();
    if (outcome == RunOutcome::Failed) {
        m_runs.pop_back();
    }
}

void ShapeLedger::note(std::size_t place, std::span<const c10::IValue> values)
{
    const Site& site = m_program.sites.at(place);
    SeenRun& run = m_runs.back();
    ++run.calls[place];
    run.flops[place] += m_work->take();
    if (site.kind == SiteKind::Enter || site.kind == SiteKind::Leave) {
        return;
    }
    for (std::size_t i = 0; i < values.size() && i < site.outputs.size(); ++i) {
        noteValue(site, place, site.outputs[i], values[i]);
    }
}

const std::vector<std::size_t>& ShapeLedger::tensorsOf(std::size_t value) const
{
    static const std::vector<std::size_t> kNone;
    const auto& tensors = m_tensorsOf.at(value);
    return tensors ? *tensors : kNone;
}

void ShapeLedger::noteValue(const Site& site, std::size_t place, std::size_t value,
                            const c10::IValue& held)
{
    std::vector<at::Tensor> tensors;
    addTensors(tensors, held, 0);
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < tensors.size() && m_tensors.size() < kMostTensors; ++i) {
        numbers.push_back(tensorFor(site, place, value, i, tensors[i]));
    }
    auto& known = m_tensorsOf[value];
    if (!known || known->empty()) {
        known = std::move(numbers);
    }
}

std::size_t ShapeLedger::tensorFor(const Site& site, std::size_t place, std::size_t value,
                                   std::size_t element, const at::Tensor& tensor)
{
    if (site.kind == SiteKind::Passed) {
        if (const auto owner = m_owners->find(tensor)) {
            return *owner;
        }
    }
    const std::string& path = m_program.weights[value];
    std::size_t number = m_tensors.size();
    if (path.empty()) {
        number = m_made.try_emplace({value, element}, number).first->second;
    } else {
        number = m_weights.try_emplace(path, number).first->second;
    }
    if (number == m_tensors.size()) {
        m_tensors.push_back(describe(place, value, element, tensor));
    }
    see(number, tensor);
    m_owners->set(tensor, number);
    return number;
}

SeenTensor ShapeLedger::describe(std::size_t place, std::size_t value, std::size_t element,
                                 const at::Tensor& tensor) const
{
    SeenTensor seen{m_program.names[value], elementTypeText(tensor.scalar_type())};
    if (element > 0) {
        seen.name += "[" + std::to_string(element) + "]";
    }
    seen.weight = m_program.weights[value];
    const Site& site = m_program.sites[place];
    const bool isMade = site.isOperator && site.kind != SiteKind::Weight;
    if (isMade) {
        seen.madeAt = place;
    }
    return seen;
}

void ShapeLedger::see(std::size_t number, const at::Tensor& tensor)
{
    auto& runs = m_runs.back().sizes;
    runs.resize(std::max(runs.size(), number + 1));
    if (runs[number]) {
        merge(*runs[number], sizesOf(tensor));
    } else {
        runs[number] = sizesOf(tensor);
    }
}

} // namespace maskscope
