// SPDX-License-Identifier: GPL-3.0-or-later
// What less precision gains and costs, as the window's Model > Precision measures it:
//
//     build/release/bench/bench_agreement MODEL.pt
//
// Prints a Markdown table: best guesses that stay, five best in common, the largest difference of
// ln p, medians of a forward and their ratio, and the layers' weights.
#include "core/base/messages.h"
#include "core/inference/agreement.h"
#include "core/inference/agreement_sentences.h"
#include "core/libtorch/torch_model_loader.h"
#include "core/worker/load_task.h"

#include <cstdio>

using namespace maskscope;

namespace {

Result<OpenModel> open(const char* path, Precision precision)
{
    LoadJob job{path, {}, {}, {}};
    job.options.engine.precision = precision;
    job.options.proof = Proof::AtOnce;
    return loadModel(job, *makeTorchModelLoader(), {}, {});
}

void compare(const OpenModel& exact, const char* path, Precision precision)
{
    const std::string name(precisionName(precision));
    const auto other = open(path, precision);
    if (other.hasError()) {
        std::printf("| %s | %s |\n", name.c_str(), englishMessage(other.error()).c_str());
        return;
    }
    AgreementRun run(exact.lm, *other.value().lm.model, agreementSentences());
    while (!run.isFinished()) {
        if (const Status step = run.step({}); step.hasError()) {
            std::printf("| %s | %s |\n", name.c_str(), englishMessage(step.error()).c_str());
            return;
        }
    }
    const Agreement found = run.result();
    const EngineReport& engine = other.value().lm.model->summary().engine;
    std::printf("| %s | %zu of %zu | %.2f | %.3f | %.2f | %.2f | %.2f | %.1f |\n", name.c_str(),
                found.sameBest, found.sentences, found.sharedOfFive, found.largestLogDifference,
                found.exactMilliseconds, found.otherMilliseconds,
                found.exactMilliseconds / found.otherMilliseconds,
                static_cast<double>(engine.packedBytes) / (1 << 20));
}

} // namespace

int main(int argc, char** argv)
{
    const auto exact = argc > 1 ? open(argv[1], Precision::Fp32)
                                : Result<OpenModel>(Error{ErrorCode::Usage, {}, {}});
    if (exact.hasError()) {
        static_cast<void>(std::fprintf(stderr, "usage: bench_agreement MODEL.pt\n%s\n",
                                       englishMessage(exact.error()).c_str()));
        return 2;
    }
    std::printf("| | same best | of five | ln p | fp32 ms | ms | fp32/it | layers MB |\n");
    std::printf("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    compare(exact.value(), argv[1], Precision::Bf16);
    compare(exact.value(), argv[1], Precision::Int8);
    return 0;
}
