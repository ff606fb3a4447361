#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Memory that maskscope-cli needs for BERT-base, exported tied and untied (Linux).

    python tests/bench/bench_memory.py build/release/bin/maskscope-cli [FOLDER]

The exports have random weights; they are made in FOLDER (default: a temporary one) if they are not
there. For each: resident memory when the model answered a text and has waited for the next one for
some seconds, and the most it had until then. The untied export must not need over 2 % more. Needs
torch, transformers.
"""
import pathlib
import subprocess
import sys
import tempfile
import time

FILES = ("tied.pt", "untied.pt")
WORDS = 30522
WAIT = 10  # seconds: meanwhile both programs of a file are compared, and one is given up


def export(folder):
    import torch
    from transformers import BertConfig, BertForMaskedLM
    torch.manual_seed(0)
    model = BertForMaskedLM(BertConfig(vocab_size=WORDS, return_dict=False)).eval()
    ids = torch.full((2, 14), 100)
    example = (ids, torch.ones_like(ids), torch.zeros_like(ids))
    with torch.no_grad():
        torch.jit.save(torch.jit.trace(model, example, check_trace=False), folder / "tied.pt")
        decoder = model.cls.predictions.decoder  # as torchscript=True does it
        decoder.weight = torch.nn.Parameter(decoder.weight.clone())
        torch.jit.save(torch.jit.trace(model, example, check_trace=False), folder / "untied.pt")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the"]
    words += [f"word{i}" for i in range(WORDS - len(words))]
    (folder / "vocab.txt").write_text("\n".join(words) + "\n")


def memory(cli, model):
    command = [cli, "fill", str(model), "--json", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        process.stdin.write(b"the [MASK] the\n")
        process.stdin.flush()
        if not process.stdout.readline():
            sys.exit(f"{model} gave no answer")
        time.sleep(WAIT)
        lines = pathlib.Path(f"/proc/{process.pid}/status").read_text().splitlines()
        process.stdin.close()
    fields = dict(line.split(":", 1) for line in lines)
    return {name: int(fields[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM")}


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(sys.argv[2] if len(sys.argv) == 3 else temporary)
        if not all((folder / name).exists() for name in (*FILES, "vocab.txt")):
            export(folder)
        found = {name: memory(sys.argv[1], folder / name) for name in FILES}
    for name, values in found.items():
        print(f"{name:10}  resident {values['VmRSS']:7.1f} MiB  most {values['VmHWM']:7.1f} MiB")
    for field, words in (("VmRSS", "resident"), ("VmHWM", "most")):
        ratio = found["untied.pt"][field] / found["tied.pt"][field]
        print(f"{words}: untied is {100 * (ratio - 1):+.1f} %")


if __name__ == "__main__":
    main()
