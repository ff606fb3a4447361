# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Journeys on the page Compare: what it saves as CSV is compared with what PyTorch answers.

# save_table FILE: with the system's own dialog.
save_table() {
    keys alt+s
    answer_dialog "^Save" "$1"
    until_true "no table was saved" test -s "$1"
}

# table_passes CHECK FILE TEXT...: the answer may not have been there yet.
table_passes() {
    rm -f "$2"
    save_table "$2"
    tests/e2e/check.py "$@"
}

# A stands above B.
pins_two_sentences() {
    keys ctrl+4
    until_session "it is not Compare" page=compare
    chip_of 0
    click_at "$X" "$Y"
    keys ctrl+a
    write "The capital of France is ___."
    keys Tab ctrl+a
    write "Berlin is the capital of ___."
    until_session "A and B are not kept" page=compare compare.a="The capital of France is ___." \
        compare.b="Berlin is the capital of ___."
    picture two-sentences
    until_true "the comparison is wrong" table_passes comparison "$SCRATCH/comparison.csv" \
        "The capital of France is [MASK]." "Berlin is the capital of [MASK]."
    say "two sentences are compared, and the saved table is right"
}

# holds_contest TEMPLATE SENTENCE...
holds_contest() {
    keys ctrl+a
    write "$1"
    keys Return
    picture contest
    until_true "the contest is wrong" table_passes contest "$SCRATCH/contest.csv" "${@:2}"
}

saves_a_contest() {
    keys ctrl+Tab ctrl+Tab
    until_session "it is not the contest" compare.tab=2
    holds_contest "The capital of France is [paris/London/the/playing]." \
        "The capital of France is [MASK]."
    say "a contest is saved as CSV, and its numbers are right"
}

compare_journeys() {
    start_again
    pins_two_sentences
    saves_a_contest
    close_program
}
