// SPDX-License-Identifier: GPL-3.0-or-later
#include "matrix_cell.h"

#include "core/base/messages.h"
#include "core/inference/predictor.h"

#include "expected_words.h"
#include "torch_test_support.h"
#include <algorithm>
#include <set>

namespace maskscope::test {

namespace {

constexpr std::size_t kRecorded = 50; ///< words for each mask

std::string text(const Json& object, const char* key)
{
    return stringMember(object, key).value_or(std::string());
}

MatrixCell readCell(const Json& json)
{
    return {.row = text(json, "row"),
            .column = text(json, "column"),
            .file = text(json, "file"),
            .reason = text(json, "reason"),
            .error = text(json, "error"),
            .found = text(json, "found"),
            .warning = text(json, "warning"),
            .inputs = json.value("inputs", Json::array()),
            .truth = json.value("truth", Json::object()),
            .texts = json.value("texts", Json::array())};
}

std::string nameOf(const Error& error)
{
    return std::string(messageTemplate(error.code).name);
}

Result<Prediction> fill(const MaskedLm& lm, const std::string& masked)
{
    return predict(*lm.model, *lm.tokenizer, masked, {.topK = kRecorded}, {});
}

std::vector<std::int64_t> idsOf(const Encoding& encoding)
{
    std::vector<std::int64_t> ids;
    std::transform(encoding.ids.begin(), encoding.ids.end(), std::back_inserter(ids),
                   [](TokenId id) { return id.value; });
    return ids;
}

/// Empty if the answer is Hugging Face's.
std::string differenceOf(const Prediction& found, const Json& recorded)
{
    if (idsOf(found.encoding) != recorded["ids"].get<std::vector<std::int64_t>>()) {
        return "other tokens";
    }
    if (found.masks.size() != recorded["masks"].size()) {
        return std::to_string(found.masks.size()) + " masks";
    }
    for (std::size_t i = 0; i < found.masks.size(); ++i) {
        const Json& mask = recorded["masks"][i];
        if (found.masks[i].position != mask["position"].get<std::size_t>()) {
            return "a mask at " + std::to_string(found.masks[i].position);
        }
        std::string difference = differenceOf(found.masks[i], readExpectedWords(mask));
        if (!difference.empty()) {
            return difference;
        }
    }
    return {};
}

/// "any", "fixed 16", "range 9 to 16, one by one"
std::string contractText(const ModelSummary& summary)
{
    const LengthContract& length = summary.length;
    std::string text = lengthKindName(length.kind);
    if (length.kind != LengthKind::Any && length.max) {
        text += length.kind == LengthKind::Range ? " " + std::to_string(length.min.value) + " to "
                                                 : " ";
        text += std::to_string(length.max->value);
    }
    return text + (summary.batch.kind == BatchKind::Any ? "" : ", one by one");
}

/// A file without an attention mask cannot be found out; then less is trusted than could be.
bool isCautious(const MatrixCell& cell, const std::string& length)
{
    const bool hasMask
        = std::find(cell.inputs.begin(), cell.inputs.end(), "attention_mask") != cell.inputs.end();
    return !hasMask && length == "unsafe" && cell.truth["length"] == "range";
}

void compareContracts(const MatrixCell& cell, const ModelSummary& summary, MatrixOutcome& outcome)
{
    const std::string length = lengthKindName(summary.length.kind);
    const std::string batch = batchKindName(summary.batch.kind);
    if (length != cell.truth["length"] && !isCautious(cell, length)) {
        outcome.problems.push_back("lengths: " + length + " instead of "
                                   + text(cell.truth, "length"));
    }
    if (batch != cell.truth["batch"]) {
        outcome.problems.push_back("batches: " + batch + " instead of "
                                   + text(cell.truth, "batch"));
    }
}

void compareWarning(const MatrixCell& cell, const ModelSummary& summary, MatrixOutcome& outcome)
{
    for (const Warning& warning : summary.warnings) {
        outcome.shown
            += (outcome.shown.empty() ? "" : ", ") + std::string(warningName(warning.code));
    }
    if (outcome.shown.find(cell.warning) == std::string::npos) {
        outcome.problems.push_back("no warning " + cell.warning);
    }
}

/// A length may be refused only if the trace does not do there what its model does.
bool mayRefuse(const MatrixCell& cell, const Error& error)
{
    const bool isAboutLength = error.code == ErrorCode::LengthNotAccepted
        || error.code == ErrorCode::TooLong || error.code == ErrorCode::TooShort;
    return isAboutLength && cell.truth["length"] != "any";
}

void askAll(const MatrixCell& cell, const MaskedLm& lm, MatrixOutcome& outcome)
{
    std::set<std::string> refusals;
    std::size_t answered = 0;
    for (const Json& recorded : cell.texts) {
        const auto asked = recorded["text"].get<std::string>();
        const auto found = fill(lm, asked);
        std::string problem;
        if (found.hasValue()) {
            ++answered;
            problem = differenceOf(found.value(), recorded);
        } else {
            refusals.insert(nameOf(found.error()));
            problem = mayRefuse(cell, found.error()) ? std::string() : errorLine(found.error());
        }
        if (!problem.empty()) {
            outcome.problems.push_back("'" + asked + "': " + problem);
        }
    }
    for (const std::string& refusal : refusals) {
        outcome.shown += ", else " + refusal;
    }
    if (answered == 0) {
        outcome.problems.emplace_back("no text is answered");
    }
}

void compareError(const MatrixCell& cell, const Error& error, MatrixOutcome& outcome)
{
    outcome.shown = nameOf(error);
    if (outcome.shown != cell.error) {
        outcome.problems.push_back(errorLine(error));
    }
    if (!cell.found.empty() && textFact(error, "found") != cell.found) {
        outcome.problems.push_back("it is called " + textFact(error, "found"));
    }
}

/// Empty if both answer alike, or neither does.
std::string differenceOf(const Result<Prediction>& fast, const Result<Prediction>& plain)
{
    if (fast.hasError() || plain.hasError()) {
        const bool isSame
            = fast.hasError() && plain.hasError() && fast.error().code == plain.error().code;
        return isSame ? std::string() : "one of them fails";
    }
    for (std::size_t i = 0; i < plain.value().masks.size(); ++i) {
        std::string difference
            = differenceOf(fast.value().masks.at(i), wordsOf(plain.value().masks[i]));
        if (!difference.empty()) {
            return difference;
        }
    }
    return {};
}

/// What opens all the same, but has no words to give.
MatrixOutcome tryRefusal(const MatrixCell& cell, const MaskedLm& lm)
{
    MatrixOutcome outcome;
    const auto found = fill(lm, "a " + lm.tokenizer->maskToken() + " the house.");
    if (found.hasError()) {
        compareError(cell, found.error(), outcome);
    } else {
        outcome = {"answers", {"it answers"}};
    }
    return outcome;
}

} // namespace

std::vector<MatrixCell> readMatrix()
{
    const auto path = std::filesystem::path(MASKSCOPE_MATRIX_MODELS) / "matrix.json";
    const auto content = readSmallFile(path);
    const auto json = parseJson(content.hasValue() ? content.value() : "[]", "matrix.json");
    std::vector<MatrixCell> cells;
    if (json.hasValue()) {
        std::transform(json.value().begin(), json.value().end(), std::back_inserter(cells),
                       readCell);
    }
    return cells;
}

std::string compareEngines(const MatrixCell& cell)
{
    const auto path = std::filesystem::path(MASKSCOPE_MATRIX_MODELS) / cell.file;
    const auto fast = openMaskedLm(path, Engine::Fast);
    const auto plain = openMaskedLm(path, Engine::Plain);
    if (fast.hasError() || plain.hasError()) {
        return fast.hasError() == plain.hasError() ? std::string() : "only one of them opens";
    }
    if (plain.value().model->summary().engine.used.engine != Engine::Plain) {
        return "plain was asked for, but is not used";
    }
    if (!plain.value().model->summary().isRepeatable) {
        return {};
    }
    // After the checks, when the saved program is gone.
    while (fast.value().model->idleStep() == IdleWork::More) {}
    for (const Json& recorded : cell.texts) {
        const auto asked = recorded["text"].get<std::string>();
        const std::string difference
            = differenceOf(fill(fast.value(), asked), fill(plain.value(), asked));
        if (!difference.empty()) {
            return "'" + asked + "': " + difference;
        }
    }
    return {};
}

MatrixOutcome tryCell(const MatrixCell& cell)
{
    MatrixOutcome outcome;
    const auto lm = openMaskedLm(std::filesystem::path(MASKSCOPE_MATRIX_MODELS) / cell.file);
    if (lm.hasError()) {
        compareError(cell, lm.error(), outcome);
        return outcome;
    }
    if (!cell.error.empty()) {
        return tryRefusal(cell, lm.value());
    }
    const ModelSummary& summary = lm.value().model->summary();
    if (!cell.warning.empty()) {
        compareWarning(cell, summary, outcome);
        return outcome;
    }
    outcome.shown = contractText(summary);
    compareContracts(cell, summary, outcome);
    if (summary.isFlat) { // of every text, Hugging Face gives the best word more than 0.05
        outcome.problems.emplace_back("its answers are called flat");
    }
    askAll(cell, lm.value(), outcome);
    return outcome;
}

} // namespace maskscope::test
