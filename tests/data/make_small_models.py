#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes models/*.pt and what PyTorch and Hugging Face answer for them.

    python make_small_models.py          # needs torch 2.13.0 and transformers 5.24.0

models/            small TorchScript files, one for each form an export can have (README.md)
small_bert.json    fill-mask answers of transformers' pipeline for small_bert.pt
model_answers.json for every file that runs: inputs and the logits PyTorch computed in Python,
                   parameter counts, the modules of some

All weights are random but seeded. small_vocab.txt: real words, so that texts can be read;
small_sentences.txt: the texts.
"""
import collections
import json
import pathlib
import zipfile

import torch
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors
from torch import nn
from transformers import (BertConfig, BertForMaskedLM, BertModel, FillMaskPipeline,
                          PreTrainedTokenizerFast)

from model_forms import (ChangesWidth, FixedLength, FlatPositions, HalfOutput, ListOutput,
                         NamedOutput, Nameless, NoForward, NotANumber, OptionalInputs, Raises,
                         RaisesAlways, SecondOutput, SegmentsSecond, Slow, TensorOutput,
                         TwiceStored, TwiceStoredAndWritten, UnknownInput, WithPositions,
                         WritesInputs)

HERE = pathlib.Path(__file__).parent
OUT = HERE / "models"
VOCABULARY = (HERE / "small_vocab.txt").read_text().split("\n")[:-1]
CLS, SEP, MASK = (VOCABULARY.index(t) for t in ("[CLS]", "[SEP]", "[MASK]"))
LONGEST = 64

SENTENCES = (HERE / "small_sentences.txt").read_text(encoding="utf-8").split("\n")[:-1]


def tokenizer():
    vocabulary = {token: i for i, token in enumerate(VOCABULARY)}
    result = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    result.normalizer = normalizers.BertNormalizer(lowercase=True)
    result.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    result.decoder = decoders.WordPiece()
    result.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", CLS), ("[SEP]", SEP)])
    result.add_special_tokens(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"])
    return result


def extras():
    config = {"model_type": "bert", "architectures": ["BertForMaskedLM"],
              "max_position_embeddings": LONGEST, "vocab_size": len(VOCABULARY)}
    return {"tokenizer.json": tokenizer().to_str(), "vocab.txt": "\n".join(VOCABULARY) + "\n",
            "config.json": json.dumps(config, indent=1)}


def config(**changes):
    settings = dict(vocab_size=len(VOCABULARY), hidden_size=24, num_hidden_layers=2,
                    num_attention_heads=4, intermediate_size=48, max_position_embeddings=LONGEST,
                    initializer_range=0.6, attn_implementation="eager")
    return BertConfig(**{**settings, **changes})


def masked_lm(seed=1, **changes):
    torch.manual_seed(seed)
    return BertForMaskedLM(config(**changes)).eval()


def tiny(seed=2, **changes):
    return masked_lm(seed, hidden_size=8, num_hidden_layers=1, num_attention_heads=2,
                     intermediate_size=16, **changes)


def example(length, kind=torch.int64):
    ids = torch.arange(length, dtype=kind).unsqueeze(0) % 50 + 100
    return ids, torch.ones_like(ids), torch.zeros_like(ids)


def rewrite(source, target, change):
    """Copies an archive with its records changed: change(name, bytes) -> bytes. Debug records are
    left out: they hold the paths of the machine that traced."""
    with zipfile.ZipFile(OUT / source) as archive:
        records = [(record, archive.read(record)) for record in archive.infolist()
                   if not record.filename.endswith(".debug_pkl")]
    with zipfile.ZipFile(OUT / target, "w") as archive:
        for record, data in records:
            folder, _, rest = record.filename.partition("/")
            info = zipfile.ZipInfo(f"{pathlib.Path(target).stem}/{rest}", (1980, 1, 1, 0, 0, 0))
            packed = rest.startswith(("code/", "extra/"))
            info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            archive.writestr(info, change(rest, data))


def save(name, module, embed=True):
    torch.jit.save(module, str(OUT / name), _extra_files=extras() if embed else {})
    rewrite(name, name, lambda record, data: data)


def trace(model, inputs, **options):
    with torch.no_grad():
        return torch.jit.trace(model, inputs, check_trace=False, **options)


def make_traces():
    ids, mask, types = example(14)
    save("small_bert.pt", trace(masked_lm(return_dict=False), (ids, mask, types)))
    untied = masked_lm(return_dict=False, tie_word_embeddings=False)
    untied.cls.predictions.decoder.weight = nn.Parameter(
        untied.bert.embeddings.word_embeddings.weight.detach().clone())
    save("untied.pt", trace(untied, (ids, mask, types)))
    save("dict_output.pt", trace(tiny(), (ids, mask), strict=False))
    save("tensor_output.pt", trace(TensorOutput(tiny()), (ids, mask)))
    save("second_output.pt", trace(SecondOutput(tiny()), (ids, mask)))
    save("list_output.pt", trace(ListOutput(tiny()), (ids, mask), strict=False))
    save("segments_second.pt", trace(SegmentsSecond(tiny()), (ids, types, mask)))
    positions = torch.arange(14)
    save("position_ids.pt", trace(WithPositions(tiny()), (ids, mask, positions.unsqueeze(0))))
    save("nameless.pt", trace(Nameless(tiny()), (types, ids, positions.unsqueeze(0), mask)))
    save("flat_positions.pt", trace(FlatPositions(tiny()), (ids, mask, positions)))
    short_ids, short_mask, _ = example(12)
    save("fixed_length.pt", trace(FixedLength(tiny()), (short_ids, short_mask)))
    save("int32_inputs.pt", trace(TensorOutput(tiny()), example(14, torch.int32)[:2]))
    save("not_a_number.pt", trace(NotANumber(tiny()), (ids, mask)))
    save("bfloat16_output.pt", trace(HalfOutput(tiny()), (ids, mask)))
    frozen = torch.jit.freeze(trace(TensorOutput(tiny()).eval(), (ids, mask)))
    save("frozen.pt", frozen)
    torch.manual_seed(4)
    headless = BertModel(config(hidden_size=8, num_hidden_layers=1, num_attention_heads=2,
                                intermediate_size=16, return_dict=False)).eval()
    save("headless.pt", trace(headless, (ids, mask, types)))


def make_scripts():
    for name, module in [("raises.pt", Raises()), ("raises_always.pt", RaisesAlways()),
                         ("slow.pt", Slow()), ("optional_inputs.pt", OptionalInputs()),
                         ("named_output.pt", NamedOutput()), ("writes_inputs.pt", WritesInputs()),
                         ("unknown_input.pt", UnknownInput()),
                         ("twice_stored.pt", TwiceStored()),
                         ("twice_written.pt", TwiceStoredAndWritten()),
                         ("changes_width.pt", ChangesWidth())]:
        save(name, torch.jit.script(module.eval()))
    save("no_forward.pt", torch.jit.script(NoForward().eval()), embed=False)


def make_broken():
    def unknown_operator(name, data):
        return data.replace(b"torch.embedding(", b"ops.nosuch.operator(")

    def newer_format(name, data):
        return b"999\n" if name in ("version", ".data/version") else data

    rewrite("tensor_output.pt", "unknown_operator.pt", unknown_operator)
    rewrite("tensor_output.pt", "newer_format.pt", newer_format)


def record_pipeline():
    model = masked_lm(return_dict=True)
    fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer(), mask_token="[MASK]",
                                   unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]",
                                   pad_token="[PAD]", model_max_length=LONGEST)
    pipeline = FillMaskPipeline(model=model, tokenizer=fast)
    texts = []
    for text in SENTENCES:
        ids = fast(text)["input_ids"]
        answers = pipeline(text, top_k=50)
        lists = answers if isinstance(answers[0], list) else [answers]
        where = [i for i, token in enumerate(ids) if token == MASK]
        texts.append({"text": text, "ids": ids,
                      "masks": [{"position": position,
                                 "ids": [answer["token"] for answer in answers],
                                 "p": [answer["score"] for answer in answers]}
                                for position, answers in zip(where, lists)]})
    best = [mask["p"][0] for text in texts for mask in text["masks"]]
    assert min(best) > 0.05, f"the weights are too narrow: {min(best)}"
    with open(HERE / "small_bert.json", "w") as file:
        json.dump({"source": "transformers.FillMaskPipeline, top_k=50", "texts": texts}, file,
                  separators=(",", ":"))


def logits_of(answer):
    if isinstance(answer, torch.Tensor):
        return answer
    if isinstance(answer, dict):
        return answer["logits"]
    return next(part for part in reversed(list(answer)) if part.shape[-1] == len(VOCABULARY))


def run(name):
    """Every model on two rows, the second padded, where the file takes that."""
    length = 12 if name == "fixed_length.pt" else 9
    ids = torch.tensor([[CLS] + [130 + 7 * i for i in range(length - 3)] + [MASK, SEP],
                        [CLS] + [500 - 3 * i for i in range(length - 3)] + [MASK, SEP]])
    mask = torch.ones_like(ids)
    mask[1, -2:] = 0
    types = torch.zeros_like(ids)
    types[:, 4:] = 1
    kind = torch.int32 if name == "int32_inputs.pt" else torch.int64
    inputs = {"segments_second.pt": (ids, types, mask), "optional_inputs.pt": (ids,),
              "nameless.pt": (types, ids, torch.arange(length).expand(2, -1), mask),
              "position_ids.pt": (ids, mask, torch.arange(length).expand(2, -1)),
              "flat_positions.pt": (ids, mask, torch.arange(length)),
              "small_bert.pt": (ids, mask, types), "untied.pt": (ids, mask, types)}
    arguments = tuple(t.clone().to(kind) for t in inputs.get(name, (ids, mask)))
    model = torch.jit.load(str(OUT / name)).eval()
    with torch.no_grad():
        logits = logits_of(model(*arguments)).float()
    rows = [[row, position] for row in (0, 1) for position in (2, length - 2)]
    return {"rows": 2, "length": length, "ids": ids.flatten().tolist(),
            "attention_mask": mask.flatten().tolist(), "type_ids": types.flatten().tolist(),
            "positions": rows,
            "logits": [[round(v, 6) for v in logits[r, p].tolist()[::25]] for r, p in rows]}


def parameters_of(name):
    model = torch.jit.load(str(OUT / name))
    named = [(n, p) for module_name, module in model.named_modules()
             for n, p in ((f"{module_name}.{k}".lstrip("."), v)
                          for k, v in module.named_parameters(recurse=False))]
    storages = collections.defaultdict(list)
    for parameter_name, parameter in named:
        storages[parameter.untyped_storage().data_ptr()].append((parameter_name, parameter))
    groups = []  # of storages whose tables are equal
    for names in storages.values():
        table = names[0][1]
        twin = next((g for g in groups if table.dim() > 1 and torch.equal(g[0][0][1], table)), None)
        groups.append([names]) if twin is None else twin.append(names)
    return {"count": sum(group[0][1].numel() for group in storages.values()),
            "bytes": sum(p.numel() * p.element_size() for _, p in named),
            "unique_bytes": sum(g[0][0][1].untyped_storage().nbytes() for g in groups),
            "shared": [{"names": sorted(n for names in g for n, _ in names),
                        "kind": "equal_values" if len(g) > 1 else "storage"}
                       for g in groups if len(g) > 1 or len(g[0]) > 1]}


def modules_of(name):
    model = torch.jit.load(str(OUT / name))
    return [{"path": path, "type": module.original_name,
             "parameters": sum({p.untyped_storage().data_ptr(): p.numel()
                                for p in module.parameters()}.values())}
            for path, module in model.named_modules()]


def record_answers():
    silent = ("raises", "unknown_operator", "newer_format", "no_forward", "unknown_input", "slow",
              "headless", "not_a_number", "changes_width")
    names = sorted(path.name for path in OUT.glob("*.pt"))
    answers = {name: run(name) for name in names if not name.startswith(silent)}
    described = ("small_bert.pt", "untied.pt", "headless.pt", "slow.pt", "frozen.pt",
                 "twice_stored.pt", "twice_written.pt")
    with open(HERE / "model_answers.json", "w") as file:
        json.dump({"source": "torch in Python; logits: every 25th column", "answers": answers,
                   "parameters": {name: parameters_of(name) for name in described},
                   "modules": {"small_bert.pt": modules_of("small_bert.pt")}}, file,
                  separators=(",", ":"))


def main():
    OUT.mkdir(exist_ok=True)
    make_traces()
    make_scripts()
    make_broken()
    record_pipeline()
    record_answers()


if __name__ == "__main__":
    main()
