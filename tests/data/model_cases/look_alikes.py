# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that people take for a TorchScript model, and what they are."""
import gzip
import struct
import warnings
import zipfile

import safetensors.torch
import torch

from . import forms, save, words
from .architectures import make_model

LFS = (b"version https://git-lfs.github.com/spec/v1\n"
       b"oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n")
HTML = b"<!DOCTYPE html>\n<html><head><title>404</title></head><body>Not Found</body></html>\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
# ModelProto of ONNX: ir_version 8, producer_name "pytorch", producer_version "2.1", an empty graph
ONNX = b"\x08\x08\x12\x07pytorch\x1a\x032.1\x3a\x00"
GGUF = b"GGUF" + struct.pack("<IQQ", 3, 0, 0)


def by_torch(out, model):
    weights = {name: value.clone() for name, value in model.state_dict().items()}
    torch.save(weights, out / "pytorch_model.bin")
    torch.save(weights, out / "legacy.bin", _use_new_zipfile_serialization=False)
    torch.save(model, out / "pickled_module.pt")
    safetensors.torch.save_file(weights, str(out / "model.safetensors"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.export.save(torch.export.export(torch.nn.Linear(2, 2), (torch.ones(1, 2),)),
                          out / "exported.pt2")
        module, _ = forms.trace(model, "two")[:2]
        module._save_for_lite_interpreter(str(out / "mobile.ptl"), _use_flatbuffer=True)
        save.save(out / "whole.pt", module, save.extras(model, words.word_piece()))


def by_bytes(out):
    whole = (out / "whole.pt").read_bytes()
    files = {"cut_in_half.pt": whole[:len(whole) // 2], "cut_at_end.pt": whole[:-40],
             "first_kilobyte.pt": whole[:1024], "empty.pt": b"", "zeros.pt": bytes(4096),
             "turned_bits.pt": whole[:len(whole) // 2] + b"\xff" * 64 + whole[len(whole) // 2 + 64:],
             "packed.pt.gz": gzip.compress(whole, mtime=0), "model.onnx": ONNX, "pointer.pt": LFS,
             "page.pt": HTML, "picture.pt": PNG, "model.gguf": GGUF,
             "notes.pt": b"Download the model with git lfs pull.\n"}
    for name, data in files.items():
        (out / name).write_bytes(data)
    with zipfile.ZipFile(out / "office.pt", "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    (out / "folder.pt").mkdir(exist_ok=True)


PICKLE, DAMAGED, OTHER = "PICKLE_NOT_TORCHSCRIPT", "DAMAGED_FILE", "NOT_TORCHSCRIPT"
# column, file, code, fact of the error: what it is called
CELLS = [
    ("state_dict (pytorch_model.bin)", "pytorch_model.bin", PICKLE, ""),
    ("state_dict of PyTorch before 1.6", "legacy.bin", PICKLE, ""),
    ("pickled module", "pickled_module.pt", PICKLE, ""),
    ("safetensors", "model.safetensors", OTHER, "a safetensors file (weights without a program)"),
    ("torch.export (.pt2)", "exported.pt2", OTHER, "a torch.export archive (.pt2)"),
    ("PyTorch Mobile (.ptl)", "mobile.ptl", OTHER, "a PyTorch Mobile file (flatbuffer)"),
    ("ONNX", "model.onnx", OTHER, "an ONNX file"),
    ("GGUF", "model.gguf", OTHER, "a GGUF file"),
    ("Git LFS pointer", "pointer.pt", OTHER, "a Git LFS pointer to a file not yet downloaded"),
    ("web page", "page.pt", OTHER, "a web page, so the download went wrong"),
    ("picture", "picture.pt", OTHER, "an image"),
    ("text", "notes.pt", OTHER, "a text file"),
    ("other zip archive", "office.pt", OTHER, "a zip archive without a model"),
    ("gzip", "packed.pt.gz", OTHER, "a gzip archive"),
    ("zeros", "zeros.pt", OTHER, "a file of unknown kind"),
    ("cut in half", "cut_in_half.pt", DAMAGED, ""),
    ("cut at the end", "cut_at_end.pt", DAMAGED, ""),
    ("first kilobyte", "first_kilobyte.pt", DAMAGED, ""),
    ("64 bytes of a weight overwritten", "turned_bits.pt", "NOT_A_NUMBER", ""),
    ("empty", "empty.pt", "EMPTY_FILE", ""),
    ("folder", "folder.pt", "NOT_A_FILE", ""),
    ("missing", "missing.pt", "FILE_NOT_FOUND", ""),
]


def make(out):
    by_torch(out, make_model("BERT", 1.0))
    by_bytes(out)
    return [{"row": "look-alikes", "column": column, "file": file, "error": error, "found": found}
            for column, file, error, found in CELLS]
