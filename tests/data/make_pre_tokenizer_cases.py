#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records what the pre-tokenizers and decoders of Hugging Face's `tokenizers` answer.

    make_pre_tokenizer_cases.py

Needs the `tokenizers` package (recorded with 0.23.3). Writes tokenizer/pre_tokenizers.json and
tokenizer/decoders.json beside this script. Both hold, for each part as tokenizer.json writes it,

    cases     texts with their words and offsets, or tokens with their text
    random    one SHA-1 over the answers to RANDOM_COUNT random inputs; these are made of the
              strings of `common` and `rare` by the generator below, which the test repeats
    blocks    (some parts) one SHA-1 for every 4096 code points

and pre_tokenizers.json also

    normalized  words of texts that a normalizer has put something before
"""
import hashlib
import json
import pathlib
import unicodedata

from tokenizers import PreTokenizedString, Tokenizer, models

OUT = pathlib.Path(__file__).parent / "tokenizer"
BLOCK = 4096
GROUP = 64
RANDOM_COUNT = 2000

TEXTS = [
    "Hey friend!     How are you?!?", " leading and trailing ", "don't we'll they've I'm he'd it's WE'LL 'sup ''s",
    "a\n\nb \n c\t\td\u00a0e\u3000f  ", "   ", "\n", "x", "12½ ٣٤ Ⅷ ² 3.14", "the-final--countdown", "--a--", "snake_case __x__",
    "どこで生れ。Yes ー カ", "Apples are りんご 林檎", "  Привет abc  ", "नमस्ते e\u0301 \u200d👨‍👩‍👧 zero\u200bwidth", "▁Hey▁▁you ▁ _a_b", "字é😀",
    "¿Qué? «oui» … ‘x’ $1+2=3", "naïve\u2028line\u0085next",
]

COMMON = list("aabcdeZ '' 'tresvlmd  \n\t\u00a0\u3000 12½²٣.,-—!?\"▁_Ġé字ひカー한אبд😀\u0301\u200d\u200b") + [
    "'s", "'re", "'ll", "▁▁", "   ", "--", "\r\n", "don't", "abc", "123"]

TOKENS = [
    ["Ara", "##új", "##o", "No", "##guera"], ["##uelo", "##", "'", "##s", "."], ["do", " n't", " do not", "?"], [], [""],
    ["Hello", "Ġmy", "Ġfriend", ",", "Ġå", "Ń", "Ĺ"], ["å", "Ń"], ["Ġ", "字", "Ċ"], ["▁Hey", "▁▁my", "fri▁end", "_x_"],
    ["<0xE5>", "<0xAD>", "<0x97>", "a", "<0xE5>", "<0xAD>"], ["<0x61>", "<0xff>", "<0x+f>", "<0xgg>", "<0xé>", "<0x6>"],
    ["lo", "w</w>", "est</w>"], ["<pad>", "h", "h", "e", "<pad>", "e", "|", "|", "y", " .", "<pad>"], ["  two", "HHaHH", "字字", " "],
]

TOKEN_COMMON = ["<0x41>", "<0xE5>", "<0xAD>", "<0x97>", "<0x80>", "<0xC3>", "<0xA9>", "##a", "##", "##.", "▁a", "▁", "a", "字", ",", ".",
                "Ġb", "Ġ", "å", "Ń", "Ĺ", "</w>", "b</w>", "|", "<pad>", "  a ", "HHaHH", "'", " n't", "", "é"]


def byte_level(prefix, regex):
    return {"type": "ByteLevel", "add_prefix_space": prefix, "trim_offsets": True, "use_regex": regex}


def metaspace(replacement, scheme, split):
    return {"type": "Metaspace", "replacement": replacement, "prepend_scheme": scheme, "split": split}


BEHAVIORS = ["Removed", "Isolated", "MergedWithPrevious", "MergedWithNext", "Contiguous"]
BLOCK_PARTS = [{"type": "Whitespace"}, {"type": "WhitespaceSplit"}, {"type": "UnicodeScripts"}, {"type": "Digits", "individual_digits": False},
               {"type": "Punctuation", "behavior": "Contiguous"}, byte_level(False, True)]


CL100K = (r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*"
          r"|\s*[\r\n]+|\s+(?!\S)|\s+")


def pre_tokenizer_parts():
    parts = BLOCK_PARTS + [{"type": "BertPreTokenizer"}, {"type": "Digits", "individual_digits": True}]
    parts += [byte_level(True, True), byte_level(True, False), byte_level(False, False)]
    parts += [metaspace("▁", scheme, split) for scheme in ("always", "first", "never") for split in (True, False)]
    parts += [metaspace("_", "first", True), metaspace(" ", "always", True)]
    parts += [{"type": "Punctuation", "behavior": b} for b in BEHAVIORS if b != "Contiguous"]
    parts += [{"type": "CharDelimiterSplit", "delimiter": d} for d in ("-", "é")]
    parts += [{"type": "FixedLength", "length": n} for n in (1, 3)]
    parts += [{"type": "Split", "pattern": {"String": "-"}, "behavior": b, "invert": invert} for b in BEHAVIORS for invert in (False, True)]
    parts += [{"type": "Split", "pattern": {"Regex": "a*"}, "behavior": b, "invert": invert} for b in BEHAVIORS for invert in (False, True)]
    parts += [{"type": "Split", "pattern": {"Regex": CL100K}, "behavior": "Isolated", "invert": False}, {"type": "Split", "pattern": {"String": ""}, "behavior": "Isolated", "invert": False}]
    # As older versions wrote them.
    parts += [{"type": "Metaspace", "replacement": "▁", "str_rep": "▁", "add_prefix_space": True}, {"type": "Punctuation"},
              {"type": "Metaspace", "replacement": "▁", "add_prefix_space": False, "prepend_scheme": "never"},
              {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True}, {"type": "FixedLength"}]
    for steps in ([], [{"type": "WhitespaceSplit"}, metaspace("▁", "always", True)], [{"type": "WhitespaceSplit"}, metaspace("▁", "first", True)],
                  [{"type": "Digits", "individual_digits": True}, byte_level(True, True)], [{"type": "Punctuation"}, byte_level(False, False), {"type": "FixedLength", "length": 3}],
                  [byte_level(False, True), metaspace("▁", "first", True), {"type": "Sequence", "pretokenizers": [{"type": "UnicodeScripts"}]}]):
        parts.append({"type": "Sequence", "pretokenizers": steps})
    return parts


def decoder_parts():
    parts = [byte_level(True, True), {"type": "Fuse"}, {"type": "ByteFallback"}, {"type": "BPEDecoder", "suffix": "</w>"}, {"type": "BPEDecoder", "suffix": ""}]
    parts += [{"type": "CTC", "pad_token": "<pad>", "word_delimiter_token": "|", "cleanup": c} for c in (True, False)]
    parts += [{"type": "WordPiece", "prefix": p, "cleanup": c} for p in ("##", "") for c in (True, False)]
    parts += [metaspace("▁", scheme, True) for scheme in ("always", "first", "never")]
    parts += [{"type": "Metaspace", "replacement": "▁", "add_prefix_space": True}]
    parts += [{"type": "Replace", "pattern": p, "content": c} for p, c in (({"String": "▁"}, " "), ({"Regex": "a*"}, "x"), ({"String": ""}, "-"), ({"Regex": "##|Ġ"}, ""))]
    # With both ends in one Strip the package can panic on short tokens.
    parts += [{"type": "Strip", "content": c, "start": a, "stop": 0} for c, a in ((" ", 1), ("H", 2), ("字", 9))]
    parts += [{"type": "Sequence", "decoders": steps} for steps in (
        [], [{"type": "ByteFallback"}, {"type": "Fuse"}, {"type": "Strip", "content": " ", "start": 1, "stop": 0}],
        [{"type": "ByteFallback"}, metaspace("▁", "always", True)], [{"type": "CTC", "pad_token": "<pad>", "word_delimiter_token": "|", "cleanup": True}, metaspace("▁", "never", True)])]
    return parts


def rare():
    """One assigned character of every 256 code points that Unicode 14 has."""
    result = []
    for begin in range(0, 0xF0000, 256):
        assigned = [c for c in range(begin, begin + 256) if unicodedata.category(chr(c)) not in ("Cn", "Cs")]
        if assigned:
            result.append(chr(assigned[len(assigned) // 2]))
    return result


class Generator:
    """The test has the same."""

    def __init__(self):
        self.state = 1

    def below(self, limit):
        self.state = (self.state * 1103515245 + 12345) % 2**31
        return (self.state >> 8) % limit

    def string(self, common, rare_strings):
        strings = rare_strings if self.below(5) == 0 else common
        return strings[self.below(len(strings))]


def random_inputs(common, rare_strings):
    generator = Generator()
    return [[generator.string(common, rare_strings) for _ in range(1 + generator.below(20))] for _ in range(RANDOM_COUNT)]


def sha(parts):
    digest = hashlib.sha1()
    for part in parts:
        digest.update(part.encode() + b"\0")
    return digest.hexdigest()[:16]


def group_text(begin):
    """Each code point between characters of other kinds and beside one from elsewhere."""
    text = ""
    for code_point in range(begin, begin + GROUP):
        other = (code_point * 7919 + 13) % 0x110000
        c, o = (chr(x) if not 0xD800 <= x < 0xE000 else "x" for x in (code_point, other))
        text += f"{c}a{c}1{c}! {c}\t{o}"
    return text


def blocks(pre_tokenizer):
    result = []
    for begin in range(0, 0x110000, BLOCK):
        words = ("|".join(w for w, _ in pre_tokenizer.pre_tokenize_str(group_text(group))) for group in range(begin, begin + BLOCK, GROUP))
        result.append(sha(words))
    return result


def part(kind, config):
    """Out of a tokenizer, since the parts themselves cannot be read from JSON."""
    file = json.loads(Tokenizer(models.BPE()).to_str())
    file[kind] = config
    return getattr(Tokenizer.from_str(json.dumps(file)), kind)


def write(name, common, rare_strings, parts, **more):
    made = {"common": common, "rare": rare_strings, "count": RANDOM_COUNT, "parts": parts} | more
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":")).replace('{"config"', '\n{"config"')
    (OUT / name).write_text(text + "\n")
    print(name, len(parts), "parts,", len(text) // 1024, "KiB")


def words_behind(normalizer, pre_tokenizer, text):
    """What a normalizer puts before the text stands for none of its characters."""
    words = PreTokenizedString(text)
    words.normalize(normalizer.normalize)
    pre_tokenizer.pre_tokenize(words)
    return [[word, *offsets] for word, offsets, _ in words.get_splits("original", "char")]


def normalized():
    """ByteLevel is not among them: there the package panics, or writes what was put before twice."""
    for scheme in ("always", "first", "never"):
        config = metaspace("▁", scheme, True)
        for pattern, content in (({"Regex": "^"}, "é "), ({"Regex": "^"}, "▁-"), ({"String": ""}, "é ")):
            normalizer = {"type": "Replace", "pattern": pattern, "content": content}
            made = part("normalizer", normalizer), part("pre_tokenizer", config)
            cases = [{"text": text, "words": words_behind(*made, text)} for text in ("ab c", " ab", "字é")]
            yield {"config": config, "normalizer": normalizer, "cases": cases}


def record_pre_tokenizers():
    rare_strings = rare()
    texts = ["".join(strings) for strings in random_inputs(COMMON, rare_strings)]
    parts = []
    for config in pre_tokenizer_parts():
        pre_tokenizer = part("pre_tokenizer", config)

        def words(text):
            return [[word, *offsets] for word, offsets in pre_tokenizer.pre_tokenize_str(text)]

        recorded = {"config": config, "cases": [{"text": text, "words": words(text)} for text in TEXTS]}
        recorded["random"] = sha(str(field) for text in texts for word in words(text) + [["", "", ""]] for field in word)
        if config in BLOCK_PARTS:
            recorded["blocks"] = blocks(pre_tokenizer)
        parts.append(recorded)
    write("pre_tokenizers.json", COMMON, rare_strings, parts, normalized=list(normalized()))


def record_decoders():
    rare_strings = rare()
    lists = random_inputs(TOKEN_COMMON, rare_strings)
    parts = []
    for config in decoder_parts():
        decoder = part("decoder", config)
        cases = [{"tokens": tokens, "text": decoder.decode(tokens)} for tokens in TOKENS]
        parts.append({"config": config, "cases": cases, "random": sha(decoder.decode(tokens) for tokens in lists)})
    write("decoders.json", TOKEN_COMMON, rare_strings, parts)


if __name__ == "__main__":
    record_pre_tokenizers()
    record_decoders()
