#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes fill/*.pt, small models with byte-level and Unigram tokenizers, and fill_cases.json: what PyTorch and
`tokenizers` in Python tell of texts on these and on models/small_bert.pt.

    python make_fill_cases.py      # needs torch 2.13.0, transformers 5.24.0, tokenizers 0.23.3

For every text of CASES
    targets   words at each mask: their tokens, method, ln p and rank
    joint     fillings of all masks from a beam of 32, left to right; for two masks an exhaustive search confirms them
    answers   of 1 to 3 pieces for the first mask, by the mean ln p of the pieces
    fall      of the ln p of the best word at the first mask, word by word, as each word is hidden
    surprise  ln p of each word: PLL-word-l2r (Kauf and Ivanova 2023)
"""
import json
import math
import pathlib
import re
import zipfile

import torch
from tokenizers import (AddedToken, ByteLevelBPETokenizer, Tokenizer, decoders, models, normalizers, pre_tokenizers,
                        processors, trainers)
from transformers import BertConfig, BertForMaskedLM

import make_small_models

HERE = pathlib.Path(__file__).parent
WIDTH, BEST = 32, 10

MODELS = {"wordpiece": "models/small_bert.pt", "byte_level": "fill/byte_level.pt", "unigram": "fill/unigram.pt"}
SENTENCES = [sentence.replace("[MASK]", "") for sentence in make_small_models.SENTENCES]
SPECIALS = ["<s>", "<pad>", "</s>", "<unk>", AddedToken("<mask>", lstrip=True, special=True)]

# Text with {} for a mask, words.
CASES = [
    ("The capital of France is {}.", ["paris", "London", "the", "unbelievable", "universe city", "日本", "playing"]),
    ("{} is a river in the {}.", ["Germany", "he", "northernmost", "a"]),
    ("It is ({}) and the {} house", ["old", "unknown", "houses"]),
    ("A    B  {}   C, the war began in the {} century; he was {}", ["first", "nineteenth", "."]),
    ("{}", ["the", "cities"]),
    ("The people of the state were members of the party, and {}!", ["others", "they lived there"]),
    ("He played in {} {} for the club.", ["new", "york", "new york"]),
]
PAIRS = [("The city of {} is old.", "It is in the {} of Germany.", ["paris", "north", "unbelievable"])]


def trained_byte_level():
    lines = ["".join(" " + word for word in make_small_models.VOCABULARY[5:])] * 4 + SENTENCES
    fast = ByteLevelBPETokenizer()
    fast.train_from_iterator(lines, vocab_size=700, min_frequency=2, show_progress=False, special_tokens=SPECIALS)
    fast._tokenizer.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0))
    return fast._tokenizer


def trained_unigram():
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    lines = [" ".join(make_small_models.VOCABULARY[5:])] + SENTENCES
    tokenizer.train_from_iterator(lines, trainers.UnigramTrainer(
        vocab_size=400, special_tokens=SPECIALS, unk_token="<unk>", show_progress=False))
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", 0), ("</s>", 2)])
    return tokenizer


def make_model(name, tokenizer, seed):
    torch.manual_seed(seed)
    config = BertConfig(vocab_size=tokenizer.get_vocab_size(), hidden_size=16, num_hidden_layers=2,
                        num_attention_heads=2, intermediate_size=32, max_position_embeddings=64,
                        initializer_range=0.7, attn_implementation="eager", return_dict=False)
    model = BertForMaskedLM(config).eval()
    with torch.no_grad():
        traced = torch.jit.trace(model, make_small_models.example(14), check_trace=False)
    described = {"model_type": "bert", "architectures": ["BertForMaskedLM"], "max_position_embeddings": 64,
                 "vocab_size": tokenizer.get_vocab_size()}
    torch.jit.save(traced, str(HERE / MODELS[name]),
                   _extra_files={"tokenizer.json": tokenizer.to_str(), "config.json": json.dumps(described)})
    folder = pathlib.Path(MODELS[name])
    make_small_models.rewrite(pathlib.Path("..") / folder, pathlib.Path("..") / folder, lambda record, data: data)


class Lm:
    """A model file in Python, with the tokenizer in it."""

    def __init__(self, name):
        path = HERE / MODELS[name]
        with zipfile.ZipFile(path) as archive:
            record = next(n for n in archive.namelist() if n.endswith("extra/tokenizer.json"))
            self.tokenizer = Tokenizer.from_str(archive.read(record).decode())
        self.model = torch.jit.load(path)
        self.mask_token = "[MASK]" if self.tokenizer.token_to_id("[MASK]") else "<mask>"
        self.mask = self.tokenizer.token_to_id(self.mask_token)
        self.unknown = {self.tokenizer.token_to_id(token) for token in ("[UNK]", "<unk>")}

    def log_p(self, rows, types, place):
        ids = torch.tensor(rows)
        with torch.no_grad():
            logits = self.model(ids, torch.ones_like(ids), torch.tensor([types] * len(rows)))[0]
        return logits[:, place].double().log_softmax(-1)


def masks_of(lm, encoding):
    return [place for place, token in enumerate(encoding.ids) if token == lm.mask]


def widened(values, place, count):
    return values[:place] + [values[place]] * count + values[place + 1:]


def target(lm, encode, encoding, number, word):
    place = masks_of(lm, encoding)[number]
    filled, last = encode(number, word)
    assert filled.ids[:place] == encoding.ids[:place], (word, filled.tokens)
    behind = [i for i in range(place, len(filled.ids)) if filled.sequence_ids[i] != encoding.sequence_ids[place]
              or filled.offsets[i][0] >= last]
    ids, tokens = filled.ids[place:behind[0]], filled.tokens[place:behind[0]]
    result = {"text": word, "ids": ids, "tokens": tokens, "method": "unknown", "ln_p": None, "rank": None}
    if lm.unknown & set(ids):
        return result
    row, types = widened(encoding.ids, place, len(ids)), widened(encoding.type_ids, place, len(ids))
    total = 0.0
    for i, piece in enumerate(ids):
        answer = lm.log_p([row], types, place + i)[0]
        total += float(answer[piece])
        if len(ids) == 1:
            result["rank"] = int((answer > answer[piece]).sum()) + 1
        row[place + i] = piece
    return result | {"method": "single" if len(ids) == 1 else "chain", "ln_p": total}


def beam(lm, row, types, places, allowed=None):
    """The best fillings left to right; `allowed`: for each place, whether a token may stand there."""
    fillings = [((), 0.0)]
    for level, place in enumerate(places):
        longer = []
        for words, total in fillings:
            filled = list(row)
            for before, word in zip(places, words):
                filled[before] = word
            log_p = lm.log_p([filled], types, place)[0]
            if allowed:
                log_p[~torch.tensor(allowed[level])] = -math.inf
            best = log_p.topk(min(WIDTH, len(log_p)))
            longer += [(words + (int(word),), total + float(p)) for word, p in zip(best.indices, best.values)
                       if p > -math.inf]
        fillings = sorted(longer, key=lambda filling: -filling[1])[:WIDTH]
    return fillings


def exhaustive(lm, row, types, places):
    """The best two words for two masks, all words of the first one tried."""
    first = lm.log_p([row], types, places[0])[0]
    best = []
    for begin in range(0, len(first), 100):
        words = range(begin, min(begin + 100, len(first)))
        rows = [row[:places[0]] + [word] + row[places[0] + 1:] for word in words]
        both = lm.log_p(rows, types, places[1]) + first[begin:begin + 100, None]
        top = both.topk(BEST)
        best += [((word, int(other)), float(p)) for word, values, others in zip(words, top.values, top.indices)
                 for p, other in zip(values, others)]
    return sorted(best, key=lambda filling: -filling[1])[:BEST]


def joint(lm, encoding):
    places = masks_of(lm, encoding)
    found = beam(lm, encoding.ids, encoding.type_ids, places)[:BEST]
    if len(places) == 2:
        for (words, p), (all_words, all_p) in zip(found, exhaustive(lm, encoding.ids, encoding.type_ids, places)):
            assert words == all_words and abs(p - all_p) < 1e-4
    return [{"ids": words, "log_p": p} for words, p in found]


def answers(lm, encoding):
    place = masks_of(lm, encoding)[0]
    found = []
    for pieces in (1, 2, 3):
        row, types = widened(encoding.ids, place, pieces), widened(encoding.type_ids, place, pieces)
        found += [(words, p / pieces) for words, p in beam(lm, row, types, range(place, place + pieces))]
    return [{"ids": words, "score": p} for words, p in sorted(found, key=lambda answer: -answer[1])[:BEST]]


def words_of(lm, encoding, texts):
    """Tokens of each word: of letters and digits, or a mark alone. One of spaces belongs to the word behind it."""
    words, blanks = {}, []
    for i, (ids, (begin, end), text) in enumerate(zip(encoding.ids, encoding.offsets, encoding.sequence_ids)):
        if text is None or ids == lm.mask:
            blanks = []
            continue
        while begin < end and texts[text][begin].isspace():
            begin += 1
        if begin >= end:
            blanks.append(i)
            continue
        found = next(m for m in re.finditer(r"\w+|[^\w\s]", texts[text]) if m.start() <= begin < m.end())
        words.setdefault((text, found.start()), []).extend([*blanks, i])
        blanks = []
    return list(words.values())


def falls(lm, encoding, words):
    place = masks_of(lm, encoding)[0]
    plain = lm.log_p([encoding.ids], encoding.type_ids, place)[0]
    best = int(plain.argmax())
    result = []
    for word in words:
        row = [lm.mask if i in word else token for i, token in enumerate(encoding.ids)]
        result.append({"begin": word[0], "end": word[-1] + 1,
                       "fall": float(plain[best] - lm.log_p([row], encoding.type_ids, place)[0][best])})
    return {"chosen": best, "ln_p": float(plain[best]), "words": result}


def surprise(lm, encoding, words):
    result = []
    for word in words:
        total = 0.0
        for i in word:
            row = [lm.mask if j in word and j >= i else token for j, token in enumerate(encoding.ids)]
            total += float(lm.log_p([row], encoding.type_ids, i)[0][encoding.ids[i]])
        result.append({"begin": word[0], "end": word[-1] + 1, "ln_p": total})
    return {"words": result, "ln_p": math.fsum(word["ln_p"] for word in result)}


def record(lm, name, text, pair, asked):
    parts = [text.replace("{}", lm.mask_token), None if pair is None else pair.replace("{}", lm.mask_token)]

    def encode(number, word):
        """The texts with a word in one mask, and where the word ends in its text."""
        pieces = (text + "\0" + (pair or "")).split("{}")
        glued, last = pieces[0], None
        for i, piece in enumerate(pieces[1:]):
            glued += word if i == number else lm.mask_token
            last = len(glued.split("\0")[-1]) if i == number else last
            glued += piece
        first, second = glued.split("\0")
        return lm.tokenizer.encode(first, None if pair is None else second), last

    encoding = lm.tokenizer.encode(*parts)
    words = words_of(lm, encoding, parts)
    count = len(masks_of(lm, encoding))
    return {"model": name, "text": parts[0], "pair": parts[1], "ids": encoding.ids,
            "masks": [[target(lm, encode, encoding, number, word) for word in asked] for number in range(count)],
            "joint": joint(lm, encoding), "answers": answers(lm, encoding),
            "fall": falls(lm, encoding, words), "surprise": surprise(lm, encoding, words)}


def rounded(value):
    if isinstance(value, dict):
        return {key: rounded(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [rounded(part) for part in value]
    return float(f"{value:.7g}") if isinstance(value, float) else value


def main():
    (HERE / "fill").mkdir(exist_ok=True)
    make_model("byte_level", trained_byte_level(), 3)
    make_model("unigram", trained_unigram(), 4)
    cases = []
    for name in MODELS:
        lm = Lm(name)
        cases += [record(lm, name, text, None, words) for text, words in CASES]
        cases += [record(lm, name, text, pair, words) for text, pair, words in PAIRS]
    with open(HERE / "fill_cases.json", "w", encoding="utf-8") as file:
        json.dump({"models": MODELS, "cases": rounded(cases)}, file, ensure_ascii=False, separators=(",", ":"))
        file.write("\n")


if __name__ == "__main__":
    main()
