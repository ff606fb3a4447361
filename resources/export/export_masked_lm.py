#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make a Hugging Face masked language model into one .pt file that Maskscope opens.

    python export_masked_lm.py MODEL -o OUT.pt [--fixed-length N] [--no-head] [--dtype fp16] [--bench]

MODEL is a folder written by save_pretrained(), or a name on the Hugging Face hub. OUT.pt is a
TorchScript trace with tokenizer and configuration inside. It takes any number of texts of any
length where the model allows it. Before OUT.pt appears it is read back and compared with the
model itself; if they differ, nothing is written and one sentence says why. --bench also measures
how long the model takes in Python and puts the times into OUT.pt, to be drawn beside its own.

From Python, for a model that you already have:

    from export_masked_lm import export
    print(export(model, tokenizer, "model.pt"))

Needs torch 2.0 or newer and transformers 4.30 or newer, nothing else.
"""
from __future__ import annotations

import argparse
import contextlib
import errno
import inspect
import json
import os
import platform
import random
import shutil
import sys
import tempfile
import time
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, Iterator, List, Optional, Sequence, Tuple

PROGRAM = "export_masked_lm.py"

try:
    import torch
    import transformers
except ImportError as missing:
    if __name__ != "__main__":
        raise
    sys.exit(f"{PROGRAM}: {str(missing).splitlines()[0].strip(' .')}. "
             "Install what is needed with: pip install torch transformers tokenizers")

DTYPES = {"fp32": torch.float32, "fp16": torch.float16, "bf16": torch.bfloat16}
# The largest difference allowed, as a share of the range of the answers.
TOLERANCES = {"fp32": 1e-4, "fp16": 1e-2, "bf16": 5e-2}
TRACED_LENGTH = 11
SHORTEST = 3  # a mask between the two tokens that begin and end a text
CHECKED_LENGTHS = (SHORTEST, 17, 64)
LONGEST_CHECKED = 1024
# Answers are compared at no more places than this, evenly spread, and at every mask.
CHECKED_PLACES = 48
TOP = 5
BENCH_FILE = "eager_bench.json"
BENCH_LENGTHS = (8, 16, 32, 64, 128, 256, 512)
# As Maskscope measures: some runs that do not count, then rounds until both of these are reached.
BENCH_WARM_UP = 3
BENCH_RUNS = 10
BENCH_SECONDS = 1.0
TEXTS = (
    ("[MASK]",),
    ("Paris is the [MASK] of France.",),
    ("The [MASK] sat on the mat, and the dog looked at it [MASK] a while.",),
    ("今天天气很[MASK]。",),
    ("She opened the [MASK].", "The room was [MASK] and very quiet."),
)
TOKENIZER_FILES = ("tokenizer.json", "tokenizer_config.json", "special_tokens_map.json",
                   "vocab.txt", "vocab.json", "merges.txt")

# Token ids and segments of one text.
Row = Tuple[List[int], List[int]]


class ExportError(Exception):
    """Why there is no file: one sentence for people, and what to do."""


@dataclass
class Report:
    """What was written. str() is the text that the command prints."""
    path: Path
    model: str
    parameters: int
    dtype: str
    inputs: List[str]
    output: str
    width: int
    longest: Optional[int]
    fixed: bool
    one_by_one: bool
    embedded: List[str]
    runs: int = 0
    masks: int = 0
    same_top: int = 0
    largest_gap: float = 0.0
    seconds: float = 0.0
    bench: Optional[dict] = None

    def lengths(self) -> str:
        if self.fixed:
            return f"{self.longest} tokens; shorter texts are padded"
        return f"any, up to {self.longest} tokens" if self.longest else "any"

    def checks(self) -> str:
        gap = f"within {self.largest_gap:.2%} of the range" if self.largest_gap else "to the bit"
        text = f"in {self.runs} runs the file answers as the model does, {gap}"
        words = f", the same {TOP} best words at {self.same_top} of {self.masks} masks"
        return text + (words if self.masks else "")

    def __str__(self) -> str:
        width = "words" if self.output == "logits" else "numbers a token"
        rows = [("model", f"{self.model}, {self.parameters:,} parameters, {self.dtype}"),
                ("inputs", ", ".join(self.inputs)),
                ("output", f"{self.output}: {self.width:,} {width}"),
                ("length", self.lengths()),
                ("texts", "one at a time" if self.one_by_one else "any number at once"),
                ("inside", ", ".join(self.embedded)),
                ("checked", self.checks()),
                ("size", f"{self.path.stat().st_size / 1e6:,.1f} MB, in {self.seconds:.0f} s")]
        if self.bench:
            times = [f"{row['median_ms']:,.3g} ms at {row['length']}"
                     for row in self.bench["lengths"]]
            rows.append(("python", f"{times[0]} tokens, {times[-1]}"))
        if "attention_mask" not in self.inputs:
            rows.append(("note", "it takes no mask for padding, and reads padding as words"))
        lines = [f"\n  {name:<8} {value}" for name, value in rows]
        return f"{self.path} is written and checked.{''.join(lines)}"


@dataclass
class Case:
    """Some inputs and what the untraced model answered at some places of them."""
    inputs: Tuple[torch.Tensor, ...]
    index: Tuple[torch.Tensor, torch.Tensor]  # text and place
    masked: torch.Tensor  # which of the places are masks
    expected: torch.Tensor

    @property
    def shape(self) -> torch.Size:  # texts, tokens
        return self.inputs[0].shape

    def at_places(self, answer: torch.Tensor) -> torch.Tensor:
        return answer[self.index].float()


class Wrong(Exception):
    """The file answers otherwise than the model: the case, and how."""
    def __init__(self, case: Case, how: str):
        super().__init__(how)
        self.length = case.shape[1]


def reason(error: BaseException, line: int = 0) -> str:
    """The first line of what went wrong; TorchScript tells it in the last, after a traceback."""
    lines = [text.strip() for text in str(error).splitlines() if text.strip()]
    return (lines[line] if lines else type(error).__name__)[:200].split(". ")[0].rstrip(".")


def load_options(source: str) -> Dict[str, bool]:
    """A folder never needs the network."""
    if os.path.isfile(source):
        raise ExportError(f"{source} is a file; name the folder that save_pretrained() wrote.")
    if os.path.isdir(source):
        if not os.path.isfile(os.path.join(source, "config.json")):
            raise ExportError(f"{source} has no config.json, so it is not a Hugging Face model; "
                              "name the folder that save_pretrained() wrote.")
        return {"local_files_only": True}
    if source.startswith((".", "~", os.sep)) or source.count(os.sep) > 1:
        raise ExportError(f"There is no folder {source}.")
    return {}


def load_config(source: str, options: Dict[str, bool]):
    try:
        return transformers.AutoConfig.from_pretrained(source, **options)
    except Exception as error:
        problem = (f"cannot be read by transformers {transformers.__version__}" if options else
                   "is neither a folder here nor a model that could be fetched")
        raise ExportError(f"{source} {problem}: {reason(error)}.") from error


def model_class(config, name: Optional[str], no_head: bool):
    """The class to load: as named, else by the configuration. With --no-head too it is the masked
    model where there is one, for its body comes without the pooler, which masked models lack."""
    if name is not None:
        found = getattr(transformers, name, None)
        if found is None or not hasattr(found, "from_pretrained"):
            raise ExportError(f"transformers {transformers.__version__} has no model class {name}.")
        return found
    if getattr(config, "is_decoder", False):
        raise ExportError("By its config.json (is_decoder) this model reads from left to right.")
    if type(config) in transformers.MODEL_FOR_MASKED_LM_MAPPING:
        return transformers.AutoModelForMaskedLM
    if no_head:
        return transformers.AutoModel
    made_for = ", ".join(config.architectures or []) or "something else"
    raise ExportError(f"This is no masked language model such as BERT: its type is "
                      f"{config.model_type}, made for {made_for}.")


def load_model(source: str, class_name: Optional[str], no_head: bool):
    options = load_options(source)
    config = load_config(source, options)
    chosen = model_class(config, class_name, no_head)
    if tuple(int(part) for part in transformers.__version__.split(".")[:2]) >= (4, 36):
        options["attn_implementation"] = "eager"
    try:
        model, info = chosen.from_pretrained(source, output_loading_info=True, **options)
    except Exception as error:
        raise ExportError(f"The model in {source} cannot be loaded by transformers "
                          f"{transformers.__version__}: {reason(error)}.") from error
    lost = missing_weights(model, info["missing_keys"], no_head)
    if lost:
        raise ExportError(f"{source} lacks {len(lost)} weights of {type(model).__name__}, such as "
                          f"{lost[0]}. If those of the head are missing, use --no-head.")
    return model


def missing_weights(model, names: Sequence[str], no_head: bool) -> List[str]:
    """Those of the names that matter: buffers are made anew, and without a head the head's not."""
    buffers = {name for name, _ in model.named_buffers()}
    body = "" if model.base_model is model else model.base_model_prefix + "."
    return sorted(name for name in names if name not in buffers and "pooler." not in name
                  and (not no_head or name.startswith(body)))


