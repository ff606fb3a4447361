# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Announces a large download; on a terminal it asks once.

# announce_download WHAT MEGABYTES PLACE
announce_download() {
    local answer
    say "Download: $1, about $2 MB, into $3."
    [[ $ASSUME_YES == no && -t 0 && -t 1 ]] || return 0
    read -r -p "Go on? [Y/n] " answer || answer=n
    case $answer in
        '' | [Yy]*) ;;
        *) fail "Stopped before the download. Nothing was changed by this step." ;;
    esac
}
