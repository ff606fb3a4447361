# SPDX-License-Identifier: GPL-3.0-or-later
"""The texts of the recorded corpus: the same list for every tokenizer, the same in every run."""
import random
import unicodedata

from .sentences import SENTENCES

SEED = 20261124
GLUE = ["", " ", "  ", ".", "\u200b", "\t", "_", "-", "[", "]", "\u0301", "字", "\n", "'s", "▁", "##", "abc",
        "[MASK]", "<mask>", "<s>", "</s>", "<unk>", "[SEP]", "<|endoftext|>", "|||EMAIL|||", "<l>", "<r>", "<w>"]
MARKS = [chr(c) for c in range(0x300, 0x370)] + ["\u0591", "\u05b4", "\u093c", "\u0e38", "\u0e48", "\u302a", "\u1dfa",
                                               "\u0f71", "\u0f72", "\u200d", "\ufe0f"]
# Bytes of these blocks' edges differ between Unicode versions or between programs.
EDGES = (0x2B80E, 0x2B818, 0x2B820, 0x2B870, 0x2B8D0, 0x2B918, 0x2CEA8, 0x2FA18, 0x30000, 0x3134A)


def is_text(code_point):
    return not 0xD800 <= code_point < 0xE000


def assigned_blocks():
    """Runs of code points that hold assigned ones of this Python's Unicode: short runs, so that every block of the
    standard has one, and long ones in the large blocks of Han, Hangul and private use."""
    blocks = []
    begin = 0
    while begin < 0xF0100:
        large = 0x3400 <= begin < 0xA000 or 0xAC00 <= begin < 0xF900 or begin >= 0x20000
        end = begin + (512 if large else 32)
        assigned = [c for c in range(begin, end) if is_text(c) and unicodedata.category(chr(c)) != "Cn"]
        if assigned:
            blocks.append(assigned)
        begin = end
    return blocks


def block_texts(rng, blocks):
    for block in blocks:
        yield "".join(chr(rng.choice(block)) for _ in range(10))
    for _ in range(350):
        yield rng.choice(["", " ", "a"]).join(chr(rng.choice(rng.choice(blocks))) for _ in range(8))
    for _ in range(120):
        yield "".join(chr(rng.randrange(0, 0x180)) for _ in range(20))
    for begin in EDGES:
        yield "a" + "".join(map(chr, range(begin, begin + 12))) + "b"


def word_texts(rng):
    words = " ".join(s for s in SENTENCES if len(s.split()) > 2).split()
    for _ in range(450):
        yield " ".join(rng.choice(words) for _ in range(rng.randrange(1, 9)))
    for _ in range(600):
        yield "".join(rng.choice(words) + rng.choice(GLUE) for _ in range(rng.randrange(1, 7)))
    for _ in range(150):
        yield "".join(rng.choice(GLUE) for _ in range(rng.randrange(1, 7)))
    for _ in range(60):
        yield "".join(rng.choice(words) for _ in range(rng.randrange(10, 40)))


def mark_texts(rng):
    for _ in range(250):
        base = rng.choice("aeiouäéñçАйא가각कนⅧ字👋")
        yield "x" + "".join(base + "".join(rng.choice(MARKS) for _ in range(rng.randrange(0, 4))) for _ in range(5))


def ascii_pairs():
    """Every two ASCII characters side by side: one text for each first one."""
    for first in map(chr, range(128)):
        yield "".join(first + second + " " for second in map(chr, range(128)))


def all_texts():
    rng = random.Random(SEED)
    texts = [*SENTENCES, *word_texts(rng), *mark_texts(rng), *block_texts(rng, assigned_blocks()), *ascii_pairs()]
    return list(dict.fromkeys(texts))
