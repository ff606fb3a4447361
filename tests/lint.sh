#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Checks the sources: their format, and the shell scripts; with --tidy, clang-tidy as well.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

TOOLS=${MASKSCOPE_TOOLS:-.venv/bin}
FOLDERS=(core ui app tests)

require_tool() {
    command -v "$1" >/dev/null || {
        echo "tests/lint.sh: $1 is missing. ./test installs it." >&2
        exit 1
    }
}

check_format() {
    require_tool "$TOOLS/clang-format"
    find "${FOLDERS[@]}" \( -name '*.cpp' -o -name '*.h' \) -print0 |
        xargs -0 -r -n 20 -P "$(nproc)" "$TOOLS/clang-format" --dry-run -Werror
}

# The set-up's parts are checked with the scripts that source them.
check_shell_scripts() {
    require_tool shellcheck
    shellcheck --external-sources --check-sourced run test .ci/run tests/*.sh tests/e2e/*.sh tests/fuzz/*.sh tests/export/*.sh &&
        shellcheck --external-sources tests/setup/tst_*.sh
}

# The files that build/release compiles, without generated ones.
compiled_sources() {
    sed -nE 's/^ *"file": "(.*)",?$/\1/p' build/release/compile_commands.json |
        grep -E "^$PWD/(core|ui|app|tests)/" | sort -u
}

# GCC's precompiled header and its options mean nothing to clang.
write_compile_commands() {
    mkdir -p build/tidy
    sed -E 's/ -fpch-preprocess//g; s/ -Winvalid-pch//g; s/ -include [^ ]*cmake_pch\.hxx//g' \
        build/release/compile_commands.json >build/tidy/compile_commands.json
}

check_tidy() {
    require_tool "$TOOLS/clang-tidy"
    [[ -e build/release/compile_commands.json ]] || cmake --preset release >/dev/null
    write_compile_commands
    compiled_sources |
        xargs -r -n 1 -P "$(nproc)" "$TOOLS/clang-tidy" -p build/tidy --quiet \
            --warnings-as-errors='*' 2> >(grep -vE 'warnings? generated|^Suppressed' >&2 || true)
}

status=0
check_format || status=1
check_shell_scripts || status=1
if [[ ${1:-} == --tidy ]]; then check_tidy || status=1; fi
exit "$status"
