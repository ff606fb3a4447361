// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_inspection.h"

#include "tests/support/sample_builder.h"

#include <algorithm>
#include <string>

namespace maskscope {

namespace {

constexpr std::int64_t kHidden = 384;
constexpr std::int64_t kHeads = 12;
constexpr std::int64_t kPerHead = kHidden / kHeads;
constexpr std::int64_t kInner = 1536;
constexpr std::int64_t kPositions = 512;
constexpr std::int64_t kWords = 30522;

/// Writes the program down, module by module.
class Bert
{
public:
    explicit Bert(const SampleOptions& options)
        : m_options(options)
        , m_builder(options.isFrozen)
    {}

    SampleModel write()
    {
        m_builder.enter("", m_options.hasHead ? "BertForMaskedLM" : "BertModel");
        const std::size_t ids = m_builder.input("input_ids", {batch(), length()}, "int64");
        const std::size_t mask = m_builder.input("attention_mask", {batch(), length()}, "int64");
        m_builder.enter("bert", "BertModel");
        m_builder.gives(m_builder.inputs());
        const std::size_t seen = embeddings(ids);
        const std::size_t hidden = encoder(seen, widened(mask));
        m_builder.returns({hidden});
        m_builder.leave();
        m_builder.returns({m_options.hasHead ? head(hidden) : hidden});
        m_builder.leave();
        return m_builder.finish();
    }

private:
    using Sizes = std::vector<TensorSize>;

    static Sizes wide(std::int64_t width) { return {batch(), length(), weights(width)}; }

    std::size_t embeddings(std::size_t ids)
    {
        m_builder.enter("embeddings", "BertEmbeddings");
        m_builder.gives({ids});
        const std::size_t words = table("word_embeddings", kWords, ids, wide(kHidden));
        const TensorSize row = m_options.recordedLength
            ? m_builder.recorded(*m_options.recordedLength, "aten::slice", "modeling_bert.py:178")
            : length();
        const std::size_t numbers
            = m_builder.op("aten::slice", "modeling_bert.py:178", {}, {weights(1), row}, "int64");
        const std::size_t places = table("position_embeddings", kPositions, numbers,
                                         {weights(1), row, weights(kHidden)});
        const std::size_t both
            = m_builder.op("aten::add", "modeling_bert.py:184", {words, places}, wide(kHidden));
        const std::size_t even = norm("LayerNorm", both);
        m_builder.returns({even});
        m_builder.leave();
        return even;
    }

    /// The mask as it is added to the scores of every layer.
    std::size_t widened(std::size_t mask)
    {
        const Sizes sizes{batch(), weights(1), weights(1), length()};
        const std::size_t open
            = m_builder.op("aten::unsqueeze", "modeling_utils.py:910", {mask}, sizes, "int64");
        return m_builder.op("aten::rsub", "modeling_utils.py:921", {open}, sizes);
    }

    std::size_t encoder(std::size_t hidden, std::size_t mask)
    {
        m_builder.enter("encoder", "BertEncoder");
        m_builder.gives({hidden, mask});
        m_builder.enter("layer", "ModuleList", 0);
        for (int i = 0; i < m_options.layers; ++i) {
            hidden = layer(std::to_string(i), hidden, mask);
        }
        m_builder.leave();
        m_builder.returns({hidden});
        m_builder.leave();
        return hidden;
    }

    std::size_t layer(const std::string& name, std::size_t hidden, std::size_t mask)
    {
        m_builder.enter(name, "BertLayer");
        m_builder.gives({hidden, mask});
        m_builder.enter("attention", "BertAttention");
        m_builder.gives({hidden, mask});
        const std::size_t seen = addAndNorm("BertSelfOutput", attention(hidden, mask), hidden);
        m_builder.returns({seen});
        m_builder.leave();
        m_builder.enter("intermediate", "BertIntermediate");
        m_builder.gives({seen});
        const std::size_t wider = linear("dense", kHidden, kInner, seen);
        const std::size_t bent
            = m_builder.op("aten::gelu", "activations.py:78", {wider}, wide(kInner));
        m_builder.returns({bent});
        m_builder.leave();
        const std::size_t done = addAndNorm("BertOutput", bent, seen, kInner);
        m_builder.returns({done});
        m_builder.leave();
        return done;
    }

