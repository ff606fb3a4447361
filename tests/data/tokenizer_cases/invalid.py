# SPDX-License-Identifier: GPL-3.0-or-later
"""Bytes that are not UTF-8, with the text that they stand for. Python replaces each maximal part of a character by
U+FFFD, as the Unicode standard recommends (chapter 3, "U+FFFD Substitution of Maximal Subparts") and Rust does."""
import itertools
import random

from .texts import SEED

# One byte from each side of every border in the standard's table of well-formed sequences.
BORDERS = bytes.fromhex("00 41 7F 80 8F 90 9F A0 BF C0 C1 C2 DF E0 E1 EC ED EE EF F0 F1 F3 F4 F5 F8 FC FF")
# Tables 3-8 to 3-11 of the standard, and the example of its older versions.
STANDARD = ["C0 AF E0 80 BF F0 81 82 41", "ED A0 80 ED BF BF ED AF 41", "F4 91 92 93 FF 41 80 BF 42",
            "E1 80 E2 F0 91 92 F1 BF 41", "61 F1 80 80 E1 80 C2 62 80 63 80 BF 64"]


def all_bytes():
    rng = random.Random(SEED)
    yield from map(bytes.fromhex, STANDARD)
    yield from map(bytes, itertools.product(BORDERS, repeat=2))
    for _ in range(3000):
        yield bytes(rng.choice(BORDERS) for _ in range(rng.randrange(3, 12)))


def cases():
    for given in dict.fromkeys(all_bytes()):
        yield {"bytes": given.hex(), "text": given.decode("utf-8", errors="replace")}
