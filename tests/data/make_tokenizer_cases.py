#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records what Hugging Face's `tokenizers` answers, for the parity tests.

    make_tokenizer_cases.py DEMO_MODEL.pt

Needs the `tokenizers` package (recorded with 0.23.3); takes the real tokenizer out of the demo model. Writes
into the folder tokenizer/ beside this script:

    demo.tokenizer.json, demo.vocab.txt   the demo model's own files
    NAME.tokenizer.json                   small tokenizers made here
    NAME.cases.jsonl                      one text a line, with its ids, type ids, offsets, ...
    normalizer_digests.json               SHA-1 of the normalised code points, block by block
    words_digests.json                    the same for the split into words
"""
import hashlib
import json
import pathlib
import random
import sys
import unicodedata
import zipfile

from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

OUT = pathlib.Path(__file__).parent / "tokenizer"
BLOCK = 4096

SENTENCES = [
    "The quick brown fox jumps over the lazy dog.", "Paris is the [MASK] of France, isn't it?",
    "She poured a cup of [MASK] and don't we've they're I'm can't.", "$9.99 + 20% = £12,50 (approx.) #1 @home",
    "Der Fluß fließt über große Straßen; Äpfel, Öl, Übung.", "L'été à Noël, où est le garçon naïf ? Œuvre, cœur.",
    "El niño comió piñata en Cádiz. ¿Qué? ¡Sí!", "Zażółć gęślą jaźń. Łódź, Kraków.", "Příliš žluťoučký kůň úpěl ďábelské ódy.",
    "İstanbul'da ığdır, ÇĞÖŞÜ çğöşü.", "Tiếng Việt có nhiều dấu: ệ ữ ợ ẵ.", "Þetta er íslenska: ðÐ æÆ øØ đĐ.",
    "Съешь ещё этих мягких французских булок, да выпей чаю. Йод.", "Їжак ґанок Європа.", "Српски језик: Љубав, Њива, Џеп.",
    "Ο Όμηρος έγραψε την Οδύσσεια. ΟΔΟΣ οδός ΣΑΣ.", "ᾳ ᾼ ῷ ῼ Ἀχιλλεύς", "Հայերեն լեզու՝ բարեւ։", "ქართული ენა გამარჯობა ᲥᲐᲠᲗᲣᲚᲘ",
    "שָׁלוֹם עוֹלָם, מה שלומך?", "مرحبا بالعالم، كيف حالك؟ اَلْعَرَبِيَّةُ", "اردو زبان ۱۲۳ پاکستان۔", "ܫܠܡܐ ܥܠܡܐ",
    "नमस्ते दुनिया। हिन्दी में लिखना क़ ख़ ग़।", "বাংলা ভাষা আমার সোনার বাংলা।", "ਪੰਜਾਬੀ ਭਾਸ਼ਾ ਗੁਰਮੁਖੀ", "ગુજરાતી ભાષા",
    "தமிழ் மொழி வணக்கம்", "తెలుగు భాష నమస్కారం", "ಕನ್ನಡ ಭಾಷೆ ನಮಸ್ಕಾರ", "മലയാളം ഭാഷ", "සිංහල භාෂාව ආයුබෝවන්",
    "ภาษาไทยไม่มีวรรคน้ำใจ", "ພາສາລາວ ສະບາຍດີ", "བོད་སྐད་བཀྲ་ཤིས་བདེ་ལེགས། ཱི ཱུ", "မြန်မာဘာသာ မင်္ဂလာပါ။", "ភាសាខ្មែរ សួស្តី។",
    "አማርኛ ሰላም ልዑል።", "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ ꭰꭱꭲ", "ᐃᓄᒃᑎᑐᑦ ᙮ ᙭", "ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ᠌ ᢅ ᢆ", "ᜏᜒᜃ ᜴ ᜲ",
    "中文分词不需要空格。我爱北京天安门！", "繁體中文測試：龍、鳳；「引號」", "日本語のテストです。カタカナとひらがなガギグ゛", "한국어 문장을 나눕니다. 각각 힣 가",
    "𠀀𠀁 𪜀 𫝀 𫠠 𫤟 𫤠 𬺰 𰀀 丽 豈更", "꧋ꦗꦮ꧀ ꦽ ꧉", "𑇉 𑆑𑇀 𑇅", "𝒜𝓁𝑔ℯ𝒷𝓇𝒶 𝟘𝟙 ∑∫√ ≠ ≮ ⫝̸", "①② Ⅷ ﬁ ﬂ ½ ™ ℃ Å K Ω",
    "👋🏽 👨‍👩‍👧‍👦 🇫🇷🇩🇪 ❤️ ☃︎ 🏳️‍🌈 0️⃣", "zero\u200bwidth\u200cnon\u200djoiner\u2060word\ufeffbom", "soft\u00adhyphen no\u00a0break thin\u2009space ideographic\u3000space",
    "tab\there\nnew\rline\x0bvertical\x0cfeed\x1cfs\x1dgs\x1ers\x1fus\x85nel\u2028ls\u2029ps", "nul\x00in\x01si\x7fde\x80\x9f", "bad \ufffd char \ufffe \uffff \U0010ffff \ue000 \U000f0000",
    "cafe\u0301s e\u0323\u0301 a\u0301\u0323 \u0301start q\u0307\u0323\u0345", "İ I\u0307 ı i\u0307 ſ ẞ ß Ǆ ǅ ǆ", "[MASK]", "[mask]", "the[MASK]the", "[MASK][MASK]", "[MASK", "MASK]", "[ MASK ]", "[CLS] [SEP] [PAD] [UNK] [cls]",
    "  leading and trailing  ", "", " ", "\n", "a", "##ing ## #", "___ __ _a_", "<mask> <m> <MASK>", "...!!!???", "e-mail: a.b@c-d.org http://x.y/z?q=1&r=2#s",
    "a" * 99, "a" * 100, "a" * 101, "é" * 100, "é" * 101, "e\u0301" * 100, "字" * 101, "가" * 34, "ab" * 80 + " end", "x" * 300,
    "don't abc abcd ab xabc Abc ABC naïve NAÏVE naive Straße straße Straßen", "one <r>   two<r>three <r>", "stop  <l> go<l>  <l>", "word <w> xw <w>x <w>.<w>",
]


def scripts_sentences():
    return [s for s in SENTENCES if len(s.split()) > 2]


def assigned_blocks():
    """Runs of 256 code points that hold at least one assigned one (this Python's Unicode)."""
    blocks = []
    for begin in range(0, 0x110000, 256):
        if 0xD800 <= begin < 0xE000 or 0xF0100 <= begin:
            continue
        assigned = [c for c in range(begin, begin + 256) if unicodedata.category(chr(c)) != "Cn"]
        if assigned:
            blocks.append((begin, assigned))
    return blocks


def random_texts(rng):
    blocks = assigned_blocks()
    words = " ".join(scripts_sentences()).split()
    marks = [chr(c) for c in range(0x300, 0x370)] + ["\u0591", "\u05b4", "\u093c", "\u0e38", "\u0e48", "\u302a", "\u1dfa", "\u0f71", "\u0f72"]
    texts = []
    for begin, assigned in blocks:
        texts.append("".join(chr(rng.choice(assigned)) for _ in range(10)))
    for _ in range(350):
        pieces = [chr(rng.choice(rng.choice(blocks)[1])) for _ in range(8)]
        texts.append(rng.choice(["", " ", "a"]).join(pieces))
    for _ in range(450):
        texts.append(" ".join(rng.choice(words) for _ in range(rng.randrange(1, 9))))
    for _ in range(250):
        base = rng.choice("aeiouäéñçАйא가각कनⅧ字")
        texts.append("x" + "".join(base + "".join(rng.choice(marks) for _ in range(rng.randrange(0, 4))) for _ in range(5)))
    glue = ["", " ", "  ", "[MASK]", ".", "\u200b", "\t", "_", "-", "[", "]", "\u0301", "字", "<l>", "<r>", "<w>", "abc"]
    for _ in range(450):
        texts.append("".join(rng.choice(words) + rng.choice(glue) for _ in range(rng.randrange(1, 7))))
    for _ in range(120):
        texts.append("".join(chr(rng.randrange(0, 0x180)) for _ in range(20)))
    for begin in (0x2B80E, 0x2B818, 0x2B820, 0x2B870, 0x2B8D0, 0x2B918, 0x2CEA8, 0x2FA18, 0x30000, 0x3134A):
        texts.append("a" + "".join(chr(c) for c in range(begin, begin + 12)) + "b")
    return texts


def ascii_pairs():
    printable = [chr(c) for c in range(0x20, 0x7F)]
    return ["".join(a + b + " " for b in printable) for a in printable]


def cases():
    texts = list(dict.fromkeys(SENTENCES + random_texts(random.Random(20261124)) + ascii_pairs()))
    return [t for t in texts if not any(0xD800 <= ord(c) < 0xE000 for c in t)]


def small_vocabulary(texts):
    """Letters and word pieces of the texts above: enough hits, continuing pieces and unknowns."""
    pieces = {}
    for word in " ".join(texts).split():
        for begin in range(len(word)):
            for length in (1, 2, 3, 5, 8):
                piece = word[begin:begin + length]
                if len(piece) == length:
                    pieces[("##" if begin else "") + piece] = pieces.get(("##" if begin else "") + piece, 0) + 1
    common = sorted(p for p, n in pieces.items() if n >= 2 or len(p) == 1)
    tokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"] + common
    return {t: i for i, t in enumerate(dict.fromkeys(tokens))}


def small_tokenizer(normalizer, bert_processing):
    vocabulary = small_vocabulary(SENTENCES)
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizer
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    cls, sep = vocabulary["[CLS]"], vocabulary["[SEP]"]
    if bert_processing:
        tokenizer.post_processor = processors.BertProcessing(("[SEP]", sep), ("[CLS]", cls))
    else:
        tokenizer.post_processor = processors.TemplateProcessing(
            single="[CLS] $A:1 [SEP]:1", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", cls), ("[SEP]", sep)])
    tokenizer.decoder = decoders.WordPiece()
    tokenizer.add_special_tokens(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"])
    tokenizer.add_tokens([
        AddedToken("<l>", lstrip=True, normalized=False), AddedToken("<r>", rstrip=True, normalized=False),
        AddedToken("<w>", single_word=True, normalized=False), AddedToken("ab", normalized=False),
        AddedToken("abc", normalized=False), AddedToken("naïve", normalized=True),
        AddedToken("Straße", normalized=True, single_word=True), AddedToken("STRASSE", normalized=True, lstrip=True, rstrip=True),
        AddedToken("Ä", normalized=True, lstrip=True)])
    return tokenizer


def small_tokenizers():
    bert = normalizers.BertNormalizer
    return {
        "cased": small_tokenizer(bert(lowercase=False, strip_accents=None), False),
        "accents": small_tokenizer(bert(lowercase=False, strip_accents=True, handle_chinese_chars=False), True),
        "unclean": small_tokenizer(bert(clean_text=False, lowercase=True, strip_accents=False), True),
    }


def record(tokenizer, text):
    encoding = tokenizer.encode(text)
    return {
        "text": text,
        "ids": encoding.ids,
        "type_ids": "".join(map(str, encoding.type_ids)),
        "offsets": [place for offset in encoding.offsets for place in offset],
        "special": "".join(map(str, encoding.special_tokens_mask)),
        "sequence": "".join("-" if s is None else str(s) for s in encoding.sequence_ids),
    }


def write_cases(name, tokenizer, texts):
    lines = [json.dumps(record(tokenizer, t), ensure_ascii=False, separators=(",", ":")) for t in texts]
    (OUT / f"{name}.cases.jsonl").write_bytes(("\n".join(lines) + "\n").encode())


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


def extract_demo(model):
    with zipfile.ZipFile(model) as archive:
        for name in archive.namelist():
            for wanted in ("tokenizer.json", "vocab.txt"):
                if name.endswith("extra/" + wanted):
                    (OUT / f"demo.{wanted}").write_bytes(archive.read(name))


def main():
    OUT.mkdir(exist_ok=True)
    extract_demo(sys.argv[1])
    texts = cases()
    write_cases("demo", Tokenizer.from_file(str(OUT / "demo.tokenizer.json")), texts)
    for name, tokenizer in small_tokenizers().items():
        tokenizer.save(str(OUT / f"{name}.tokenizer.json"), pretty=False)
        write_cases(name, tokenizer, texts if name == "cased" else texts[:len(SENTENCES)] + texts[len(SENTENCES)::3])
    write_digests()
    print(len(texts), "texts")


if __name__ == "__main__":
    main()
