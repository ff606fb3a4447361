# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes traces/: programs of the forms that PyTorch saves, with their debug records, and traces.json:
what PyTorch and Python tell about them.

    python make_traces.py        (PyTorch 2.13)

Debug records hold paths of the disk: they are moved to /disk/author. How a record looks without the
private parts of its paths is worked out here too, on the values that pickle reads.
"""

import io
import json
import pathlib
import pickle
import re
import zipfile
from typing import Dict, List, Optional, Tuple

import torch
import torch.jit._pickle

HERE = pathlib.Path(__file__).parent
OUT = HERE / "traces"
REPOSITORY = str(HERE.parent.parent)
IDS = torch.zeros(2, 7, dtype=torch.long)


class Words(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.table = torch.nn.Embedding(10, 4)
        self.head = torch.nn.Linear(4, 10)

    def forward(self, input_ids, attention_mask):
        return {"logits": self.head(self.table(input_ids)) * attention_mask.unsqueeze(-1)}


class Positions(torch.nn.Module):
    """Its trace keeps the device of the positions as a constant."""

    def __init__(self):
        super().__init__()
        self.table = torch.nn.Embedding(10, 4)

    def forward(self, x):
        places = torch.arange(x.size(1), device=x.device).unsqueeze(-1)
        return self.table(x) + places, places


class Scripted(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.table = torch.nn.Embedding(10, 4)

    def forward(self, input_ids: torch.Tensor, attention_mask: Optional[torch.Tensor] = None,
                scale: float = 1.5, name: str = "a, (b", sizes: Tuple[int, int] = (1, 2),
                more: Optional[Dict[str, List[torch.Tensor]]] = None
                ) -> Tuple[torch.Tensor, List[torch.Tensor]]:
        if input_ids.size(1) > 1000:
            return self.table(input_ids.to(torch.device("cuda:1"))), []
        return self.table(input_ids) * scale, []


class OtherDevice(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.table = torch.nn.Embedding(10, 4)

    def forward(self, input_ids: torch.Tensor) -> torch.Tensor:
        return self.table(input_ids) + torch.ones(1, device=torch.device("cuda:0"))


def save(name, module):
    torch.jit.save(module, str(OUT / name))


def make_modules():
    torch.manual_seed(0)
    kinds = (IDS, torch.ones_like(IDS, dtype=torch.int32))
    words = torch.jit.trace(Words().eval(), kinds, strict=False)
    save("dict.pt", words)
    save("positions.pt", torch.jit.trace(Positions().eval(), IDS))
    save("frozen.pt", torch.jit.freeze(torch.jit.trace(Positions().eval(), IDS)))
    save("scripted.pt", torch.jit.script(Scripted().eval()))
    save("other_device.pt", torch.jit.script(OtherDevice().eval()))
    save("unrecorded.pt", torch.jit.trace(Words().eval(), kinds, strict=False,
                                          _store_inputs=False))


class Indices(list):
    """What PyTorch writes as a call of build_intlist."""

    def __reduce__(self):
        return torch.jit._pickle.build_intlist, (list(self),)


class Reader(pickle.Unpickler):
    def find_class(self, module, name):
        assert (module, name) == ("torch.jit._pickle", "build_intlist")
        return Indices


def moved(record, new_file, new_line):
    """A debug record with other file names and other lines of call stacks."""
    marker, table, ranges = Reader(io.BytesIO(record)).load()
    files = {source[1] for _, (source, _, _), _ in ranges}
    new_table = tuple(new_file(text) if i in files else new_line(text)
                      for i, text in enumerate(table))

    def new_place(pieces, place):
        """Paths stand at the beginning, so the distance to a piece's end stays."""
        end = new_end = 0
        for piece in pieces:
            end += len(table[piece].encode())
            new_end += len(new_table[piece].encode())
            if place < end:
                return max(new_end - (end - place), new_end - len(new_table[piece].encode()))
        return new_end - (end - place)

    new_ranges = tuple((at, (source, new_place(source[0], begin), new_place(source[0], end)), tag)
                       for at, (source, begin, end), tag in ranges)
    return pickle.dumps((marker, new_table, new_ranges), protocol=2)


