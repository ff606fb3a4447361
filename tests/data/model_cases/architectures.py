# SPDX-License-Identifier: GPL-3.0-or-later
"""Small random models of every architecture of masked language models that PyTorch can trace."""
import torch
import transformers

WORDS = 1000  # of small_vocab.txt
LONGEST = 70

SMALL = {"vocab_size": WORDS, "hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 2,
         "intermediate_size": 24, "max_position_embeddings": LONGEST}
# RoBERTa's family reserves the positions up to the padding token's.
ROBERTA = {**SMALL, "max_position_embeddings": LONGEST + 2, "pad_token_id": 1, "bos_token_id": 0,
           "eos_token_id": 2, "type_vocab_size": 1}
XLM = {"vocab_size": WORDS, "emb_dim": 16, "n_layers": 2, "n_heads": 2, "n_langs": 1,
       "max_position_embeddings": LONGEST, "causal": False, "pad_index": 0, "use_cache": False}
RELATIVE = {**SMALL, "relative_attention": True, "type_vocab_size": 0,
            "position_biased_input": False}
ENCODED = {"embedding_size": 16}

# name -> class without "ForMaskedLM", settings
ARCHITECTURES = {
    "ALBERT": ("Albert", SMALL | {"embedding_size": 8}),
    "BERT": ("Bert", SMALL),
    "BigBird": ("BigBird", SMALL),
    "CamemBERT": ("Camembert", ROBERTA),
    "ConvBERT": ("ConvBert", SMALL | ENCODED),
    "Data2VecText": ("Data2VecText", ROBERTA),
    "DeBERTa": ("Deberta", RELATIVE | {"pos_att_type": "c2p|p2c", "max_relative_positions": -1}),
    "DeBERTa-v2": ("DebertaV2", RELATIVE | {"pos_att_type": "p2c|c2p", "position_buckets": 16,
                                            "norm_rel_ebd": "layer_norm", "share_att_key": True}),
    "DistilBERT": ("DistilBert", {"vocab_size": WORDS, "dim": 16, "n_layers": 2, "n_heads": 2,
                                  "hidden_dim": 24, "max_position_embeddings": LONGEST}),
    "ELECTRA": ("Electra", SMALL | {"embedding_size": 8}),
    "ERNIE": ("Ernie", SMALL | {"use_task_id": True, "task_type_vocab_size": 3}),
    "ESM": ("Esm", SMALL | {"mask_token_id": 4, "pad_token_id": 0, "token_dropout": True,
                            "position_embedding_type": "rotary"}),
    "FNet": ("FNet", SMALL),
    "Funnel": ("Funnel", {"vocab_size": WORDS, "block_sizes": [1, 1], "d_model": 16, "n_head": 2,
                          "d_head": 8, "d_inner": 24, "num_decoder_layers": 1}),
    "I-BERT": ("IBert", ROBERTA),
    "JinaEmbeddingsV3": ("JinaEmbeddingsV3", SMALL),
    "LayoutLM": ("LayoutLM", SMALL),
    "Longformer": ("Longformer", ROBERTA | {"attention_window": [8, 8]}),
    "LUKE": ("Luke", ROBERTA | {"entity_vocab_size": 10, "entity_emb_size": 8}),
    "MegatronBERT": ("MegatronBert", SMALL),
    "MobileBERT": ("MobileBert", SMALL | {"embedding_size": 8, "intra_bottleneck_size": 8,
                                          "true_hidden_size": 8}),
    "ModernBERT": ("ModernBert", SMALL | {"pad_token_id": 0, "bos_token_id": 2, "eos_token_id": 3,
                                          "cls_token_id": 2, "sep_token_id": 3,
                                          "local_attention": 16, "global_attn_every_n_layers": 2}),
    "MPNet": ("MPNet", SMALL | {"max_position_embeddings": LONGEST + 2}),
    "MRA": ("Mra", SMALL),
    "NomicBERT": ("NomicBert", SMALL),
    "Nystromformer": ("Nystromformer", SMALL | {"num_landmarks": 64, "segment_means_seq_len": 64}),
    "RemBERT": ("RemBert", SMALL | {"input_embedding_size": 8, "output_embedding_size": 12}),
    "RoBERTa": ("Roberta", ROBERTA),
    "RoBERTa-PreLN": ("RobertaPreLayerNorm", ROBERTA),
    "RoFormer": ("RoFormer", SMALL | ENCODED),
    "SqueezeBERT": ("SqueezeBert", SMALL | ENCODED),
    "TAPAS": ("Tapas", SMALL),
    "XLM": ("XLM", XLM),
    "XLM-RoBERTa": ("XLMRoberta", ROBERTA),
    "XMOD": ("Xmod", ROBERTA | {"languages": ["en_XX"], "default_language": "en_XX"}),
}


def class_of(name, suffix="ForMaskedLM"):
    kind = ARCHITECTURES[name][0]
    return getattr(transformers, kind + suffix, None) or getattr(transformers, kind + "WithLMHeadModel")


def is_byte_level(name):
    """The family of RoBERTa cuts words so; the others of this matrix use WordPiece."""
    return ARCHITECTURES[name][1].get("pad_token_id") == 1


def make_model(name, spread=1.0, suffix="ForMaskedLM", seed=7, **changes):
    """`spread`: standard deviation of all tables. What was zero gets values, else it would not be
    missed."""
    kind, settings = ARCHITECTURES[name]
    torch.manual_seed(seed)
    config = getattr(transformers, kind + "Config")(**{**settings, **changes})
    model = class_of(name, suffix)(config).eval().requires_grad_(False)
    for parameter in model.parameters():
        if parameter.dim() > 1:
            parameter.normal_(0, spread)
        elif not parameter.any():
            parameter.normal_(0, 0.1)
    return model
