#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes precision_cases.json: what PyTorch answers for linear layers of less precision.

    .venv/bin/python tests/data/make_precision_cases.py

int8: torch.ao's dynamic quantization (weights by row, and x by row, too: each row is asked alone; `reduced`:
with 7 bits for x, as processors without VNNI need it). bf16: x, weight and bias rounded, the answer rounded.
"""
import json
from pathlib import Path

import torch
from torch.ao.quantization import PerChannelMinMaxObserver

ROWS, IN, OUT = 3, 16, 5


def rounded_weight(weight):
    observer = PerChannelMinMaxObserver(dtype=torch.qint8, qscheme=torch.per_channel_symmetric)
    observer(weight)
    scales, zeros = observer.calculate_qparams()
    return torch.quantize_per_channel(weight, scales.double(), zeros, 0, torch.qint8)


def by_row(x, packed, reduced):
    return torch.cat([torch.ops.quantized.linear_dynamic(row, packed, reduced) for row in x.split(1)])


def case(name, x, weight, bias, post):
    def after(y):
        return (torch.nn.functional.gelu(y) if post == "gelu" else y).float().flatten().tolist()
    packed = torch.ops.quantized.linear_prepack(rounded_weight(weight), bias)
    x16, w16, b16 = (None if t is None else t.bfloat16() for t in (x, weight, bias))
    return {"name": name, "post": post, "x": x.flatten().tolist(), "weight": weight.flatten().tolist(),
            "bias": None if bias is None else bias.tolist(),
            "int8": after(by_row(x, packed, False)), "int8_reduced": after(by_row(x, packed, True)),
            "bf16": after(torch.nn.functional.linear(x16, w16, b16).float())}


def main():
    torch.manual_seed(3)
    torch.backends.quantized.engine = "fbgemm"

    def random(*shape):
        return torch.randn(*shape)
    cases = [case("with bias", random(ROWS, IN), random(OUT, IN), random(OUT), "none"),
             case("without bias", random(ROWS, IN), random(OUT, IN), None, "none"),
             case("gelu", random(ROWS, IN), random(OUT, IN), random(OUT), "gelu"),
             case("x above zero", random(ROWS, IN).abs() + 1, random(OUT, IN), random(OUT), "none"),
             case("x of zeros", torch.zeros(ROWS, IN), random(OUT, IN), random(OUT), "none"),
             case("rows of zeros in the weight", random(ROWS, IN), torch.zeros(OUT, IN), random(OUT), "none")]
    path = Path(__file__).parent / "precision_cases.json"
    path.write_text(json.dumps({"rows": ROWS, "in": IN, "out": OUT, "torch": torch.__version__.split("+")[0],
                                "cases": cases}, indent=0) + "\n")


if __name__ == "__main__":
    main()
