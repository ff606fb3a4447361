#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes symptoms/: small files with the faults of SYMPTOMS.md that no other file here has, and symptoms.json:
what PyTorch in Python says when it meets them, and what Hugging Face answers where they are to work.

    python make_symptoms.py          # needs torch 2.13.0 and transformers 5.24.0
"""
import json
import pathlib
import warnings
import zipfile

import torch
from torch import nn
from torch.nn import functional
from transformers import FillMaskPipeline, PreTrainedTokenizerFast

import make_small_models as small
import make_traces
from model_forms import Table, TensorOutput, Wrapped

HERE = pathlib.Path(__file__).parent
OUT = HERE / "symptoms"
SEVEN = 7
FAR = 5000  # an id that no table here has
EXTENSION = "__torch__.torch.classes.torchtext.RegexTokenizer"


class ExpandsSeven(Wrapped):
    """A size became a Python number while it was recorded; torch.Size in place of len() would not have."""

    def forward(self, input_ids, attention_mask):
        places = torch.zeros(1, 1, int(input_ids.shape[1]), 8)
        shape = (input_ids.shape[0], 1, input_ids.shape[1], 8)
        return self.logits(input_ids, attention_mask) + 0 * places.expand(shape).sum()


class PaddedHead(Wrapped):
    """The head is as wide as kernels like it, the word table is not."""

    def forward(self, input_ids, attention_mask):
        return functional.pad(self.logits(input_ids, attention_mask), (0, 24), value=-100.0)


class OnDevice(Wrapped):
    def __init__(self, model, device):
        super().__init__(model)
        self.device = device

    def forward(self, input_ids, attention_mask):
        return self.logits(input_ids, attention_mask) + torch.zeros(1, device=self.device)


class RunsWhileLoading(nn.Module):
    def __init__(self):
        super().__init__()
        table = Table()
        self.embedded = table.word_embeddings.weight.detach()
        self.decoded = table.decoder.weight.detach()

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        return functional.linear(functional.embedding(input_ids, self.embedded), self.decoded)

    @torch.jit.export
    def __getstate__(self):
        return self.embedded, self.decoded, self.training

    @torch.jit.export
    def __setstate__(self, state: tuple[torch.Tensor, torch.Tensor, bool]):
        self.embedded = state[0]
        self.decoded = state[1]
        self.training = state[2]


class Warns(Table):
    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        warnings.warn("torch.jit is deprecated")
        return self.decoder(self.word_embeddings(input_ids))


def rewrite(source, target, change):
    small.rewrite(source, target, change)
    (small.OUT / target).rename(OUT / target)


def save(name, module, files=None):
    torch.jit.save(module, str(OUT / name), _extra_files=small.extras() if files is None else files)


def keep_author(name):
    """Debug records stay, with the paths of an author's disk."""
    make_traces.move_to_author(OUT / name)


def drop_debug(name):
    (OUT / name).rename(small.OUT / name)
    rewrite(name, name, lambda record, data: data)


def with_more_words(count):
    tokenizer = small.tokenizer()
    tokenizer.add_tokens([f"<more{i}>" for i in range(count)])
    return {"tokenizer.json": tokenizer.to_str()}


def make_traced():
    ids, mask, _ = small.example(SEVEN)
    save("seven.pt", small.trace(ExpandsSeven(small.tiny()), (ids, mask)))
    save("padded_head.pt", small.trace(PaddedHead(small.tiny()), (ids, mask)), with_more_words(10))
    save("random_head.pt", small.trace(TensorOutput(small.tiny(initializer_range=0.02)), (ids, mask)))
    save("placed.pt", small.trace(OnDevice(small.tiny(), torch.device("cpu")), (ids, mask)))
    for name in ("seven.pt", "padded_head.pt", "random_head.pt", "placed.pt"):
        drop_debug(name)
    save("author.pt", small.trace(Table().eval(), (ids, mask)))
    keep_author("author.pt")


def make_scripted():
    for name, kind in (("sets_state.pt", RunsWhileLoading), ("warns.pt", Warns)):
        save(name, torch.jit.script(kind().eval()))
        drop_debug(name)


def on_a_gpu(record, data):
    return data.replace(b'"cpu"', b'"cuda:0"') if record.startswith("code/") else data


def with_new_operators(record, data):
    if not record.startswith("code/"):
        return data
    for name in (b"layer_norm", b"gelu", b"softmax"):
        data = data.replace(b"torch." + name + b"(", b"torch." + name + b"_of_tomorrow(")
    return data.replace(b"torch.embedding(", b"ops.future.embedding(")


def with_extension(record, data):
    if record != "code/__torch__/model_forms.py":
        return data
    place = b"  model : "
    return data.replace(place, b"  tokenizer : " + EXTENSION.encode() + b"\n" + place)


def make_rewritten():
    (OUT / "placed.pt").rename(small.OUT / "placed.pt")
    rewrite("placed.pt", "placed.pt", on_a_gpu)
    for name, change in (("new_operators.pt", with_new_operators), ("needs_extension.pt", with_extension)):
        rewrite("tensor_output.pt", name, change)


def said_by(call):
    """The cause: the last line of a traceback, the first where there is none."""
    try:
        call()
    except Exception as error:
        lines = str(error).strip().splitlines()
        cause = [line for line in lines if line.startswith("RuntimeError: ")]
        return (cause or lines)[0].removeprefix("RuntimeError: ").partition(". This could")[0]
    return None


def load(name):
    return torch.jit.load(str(OUT / name))


def ids_of(count, last=130):
    ids = torch.tensor([[2, *[130 + 7 * i for i in range(count - 2)], last]])
    return ids, torch.ones_like(ids)


def record_failures():
    said = {}
    for name, inputs in {"seven.pt": ids_of(3), "padded_head.pt": ids_of(6, 1005), "placed.pt": ids_of(6),
                         "author.pt": ids_of(6, FAR)}.items():
        said[name] = {"ids": inputs[0].flatten().tolist(),
                      "says": said_by(lambda: load(name)(*inputs))}
    for name in ("new_operators.pt", "needs_extension.pt"):
        said[name] = {"says": said_by(lambda: load(name))}
    assert all(record["says"] for record in said.values()), said
    return said


def record_answers(name, model):
    fast = PreTrainedTokenizerFast(tokenizer_object=small.tokenizer(), mask_token="[MASK]", unk_token="[UNK]",
                                   cls_token="[CLS]", sep_token="[SEP]", pad_token="[PAD]")
    fill = FillMaskPipeline(model=model, tokenizer=fast)
    texts = ("the [MASK] .", "a [MASK] is here .")
    return {name: [{"text": text, "ids": [answer["token"] for answer in best],
                    "p": [answer["score"] for answer in best]}
                   for text in texts for best in [fill(text, top_k=50)]]}


def main():
    OUT.mkdir(exist_ok=True)
    make_traced()
    make_scripted()
    make_rewritten()
    recorded = {"says": record_failures(), "answers": record_answers("seven.pt", small.tiny())}
    (HERE / "symptoms.json").write_text(json.dumps(recorded, indent=1) + "\n")


if __name__ == "__main__":
    main()
