# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What the tests of the scripts share: a scratch folder, checks, and a runner for test_ functions.

SOURCE_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
SCRATCH=$(mktemp -d)
trap 'rm -rf "$SCRATCH"' EXIT

wrong() {
    printf '  %s\n' "$@" >&2
    WRONG=yes
}

expect_equal() { [[ $1 == "$2" ]] || wrong "found:    $1" "expected: $2"; }
expect_contains() { [[ $1 == *"$2"* ]] || wrong "found:    $1" "which lacks: $2"; }
expect_success() { "$@" || wrong "failed: $*"; }
expect_failure() { ! "$@" || wrong "did not fail: $*"; }

# Runs each function whose name begins with test_, in a shell and a folder of its own.
run_tests() {
    local name failures=0 count=0
    for name in $(compgen -A function test_); do
        count=$((count + 1))
        mkdir -p "$SCRATCH/$name"
        if (cd "$SCRATCH/$name" && WRONG=no && "$name" && [[ $WRONG == no ]]); then
            echo "ok    $name"
        else
            echo "WRONG $name"
            failures=$((failures + 1))
        fi
    done
    [[ $failures -eq 0 && $count -gt 0 ]]
}
