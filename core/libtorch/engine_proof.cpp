// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/engine_proof.h"

#include "core/libtorch/fast_program.h"
#include "core/libtorch/output_reader.h"
#include "core/libtorch/torch_program.h"

#include <ATen/core/Tensor.h>
#include <ATen/core/ivalue.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <set>

namespace maskscope {

namespace {

constexpr std::int64_t kFirstLength = 13;
constexpr std::int64_t kAloneLength = 10;
constexpr std::array<std::int64_t, 3> kLaterLengths{5, 37, 128};
constexpr std::int64_t kLongLength = 2 * kFirstLength; ///< from here on one text will do
constexpr double kTolerance = 1e-3;
constexpr double kLooseTolerance = 0.1;

std::int64_t allowed(const LengthContract& contract, std::int64_t length)
{
    if (contract.kind == LengthKind::Fixed || contract.kind == LengthKind::Unsafe) {
        return contract.max.value_or(SequenceLength{static_cast<std::int32_t>(length)}).value;
    }
    length = std::max<std::int64_t>(length, contract.min.value);
    return contract.max ? std::min<std::int64_t>(length, contract.max->value) : length;
}

std::size_t rowsFor(const BatchContract& contract)
{
    if (contract.kind == BatchKind::Any) {
        return 2;
    }
    return contract.kind == BatchKind::Fixed
        ? static_cast<std::size_t>(std::clamp<std::int64_t>(contract.traced.value_or(1), 1, 8))
        : 1;
}

/// Random, but the same each time.
Batch madeUpBatch(std::size_t rows, std::int64_t length, const ProofFacts& facts)
{
    const auto tokens = static_cast<std::size_t>(length);
    Batch batch{.rows = rows,
                .length = tokens,
                .ids = {},
                .attentionMask = std::vector<std::int64_t>(rows * tokens, 1),
                .typeIds = std::vector<std::int64_t>(rows * tokens, 0)};
    std::minstd_rand random(static_cast<unsigned>(length));
    for (std::size_t i = 0; i < rows * tokens; ++i) {
        batch.ids.push_back(static_cast<std::int64_t>(random()) % facts.ids);
    }
    return batch;
}

void padLastRow(Batch& batch, std::size_t count, std::int64_t padId)
{
    for (std::size_t i = batch.ids.size() - count; i < batch.ids.size(); ++i) {
        batch.ids[i] = padId;
        batch.attentionMask[i] = 0;
    }
}

Logits allNumbers(const c10::IValue& answer)
{
    Logits numbers{.masks = 1, .vocabulary = 0, .values = {}};
    for (const at::Tensor& tensor : readOutput(answer).tensors) {
        if (at::isFloatingType(tensor.scalar_type())) {
            const at::Tensor part = tensor.to(at::kFloat).contiguous();
            const float* values = part.const_data_ptr<float>();
            numbers.values.insert(numbers.values.end(), values, values + part.numel());
        }
    }
    numbers.vocabulary = numbers.values.size();
    return numbers;
}

bool areEqualRows(std::span<const float> plain, std::span<const float> fast)
{
    float least = std::numeric_limits<float>::max();
    float most = std::numeric_limits<float>::lowest();
    float difference = 0;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        if (!std::isfinite(plain[i]) || !std::isfinite(fast[i])) {
            if (plain[i] != fast[i] && !(std::isnan(plain[i]) && std::isnan(fast[i]))) {
                return false;
            }
            continue;
        }
        least = std::min(least, plain[i]);
        most = std::max(most, plain[i]);
        difference = std::max(difference, std::abs(plain[i] - fast[i]));
    }
    return difference <= kTolerance * static_cast<double>(most - least);
}

bool areCloseRows(std::span<const float> plain, std::span<const float> fast)
{
    double sum = 0;
    double squares = 0;
    double errors = 0;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        if (!std::isfinite(plain[i]) && plain[i] == fast[i]) {
            continue; // words that the model rules out
        }
        const double value = plain[i];
        const double error = static_cast<double>(fast[i]) - value;
        sum += value;
        squares += value * value;
        errors += error * error;
    }
    const double count = static_cast<double>(plain.size());
    const double variance = squares / count - (sum / count) * (sum / count);
    return errors / count <= kLooseTolerance * variance; // not so for NaN
}

template <typename SameRows>
bool areAll(const Logits& plain, const Logits& fast, SameRows areSame)
{
    if (plain.masks != fast.masks || plain.vocabulary != fast.vocabulary
        || plain.values.size() != fast.values.size() || plain.values.empty()) {
        return false;
    }
    for (std::size_t mask = 0; mask < plain.masks; ++mask) {
        if (!areSame(plain.row(mask), fast.row(mask))) {
            return false;
        }
    }
    return true;
}

} // namespace

ProofShape firstShape(const ModelSummary& summary)
{
    return {rowsFor(summary.batch), allowed(summary.length, kFirstLength)};
}

std::vector<ProofShape> laterShapes(const ModelSummary& summary)
{
    const ProofShape first = firstShape(summary);
    const bool isAnyBatch = summary.batch.kind == BatchKind::Any;
    std::vector<ProofShape> shapes;
    const auto add = [&](std::size_t rows, std::int64_t length) {
        const ProofShape shape{rows, allowed(summary.length, length)};
        if (shape != first && std::find(shapes.begin(), shapes.end(), shape) == shapes.end()) {
            shapes.push_back(shape);
        }
    };
    if (isAnyBatch) { // one text is the usual question
        add(1, kAloneLength);
    }
    for (const std::int64_t length : kLaterLengths) {
        add(isAnyBatch && length > kLongLength ? 1 : first.rows, length);
    }
    if (!shapes.empty()) {
        shapes.back().canBeShorter = summary.length.kind == LengthKind::Any;
    }
    return shapes;
}

ProofCase makeProof(const ProofShape& shape, const ProofFacts& facts)
{
    const std::size_t rows = shape.rows;
    ProofCase question{madeUpBatch(rows, shape.length, facts), {}};
    const std::size_t padding = rows > 1 ? question.batch.length / 4 : 0;
    padLastRow(question.batch, padding, facts.padId);
    for (std::size_t row = 0; row < rows; ++row) {
        const std::size_t last = question.batch.length - 1 - (row + 1 == rows ? padding : 0);
        // Another number of masks in each text.
        std::set<std::size_t> places{last / 2};
        if (row % 2 == 0) {
            places.insert({std::min<std::size_t>(1, last), last});
        }
        for (const std::size_t place : places) {
            question.positions.push_back({row, place});
        }
    }
    return question;
}

Result<Logits> plainAnswer(const TorchProgram& program, const OutputForm& form,
                           const ProofCase& question)
{
    const c10::IValue answer = program.run(question.batch);
    return form.hasLmHead ? readLogits(answer, form, question.batch, question.positions)
                          : allNumbers(answer);
}

Result<Logits> fastAnswer(const FastProgram& program, const ProofCase& question)
{
    return program.answersAtMasks() ? program.logits(question.batch, question.positions)
                                    : allNumbers(program.run(question.batch, question.positions));
}

bool areEqualAnswers(const Logits& plain, const Logits& fast)
{
    return areAll(plain, fast, areEqualRows);
}

bool areCloseAnswers(const Logits& plain, const Logits& fast, Precision precision)
{
    return areAll(plain, fast, precision == Precision::Fp32 ? areEqualRows : areCloseRows);
}

} // namespace maskscope
