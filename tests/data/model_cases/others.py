# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that differ from a plain trace of a masked language model in one thing each."""
import warnings

import torch
import transformers
from model_forms import FixedLength, Wrapped

from . import answers, forms, save, truth, words
from .architectures import make_model

FIXED = 16
SPREAD = 1.0
SNIPPET = "the old page's snippet"


class FixedIdsAlone(Wrapped):
    def forward(self, input_ids):
        return FixedLength.forward(self, input_ids, torch.ones_like(input_ids))


class OneText(Wrapped):
    """The number of texts became a constant."""

    def forward(self, input_ids, attention_mask):
        return self.logits(input_ids, attention_mask).reshape(1, input_ids.shape[1], -1)


class FlatIds(Wrapped):
    def forward(self, input_ids):
        return self.logits(input_ids.unsqueeze(0))


class Nameless(Wrapped):
    def forward(self, x):
        return self.logits(x)


class TwoNameless(Wrapped):
    def forward(self, x, y):
        return self.logits(x, y)


class FourNameless(Wrapped):
    def forward(self, x, y, z, w):
        return self.logits(y, w, x, z)


class Embedded(Wrapped):
    def forward(self, inputs_embeds):
        return self.model(inputs_embeds=inputs_embeds).logits


class ScriptedAround(torch.nn.Module):
    """A program written by hand around a recorded one."""

    def __init__(self, traced):
        super().__init__()
        self.traced = traced

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        if input_ids.dim() == 1:
            input_ids, attention_mask = input_ids.unsqueeze(0), attention_mask.unsqueeze(0)
        return self.traced(input_ids, attention_mask)[0]


class FourInputs(Wrapped):
    def forward(self, input_ids, attention_mask, token_type_ids, position_ids):
        return self.logits(input_ids, attention_mask, token_type_ids, position_ids)


class Lengths(Wrapped):
    """XLM's own way to say where padding begins."""

    def forward(self, input_ids, lengths):
        return self.model(input_ids=input_ids, lengths=lengths).logits


