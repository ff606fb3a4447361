# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Is there a screen for a window?

has_display() { [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-} ]]; }

is_among() {
    local wanted=$1 word
    shift
    for word in "$@"; do
        [[ $word != "$wanted" ]] || return 0
    done
    return 1
}

# --version needs no window, and --selftest gets a screen of its own (launch_prefix).
require_display() {
    if has_display || is_among --selftest "$@" || is_among --version "$@"; then return 0; fi
    fail "There is no screen to show a window on: neither DISPLAY nor WAYLAND_DISPLAY is set." \
        "Start it from a desktop session, or on a virtual screen: xvfb-run -a ./run"
}

# Sets LAUNCH_PREFIX: a virtual screen for a self-test where there is no other.
choose_launch_prefix() {
    LAUNCH_PREFIX=()
    if ! has_display && is_among --selftest "$@"; then LAUNCH_PREFIX=(xvfb-run -a); fi
}
