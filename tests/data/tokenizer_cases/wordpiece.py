# SPDX-License-Identifier: GPL-3.0-or-later
"""WordPiece tokenizers: BERT in its variants, MPNet."""
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

from .sentences import SENTENCES
from .training import add_flagged_tokens, mask_token, train

BERT_SPECIALS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]


def small_vocabulary():
    """Letters and word pieces of the sentences: enough hits, continuing pieces and unknowns."""
    pieces = {}
    for word in " ".join(SENTENCES).split():
        for begin in range(len(word)):
            for length in (1, 2, 3, 5, 8):
                piece = word[begin:begin + length]
                if len(piece) == length:
                    name = ("##" if begin else "") + piece
                    pieces[name] = pieces.get(name, 0) + 1
    common = sorted(p for p, n in pieces.items() if n >= 2 or len(p) == 1)
    return {t: i for i, t in enumerate(dict.fromkeys(BERT_SPECIALS + common))}


def small_bert(normalizer, bert_processing):
    vocabulary = small_vocabulary()
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizer
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    cls, sep = vocabulary["[CLS]"], vocabulary["[SEP]"]
    if bert_processing:
        tokenizer.post_processor = processors.BertProcessing(("[SEP]", sep), ("[CLS]", cls))
    else:
        tokenizer.post_processor = processors.TemplateProcessing(
            single="[CLS] $A:1 [SEP]:1", pair="[CLS] $A [SEP] $B:1 [SEP]:1",
            special_tokens=[("[CLS]", cls), ("[SEP]", sep)])
    tokenizer.decoder = decoders.WordPiece()
    tokenizer.add_special_tokens(BERT_SPECIALS)
    return add_flagged_tokens(tokenizer)


def cased():
    return small_bert(normalizers.BertNormalizer(lowercase=False, strip_accents=None), False)


def accents():
    normalizer = normalizers.BertNormalizer(lowercase=False, strip_accents=True, handle_chinese_chars=False)
    return small_bert(normalizer, True)


def unclean():
    return small_bert(normalizers.BertNormalizer(clean_text=False, lowercase=True, strip_accents=False), True)


def mpnet():
    """A BERT vocabulary with RoBERTa's special tokens around it."""
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    specials = ["<s>", "<pad>", "</s>", "<unk>", "[UNK]", mask_token("<mask>")]
    train(tokenizer, trainers.WordPieceTrainer(vocab_size=2500, special_tokens=specials, show_progress=False))
    tokenizer.post_processor = processors.RobertaProcessing(
        ("</s>", tokenizer.token_to_id("</s>")), ("<s>", tokenizer.token_to_id("<s>")), add_prefix_space=False)
    return tokenizer


def basic_normalizers():
    """WordPiece behind the normalizers that other tokenizers use one by one."""
    tokenizer = small_bert(None, True)
    tokenizer.normalizer = normalizers.Sequence([
        normalizers.Nmt(), normalizers.NFKC(), normalizers.Strip(left=True, right=False), normalizers.Lowercase(),
        normalizers.NFD(), normalizers.StripAccents(), normalizers.NFC()])
    return tokenizer


TOKENIZERS = {"cased": cased, "accents": accents, "unclean": unclean, "mpnet": mpnet,
              "basic_normalizers": basic_normalizers}
