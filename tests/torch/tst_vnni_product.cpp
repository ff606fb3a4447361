// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libtorch/kernels/vnni_product.h"
#include "core/libtorch/processor.h"

#include <QtTest>

#include <bit>
#include <cmath>
#include <random>
#include <string>
#include <vector>

using namespace maskscope;

namespace {

/// Sums of up to 1500 products of numbers near 1; those of whole numbers differ in the scales
/// alone.
constexpr double kClose = 2e-4;

using Random = std::mt19937;

float bf16(std::uint32_t bits)
{
    return std::bit_cast<float>(bits << 16U);
}

/// Numbers of a word as they count, and how they are made.
struct Bf16Words
{
    static constexpr std::int64_t kTogether = 2;
    static std::uint32_t make(Random& random, bool /*isWeight*/)
    {
        std::uniform_real_distribution<float> each(-1, 1);
        const auto half = [&] { return std::bit_cast<std::uint32_t>(each(random)) >> 16U; };
        const std::uint32_t low = half();
        return low | half() << 16U;
    }
    static double number(std::uint32_t word, std::int64_t i, bool /*isWeight*/)
    {
        return static_cast<double>(bf16(i == 0 ? word & 0xFFFFU : word >> 16U));
    }
};

struct Int8Words
{
    static constexpr std::int64_t kTogether = 4;
    static std::uint32_t make(Random& random, bool /*isWeight*/)
    {
        return static_cast<std::uint32_t>(random());
    }
    static double number(std::uint32_t word, std::int64_t i, bool isWeight)
    {
        const auto byte = static_cast<std::uint8_t>(word >> (8U * static_cast<unsigned>(i)));
        return isWeight ? static_cast<std::int8_t>(byte) : byte;
    }
};

struct Sizes
{
    std::int64_t rows = 1;
    std::int64_t words = 16;
    std::int64_t panels = 2;
    std::int64_t columns = 32; ///< of a panel
    std::int64_t padding = 0; ///< words
};

struct Case
{
    Sizes sizes;
    bool isInt8 = false;
    std::vector<std::uint32_t> x;
    std::vector<std::uint32_t> weights;
    std::vector<RowScale> rowScales;
    std::vector<float> scales;
    std::vector<float> weightSums;
    std::vector<float> bias;

    std::int64_t allColumns() const { return sizes.panels * sizes.columns; }
};

template <typename Words>
Case makeCase(const Sizes& sizes)
{
    Random random(11); // NOLINT(cert-msc51-cpp): the same each time
    Case made;
    made.sizes = sizes;
    made.isInt8 = Words::kTogether == 4;
    for (std::int64_t i = 0; i < sizes.rows * sizes.words; ++i) {
        made.x.push_back(Words::make(random, false));
    }
    const std::int64_t depth = sizes.words + sizes.padding;
    for (std::int64_t i = 0; i < made.allColumns() * depth; ++i) {
        made.weights.push_back(Words::make(random, true));
    }
    std::uniform_real_distribution<float> each(0.001F, 0.01F);
    for (std::int64_t i = 0; i < sizes.rows; ++i) {
        made.rowScales.push_back({each(random), static_cast<float>(i * 7 % 256)});
    }
    for (std::int64_t i = 0; i < made.allColumns(); ++i) {
        made.scales.push_back(each(random));
        made.weightSums.push_back(each(random));
        made.bias.push_back(each(random) * 100);
    }
    return made;
}

template <typename Words>
double expected(const Case& of, std::int64_t row, std::int64_t column)
{
    const Sizes& sizes = of.sizes;
    const std::int64_t depth = sizes.words + sizes.padding;
    double sum = 0;
    for (std::int64_t word = 0; word < sizes.words; ++word) {
        const std::uint32_t x = of.x[static_cast<std::size_t>(row * sizes.words + word)];
        const std::int64_t at
            = (column / sizes.columns * depth + word) * sizes.columns + column % sizes.columns;
        for (std::int64_t i = 0; i < Words::kTogether; ++i) {
            sum += Words::number(x, i, false)
                * Words::number(of.weights[static_cast<std::size_t>(at)], i, true);
        }
    }
    if (of.isInt8) {
        const RowScale& by = of.rowScales[static_cast<std::size_t>(row)];
        const auto index = static_cast<std::size_t>(column);
        sum = static_cast<double>(by.scale)
            * (sum * static_cast<double>(of.scales[index])
               - static_cast<double>(by.zero) * static_cast<double>(of.weightSums[index]));
    }
    return sum;
}

VnniProduct productOf(const Case& of, std::vector<float>& y, bool hasBias, AfterProduct after)
{
    y.assign(static_cast<std::size_t>(of.sizes.rows * of.allColumns()), NAN);
    return {.x = of.x.data(),
            .rows = of.sizes.rows,
            .words = of.sizes.words,
            .panels = of.weights.data(),
            .panelStep = (of.sizes.words + of.sizes.padding) * of.sizes.columns,
            .panelColumns = of.sizes.columns,
            .int8 = {of.rowScales.data(), of.scales.data(), of.weightSums.data()},
            .bias = hasBias ? of.bias.data() : nullptr,
            .after = after,
            .y = y.data(),
            .yStep = of.allColumns()};
}

double after(AfterProduct what, double value)
{
    if (what == AfterProduct::Relu) {
        return std::max(value, 0.0);
    }
    return what == AfterProduct::Gelu ? value * 0.5 * (1 + std::erf(value / std::sqrt(2.0)))
                                      : value;
}

template <typename Words>
double worst(const Case& of, VnniKernel kernel, bool hasBias = false,
             AfterProduct what = AfterProduct::Nothing)
{
    std::vector<float> y;
    const VnniProduct product = productOf(of, y, hasBias, what);
    // As threads take them: a half of a panel of 64 columns, the other with the rest.
    kernel(product, 0, 1);
    kernel(product, 1, of.allColumns() / kVnniShare);
    double most = 0;
    for (std::int64_t i = 0; i < static_cast<std::int64_t>(y.size()); ++i) {
        const std::int64_t column = i % of.allColumns();
        double wanted = expected<Words>(of, i / of.allColumns(), column);
        wanted = after(what,
                       hasBias
                           ? wanted + static_cast<double>(of.bias[static_cast<std::size_t>(column)])
                           : wanted);
        const double off = std::abs(static_cast<double>(y[static_cast<std::size_t>(i)]) - wanted)
            / std::max(1.0, std::abs(wanted));
        most = std::isnan(off) ? HUGE_VAL : std::max(most, off);
    }
    return most;
}

struct Kernel
{
    const char* name;
    VnniKernel bf16; ///< null: not on this processor
    VnniKernel int8;
};

std::vector<Kernel> kernels()
{
    std::vector<Kernel> found;
#if defined(__x86_64__)
    const bool hasBf16 = __builtin_cpu_supports("avx512bf16") != 0;
    const bool hasVnni = __builtin_cpu_supports("avx512vnni") != 0;
    found.push_back(
        {"AVX-512", hasBf16 ? multiplyVnniBf16 : nullptr, hasVnni ? multiplyVnniInt8 : nullptr});
    if (canUseTiles()) {
        found.push_back({"AMX", multiplyAmxBf16, multiplyAmxInt8});
    }
#endif
    return found;
}

} // namespace

