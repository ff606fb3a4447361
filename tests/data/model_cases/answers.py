# SPDX-License-Identifier: GPL-3.0-or-later
"""What Hugging Face's fill-mask pipeline answers."""
import torch
from transformers import FillMaskPipeline

from .words import texts

BEST = 50
ENOUGH = 0.05  # narrower weights would let a wrong program pass
OF_TOKENIZER = ("input_ids", "attention_mask", "token_type_ids")
WITH_TABLES = "type_vocab_sizes"  # of TAPAS, whose token types are no numbers but rows; zeros if left out


class FullPrecision(FillMaskPipeline):
    """Ranks in fp32 what a model of less precision answers."""

    def postprocess(self, outputs, **options):
        outputs["logits"] = outputs["logits"].float()
        return super().postprocess(outputs, **options)


def recorded(model, tokenizer, names):
    """The answers to every text, with those of the inputs that the tokenizer makes."""
    names = [name.replace("flat_ids", "input_ids") for name in names]
    known = OF_TOKENIZER[:2] if hasattr(model.config, WITH_TABLES) else OF_TOKENIZER
    tokenizer.model_input_names = [name for name in names if name in known]
    pipeline = FullPrecision(model=model, tokenizer=tokenizer, device="cpu")
    result = []
    for text in texts(tokenizer):
        ids = tokenizer(text)["input_ids"]
        places = [i for i, token in enumerate(ids) if token == tokenizer.mask_token_id]
        with torch.no_grad():
            answers = pipeline(text, top_k=BEST)
        lists = answers if isinstance(answers[0], list) else [answers]
        result.append({"text": text, "ids": ids, "masks": [
            {"position": place, "ids": [answer["token"] for answer in best],
             "p": [float(f"{answer['score']:.9g}") for answer in best]}
            for place, best in zip(places, lists, strict=True)]})
    return result


def least_best(answers):
    return min(mask["p"][0] for text in answers for mask in text["masks"])
