// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libtorch/kernels/split_product.h"
#include "core/libtorch/processor.h"
#include "tests/torch/panel_case.h"

#include <QtTest>

#include <bit>
#include <cmath>
#include <random>
#include <vector>

using namespace maskscope;

namespace {

struct alignas(64) Line
{
    std::uint16_t numbers[32]{};
};

std::vector<Line> linesFor(std::int64_t numbers)
{
    return std::vector<Line>(static_cast<std::size_t>(numbers) / std::size(Line().numbers));
}

/// Ranges of so many shares, as a thread takes them.
struct Shares
{
    std::int64_t next = 0;
    std::int64_t count = 0;
    std::int64_t step = 1;

    static bool take(void* from, std::int64_t& begin, std::int64_t& end)
    {
        auto& shares = *static_cast<Shares*>(from);
        begin = shares.next;
        end = std::min(begin + shares.step, shares.count);
        shares.next = end;
        return begin < end;
    }
};

std::vector<float> multiplied(const PanelCase& of, const Following& following, std::int64_t step)
{
    std::vector<float> y;
    std::vector<Line> parts = linesFor(partsOfRows(of.rows, of.in));
    std::vector<Line> scratch = linesFor(kSplitScratch);
    const SplitProduct product{productOf(of, y, following), parts.front().numbers,
                               scratch.front().numbers};
    Shares shares{0, of.columns() / kShareColumns, step};
    splitKernel()->splitRows(product, 0, of.rows);
    splitKernel()->multiply(product, {Shares::take, &shares});
    return y;
}

/// As fp32 has it: one product after the other, each sum rounded.
float inFp32(const PanelCase& of, std::int64_t row, std::int64_t column)
{
    float sum = 0;
    for (std::int64_t k = 0; k < of.in; ++k) {
        sum = std::fma(of.x[static_cast<std::size_t>(row * of.in + k)], of.weight(k, column), sum);
    }
    return sum;
}

} // namespace

/// fp32 products of bf16 parts against sums worked out one by one in double. On a processor without
/// AMX there is no kernel to test.
class SplitProductTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isThereWithTiles();
    void partsAddUpExactly();
    void sumsAreRight_data();
    void sumsAreRight();
    void sumsAreNearerThanFp32();
    void whatFollowsIsRight_data();
    void whatFollowsIsRight();
    void rangesCanBeTakenApart();
    void sizeOfNumbersDoesNotMatter_data();
    void sizeOfNumbersDoesNotMatter();
    void whatIsNoNumberStaysSo();
};

void SplitProductTest::isThereWithTiles()
{
    QCOMPARE(splitKernel() != nullptr, canUseTiles());
}

// [group of 16 rows][32 numbers][part][row][number]
void SplitProductTest::partsAddUpExactly()
{
    if (splitKernel() == nullptr) {
        return;
    }
    constexpr std::int64_t kRows = 19;
    constexpr std::int64_t kIn = 96;
    constexpr std::int64_t kTile = kSplitGroup * kSplitDepth;
    PanelCase of = makePanelCase(kRows, kIn, 1);
    for (std::size_t i = 0; i < of.x.size(); ++i) {
        of.x[i] = std::ldexp(of.x[i], static_cast<int>(i % 160) - 80);
    }
    of.x.front() = 0;
    std::vector<float> y;
    std::vector<Line> parts = linesFor(partsOfRows(kRows, kIn));
    const std::uint16_t* numbers = parts.front().numbers;
    splitKernel()->splitRows({productOf(of, y), parts.front().numbers, nullptr}, 0, kRows);
    for (std::int64_t i = 0; i < kRows * kIn; ++i) {
        const std::int64_t row = i / kIn;
        const std::int64_t tile = row / kSplitGroup * (kIn / kSplitDepth) + i % kIn / kSplitDepth;
        const std::int64_t at
            = tile * 3 * kTile + row % kSplitGroup * kSplitDepth + i % kSplitDepth;
        double sum = 0;
        for (std::int64_t part = 0; part < 3; ++part) {
            const std::uint32_t bits = numbers[at + part * kTile];
            sum += static_cast<double>(std::bit_cast<float>(bits << 16U));
        }
        QCOMPARE(sum, static_cast<double>(of.x[static_cast<std::size_t>(i)]));
    }
}