def load_tokenizer(source: str):
    options = {"local_files_only": True} if os.path.isdir(source) else {}
    try:
        return transformers.AutoTokenizer.from_pretrained(source, **options)
    except Exception as error:
        raise ExportError(f"No tokenizer can be read from {source}. Name the folder of the one "
                          f"that belongs to it with --tokenizer. ({reason(error)})") from error


def prepare(model, no_head: bool) -> torch.nn.Module:
    """For evaluation, in fp32, on the CPU, with plain attention and one word table."""
    if no_head:
        model = model.base_model
    elif model.get_output_embeddings() is None:
        raise ExportError(f"{type(model).__name__} has no head that names words; use --no-head, or "
                          "load it with a ...ForMaskedLM class.")
    if hasattr(model, "set_attn_implementation"):
        model.set_attn_implementation("eager")
    model = model.eval().to("cpu").float()
    share_word_table(model)
    return model


def share_word_table(model: torch.nn.Module) -> None:
    """transformers' torchscript=True stores a copy of the word table for the head."""
    words, head = model.get_input_embeddings(), model.get_output_embeddings()
    mine, other = getattr(words, "weight", None), getattr(head, "weight", None)
    if mine is not None and other is not None and mine is not other:
        if mine.shape == other.shape and torch.equal(mine, other):
            head.weight = mine


