// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/inspect/inspection_builder.h"

#include "core/libtorch/inspect/code_reader.h"
#include "core/libtorch/inspect/module_digest.h"
#include "core/libtorch/inspect/recorded_sizes.h"
#include "core/libtorch/node_origin.h"
#include "core/model/length_fit.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace maskscope {

namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// Sum of what each run says, as a formula.
template <typename PerRun>
LengthFormula formulaOf(const std::vector<SeenRun>& runs, PerRun perRun)
{
    std::vector<LengthPoint> points;
    for (const SeenRun& run : runs) {
        if (run.rows == 1) {
            points.push_back({run.length, perRun(run)});
        }
    }
    return fitFormula(points);
}

class Building
{
public:
    explicit Building(const InspectionParts& parts)
        : m_program(parts.program)
        , m_ledger(parts.ledger)
        , m_summary(parts.summary)
        , m_forward(parts.forward)
        , m_milliseconds(parts.milliseconds)
    {}

    Inspection build()
    {
        addLengths();
        addOperators();
        addTensors();
        addInputs();
        markRecordedSizes(m_summary, m_nodes, m_result);
        addModules();
        m_result.outputs = tensorsOf(m_program.outputs);
        m_result.code = m_code.takeFiles();
        return std::move(m_result);
    }

private:
    void addLengths()
    {
        for (const SeenRun& run : m_ledger.runs()) {
            if (run.rows == 1) {
                m_result.lengths.push_back(run.length);
            }
        }
    }

    std::int64_t callsAt(std::size_t site) const
    {
        for (const SeenRun& run : m_ledger.runs()) {
            if (run.calls[site] > 0) {
                return run.calls[site];
            }
        }
        return 0;
    }

    /// What hands lists on is an operator only where it made a tensor after all.
    std::vector<bool> sitesThatMake() const
    {
        std::vector<bool> makes(m_program.sites.size(), false);
        for (const SeenTensor& tensor : m_ledger.tensors()) {
            if (tensor.madeAt) {
                makes[*tensor.madeAt] = true;
            }
        }
        return makes;
    }

    void addOperators()
    {
        m_operatorOf.assign(m_program.sites.size(), kNone);
        const std::vector<bool> makes = sitesThatMake();
        for (std::size_t i = 0; i < m_program.sites.size(); ++i) {
            const Site& site = m_program.sites[i];
            const std::int64_t calls = callsAt(i);
            const bool isListed = site.isOperator && calls > 0
                && (makes[i] || site.kind == SiteKind::Made || site.outputs.empty());
            if (isListed) {
                m_operatorOf[i] = m_result.operators.size();
                m_result.operators.push_back(operatorOf(i, calls));
                m_nodes.push_back(site.node);
            }
        }
    }

    InspectedOperator operatorOf(std::size_t place, std::int64_t calls)
    {
        const Site& site = m_program.sites[place];
        InspectedOperator result;
        result.name = site.name;
        result.module = site.module;
        result.source = originOf(*site.node).source;
        result.code = m_code.placeOf(*site.node);
        result.inputs = tensorsOf(site.inputs);
        result.outputs = tensorsOf(site.outputs);
        result.calls = calls;
        result.flops
            = formulaOf(m_ledger.runs(), [place](const SeenRun& run) { return run.flops[place]; });
        return result;
    }

    std::vector<std::size_t> tensorsOf(const std::vector<std::size_t>& values) const
    {
        std::vector<std::size_t> tensors;
        for (const std::size_t value : values) {
            const auto& held = m_ledger.tensorsOf(value);
            tensors.insert(tensors.end(), held.begin(), held.end());
        }
        return tensors;
    }

    void addTensors()
    {
        for (std::size_t i = 0; i < m_ledger.tensors().size(); ++i) {
            const SeenTensor& seen = m_ledger.tensors()[i];
            InspectedTensor tensor{seen.name, seen.elementType, sizesOf(i)};
            tensor.weight = seen.weight;
            if (seen.madeAt && m_operatorOf[*seen.madeAt] != kNone) {
                tensor.madeBy = m_operatorOf[*seen.madeAt];
            }
            m_result.tensors.push_back(std::move(tensor));
        }
    }

    const SeenSizes* sizesIn(const SeenRun& run, std::size_t tensor) const
    {
        return tensor < run.sizes.size() && run.sizes[tensor] ? &*run.sizes[tensor] : nullptr;
    }

    std::vector<TensorSize> sizesOf(std::size_t tensor) const
    {
        std::vector<TensorSize> sizes;
        for (const SeenRun& run : m_ledger.runs()) {
            const SeenSizes* seen = sizesIn(run, tensor);
            if (seen != nullptr && sizes.empty()) {
                for (std::size_t axis = 0; axis < seen->size(); ++axis) {
                    sizes.push_back(sizeOf(tensor, axis, seen->size()));
                }
            }
        }
        return sizes;
    }