void SplitProductTest::sumsAreRight_data()
{
    QTest::addColumn<std::int64_t>("rows");
    QTest::addColumn<std::int64_t>("in");
    for (const std::int64_t rows : {1, 15, 16, 17, 32, 33, 95, 224}) {
        for (const std::int64_t in : {32, 96, 384, 768, 800, 1600}) {
            QTest::addRow("%d rows of %d", static_cast<int>(rows), static_cast<int>(in))
                << rows << in;
        }
    }
}

void SplitProductTest::sumsAreRight()
{
    QFETCH(const std::int64_t, rows);
    QFETCH(const std::int64_t, in);
    if (splitKernel() != nullptr) {
        const PanelCase of = makePanelCase(rows, in, 2);
        QVERIFY(worstOf(of, multiplied(of, {}, 2)) < kCloseSum);
    }
}

void SplitProductTest::sumsAreNearerThanFp32()
{
    if (splitKernel() == nullptr) {
        return;
    }
    const PanelCase of = makePanelCase(48, 768, 2);
    const std::vector<float> y = multiplied(of, {}, 4);
    double ours = 0;
    double fp32 = 0;
    for (std::int64_t i = 0; i < of.rows * of.columns(); ++i) {
        const std::int64_t row = i / of.columns();
        const std::int64_t column = i % of.columns();
        const double wanted = expectedOf(of, row, column);
        const double off = static_cast<double>(y[static_cast<std::size_t>(i)]) - wanted;
        const double offInFp32 = static_cast<double>(inFp32(of, row, column)) - wanted;
        ours += off * off;
        fp32 += offInFp32 * offInFp32;
    }
    QVERIFY2(ours < fp32, qPrintable(QString::number(std::sqrt(ours / fp32))));
}

void SplitProductTest::whatFollowsIsRight_data()
{
    addFollowing();
}

void SplitProductTest::whatFollowsIsRight()
{
    QFETCH(const Following, following);
    for (const std::int64_t in : {64, 1600}) { // in one part and in three
        if (splitKernel() != nullptr) {
            const PanelCase of = makePanelCase(37, in, 2);
            QVERIFY(worstOf(of, multiplied(of, following, 4), following) < kCloseSum);
        }
    }
}

void SplitProductTest::rangesCanBeTakenApart()
{
    for (const std::int64_t step : {1, 2, 3, 6}) { // 3: panels are cut in two
        if (splitKernel() != nullptr) {
            const PanelCase of = makePanelCase(40, 1600, 3);
            QVERIFY(worstOf(of, multiplied(of, {}, step)) < kCloseSum);
        }
    }
}

void SplitProductTest::sizeOfNumbersDoesNotMatter_data()
{
    QTest::addColumn<int>("exponent"); // of x; the weights have the opposite
    for (const int exponent : {-70, -20, 20, 100}) {
        QTest::addRow("2^%d", exponent) << exponent;
    }
}

void SplitProductTest::sizeOfNumbersDoesNotMatter()
{
    QFETCH(const int, exponent);
    if (splitKernel() != nullptr) {
        PanelCase of = makePanelCase(20, 96, 1);
        for (float& x : of.x) {
            x = std::ldexp(x, exponent);
        }
        for (float& weight : of.weights) {
            weight = std::ldexp(weight, -exponent);
        }
        QVERIFY(worstOf(of, multiplied(of, {}, 2)) < kCloseSum);
    }
}

void SplitProductTest::whatIsNoNumberStaysSo()
{
    if (splitKernel() == nullptr) {
        return;
    }
    for (const float what : {std::bit_cast<float>(0x7FFFFFFFU), static_cast<float>(HUGE_VAL)}) {
        PanelCase of = makePanelCase(18, 64, 1);
        of.x[70] = what; // of the second row
        const std::vector<float> y = multiplied(of, {}, 2);
        for (std::size_t i = 0; i < y.size(); ++i) {
            QCOMPARE(std::isfinite(y[i]), i / kPanelColumns != 1);
        }
    }
}

QTEST_APPLESS_MAIN(SplitProductTest)

#include "tst_split_product.moc"
