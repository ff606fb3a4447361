# SPDX-License-Identifier: GPL-3.0-or-later
"""Records what transformers makes of vocab.json and merges.txt: tests/data/bpe_file_cases.json.

    python tests/data/make_bpe_file_cases.py

One small vocabulary; folders with one or other of the files beside it; texts with their ids, tokens and offsets.
transformers 5 took away that RoBERTa's mask takes the space before it unless a file says so; here it does, as in
version 4 and in RoBERTa's own tokenizer.json.
"""
import json
import tempfile
from pathlib import Path

from tokenizers import AddedToken, Tokenizer, models, pre_tokenizers, trainers
from transformers import RobertaTokenizerFast

from tokenizer_cases.sentences import SENTENCES

HERE = Path(__file__).parent
SPECIALS = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
TEXTS = [*SENTENCES[:40], "", " ", "a <mask> b", "a<mask>b  <mask>", " <mask>.", "a <extra> b<extra>c", "<s> a </s>",
         "a [MASK] b <m>  c", "x <new>y", "\t<mask>\n", "<unk><pad>"]


def mask(**flags):
    return {"content": "<mask>", "lstrip": True, "rstrip": False, "single_word": False, "normalized": True, **flags}


def folders(size):
    """Names and files beside the two."""
    typed = mask(__type="AddedToken")
    yield "nothing else", {}
    yield "options", {"tokenizer_config": {"add_prefix_space": True, "trim_offsets": False, "mask_token": typed,
                                           "tokenizer_class": "RobertaTokenizer", "model_max_length": 512}}
    yield "map", {"special_tokens_map": {"mask_token": mask(), "bos_token": "<s>", "cls_token": "<s>"}}
    yield "map over options", {"tokenizer_config": {"mask_token": "<mask>"},
                               "special_tokens_map": {"mask_token": mask(rstrip=True)}}
    yield "added tokens", {"added_tokens": {"<new>": size + 1, "<extra>": size},
                           "tokenizer_config": {"mask_token": typed}}
    yield "decoder", {"tokenizer_config": {"added_tokens_decoder": {
        "4": mask(normalized=False, special=True),
        str(size): {"content": "<extra>", "lstrip": False, "rstrip": True, "single_word": False, "normalized": True,
                    "special": False}}, "mask_token": "<mask>"},
        "special_tokens_map": {"mask_token": "<unk>"}, "added_tokens": {"<new>": size}}
    yield "other names", {"tokenizer_config": {"mask_token": "[MASK]", "cls_token": "<unk>", "sep_token": "<pad>"}}
    yield "new mask", {"special_tokens_map": {"mask_token": {**mask(normalized=False), "content": "<m>"},
                                              "additional_special_tokens": ["<extra>"]}}


def write_small(folder):
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.train_from_iterator(SENTENCES, trainers.BpeTrainer(
        vocab_size=600, special_tokens=SPECIALS, show_progress=False,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet()))
    tokenizer.model.save(str(folder))
    vocab = json.loads((folder / "vocab.json").read_text("utf-8"))
    return vocab, (folder / "merges.txt").read_text("utf-8")


def record(tokenizer, text):
    encoding = tokenizer.backend_tokenizer.encode(text)
    return {"text": text, "ids": encoding.ids, "tokens": encoding.tokens, "offsets": encoding.offsets}


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        vocab, merges = write_small(folder)
        recorded = []
        for title, files in folders(len(vocab)):
            for old in folder.glob("*.json"):
                old.unlink()
            (folder / "vocab.json").write_text(json.dumps(vocab), "utf-8")
            for key, value in files.items():
                (folder / f"{key}.json").write_text(json.dumps(value), "utf-8")
            plain = {} if "mask" in json.dumps(files) else {"mask_token": AddedToken("<mask>", lstrip=True, special=True)}
            tokenizer = RobertaTokenizerFast.from_pretrained(name, **plain)
            recorded.append({"name": title, "files": {key: json.dumps(value) for key, value in files.items()},
                             "mask": tokenizer.mask_token, "pad": tokenizer.pad_token, "size": len(tokenizer),
                             "cases": [record(tokenizer, text) for text in TEXTS]})
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in recorded)
    text = f'{{"vocab": {json.dumps(json.dumps(vocab))},\n"merges": {json.dumps(merges)},\n"folders": [\n{lines}\n]}}\n'
    (HERE / "bpe_file_cases.json").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