def described(record):
    """[file, the text, the part of it that an operator comes from] of every operator."""
    _, table, ranges = Reader(io.BytesIO(record)).load()
    texts = ["".join(table[i] for i in source[0]) for _, (source, _, _), _ in ranges]
    return [[table[source[1]], text, text.encode()[begin:end].decode()]
            for text, (_, (source, begin, end), _) in zip(texts, ranges)]


def to_author(path):
    path = re.sub(r"^.*/(site-packages/)", r"/disk/author/venv/lib/python3.11/\1", path)
    return re.sub(r"^.*/tests/data/\w+\.py", "/disk/author/my models (1)/export.py", path)


def public_part(path):
    inside = re.search(r"site-packages/(.*)", path)
    return inside[1] if inside else path.rsplit("/", 1)[-1]


def in_line(change):
    def change_line(line):
        path = re.match(r"(/.*)(\(\d+\): .*\n?)$", line, re.DOTALL)
        return change(path[1]) + path[2] if path else line
    return change_line


def records_of(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def move_to_author(path):
    records = records_of(path)
    top = path.stem + "/"
    writer = torch._C.PyTorchFileWriter(str(path))
    for name, data in records.items():
        rest = name.removeprefix(top)
        if rest in ("version", "byteorder") or rest.startswith(".data/"):
            continue
        if rest.endswith(".debug_pkl"):
            data = moved(data, to_author, in_line(to_author))
        writer.write_record(rest, data, len(data))
    writer.write_end_of_file()
    assert REPOSITORY.encode() not in b"".join(records_of(path).values())


def program_of(path):
    """What LibTorch's own reader says about forward()."""
    module = torch.jit.load(str(path))
    arguments = module.forward.schema.arguments[1:]
    return {"class": module.original_name,
            "arguments": [{"name": a.name, "type": a.type.annotation_str,
                           "default": a.has_default_value()} for a in arguments],
            "returns": module.forward.schema.returns[0].type.annotation_str}


def sources_of(texts):
    """The paths among texts, by their form: all of them end with .py here."""
    found = (re.match(r"(/.*\.py)(\(\d+\): .*)?\n?$", text, re.DOTALL) for text in texts)
    return {match[1] for match in found if match}


def describe(name, recorded):
    records = records_of(OUT / name)
    code = {n: data for n, data in records.items() if "/code/" in n and n.endswith(".py")}
    debug = {n: data for n, data in records.items() if n.endswith(".debug_pkl")}
    tables = [text for data in debug.values() for text in Reader(io.BytesIO(data)).load()[1]]
    devices = {device for data in code.values()
               for device in re.findall(r'torch\.device\("([^"]*)"\)', data.decode())}
    return {**program_of(OUT / name), "name": name, "recorded": recorded,
            "format": int(records[pathlib.Path(name).stem + "/version"]),
            "code_files": len(code), "code_bytes": sum(map(len, code.values())),
            "devices": sorted(devices), "sources": sorted(sources_of(tables)),
            "debug": {n: described(data) for n, data in debug.items()
                      if n.endswith("__torch__.py.debug_pkl")},
            "stripped": {n: described(moved(data, public_part, in_line(public_part)))
                         for n, data in debug.items() if n.endswith("__torch__.py.debug_pkl")}}


def main():
    OUT.mkdir(exist_ok=True)
    make_modules()
    for path in OUT.glob("*.pt"):
        move_to_author(path)
    ids = {"shape": list(IDS.shape), "type": "int64", "device": "cpu"}
    recorded = {"dict.pt": [ids, {**ids, "type": "int32"}], "positions.pt": [ids]}
    programs = [describe(path.name, recorded.get(path.name, [])) for path in sorted(OUT.glob("*.pt"))]
    (HERE / "traces.json").write_text(json.dumps(programs, indent=1) + "\n")


if __name__ == "__main__":
    main()
