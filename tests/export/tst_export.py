#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""export_masked_lm.py on tiny random models: what it writes, and what it says if it cannot.

    tst_export.py [maskscope-cli] [unittest's options]

Expected answers come from the model itself, run by transformers.
"""
import contextlib
import importlib.util
import io
import json
import os
import resource
import shlex
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

SKIPPED = 77  # CMakeLists.txt knows it
if not all(importlib.util.find_spec(name) for name in ("torch", "transformers")):
    print("This Python has no torch or no transformers; ./test makes one that has: .venv")
    sys.exit(SKIPPED)

import torch
import transformers
from transformers import AutoModelForMaskedLM

HERE = Path(__file__).resolve().parent
SCRIPT = HERE.parents[1] / "resources" / "export" / "export_masked_lm.py"
sys.path[:0] = [str(HERE), str(SCRIPT.parent)]
import export_masked_lm as exporter
import tiny_models

CLI = None
torch.set_num_threads(1)
transformers.logging.set_verbosity_error()
transformers.logging.disable_progress_bar()


def run(*arguments):
    """Exit code, standard output and standard error of the command."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = exporter.main([str(argument) for argument in arguments])
        except SystemExit as leaving:
            code = leaving.code
    return code, out.getvalue(), err.getvalue()


def inputs_of(names, length, real=None, fill=0):
    """Two texts, the second with padding from `real` on."""
    ids = torch.arange(2 * length).view(2, length) * 7 % 350 + 10
    mask = torch.ones_like(ids)
    mask[1, real or length - 2:] = 0
    ids[mask == 0] = fill
    types = (torch.arange(length) > 3).long().expand(2, -1).clone()
    made = {"input_ids": ids, "attention_mask": mask, "token_type_ids": types}
    return {name: made[name] for name in names}


def gap(found, expected, mask):
    """The largest difference where no padding is, against the range."""
    kept = mask.bool()
    spread = expected[kept].max() - expected[kept].min()
    return ((found.float() - expected)[kept].abs().max() / spread).item()


def argument_names(traced):
    return [argument.name for argument in traced.forward.schema.arguments[1:]]


class ExportTest(unittest.TestCase):
    """A folder of models for all tests, and an empty folder for each one's files."""

    @classmethod
    def setUpClass(cls):
        cls.models = Path(tempfile.mkdtemp())
        cls.addClassCleanup(shutil.rmtree, cls.models)

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.out = self.folder / "model.pt"

    def source(self, name):
        folder = self.models / name
        if not folder.exists():
            tiny_models.save(folder, tiny_models.make_model(name), tiny_models.make_tokenizer(name))
        return folder

    def exported(self, *arguments):
        code, out, err = run(*arguments, "-o", self.out)
        self.assertEqual((code, err), (0, ""))
        self.assertEqual(os.listdir(self.folder), [self.out.name])
        self.extra = {name: "" for name in ("config.json", *exporter.TOKENIZER_FILES)}
        traced = torch.jit.load(str(self.out), _extra_files=self.extra)
        self.extra = {name: content.decode() for name, content in self.extra.items() if content}
        self.report = out
        return traced

    def refused(self, *arguments):
        """The sentence; nothing may be left behind."""
        before = sorted(os.listdir(self.folder))
        code, out, err = run(*arguments)
        self.assertEqual((code, out), (1, ""), err)
        self.assertEqual(sorted(os.listdir(self.folder)), before)
        self.assertRegex(err, r"\Aexport_masked_lm\.py: [^\n]{20,}[.)?]\n\Z")
        return err


class Written(ExportTest):
    def test_every_architecture_at_other_lengths(self):
        for name, (kind, _, inputs) in tiny_models.ARCHITECTURES.items():
            with self.subTest(name):
                traced = self.exported(self.source(name), "--force")
                model = AutoModelForMaskedLM.from_pretrained(self.source(name)).eval()
                self.assertEqual(argument_names(traced), inputs)
                self.assertEqual(traced.original_name, kind + "ForMaskedLM")
                for length in (4, 29, tiny_models.LONGEST):
                    given = inputs_of(inputs, length, fill=model.config.pad_token_id)
                    with torch.no_grad():
                        expected = model(**given).logits
                        found = traced(*given.values())
                    self.assertLess(gap(found, expected, given["attention_mask"]), 1e-5)

    def test_what_is_inside(self):
        self.exported(self.source("bert"))
        tokenizer = json.loads(self.extra["tokenizer.json"])
        self.assertEqual(tokenizer["model"]["type"], "WordPiece")
        self.assertIsNone(tokenizer["truncation"])
        config = json.loads(self.extra["config.json"])
        self.assertEqual(config["inputs"], ["input_ids", "attention_mask", "token_type_ids"])
        self.assertEqual((config["longest"], config["mask_token"]), (70, "[MASK]"))
        self.assertNotIn("_name_or_path", config)
        self.assertNotIn(str(self.models), self.extra["config.json"])
        self.exported(self.source("roberta"), "--force")
        self.assertEqual(json.loads(self.extra["tokenizer.json"])["model"]["type"], "BPE")
        # The table has 72 rows; two are reserved.
        self.assertEqual(json.loads(self.extra["config.json"])["longest"], 70)

    def test_settings_that_cut_texts_stay_outside(self):
        tokenizer = tiny_models.word_piece_tokenizer()
        tokenizer.backend_tokenizer.enable_truncation(6)
        tokenizer.backend_tokenizer.enable_padding(length=6)
        folder = tiny_models.save(self.models / "cuts", tiny_models.make_model("bert"), tokenizer)
        self.exported(folder)
        written = json.loads(self.extra["tokenizer.json"])
        self.assertEqual((written["truncation"], written["padding"]), (None, None))

    def test_word_table_is_stored_once(self):
        model = tiny_models.make_model("bert")
        unique = sum(p.numel() for p in model.parameters()) * 4
        self.exported(self.source("bert"))
        once = self.out.stat().st_size
        self.assertLess(once, unique + 400_000)
        head = model.get_output_embeddings()
        head.weight = torch.nn.Parameter(head.weight.detach().clone())  # as torchscript=True does
        exporter.export(model, tiny_models.word_piece_tokenizer(), self.out, force=True)
        self.assertLess(abs(self.out.stat().st_size - once), 20_000)

    def test_symptom_24_attention_is_plain(self):
        """transformers refused to record scaled_dot_product_attention without a mask (pytorch 117752)."""
        model = tiny_models.make_model("bert")
        model.set_attn_implementation("sdpa")
        model.config.return_dict = False
        raw = torch.jit.trace(model, inputs_of(["input_ids"], 9)["input_ids"], check_trace=False)
        self.assertIn("scaled_dot_product_attention", str(raw.inlined_graph))
        exporter.export(model, tiny_models.word_piece_tokenizer(), self.out, force=True)
        traced = torch.jit.load(str(self.out))
        self.assertNotIn("scaled_dot_product_attention", str(traced.inlined_graph))
        self.assertIn("attention_mask", argument_names(traced))

    def test_fixed_length(self):
        traced = self.exported(self.source("bert"), "--fixed-length", 20)
        model = tiny_models.make_model("bert")
        short = inputs_of(argument_names(traced), 20, real=12)
        with torch.no_grad():
            expected = model(**short).logits
            self.assertLess(gap(traced(*short.values()), expected, short["attention_mask"]), 1e-5)
            for other in (19, 21, 40):
                with self.assertRaises(RuntimeError):
                    traced(*inputs_of(short, other).values())
        config = json.loads(self.extra["config.json"])
        self.assertEqual((config["shortest"], config["longest"]), (20, 20))
        self.assertIn("20 tokens; shorter texts are padded", self.report)

    def test_without_a_head(self):
        traced = self.exported(self.source("bert"), "--no-head")
        body = tiny_models.make_model("bert").base_model
        given = inputs_of(argument_names(traced), 15)
        with torch.no_grad():
            expected = body(**given).last_hidden_state
            found = traced(*given.values())
        self.assertEqual(found.shape, (2, 15, 24))
        self.assertLess(gap(found, expected, given["attention_mask"]), 1e-5)
        self.assertEqual(traced.original_name, "BertModel")
        self.assertFalse([name for name, _ in traced.named_parameters() if "pooler" in name])

    def test_half_precision(self):
        self.exported(self.source("bert"))
        whole = self.out.stat().st_size
        model = tiny_models.make_model("bert")
        for name, dtype in (("fp16", torch.float16), ("bf16", torch.bfloat16)):
            if name == "fp16" and torch.__version__.startswith("2.0."):
                continue  # it cannot normalize layers in fp16 on the CPU
            traced = self.exported(self.source("bert"), "--dtype", name, "--force")
            self.assertEqual({p.dtype for p in traced.parameters()}, {dtype})
            self.assertLess(self.out.stat().st_size, whole - 60_000)
            given = inputs_of(argument_names(traced), 15)
            with torch.no_grad():
                difference = gap(traced(*given.values()), model(**given).logits,
                                 given["attention_mask"])
            self.assertLess(difference, 0.05)

    def test_named_class_other_tokenizer_and_force(self):
        bare = tiny_models.save(self.models / "bare", tiny_models.make_model("bert"), None)
        self.exported(bare, "--class", "BertForMaskedLM", "--tokenizer", self.source("electra"))
        self.assertIn("exists; use --force", self.refused(self.source("bert"), "-o", self.out))

    def test_from_python(self):
        report = exporter.export(tiny_models.make_model("distilbert"),
                                 tiny_models.word_piece_tokenizer(), self.out)
        self.assertEqual(report.inputs, ["input_ids", "attention_mask"])
        self.assertGreaterEqual(report.masks, 10)
        self.assertEqual((report.same_top, report.one_by_one), (report.masks, False))

    def test_as_a_command(self):
        done = subprocess.run([sys.executable, SCRIPT, self.source("albert"), "-o", self.out],
                              capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("model.pt is written and checked.", done.stdout)


class Measured(ExportTest):
    def measured(self, *arguments):
        with mock.patch.object(exporter, "BENCH_SECONDS", 0.01):
            self.exported(*arguments, "--bench")
        files = {"eager_bench.json": ""}
        torch.jit.load(str(self.out), _extra_files=files)
        return json.loads(files["eager_bench.json"])

    def test_times_are_inside(self):
        bench = self.measured(self.source("bert"))
        self.assertEqual([row["length"] for row in bench["lengths"]], [8, 16, 32, 64, 70])
        self.assertEqual(bench["torch"], torch.__version__)
        self.assertEqual(bench["transformers"], transformers.__version__)
        self.assertEqual(bench["threads"], torch.get_num_threads())
        self.assertTrue(bench["machine"].isascii() and bench["machine"].isprintable())
        for row in bench["lengths"]:
            self.assertGreaterEqual(row["runs"], 10)
            self.assertTrue(0 < row["p25_ms"] <= row["median_ms"] <= row["p75_ms"])

    def test_fixed_length_alone(self):
        bench = self.measured(self.source("bert"), "--fixed-length", "24")
        self.assertEqual([row["length"] for row in bench["lengths"]], [24])

    def test_order_and_runs(self):
        """Every length as often as asked for, the order of each round another one."""
        seen = []
        with mock.patch.object(exporter, "BENCH_SECONDS", 0.0):
            times = exporter.timings(lambda length: seen.append(length), {3: (3,), 4: (4,), 5: (5,)})
        self.assertEqual({length: len(values) for length, values in times.items()},
                         {3: 10, 4: 10, 5: 10})
        counted = seen[9:]
        rounds = [tuple(counted[i:i + 3]) for i in range(0, 30, 3)]
        self.assertTrue(all(sorted(one) == [3, 4, 5] for one in rounds))
        self.assertGreater(len(set(rounds)), 1)


class Opened(ExportTest):
    TEXTS = ["the man went to the [MASK] and the war", "[MASK]", "it was a [MASK] of new [MASK]"]

    def answers(self, model, tokenizer, text):
        """As the fill-mask pipeline: the softmax at each mask."""
        given = tokenizer(text, return_tensors="pt")
        with torch.no_grad():
            logits = model(**{k: v for k, v in given.items()}).logits[0]
        places = (given["input_ids"][0] == tokenizer.mask_token_id).nonzero()[:, 0]
        return [logits[place].softmax(-1) for place in places]

    def test_maskscope_finds_the_same_words(self):
        if CLI is None:
            self.skipTest("no maskscope-cli was named")
        self.exported(self.source("bert"))
        arguments = [part for text in self.TEXTS for part in ("--text", text)]
        done = subprocess.run([CLI, "fill", self.out, *arguments, "--top-k", "5", "--json"],
                              capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        model, tokenizer = tiny_models.make_model("bert"), tiny_models.word_piece_tokenizer()
        lines = done.stdout.splitlines()
        self.assertEqual(len(lines), len(self.TEXTS))
        for text, line in zip(self.TEXTS, lines):
            expected = self.answers(model, tokenizer, text)
            masks = json.loads(line)["masks"]
            self.assertEqual(len(masks), len(expected))
            for mask, shares in zip(masks, expected):
                best = shares.topk(5)
                self.assertEqual([c["id"] for c in mask["candidates"]], best.indices.tolist())
                for candidate, share in zip(mask["candidates"], best.values.tolist()):
                    self.assertAlmostEqual(candidate["p"], share, delta=1e-4)


    def inspected(self, path):
        done = subprocess.run([CLI, "inspect", path, "--json"], capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return json.loads(done.stdout)

    def test_what_maskscope_prescribes_heals(self):
        """From the faults of a file to a file without them: by the script, and by plain Python."""
        if CLI is None:
            self.skipTest("no maskscope-cli was named")
        self.addCleanup(os.chdir, os.getcwd())
        os.chdir(self.folder)
        for name, option, fault in (("bert", ["--no-head"], "NO_HEAD"),
                                    ("roberta", ["--fixed-length", 20], "FIXED_LENGTH")):
            with self.subTest(name):
                self.exported(self.source(name), *option, "--force")
                report = self.inspected(self.out)
                self.assertEqual([found["code"] for found in report["faults"]], [fault])
                python, script, *rest = shlex.split(report["export"]["command"])
                self.assertEqual((python, Path(script)), ("python3", SCRIPT))
                source = str(self.source(name))
                arguments = [source if part == "MODEL" else part for part in rest]
                self.assertEqual(run(*arguments, "--force")[0], 0)
                self.check_healed(name)
                program = report["export"]["python"].replace('"MODEL"', repr(source))
                exec(compile(program, "doctor", "exec"), {})
                self.check_healed(name)

    def check_healed(self, name):
        self.assertEqual(self.inspected(self.out)["faults"], [])
        traced, model = torch.jit.load(str(self.out)), tiny_models.make_model(name)
        given = inputs_of(argument_names(traced), 31, fill=model.config.pad_token_id)
        with torch.no_grad():
            expected, found = model(**given).logits, traced(**given)
        found = found[0] if isinstance(found, tuple) else found
        self.assertLess(gap(found, expected, given["attention_mask"]), 1e-5)


class Branching(transformers.BertForMaskedLM):
    """A Python decision about the length, which a trace cannot record."""

    def forward(self, input_ids, attention_mask=None, return_dict=True):
        answer = super().forward(input_ids, attention_mask, return_dict=True)
        if input_ids.size(1) > 20:
            answer.logits = -answer.logits
        return answer


class BatchBaking(transformers.BertForMaskedLM):
    """The number of texts becomes a constant of the trace."""

    def forward(self, input_ids, attention_mask=None, return_dict=True):
        answer = super().forward(input_ids, attention_mask, return_dict=True)
        answer.logits = answer.logits + torch.zeros(int(input_ids.size(0)), 1, 1)
        return answer


class PythonOnly(torch.autograd.Function):
    """What YOSO and the integer I-BERT are made of."""

    @staticmethod
    def forward(_context, value):
        return value * 2


class CallingPython(transformers.BertForMaskedLM):
    def forward(self, input_ids, attention_mask=None, return_dict=True):
        answer = super().forward(input_ids, attention_mask, return_dict=True)
        answer.logits = PythonOnly.apply(answer.logits)
        return answer


class TakingOneLength(transformers.BertForMaskedLM):
    def forward(self, input_ids, attention_mask=None, return_dict=True):
        if input_ids.size(1) != 16:
            raise ValueError("16 or nothing")
        return super().forward(input_ids, attention_mask, return_dict=True)


class Dicing(transformers.BertForMaskedLM):
    def forward(self, input_ids, attention_mask=None, return_dict=True):
        answer = super().forward(input_ids, attention_mask, return_dict=True)
        answer.logits = answer.logits + torch.rand(1)
        return answer


def peculiar(kind):
    torch.manual_seed(5)
    return kind(transformers.BertConfig(**tiny_models.SMALL)).eval()


class Checked(ExportTest):
    """A trace that is wrong is found out."""

    def attempt(self, model, **options):
        return exporter.export(model, tiny_models.word_piece_tokenizer(), self.out, **options)

    def test_wrong_at_other_lengths(self):
        with self.assertRaisesRegex(exporter.ExportError, "with 11 tokens, is wrong with 21.*"
                                                          "--fixed-length N, such as 70"):
            self.attempt(peculiar(Branching))
        self.assertEqual(os.listdir(self.folder), [])
        report = self.attempt(peculiar(Branching), fixed_length=30)
        self.assertLess(report.largest_gap, 1e-5)

    def test_number_of_texts_recorded(self):
        report = self.attempt(peculiar(BatchBaking))
        self.assertTrue(report.one_by_one)
        self.assertIn("one at a time", str(report))

    def test_python_that_no_file_can_hold(self):
        with self.assertRaisesRegex(exporter.ExportError, "cannot become TorchScript.*PythonOnly"):
            self.attempt(peculiar(CallingPython))

    def test_model_that_takes_one_length(self):
        with self.assertRaisesRegex(exporter.ExportError, "of 11 tokens: 16 or nothing. If it takes"
                                                          " one length only, use --fixed-length"):
            self.attempt(peculiar(TakingOneLength))
        self.attempt(peculiar(TakingOneLength), fixed_length=16)

    def test_length_up_to_which_a_sparse_model_is_not(self):
        torch.manual_seed(5)
        model = transformers.BigBirdForMaskedLM(transformers.BigBirdConfig(
            **tiny_models.SMALL, attention_type="block_sparse", block_size=4, num_random_blocks=2))
        self.assertEqual(self.attempt(model.eval()).longest, 36)  # (5 + 2 * 2) * 4
        self.assertEqual(model.base_model.attention_type, "original_full")

    def test_random_answers(self):
        with self.assertRaisesRegex(exporter.ExportError, "otherwise each time"):
            self.attempt(peculiar(Dicing))

    def test_dropout_is_off(self):
        model = tiny_models.make_model("bert", hidden_dropout_prob=0.5).train()
        self.assertLess(self.attempt(model).largest_gap, 1e-5)

    def test_it_is_the_file_that_is_checked(self):
        def save_another(traced, path, _extra_files):
            with torch.no_grad():
                traced.cls.predictions.bias[5] += 1e4
            original(traced, path, _extra_files=_extra_files)

        original = torch.jit.save
        with mock.patch.object(torch.jit, "save", save_another):
            with self.assertRaisesRegex(exporter.ExportError, "does not answer as the model does"):
                self.attempt(tiny_models.make_model("bert"))

    def test_too_far_in_half_precision(self):
        model = tiny_models.make_model("bert")
        with mock.patch.dict(exporter.TOLERANCES, {"bf16": 1e-6}):
            with self.assertRaisesRegex(exporter.ExportError, "In bf16 this model is too far"):
                self.attempt(model, dtype="bf16")


class Refused(ExportTest):
    def test_what_is_no_model(self):
        self.assertIn("There is no folder", self.refused("./nowhere", "-o", self.out))
        self.assertIn("no config.json", self.refused(self.models, "-o", self.out))
        weights = next(self.source("bert").glob("*model*"))
        self.assertIn("is a file; name the folder", self.refused(weights, "-o", self.out))

    def test_name_that_cannot_be_fetched(self):
        with mock.patch.object(transformers.AutoConfig, "from_pretrained",
                               side_effect=OSError("no network\nlong advice")):
            sentence = self.refused("nobody/no-model", "-o", self.out)
        self.assertIn("neither a folder here nor a model that could be fetched", sentence)

    def test_what_reads_from_left_to_right(self):
        config = transformers.GPT2Config(vocab_size=100, n_embd=8, n_layer=1, n_head=2)
        transformers.GPT2LMHeadModel(config).save_pretrained(str(self.models / "gpt2"))
        self.assertIn("no masked language model such as BERT: its type is gpt2",
                      self.refused(self.models / "gpt2", "-o", self.out))
        decoder = tiny_models.make_model("bert", is_decoder=True)
        folder = tiny_models.save(self.models / "decoder", decoder, None)
        self.assertIn("reads from left to right", self.refused(folder, "-o", self.out))

    def test_model_without_a_head(self):
        body = tiny_models.make_model("bert", "Model")
        folder = tiny_models.save(self.models / "body", body, tiny_models.make_tokenizer("bert"))
        self.assertRegex(self.refused(folder, "-o", self.out), "lacks .* such as cls.*--no-head")
        self.exported(folder, "--no-head")
        self.assertIn("no head that names words",
                      self.refused(folder, "-o", self.folder / "b.pt", "--class", "BertModel"))

    def test_unknown_class_and_dtype(self):
        self.assertIn("no model class Nonsense",
                      self.refused(self.source("bert"), "-o", self.out, "--class", "Nonsense"))
        code, _, err = run(self.source("bert"), "-o", self.out, "--dtype", "int4")
        self.assertEqual((code, "invalid choice: 'int4'" in err), (2, True))

    def test_tokenizers(self):
        bare = tiny_models.save(self.models / "bare2", tiny_models.make_model("bert"), None)
        self.assertIn("--tokenizer", self.refused(bare, "-o", self.out))
        folder = tiny_models.save(self.models / "maskless", tiny_models.make_model("bert"),
                                  tiny_models.word_piece_tokenizer(mask_token=None))
        self.assertIn("no mask token", self.refused(folder, "-o", self.out))
        small = tiny_models.make_model("bert", vocab_size=300)
        folder = tiny_models.save(self.models / "few", small, tiny_models.make_tokenizer("bert"))
        self.assertIn("has 1,000 words and the model 300", self.refused(folder, "-o", self.out))

    def test_lengths(self):
        for length, words in ((71, "too long"), (2, "too short"), (-1, "too short")):
            self.assertIn(words, self.refused(self.source("bert"), "-o", self.out,
                                              f"--fixed-length={length}"))

    def test_damaged_weights(self):
        folder = self.models / "damaged"
        shutil.copytree(self.source("bert"), folder)
        weights = next(folder.glob("*model*.[sb]*"))
        weights.write_bytes(weights.read_bytes()[:1000])
        self.assertIn("cannot be loaded", self.refused(folder, "-o", self.out))

    def test_places_to_write(self):
        bert = self.source("bert")
        self.assertIn("is a folder", self.refused(bert, "-o", self.folder))
        self.assertIn("no folder", self.refused(bert, "-o", self.folder / "none" / "model.pt"))

    def test_disk_without_room(self):
        bert = self.source("bert")
        with mock.patch.object(shutil, "disk_usage", return_value=mock.Mock(free=1000)):
            self.assertIn("No space left", self.refused(bert, "-o", self.out))
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        self.addCleanup(resource.setrlimit, resource.RLIMIT_FSIZE, limits)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
        self.assertIn("cannot take the 2 MB of the file: File too large",
                      self.refused(bert, "-o", self.out))

    def test_python_without_torch(self):
        done = subprocess.run([sys.executable, "-I", "-S", SCRIPT, "--help"],
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr, r"\A[^\n]*No module named 'torch'.*pip install[^\n]*\n\Z")


if __name__ == "__main__":
    if len(sys.argv) > 1 and "maskscope-cli" in sys.argv[1]:
        CLI = sys.argv.pop(1)
    unittest.main()
