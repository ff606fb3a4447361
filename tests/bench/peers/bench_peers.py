#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Time to answer one masked sentence: Maskscope against transformers, ONNX Runtime and OpenVINO.

    python3 tests/bench/peers/bench_peers.py [--rounds 8] [--lengths 8,16,...] [--models NAME,...] [--chart FILE.svg]

Needs what ./run sets up; makes its own environment and the models in build/bench the first time (about 10
minutes, 1.5 GB). Each contender is a process that stays, with 2 threads and fp32, but for Maskscope's own bf16
and int8; all get the same text and weights, and the best words of all in fp32 must be the same. They take turns within each round, three answers a turn of which
the first is not counted: it finds the caches full of the others' weights. Tokenizing and the top 5 are included.
Prints a Markdown table a model and writes build/bench/peers/results.json.
"""
import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
ENVIRONMENT = ROOT / "build" / "bench" / "peers-venv"
PYTHON = ENVIRONMENT / "bin" / "python"
LENGTHS = [8, 16, 32, 64, 128, 256, 512]
THREADS = 2
COUNTED = 2  # of three answers a turn
REST = 0.05  # seconds between turns: some peers' threads spin on for a while
PEERS = ["pipeline", "onnxruntime", "openvino"]
REDUCED = ["bf16", "int8"]
NAMES = {"maskscope": "Maskscope", "plain": "Maskscope, plain", "bf16": "Maskscope, bf16", "int8": "Maskscope, int8",
         "pipeline": "transformers", "onnxruntime": "ONNX Runtime", "openvino": "OpenVINO"}
WORDS = "the old man went to his house near river and said that he would come back again".split()


def ensure_environment():
    """An environment of its own, on top of the project's .venv; then this script runs in it."""
    if not (ENVIRONMENT / "done").exists():
        venv.create(ENVIRONMENT, with_pip=True)
        packages = next((ROOT / ".venv" / "lib").glob("python*/site-packages"))
        own = next((ENVIRONMENT / "lib").glob("python*/site-packages"))
        (own / "project.pth").write_text(f"{packages.resolve()}\n")
        subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", "-r", HERE / "requirements.txt"], check=True)
        (ENVIRONMENT / "done").touch()
    if Path(sys.prefix) != ENVIRONMENT:
        os.execv(PYTHON, [str(PYTHON), *sys.argv])


class Contender:
    def __init__(self, name, folder, cli):
        if name in PEERS:
            command = [str(PYTHON), str(HERE / "contender.py"), name, str(folder), str(THREADS)]
        else:
            engine = "plain" if name == "plain" else "fast"
            precision = name if name in REDUCED else "fp32"
            command = [cli, "fill", str(folder / "model.pt"), "--engine", engine, "--precision", precision,
                       "--threads", str(THREADS), "--json", "-"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        env=dict(os.environ, HF_HUB_OFFLINE="1"), stderr=subprocess.DEVNULL)
        if name in PEERS and self.process.stdout.readline() != "ready\n":
            raise SystemExit(f"{name} did not start")

    def answer(self, text):
        """Milliseconds, and the id of the best word."""
        self.process.stdin.write(text + "\n")
        self.process.stdin.flush()
        result = json.loads(self.process.stdout.readline())
        if "top" in result:
            return result["ms"], result["top"][0]
        return result["ms"], result["masks"][0]["candidates"][0]["id"]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def text_of(length):
    """So many tokens, [CLS] and [SEP] included: every word here is one."""
    words = [WORDS[i % len(WORDS)] for i in range(length - 3)]
    return " ".join(words[:2] + ["[MASK]"] + words[2:])


def measure(folder, contenders, lengths, rounds, cli):
    times = {name: {length: [] for length in lengths} for name in contenders}
    running = {name: Contender(name, folder, cli) for name in contenders}
    for turn in range(rounds + 1):  # the first round only warms up
        for length in lengths:
            best = {}
            for name, contender in running.items():
                answers = [contender.answer(text_of(length)) for _ in range(1 + COUNTED)]
                if name not in REDUCED:
                    best[name] = answers[0][1]
                if turn:
                    times[name][length] += [milliseconds for milliseconds, _ in answers[1:]]
                time.sleep(REST)
            if len(set(best.values())) != 1:
                raise SystemExit(f"At {length} tokens the best words differ: {best}")
    for contender in running.values():
        contender.close()
    return {name: {length: statistics.median(ms) for length, ms in by_length.items()}
            for name, by_length in times.items()}


def table(medians, lengths):
    def row(title, values):
        return f"| {title} | " + " | ".join(values) + " |"
    lines = [row("tokens", map(str, lengths)), "|" + " --- |" * (len(lengths) + 1)]
    for name, by_length in medians.items():
        lines.append(row(NAMES[name], (f"{by_length[length]:.1f}" for length in lengths)))
    ours = medians["maskscope"]
    peers = [name for name in PEERS if name in medians]
    best = {length: min(medians[name][length] for name in peers) for length in lengths}
    lines.append(row("**best peer / Maskscope**", (f"**{best[length] / ours[length]:.2f}**" for length in lengths)))
    if "pipeline" in medians:
        lines.append(row("transformers / Maskscope",
                         (f"{medians['pipeline'][length] / ours[length]:.2f}" for length in lengths)))
    return "\n".join(lines)


def versions():
    from importlib.metadata import version
    return {name: version(name) for name in ("torch", "transformers", "onnxruntime", "openvino")}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--lengths", default=",".join(map(str, LENGTHS)))
    parser.add_argument("--models", default="demo model,BERT-base")
    parser.add_argument("--contenders", default=",".join(NAMES))
    parser.add_argument("--cli", default=str(ROOT / "build" / "release" / "bin" / "maskscope-cli"))
    parser.add_argument("--chart", help="an SVG to draw the results into")
    options = parser.parse_args()
    ensure_environment()
    import models
    lengths = [int(length) for length in options.lengths.split(",")]
    folders = models.ensure()
    results = {"machine": platform.processor() or platform.machine(), "threads": THREADS, "versions": versions(),
               "models": {}}
    for name in options.models.split(","):
        medians = measure(folders[name], options.contenders.split(","), lengths, options.rounds, options.cli)
        results["models"][name] = medians
        print(f"{name}, milliseconds (medians of {options.rounds * COUNTED})\n\n{table(medians, lengths)}\n", flush=True)
    print(results["versions"])
    (models.FOLDER / "results.json").write_text(json.dumps(results, indent=1))
    if options.chart:
        from chart import draw
        draw(results, NAMES, options.chart)


if __name__ == "__main__":
    main()