    std::size_t attention(std::size_t hidden, std::size_t mask)
    {
        const Sizes heads{batch(), weights(kHeads), length(), weights(kPerHead)};
        const Sizes turned{batch(), weights(kHeads), weights(kPerHead), length()};
        const Sizes scores{batch(), weights(kHeads), length(), length()};
        const LengthFormula work{{0, 0, 2 * kHidden}};
        m_builder.enter("self", "BertSelfAttention");
        m_builder.gives({hidden, mask});
        const auto split = [&](const char* name, const char* source, const Sizes& sizes) {
            return m_builder.op("aten::transpose", source, {linear(name, kHidden, kHidden, hidden)},
                                sizes);
        };
        const std::size_t query = split("query", "modeling_bert.py:221", heads);
        const std::size_t key = split("key", "modeling_bert.py:222", turned);
        const std::size_t value = split("value", "modeling_bert.py:223", heads);
        const std::size_t raw = m_builder.op("aten::matmul", "modeling_bert.py:238", {query, key},
                                             scores, "float32", work);
        const std::size_t hidingPadding
            = m_builder.op("aten::add", "modeling_bert.py:241", {raw, mask}, scores);
        const std::size_t shares
            = m_builder.op("aten::softmax", "modeling_bert.py:244", {hidingPadding}, scores);
        const std::size_t mixed = m_builder.op("aten::matmul", "modeling_bert.py:253",
                                               {shares, value}, heads, "float32", work);
        const std::size_t joined
            = m_builder.op("aten::reshape", "modeling_bert.py:256", {mixed}, wide(kHidden));
        m_builder.returns({joined});
        m_builder.leave();
        return joined;
    }

    std::size_t addAndNorm(const char* type, std::size_t input, std::size_t beside,
                           std::int64_t width = kHidden)
    {
        m_builder.enter("output", type);
        m_builder.gives({input, beside});
        const std::size_t dense = linear("dense", width, kHidden, input);
        const std::size_t both
            = m_builder.op("aten::add", "modeling_bert.py:291", {dense, beside}, wide(kHidden));
        const std::size_t even = norm("LayerNorm", both);
        m_builder.returns({even});
        m_builder.leave();
        return even;
    }

    std::size_t head(std::size_t hidden)
    {
        m_builder.enter("cls", "BertOnlyMLMHead");
        m_builder.gives({hidden});
        m_builder.enter("predictions", "BertLMPredictionHead");
        m_builder.gives({hidden});
        const std::size_t dense = linear("dense", kHidden, kHidden, hidden);
        const std::size_t even = norm("LayerNorm", dense);
        const std::size_t words
            = linear("decoder", kHidden, kWords, even, "bert.embeddings.word_embeddings.weight");
        m_builder.returns({words});
        m_builder.leave();
        m_builder.returns({words});
        m_builder.leave();
        return words;
    }

    std::size_t linear(const char* name, std::int64_t from, std::int64_t to, std::size_t input,
                       const std::string& tied = {})
    {
        m_builder.enter(name, "Linear");
        m_builder.gives({input});
        const std::size_t weight = m_builder.weight("weight", {to, from}, tied);
        const std::size_t bias = m_builder.weight("bias", {to});
        const std::size_t output
            = m_builder.op("aten::linear", "linear.py:114", {input, weight, bias}, wide(to),
                           "float32", LengthFormula{{0, 2 * from * to, 0}});
        m_builder.returns({output});
        m_builder.leave();
        return output;
    }

    std::size_t norm(const char* name, std::size_t input)
    {
        m_builder.enter(name, "LayerNorm");
        m_builder.gives({input});
        const std::size_t weight = m_builder.weight("weight", {kHidden});
        const std::size_t bias = m_builder.weight("bias", {kHidden});
        const std::size_t output = m_builder.op("aten::layer_norm", "normalization.py:190",
                                                {input, weight, bias}, wide(kHidden));
        m_builder.returns({output});
        m_builder.leave();
        return output;
    }

    std::size_t table(const char* name, std::int64_t rows, std::size_t input, const Sizes& sizes)
    {
        m_builder.enter(name, "Embedding");
        m_builder.gives({input});
        const std::size_t weight = m_builder.weight("weight", {rows, kHidden});
        const std::size_t output
            = m_builder.op("aten::embedding", "sparse.py:162", {weight, input}, sizes);
        m_builder.returns({output});
        m_builder.leave();
        return output;
    }

    SampleOptions m_options;
    SampleBuilder m_builder;
};

} // namespace

SampleModel makeSampleModel(const SampleOptions& options)
{
    return Bert(options).write();
}

SampleModel makeLongProgram(const LongProgram& program)
{
    SampleBuilder builder(true);
    builder.enter("", "LongProgram");
    std::vector<std::size_t> made{builder.input("input_ids", {batch(), length()}, "int64")};
    for (std::size_t i = 0; i < program.operators; ++i) {
        const std::size_t line = program.period == 0 ? i : i % program.period;
        std::vector<std::size_t> inputs{made.back()};
        if (program.branches && i % 3 == 2) {
            inputs.push_back(made[made.size() - 1 - std::min(made.size() - 1, 1 + line % 7)]);
        }
        made.push_back(builder.op(i % 2 == 0 ? "aten::linear" : "aten::add",
                                  "long_program.py:" + std::to_string(10 + line), inputs,
                                  {batch(), length(), weights(64)}));
    }
    builder.returns({made.back()});
    builder.leave();
    return builder.finish();
}

} // namespace maskscope
