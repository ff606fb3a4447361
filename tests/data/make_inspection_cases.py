# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes models to look into, and weight_stats.json: what torch and NumPy tell of the numbers of
weight_kinds.pt and small_bert.pt.

    python make_inspection_cases.py        (PyTorch 2.13)
"""

import json
import pathlib
import zipfile

import numpy
import torch

HERE = pathlib.Path(__file__).parent
BINS = 40


class WeightKinds(torch.nn.Module):
    """Looks words up and scores them; the other weights are only held."""

    def __init__(self):
        super().__init__()
        torch.manual_seed(8)
        self.words = torch.nn.Embedding(50, 8)
        table = torch.randn(40, 30) * 0.1
        self.register_buffer("fp16", table.half())
        self.register_buffer("bf16", table.bfloat16())
        self.register_buffer("fp64", table.double() + 1e-9)
        self.register_buffer("whole", torch.arange(-100, 100))
        self.register_buffer("bytes", torch.arange(-20, 20).to(torch.int8))
        self.register_buffer("flags", table > 0)
        self.register_buffer("turned", table.t())
        self.register_buffer("empty", torch.zeros(0, 3))
        self.register_buffer("constant", torch.full((5,), 0.25))
        broken = table.clone()
        broken[0, 0], broken[1, 1], broken[2, 2], broken[3, 3] = (
            float("nan"), float("inf"), -float("inf"), 0)
        self.register_buffer("broken", broken)
        self.register_buffer("nowhere", torch.full((4,), float("nan")))
        self.register_buffer("by_tensor", torch.quantize_per_tensor(table, 0.003, 7, torch.qint8))
        self.register_buffer("by_row", torch.quantize_per_channel(
            table, torch.linspace(0.002, 0.005, 40), torch.arange(40) % 5, 0, torch.qint8))
        self.register_buffer("by_column", torch.quantize_per_channel(
            table, torch.linspace(0.002, 0.005, 30), torch.arange(30) % 5, 1, torch.qint8))

    def forward(self, input_ids):
        return torch.matmul(self.words(input_ids), self.words.weight.t())


class ControlFlow(torch.nn.Module):
    """Loops three times and takes another way for more than 20 tokens. The list of the first way
    has as many parts as the text has tokens."""

    def __init__(self):
        super().__init__()
        torch.manual_seed(9)
        self.words = torch.nn.Embedding(50, 8)
        self.layer = torch.nn.Linear(8, 8)
        self.unused = torch.nn.Linear(8, 8)

    def forward(self, input_ids):
        x = self.words(input_ids)
        for _ in range(3):
            x = torch.relu(self.layer(x))
        if input_ids.size(1) > 20:
            x = x.transpose(1, 2).contiguous().transpose(1, 2)
        else:
            x = torch.stack(x.unbind(1), 1)
        return {"logits": torch.matmul(x, self.words.weight.t()), "states": x}


class Words(torch.nn.Module):
    def __init__(self):
        super().__init__()
        torch.manual_seed(10)
        self.words = torch.nn.Parameter(torch.randn(50, 8) * 0.1)


LONG_STEPS = 20000


def long_program():
    """One line after the other, each a node."""
    module = torch.jit.script(Words())
    lines = ["def forward(self, input_ids):", "  x = torch.embedding(self.words, input_ids)"]
    lines += ["  x = torch.neg(x)"] * LONG_STEPS
    module.define("\n".join(lines + ["  return torch.matmul(x, self.words.t())\n"]))
    return module


def save(name, module):
    """Without the records of where each line came from, which are large."""
    path = HERE / "models" / name
    torch.jit.save(module, str(path))
    with zipfile.ZipFile(path) as archive:
        records = [(record, archive.read(record)) for record in archive.infolist()
                   if not record.filename.endswith(".debug_pkl")]
    with zipfile.ZipFile(path, "w") as archive:
        for record, data in records:
            archive.writestr(record, data)


def described(tensor):
    numbers = tensor.dequantize() if tensor.is_quantized else tensor
    numbers = numbers.double().numpy().ravel()
    finite = numbers[numpy.isfinite(numbers)]
    some = finite.size > 0
    edges = (finite.min(), finite.max()) if some else (0, 0)
    histogram = numpy.histogram(finite, BINS, edges)[0] if some and edges[0] < edges[1] else (
        [finite.size] + [0] * (BINS - 1))
    return {"shape": list(tensor.shape), "type": str(tensor.dtype).removeprefix("torch."),
            "min": float(edges[0]), "max": float(edges[1]),
            "mean": float(finite.mean()) if some else 0,
            "deviation": float(finite.std()) if some else 0,
            "zeros": int((finite == 0).sum()), "notFinite": int(numbers.size - finite.size),
            "histogram": [int(count) for count in histogram]}


def weights_of(name):
    model = torch.jit.load(str(HERE / "models" / name))
    named = dict(model.named_parameters(remove_duplicate=False)) | dict(model.named_buffers())
    return {path: described(tensor.detach()) for path, tensor in named.items()}


def main():
    save("weight_kinds.pt", torch.jit.script(WeightKinds().eval()))
    save("control_flow.pt", torch.jit.script(ControlFlow().eval()))
    save("long_program.pt", long_program())
    recorded = {name: weights_of(name) for name in ("weight_kinds.pt", "small_bert.pt")}
    (HERE / "weight_stats.json").write_text(json.dumps(recorded, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
