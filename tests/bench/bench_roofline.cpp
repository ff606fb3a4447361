// SPDX-License-Identifier: GPL-3.0-or-later
// How near the fast engine comes to its matrix products alone, as oneDNN does them (up to 479 rows
// the engine has a kernel of its own and may be faster):
//
//     build/release/bench/bench_roofline MODEL.pt LAYERS WIDTH INNER WORDS [ROUNDS]
//
// e.g. bert-base.pt 12 768 3072 30522. Runs the linear layers of that BERT with one mask and
// nothing else, over packed weights of its sizes, in turns with the model, and prints both medians.
#include "core/latency/statistics.h"
#include "core/libtorch/torch_model_loader.h"

#include <ATen/Functions.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <c10/core/InferenceMode.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <vector>

using namespace maskscope;

namespace {

constexpr std::size_t kLengths[]{8, 16, 32, 64, 128, 256, 512};

struct Shape
{
    std::int64_t layers = 0;
    std::int64_t width = 0;
    std::int64_t inner = 0;
    std::int64_t words = 0;
};

/// One linear layer over a packed weight.
class Product
{
public:
    Product(std::int64_t in, std::int64_t out, bool atMask)
        : m_in(in)
        , m_atMask(atMask)
    {
        static const auto packing
            = c10::Dispatcher::singleton()
                  .findSchemaOrThrow("mkldnn::_reorder_linear_weight", "")
                  .typed<at::Tensor(const at::Tensor&, std::optional<c10::SymInt>)>();
        m_weight = packing.call(at::randn({out, in}), c10::SymInt(32));
        m_bias = at::randn({out});
    }

    void run(std::int64_t tokens) const
    {
        using Call
            = at::Tensor(const at::Tensor&, const at::Tensor&, const std::optional<at::Tensor>&,
                         std::string_view, c10::List<std::optional<at::Scalar>>,
                         std::optional<std::string_view>);
        static const auto linear = c10::Dispatcher::singleton()
                                       .findSchemaOrThrow("mkldnn::_linear_pointwise", "")
                                       .typed<Call>();
        const at::Tensor x = at::ones({1, m_atMask ? 1 : tokens, m_in});
        linear.call(x, m_weight, m_bias, "none", c10::List<std::optional<at::Scalar>>(),
                    std::nullopt);
    }

private:
    std::int64_t m_in;
    bool m_atMask;
    at::Tensor m_weight;
    at::Tensor m_bias;
};

std::vector<Product> productsOf(const Shape& shape)
{
    std::vector<Product> products;
    for (std::int64_t layer = 0; layer < shape.layers; ++layer) {
        const bool last = layer + 1 == shape.layers;
        products.emplace_back(shape.width, last ? 2 * shape.width : 3 * shape.width, false);
        if (last) {
            products.emplace_back(shape.width, shape.width, true);
        }
        products.emplace_back(shape.width, shape.width, last);
        products.emplace_back(shape.width, shape.inner, last);
        products.emplace_back(shape.inner, shape.width, last);
    }
    products.emplace_back(shape.width, shape.width, true);
    products.emplace_back(shape.width, shape.words, true);
    return products;
}

double milliseconds(const std::function<void()>& work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
        .count();
}

std::unique_ptr<TracedModel> load(const char* path)
{
    auto file = openModelFile(path);
    if (file.hasError()) {
        return nullptr;
    }
    LoadOptions options;
    options.proof = Proof::AtOnce;
    auto model = makeTorchModelLoader()->load(std::move(file).value(), options, {}, {});
    return model.hasValue() ? std::move(model).value() : nullptr;
}

void compareAt(TracedModel& model, const std::vector<Product>& products, std::size_t length,
               int rounds)
{
    const Batch batch{.rows = 1,
                      .length = length,
                      .ids = std::vector<std::int64_t>(length, 100),
                      .attentionMask = std::vector<std::int64_t>(length, 1),
                      .typeIds = std::vector<std::int64_t>(length, 0)};
    const std::vector<MaskPosition> masks{{0, length / 2}};
    std::vector<double> whole;
    std::vector<double> alone;
    for (int round = -2; round < rounds; ++round) {
        const double model1 = milliseconds([&] { (void)model.run(batch, masks, {}); });
        const double bare = milliseconds([&] {
            for (const Product& product : products) {
                product.run(static_cast<std::int64_t>(length));
            }
        });
        if (round >= 0) {
            whole.push_back(model1);
            alone.push_back(bare);
        }
    }
    const double fast = quantile(whole, 0.5);
    const double floor = quantile(alone, 0.5);
    std::printf("| %zu | %.2f | %.2f | %.2f |\n", length, fast, floor, fast / floor);
    static_cast<void>(std::fflush(stdout));
}

} // namespace

int main(int argc, char** argv)
{
    const auto model = argc > 5 ? load(argv[1]) : nullptr;
    if (model == nullptr) {
        static_cast<void>(std::fprintf(
            stderr, "usage: bench_roofline MODEL.pt LAYERS WIDTH INNER WORDS [ROUNDS]\n"));
        return 2;
    }
    const c10::InferenceMode guard;
    const Shape shape{std::atol(argv[2]), std::atol(argv[3]), std::atol(argv[4]),
                      std::atol(argv[5])};
    const std::vector<Product> products = productsOf(shape);
    std::printf("| tokens | model ms | products ms | model/products |\n");
    std::printf("| ---: | ---: | ---: | ---: |\n");
    const int rounds = argc > 6 ? std::atoi(argv[6]) : 15;
    for (const std::size_t length : kLengths) {
        compareAt(*model, products, length, rounds);
    }
    return 0;
}
