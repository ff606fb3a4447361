// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/model/output_form.h"

#include <algorithm>

namespace maskscope {

namespace {

/// Without any embedding table to compare with (a frozen file), only an output wider than hidden
/// states usually are is taken for a vocabulary.
constexpr std::int64_t kWidestHidden = 4096;

std::int64_t widthOf(const OutputCandidate& candidate)
{
    return candidate.shape.back();
}

bool isPerToken(const OutputCandidate& candidate, const OutputFacts& facts)
{
    const auto& shape = candidate.shape;
    return candidate.isFloating && shape.size() == 3 && shape[0] == facts.batch
        && shape[1] == facts.length && shape[2] > 0;
}

bool isNamedLogits(const OutputCandidate& candidate)
{
    const auto* name = std::get_if<std::string>(&candidate.key);
    return name != nullptr && (*name == "logits" || *name == "prediction_logits");
}

/// One vector of that width a text: BertModel's pooled output, which stands beside hidden states.
bool hasPooled(const std::vector<OutputCandidate>& candidates, std::int64_t width)
{
    return std::any_of(candidates.begin(), candidates.end(), [&](const OutputCandidate& other) {
        return other.shape.size() == 2 && other.shape[1] == width;
    });
}

/// Embedding tables may be padded further than the head, by a few per cent at most.
bool coversVocabulary(std::int64_t width, std::int64_t rows)
{
    return width >= rows - rows / 10;
}

/// The name alone is not enough: a token classifier's logits are named so too.
bool isNamedHead(std::int64_t width, const OutputFacts& facts)
{
    return !facts.vocabularyRows.has_value() || coversVocabulary(width, *facts.vocabularyRows);
}

bool isUnnamedHead(std::int64_t width, bool pooled, const OutputFacts& facts)
{
    if (facts.hiddenSize == width) {
        return facts.vocabularyRows == width && !pooled;
    }
    if (facts.vocabularyRows.has_value()) {
        return coversVocabulary(width, *facts.vocabularyRows);
    }
    return facts.hiddenSize.has_value() || (width > kWidestHidden && !pooled);
}

bool isHead(const OutputCandidate& candidate, const std::vector<OutputCandidate>& candidates,
            const OutputFacts& facts)
{
    if (!isPerToken(candidate, facts)) {
        return false;
    }
    const std::int64_t width = widthOf(candidate);
    return isNamedLogits(candidate) ? isNamedHead(width, facts)
                                    : isUnnamedHead(width, hasPooled(candidates, width), facts);
}

/// Smaller is better: named first, then as wide as the vocabulary, then less padding.
std::int64_t preference(const OutputCandidate& candidate, const OutputFacts& facts)
{
    if (isNamedLogits(candidate)) {
        return -1;
    }
    const std::int64_t rows = facts.vocabularyRows.value_or(0);
    return std::max(widthOf(candidate), rows) - std::min(widthOf(candidate), rows);
}

} // namespace

const char* containerName(OutputContainer container)
{
    switch (container) {
    case OutputContainer::Tensor:
        return "tensor";
    case OutputContainer::Tuple:
        return "tuple";
    case OutputContainer::List:
        return "list";
    case OutputContainer::Dict:
        break;
    }
    return "dict";
}

OutputForm judgeOutput(OutputContainer container, const std::vector<OutputCandidate>& candidates,
                       const OutputFacts& facts)
{
    OutputForm form;
    form.container = container;
    const OutputCandidate* best = nullptr;
    for (const OutputCandidate& candidate : candidates) {
        if (isHead(candidate, candidates, facts)
            && (best == nullptr || preference(candidate, facts) < preference(*best, facts))) {
            best = &candidate;
        }
    }
    if (best != nullptr) {
        form.hasLmHead = true;
        form.key = best->key;
        form.vocabularySize = widthOf(*best);
    } else if (!candidates.empty()) {
        form.key = candidates.front().key;
    }
    return form;
}

} // namespace maskscope
