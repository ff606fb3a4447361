# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Checks that there is room before anything large begins.

free_megabytes() { df -Pm . | awk 'NR == 2 { print $4 }'; }

# require_space MEGABYTES WHAT
require_space() {
    local free
    free=$(free_megabytes)
    [[ $free -ge $1 ]] || fail "$2 needs about $1 MB in $PWD, and $free MB are free." \
        "Make room and run this again."
}
