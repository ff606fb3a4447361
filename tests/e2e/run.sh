#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Drives the built program as a person does, with keys and clicks on a virtual screen, and looks at
# what it has saved when it is closed. Pictures of the screen go to BUILD_DIR/../e2e.
#   tests/e2e/run.sh [BUILD_DIR [JOURNEY...]]
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.."
BUILD_DIR=$(readlink -f "${1:-build/release}")
PICTURES=$BUILD_DIR/../e2e
MODEL=$PWD/tests/data/models/small_bert.pt
SENTENCE="The capital of ___ is Paris."

if [[ -z ${MASKSCOPE_E2E_SCREEN:-} ]]; then
    export MASKSCOPE_E2E_SCREEN=yes
    # -r: a key that a busy machine holds down for long does not repeat itself.
    exec xvfb-run -a -s "-screen 0 1280x900x24 -noreset -r" "${BASH_SOURCE[0]}" "$@"
fi
unset QT_QPA_PLATFORM WAYLAND_DISPLAY
SCRATCH=$(mktemp -d)
export XDG_CONFIG_HOME=$SCRATCH/config XDG_DATA_HOME=$SCRATCH/data XDG_RUNTIME_DIR=$SCRATCH/run
export LC_ALL=C.UTF-8
mkdir -p "$PICTURES" "$XDG_CONFIG_HOME" "$XDG_DATA_HOME"
mkdir -m 700 "$XDG_RUNTIME_DIR"
SESSION=$SCRATCH/kept.maskscope

# shellcheck source=tests/e2e/driver.sh
source tests/e2e/driver.sh
# shellcheck source=tests/e2e/fill.sh
source tests/e2e/fill.sh
# shellcheck source=tests/e2e/compare.sh
source tests/e2e/compare.sh
# shellcheck source=tests/e2e/window.sh
source tests/e2e/window.sh
trap '[[ -z $PROGRAM ]] || kill "$PROGRAM" 2>/dev/null; rm -rf "$SCRATCH"' EXIT

types_and_remembers() {
    start demo-minilm
    keys ctrl+a
    write "$SENTENCE"
    keys ctrl+2
    picture shapes
    keys ctrl+1
    close_program
    expect_saved 'fill\sentence' "capital of ___ is Paris."
    say "a typed sentence is kept"
}

opens_by_name_and_cancels() {
    start demo-minilm
    keys ctrl+o
    focus "^Open"
    keys Escape
    until_true "the dialog does not close" has_no_window "^Open"
    to_window
    keys ctrl+o
    answer_dialog "^Open" "$MODEL"
    focus "^small_bert"
    picture opened
    close_program
    expect_saved 'files\recent' small_bert.pt
    say "a file is opened by its name"
}

stops_work() {
    start demo-minilm "$BUILD_DIR/../demo-model/demo-minilm.pt" # the small one is done too soon
    cancels
    closes_while_it_works
}

JOURNEYS=(types_and_remembers opens_by_name_and_cancels fill_journeys window_journeys compare_journeys
    stops_work)
[[ $# -le 1 ]] || JOURNEYS=("${@:2}")
for journey in "${JOURNEYS[@]}"; do "$journey"; done
say "passed in $SECONDS s"
