// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
// For the files that compile the kernel for one kind of processor each (panel_tiles.h).
#pragma once

#include <cstddef>

namespace maskscope {

namespace {

/// `Lanes` fp32 numbers in a register; +, * and comparisons are the compiler's.
template <int Lanes>
struct Vectors
{
    using Vector __attribute__((vector_size(Lanes * sizeof(float)))) = float;
    using Integers __attribute__((vector_size(Lanes * sizeof(int)))) = int;

    static Vector load(const float* from)
    {
        Vector values;
        __builtin_memcpy(&values, from, sizeof values);
        return values;
    }
    static void store(float* to, const Vector& values)
    {
        __builtin_memcpy(to, &values, sizeof values);
    }

    /// NaN stays NaN.
    static Vector relu(const Vector& x) { return x < 0.0F ? Vector{} : x; }

    static float largest(const Vector& x)
    {
        float numbers[static_cast<std::size_t>(Lanes)];
        store(numbers, x);
        float most = numbers[0];
        for (const float number : numbers) {
            most = number > most ? number : most;
        }
        return most;
    }

    static float total(const Vector& x)
    {
        float numbers[static_cast<std::size_t>(Lanes)];
        store(numbers, x);
        float sum = 0;
        for (const float number : numbers) {
            sum += number;
        }
        return sum;
    }

    /// Cephes' expf, to about 1e-7 of itself, for x of at most 0: 2^n e^r with a small r. Below
    /// -87, where fp32 ends, it is 0. NaN stays NaN.
    static Vector exp(const Vector& x)
    {
        constexpr float kSmallest = -87.0F;
        constexpr float kRounding = 12582912.0F; // 1.5 * 2^23: of a sum only whole numbers remain
        constexpr int kRoundingBits = 0x4B400000;
        constexpr int kExponentBias = 127;
        constexpr int kMantissaBits = 23;
        const Vector in = x < kSmallest ? Vector{} + kSmallest : x;
        const Vector rounded = in * 1.44269504F + kRounding;
        const Vector n = rounded - kRounding;
        const Vector r = in - n * 0.693359375F + n * 2.12194440e-4F;
        Vector sum = r * 1.9875691500e-4F + 1.3981999507e-3F;
        sum = sum * r + 8.3334519073e-3F;
        sum = sum * r + 4.1665795894e-2F;
        sum = sum * r + 1.6666665459e-1F;
        sum = sum * r + 5.0000001201e-1F;
        const Integers exponent
            = __builtin_bit_cast(Integers, rounded) - kRoundingBits + kExponentBias;
        const Vector power = __builtin_bit_cast(Vector, exponent << kMantissaBits);
        const Vector value = (sum * r * r + r + 1.0F) * power;
        return x < kSmallest ? Vector{} : value;
    }

    static Vector gelu(const Vector& x)
    {
        constexpr float kRootHalf = 0.70710678F;
        return x * 0.5F * (1.0F + erf(x * kRootHalf));
    }

    /// Eigen's rational approximation, to about 1e-7: an odd polynomial over an even one; beyond 4
    /// it is 1 to the last bit. NaN stays NaN.
    static Vector erf(const Vector& of)
    {
        const Vector low = of < -4.0F ? Vector{} - 4.0F : of;
        const Vector x = low > 4.0F ? Vector{} + 4.0F : low;
        const Vector x2 = x * x;
        Vector odd = x2 * -2.72614225801306e-10F + 2.77068142495902e-08F;
        odd = odd * x2 - 2.10102402082508e-06F;
        odd = odd * x2 - 5.69250639462346e-05F;
        odd = odd * x2 - 7.34990630326855e-04F;
        odd = odd * x2 - 2.95459980854025e-03F;
        odd = odd * x2 - 1.60960333262415e-02F;
        Vector even = x2 * -1.45660718464996e-05F - 2.13374055278905e-04F;
        even = even * x2 - 1.68282697438203e-03F;
        even = even * x2 - 7.37332916720468e-03F;
        even = even * x2 - 1.42647390514189e-02F;
        return x * odd / even;
    }
};

} // namespace

} // namespace maskscope
