# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Makes the model files of the test matrix in the build folder, with what Hugging Face answers.

MATRIX_SCRIPTS=tests/data
MATRIX_MODELS=build/test-data/models

matrix_models_hash() {
    cat "$MATRIX_SCRIPTS/make_models.py" "$MATRIX_SCRIPTS"/model_cases/*.py \
        "$MATRIX_SCRIPTS/model_forms.py" "$MATRIX_SCRIPTS/small_vocab.txt" "$REQUIREMENTS" | hash_of
}

ensure_matrix_models() {
    local hash
    hash=$(matrix_models_hash)
    if has_stamp build/stamps matrix-models "$hash" && [[ -d $MATRIX_MODELS ]]; then return 0; fi
    if ! has_python_torch; then
        say "The models of the test matrix are left out: making them needs the Python packages of $VENV."
        return 0
    fi
    say "Making models of every architecture for the tests; this takes about a minute ..."
    rm -rf "$MATRIX_MODELS"
    "$VENV/bin/python" -W ignore "$MATRIX_SCRIPTS/make_models.py" "$MATRIX_MODELS" ||
        fail "The models of the test matrix could not be made; the message above says why."
    write_stamp build/stamps matrix-models "$hash"
}
