# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# How the set-up speaks, and how it remembers what is done.

# Each argument is a line.
say() { printf '%s\n' "$@"; }

# Ends the script: one sentence about what is missing, one about what to do.
fail() {
    printf '%s: %s\n' "${PROGRAM:-maskscope}" "$*" >&2
    exit 1
}

# The lines of a list file, without comments and empty lines.
list_of() { grep -hvE '^[[:space:]]*(#|$)' "$@"; }

hash_of() { sha256sum | cut -c1-16; }

# A stamp is an empty file named after a step and the hash of all that the step depends on. It is
# written when the step is complete, so an interrupted step is simply done again.
has_stamp() { [[ -e "$1/$2-$3" ]]; }

write_stamp() {
    mkdir -p "$1"
    rm -f "$1/$2"-*
    : >"$1/$2-$3"
}
