#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records what regular expressions find in Hugging Face's `tokenizers` (0.23.3: Oniguruma 6.9.10).

Writes tokenizer/regex_cases.json beside this script:

    texts      what the expressions below are tried on
    replaced   expression -> each text with "<>" in place of every match
    classes    class -> SHA-1 of the code points it has, plane by plane (surrogates count as matches)
"""
import hashlib
import json
import pathlib

from tokenizers import NormalizedString, Regex

OUT = pathlib.Path(__file__).parent / "tokenizer" / "regex_cases.json"
PLANE = 0x10000
CHARACTERS = "".join(chr(c) for c in range(0x110000) if not 0xD800 <= c < 0xE000)

GPT2 = r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"
GPT4 = (r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+")
O200K = (r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|"
         r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|"
         r"\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+")
DEEPSEEK = (r"[!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+")
CLIP = r"<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"

EXPRESSIONS = [
    GPT2, GPT4, O200K, DEEPSEEK, CLIP, r"[一-龥぀-ゟ゠-ヿ]+", r"\p{N}{1,3}", r" {2,}", r"\s+", r"(?=\s)", r"[^\w\s]|_", r"\w+|[^\w\s]+",
    "", "^", "$", "a*", "a|$", "a|(?=c)", ".", ".+", "(?m).+", "(?m:.)b", r"\A.", r".\z", r".\Z", r"^\w", r"\w$", r"\n", r"\R", r"\N+", r"\O",
    "a(?i)b|c", "a(?:(?i)b|c)d|b", "(?i-i:a)b", "(?i)a(?-i)b", "(?i:ab)", "(?i:[a-c])", "(?i:[^a-c])", "(?i:k)", "(?i:[k])", "(?i:é)", "(?i:ab|q)",
    "a{2}", "a{2}+", "a{2}?", "a{1,2}?", "a{1,2}+b", "a{,2}", "a{2,}", "a{0}", "a{", "a{x}", "a{,}", "]", "}", "a}", "a++a", "a?+a", "a*+b", "a+?b", "a??b", "(?>a+)a", "(?>a+)b",
    "(a)(b)?", "(?<n>a)b", "a(?#x)b", "(?<=a)b", "(?<!a)b", "(?<=a|bc)d", "(?!a).", "(ab)*", "(?:a|ab)(?:c|bcd)", "(a|b)*c", "|a", "a|", "(?:)", "()",
    r"\bfoo\b", r"\Bo", r"\b", r"\B", r"[\b]", r"\t|\v|\f|\e|\a", r"\x41|\u0062|\x{1F44B}", r"\.\*\#\&\~\-\ \é", r"[\é\-]", "[]a]", "[^]a]", "[a-]", "[-a]", "[a^]", r"[\w-]", r"[a-c-]",
    "[a-c&&b-d]", "[a-w&&[^c-g]z]", "[a[bc]]", "[^a[bc]]", "[a&b]", "[&&a]", "[a&&]", "[^a-c&&b]", "[[:alpha:]x]", "[[:^alpha:]]", "[^[:alpha:]]", r"[\d\p{Lu}]", r"[^\P{L}]", r"[\p{^L}]", r"\P{^L}",
    "[!-/]+", "[+--]", "[ #]+", "🇫", "[👋🇫]+", "é", "e\u0301", "[^ -~]+", "\u2581", "\\\\", r"\\", "[\\\\]", r"\[|\]", "a.c", "a\\.c", "#", " ", "(?:aa|a)b",
]

TEXTS = [
    "", "a", "b", "ab", "aab", "aaaaa", "abc ABC aBc", "AC aC ab aB C", "abcbcd acd aBd", "a\nb\n", "\n", "\n\nab\r\nc\u2028d\x85e\x0bf\x0cg\x1b\x07\x08\t",
    "Don't WE'LL they'Ve I'm  fine,   isn't it?  \n\n  12345 x²³½ ¼ 1st!", "  two  spaces   and end  ", "l'été à Noël… ÉTÉ cafe\u0301 ſ K k K", "中文分词,日本語のテスト。カタカナ 한국어 ไทย हिन्दी",
    "foo food afoo foo_ ²foo foo\u0301 foo", "a-b+c,d.e-f~g#h&i j\\k[l]m{n}o^p|", "👋🏽 👨‍👩‍👧 🇫🇷🇩🇪 ❤️", "a.c abc a\nc <|startoftext|>x<|endoftext|>", "x{y a{x} a{,} a}b", "\u2581Hello\u2581world", "CamelCaseWORDS HTTPServer2x /path//\n\n", "\ufeff\u200b\u00a0\u3000x\u0345ͅ\U0001e5d0\U00010d50",
]

CATEGORIES = "L Lu Ll Lt Lm Lo LC M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po S Sm Sc Sk So Z Zs Zl Zp C Cc Cf Cn Co"
SCRIPTS = "Han Hiragana Katakana Hangul Latin Greek Cyrillic Arabic Hebrew Thai Devanagari Bengali Tamil Myanmar Balinese Kawi Egyptian_Hieroglyphs Khitan_Small_Script Yi Bopomofo Inherited"
PROPERTIES = "Alphabetic Uppercase Lowercase White_Space Any Assigned Emoji Extended_Pictographic Letter lower-case_letter Punctuation"
POSIX = "alnum alpha ascii blank cntrl digit graph lower print punct space upper word xdigit"
CLASSES = (
    [r"\p{%s}" % name for name in (CATEGORIES + " " + SCRIPTS + " " + PROPERTIES + " " + POSIX).split()]
    + ["[[:%s:]]" % name for name in POSIX.split()]
    + [r"\w", r"\W", r"\s", r"\S", r"\d", r"\D", r"\h", r"\H", r"[\w]", r"[\W]", r"[^\w]", r"[\p{word}]", r"[^\p{L}\p{N}\s]", r"\P{L}", r"[\p{L}&&[^\p{Lu}]]", ".", r"\R"]
    + ["(?i:%s)" % letter for letter in "abcdefghijklmnopqrstuvwxyz'éж"] + ["(?i:[%s])" % letters for letters in ("a-z", "ks", "^a-z", r"\d", "é-ü")])


def replaced(expression, text):
    string = NormalizedString(text)
    string.replace(Regex(expression), "<>")
    return string.normalized


def digests(expression):
    """Per plane: SHA-1 of one '1' or '0' for each code point."""
    string = NormalizedString(CHARACTERS)
    string.replace(Regex("(?:" + expression + ")"), "")
    bits = bytearray(b"1" * 0x110000)
    for c in string.normalized:
        bits[ord(c)] = ord("0")
    return [hashlib.sha1(bits[begin:begin + PLANE]).hexdigest()[:16] for begin in range(0, 0x110000, PLANE)]


def main():
    recorded = {"texts": TEXTS, "replaced": {e: [replaced(e, t) for t in TEXTS] for e in EXPRESSIONS}, "classes": {c: digests(c) for c in CLASSES}}
    OUT.write_text(json.dumps(recorded, ensure_ascii=False, indent=0) + "\n")


if __name__ == "__main__":
    main()
