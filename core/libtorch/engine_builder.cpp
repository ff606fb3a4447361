// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/engine_builder.h"

#include "core/base/translate_noop.h"
#include "core/libtorch/fast_program.h"
#include "core/libtorch/passes/fold_residual.h"
#include "core/libtorch/passes/fuse_attention.h"
#include "core/libtorch/passes/head_at_masks.h"
#include "core/libtorch/passes/merge_linears.h"
#include "core/libtorch/passes/pack_attention.h"
#include "core/libtorch/passes/prepack_linear.h"
#include "core/libtorch/passes/prepare_graph.h"
#include "core/libtorch/passes/record_shapes.h"
#include "core/libtorch/passes/reduce_precision.h"
#include "core/libtorch/passes/rows_operator.h"
#include "core/libtorch/passes/sink_gather.h"
#include "core/libtorch/torch_program.h"

#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/ir/ir.h>

#include <algorithm>
#include <exception>
#include <map>
#include <set>
#include <utility>

namespace maskscope {

namespace {

namespace jit = torch::jit;

using PassSet = std::set<Pass>;

Error notAvailable(const EngineOrder& order, std::string reason)
{
    return {ErrorCode::PrecisionNotAvailable,
            {{"precision", std::string(precisionName(order.wanted.precision))},
             {"reason", std::move(reason)}},
            {}};
}

/// One building of one program.
class EngineBuild
{
public:
    EngineBuild(const EngineOrder& order, const Progress& progress, const std::stop_token& stop)
        : m_order(order)
        , m_progress(progress)
        , m_stop(stop)
    {}

    /// Throws what LibTorch throws.
    Result<BuiltEngine> build()
    {
        registerRowsOperator();
        m_base = prepareGraph(m_order.plain.module());
        askPlain();
        recordShapes(m_base, firstArguments());
        if (form().hasLmHead && !answerAtMasks(m_base, form())) {
            return plain(PlainReason::OtherForm);
        }
        PassSet wanted(kAllPasses.begin(), kAllPasses.end());
        if (m_order.wanted.precision != Precision::Fp32) { // these pack fp32
            wanted.erase(Pass::PrepackLinear);
            wanted.erase(Pass::FoldResidual);
        }
        auto fast = proven(wanted);
        if (fast == nullptr && !m_stop.stop_requested()) {
            fast = addOneByOne(wanted);
        }
        if (m_order.wanted.precision != Precision::Fp32) {
            return reduced();
        }
        if (fast == nullptr || isNothingOn()) {
            return plain(PlainReason::NoPass);
        }
        return BuiltEngine{std::move(fast), report()};
    }

private:
    const OutputForm& form() const { return m_order.summary.output; }

    BuiltEngine plain(PlainReason reason) const
    {
        return {nullptr, {{Engine::Plain, Precision::Fp32}, reason, reports()}};
    }

    EngineReport report() const { return {m_order.wanted, PlainReason::None, reports()}; }

    /// The passes that were proved, and the linear layers of less precision. It is compared as
    /// well.
    Result<BuiltEngine> reduced()
    {
        PassSet proved;
        for (const auto& [pass, state] : m_states) {
            if (state == PassState::On) {
                proved.insert(pass);
            }
        }
        const auto states = m_states;
        const auto graph = rewritten(proved);
        m_states = states;
        const ReducedWeights weights
            = reducePrecision(graph, m_order.wanted.precision, packProgress());
        if (weights.linears == 0) {
            return notAvailable(m_order, QT_TRANSLATE_NOOP("Phrase", "it has no layers for that"));
        }
        m_states[Pass::PrepackLinear] = PassState::On;
        auto fast = programOf(graph);
        if (!m_stop.stop_requested() && !isClose(*fast)) {
            return notAvailable(m_order,
                                QT_TRANSLATE_NOOP("Phrase", "its answers would be others"));
        }
        BuiltEngine built{std::move(fast), report()};
        built.report.packedBytes = weights.bytes;
        built.report.packedFrom = weights.bytesBefore;
        return built;
    }

    std::unique_ptr<FastProgram> programOf(const std::shared_ptr<jit::Graph>& graph) const
    {
        return std::make_unique<FastProgram>(graph, m_order.plain.arguments(),
                                             m_order.plain.module()._ivalue(), form().hasLmHead);
    }

    bool isClose(const FastProgram& fast) const
    {
        const auto answer = fastAnswer(fast, m_question);
        return m_answer.hasValue() && answer.hasValue()
            && areCloseAnswers(m_answer.value(), answer.value(), m_order.wanted.precision);
    }

    /// What the plain program says, once for all tries.
    void askPlain()
    {
        m_question = makeProof(firstShape(m_order.summary), m_order.facts);
        m_answer = plainAnswer(m_order.plain, form(), m_question);
    }

    jit::Stack firstArguments() const
    {
        jit::Stack arguments = m_order.plain.arguments().make(m_question.batch);
        arguments.insert(arguments.begin(), m_order.plain.module()._ivalue());
        return arguments;
    }

    /// Twice: an answer must not hang on what its memory held before. The second time also brings
    /// the weights back into the caches, for the first answer.
    bool agrees(const FastProgram& fast) const
    {
        const auto isEqual = [&] {
            const auto answer = fastAnswer(fast, m_question);
            return answer.hasValue() && areEqualAnswers(m_answer.value(), answer.value());
        };
        return m_answer.hasValue() && isEqual() && isEqual();
    }

