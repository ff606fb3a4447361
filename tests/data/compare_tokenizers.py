#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares `maskscope-cli tokenize` with Hugging Face's `tokenizers`, text by text.

    compare_tokenizers.py CLI TOKENIZER.json [FILE ...] [--lines] [--show N]

The texts are those of the recorded corpus, or the files: each one text, or with --lines one text a line. Ends with 1 if
any ids, type ids, offsets, special tokens or sequence numbers differ, or if one side refuses the tokenizer.
"""
import argparse
import json
import pathlib
import subprocess
import sys

from tokenizers import Tokenizer

from tokenizer_cases import texts

KEYS = ("ids", "type_ids", "offsets", "special", "sequence")


def read_texts(options):
    if not options.files:
        return texts.all_texts()
    whole = [file.read_text("utf-8", errors="replace") for file in options.files]
    return [line for text in whole for line in text.split("\n")] if options.lines else whole


def expected_answers(tokenizer, all_texts):
    for text in all_texts:
        encoding = tokenizer.encode(text)
        yield {"ids": encoding.ids, "type_ids": encoding.type_ids, "offsets": [list(o) for o in encoding.offsets],
               "special": [bool(s) for s in encoding.special_tokens_mask], "sequence": encoding.sequence_ids}


def found_answers(options, all_texts):
    command = [options.cli, "tokenize", "--tokenizer", options.tokenizer, "--json", "--input", "jsonl", "-"]
    lines = "".join(json.dumps(text) + "\n" for text in all_texts)
    done = subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        sys.exit(f"{options.tokenizer}: maskscope-cli ended with {done.returncode}")
    return [json.loads(line) for line in done.stdout.decode().split("\n") if line]


def read_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cli")
    parser.add_argument("tokenizer")
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    parser.add_argument("--lines", action="store_true", help="the files hold one text a line")
    parser.add_argument("--show", type=int, default=5, help="differences to print (5)")
    return parser.parse_args()


def main():
    options = read_options()
    tokenizer = Tokenizer.from_file(options.tokenizer)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    all_texts = read_texts(options)
    found = found_answers(options, all_texts)
    assert len(found) == len(all_texts), "not every text was answered"
    different = 0
    for text, expected, answer in zip(all_texts, expected_answers(tokenizer, all_texts), found):
        keys = [key for key in KEYS if answer[key] != expected[key]]
        different += bool(keys)
        if keys and different <= options.show:
            print(json.dumps(text, ensure_ascii=False))
            for key in keys:
                print(f"  {key}\n    expected {expected[key]}\n    found    {answer[key]}")
    print(f"{options.tokenizer}: {len(all_texts)} texts, {different} differ")
    sys.exit(different > 0)


if __name__ == "__main__":
    main()
