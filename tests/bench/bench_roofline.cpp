// SPDX-License-Identifier: GPL-3.0-or-later
// How near the fast engine comes to its matrix products alone, as oneDNN does them (the engine has
// kernels of its own and may be faster):
//
//     build/release/bench/bench_roofline MODEL.pt LAYERS WIDTH INNER WORDS HEADS [ROUNDS]
//
// e.g. bert-base.pt 12 768 3072 30522 12. Runs the matrix products of that BERT with one mask and
// nothing else, its linear layers over packed weights and both products of each attention, in turns
// with the model, and prints the medians of all.
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
    std::int64_t heads = 0;
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

/// Queries times keys, and the weights from them times values, in each layer; in the last for the
/// mask alone.
void multiplyAttention(const Shape& shape, std::int64_t tokens)
{
    for (std::int64_t layer = 0; layer < shape.layers; ++layer) {
        const std::int64_t asked = layer + 1 == shape.layers ? 1 : tokens;
        const std::int64_t depth = shape.width / shape.heads;
        const at::Tensor queries = at::ones({shape.heads, asked, depth});
        const at::Tensor keys = at::ones({shape.heads, tokens, depth});
        at::bmm(at::bmm(queries, keys.transpose(1, 2)), keys);
    }
}

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

struct Medians
{
    double model = 0;
    double linears = 0;
    double attention = 0;
};

Medians measured(TracedModel& model, const Shape& shape, const std::vector<Product>& products,
                 std::size_t length, int rounds)
{
    const Batch batch{.rows = 1,
                      .length = length,
                      .ids = std::vector<std::int64_t>(length, 100),
                      .attentionMask = std::vector<std::int64_t>(length, 1),
                      .typeIds = std::vector<std::int64_t>(length, 0)};
    const std::vector<MaskPosition> masks{{0, length / 2}};
    const auto tokens = static_cast<std::int64_t>(length);
    std::vector<double> whole;
    std::vector<double> linears;
    std::vector<double> attention;
    for (int round = -2; round < rounds; ++round) {
        const double all = milliseconds([&] { (void)model.run(batch, masks, {}); });
        const double layers = milliseconds([&] {
            for (const Product& product : products) {
                product.run(tokens);
            }
        });
        const double heads = milliseconds([&] { multiplyAttention(shape, tokens); });
        if (round >= 0) {
            whole.push_back(all);
            linears.push_back(layers);
            attention.push_back(heads);
        }
    }
    return {quantile(whole, 0.5), quantile(linears, 0.5), quantile(attention, 0.5)};
}

} // namespace

int main(int argc, char** argv)
{
    const auto model = argc > 6 ? load(argv[1]) : nullptr;
    if (model == nullptr) {
        static_cast<void>(std::fprintf(
            stderr, "usage: bench_roofline MODEL.pt LAYERS WIDTH INNER WORDS HEADS [ROUNDS]\n"));
        return 2;
    }
    const c10::InferenceMode guard;
    const Shape shape{std::atol(argv[2]), std::atol(argv[3]), std::atol(argv[4]),
                      std::atol(argv[5]), std::atol(argv[6])};
    const std::vector<Product> products = productsOf(shape);
    std::printf("| tokens | model ms | linear ms | attention ms | model/products |\n");
    std::printf("| ---: | ---: | ---: | ---: | ---: |\n");
    const int rounds = argc > 7 ? std::atoi(argv[7]) : 15;
    for (const std::size_t length : kLengths) {
        const Medians found = measured(*model, shape, products, length, rounds);
        std::printf("| %zu | %.2f | %.2f | %.2f | %.2f |\n", length, found.model, found.linears,
                    found.attention, found.model / (found.linears + found.attention));
        static_cast<void>(std::fflush(stdout));
    }
    return 0;
}
