// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/threads.h"

#include <ATen/Parallel.h>
#include <c10/util/Exception.h>
#include <torch/csrc/jit/runtime/print_handler.h>

#include <algorithm>
#include <fstream>
#include <sched.h>
#include <set>
#include <string>
#include <thread>
#include <unistd.h>

namespace maskscope {

namespace {

constexpr int kMostThreads = 1024;

/// The CPUs that share a core with `cpu`, as the kernel writes them: "0,4". Empty if unknown.
std::string coreOf(int cpu)
{
    const std::string folder = "/sys/devices/system/cpu/cpu" + std::to_string(cpu) + "/topology/";
    std::string siblings;
    std::getline(std::ifstream(folder + "thread_siblings_list"), siblings);
    return siblings;
}

class SilentWarnings final : public c10::WarningHandler
{
public:
    void process(const c10::Warning& /*warning*/) override {}
};

} // namespace

int physicalCores()
{
    std::set<std::string> cores;
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    // Of the main thread: OpenMP binds this one to a core (app/engine.cpp).
    if (sched_getaffinity(getpid(), sizeof(allowed), &allowed) == 0) {
        for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
            if (CPU_ISSET(static_cast<std::size_t>(cpu), &allowed)) {
                cores.insert(coreOf(cpu));
            }
        }
    }
    cores.erase("");
    if (!cores.empty()) {
        return static_cast<int>(cores.size());
    }
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

int setTorchThreads(int threads)
{
    at::set_num_threads(threads > 0 ? std::min(threads, kMostThreads) : physicalCores());
    return at::get_num_threads();
}

void silenceTorch()
{
    static SilentWarnings silent;
    torch::jit::setPrintHandler([](const std::string& /*text*/) {});
    c10::WarningUtils::set_warning_handler(&silent);
}

} // namespace maskscope