    /// Null: it stopped or differs; `m_failure` says which.
    std::unique_ptr<FastProgram> proven(const PassSet& passes)
    {
        m_states.clear();
        try {
            auto fast = programOf(rewritten(passes));
            m_failure = PassState::Differs;
            return !m_stop.stop_requested() && agrees(*fast) ? std::move(fast) : nullptr;
        } catch (const std::exception&) {
            m_failure = PassState::Failed;
            return nullptr;
        }
    }

    /// All together went wrong: finds the guilty ones and leaves them out.
    std::unique_ptr<FastProgram> addOneByOne(const PassSet& wanted)
    {
        PassSet good;
        std::map<Pass, PassState> guilty;
        std::unique_ptr<FastProgram> best;
        for (const Pass pass : wanted) {
            PassSet tried = good;
            tried.insert(pass);
            auto fast = m_stop.stop_requested() ? nullptr : proven(tried);
            if (fast != nullptr) {
                good = std::move(tried);
                best = std::move(fast);
            } else {
                guilty[pass] = m_failure;
            }
        }
        const bool wasLastBest = best != nullptr && m_states.size() == good.size();
        if (!wasLastBest) {
            m_states.clear();
            static_cast<void>(rewritten(good));
        }
        m_states.insert(guilty.begin(), guilty.end());
        return best;
    }

    std::shared_ptr<jit::Graph> rewritten(const PassSet& passes)
    {
        auto graph = m_base->copy();
        for (const Pass pass : passes) {
            if (!m_stop.stop_requested()) {
                m_states[pass] = apply(pass, graph);
            }
        }
        graph->lint();
        return graph;
    }

    PassState apply(Pass pass, const std::shared_ptr<jit::Graph>& graph)
    {
        const auto found
            = [](bool isFound) { return isFound ? PassState::On : PassState::NotFound; };
        jit::Value* ids = idsOf(*graph);
        switch (pass) {
        case Pass::FuseAttention:
            return found(fuseAttention(graph) > 0);
        case Pass::HeadAtMasks:
            return found(form().hasLmHead && ids != nullptr && moveRowsAboveHead(graph, ids));
        case Pass::SinkGather:
            return found(form().hasLmHead && ids != nullptr && sinkGather(graph, ids));
        case Pass::PackAttention:
            return canPackAttention() ? found(packAttention(graph) > 0) : PassState::NoLibrary;
        case Pass::MergeLinears:
            return found(mergeLinears(graph) > 0);
        case Pass::PrepackLinear:
            return canPrepack() ? found(prepackLinear(graph, packProgress()) > 0)
                                : PassState::NoLibrary;
        case Pass::FoldResidual:
            break;
        }
        return canPrepack() ? found(foldResidual(graph) > 0) : PassState::NoLibrary;
    }

    jit::Value* idsOf(jit::Graph& graph) const
    {
        const auto at = m_order.plain.arguments().idsAt();
        return at ? graph.inputs().at(*at + 1) : nullptr;
    }

    PackProgress packProgress() const
    {
        return [this](double fraction) {
            if (m_progress) {
                m_progress(fraction);
            }
            return !m_stop.stop_requested();
        };
    }

    bool isNothingOn() const
    {
        return std::none_of(m_states.begin(), m_states.end(),
                            [](const auto& state) { return state.second == PassState::On; });
    }

    std::vector<PassReport> reports() const
    {
        std::vector<PassReport> reports;
        for (const auto& [pass, state] : m_states) {
            reports.push_back({pass, state});
        }
        return reports;
    }

    const EngineOrder& m_order;
    const Progress& m_progress;
    const std::stop_token& m_stop;
    std::shared_ptr<jit::Graph> m_base; ///< prepared, with shapes, answering at masks
    ProofCase m_question;
    Result<Logits> m_answer = Error{ErrorCode::Internal, {}, {}}; ///< of the plain program
    std::map<Pass, PassState> m_states;
    PassState m_failure = PassState::Differs;
};

EngineReport plainReport(PlainReason reason)
{
    return {{Engine::Plain, Precision::Fp32}, reason, {}};
}

Result<BuiltEngine> build(const EngineOrder& order, const Progress& progress,
                          const std::stop_token& stop)
{
    if (order.wanted.engine == Engine::Plain) {
        return BuiltEngine{nullptr, plainReport(PlainReason::Asked)};
    }
    if (!order.summary.isRepeatable) {
        return BuiltEngine{nullptr, plainReport(PlainReason::NotRepeatable)};
    }
    if (mayWriteIntoWeights(order.plain.graph())) {
        return BuiltEngine{nullptr, plainReport(PlainReason::WritesWeights)};
    }
    try {
        return EngineBuild(order, progress, stop).build();
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception&) { // a program that the passes do not understand
        return BuiltEngine{nullptr, plainReport(PlainReason::OtherForm)};
    }
}

} // namespace

Result<BuiltEngine> buildEngine(const EngineOrder& order, const Progress& progress,
                                const std::stop_token& stop)
{
    const bool isExact = order.wanted.precision == Precision::Fp32;
    if (std::string reason = whyNotPrecision(order.wanted.precision); !reason.empty()) {
        return notAvailable(order, std::move(reason));
    }
    auto built = build(order, progress, stop);
    if (!isExact && !stop.stop_requested() && built.hasValue() && built.value().fast == nullptr) {
        return notAvailable(order, QT_TRANSLATE_NOOP("Phrase", "its program cannot be rewritten"));
    }
    return built;
}

} // namespace maskscope
