// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_builder.h"

#include "tests/support/fake_model.h"

#include <cmath>
#include <map>
#include <utility>

namespace maskscope {

namespace {

constexpr SequenceLength kTimedAt{14};

std::int64_t numbersIn(const std::vector<std::int64_t>& shape)
{
    std::int64_t count = 1;
    for (const std::int64_t size : shape) {
        count *= size;
    }
    return count;
}

/// Numbers around 0 as training leaves them, in bins of one width.
WeightStats statsOf(const std::string& path, std::size_t module,
                    const std::vector<std::int64_t>& shape)
{
    WeightStats stats{.path = path, .module = module, .elementType = "float32", .shape = shape};
    const std::int64_t count = numbersIn(shape);
    stats.bytes = 4 * static_cast<std::uint64_t>(count);
    stats.min = -0.2;
    stats.max = 0.2;
    stats.deviation = 0.05;
    for (std::size_t bin = 0; bin < WeightStats::kBins; ++bin) {
        const double place = (static_cast<double>(bin) - 19.5) / 5;
        const double height = std::exp(-place * place / 2) / 12.53;
        stats.histogram[bin] = std::llround(height * static_cast<double>(count));
    }
    return stats;
}

double workOf(const LengthFormula& flops)
{
    return static_cast<double>(flops.at(kTimedAt).value_or(0));
}

} // namespace

SampleBuilder::SampleBuilder(bool isFrozen)
    : m_isFrozen(isFrozen)
    , m_summary(makeFakeSummary())
{
    m_summary.modules.clear();
    m_summary.parameters = {};
    m_inspection.lengths = {{14}, {15}, {23}};
    m_inspection.timedAt = kTimedAt;
    m_inspection.code = {{"code/__torch__/sample.py", {}}};
}

std::string SampleBuilder::path(const std::string& name) const
{
    std::string path;
    for (std::size_t i = 1; i < m_names.size(); ++i) {
        path += m_names[i] + '.';
    }
    return path + name;
}

void SampleBuilder::enter(const std::string& name, const std::string& type, std::int64_t calls)
{
    if (!m_isFrozen || m_open.empty()) {
        const std::size_t depth = m_open.size();
        m_summary.modules.push_back({path(name), type, 0, depth});
        m_inspection.modules.push_back({.calls = calls});
        m_open.push_back(m_summary.modules.size() - 1);
    } else {
        m_open.push_back(here());
    }
    m_names.push_back(name);
}

void SampleBuilder::leave()
{
    m_open.pop_back();
    m_names.pop_back();
}

void SampleBuilder::gives(const std::vector<std::size_t>& tensors)
{
    if (!m_isFrozen) {
        m_inspection.modules[here()].inputs = tensors;
    }
}

void SampleBuilder::returns(const std::vector<std::size_t>& tensors)
{
    if (m_open.size() == 1) {
        m_inspection.outputs = tensors;
        m_inspection.modules[0].inputs = m_inspection.inputs;
    }
    if (!m_isFrozen || m_open.size() == 1) {
        m_inspection.modules[here()].outputs = tensors;
    }
}

std::size_t SampleBuilder::input(const std::string& name, const std::vector<TensorSize>& sizes,
                                 const std::string& elementType)
{
    m_inspection.tensors.push_back({name, elementType, sizes});
    m_inspection.inputs.push_back(m_inspection.tensors.size() - 1);
    return m_inspection.tensors.size() - 1;
}

std::size_t SampleBuilder::weight(const std::string& name, const std::vector<std::int64_t>& shape,
                                  const std::string& tiedTo)
{
    InspectedTensor tensor{path(name), "float32", {}, {}, path(name)};
    for (const std::int64_t size : shape) {
        tensor.sizes.push_back(weights(size));
    }
    WeightStats stats = statsOf(path(name), here(), shape);
    if (!tiedTo.empty()) {
        stats.sameBytesAs = {tiedTo};
    }
    m_inspection.weights.push_back(std::move(stats));
    m_inspection.tensors.push_back(std::move(tensor));
    return m_inspection.tensors.size() - 1;
}

std::size_t SampleBuilder::op(const std::string& name, const std::string& source,
                              const std::vector<std::size_t>& inputs,
                              const std::vector<TensorSize>& sizes, const std::string& elementType,
                              const LengthFormula& flops)
{
    InspectedOperator called{.name = name, .module = here(), .source = source};
    called.inputs = inputs;
    called.flops = flops;
    const std::size_t tensor = m_inspection.tensors.size();
    m_inspection.tensors.push_back({name.substr(name.find_last_of(':') + 1) + '.'
                                        + std::to_string(m_inspection.operators.size()),
                                    elementType, sizes, m_inspection.operators.size()});
    called.outputs = {tensor};
    addCode(called);
    m_inspection.operators.push_back(std::move(called));
    return tensor;
}

void SampleBuilder::addCode(InspectedOperator& called)
{
    CodeFile& file = m_inspection.code.front();
    const std::size_t begin = file.text.size();
    file.text += m_inspection.tensors.back().name + " = torch." + called.name.substr(6) + "(...)\n";
    called.code = CodePlace{0, {begin, file.text.size() - 1}};
    if (InspectedModule& module = m_inspection.modules[called.module]; !module.code) {
        module.code = called.code;
    }
}

TensorSize SampleBuilder::recorded(SequenceLength length, const std::string& op,
                                   const std::string& source)
{
    m_inspection.evidence.push_back({op, m_summary.modules[here()].path, source,
                                     "The recording kept the number of tokens it saw."});
    return {LengthFormula::constant(length.value), SizeOrigin::Recording,
            m_inspection.evidence.size() - 1};
}

/// One behind the last module of the sub-tree.
std::size_t SampleBuilder::endOf(std::size_t module) const
{
    std::size_t end = module + 1;
    while (end < m_summary.modules.size()
           && m_summary.modules[end].depth > m_summary.modules[module].depth) {
        ++end;
    }
    return end;
}

void SampleBuilder::countParameters()
{
    for (std::size_t module = 0; module < m_summary.modules.size(); ++module) {
        for (const WeightStats& weight : m_inspection.weights) {
            const bool isInside = weight.module >= module && weight.module < endOf(module);
            if (isInside && weight.sameBytesAs.empty()) {
                m_summary.modules[module].parameters += numbersIn(weight.shape);
            }
        }
    }
    m_summary.parameters.count = m_summary.modules.front().parameters;
    m_summary.parameters.bytes = 4 * static_cast<std::uint64_t>(m_summary.parameters.count);
    m_summary.parameters.uniqueBytes = m_summary.parameters.bytes;
}

/// As if the time went by the operations at that length.
void SampleBuilder::shareTime()
{
    double all = 0;
    for (const InspectedOperator& called : m_inspection.operators) {
        all += workOf(called.flops);
    }
    for (InspectedOperator& called : m_inspection.operators) {
        called.share = all > 0 ? workOf(called.flops) / all : 0;
        for (std::size_t module = 0; module <= called.module; ++module) {
            if (called.module < endOf(module)) {
                InspectedModule& around = m_inspection.modules[module];
                around.flops = sum(around.flops, called.flops);
                around.share += called.share;
            }
        }
    }
}

/// Class, operators and shapes of the sub-tree, as text.
std::string SampleBuilder::looks(std::size_t module) const
{
    std::string text;
    for (std::size_t inside = module; inside < endOf(module); ++inside) {
        text += m_summary.modules[inside].type + ';';
    }
    for (const InspectedOperator& called : m_inspection.operators) {
        if (called.module >= module && called.module < endOf(module)) {
            text += called.name;
            for (const std::size_t tensor : called.inputs) {
                for (const TensorSize& size : m_inspection.tensors[tensor].sizes) {
                    text += sizeText(size.size) + ',';
                }
            }
        }
    }
    return text;
}

void SampleBuilder::findTwins()
{
    std::map<std::string, std::size_t> firsts;
    for (std::size_t module = 0; module < m_summary.modules.size(); ++module) {
        m_inspection.modules[module].sameAs
            = firsts.try_emplace(looks(module), module).first->second;
    }
}

SampleModel SampleBuilder::finish()
{
    countParameters();
    shareTime();
    findTwins();
    return {std::make_shared<const ModelSummary>(std::move(m_summary)),
            std::make_shared<const Inspection>(std::move(m_inspection))};
}

} // namespace maskscope
