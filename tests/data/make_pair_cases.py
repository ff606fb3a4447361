#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records what `tokenizers` 0.23.3 makes of two texts, of a cut and of added tokens, and what a model answers to a pair.

    make_pair_cases.py

Writes beside this script pair_cases.json and added_token_cases.json (small tokenizers with their cases) and
pair_answers.json (the best words of models/small_bert.pt, with PyTorch).
"""
import itertools
import json
import pathlib
import random
import zipfile

import torch
from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

HERE = pathlib.Path(__file__).parent
SPECIALS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
WORDS = ["a", "b", "c", "sing", "##ing", "##s", "Ġa", "##Ġ", "é", ".", "x", "##x", "<", ">", "m"]
VOCABULARY = {token: place for place, token in enumerate(SPECIALS + WORDS)}
CLS, SEP, MASK = ("[CLS]", 2), ("[SEP]", 3), ("[MASK]", 4)
TEXTS = ["", "a", "a b c sing singing a b", "[MASK] a", "a b [MASK]", "é \U0001f600 singing .", "Ġa aĠ Ġ a", "Ġ ĠĠ aĠĠ"]
LENGTHS = [2, 3, 4, 5, 6, 7, 8, 9, 12]


def template(single, pair, tokens=(CLS, SEP, MASK)):
    return processors.TemplateProcessing(single=single, pair=pair, special_tokens=list(tokens))


def several_ids():
    """A special token of three ids can only be written as JSON."""
    made = json.loads(wordpiece(template("[CLS] $A [SEP]", "[SEP] $B:1 $A [CLS]:7 [SEP]")).to_str())
    made["post_processor"]["special_tokens"]["[SEP]"].update(ids=[3, 0, 4], tokens=["[SEP]", "[PAD]", "[MASK]"])
    return Tokenizer.from_str(json.dumps(made))


def without_a_text():
    """Only a file can hold such a template: here the single one has no place for the text, the other none for the first."""
    made = json.loads(wordpiece(template("[CLS]", "$A [CLS] $B [SEP]")).to_str())
    del made["post_processor"]["pair"][0]
    return Tokenizer.from_str(json.dumps(made))


def wordpiece(processor=None, normalizer=None, added=None):
    tokenizer = Tokenizer(models.WordPiece(VOCABULARY, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    if normalizer is not None:
        tokenizer.normalizer = normalizer
    if processor is not None:
        tokenizer.post_processor = processor
    tokenizer.add_special_tokens(SPECIALS) if added is None else tokenizer.add_tokens(added)
    return tokenizer


def post_processors():
    roberta, bert = processors.RobertaProcessing, processors.BertProcessing
    yield "none", wordpiece()
    yield "bert", wordpiece(bert(SEP, CLS))
    for trim, prefix in itertools.product((True, False), repeat=2):
        yield f"roberta {trim} {prefix}", wordpiece(roberta(SEP, CLS, trim_offsets=trim, add_prefix_space=prefix))
        yield f"byte level {trim} {prefix}", wordpiece(processors.ByteLevel(trim_offsets=trim, add_prefix_space=prefix))
    yield "template", wordpiece(template("[CLS] $A [SEP]", "[CLS] $A [SEP] $B:1 [SEP]:1"))
    yield "odd types", wordpiece(template("[MASK]:3 $A:2", "$B:5 [SEP] $A:1 [CLS]:4"))
    yield "twice", wordpiece(template("$A [SEP] $A:1", "$A $B:1 [SEP] $A:2 $B"))
    yield "without a text", without_a_text()
    yield "several ids", several_ids()
    for name, steps in (("level, template", [processors.ByteLevel(), template("[CLS] $A", "[CLS] $A [SEP] $B:1")]),
                        ("template, level", [template("[CLS] $A", "[CLS] $A [SEP] $B:1"), processors.ByteLevel()]),
                        ("bert, roberta", [bert(SEP, CLS), roberta(SEP, CLS)]),
                        ("template, bert", [template("[CLS] $A", "[CLS] $A [SEP] $B:1"), bert(SEP, CLS)]),
                        ("bert, template", [bert(SEP, CLS), template("$A [MASK]", "$B:3 [MASK] $A")])):
        yield name, wordpiece(processors.Sequence(steps))


def answer(encoding):
    return {"ids": encoding.ids, "tokens": encoding.tokens, "type_ids": encoding.type_ids,
            "offsets": [place for offset in encoding.offsets for place in offset],
            "special": encoding.special_tokens_mask,
            "sequence": [-1 if s is None else s for s in encoding.sequence_ids], "truncated": bool(encoding.overflowing)}


def pair_case(tokenizer, text, pair, length):
    tokenizer.no_truncation()
    added = tokenizer.num_special_tokens_to_add(pair is not None)
    if length is not None and length < added:
        return None  # `tokenizers` counts below zero and cuts nothing
    if length is not None:
        tokenizer.enable_truncation(length, strategy="longest_first")
    case = {"text": text} | ({} if pair is None else {"pair": pair}) | ({} if length is None else {"max_length": length})
    return case | answer(tokenizer.encode(text, pair))


def pair_cases(tokenizer, rng):
    settings = [(t, p, None) for t in TEXTS for p in (None, rng.choice(TEXTS))]
    settings += [(rng.choice(TEXTS[2:]), rng.choice((None, *TEXTS)), length) for length in LENGTHS * 2]
    return [case for setting in settings if (case := pair_case(tokenizer, *setting)) is not None]


def record_pairs():
    rng = random.Random(5)
    sets = [{"name": name, "cases": pair_cases(tokenizer, rng), "tokenizer": saved(tokenizer)}
            for name, tokenizer in post_processors()]
    for case in next(s for s in sets if s["name"] == "without a text")["cases"]:
        del case["truncated"]  # what was cut off is lost with the text
    return sets


def saved(tokenizer):
    tokenizer.no_truncation()
    return json.loads(tokenizer.to_str())


FLAGS = ("single_word", "lstrip", "rstrip", "normalized", "special")
GLUE = ["", " ", "  ", "\t\u3000", "a", "x", ".", "é", "_", "<", "\u200b"]


def added_texts(contents, rng):
    plain = [c for content in contents for c in (content, f" {content} ", f"a {content} b", f"x{content}x", content * 2,
                                                 content.upper(), content.lower(), f"a  {content}  {content}  b")]
    mixed = ["".join(rng.choice(GLUE) + rng.choice(contents) + rng.choice(GLUE) for _ in range(rng.randrange(1, 4)))
             for _ in range(12)]
    return list(dict.fromkeys(plain + mixed))


def added_sets():
    lower = normalizers.BertNormalizer(lowercase=True)
    for values in itertools.product((False, True), repeat=len(FLAGS)):
        flags = dict(zip(FLAGS, values))
        yield "<M> " + " ".join(f for f in FLAGS if flags[f]), lower, [AddedToken("<M>", **flags)]
    yield "in the vocabulary", None, [AddedToken("sing", normalized=False), AddedToken("##s", normalized=True)]
    yield "one inside another", lower, [AddedToken("<m>", lstrip=True), AddedToken("<m>x", rstrip=True, normalized=False),
                                        AddedToken("m>x a", normalized=True)]
    yield "an accent", lower, [AddedToken("Éa", normalized=True), AddedToken("é b", single_word=True, normalized=True)]
    yield "a space at its ends", None, [AddedToken(" <m> ", normalized=False), AddedToken("  ", normalized=False)]
    yield "words beside words", None, [AddedToken("ab", single_word=True), AddedToken("é", single_word=True),
                                       AddedToken("_", single_word=True)]


def record_added():
    rng = random.Random(6)
    sets = []
    for name, normalizer, tokens in added_sets():
        tokenizer = wordpiece(None, normalizer, [*map(lambda t: AddedToken(t, special=True), SPECIALS), *tokens])
        texts = added_texts([token.content for token in tokens], rng)
        cases = [{"text": text} | {key: value for key, value in answer(tokenizer.encode(text)).items()
                                   if key in ("ids", "tokens", "offsets")} for text in texts]
        sets.append({"name": name, "tokenizer": saved(tokenizer), "cases": cases})
    return sets


PAIRS = [("the sky is [MASK] .", "it is a [MASK] day ."), ("[MASK] is here", ""), ("", "the [MASK]"),
         ("a very long text of many words with a [MASK]", "the second [MASK] is short")]


def best_words(model, encoding, mask):
    row = torch.tensor([encoding.ids])
    with torch.no_grad():
        logits = model(row, torch.ones_like(row), torch.tensor([encoding.type_ids]))[0][0]
    masks = []
    for position in (place for place, token in enumerate(encoding.ids) if token == mask):
        best = logits[position].softmax(-1).topk(5)
        masks.append({"position": position, "ids": best.indices.tolist(), "p": best.values.tolist()})
    return masks


def record_answers():
    path = HERE / "models" / "small_bert.pt"
    with zipfile.ZipFile(path) as archive:
        name = next(n for n in archive.namelist() if n.endswith("extra/tokenizer.json"))
        tokenizer = Tokenizer.from_str(archive.read(name).decode())
    model = torch.jit.load(path)
    answers = []
    for (text, pair), length in itertools.product(PAIRS, (None, 12)):
        tokenizer.no_truncation()
        if length is not None:
            tokenizer.enable_truncation(length, strategy="longest_first")
        encoding = tokenizer.encode(text, pair)
        answers.append({"text": text, "pair": pair} | ({} if length is None else {"max_length": length})
                       | {"ids": encoding.ids, "tokens": encoding.tokens, "truncated": bool(encoding.overflowing),
                          "masks": best_words(model, encoding, tokenizer.token_to_id("[MASK]"))})
    return answers


def write(name, value):
    with open(HERE / name, "w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False, separators=(",", ":"))
        file.write("\n")


def main():
    write("pair_cases.json", record_pairs())
    write("added_token_cases.json", record_added())
    write("pair_answers.json", record_answers())


if __name__ == "__main__":
    main()
