# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Records in the build folder what Hugging Face's tokenizers answer; tests of every preset read it.

CASES_SCRIPTS=tests/data
TOKENIZER_CASES=build/test-data/tokenizer

tokenizer_cases_hash() {
    { demo_model_hash && cat "$CASES_SCRIPTS/make_tokenizer_cases.py" \
        "$CASES_SCRIPTS"/tokenizer_cases/*.py "$CASES_SCRIPTS"/tokenizer/*.charsmap*; } | hash_of
}

# Like the demo model: with a LibTorch of the user's own there is neither that nor its tokenizer.
ensure_tokenizer_cases() {
    local hash
    hash=$(tokenizer_cases_hash)
    if has_stamp build/stamps tokenizer-cases "$hash" && [[ -d $TOKENIZER_CASES ]]; then return 0; fi
    if ! has_python_torch; then
        say "The recorded tokenizers are left out: making them needs the Python packages of $VENV."
        return 0
    fi
    say "Recording what Hugging Face's tokenizers answer ..."
    rm -rf "$TOKENIZER_CASES"
    "$VENV/bin/python" "$CASES_SCRIPTS/make_tokenizer_cases.py" "$DEMO_MODEL" "$TOKENIZER_CASES" ||
        fail "The tokenizers' answers could not be recorded; the message above says why."
    write_stamp build/stamps tokenizer-cases "$hash"
}
