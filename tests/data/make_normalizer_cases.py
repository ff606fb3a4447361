#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records what the normalizers of `tokenizers` (0.23.3) do, into tokenizer/normalizer_cases.json beside this script:

    texts        written by hand
    random       more texts, in groups
    normalizers  name -> "json" as in a tokenizer.json (CHARSMAP in place of the charsmap that make_charsmap.py made),
                 "cases": for each of the texts what it becomes, and the begin and end of each code point in the text as
                 given, "groups": SHA-1 of the same for each group, "code_points": SHA-1 of what every code point of
                 planes 0-3 and 14 becomes between the strings of "around", one for each plane
"""
import base64
import hashlib
import json
import lzma
import pathlib
import random
import unicodedata

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

FOLDER = pathlib.Path(__file__).parent / "tokenizer"
CHARSMAP = lzma.decompress((FOLDER / "nmt_nfkc.charsmap.xz").read_bytes())
PLANES = (0, 1, 2, 3, 14)
LINE = 64

TEXTS = [
    "", " ", "a", "AB ", "  ab\t\n", "\u3000x\u00a0", "Héllo  WÖRLD", "e\u0301\u0323 E\u0323\u0301", "\u0301start", "q\u0307\u0323\u0345",
    "ﬁne ﬂow ﷺ ½ ① ℃ Ⅷ", "ﬁ\u0301 ﬁ\u0323\u0301a ª\u20d0x", "\u0001ab", "a\u0001b", "ﬁ\u0001ab", "\u0001\u0002", "a\r\nb\rc\nd", "soft\u00adhyphen\u200bzero\u200dwidth\ufeff",
    "각 각 각 ᄀᆨ", "が か\u3099 ｶﾞ ﾊﾟ カ\u309a", "\u0f73\u0f71 x\u0f81 \u0344", "ΟΔΟΣ İI ẞ ǅ ſ", "\u1e9b\u0323 \u1e0b\u0323 \u212b \u2126", "नि क्षि क़\u0301 क्क़\u0301 \u0958\u0301", "เกำ", "👨‍👩‍👧 🇫🇷\u0301 ©\u0301\u200d©\u0301",
    "\u0600ª \u0600\u0301ª", "``quoted'' ▁x", "日本㌀ ｆｕｌｌ　ｗｉｄｔｈ", "\u0340\u0341\u0343\u0374\u037e\u0387", "𝒜𝟘 \U0001d15e \U00011099\U000110ba", "\U00011935\U00011930 \U00011938 \U00016d63\U00016d67 \u32ff", "a\u0345\u0300\u0301\u0323b", "𐐀ABC𐐨 ꟺ Ა",
]

SEVERAL_SPACES = Regex(" {2,}")


def precompiled():
    return normalizers.Precompiled(CHARSMAP)


def bert(**options):
    return normalizers.BertNormalizer(**options)


ALONE = ("", "")
AMONG_MARKS = ("a\u0345", "\u0300\u0323")
NORMALIZERS = {
    "NFC": (normalizers.NFC(), [ALONE, AMONG_MARKS, ("\u1100", "\u11a8")]),
    "NFD": (normalizers.NFD(), [ALONE, AMONG_MARKS]),
    "NFKC": (normalizers.NFKC(), [ALONE, AMONG_MARKS]),
    "NFKD": (normalizers.NFKD(), [ALONE, AMONG_MARKS]),
    "Lowercase": (normalizers.Lowercase(), [ALONE]),
    "Strip": (normalizers.Strip(), []),
    "Strip left": (normalizers.Strip(left=True, right=False), []),
    "Strip right": (normalizers.Strip(left=False, right=True), []),
    "StripAccents": (normalizers.StripAccents(), [ALONE]),
    "Nmt": (normalizers.Nmt(), [ALONE]),
    "ByteLevel": (normalizers.ByteLevel(), [ALONE]),
    # Clusters below 6 bytes lose what follows the first mapped code point: that shows where clusters end.
    "Precompiled": (precompiled(), [ALONE, ("x", "\u0301"), ("\uff21", ""), ("\u00aa", ""), ("", "\u00aa")]),
    "Prepend": (normalizers.Prepend("▁x"), []),
    "Prepend nothing": (normalizers.Prepend(""), []),
    "Replace text": (normalizers.Replace(" ", "▁"), []),
    "Replace expression": (normalizers.Replace(SEVERAL_SPACES, " "), []),
    "Replace nothing": (normalizers.Replace("", "-"), []),
    "Replace by nothing": (normalizers.Replace(Regex(r"\p{M}+|[aeiou]"), ""), []),
    "Replace begin": (normalizers.Replace(Regex("^"), "<>"), []),
    "begin of stripped": (normalizers.Sequence([normalizers.Strip(), normalizers.Replace(Regex("^"), "<>")]), []),
    "albert": (normalizers.Sequence([
        normalizers.Replace("``", '"'), normalizers.Replace("''", '"'), normalizers.NFKD(), normalizers.StripAccents(),
        normalizers.Lowercase(), precompiled(), normalizers.Replace(SEVERAL_SPACES, " ")]), []),
    "deberta": (normalizers.Sequence([normalizers.Strip(), precompiled(), normalizers.Replace(SEVERAL_SPACES, " ")]), []),
    "nested": (normalizers.Sequence([
        normalizers.NFD(), normalizers.Sequence([normalizers.StripAccents(), normalizers.Lowercase()]), normalizers.NFC(),
        normalizers.Replace(" ", "▁"), normalizers.Prepend("▁")]), []),
    "Bert and more": (normalizers.Sequence([bert(lowercase=False, strip_accents=True), normalizers.NFKC(), normalizers.ByteLevel()]), []),
    "empty": (normalizers.Sequence([]), []),
}


def random_texts():
    rng = random.Random(20261125)
    blocks = []
    for begin in range(0, 0x110000, 256):
        if not 0xD800 <= begin < 0xE000 and begin < 0xF0100:
            assigned = [chr(c) for c in range(begin, begin + 256) if unicodedata.category(chr(c)) != "Cn"]
            blocks += [assigned] if assigned else []
    marks = [chr(c) for c in range(0x300, 0x370)] + list("\u0591\u093c\u0e38\u0f71\u0f72\u0f73\u0344\u200d\u0600\u0903\ufe0f\u094d\u3099\u1161\u11a8\u0001")
    bases = list("aeiouäéñçАйא가각कनⅧ字ﬁﷺ①½ª©👍🇫🇷ｶﾞが한ᄀ¨ﾟẛſ\u0958\n\r\t \u3000\u00a0`'")
    texts = ["".join(rng.choice(block) for _ in range(6)) for block in blocks]
    texts += ["".join(rng.choice(rng.choice(blocks)) for _ in range(6)) for _ in range(200)]
    texts += ["".join(rng.choice(bases) + "".join(rng.choice(marks) for _ in range(rng.randrange(4))) for _ in range(4)) for _ in range(400)]
    return texts


def observed(normalizer):
    """A function from a text to what it becomes, and where each code point comes from."""
    tokenizer = Tokenizer(models.WordLevel({"?": 0}, unk_token="?"))
    tokenizer.normalizer = normalizer
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex("(?m)."), "isolated")

    def observe(text):
        offsets = tokenizer.encode(text, add_special_tokens=False).offsets
        return [normalizer.normalize_str(text), [place for offset in offsets for place in offset]]

    return observe


def digest(value):
    return hashlib.sha1(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()[:16]


def code_points(normalizer, around):
    before, after = around
    digests = []
    for plane in PLANES:
        becomes = hashlib.sha1()
        for begin in range(plane << 16, (plane + 1) << 16, LINE):
            if not 0xD800 <= begin < 0xE000:
                line = "\n".join(before + chr(c) + after for c in range(begin, begin + LINE))
                becomes.update(normalizer.normalize_str(line).encode())
        digests.append(becomes.hexdigest()[:16])
    return {"around": [before, after], "planes": digests}


def record(normalizer, surroundings, groups):
    observe = observed(normalizer)
    charsmap = base64.b64encode(CHARSMAP).decode()
    return {
        "json": json.loads(normalizer.__getstate__().decode().replace(charsmap, "CHARSMAP")),
        "cases": [observe(text) for text in TEXTS],
        "groups": [digest([observe(text) for text in group]) for group in groups],
        "code_points": [code_points(normalizer, around) for around in surroundings],
    }


def main():
    texts = random_texts()
    groups = [texts[begin:begin + 50] for begin in range(0, len(texts), 50)]
    made = {"texts": TEXTS, "random": groups,
            "normalizers": {name: record(*parts, groups) for name, parts in NORMALIZERS.items()}}
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    (FOLDER / "normalizer_cases.json").write_text(text.replace('"json":', '\n"json":').replace('"groups":', '\n"groups":') + "\n")


if __name__ == "__main__":
    main()