/// The kernels of less precision against sums worked out one by one in double.
class VnniProductTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sumsAreRight_data();
    void sumsAreRight();
    void whatFollowsIsRight_data();
    void whatFollowsIsRight();
    void rowsWithoutScaleAreNoNumbers();
    void fastestIsChosen();
};

void VnniProductTest::sumsAreRight_data()
{
    QTest::addColumn<Sizes>("sizes");
    for (const std::int64_t rows : {1, 2, 5, 6, 7, 13, 16, 17, 31, 32, 33, 70}) {
        for (const std::int64_t words : {16, 192, 368}) {
            for (const std::int64_t columns : {32, 64}) {
                QTest::addRow("%d rows of %d words, %d columns", static_cast<int>(rows),
                              static_cast<int>(words), static_cast<int>(columns))
                    << Sizes{rows, words, 3, columns, columns / 4};
            }
        }
    }
}

void VnniProductTest::sumsAreRight()
{
    QFETCH(const Sizes, sizes);
    for (const Kernel& kernel : kernels()) {
        QVERIFY2(kernel.bf16 == nullptr
                     || worst<Bf16Words>(makeCase<Bf16Words>(sizes), kernel.bf16) < kClose,
                 kernel.name);
        QVERIFY2(kernel.int8 == nullptr
                     || worst<Int8Words>(makeCase<Int8Words>(sizes), kernel.int8) < kClose,
                 kernel.name);
    }
}

void VnniProductTest::whatFollowsIsRight_data()
{
    QTest::addColumn<AfterProduct>("what");
    QTest::addColumn<bool>("hasBias");
    for (const bool hasBias : {false, true}) {
        QTest::addRow("nothing%d", hasBias) << AfterProduct::Nothing << hasBias;
        QTest::addRow("relu%d", hasBias) << AfterProduct::Relu << hasBias;
        QTest::addRow("gelu%d", hasBias) << AfterProduct::Gelu << hasBias;
    }
}

void VnniProductTest::whatFollowsIsRight()
{
    QFETCH(const AfterProduct, what);
    QFETCH(const bool, hasBias);
    const Sizes sizes{19, 32, 2, 64, 0};
    for (const Kernel& kernel : kernels()) {
        QVERIFY2(kernel.bf16 == nullptr
                     || worst<Bf16Words>(makeCase<Bf16Words>(sizes), kernel.bf16, hasBias, what)
                         < kClose,
                 kernel.name);
        QVERIFY2(kernel.int8 == nullptr
                     || worst<Int8Words>(makeCase<Int8Words>(sizes), kernel.int8, hasBias, what)
                         < kClose,
                 kernel.name);
    }
}

void VnniProductTest::rowsWithoutScaleAreNoNumbers()
{
    Case of = makeCase<Int8Words>({3, 16, 2, 32, 0});
    of.rowScales[1].scale = NAN;
    for (const Kernel& kernel : kernels()) {
        if (kernel.int8 != nullptr) {
            std::vector<float> y;
            kernel.int8(productOf(of, y, true, AfterProduct::Gelu), 0, 2);
            for (std::size_t i = 0; i < y.size(); ++i) {
                QCOMPARE(std::isnan(y[i]), i / 64 == 1);
            }
        }
    }
}

void VnniProductTest::fastestIsChosen()
{
    VnniKernel bf16 = nullptr;
    VnniKernel int8 = nullptr;
    for (const Kernel& kernel : kernels()) { // the fastest is the last
        bf16 = kernel.bf16 != nullptr ? kernel.bf16 : bf16;
        int8 = kernel.int8 != nullptr ? kernel.int8 : int8;
    }
    QVERIFY(bf16Kernel() == bf16);
    QVERIFY(int8Kernel() == int8);
}

QTEST_APPLESS_MAIN(VnniProductTest)
#include "tst_vnni_product.moc"
