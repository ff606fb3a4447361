#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records which characters Hugging Face's normalizers read as others, for tst_normalization_changes.

    make_normalization_changes.py

Needs the `tokenizers` package (recorded with 0.23.3). Each text is written as a list of what a person sees as
single characters; each of them is normalized on its own. Writes tokenizer/normalization_changes.json.
"""
import json
import pathlib
import unicodedata

from tokenizers import normalizers

FOLDER = pathlib.Path(__file__).parent / "tokenizer"
NORMALIZERS = [
    {"clean_text": True, "handle_chinese_chars": True, "strip_accents": None, "lowercase": True},
    {"clean_text": True, "handle_chinese_chars": True, "strip_accents": None, "lowercase": False},
    {"clean_text": True, "handle_chinese_chars": False, "strip_accents": True, "lowercase": False},
    {"clean_text": False, "handle_chinese_chars": True, "strip_accents": False, "lowercase": True},
]
TEXTS = [
    list("Éa naïve Straße ÅÄ"),
    ["c", "a", "f", "e\u0301", " ", "q\u0323\u0307", " ", "\u1ea5"],
    ["a", "\u200b", "b", "\x01", "c", "\ufffd", "\t", "d", "\u00a0", "\u3000", "e", "\r\n", "f"],
    ["👨\u200d👩\u200d👧\u200d👦", "🇫🇷", "🇩🇪", "👋🏽", "❤\ufe0f", "x"],
    ["न", "म", "ते", " ", "कि"],
    ["가", "\u1100\u1161\u11a8", "힣"],
    list("東京Aは"),
    ["שָׁ", "ל", "וֹ", "ם", " ", "اَ", "لْ"],
    list("İI ſ Σς ﬁ Ⅷ"),
    ["[MASK]", " ", "É", "[MASK]"],
    list("plain."),
    [],
]


def changes(normalizer, clusters):
    found, at = [], 0
    for cluster in clusters:
        became = cluster if cluster == "[MASK]" else normalizer.normalize_str(cluster).strip()
        same = unicodedata.normalize("NFC", became) == unicodedata.normalize("NFC", cluster)
        if cluster.strip() and not same:
            found.append({"begin": at, "end": at + len(cluster), "became": became})
        at += len(cluster)
    return found


def main():
    cases = []
    for options in NORMALIZERS:
        normalizer = normalizers.BertNormalizer(**options)
        for clusters in TEXTS:
            record = {"normalizer": options, "text": "".join(clusters), "changes": changes(normalizer, clusters)}
            cases.append(record)
    lines = ",\n".join(json.dumps(case, ensure_ascii=True) for case in cases)
    (FOLDER / "normalization_changes.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
