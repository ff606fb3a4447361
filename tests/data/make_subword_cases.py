# SPDX-License-Identifier: GPL-3.0-or-later
"""Records how Hugging Face's `tokenizers` cuts words: tests/data/subword_cases.json.

    python tests/data/make_subword_cases.py [RANDOM_WORDS_PER_MODEL] [FILE]

One entry a model: the model as it is written in a tokenizer.json, and words with the ids, values and
byte ranges that `model.tokenize(word)` gives.
"""

import json
import random
import sys
from pathlib import Path

from tokenizers import Tokenizer, models

HERE = Path(__file__).parent
EMPTY = {"version": "1.0", "truncation": None, "padding": None, "added_tokens": [], "normalizer": None,
         "pre_tokenizer": None, "post_processor": None, "decoder": None}
BYTES = [f"<0x{byte:02X}>" for byte in range(256)]


def ids(tokens):
    return {token: i for i, token in enumerate(tokens)}


def all_merges(words, letters):
    """Merges that build every prefix of each word, the longest word last."""
    vocab, merges = list(letters), []
    for word in words:
        for size in range(2, len(word) + 1):
            if word[:size] not in vocab:
                vocab.append(word[:size])
                merges.append((word[: size - 1], word[size - 1]))
    return vocab, merges


def bpe(tokens, merges, **options):
    return models.BPE(vocab=ids(tokens), merges=merges, **options)


def bpe_models():
    vocab, merges = all_merges(["aa", "aaaa", "abab", "ab", "banana", "éa", "中文"], "abnxé中文")
    yield "bpe repeated letters", bpe(
        list("abc") + ["aa", "aaaa", "aab"], [("a", "a"), ("aa", "aa"), ("aa", "b")]
    )
    yield "bpe same rank twice", bpe(list("ab") + ["ab", "ba"], [("b", "a"), ("a", "b")])
    yield "bpe pair twice", bpe(
        list("abc") + ["ab", "bc"], [("a", "b"), ("b", "c"), ("a", "b")]
    )
    yield "bpe two ways to one token", bpe(
        list("abc") + ["ab", "bc", "abc"],
        [("b", "c"), ("ab", "c"), ("a", "b"), ("a", "bc")],
    )
    yield "bpe no unknown", bpe(vocab, merges)
    yield "bpe unknown", bpe(["<unk>", *vocab], merges, unk_token="<unk>")
    yield "bpe fused", bpe(["<unk>", *vocab], merges, unk_token="<unk>", fuse_unk=True)
    yield "bpe unknown in merges", bpe(
        ["u", "a", "ua", "uu"], [("u", "u"), ("u", "a")], unk_token="u"
    )
    yield "bpe all bytes", bpe(
        ["<unk>", *BYTES, *vocab], merges, unk_token="<unk>", byte_fallback=True
    )
    yield "bpe bytes merged", bpe(
        ["<unk>", *BYTES, "a", "b", "<0xC3><0xA0>", "<0xC3><0xA0>a"],
        [("<0xC3>", "<0xA0>"), ("<0xC3><0xA0>", "a")],
        unk_token="<unk>",
        byte_fallback=True,
    )
    some = [f"<0x{byte:02X}>" for byte in range(0xA0, 0x100)]
    yield "bpe some bytes", bpe(
        ["<unk>", *some, *vocab], merges, unk_token="<unk>", byte_fallback=True, fuse_unk=True
    )
    yield "bpe some bytes, no unknown", bpe([*some, *vocab], merges, byte_fallback=True)
    yield "bpe ignore merges", bpe(
        [*vocab, "nanx", "xx", "anan"], merges, ignore_merges=True
    )
    suffixed = list("abx") + ["a</w>", "b</w>", "x</w>", "ab</w>", "ab", "abab</w>"]
    yield "bpe suffix", bpe(
        suffixed + ["<unk>"],
        [("a", "b"), ("a", "b</w>"), ("ab", "ab</w>")],
        end_of_word_suffix="</w>",
        unk_token="<unk>",
    )
    yield "bpe prefix", bpe(
        list("abx") + ["##a", "##b", "##x", "ab", "##ab", "abab", "<unk>"],
        [("a", "##b"), ("##a", "##b"), ("ab", "##ab")],
        continuing_subword_prefix="##",
        unk_token="<unk>",
    )
    yield "bpe prefix and suffix", bpe(
        list("ab") + ["##a", "##b", "##a$", "##b$", "a$", "b$", "a##b$", "ab$"],
        [("a", "##b$")],
        continuing_subword_prefix="##",
        end_of_word_suffix="$",
    )
    yield "bpe affixes and bytes", bpe(
        [*BYTES, *list("ab"), "##a", "##b"],
        [],
        continuing_subword_prefix="##",
        end_of_word_suffix="$",
        byte_fallback=True,
    )
    yield "bpe empty affixes", bpe(
        vocab, merges, continuing_subword_prefix="", end_of_word_suffix=""
    )


