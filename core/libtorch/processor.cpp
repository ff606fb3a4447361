// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/processor.h"

#if defined(__x86_64__)
#include <cpuid.h>
#endif
#if defined(__linux__)
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace maskscope {

namespace {

/// Leaf 7 of CPUID, where these abilities are told.
struct Abilities
{
    unsigned ecx = 0; ///< of subleaf 0
    unsigned edx = 0;
    unsigned eax1 = 0; ///< of subleaf 1
};

Abilities readAbilities()
{
    Abilities found;
#if defined(__x86_64__)
    unsigned eax = 0;
    unsigned ebx = 0;
    unsigned ecx = 0;
    unsigned edx = 0;
    if (__get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx) != 0) {
        found.ecx = ecx;
        found.edx = edx;
        const unsigned subleaves = eax;
        if (subleaves >= 1 && __get_cpuid_count(7, 1, &eax, &ebx, &ecx, &edx) != 0) {
            found.eax1 = eax;
        }
    }
#endif
    return found;
}

bool hasBit(unsigned word, unsigned bit)
{
    return ((word >> bit) & 1U) != 0;
}

/// Linux gives a process the room that tiles need only when it asks for it.
bool isGivenTiles()
{
#if defined(__linux__) && defined(SYS_arch_prctl)
    constexpr long kAskForState = 0x1023; // ARCH_REQ_XCOMP_PERM
    constexpr long kTileData = 18;
    return syscall(SYS_arch_prctl, kAskForState, kTileData) == 0;
#else
    return false;
#endif
}

} // namespace

bool multipliesBf16()
{
    constexpr unsigned kAmxBf16 = 22; // of edx
    constexpr unsigned kAvx512Bf16 = 5; // of eax1
    static const Abilities abilities = readAbilities();
    return hasBit(abilities.edx, kAmxBf16) || hasBit(abilities.eax1, kAvx512Bf16);
}

bool addsInt8InInt32()
{
    constexpr unsigned kAvx512Vnni = 11; // of ecx
    constexpr unsigned kAmxInt8 = 25; // of edx
    constexpr unsigned kAvxVnni = 4; // of eax1
    static const Abilities abilities = readAbilities();
    return hasBit(abilities.ecx, kAvx512Vnni) || hasBit(abilities.edx, kAmxInt8)
        || hasBit(abilities.eax1, kAvxVnni);
}

bool canUseTiles()
{
    constexpr unsigned kAmxBf16 = 22; // of edx
    constexpr unsigned kAmxTile = 24;
    constexpr unsigned kAmxInt8 = 25;
    static const bool can = [] {
        const unsigned edx = readAbilities().edx;
        return hasBit(edx, kAmxTile) && hasBit(edx, kAmxBf16) && hasBit(edx, kAmxInt8)
            && isGivenTiles();
    }();
    return can;
}

} // namespace maskscope
