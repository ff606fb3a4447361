# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Keys, clicks and looks: what the journeys of run.sh are made of.

PATIENCE=400 # tries; a busy machine is slow
PROGRAM=

say() { echo "e2e: $*"; }

fail() {
    picture failed
    say "$* (see $PICTURES/failed.png)" >&2
    exit 1
}

picture() { import -window root "$PICTURES/$1.png" 2>/dev/null || true; }

# until_true WHAT COMMAND...: tries it until it succeeds.
until_true() {
    local what=$1 left=$PATIENCE
    shift
    until "$@" >"$SCRATCH/said" 2>&1; do
        [[ $((--left)) -gt 0 ]] || fail "$what: $(tail -n 1 "$SCRATCH/said")"
        kill -0 "$PROGRAM" 2>/dev/null || [[ $1 == has_ended ]] || fail "$what: the program is gone"
        sleep 0.1
    done
}

has_ended() { ! kill -0 "$PROGRAM" 2>/dev/null; }

window_of() { xdotool search --onlyvisible --name "$1" | tail -n 1; }

# No window manager gives the keyboard to a new window, or back to the one before.
focus_on() {
    local window
    window=$(window_of "$1")
    [[ -n $window ]] || return 1
    xdotool windowfocus "$window"
    [[ $(xdotool getwindowfocus) == "$window" ]] || { echo "$window is not $(xdotool getwindowfocus)"; return 1; }
}

focus() { until_true "there is no window $1" focus_on "$1"; }
has_no_window() { [[ -z $(window_of "$1") ]]; }

# start MODEL_NAME [FILE]: the window carries the name of the model when it has been read.
start() {
    local name=$1
    shift
    "$BUILD_DIR/bin/maskscope" "$@" &
    PROGRAM=$!
    focus "^$name"
}

to_window() { focus " Maskscope$"; }

keys() { xdotool key --clearmodifiers --delay 40 "$@"; }
write() { xdotool type --clearmodifiers --delay 15 -- "$1"; }
click_at() { xdotool mousemove "$1" "$2" click 1; }

# drag_from_to X Y X Y: the mouse goes there by steps, as a hand does.
drag_from_to() {
    xdotool mousemove "$1" "$2" mousedown 1
    xdotool mousemove $((($1 + $3) / 2)) $((($2 + $4) / 2)) sleep 0.1 mousemove "$3" "$4" sleep 0.1
    xdotool mouseup 1
}

# answer_dialog TITLE FILE: writes the name of a file into the dialog that is open.
answer_dialog() {
    focus "$1"
    keys alt+n ctrl+a
    write "$2"
    keys Return
    until_true "the dialog does not close" has_no_window "$1"
    to_window
}

# Closes by the keyboard; the program must leave by itself, soon and in peace.
close_program() {
    local status=0
    to_window
    keys ctrl+q
    until_true "it does not close" has_ended
    wait "$PROGRAM" || status=$?
    PROGRAM=
    [[ $status -eq 0 ]] || fail "it left with $status"
}

# saved 'fill\sentence': a line of the settings.
saved() { grep -F "$1=" "$XDG_CONFIG_HOME/maskscope/maskscope.conf" | tail -n 1; }
is_saved() { [[ $(saved "$1") == *"$2"* ]]; }

expect_saved() { is_saved "$1" "$2" || fail "$1 is '$(saved "$1")', which lacks '$2'"; }

# Saves the session in the file it was saved in before, and asks check.py about it.
session_passes() {
    keys ctrl+s
    tests/e2e/check.py "$1" "$SESSION" "${@:2}"
}

# What the first saving answers to is on the screen when the second is done: no chip or bar is an old one.
is_painted() {
    local i
    for ((i = 0; i < 2; ++i)); do
        rm -f "$SESSION"
        keys ctrl+s
        until_true "nothing is saved" test -s "$SESSION"
    done
}

# until_session WHAT KEY=VALUE...: such as sentences.0.text=...; VALUE as JSON or as it is.
until_session() { until_true "$1" session_passes session "${@:2}"; }

# until_guesses [plain]: those of the session are the ones that Hugging Face gives.
until_guesses() { until_true "other guesses than recorded" session_passes guesses "$@"; }

# chip_of MASK: sets X and Y to a place in its chip in the sentence (the first of its colour).
chip_of() { look_for first 15 "${COLOURS[$1]}"; }
# best_bar_of MASK: the longest bar of that colour, which is that of its best guess.
best_bar_of() { look_for longest 45 "${COLOURS[$1]}"; }

COLOURS=(3457D5 B4531A)

# shellcheck disable=SC2034 # X and Y are for the journeys
look_for() {
    is_painted
    until_true "nothing of the colour $3" tests/e2e/screen.py "$@"
    read -r X Y <"$SCRATCH/said"
}