def input_names(model: torch.nn.Module) -> List[str]:
    """What the trace takes. Segments only if the model tells more than one from another."""
    accepted = inspect.signature(model.forward).parameters
    if "input_ids" not in accepted:
        raise ExportError(f"{type(model).__name__} does not read text: it takes no input_ids.")
    segments = getattr(model.config, "type_vocab_size", None) or 0
    names = ["input_ids", "attention_mask"] + (["token_type_ids"] if segments > 1 else [])
    return [name for name in names if name in accepted]


def longest_text(model: torch.nn.Module) -> Optional[int]:
    """By the configuration and by the position tables, of which RoBERTa reserves the first rows."""
    config = model.config
    limits = [getattr(config, "max_position_embeddings", None)]
    if getattr(config, "attention_type", None) == "block_sparse":  # full in texts up to this length
        limits.append((5 + 2 * config.num_random_blocks) * config.block_size)
    for module in model.modules():
        table = getattr(module, "position_embeddings", None)
        if isinstance(getattr(table, "weight", None), torch.Tensor):
            padding = getattr(table, "padding_idx", None)
            limits.append(table.weight.size(0) - (0 if padding is None else padding + 1))
    return min((limit for limit in limits if limit and limit > 0), default=None)


@contextlib.contextmanager
def plain_forward(model: torch.nn.Module, names: Sequence[str], output: str,
                  fixed: Optional[int]) -> Iterator[None]:
    """The model takes its inputs by position and answers with one tensor. A wrapper would do that
    too, but then every module path in the file would begin with the wrapper's name."""
    original, replaced = model.forward, "forward" in vars(model)

    def forward(*inputs):
        if fixed:  # recorded with N as a constant: the file refuses any other length
            inputs = [value.view(value.size(0), fixed) for value in inputs]
        return getattr(original(**dict(zip(names, inputs)), return_dict=True), output)

    kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
    forward.__signature__ = inspect.Signature([inspect.Parameter(n, kind) for n in names])
    model.forward = forward
    try:
        yield
    finally:
        del model.forward
        if replaced:  # it was another's replacement already
            model.forward = original