    TensorSize sizeOf(std::size_t tensor, std::size_t axis, std::size_t rank) const
    {
        std::vector<LengthPoint> points;
        for (const SeenRun& run : m_ledger.runs()) {
            const SeenSizes* seen = sizesIn(run, tensor);
            if (run.rows != 1 || seen == nullptr) {
                continue;
            }
            if (seen->size() != rank || (*seen)[axis] == kUnstable) {
                return {LengthFormula::unknown(), SizeOrigin::Length};
            }
            points.push_back({run.length, (*seen)[axis]});
        }
        TensorSize size{fitFormula(points)};
        if (!size.size.isConstant()) {
            size.origin = SizeOrigin::Length;
        } else if (followsRows(tensor, axis, size.size)) {
            size.origin = SizeOrigin::Batch;
        }
        return size;
    }

    bool followsRows(std::size_t tensor, std::size_t axis, const LengthFormula& alone) const
    {
        for (const SeenRun& run : m_ledger.runs()) {
            const SeenSizes* seen = sizesIn(run, tensor);
            if (run.rows > 1 && seen != nullptr && axis < seen->size()
                && (*seen)[axis] != alone.at(run.length)) {
                return true;
            }
        }
        return false;
    }

    void addInputs()
    {
        for (const Site& site : m_program.sites) {
            if (site.kind == SiteKind::Input) {
                m_result.inputs = tensorsOf(site.outputs);
            }
        }
    }

    void addModules()
    {
        m_result.modules.resize(m_summary.modules.size());
        addOwnCalls();
        addCalls();
        addWork();
        markRepeated(m_summary.modules, m_result);
    }

    void addOwnCalls()
    {
        InspectedModule& root = m_result.modules.front();
        root.calls = 1;
        root.code = m_code.placeOfMethod(m_forward);
        root.inputs = m_result.inputs;
        root.outputs = tensorsOf(m_program.outputs);
    }

    void addCalls()
    {
        for (std::size_t i = 0; i < m_program.sites.size(); ++i) {
            const Site& site = m_program.sites[i];
            const bool isCall = site.kind == SiteKind::Enter || site.kind == SiteKind::Leave;
            if (!isCall || !m_program.calls[site.call].isForward || callsAt(i) == 0) {
                continue;
            }
            InspectedModule& module = m_result.modules[site.module];
            auto& tensors = site.kind == SiteKind::Enter ? module.inputs : module.outputs;
            if (tensors.empty()) {
                tensors = tensorsOf(site.inputs);
            }
            if (!module.code) {
                module.code = m_code.placeOfMethod(*m_program.calls[site.call].method);
            }
            module.calls += site.kind == SiteKind::Enter ? callsAt(i) : 0;
        }
    }

    /// Work of the sites of each module and of those below it.
    template <typename Number>
    std::vector<Number> summedUp(const std::vector<Number>& ofSites) const
    {
        std::vector<Number> sums(m_summary.modules.size());
        for (std::size_t i = 0; i < ofSites.size(); ++i) {
            sums[m_program.sites[i].module] += ofSites[i];
        }
        const std::vector<std::size_t> parents = parentsOf(m_summary.modules);
        for (std::size_t i = sums.size(); i-- > 1;) {
            sums[parents[i]] += sums[i];
        }
        return sums;
    }

    void addWork()
    {
        std::vector<std::vector<LengthPoint>> points(m_result.modules.size());
        for (const SeenRun& run : m_ledger.runs()) {
            const auto flops = summedUp(run.flops);
            for (std::size_t i = 0; run.rows == 1 && i < flops.size(); ++i) {
                points[i].push_back({run.length, flops[i]});
            }
        }
        for (std::size_t i = 0; i < points.size(); ++i) {
            m_result.modules[i].flops = fitFormula(points[i]);
        }
        addShares();
    }

    void addShares()
    {
        const double whole = std::accumulate(m_milliseconds.begin(), m_milliseconds.end(), 0.0);
        if (whole <= 0) {
            return;
        }
        const std::vector<double> sums = summedUp(m_milliseconds);
        for (std::size_t i = 0; i < sums.size(); ++i) {
            m_result.modules[i].share = sums[i] / whole;
        }
        for (std::size_t i = 0; i < m_operatorOf.size(); ++i) {
            if (m_operatorOf[i] != kNone) {
                m_result.operators[m_operatorOf[i]].share = m_milliseconds[i] / whole;
            }
        }
    }

    const ObservedProgram& m_program;
    const ShapeLedger& m_ledger;
    const ModelSummary& m_summary;
    const torch::jit::Graph& m_forward;
    const std::vector<double>& m_milliseconds;
    CodeReader m_code;
    std::vector<std::size_t> m_operatorOf; ///< of sites, in the result
    std::vector<const torch::jit::Node*> m_nodes; ///< of the result's operators
    Inspection m_result;
};

} // namespace

Inspection buildInspection(const InspectionParts& parts)
{
    return Building(parts).build();
}

} // namespace maskscope
