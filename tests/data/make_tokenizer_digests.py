#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records what `tokenizers` (0.23.3) makes of every code point, into the folder tokenizer/ beside this script:

    normalizer_digests.json   SHA-1 of the normalised code points, block by block
    words_digests.json        the same for the split into words
"""
import hashlib
import json
import pathlib

from tokenizers import normalizers, pre_tokenizers

OUT = pathlib.Path(__file__).parent / "tokenizer"
BLOCK = 4096


def digests(answer):
    """Per block: SHA-1 of `answer` for each code point, each ended by a zero byte."""
    result = []
    for begin in range(0, 0x110000, BLOCK):
        digest = hashlib.sha1()
        for c in range(begin, begin + BLOCK):
            if not 0xD800 <= c < 0xE000:
                digest.update(answer(chr(c)).encode() + b"\0")
        result.append(digest.hexdigest()[:16])
    return result


def write_digests():
    names = {"lower_strip": {}, "lower": {"strip_accents": False}, "strip": {"lowercase": False, "strip_accents": True},
             "plain": {"lowercase": False, "strip_accents": False, "handle_chinese_chars": False},
             "lower_raw": {"clean_text": False, "strip_accents": False, "handle_chinese_chars": False}}
    made = {}
    for name, options in names.items():
        normalizer = normalizers.BertNormalizer(**options)
        made[name] = digests(normalizer.normalize_str)
    strip = normalizers.BertNormalizer(lowercase=False, strip_accents=True)
    # Kept marks between others show where each stands after reordering.
    made["strip_reordered"] = digests(lambda c: strip.normalize_str("a\u1885\u0345" + c + "\u1886\ua9bd\U000111c9"))
    words = pre_tokenizers.BertPreTokenizer()
    split = digests(lambda c: "|".join(w for w, _ in words.pre_tokenize_str("a" + c + "b")))
    (OUT / "normalizer_digests.json").write_text(json.dumps(made, indent=0) + "\n")
    (OUT / "words_digests.json").write_text(json.dumps(split, indent=0) + "\n")


if __name__ == "__main__":
    write_digests()