class CaseMaker:
    """Makes the inputs that are tried, and asks the untraced model about them."""
    def __init__(self, model, tokenizer, names: Sequence[str], fixed: Optional[int]):
        self.model, self.tokenizer, self.names, self.fixed = model, tokenizer, names, fixed
        self.words = model.get_input_embeddings().weight.size(0)
        self.mask = tokenizer.mask_token_id
        self.pad = tokenizer.pad_token_id or 0

    def text(self, *texts: str) -> Row:
        encoded = self.tokenizer(*(t.replace("[MASK]", self.tokenizer.mask_token) for t in texts))
        ids = list(encoded["input_ids"])
        return ids, list(encoded.get("token_type_ids", [0] * len(ids)))

    def noise(self, length: int) -> Row:
        """Any words, with a mask second."""
        random = torch.Generator().manual_seed(length)
        ids = torch.randint(self.words, (length,), generator=random).tolist()
        ids[1] = self.mask
        types = [int("token_type_ids" in self.names and i > length // 2) for i in range(length)]
        return ids, types

    def inputs(self, rows: Sequence[Row], length: int = 0) -> Tuple[torch.Tensor, ...]:
        """Padded to the longest row, or to `length`, or as the file is fixed."""
        length = self.fixed or max(length, *(len(ids) for ids, _ in rows))

        def padded(values: Sequence[List[int]], filler: int) -> torch.Tensor:
            return torch.tensor([row + [filler] * (length - len(row)) for row in values])

        made = {"input_ids": padded([ids for ids, _ in rows], self.pad),
                "attention_mask": padded([[1] * len(ids) for ids, _ in rows], 0),
                "token_type_ids": padded([types for _, types in rows], 0)}
        return tuple(made[name] for name in self.names)

    def case(self, *rows: Row) -> Case:
        inputs = self.inputs(rows)
        answer = self.answer(inputs)
        where, places = [], []
        for row, (ids, _) in enumerate(rows):
            step = max(1, len(ids) // CHECKED_PLACES)
            chosen = [i for i, word in enumerate(ids) if i % step == 0 or word == self.mask]
            where += [row] * len(chosen)
            places += chosen
        index = torch.tensor(where), torch.tensor(places)
        return Case(inputs, index, inputs[0][index] == self.mask, answer[index].float())

    def answer(self, inputs: Tuple[torch.Tensor, ...]) -> torch.Tensor:
        try:
            return self.model(*inputs)
        except Exception as error:
            batch, length = inputs[0].shape
            way_out = "" if self.fixed else " If it takes one length only, use --fixed-length."
            raise ExportError(f"The model itself fails on {batch} text(s) of {length} tokens: "
                              f"{reason(error)}.{way_out}") from error


def rows_to_try(maker: CaseMaker, longest: Optional[int]) -> List[list]:
    """Rows that go together, from the ordinary to the extreme."""
    limit = maker.fixed or longest or LONGEST_CHECKED
    texts = [row for row in (maker.text(*text) for text in TEXTS) if len(row[0]) <= limit]
    lengths = {min(length, limit) for length in (*CHECKED_LENGTHS, TRACED_LENGTH, LONGEST_CHECKED)}
    groups = [[maker.noise(min(TRACED_LENGTH, limit))]] + [[row] for row in texts]
    groups += [[maker.noise(length)] for length in sorted(lengths)]
    groups += [[maker.noise(min(17, limit)), maker.noise(min(6, limit))]]
    return groups + ([texts] if texts else [])


def make_cases(maker: CaseMaker, longest: Optional[int]) -> List[Case]:
    cases = [maker.case(*rows) for rows in rows_to_try(maker, longest)]
    again = cases[0].at_places(maker.answer(cases[0].inputs))
    if not torch.equal(again, cases[0].expected):
        raise ExportError("The model answers otherwise each time it is asked, even in evaluation "
                          "mode, so no file can be checked against it.")
    return cases


def compare(case: Case, answer: torch.Tensor, report: Report) -> None:
    """Counts into the report, or raises Wrong."""
    if answer.shape[:2] != case.shape:
        raise Wrong(case, f"it answers for {list(answer.shape[:2])} texts and tokens")
    found, expected = case.at_places(answer), case.expected
    width = (expected.max() - expected.min()).item()
    gap = (found - expected).abs().max().item() / max(width, 1e-12)
    if not gap <= TOLERANCES[report.dtype]:
        raise Wrong(case, f"the answers differ by {gap:.1e} of their range")
    report.runs += 1
    report.largest_gap = max(report.largest_gap, gap)
    if report.output == "logits":
        compare_top(case, found, TOLERANCES[report.dtype] * width, report)


def compare_top(case: Case, found: torch.Tensor, tolerance: float, report: Report) -> None:
    """The best words must be the model's best; words as close as rounding may change places."""
    for mine, model in zip(found[case.masked], case.expected[case.masked]):
        best, chosen = model.topk(TOP), mine.topk(TOP).indices
        if (model[chosen] < best.values[-1] - 2 * tolerance).any():
            raise Wrong(case, f"the {TOP} best words at a mask differ")
        report.masks += 1
        report.same_top += int(set(chosen.tolist()) == set(best.indices.tolist()))


def tokenizer_files(tokenizer) -> Dict[str, str]:
    if tokenizer.mask_token is None:
        raise ExportError("The tokenizer has no mask token, so it is no masked model's.")
    with tempfile.TemporaryDirectory() as folder:
        tokenizer.save_pretrained(folder)
        files = {name: Path(folder, name).read_text(encoding="utf-8") for name in TOKENIZER_FILES
                 if Path(folder, name).is_file()}
    if "tokenizer.json" in files:
        # Some tokenizers cut and pad every text; that is for the program to decide.
        content = dict(json.loads(files["tokenizer.json"]), truncation=None, padding=None)
        files["tokenizer.json"] = json.dumps(content, ensure_ascii=False)
    elif "vocab.txt" not in files and not {"vocab.json", "merges.txt"} <= files.keys():
        raise ExportError(f"{type(tokenizer).__name__} has no tokenizer.json to put into the file; "
                          "pip install tokenizers sentencepiece protobuf may help.")
    return files


def config_file(model, tokenizer, report: Report) -> str:
    content = json.loads(model.config.to_json_string(use_diff=False))
    content.pop("_name_or_path", None)  # a path of this computer, as a rule
    content.update(architectures=[report.model], inputs=report.inputs, outputs=[report.output],
                   mask_token=tokenizer.mask_token, mask_token_id=tokenizer.mask_token_id)
    if report.longest:
        content.update(shortest=report.longest if report.fixed else 1, longest=report.longest)
    return json.dumps(content, indent=1, ensure_ascii=False)


def machine_name() -> str:
    """The processor's name, in printable ASCII."""
    name = ""
    with contextlib.suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").split("\n"):
            if line.startswith("model name"):
                name = line.partition(":")[2]
                break
    name = name or platform.processor() or platform.machine() or "unknown machine"
    return "".join(c for c in " ".join(name.split()) if " " <= c <= "~")[:120] or "unknown machine"


def timings(model: torch.nn.Module, cases: Dict[int, Tuple[torch.Tensor, ...]]
            ) -> Dict[int, List[float]]:
    """Milliseconds of each length, in rounds of shuffled order, so that drift hits all alike."""
    times: Dict[int, List[float]] = {length: [] for length in cases}
    for inputs in cases.values():
        for _ in range(BENCH_WARM_UP):
            model(*inputs)
    order, waiting = random.Random(1), list(cases)
    while waiting:
        order.shuffle(waiting)
        for length in waiting:
            began = time.perf_counter()
            model(*cases[length])
            times[length].append((time.perf_counter() - began) * 1000)
        waiting = [length for length in waiting if len(times[length]) < BENCH_RUNS
                   or sum(times[length]) < BENCH_SECONDS * 1000]
    return times


def measure(model: torch.nn.Module, maker: "CaseMaker", longest: Optional[int]) -> dict:
    """How long the untraced model takes for one text, by its length."""
    limit = longest or max(BENCH_LENGTHS)
    lengths = [maker.fixed] if maker.fixed else \
        sorted({min(length, limit) for length in BENCH_LENGTHS})
    times = timings(model, {length: maker.inputs([maker.noise(length)]) for length in lengths})
    rows = []
    for length, values in times.items():
        p25, median, p75 = torch.tensor(values, dtype=torch.float64).quantile(
            torch.tensor([0.25, 0.5, 0.75], dtype=torch.float64)).tolist()
        rows.append({"length": length, "median_ms": median, "p25_ms": p25, "p75_ms": p75,
                     "runs": len(values)})
    return {"format": 1, "machine": machine_name(), "threads": torch.get_num_threads(),
            "torch": torch.__version__, "transformers": transformers.__version__,
            "dtype": "fp32", "lengths": rows}


def trace(model: torch.nn.Module, inputs: Tuple[torch.Tensor, ...]) -> torch.jit.ScriptModule:
    try:
        return torch.jit.trace(model, inputs, check_trace=False)
    except Exception as error:
        raise ExportError(f"torch {torch.__version__} cannot trace {type(model).__name__} of "
                          f"transformers {transformers.__version__}: {reason(error)}.") from error


def save(traced: torch.jit.ScriptModule, path: Path, files: Dict[str, str]) -> None:
    """torch ends the whole process if the disk gets full while it writes, so the room is taken
    before: a little more than the weights and what goes with them."""
    weights = [*traced.parameters(), *traced.buffers()]
    size = sum(w.numel() * w.element_size() for w in weights) + 2_000_000
    size += sum(len(text.encode()) for text in files.values())
    try:
        if shutil.disk_usage(path.parent).free < size:
            raise OSError(errno.ENOSPC, "No space left on the disk")
        if hasattr(os, "posix_fallocate"):  # sees quotas and limits as well
            with open(path, "wb") as file:
                os.posix_fallocate(file.fileno(), 0, size)
        torch.jit.save(traced, str(path), _extra_files=files)
    except OSError as error:
        raise ExportError(f"{path.parent.parent} cannot take the {size / 1e6:,.0f} MB of the file: "
                          f"{error.strerror}.") from error
    except RuntimeError as error:
        raise ExportError(f"This model cannot become TorchScript: {reason(error)}.") from error


def check(path: Path, cases: Sequence[Case], report: Report) -> None:
    """Reads the file as any program would and compares its answers."""
    report.runs = report.masks = report.same_top = 0
    report.largest_gap = 0.0
    file = torch.jit.load(str(path)).eval()
    for case in cases:
        try:
            answer = file(*case.inputs)
        except Exception as error:
            raise Wrong(case, f"it fails ({reason(error, -1)})") from error
        compare(case, answer, report)


def write_checked(model, maker: CaseMaker, cases: Sequence[Case], path: Path,
                  files: Dict[str, str], report: Report) -> None:
    """Two texts are traced together; if that bakes the number in, one alone. Both ways with some
    padding, for some models do without the mask if there is none."""
    length = cases[0].shape[1]
    full, short = maker.noise(length), maker.noise(length - 1)
    try:
        save(trace(model, maker.inputs([full, short])), path, files)
        check(path, cases, report)
    except Wrong:
        report.one_by_one = True
        save(trace(model, maker.inputs([short], length)), path, files)
        check(path, [case for case in cases if case.shape[0] == 1], report)


def explain(wrong: Wrong, cases: Sequence[Case], longest: Optional[int], dtype: str) -> str:
    traced = cases[0].shape[1]
    if wrong.length != traced:
        return (f"The trace, recorded with {traced} tokens, is wrong with {wrong.length}: {wrong}. "
                f"Use --fixed-length N, such as {min(128, longest or 128)}: the file then takes N "
                "tokens, and shorter texts are padded.")
    if dtype != "fp32":
        return f"In {dtype} this model is too far from itself in fp32: {wrong}. Use another dtype."
    return f"This model cannot be recorded: the trace does not answer as the model does; {wrong}."


def require_place(out: Path, force: bool) -> None:
    if out.is_dir():
        raise ExportError(f"{out} is a folder; name a file, such as {out / 'model.pt'}.")
    if out.exists() and not force:
        raise ExportError(f"{out} exists; use --force to replace it.")
    if not out.parent.is_dir() or not os.access(out.parent, os.W_OK):
        raise ExportError(f"There is no folder {out.parent} that can be written to.")


def require_length(fixed: Optional[int], longest: Optional[int]) -> None:
    if fixed is not None and fixed < SHORTEST:
        raise ExportError(f"--fixed-length {fixed} is too short; {SHORTEST} is the least.")
    if fixed is not None and longest is not None and fixed > longest:
        raise ExportError(f"--fixed-length {fixed} is too long: the model takes {longest} at most.")


def require_matching_words(model, tokenizer) -> None:
    """Word tables are often rounded up, so the tokenizer may have a few less. transformers 5 makes
    an empty tokenizer where there is none."""
    rows, words = model.get_input_embeddings().weight.size(0), len(tokenizer)
    if not rows / 2 < words <= rows:
        raise ExportError(f"The tokenizer has {words:,} words and the model {rows:,}, so they do "
                          "not belong together. Name the right one's folder with --tokenizer.")


def export(model, tokenizer, out, fixed_length: Optional[int] = None, no_head: bool = False,
           dtype: str = "fp32", force: bool = False, bench: bool = False) -> Report:
    """Writes `out` and tells about it, or raises ExportError and leaves what was there.

    The model itself is changed: evaluation mode, on the CPU, of `dtype`."""
    began = time.monotonic()
    out = Path(out).expanduser()
    if dtype not in DTYPES:
        raise ExportError(f"There is no dtype {dtype}; choose {', '.join(DTYPES)}.")
    require_place(out, force)
    model = prepare(model, no_head)
    longest = longest_text(model)
    require_length(fixed_length, longest)
    require_matching_words(model, tokenizer)
    files = tokenizer_files(tokenizer)

    output = "last_hidden_state" if no_head else "logits"
    report = Report(out, type(model).__name__, sum(p.numel() for p in model.parameters()), dtype,
                    input_names(model), output, 0, fixed_length or longest,
                    fixed_length is not None, False, sorted([*files, "config.json"]))
    files["config.json"] = config_file(model, tokenizer, report)
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        write(model, tokenizer, files, longest, report, bench)
    report.seconds = time.monotonic() - began
    return report


def write(model, tokenizer, files: Dict[str, str], longest: Optional[int], report: Report,
          bench: bool) -> None:
    """Under a temporary name until it is checked: `report.path` is either whole or not there."""
    fixed = report.longest if report.fixed else None
    with plain_forward(model, report.inputs, report.output, fixed):
        maker = CaseMaker(model, tokenizer, report.inputs, fixed)
        cases = make_cases(maker, longest)
        report.width = cases[0].expected.size(-1)
        if bench:
            report.bench = measure(model, maker, longest)
            report.embedded.append(BENCH_FILE)
            files[BENCH_FILE] = json.dumps(report.bench, indent=1)
        model.to(DTYPES[report.dtype])
        # The name inside the archive is the stem of the file it is saved to.
        with tempfile.TemporaryDirectory(prefix=".export-", dir=report.path.parent) as folder:
            unfinished = Path(folder, report.path.name)
            try:
                write_checked(model, maker, cases, unfinished, files, report)
            except Wrong as wrong:
                raise ExportError(explain(wrong, cases, longest, report.dtype)) from wrong
            os.replace(unfinished, report.path)


def read_arguments(arguments: Optional[Sequence[str]]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=PROGRAM, description=__doc__.splitlines()[0])
    parser.add_argument("model", metavar="MODEL", help="a folder, or a name on the hub")
    parser.add_argument("-o", "--out", required=True, metavar="OUT.pt", help="the file to write")
    parser.add_argument("--fixed-length", type=int, metavar="N",
                        help="take texts of N tokens only; shorter ones are padded")
    parser.add_argument("--no-head", action="store_true",
                        help="the body alone: hidden states in place of words")
    parser.add_argument("--dtype", choices=DTYPES, default="fp32", help="default: %(default)s")
    parser.add_argument("--tokenizer", metavar="DIR", help="default: MODEL's own")
    parser.add_argument("--class", dest="model_class", metavar="NAME",
                        help="of transformers, such as BertForMaskedLM; default: by MODEL")
    parser.add_argument("--bench", action="store_true",
                        help="measure the model in Python, too, and put the times into the file")
    parser.add_argument("--force", action="store_true", help="replace OUT.pt if it exists")
    return parser.parse_args(arguments)


def main(arguments: Optional[Sequence[str]] = None) -> int:
    options = read_arguments(arguments)
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    warnings.simplefilter("ignore")
    try:
        require_place(Path(options.out).expanduser(), options.force)
        model = load_model(options.model, options.model_class, options.no_head)
        tokenizer = load_tokenizer(options.tokenizer or options.model)
        print(export(model, tokenizer, options.out, options.fixed_length, options.no_head,
                     options.dtype, options.force, options.bench))
    except (ExportError, OSError, MemoryError) as error:
        print(f"{PROGRAM}: {error if str(error) else 'Memory is full.'}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