def unigram_models():
    yield "unigram readme", models.Unigram(
        [("<unk>", 0.0), ("a", 0.0), ("b", 0.0), ("c", 0.0), ("x", 0.0), ("cx", 1.0), ("ab", 2.0),
         ("abc", 5.0), ("abcx", 10.0)], 0, False)
    yield "unigram ties", models.Unigram(
        [("<unk>", 0.0), *((token, -1.0 * len(token)) for token in
                           ["a", "b", "ab", "ba", "aa", "bb", "aba", "bab", "abab", "n", "an"])],
        0, False)
    yield "unigram sums that round", models.Unigram(
        [("<unk>", 0.0), ("a", -0.1), ("aa", -0.2), ("aaa", -0.3), ("b", -0.7), ("ab", -0.8),
         ("aab", -0.9), ("aaaa", -0.4)], 0, False)
    letters = [("<unk>", 0.0), ("a", -2.5), ("b", -3.5), ("é", -4.25), ("中", -5.0), ("ab", -3.0),
               ("éa", -6.5), ("中文", -5.5), ("ban", -4.0), ("ana", -3.75), ("▁", -2.0), ("▁a", -3.9)]
    yield "unigram", models.Unigram(letters, 0, False)
    yield "unigram unknown is last", models.Unigram(letters[1:] + [("?", -1.0)], 11, False)
    yield "unigram all bytes", models.Unigram(
        letters + [(byte, -20.0) for byte in BYTES], 0, True)
    yield "unigram some bytes", models.Unigram(
        letters + [(f"<0x{byte:02X}>", -20.0) for byte in range(0xA0, 0x100)], 0, True)
    yield "unigram token twice", models.Unigram(
        [("<unk>", 0.0), ("a", -9.0), ("b", -2.0), ("a", -1.0), ("ab", -3.5), ("<unk>", -1.0)],
        0, False)
    yield "unigram good unknown", models.Unigram(
        [("<unk>", 50.0), ("a", 90.0), ("ab", 95.0), ("xx", 60.0), ("x", 40.0), ("xn", 20.0)],
        0, False)
    yield "unigram unknown in text", models.Unigram(
        [("n", -3.0), ("a", -1.0), ("an", -1.5), ("b", -1.0)], 0, False)
    yield "unigram empty token", models.Unigram([("<unk>", 0.0), ("", 9.0), ("a", -1.0)], 0, False)


def other_models():
    yield "word level", models.WordLevel(
        ids(["<unk>", "a", "ab", "banana", "中文", "é"]), unk_token="<unk>")
    yield "wordpiece", models.WordPiece(
        ids(["[UNK]", "a", "##a", "##b", "ab", "##nan", "##na", "b", "##ana", "中", "##文", "é",
             "##é"]), unk_token="[UNK]", max_input_chars_per_word=12)
    yield "wordpiece no prefix", models.WordPiece(
        ids(["?", "a", "b", "ab", "na", "éa"]), unk_token="?", continuing_subword_prefix="")


def written_by_hand():
    """Forms that older versions wrote, or that only a file can have."""
    vocab = ids(["<unk>", "a", "b", "n", "ab", "an", "na", "bana", "ban"])
    lines = ["#version: 0.2", "a b", "a n", "n a"]
    yield "bpe lines", {"type": "BPE", "vocab": vocab, "merges": lines}
    yield "bpe without type", {"vocab": vocab, "merges": lines[1:], "unk_token": "<unk>"}
    yield "bpe no merges", {"type": "BPE", "merges": [], "vocab": vocab, "dropout": 0.0}
    yield "bpe pair twice in a file", {
        "type": "BPE", "dropout": None, "vocab": ids(["a", "b", "n", "ab", "ba"]),
        "merges": [["a", "b"], ["b", "a"], ["a", "b"]]}
    yield "wordpiece without type", {
        "unk_token": "n", "continuing_subword_prefix": "", "max_input_chars_per_word": 4,
        "vocab": vocab}
    yield "word level without type", {"unk_token": "n", "vocab": vocab}
    yield "unigram without type", {
        "vocab": [["<unk>", 0], ["a", -1], ["b", -13.087654321098765], ["n", -1.5e0],
                  ["an", -2.5], ["ba", -14.087654321098764]], "unk_id": 0}


WORDS = [
    "a", "aa", "aaa", "aaaa", "aaaaa", "aaaaaa", "aaaaaaa", "ab", "aba", "abab", "ababab", "babab",
    "aab", "aaab", "abc", "abcab", "banana", "bananax", "xbanana", "x", "xx", "xxx", "nanx",
    "anan", "é", "éa", "aé", "éé", "中文", "中文中", "文中", "aàa", "à", "àà", "ààa", "😀", "a😀b",
    "😀😀", "a😀é😀", "q", "qq", "aqqa", "qaq", "xqéq", "àqa", "qà", "▁a", "▁ab▁", "▁", "<unk>",
    "a<unk>b", "u", "uu", "qua", "qqa", "a b", " ", "\u0000", "aaaaaaaaaaaa", "ababababababab",
    "abcxacxqq", "\u0301a",
]  # fmt: skip
LETTERS = "aaaabbbbnnxcéà中文q😀▁u"


def record(name, model, words):
    if isinstance(model, dict):
        written = model
        model = Tokenizer.from_str(json.dumps({**EMPTY, "model": model})).model
    else:
        written = json.loads(Tokenizer(model).to_str())["model"]
    cases = []
    for word in words:
        tokens = model.tokenize(word)
        cases.append([word, [[t.id, t.value, *t.offsets] for t in tokens]])
    return {"name": name, "model": written, "cases": cases}


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    path = Path(sys.argv[2]) if len(sys.argv) > 2 else HERE / "subword_cases.json"
    draw = random.Random(5)
    recorded = []
    for name, model in [*bpe_models(), *unigram_models(), *other_models(), *written_by_hand()]:
        words = list(WORDS)
        for _ in range(count):
            words.append("".join(draw.choices(LETTERS, k=draw.randint(1, 40))))
        recorded.append(record(name, model, words))
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in recorded)
    path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
