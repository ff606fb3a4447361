// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libtorch/kernels/attention.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

using namespace maskscope;

namespace {

constexpr double kClose = 1e-5; // of means of numbers near 1, by weights of e^10
constexpr std::int64_t kTexts = 2;
constexpr std::int64_t kHeads = 3;
constexpr std::int64_t kGap = 5; ///< numbers between the rows, that nothing may read

enum class MaskKind
{
    None,
    OfText, ///< one for all queries and heads
    OfQuery,
};

struct Case
{
    std::int64_t queries = 1;
    std::int64_t keys = 1;
    std::int64_t width = 16;
    MaskKind kind = MaskKind::None;
    float scale = 0.3F;
    std::vector<float> query;
    std::vector<float> key;
    std::vector<float> value;
    std::vector<float> mask;
};

/// NaN where no row is.
std::vector<float> rows(std::mt19937& random, std::int64_t count, std::int64_t width)
{
    std::uniform_real_distribution<float> each(-2, 2);
    std::vector<float> made(static_cast<std::size_t>(count * (width + kGap)), NAN);
    for (std::int64_t i = 0; i < count * width; ++i) {
        made[static_cast<std::size_t>(i / width * (width + kGap) + i % width)] = each(random);
    }
    return made;
}

Case makeCase(std::int64_t queries, std::int64_t keys, std::int64_t width, MaskKind kind)
{
    std::mt19937 random(11); // NOLINT(cert-msc51-cpp): the same each time
    Case made;
    made.queries = queries;
    made.keys = keys;
    made.width = width;
    made.kind = kind;
    made.query = rows(random, kTexts * kHeads * queries, width);
    made.key = rows(random, kTexts * kHeads * keys, width);
    made.value = rows(random, kTexts * kHeads * keys, width);
    made.mask = rows(random, kTexts * queries, keys);
    for (std::size_t i = 3; i < made.mask.size(); i += 4) { // never a first key
        const bool isFirst = i % static_cast<std::size_t>(keys + kGap) == 0;
        made.mask[i] = isFirst ? 0 : -std::numeric_limits<float>::infinity();
    }
    return made;
}

HeadRows rowsOf(const std::vector<float>& numbers, std::int64_t tokens, std::int64_t width)
{
    const std::int64_t step = width + kGap;
    return {.first = numbers.data(),
            .textStep = kHeads * tokens * step,
            .headStep = tokens * step,
            .tokenStep = step};
}

HeadRows maskOf(const Case& of)
{
    if (of.kind == MaskKind::None) {
        return {};
    }
    const std::int64_t step = of.keys + kGap;
    return {.first = of.mask.data(),
            .textStep = of.queries * step,
            .headStep = 0,
            .tokenStep = of.kind == MaskKind::OfQuery ? step : 0};
}

Attention attentionOf(const Case& of, std::vector<float>& y)
{
    y.assign(static_cast<std::size_t>(kTexts * of.queries * kHeads * of.width), NAN);
    return {.texts = kTexts,
            .heads = kHeads,
            .queries = of.queries,
            .keys = of.keys,
            .width = of.width,
            .query = rowsOf(of.query, of.queries, of.width),
            .key = rowsOf(of.key, of.keys, of.width),
            .value = rowsOf(of.value, of.keys, of.width),
            .mask = maskOf(of),
            .scale = of.scale,
            .y = y.data()};
}

const float* rowAt(const HeadRows& rows, std::int64_t text, std::int64_t head, std::int64_t token)
{
    return rows.first + text * rows.textStep + head * rows.headStep + token * rows.tokenStep;
}

/// By the definition, in double.
std::vector<double> weightsOf(const Attention& a, std::int64_t text, std::int64_t head,
                              std::int64_t query)
{
    std::vector<double> weights;
    const float* q = rowAt(a.query, text, head, query);
    for (std::int64_t k = 0; k < a.keys; ++k) {
        double score = 0;
        for (std::int64_t i = 0; i < a.width; ++i) {
            score
                += static_cast<double>(q[i]) * static_cast<double>(rowAt(a.key, text, head, k)[i]);
        }
        const float* mask = a.mask.first == nullptr ? nullptr : rowAt(a.mask, text, head, query);
        weights.push_back(score * static_cast<double>(a.scale)
                          + (mask == nullptr ? 0 : static_cast<double>(mask[k])));
    }
    const double top = *std::max_element(weights.begin(), weights.end());
    double sum = 0;
    for (double& weight : weights) {
        weight = std::exp(weight - top);
        sum += weight;
    }
    for (double& weight : weights) {
        weight /= sum;
    }
    return weights;
}

double worst(const Attention& a, const std::vector<float>& y)
{
    double most = 0;
    for (std::int64_t row = 0; row < a.texts * a.queries * a.heads; ++row) {
        const std::int64_t head = row % a.heads;
        const std::int64_t query = row / a.heads % a.queries;
        const std::int64_t text = row / a.heads / a.queries;
        const std::vector<double> weights = weightsOf(a, text, head, query);
        for (std::int64_t i = 0; i < a.width; ++i) {
            double wanted = 0;
            for (std::int64_t k = 0; k < a.keys; ++k) {
                wanted += weights[static_cast<std::size_t>(k)]
                    * static_cast<double>(rowAt(a.value, text, head, k)[i]);
            }
            const double off = std::abs(
                static_cast<double>(y[static_cast<std::size_t>(row * a.width + i)]) - wanted);
            most = std::isnan(off) ? HUGE_VAL : std::max(most, off);
        }
    }
    return most;
}

void run(AttentionKernel kernel, const Attention& attention, std::int64_t begin, std::int64_t end)
{
    // What lay there before must not matter.
    std::vector<float> scratch(static_cast<std::size_t>(scratchOf(attention)), NAN);
    kernel(attention, begin, end, scratch.data());
}

std::vector<std::pair<const char*, AttentionKernel>> kernels()
{
    std::vector<std::pair<const char*, AttentionKernel>> found;
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f") != 0) {
        found.emplace_back("AVX-512", attendAvx512);
    }
    if (__builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0) {
        found.emplace_back("AVX2", attendAvx2);
    }
#endif
    return found;
}

} // namespace

