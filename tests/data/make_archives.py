# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes archives/: small files of every kind people try to open, made by PyTorch, safetensors and
Python's zipfile, and expected.json: what Python reads in archives/traced.pt.

    python make_archives.py        (PyTorch 2.13, safetensors)
"""

import gzip
import hashlib
import json
import pathlib
import re
import struct
import warnings
import zipfile
import zlib

import safetensors.torch
import torch

HERE = pathlib.Path(__file__).parent / "archives"
EXTRA = {
    "vocab.txt": "[PAD]\n[UNK]\n[MASK]\nword\n",
    "tokenizer.json": json.dumps({"model": {"type": "WordPiece"}}),
    "tokenizer_config.json": json.dumps({"do_lower_case": False}),
    "config.json": json.dumps({"model_type": "bert", "max_position_embeddings": 16}),
    "notes.md": "Recorded for a test.\n",
}


class Tiny(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = torch.nn.Embedding(4, 2)

    def forward(self, input_ids):
        return self.embedding(input_ids)


def traced_module():
    torch.manual_seed(0)
    return torch.jit.trace(Tiny().eval(), torch.zeros(1, 3, dtype=torch.long))


def rewrite_without_paths(path):
    """Lets PyTorch write its archive again, without the paths of the disk it was made on."""
    records = records_of(path)
    top = next(iter(records)).split("/")[0] + "/"
    own = (top + "version", top + "byteorder", top + ".data/", top + ".format_version")
    writer = torch._C.PyTorchFileWriter(str(path))
    writer.set_min_version(int(records.get(top + "version") or records[top + ".data/version"]))
    for name, data in records.items():
        if not name.startswith(own) and not name.endswith(".debug_pkl"):
            data = re.sub(rb'(File \\")/[^"]*/', rb"\1", data)
            writer.write_record(name.removeprefix(top), data, len(data))
    writer.write_end_of_file()


def write_torch_files(module):
    torch.jit.save(module, str(HERE / "traced.pt"), _extra_files=EXTRA)
    rewrite_without_paths(HERE / "traced.pt")
    torch.jit.save(module, str(HERE / "bare.pt"))
    rewrite_without_paths(HERE / "bare.pt")
    torch.save(Tiny().state_dict(), HERE / "weights.pt")
    torch.save(Tiny().state_dict(), HERE / "legacy.pt", _use_new_zipfile_serialization=False)
    exported = torch.export.export(torch.nn.Linear(2, 2), (torch.ones(1, 2),))
    torch.export.save(exported, HERE / "exported.pt2")
    rewrite_without_paths(HERE / "exported.pt2")
    module._save_for_lite_interpreter(str(HERE / "mobile.ptl"), _use_flatbuffer=True)
    (HERE / "weights.safetensors").write_bytes(safetensors.torch.save(Tiny().state_dict()))


def records_of(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write_zip(name, records, method=zipfile.ZIP_STORED, comment=b"", zip64=False):
    with zipfile.ZipFile(HERE / name, "w", method) as archive:
        archive.comment = comment
        for record, data in records:
            info = zipfile.ZipInfo(record, (1980, 1, 1, 0, 0, 0))
            info.compress_type = method
            with archive.open(info, "w", force_zip64=zip64) as out:
                out.write(data)


def write_zip_variants(records):
    items = list(records.items())
    top = items[0][0].split("/")[0]
    write_zip("deflated.pt", items, zipfile.ZIP_DEFLATED)
    write_zip("zip64.pt", items, zip64=True)
    write_zip("commented.pt", items, comment=b"packed again")
    write_zip("outside.pt", items + [("__MACOSX/._data", b"x")])
    write_zip("no_data.pt", [item for item in items if not item[0].endswith("/data.pkl")])
    write_zip("bomb.pt", items + [(f"{top}/extra/zeros", bytes(8 << 20))], zipfile.ZIP_DEFLATED)
    write_zip("office.zip", [("word/document.xml", b"<w/>"), ("[Content_Types].xml", b"<t/>")])
    write_zip("empty.zip", [])
    write_zip("small.zip", [("m/a", b"stored or not, this is a record\n" * 3), ("m/b", b"b")],
              zip64=True)
    write_zip("small_deflated.zip", [("m/a", b"packed " * 30), ("m/b", b"")], zipfile.ZIP_DEFLATED)
    write_zip("bpe.pt", [item for item in items if "/extra/" not in item[0]]
              + [(f"{top}/extra/vocab.json", b"{}"), (f"{top}/extra/merges.txt", b"#\n")])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile's own "Duplicate name"
        write_zip("duplicate.pt", items + [items[0]])


def png_bytes():
    def chunk(kind, data):
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\0"))
            + chunk(b"IEND", b""))


def onnx_bytes():
    """ModelProto: ir_version 8, producer_name "pytorch", producer_version "2.1", an empty graph."""
    return b"\x08\x08\x12\x07pytorch\x1a\x032.1\x3a\x00"


def write_other_kinds():
    files = {
        "page.html": b"\n<!DOCTYPE HTML>\n<html><body>404 Not Found</body></html>\n",
        "pointer.pt": b"version https://git-lfs.github.com/spec/v1\n"
                      b"oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\n"
                      b"size 12345\n",
        "model.gguf": b"GGUF" + struct.pack("<IQQ", 3, 0, 0),
        "model.onnx": onnx_bytes(),
        "picture.png": png_bytes(),
        "packed.gz": gzip.compress(b"model", mtime=0),
        "notes.txt": "Nur ein Text: größer als gedacht.\n".encode(),
        "noise.bin": hashlib.sha256(b"noise").digest() * 8,
    }
    for name, data in files.items():
        (HERE / name).write_bytes(data)


def write_expected(records):
    top = next(iter(records)).split("/")[0]
    names = [name.removeprefix(top + "/") for name in records]
    expected = {
        "top": top,
        "version": records[f"{top}/version"].decode().strip(),
        "code_files": sum(name.startswith("code/") and name.endswith(".py") for name in names),
        "extra_files": sorted(n.removeprefix("extra/") for n in names if n.startswith("extra/")),
        "records": {name: {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
                    for name, data in records.items()},
    }
    (HERE / "expected.json").write_text(json.dumps(expected, indent=1, sort_keys=True) + "\n")


def main():
    HERE.mkdir(exist_ok=True)
    write_torch_files(traced_module())
    records = records_of(HERE / "traced.pt")
    write_zip_variants(records)
    write_other_kinds()
    write_expected(records)


if __name__ == "__main__":
    main()
