# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Journeys around the pages: the presentation, colours, letters, languages, and work that is stopped.

has_bars() { tests/e2e/screen.py longest 100 "${COLOURS[0]}"; }
has_no_bars() { ! has_bars; }

# In the presentation Space covers what the model guesses, and Enter uncovers it.
presents_and_reveals() {
    keys ctrl+a
    write "The capital of France is ___."
    until_guesses
    keys F11
    focus "presentation$"
    until_true "no answer is presented" has_bars
    picture presentation
    keys space
    until_true "the guesses are not covered" has_no_bars
    picture guess-first
    write "outside"
    keys Return
    until_true "the guesses are not revealed" has_bars
    picture revealed
    keys Right
    picture next-example
    keys Escape
    until_true "the presentation stays" has_no_window "presentation$"
    to_window
    keys ctrl+g
    say "a presentation, one's own guess first"
}

is_dark_screen() { ! tests/e2e/screen.py longest 300 FAFAF8; }

changes_its_looks() {
    keys alt+v c d
    until_true "it is not dark" is_saved 'view\scheme' dark
    until_true "it does not look dark" is_dark_screen
    keys ctrl+plus ctrl+plus
    until_true "the letters do not grow" is_saved 'view\zoom' "1.2"
    picture dark-and-large
    keys ctrl+0 alt+v c l
    until_true "it does not become light again" is_saved 'view\scheme' light
    say "dark and light, larger letters"
}

# The languages are called by their own names, Chinese is the last.
speaks_chinese() {
    keys alt+v a Up Return
    until_true "it does not speak Chinese" is_saved 'view\language' zh_CN
    to_window
    until_guesses
    picture chinese
    keys alt+v a e
    until_true "it does not speak English again" is_saved 'view\language' "=en"
    to_window
    until_guesses
    say "Chinese and back again"
}

# has_worked TICKS: hundredths of a second of the processors, since the program began.
has_worked() { [[ $(awk '{ print $14 + $15 }' "/proc/$PROGRAM/stat") -ge $1 ]]; }

# measures_for TICKS: until then it has measured much, but far from a thousand rounds.
measures_for() {
    local now
    now=$(awk '{ print $14 + $15 }' "/proc/$PROGRAM/stat")
    keys alt+r
    until_true "nothing is measured" has_worked $((now + $1))
}

# The first entry of the menu below Save is CSV; there is a menu once the work has stopped.
asks_for_times() {
    keys Escape alt+s Down Return
    local i
    for ((i = 0; i < 20; ++i)); do
        ! focus_on "^Save" || return 0
        sleep 0.1
    done
    return 1
}

# save_times FILE
save_times() {
    until_true "there is no dialog to save times" asks_for_times
    answer_dialog "^Save" "$1"
    until_true "no times were saved" test -s "$1"
}

# Esc comes with asking for the times. What has stopped is the same a while later.
cancels() {
    keys alt+l Home Down ctrl+3 alt+p shift+Tab ctrl+a
    write "1000"
    keys shift+Tab shift+Tab ctrl+a
    write "16 128"
    measures_for 500
    picture measuring
    save_times "$SCRATCH/stopped.csv"
    picture stopped
    tests/e2e/check.py stopped "$SCRATCH/stopped.csv" 1000 || fail "it was not stopped"
    save_times "$SCRATCH/later.csv"
    cmp "$SCRATCH/stopped.csv" "$SCRATCH/later.csv" || fail "Esc does not stop it"
    say "Esc stops what is running, and what was measured is kept"
}

closes_while_it_works() {
    measures_for 100
    local begun=$SECONDS
    close_program
    [[ $((SECONDS - begun)) -le 5 ]] || fail "closing took $((SECONDS - begun)) s"
    say "it closes while it works"
}

window_journeys() {
    start_again
    presents_and_reveals
    changes_its_looks
    speaks_chinese
    close_program
}
