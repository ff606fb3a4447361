# SPDX-License-Identifier: GPL-3.0-or-later
"""Tiny random models and their tokenizers, saved as people have them: a folder each. Runs with
every transformers that export_masked_lm.py promises."""
from pathlib import Path

import torch
import transformers
from tokenizers import BertWordPieceTokenizer, ByteLevelBPETokenizer
from transformers import PreTrainedTokenizerFast

VOCABULARY = Path(__file__).resolve().parents[1] / "data" / "small_vocab.txt"
WORDS = 1000
LONGEST = 70

SMALL = {"vocab_size": WORDS, "hidden_size": 24, "num_hidden_layers": 2, "num_attention_heads": 4,
         "intermediate_size": 48, "max_position_embeddings": LONGEST, "initializer_range": 0.4}
# RoBERTa's family reserves the positions up to the padding token's.
ROBERTA = {**SMALL, "max_position_embeddings": LONGEST + 2, "pad_token_id": 1, "bos_token_id": 0,
           "eos_token_id": 2, "type_vocab_size": 1}

# name -> class without "ForMaskedLM", settings, inputs that the file must have
ARCHITECTURES = {
    "bert": ("Bert", SMALL, ["input_ids", "attention_mask", "token_type_ids"]),
    "roberta": ("Roberta", ROBERTA, ["input_ids", "attention_mask"]),
    "distilbert": ("DistilBert", {"vocab_size": WORDS, "dim": 24, "n_layers": 2, "n_heads": 4,
                                  "hidden_dim": 48, "max_position_embeddings": LONGEST,
                                  "initializer_range": 0.4}, ["input_ids", "attention_mask"]),
    "albert": ("Albert", {**SMALL, "embedding_size": 16},
               ["input_ids", "attention_mask", "token_type_ids"]),
    "electra": ("Electra", {**SMALL, "embedding_size": 16},
                ["input_ids", "attention_mask", "token_type_ids"]),
    "mpnet": ("MPNet", {**SMALL, "max_position_embeddings": LONGEST + 2},
              ["input_ids", "attention_mask"]),
}


def make_model(name, suffix="ForMaskedLM", **changes):
    kind, settings, _ = ARCHITECTURES[name]
    torch.manual_seed(5)
    config = getattr(transformers, kind + "Config")(**{**settings, **changes})
    model = getattr(transformers, kind + suffix)(config).eval()
    with torch.no_grad():  # biases of zero would not be missed
        for parameter in model.parameters():
            if parameter.dim() == 1 and not parameter.any():
                parameter.normal_(0, 0.1)
    return model


def word_piece_tokenizer(mask_token="[MASK]"):
    words = VOCABULARY.read_text(encoding="utf-8").split("\n")[:-1]
    fast = BertWordPieceTokenizer({word: i for i, word in enumerate(words)}, lowercase=True)
    return PreTrainedTokenizerFast(
        tokenizer_object=fast._tokenizer, unk_token="[UNK]", sep_token="[SEP]", pad_token="[PAD]",
        cls_token="[CLS]", mask_token=mask_token,
        model_input_names=["input_ids", "token_type_ids", "attention_mask"])


def byte_level_tokenizer():
    fast = ByteLevelBPETokenizer()
    words = VOCABULARY.read_text(encoding="utf-8").split("\n")
    fast.train_from_iterator(words, vocab_size=400, show_progress=False,
                             special_tokens=["<s>", "<pad>", "</s>", "<unk>", "<mask>"])
    fast.add_tokens([f"w{i}" for i in range(WORDS - fast.get_vocab_size())])
    return PreTrainedTokenizerFast(
        tokenizer_object=fast._tokenizer, unk_token="<unk>", sep_token="</s>", pad_token="<pad>",
        cls_token="<s>", mask_token="<mask>", model_input_names=["input_ids", "attention_mask"])


def make_tokenizer(name):
    return byte_level_tokenizer() if name == "roberta" else word_piece_tokenizer()


def save(folder, model, tokenizer):
    model.save_pretrained(str(folder))
    if tokenizer is not None:
        tokenizer.save_pretrained(str(folder))
    return str(folder)
