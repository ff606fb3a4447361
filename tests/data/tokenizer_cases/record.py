# SPDX-License-Identifier: GPL-3.0-or-later
"""What `tokenizers` answers, in the form that the tests read."""
import json

# Of the texts, every one of so many is also recorded as the first of a pair, or cut short.
PAIR_EVERY = 9
CUT_EVERY = 17
LENGTHS = (5, 8, 13, 40)


def unlike_vocabulary(tokenizer, encoding):
    """Added tokens are told as they stand in the text, with the white space that they take along."""
    tokens = enumerate(zip(encoding.ids, encoding.tokens))
    return {place: token for place, (number, token) in tokens if token != tokenizer.id_to_token(number)}


def answer(tokenizer, text, pair=None):
    encoding = tokenizer.encode(text, pair)
    return {
        "ids": encoding.ids,
        "tokens": unlike_vocabulary(tokenizer, encoding),
        "type_ids": "".join(map(str, encoding.type_ids)),
        "offsets": [place for offset in encoding.offsets for place in offset],
        "special": "".join(map(str, encoding.special_tokens_mask)),
        "sequence": "".join("-" if s is None else str(s) for s in encoding.sequence_ids),
        "decoded": tokenizer.decode(encoding.ids, skip_special_tokens=True),
        "decoded_all": tokenizer.decode(encoding.ids, skip_special_tokens=False),
    }


def cut_answer(tokenizer, text, pair, length):
    tokenizer.enable_truncation(length, strategy="longest_first")
    cut = answer(tokenizer, text, pair)
    tokenizer.no_truncation()
    return cut


def cases(tokenizer, texts):
    tokenizer.no_truncation()
    tokenizer.no_padding()
    for place, text in enumerate(texts):
        yield {"text": text} | answer(tokenizer, text)
        pair = texts[(place * 7 + 3) % len(texts)]
        length = LENGTHS[place % len(LENGTHS)]
        if place % PAIR_EVERY == 0:
            yield {"text": text, "pair": pair} | answer(tokenizer, text, pair)
        if place % CUT_EVERY == 0:
            yield {"text": text, "max_length": length} | cut_answer(tokenizer, text, None, length)
            yield {"text": text, "pair": pair, "max_length": length} | cut_answer(tokenizer, text, pair, length)


# Of scripts that write words apart.
WORD_TEXTS = ("The extraordinarily slow tokenization happened yesterday", "Straßenbahnhaltestelle größer naïveté",
              "переводчик книгопечатание", "ελληνικά γράμματα", "a")


def cuts_out_words(tokenizer, text):
    return tokenizer.pre_tokenizer is not None and len(tokenizer.pre_tokenizer.pre_tokenize_str(text)) >= len(text.split())


def words(tokenizer):
    """Which tokens are the rest of the word that the one before belongs to: "1", "0", or "-" where one of the two is an
    added token, unknown or no whole character. Behind a lone mark of a space the letters of the word begin."""
    added = tokenizer.get_added_tokens_decoder()
    for text in WORD_TEXTS:
        if not cuts_out_words(tokenizer, text):
            continue
        encoding = tokenizer.encode(text)
        unknown = unlike_vocabulary(tokenizer, encoding)
        unclear = [number in added or place in unknown or "\ufffd" in tokenizer.decode([number])
                   for place, number in enumerate(encoding.ids)]
        numbers = encoding.word_ids
        continues = ""
        for place in range(len(numbers)):
            before = max(place - 1, 0)
            joins = place > 0 and numbers[before] == numbers[place] and encoding.tokens[before] not in ("▁", "Ġ")
            continues += "-" if unclear[place] or unclear[before] else "01"[joins]
        yield {"text": text, "tokens": encoding.tokens, "continues": continues}


def write_lines(path, values):
    lines = (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n" for value in values)
    path.write_bytes("".join(lines).encode())
