#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Start to first answer, and peak memory: Maskscope against transformers' fill-mask pipeline.

    .venv/bin/python tests/bench/bench_start.py [--rounds 5]

Both programs start anew each time, load the same weights, fill the same sentence and end. The rounds are
interleaved, so that a busy machine hits both alike; read the ratios, not the milliseconds.
Needs what ./run sets up. Prints a Markdown table.
"""
import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "resources" / "demo-model"))
SENTENCE = "Paris is the [MASK] of France."

PIPELINE = """
import sys
from transformers import pipeline
print(pipeline("fill-mask", model=sys.argv[1])(sys.argv[2])[0]["token_str"])
"""


FOLDER = ROOT / "build" / "bench" / "demo-model-for-transformers"


def make_folder(folder):
    """The demo model as a folder that transformers loads."""
    from build_demo_model import extra_files, fetch_base, merge, read_base
    from transformers import PreTrainedTokenizerFast

    base = read_base(fetch_base(ROOT / "build" / "demo-model"))
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = folder / "tokenizer.json"
    tokenizer.write_text(extra_files(base)["tokenizer.json"], encoding="utf-8")
    PreTrainedTokenizerFast(tokenizer_file=str(tokenizer), mask_token="[MASK]", pad_token="[PAD]",
                            unk_token="[UNK]").save_pretrained(folder)
    merge(base).save_pretrained(folder)


def ensure_folder():
    """Made once, in a process of its own: a child's peak memory counts from what its parent holds."""
    if not (FOLDER / "model.safetensors").exists():
        subprocess.run([sys.executable, __file__, "--make-folder"], check=True)


def run_once(command):
    """Wall time in milliseconds, peak resident memory in MB, and the first line printed."""
    begin = time.monotonic()
    environment = dict(os.environ, TRANSFORMERS_OFFLINE="1", HF_HUB_OFFLINE="1")
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment)
    output = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"{command[0]} failed: run it by hand to see why")
    return 1000 * (time.monotonic() - begin), usage.ru_maxrss / 1024, output.strip()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--make-folder", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.make_folder:
        make_folder(FOLDER)
        return
    ensure_folder()
    cli = str(ROOT / "build" / "release" / "bin" / "maskscope-cli")
    contenders = {
        "Maskscope": [cli, "fill", "demo", "--text", SENTENCE, "--top-k", "5", "--json"],
        "transformers pipeline": [sys.executable, "-c", PIPELINE, str(FOLDER),
                                  SENTENCE],
    }
    runs = {name: [] for name in contenders}
    for turn in range(options.rounds + 1):  # the first round only warms the disk cache
        for name, command in contenders.items():
            result = run_once(command)
            if "capital" not in result[2]:
                raise SystemExit(f"{name} gave another answer: {result[2][:200]}")
            if turn:
                runs[name].append(result)
    print("| | start to first answer, median ms | peak memory, MB |\n| --- | --- | --- |")
    medians = {}
    for name, results in runs.items():
        medians[name] = [statistics.median(r[i] for r in results) for i in (0, 1)]
        print(f"| {name} | {medians[name][0]:.0f} | {medians[name][1]:.0f} |")
    ours, theirs = medians.values()
    print(f"| ratio | {theirs[0] / ours[0]:.1f}x faster | {theirs[1] / ours[1]:.1f}x less |")


if __name__ == "__main__":
    main()
