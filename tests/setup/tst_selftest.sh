#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# tst_selftest.sh BUILD_DIR: the real window on a real (virtual) screen answers and paints.
set -u
# shellcheck source=tests/setup/check.sh
source "$(dirname "${BASH_SOURCE[0]}")/check.sh"
PROGRAM_FILE=$1/bin/maskscope
unset QT_QPA_PLATFORM

test_window_answers_and_leaves() {
    local said
    if ! said=$(xvfb-run -a "$PROGRAM_FILE" --selftest 2>&1); then wrong "$said"; fi
    expect_contains "$said" "Self-test passed"
    expect_success test -s maskscope-selftest.png
}

run_tests
