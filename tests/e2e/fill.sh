# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Journeys on the page Fill, with the small model whose answers are known.

# find_word NUMBER: sets X and Y to where it stands, by hiding it for a moment.
find_word() {
    local i
    is_painted
    keys Home
    for ((i = 1; i < $1; ++i)); do keys ctrl+Right; done
    keys ctrl+m
    chip_of 0
    keys ctrl+z
}

hides_by_hand() {
    keys ctrl+a
    write "The capital of France is old."
    keys ctrl+s
    answer_dialog "^Save" "$SESSION"
    keys Home ctrl+m
    until_session "Ctrl+M hides no word" sentences.0.text="[MASK] capital of France is old." \
        sentences.0.hides='["The"]'
    keys ctrl+z
    until_session "Ctrl+Z brings it not back" sentences.0.text="The capital of France is old."
    find_word 4
    local from=("$X" "$Y")
    find_word 5
    drag_from_to "${from[@]}" "$X" "$Y"
    until_session "dragging hides no words" sentences.0.hides='["France", "is"]' \
        sentences.0.text="The capital of [MASK] [MASK] old."
    picture dragged
    keys ctrl+z
    find_word 6
    click_at "$X" "$Y"
    until_session "a click hides no word" sentences.0.text="The capital of France is [MASK]." \
        sentences.0.hides='["old"]'
    until_guesses
    say "words are hidden with Ctrl+M, by dragging and by a click, and the guesses are right"
}

# With the session that was saved; its guesses were right before.
start_again() {
    start kept "$SESSION"
    until_guesses
}

filters() {
    keys alt+v w
    until_session "all guesses are not asked for" whole_words=false
    until_guesses plain
    picture all-guesses
    keys alt+v w
    until_session "whole words are not asked for" whole_words=true
    until_guesses
    say "whole words alone, or all that the model guesses"
}

# A click on the best guess puts it in and goes on to the next hidden word.
fills_by_clicks() {
    keys ctrl+a
    write "The ___ of Spain is ___."
    until_session "the sentence is not there" sentences.0.text="The ___ of Spain is ___."
    until_guesses
    picture two-words
    best_bar_of 0
    click_at "$X" "$Y"
    until_session "a click fills nothing in" sentences.0.text="The northern of Spain is ___." \
        answers.text="The northern of Spain is ___."
    picture filled-one
    best_bar_of 0
    click_at "$X" "$Y"
    until_session "it does not move on" sentences.0.text="The northern of Spain is northern."
    keys ctrl+z ctrl+z
    until_session "they cannot be taken back" sentences.0.text="The ___ of Spain is ___."
    say "a click on a guess puts it in and moves on to the next word"
}

# At Explore the line for own words stands before the buttons Why? and Surprise.
asks_more() {
    keys alt+l Down
    until_session "the level stays" level=explore
    keys alt+w
    write "paris, London"
    keys Tab space Tab space
    until_session "no questions are kept" questions.own_words="paris, London" questions.why=true \
        questions.surprise=true
    until_guesses
    picture questions
    say "own words, Why? and Surprise are asked"
}

fill_journeys() {
    start small_bert "$MODEL"
    hides_by_hand
    filters
    fills_by_clicks
    asks_more
    close_program
    start_again
    until_session "the session is not there again" sentences.0.text="The ___ of Spain is ___."
    close_program
    say "a saved session is opened again"
}
