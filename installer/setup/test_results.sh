# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Runs the stages of ./test, times them, and adds up what passed and what failed.

PASSED=0
FAILED=0
TIMINGS=()

# begin_stage NAME, end_stage: a heading now, a line with the seconds in the closing table.
begin_stage() {
    STAGE=$1
    STAGE_START=$SECONDS
    say "" "== $STAGE"
}

end_stage() { TIMINGS+=("$(printf '%5d s  %s' "$((SECONDS - STAGE_START))" "$STAGE")"); }

# A check outside ctest counts as one test; one that ends with 77 could not be made and counts as
# none.
run_check() {
    local status=0
    begin_stage "$1"
    shift
    "$@" || status=$?
    case $status in
        0) PASSED=$((PASSED + 1)) ;;
        77) ;;
        *) FAILED=$((FAILED + 1)) ;;
    esac
    end_stage
}

# A build counts only when it fails.
run_build() {
    local status=0
    begin_stage "$1"
    shift
    "$@" || status=1
    FAILED=$((FAILED + status))
    end_stage
    return "$status"
}

# Adds the numbers of a ctest log. A test that was skipped or did not run has not passed, and a run
# without a closing line has failed.
count_ctest_log() {
    local log=$1 total passed
    total=$(sed -nE 's/^.* tests failed out of ([0-9]+).*$/\1/p' "$log" | tail -n 1)
    passed=$(grep -cE '^ *[0-9]+/[0-9]+ +Test +#[0-9]+: .* Passed +[0-9.]+ sec' "$log") || true
    PASSED=$((PASSED + passed))
    FAILED=$((FAILED + ${total:-$((passed + 1))} - passed))
}

# run_ctest NAME PRESET [WORD...]: the tests of a preset; the words go before ctest.
run_ctest() {
    local name=$1 preset=$2 log=build/$2/ctest.log
    shift 2
    begin_stage "$name"
    # ctest's own exit code says no more than the numbers in its log.
    "$@" ctest --preset "$preset" --parallel "$(nproc)" 2>&1 | tee "$log" || true
    count_ctest_log "$log"
    end_stage
}

# The closing lines; the status is 0 only if something ran and all of it passed.
report_results() {
    say "" "== Time" "${TIMINGS[@]}" ""
    say "$PASSED passed, $FAILED failed"
    [[ $FAILED -eq 0 && $PASSED -gt 0 ]]
}
