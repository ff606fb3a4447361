#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening a tokenizer and encoding 1 MB of text with it: Maskscope against Hugging Face's `tokenizers`.

    cmake --build build/release --target bench_tokenizer
    .venv/bin/python tests/bench/tokenizer/bench_tokenizer.py [--rounds 7] [--build build/release] [NAME ...]

Both open the same file and encode the same lines with one thread, anew in each round and in turns, so that a busy
machine hits both alike; read the ratios, not the milliseconds. Needs what ./run sets up. The tokenizers are made
once, in build/bench/tokenizers. Prints a Markdown table.
"""
import os

os.environ["TOKENIZERS_PARALLELISM"] = "false"

import argparse
import json
import random
import statistics
import subprocess
import sys
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests" / "data"))

from tokenizers import Tokenizer, models, pre_tokenizers, trainers

from tokenizer_cases import bpe, training, unigram
from tokenizer_cases.sentences import SENTENCES

FOLDER = ROOT / "build" / "bench" / "tokenizers"
DEMO = ROOT / "build" / "demo-model" / "demo-minilm.pt"
TEXT_BYTES = 1_000_000
UNIGRAM_SIZE = 250_000
BPE_SIZE = 50_000
SCRIPTS = ["abcdefghijklmnopqrstuvwxyz", "aeiouábčďéěíňóřšťúůýžäöüßñç", "абвгдежзийклмнопрстуфхцчшщыэюя",
           "αβγδεζηθικλμνξοπρστυφχψω", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "अआइईउऊएऐओकखगघचजटडतदनपबमयरलवशसह",
           "".join(map(chr, range(0x4E00, 0x5600))), "".join(map(chr, range(0xAC00, 0xB400)))]


def made_up_words(draw):
    while True:
        script = draw.choice(SCRIPTS)
        longest = 4 if len(script) > 100 else 12
        word = "".join(draw.choices(script, k=draw.randint(2, longest)))
        yield "▁" + word if draw.random() < 0.6 else word


def large_unigram():
    """About as large as XLM-R's: pieces of a trained one, and words that nobody says behind them."""
    trained = unigram.xlm_roberta()
    written = json.loads(trained.to_str())
    pieces = written["model"]["vocab"]
    known = {piece for piece, _ in pieces}
    draw = random.Random(11)
    for word in made_up_words(draw):
        if len(pieces) == UNIGRAM_SIZE:
            break
        if word not in known:
            known.add(word)
            pieces.append([word, -12.0 - 6.0 * draw.random()])
    written["added_tokens"] = [t for t in written["added_tokens"] if t["special"]]
    return Tokenizer.from_str(json.dumps(written))


def large_bpe():
    """RoBERTa's parts and size, trained on the Python packages at hand."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    trainer = trainers.BpeTrainer(vocab_size=BPE_SIZE, special_tokens=bpe.ROBERTA_SPECIALS, show_progress=False,
                                  initial_alphabet=pre_tokenizers.ByteLevel.alphabet())
    files = training.package_files("transformers", "models/[a-p]*/*.py")
    tokenizer.train_from_iterator([file.read_text("utf-8") for file in files] + SENTENCES, trainer)
    tokenizer.post_processor = bpe.roberta_processing(tokenizer, trim_offsets=True, add_prefix_space=False)
    return tokenizer


def demo_wordpiece():
    with zipfile.ZipFile(DEMO) as archive:
        name = next(n for n in archive.namelist() if n.endswith("extra/tokenizer.json"))
        return Tokenizer.from_str(archive.read(name).decode())


TOKENIZERS = {"wordpiece": demo_wordpiece, "bpe": large_bpe, "unigram": large_unigram}


def tokenizer_file(name):
    path = FOLDER / f"{name}.tokenizer.json"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        TOKENIZERS[name]().save(str(path))
    return path


def mixed_texts():
    """English prose and code, and sentences of many languages; one text a line."""
    draw = random.Random(7)
    code = [line.strip() for line in training.training_texts(1) if len(line) > 30]
    lines, size = [], 0
    while size < TEXT_BYTES:
        line = " ".join(draw.choice(code if draw.random() < 0.6 else SENTENCES) for _ in range(draw.randint(1, 4)))
        line = " ".join(line.splitlines())
        lines.append(line)
        size += len(line.encode()) + 1
    return lines


def round_of_tokenizers(path, lines):
    start = time.perf_counter()
    tokenizer = Tokenizer.from_file(str(path))
    loaded = time.perf_counter()
    encodings = tokenizer.encode_batch(lines)
    done = time.perf_counter()
    count, total = 0, 0
    for encoding in encodings:
        count += len(encoding.ids)
        total += sum((i + 1) * token for i, token in enumerate(encoding.ids))
    return (loaded - start) * 1000, (done - loaded) * 1000, (count, total)


def round_of_maskscope(program, path, texts):
    answer = subprocess.run([program, path, texts], check=True, stdout=subprocess.PIPE, text=True).stdout.split()
    return float(answer[0]), float(answer[1]), (int(answer[2]), int(answer[3]))


def measure(name, program, texts, lines, rounds):
    path = tokenizer_file(name)
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(round_of_maskscope(program, path, texts))
        theirs.append(round_of_tokenizers(path, lines))
    same = "yes" if ours[0][2] == theirs[0][2] else "NO"
    for column, what in enumerate(["open", "encode 1 MB"]):
        mine = statistics.median(r[column] for r in ours)
        other = statistics.median(r[column] for r in theirs)
        ratios = sorted(o[column] / t[column] for o, t in zip(ours, theirs))
        print(f"| {name} | {what} | {mine:.1f} | {other:.1f} | {statistics.median(ratios):.2f} "
              f"({ratios[0]:.2f} to {ratios[-1]:.2f}) | {same} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(TOKENIZERS))
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--build", type=Path, default=ROOT / "build" / "release")
    arguments = parser.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    lines = mixed_texts()
    texts = FOLDER / "texts.txt"
    texts.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("| tokenizer | what | Maskscope, ms | tokenizers, ms | ratio of the times, median (range) | same ids |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name in arguments.names or TOKENIZERS:
        measure(name, arguments.build / "bench" / "bench_tokenizer", texts, lines, arguments.rounds)


if __name__ == "__main__":
    main()