/// The kernel against the definition worked out number by number in double.
class AttentionKernelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersAreRight_data();
    void answersAreRight();
    void sharesCanBeTakenApart();
    void largeScoresDoNotOverflow();
    void allHiddenIsNaN();
    void fastestIsChosen();
};

void AttentionKernelTest::answersAreRight_data()
{
    QTest::addColumn<std::int64_t>("queries");
    QTest::addColumn<std::int64_t>("keys");
    QTest::addColumn<std::int64_t>("width");
    QTest::addColumn<int>("mask");
    for (const auto& [queries, keys] : {std::pair{1, 1},
                                        {1, 40},
                                        {5, 7},
                                        {7, 16},
                                        {24, 17},
                                        {25, 64},
                                        {49, 65},
                                        {31, 96},
                                        {60, 97},
                                        {13, 200}}) {
        for (const int width : {16, 32, 48, 64, 96}) {
            for (const int mask : {0, 1, 2}) {
                QTest::addRow("%d queries of %d keys, width %d, mask %d", queries, keys, width,
                              mask)
                    << std::int64_t{queries} << std::int64_t{keys} << std::int64_t{width} << mask;
            }
        }
    }
}

void AttentionKernelTest::answersAreRight()
{
    QFETCH(const std::int64_t, queries);
    QFETCH(const std::int64_t, keys);
    QFETCH(const std::int64_t, width);
    QFETCH(const int, mask);
    const Case of = makeCase(queries, keys, width, static_cast<MaskKind>(mask));
    for (const auto& [name, kernel] : kernels()) {
        std::vector<float> y;
        const Attention attention = attentionOf(of, y);
        run(kernel, attention, 0, sharesOf(attention));
        QVERIFY2(worst(attention, y) < kClose, name);
    }
}

// As threads take them, within a head as well.
void AttentionKernelTest::sharesCanBeTakenApart()
{
    const Case of = makeCase(60, 33, 32, MaskKind::OfQuery);
    for (const auto& [name, kernel] : kernels()) {
        std::vector<float> y;
        const Attention attention = attentionOf(of, y);
        QCOMPARE(sharesOf(attention), kTexts * kHeads * 3);
        run(kernel, attention, 7, 18);
        run(kernel, attention, 0, 2);
        run(kernel, attention, 2, 7);
        QVERIFY2(worst(attention, y) < kClose, name);
    }
}

// e^x ends at 88.
void AttentionKernelTest::largeScoresDoNotOverflow()
{
    Case of = makeCase(9, 40, 32, MaskKind::OfText);
    of.scale = 40;
    for (const auto& [name, kernel] : kernels()) {
        std::vector<float> y;
        const Attention attention = attentionOf(of, y);
        run(kernel, attention, 0, sharesOf(attention));
        QVERIFY2(worst(attention, y) < 1e-3, name); // the scores are rounded to 6e-5 of a unit
    }
}

// As LibTorch's softmax says.
void AttentionKernelTest::allHiddenIsNaN()
{
    Case of = makeCase(2, 20, 16, MaskKind::OfQuery);
    std::fill_n(of.mask.begin(), of.keys, -std::numeric_limits<float>::infinity());
    for (const auto& [name, kernel] : kernels()) {
        std::vector<float> y;
        const Attention attention = attentionOf(of, y);
        run(kernel, attention, 0, sharesOf(attention));
        QVERIFY2(std::isnan(y.front()), name);
        QVERIFY2(!std::isnan(y[static_cast<std::size_t>(kHeads * of.width)]), name);
    }
}

void AttentionKernelTest::fastestIsChosen()
{
    const auto known = kernels();
    QCOMPARE(attentionKernel() == nullptr, known.empty());
    QVERIFY(known.empty() || attentionKernel() == known.front().second);
}

QTEST_APPLESS_MAIN(AttentionKernelTest)

#include "tst_attention_kernel.moc"
