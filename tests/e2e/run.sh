#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Drives the built program as a person does, with keys and clicks on a virtual screen, and looks at
# what it has saved when it is closed. Pictures of the screen go to BUILD_DIR/../e2e.
#   tests/e2e/run.sh [BUILD_DIR]
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.."
BUILD_DIR=$(readlink -f "${1:-build/release}")
PICTURES=$BUILD_DIR/../e2e
MODEL=$PWD/tests/data/models/small_bert.pt
SENTENCE="The capital of ___ is Paris."
PATIENCE=60 # seconds; a busy machine is slow

if [[ -z ${MASKSCOPE_E2E_SCREEN:-} ]]; then
    export MASKSCOPE_E2E_SCREEN=yes
    exec xvfb-run -a -s "-screen 0 1280x900x24 -noreset" "${BASH_SOURCE[0]}" "$BUILD_DIR"
fi
unset QT_QPA_PLATFORM WAYLAND_DISPLAY
SCRATCH=$(mktemp -d)
export XDG_CONFIG_HOME=$SCRATCH/config XDG_DATA_HOME=$SCRATCH/data XDG_RUNTIME_DIR=$SCRATCH/run
export LC_ALL=C.UTF-8
mkdir -p "$PICTURES" "$XDG_CONFIG_HOME" "$XDG_DATA_HOME"
mkdir -m 700 "$XDG_RUNTIME_DIR"
PROGRAM=
trap '[[ -z $PROGRAM ]] || kill "$PROGRAM" 2>/dev/null; rm -rf "$SCRATCH"' EXIT

say() { echo "e2e: $*"; }

fail() {
    picture failed
    say "$* (see $PICTURES/failed.png)" >&2
    exit 1
}

picture() { import -window root "$PICTURES/$1.png" 2>/dev/null || true; }

# until_true WHAT COMMAND...: tries it until it succeeds.
until_true() {
    local what=$1 end=$((SECONDS + PATIENCE))
    shift
    until "$@" >/dev/null 2>&1; do
        [[ $SECONDS -lt $end ]] || fail "$what"
        kill -0 "$PROGRAM" 2>/dev/null || [[ $1 == has_ended ]] || fail "$what: the program is gone"
        sleep 0.1
    done
}

has_title() { xdotool search --onlyvisible --name "$1"; }
has_ended() { ! kill -0 "$PROGRAM" 2>/dev/null; }
is_front() { [[ $(xdotool getwindowname "$(xdotool getwindowfocus)") == *"$1"* ]]; }

# start MODEL_NAME [FILE]: the window carries the name of the model when it has been read.
start() {
    local name=$1
    shift
    "$BUILD_DIR/bin/maskscope" "$@" &
    PROGRAM=$!
    until_true "no window of $name" has_title "^$name"
    WINDOW=$(xdotool search --onlyvisible --name "^$name" | head -n 1)
    xdotool windowfocus --sync "$WINDOW"
}

keys() { xdotool key --clearmodifiers --delay 40 "$@"; }
write() { xdotool type --clearmodifiers --delay 25 -- "$1"; }
click_at() { xdotool mousemove --window "$WINDOW" "$1" "$2" click 1; }

# Closes by the keyboard; the program must leave by itself, soon and in peace.
close_program() {
    local status=0
    xdotool windowfocus --sync "$WINDOW" # no window manager gives it back after a dialog
    keys ctrl+q
    until_true "it does not close" has_ended
    wait "$PROGRAM" || status=$?
    PROGRAM=
    [[ $status -eq 0 ]] || fail "it left with $status"
}

# saved 'fill\sentence': a line of the settings.
saved() { grep -F "$1=" "$XDG_CONFIG_HOME/maskscope/maskscope.conf" | tail -n 1; }

expect_saved() {
    local found
    found=$(saved "$1")
    [[ $found == *"$2"* ]] || fail "$1 is '$found', which lacks '$2'"
}

types_and_remembers() {
    start demo-minilm
    keys ctrl+a
    write "$SENTENCE"
    sleep 1
    picture typed
    keys ctrl+2
    sleep 1
    picture shapes
    keys ctrl+1 F11
    sleep 0.5
    picture full-screen
    keys Escape
    close_program
    expect_saved 'fill\sentence' "capital of ___ is Paris."
    say "a typed sentence is kept"
}

# The sentence stands at the left end of its card; a little way in lies "capital".
clicks_and_undoes() {
    start demo-minilm
    sleep 1
    click_at "$WORD_X" "$WORD_Y"
    sleep 1
    picture clicked
    close_program
    [[ $(saved 'fill\sentence') != *capital* ]] || fail "the word that was clicked is not hidden"
    expect_saved 'fill\sentence' "is Paris."
    start demo-minilm
    click_at "$WORD_X" "$WORD_Y"
    sleep 1
    keys ctrl+z
    sleep 0.5
    close_program
    say "a click hides a word, Ctrl+Z takes it back"
}

saves_a_session() {
    local file=$SCRATCH/kept.maskscope
    start demo-minilm
    sleep 1
    keys ctrl+s
    until_true "no dialog to save a session" has_title "^Save"
    sleep 0.5
    keys ctrl+a
    write "$file"
    keys Return
    until_true "no session was saved" test -s "$file"
    grep -q "demo-minilm" "$file" || fail "the session does not name its model"
    close_program
    start "kept" "$file"
    sleep 1
    picture session
    close_program
    expect_saved 'fill\sentence' "is Paris."
    say "a session is saved and opened again"
}

opens_by_name_and_cancels() {
    start demo-minilm
    keys ctrl+o
    until_true "no dialog to open a file" has_title "^Open"
    keys Escape
    sleep 0.5
    xdotool windowfocus --sync "$WINDOW"
    keys ctrl+o
    until_true "no second dialog" has_title "^Open"
    sleep 0.5
    write "$MODEL"
    keys Return
    until_true "the file did not open" has_title "^small_bert"
    picture opened
    close_program
    expect_saved 'files\recent' small_bert.pt
    say "a file is opened by its name"
}

closes_while_it_works() {
    start small_bert # the last session is there again
    keys ctrl+3
    sleep 0.5
    keys alt+r
    sleep 1
    picture measuring
    local begun=$SECONDS
    close_program
    [[ $((SECONDS - begun)) -le 5 ]] || fail "closing took $((SECONDS - begun)) s"
    say "it closes while it works"
}

WORD_X=250
WORD_Y=160
types_and_remembers
clicks_and_undoes
saves_a_session
opens_by_name_and_cancels
closes_while_it_works
say "passed"
