# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Makes .venv and puts the pinned Python packages into it. The environment is complete when its
# stamp is there.

VENV=.venv
REQUIREMENTS=installer/setup/requirements.txt

# The first Python that can make a virtual environment; Debian's own first.
find_python() {
    local python
    for python in /usr/bin/python3 python3; do
        if "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))' \
            2>/dev/null; then
            command -v "$python"
            return 0
        fi
    done
    return 1
}

uses_own_torch() { [[ -n $TORCH_ROOT ]]; }

# What the environment depends on. With a LibTorch of the user's own it holds the tools alone.
python_environment_hash() {
    { cat "$REQUIREMENTS"; if uses_own_torch; then echo "without torch"; fi; } | hash_of
}

has_python_torch() { has_stamp "$VENV" set-up "$(TORCH_ROOT='' python_environment_hash)"; }

venv_pip() {
    "$VENV/bin/pip" --disable-pip-version-check --no-input "$@"
}

requirement() { list_of "$REQUIREMENTS" | grep -E "^$1=="; }

pip_index_options() {
    if [[ -n $TORCH_INDEX ]]; then printf '%s\n' --extra-index-url "$TORCH_INDEX"; fi
}

# The build of the pinned torch that pip finds, e.g. 2.13.0+cpu. It asks; it downloads no wheel.
offered_torch_version() {
    local wanted
    wanted=$(requirement torch)
    venv_pip index versions torch "$@" 2>/dev/null | grep -oE "${wanted#*==}(\+[a-z0-9.]+)?" |
        sort -ru | head -n 1 | grep .
}

has_torch_installed() {
    local wanted
    wanted=$(requirement torch)
    compgen -G "$VENV/lib/python3*/site-packages/torch-${wanted#*==}*.dist-info" >/dev/null
}

# Wheels for the CPU alone say +cpu; elsewhere than on x86-64 the plain one is small as well.
announce_torch() {
    local version=$1
    if [[ $version == *+cpu || $(uname -m) != x86_64 ]]; then
        require_space 2500 "PyTorch"
        announce_download "PyTorch $version with its Python packages" 350 "$PWD/$VENV (1,300 MB)"
        return
    fi
    say "pip finds PyTorch only with its CUDA libraries, which Maskscope does not use. The small"
    say "build is found with --torch-index URL; the URL is on pytorch.org, 'Get started', CPU."
    require_space 10000 "PyTorch with CUDA"
    announce_download "PyTorch $version with CUDA" 3500 "$PWD/$VENV (8,000 MB)"
}

install_torch() {
    local version index_options
    has_torch_installed && return 0
    mapfile -t index_options < <(pip_index_options)
    version=$(offered_torch_version "${index_options[@]}") ||
        fail "pip cannot find $(requirement torch) for $("$VENV/bin/python" -V). Is there a" \
            "network? Another package index can be named with --torch-index URL, and a LibTorch" \
            "that you have with TORCH_ROOT=DIR."
    announce_torch "$version"
    venv_pip install --quiet "${index_options[@]}" "$(requirement torch)" ||
        fail "PyTorch could not be installed; pip's own message above says why." \
            "Run this again to go on."
}

# clang-format and clang-tidy are all that a build with an own LibTorch needs from Python.
wanted_requirements() {
    if uses_own_torch; then
        list_of "$REQUIREMENTS" | grep '^clang-'
    else
        list_of "$REQUIREMENTS"
    fi
}

install_requirements() {
    local requirements
    mapfile -t requirements < <(wanted_requirements)
    venv_pip install --quiet "${requirements[@]}" ||
        fail "The Python packages could not be installed; pip's own message above says why." \
            "Is there a network? Run this again to go on."
}

make_venv() {
    local python
    "$VENV/bin/python" -c '' 2>/dev/null && return 0
    python=$(find_python) || fail "No python3 here (3.10 or newer) can make a virtual environment." \
        "Run once as root: apt-get install -y python3-venv"
    rm -rf "$VENV"
    "$python" -m venv "$VENV" || fail "$python could not make $PWD/$VENV."
}

ensure_python_environment() {
    local hash
    hash=$(python_environment_hash)
    # An environment with torch also has all that one without it needs.
    if has_stamp "$VENV" set-up "$hash" || has_python_torch; then return 0; fi
    say "Setting up Python packages in $VENV ..."
    make_venv
    uses_own_torch || install_torch
    install_requirements
    write_stamp "$VENV" set-up "$hash"
}
