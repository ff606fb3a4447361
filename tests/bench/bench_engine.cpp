// SPDX-License-Identifier: GPL-3.0-or-later
// The rewritten program against the saved one, in one process and taking turns:
//
//     build/release/bench/bench_engine MODEL.pt [ROUNDS]
//
// One text with one mask per length; prints medians, their ratio, and the first two runs of a
// length against its median as a Markdown table.
#include "core/latency/statistics.h"
#include "core/libtorch/torch_model_loader.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

using namespace maskscope;

namespace {

constexpr std::size_t kLengths[]{8, 16, 32, 64, 128, 256, 512};

std::unique_ptr<TracedModel> load(const char* path, Engine engine)
{
    auto file = openModelFile(path);
    if (file.hasError()) {
        return nullptr;
    }
    const LoadOptions options{.engine = {engine, Precision::Fp32}, .proof = Proof::AtOnce};
    auto model = makeTorchModelLoader()->load(std::move(file).value(), options, {}, {});
    return model.hasValue() ? std::move(model).value() : nullptr;
}

double runOnce(TracedModel& model, std::size_t length)
{
    const Batch batch{.rows = 1,
                      .length = length,
                      .ids = std::vector<std::int64_t>(length, 100),
                      .attentionMask = std::vector<std::int64_t>(length, 1),
                      .typeIds = std::vector<std::int64_t>(length, 0)};
    const std::vector<MaskPosition> masks{{0, length / 2}};
    const auto begin = std::chrono::steady_clock::now();
    const auto logits = model.run(batch, masks, {});
    const auto end = std::chrono::steady_clock::now();
    return logits.hasValue() ? std::chrono::duration<double, std::milli>(end - begin).count() : -1;
}

void compareAt(TracedModel& fast, TracedModel& plain, std::size_t length, int rounds)
{
    const double first = runOnce(fast, length);
    const double second = runOnce(fast, length);
    runOnce(plain, length);
    std::vector<double> fastTimes;
    std::vector<double> plainTimes;
    for (int round = 0; round < rounds; ++round) {
        fastTimes.push_back(runOnce(fast, length));
        plainTimes.push_back(runOnce(plain, length));
    }
    const double median = quantile(fastTimes, 0.5);
    const double saved = quantile(plainTimes, 0.5);
    std::printf("| %zu | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f |\n", length, saved, median,
                saved / median, quantile(fastTimes, 0.1), first / median, second / median);
    static_cast<void>(std::fflush(stdout));
}

} // namespace

int main(int argc, char** argv)
{
    const auto fast = argc > 1 ? load(argv[1], Engine::Fast) : nullptr;
    const auto plain = argc > 1 ? load(argv[1], Engine::Plain) : nullptr;
    if (fast == nullptr || plain == nullptr) {
        static_cast<void>(std::fprintf(stderr, "usage: bench_engine MODEL.pt [ROUNDS]\n"));
        return 2;
    }
    for (const PassReport& pass : fast->summary().engine.passes) {
        std::printf("%s %s\n", std::string(passName(pass.pass)).c_str(),
                    std::string(passStateName(pass.state)).c_str());
    }
    std::printf("%d threads\n\n", fast->summary().threads);
    std::printf("| tokens | plain ms | fast ms | plain/fast | fast p10 | first | second |\n");
    std::printf("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 15;
    for (const std::size_t length : kLengths) {
        compareAt(*fast, *plain, length, rounds);
    }
    return 0;
}
