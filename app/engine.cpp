// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine.h"

#include "app/program_files.h"
#include "core/libtorch/engine_module.h"

#include <cstdlib>
#include <dlfcn.h>
#include <string>
#include <utility>

namespace maskscope {

namespace {

constexpr const char* kModuleName = "maskscope_engine.so";

// LibTorch's threads wait spinning for a while, then sleep. Woken from sleep, the scheduler puts
// them on one core and takes several forwards to move them apart, so each is bound to a core of its
// own: the demo model, 16 tokens, 2 cores, after a pause of 0.2 s: 19 ms unbound, 8 to 13 so. No
// spinning costs 3 ms an answer, 3000 spins 0.3 ms, more than 6000 gain nothing. Beside two busy
// programs 3000 to 10000 are alike.
constexpr const char* kSpins = "6000";
// Of each length about 10 are made. With 64, measuring 13 lengths made every run 2 ms slower.
constexpr const char* kPrimitives = "256";

class MissingEngine final : public ModelLoader
{
public:
    explicit MissingEngine(std::string reason)
        : m_reason(std::move(reason))
    {}

    Result<std::unique_ptr<TracedModel>> load(OpenedFile /*file*/, const LoadOptions& /*options*/,
                                              const Progress& /*progress*/,
                                              std::stop_token /*stop*/) override
    {
        return Error{ErrorCode::EngineMissing, {{"module", kModuleName}}, m_reason};
    }

private:
    std::string m_reason;
};

struct Module
{
    MakeModelLoader* make = nullptr;
    std::string reason; ///< why there is none
};

std::string lastReason()
{
    const char* reason = dlerror();
    return reason == nullptr ? std::string() : reason;
}

Module openModule()
{
    const auto path = programLibrary(kModuleName);
    if (!path) {
        return {nullptr, std::string(kModuleName) + " does not lie beside the program"};
    }
    void* module = dlopen(path->c_str(), RTLD_NOW | RTLD_LOCAL);
    if (module == nullptr) {
        return {nullptr, lastReason()};
    }
    auto* make = reinterpret_cast<MakeModelLoader*>(dlsym(module, kMakeModelLoader));
    return {make, make == nullptr ? lastReason() : std::string()};
}

} // namespace

void prepareEngine()
{
    constexpr int kKeepTheUsersOwn = 0;
    setenv("GOMP_SPINCOUNT", kSpins, kKeepTheUsersOwn);
    setenv("OMP_PROC_BIND", "spread", kKeepTheUsersOwn);
    setenv("OMP_PLACES", "cores", kKeepTheUsersOwn);
    setenv("ONEDNN_PRIMITIVE_CACHE_CAPACITY", kPrimitives, kKeepTheUsersOwn);
}

std::unique_ptr<ModelLoader> makeEngineLoader()
{
    static const Module module = openModule();
    std::unique_ptr<ModelLoader> loader(module.make == nullptr ? nullptr : module.make());
    return loader != nullptr ? std::move(loader) : std::make_unique<MissingEngine>(module.reason);
}

} // namespace maskscope