class Picture(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.filter = torch.nn.Conv2d(3, 4, 3)

    def forward(self, image):
        return self.filter(image)


def plain(module, *inputs, **options):
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        return torch.jit.trace(module, inputs, check_trace=False, **options)


def bert(name="BERT", suffix="ForMaskedLM", **changes):
    return make_model(name, SPREAD, suffix, **changes)


def ids_and_mask(length=forms.TRACED, kind=torch.int64):
    ids = forms.example_ids(length).to(kind)
    return ids, torch.ones_like(ids)


def positional(model, count=2):
    """A trace that answers with a tuple, of the first inputs of the class."""
    names = forms.parameters_of(model)[:count]
    values = forms.values_of(model, names, forms.example_ids())
    return forms.run_trace(model, values, False, "tuple"), names


def wrapped(kind, name="BERT", length=forms.TRACED):
    model = bert(name)
    module = kind(model)
    names = forms.parameters_of(module)
    values = forms.values_of(model, names, forms.example_ids(length))
    return model, plain(module, *values.values()), names


def fixed_with_mask():
    return wrapped(FixedLength, length=FIXED)


def fixed_ids_alone():
    return wrapped(FixedIdsAlone, length=FIXED)


def one_text():
    return wrapped(OneText)


def four_inputs():
    return wrapped(FourInputs)


def four_inputs_roberta():
    return wrapped(FourInputs, "RoBERTa")


def lengths():
    return wrapped(Lengths, "XLM")


def nameless():
    model = bert()
    return model, plain(Nameless(model), forms.example_ids()), ["input_ids"]


def two_nameless():
    model = bert()
    return model, plain(TwoNameless(model), *ids_and_mask()), ["input_ids", "attention_mask"]


def four_nameless(name):
    def make():
        model = bert(name)
        names = ["token_type_ids", "input_ids", "position_ids", "attention_mask"]
        values = forms.values_of(model, names, forms.example_ids())
        return model, plain(FourNameless(model), *values.values()), names
    return make


def entities():
    """LUKE as its tokenizer feeds it, with two entities of up to three words."""
    model = bert("LUKE")
    return model, *positional(model, 8)


def flat_ids():
    model = bert()
    return model, plain(FlatIds(model), forms.example_ids()[0]), ["flat_ids"]


def untied():
    model = bert(tie_word_embeddings=False)
    model.cls.predictions.decoder.weight = torch.nn.Parameter(
        model.bert.embeddings.word_embeddings.weight.clone(), requires_grad=False)
    return model, *positional(model)


def padded_vocabulary():
    model = bert(vocab_size=1024)
    return model, *positional(model)


def pretraining():
    both = bert(suffix="ForPreTraining")
    model = bert()
    model.bert, model.cls.predictions = both.bert, both.cls.predictions
    module, names = positional(both)
    return model, module, names


def two_texts(name):
    model = bert(name)
    names = ["input_ids", "attention_mask"]
    values = forms.values_of(model, names, forms.example_ids(rows=2))
    return model, forms.run_trace(model, values, True, "tuple"), names


def xmod_two_texts():
    return two_texts("XMOD")


def longformer_two_texts():
    return two_texts("Longformer")


def less_precision(kind):
    model = bert().to(kind)
    return model, *positional(model)


def half():
    return less_precision(torch.float16)


def bfloat16():
    return less_precision(torch.bfloat16)


def double():
    return less_precision(torch.float64)


def quantized():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = torch.ao.quantization.quantize_dynamic(bert(), {torch.nn.Linear}, torch.qint8)
    return model, *positional(model)


def int32():
    model = bert()
    model.config.return_dict = False
    module = plain(model, *ids_and_mask(kind=torch.int32))
    model.config.return_dict = True
    return model, module, ["input_ids", "attention_mask"]


def frozen():
    model = bert()
    module, names = positional(model)
    return model, torch.jit.freeze(module), names


def optimized():
    model = bert()
    module, names = positional(model)
    return model, torch.jit.optimize_for_inference(module), names


def scripted():
    model = bert()
    return model, torch.jit.script(model), ["input_ids", "attention_mask"]


def scripted_around():
    model = bert()
    module, names = positional(model)
    return model, torch.jit.script(ScriptedAround(module).eval()), names


def segments_as_mask():
    """The page's call on a model with a head: its second input is the attention mask."""
    model = bert()
    tokens, segments = page_example()
    model.config.return_dict = False
    module = plain(model, tokens, segments)
    model.config.return_dict = True
    return model, module, ["input_ids", "attention_mask"]


def page_example():
    tokenizer = words.word_piece()
    text = "[CLS] Who was Jim Henson ? [SEP] Jim Henson was a puppeteer [SEP]"
    tokenized = tokenizer.tokenize(text)
    tokenized[8] = "[MASK]"
    indexed = tokenizer.convert_tokens_to_ids(tokenized)
    first = tokenized.index("[SEP]") + 1
    segments = [0] * first + [1] * (len(indexed) - first)
    return torch.tensor([indexed]), torch.tensor([segments])


def page_as_written():
    tokens_tensor, segments_tensors = page_example()
    config = transformers.BertConfig(
        vocab_size=1000, hidden_size=16, num_hidden_layers=2, num_attention_heads=2,
        intermediate_size=24, max_position_embeddings=70, torchscript=True)
    model = transformers.BertModel(config)
    model.eval()
    return model, torch.jit.trace(model, [tokens_tensor, segments_tensors]), None


def page_with_tuple():
    tokens_tensor, segments_tensors = page_example()
    model = bert(suffix="Model", return_dict=False)
    return model, plain(model, tokens_tensor, segments_tensors), None


def without_head(name, suffix):
    def make():
        model = bert(name, suffix)
        return model, positional(model)[0], None
    return make


def picture():
    return bert(), plain(Picture(), torch.zeros(1, 3, 14, 14)), None


def embedded():
    model = bert()
    return model, plain(Embedded(model), torch.zeros(1, 14, 16)), None


# column, what makes it: (model, module, names), what Maskscope refuses it with
ANSWERING = [
    ("fixed length 16, with mask", fixed_with_mask), ("fixed length 16, ids alone", fixed_ids_alone),
    ("recorded for one text alone", one_text), ("four inputs, by position", four_inputs),
    ("RoBERTa, four inputs", four_inputs_roberta), ("XLM, ids and lengths", lengths),
    ("LUKE, entities as well", entities),
    ("ids called x", nameless), ("inputs called x and y", two_nameless),
    ("inputs called x, y, z, w", four_nameless("BERT")),
    ("RoBERTa, inputs called x, y, z, w", four_nameless("RoBERTa")),
    ("ids without a batch dimension", flat_ids),
    ("int32 ids", int32), ("untied decoder", untied), ("vocabulary padded to 1024", padded_vocabulary),
    ("BertForPreTraining", pretraining), ("XMOD, recorded with two texts", xmod_two_texts),
    ("fp16 weights", half),
    ("bf16 weights", bfloat16), ("fp64 weights", double), ("dynamically quantized", quantized),
    ("frozen", frozen), ("optimize_for_inference", optimized), ("scripted", scripted),
    ("scripted around a trace", scripted_around),
    (f"{SNIPPET}, on BertForMaskedLM", segments_as_mask),
]
REFUSED = [
    (f"{SNIPPET}, as written", page_as_written, "NO_LM_HEAD"),
    (f"{SNIPPET}, with return_dict=False", page_with_tuple, "NO_LM_HEAD"),
    ("BertModel", without_head("BERT", "Model"), "NO_LM_HEAD"),
    ("RobertaModel", without_head("RoBERTa", "Model"), "NO_LM_HEAD"),
    ("DistilBertModel", without_head("DistilBERT", "Model"), "NO_LM_HEAD"),
    ("BertForSequenceClassification", without_head("BERT", "ForSequenceClassification"), "NO_LM_HEAD"),
    ("BertForTokenClassification", without_head("BERT", "ForTokenClassification"), "NO_LM_HEAD"),
    ("BertForQuestionAnswering", without_head("BERT", "ForQuestionAnswering"), "NO_LM_HEAD"),
    ("Longformer, recorded with two texts", longformer_two_texts, "FORWARD_FAILED"),
    ("inputs_embeds alone", embedded, "NO_FORWARD"),
    ("a picture network", picture, "NO_FORWARD"),
]


def file_name(column):
    return "".join(c if c.isalnum() else "_" for c in column.lower()) + ".pt"


def tokenizer_for(model):
    return words.byte_level() if model.config.pad_token_id == 1 else words.word_piece()


def make_one(out, column, make, error=None):
    cell = {"row": "others", "column": column, "file": None}
    try:
        model, module, names = make()
        save.save(out / file_name(column), module, save.extras(model, tokenizer_for(model)))
    except Exception as failure:
        return cell | {"reason": save.reason_of(failure)}
    cell |= {"file": file_name(column)}
    if error:
        return cell | {"error": error}
    return cell | judged(column, model, save.load(out / cell["file"]), names)


def judged(column, model, traced, names):
    tokenizer = tokenizer_for(model)
    recorded = answers.recorded(model, tokenizer, names)
    assert answers.least_best(recorded) > answers.ENOUGH, column
    length = FIXED if "fixed" in column else forms.TRACED
    return {"inputs": names, "texts": recorded,
            "truth": truth.measure(model, traced, names, length)}


def make_in_training(out):
    """Its answers are drawn by lot, so there are none to compare with."""
    model = bert()
    module, names = positional(model.train())
    save.save(out / "in_training.pt", module, save.extras(model, words.word_piece()))
    return {"row": "others", "column": "recorded in training mode", "file": "in_training.pt",
            "inputs": names, "warning": "ANSWERS_DIFFER"}


def make_tokenizer_errors(out):
    model = bert()
    module, _ = positional(model)
    save.save(out / "no_tokenizer.pt", module, save.extras(model, None))
    save.save(out / "other_tokenizer.pt", module, save.extras(model, words.word_piece(first=500)))
    return [{"row": "others", "column": "no tokenizer inside", "file": "no_tokenizer.pt",
             "error": "NO_TOKENIZER"},
            {"row": "others", "column": "another model's tokenizer", "file": "other_tokenizer.pt",
             "error": "VOCABULARY_MISMATCH"}]


def make(out):
    cells = [make_one(out, column, maker) for column, maker in ANSWERING]
    cells += [make_one(out, column, maker, error) for column, maker, error in REFUSED]
    return [*cells, make_in_training(out), *make_tokenizer_errors(out)]
