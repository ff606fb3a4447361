#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records what Hugging Face's `tokenizers` answers, for the parity tests.

    make_tokenizer_cases.py DEMO_MODEL.pt OUT [NAME ...]

Needs the `tokenizers` package and, to train on, transformers and numpy. ./test runs it; nothing of this is committed.
The real tokenizer comes out of the demo model, the others are made here (NAME: only those). Writes into the folder OUT:

    texts.jsonl                           the texts, each a JSON string
    invalid_utf8.jsonl                    bytes in hexadecimal digits, and the text that they stand for
    demo.tokenizer.json, demo.vocab.txt   the demo model's own files
    NAME.tokenizer.json                   the tokenizers made here
    NAME.small.json                       the same with a handful of tokens
    NAME.words.jsonl                      texts of plain words, and which tokens are the rest of a word
    NAME.cases.jsonl                      a text or pair a line, with its ids, type ids, offsets, ...
"""
import os

os.environ["TOKENIZERS_PARALLELISM"] = "false"  # a process for each processor does more

import multiprocessing
import pathlib
import sys
import zipfile

from tokenizers import Tokenizer

from tokenizer_cases import bpe, invalid, record, small, texts, unigram, wordlevel, wordpiece

MADE = wordpiece.TOKENIZERS | bpe.TOKENIZERS | unigram.TOKENIZERS | wordlevel.TOKENIZERS


def extract_demo(model, out):
    with zipfile.ZipFile(model) as archive:
        for name in archive.namelist():
            for wanted in ("tokenizer.json", "vocab.txt"):
                if name.endswith("extra/" + wanted):
                    (out / f"demo.{wanted}").write_bytes(archive.read(name))


def write_cases(job):
    name, out = job
    path = out / f"{name}.tokenizer.json"
    if name != "demo":
        MADE[name]().save(str(path), pretty=False)
    (out / f"{name}.small.json").write_text(small.small_tokenizer(path.read_text("utf-8")), "utf-8")
    tokenizer = Tokenizer.from_file(str(path))
    record.write_lines(out / f"{name}.words.jsonl", record.words(tokenizer))
    record.write_lines(out / f"{name}.cases.jsonl", record.cases(tokenizer, texts.all_texts()))
    return name


def main():
    model, out = map(pathlib.Path, sys.argv[1:3])
    names = sys.argv[3:] or ["demo", *reversed(MADE)]
    out.mkdir(parents=True, exist_ok=True)
    extract_demo(model, out)
    record.write_lines(out / "texts.jsonl", texts.all_texts())
    record.write_lines(out / "invalid_utf8.jsonl", invalid.cases())
    with multiprocessing.Pool() as pool:
        for _ in pool.imap_unordered(write_cases, [(name, out) for name in names], chunksize=1):
            pass
    print(len(texts.all_texts()), "texts,", len(names), "tokenizers")


if __name__ == "__main__":
    main()
