#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh [SECONDS [TARGET ...]]: builds the fuzz targets with clang under ASan and UBSan, and runs
# each so long (300). What they find is kept in build/fuzz/found. Needs what ./test makes.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.."
PROGRAM=tests/fuzz/run.sh
# shellcheck source=installer/setup/common.sh
source installer/setup/common.sh
# shellcheck source=installer/setup/debian_packages.sh
source installer/setup/debian_packages.sh

LONGEST=${1:-300}
TARGETS=("${@:2}")
RECORDED=build/test-data/tokenizer
CORPUS=build/fuzz/corpus
FOUND=build/fuzz/found

export ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1
export LSAN_OPTIONS=suppressions=$PWD/tests/support/lsan.supp:print_suppressions=0
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1

# The small versions of the recorded tokenizers, each recorded text for another tokenizer, and
# sessions with every member.
make_seeds() {
    mkdir -p "$CORPUS/fuzz_tokenizer_json" "$CORPUS"/{fuzz_text,fuzz_session} "$FOUND"
    cp "$RECORDED"/*.small.json "$CORPUS/fuzz_tokenizer_json"
    .venv/bin/python tests/fuzz/make_text_seeds.py "$RECORDED/texts.jsonl" "$CORPUS/fuzz_text"
    .venv/bin/python tests/fuzz/make_session_seeds.py tests/data/sessions "$CORPUS/fuzz_session"
}

run_target() {
    local target=$1 words=tests/fuzz/$1.dict
    say "" "== $target, $LONGEST s"
    "build/fuzz/bin/$target" "$CORPUS/$target" -dict="$words" -max_total_time="$LONGEST" -timeout=10 -rss_limit_mb=3000 -max_len=8192 \
        -artifact_prefix="$FOUND/$target-" -print_final_stats=1 -use_value_profile=1
}

main() {
    local target
    ensure_debian_packages installer/setup/packages-run.txt installer/setup/packages-fuzz.txt
    [[ -e $RECORDED/texts.jsonl ]] || fail "$RECORDED is missing: run ./test once."
    cmake --preset fuzz >/dev/null && cmake --build build/fuzz
    make_seeds
    [[ ${#TARGETS[@]} -gt 0 ]] || TARGETS=(fuzz_tokenizer_json fuzz_text fuzz_session)
    for target in "${TARGETS[@]}"; do run_target "$target"; done
}

main
