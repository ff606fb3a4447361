#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The parts of the set-up, each with stand-ins for the programs that it calls.
# shellcheck disable=SC2317,SC2119  # stand-ins are called by what is tested
set -u
# shellcheck source=tests/setup/check.sh
source "$(dirname "${BASH_SOURCE[0]}")/check.sh"
cd "$SOURCE_DIR" || exit 1
# shellcheck source=installer/setup/all.sh
source installer/setup/all.sh
# shellcheck source=installer/setup/display.sh
source installer/setup/display.sh
# shellcheck source=installer/setup/tokenizer_cases.sh
source installer/setup/tokenizer_cases.sh
# shellcheck source=installer/setup/matrix_models.sh
source installer/setup/matrix_models.sh
# shellcheck source=installer/setup/test_results.sh
source installer/setup/test_results.sh

test_list_has_no_comments() {
    printf '# a comment\n\none\n  two\n' >list
    expect_equal "$(list_of list)" $'one\n  two'
}

test_stamp_holds_for_its_inputs_alone() {
    expect_failure has_stamp stamps step aaaa
    write_stamp stamps step aaaa
    expect_success has_stamp stamps step aaaa
    expect_failure has_stamp stamps step bbbb
    write_stamp stamps step bbbb
    expect_failure has_stamp stamps step aaaa
}

test_missing_packages_are_those_not_installed() {
    dpkg-query() { printf 'installed one\nconfig-files two\n'; }
    printf 'one\ntwo\nthree\n' >list
    expect_equal "$(missing_packages list | paste -sd ' ')" "three two"
}

test_nothing_missing_asks_nobody_for_root() {
    dpkg-query() { printf 'installed one\n'; }
    find_root() { wrong "asked for root"; }
    echo one >list
    expect_equal "$(ensure_debian_packages list)" ""
}

test_without_root_the_one_line_is_printed() {
    dpkg-query() { :; }
    id() { echo 1000; }
    sudo() { return 1; }
    printf 'one\ntwo\n' >list
    expect_contains "$( (ensure_debian_packages list) 2>&1 </dev/null)" \
        "apt-get install -y --no-install-recommends one two"
    expect_failure eval '(ensure_debian_packages list) >/dev/null 2>&1 </dev/null'
}

test_failed_update_speaks_of_the_network() {
    dpkg-query() { :; }
    id() { echo 0; }
    env() { return 100; }
    echo one >list
    expect_contains "$( (ensure_debian_packages list) 2>&1)" "Is there a network?"
}

test_full_disk_stops_before_the_work() {
    free_megabytes() { echo 99; }
    expect_success require_space 99 "It"
    expect_contains "$( (require_space 100 "It") 2>&1)" "needs about 100 MB"
    expect_failure eval '(require_space 100 "It") 2>/dev/null'
}

test_off_a_terminal_the_download_goes_on() {
    expect_equal "$(announce_download "a thing" 12 "here" </dev/null)" \
        "Download: a thing, about 12 MB, into here."
}

# script(1) gives the command a terminal, and the answer is typed into it.
test_on_a_terminal_it_asks_once() {
    local command
    command="cd $SOURCE_DIR; PROGRAM=x; source installer/setup/all.sh; announce_download a 1 b; echo went on"
    expect_contains "$(echo y | script -qec "bash -c '$command'" /dev/null)" "went on"
    expect_contains "$(echo n | script -qec "bash -c '$command'" /dev/null)" "Stopped before"
    command=${command/announce/take_shared_option --yes; announce}
    expect_contains "$(script -qec "bash -c '$command'" /dev/null </dev/null)" "went on"
}

test_pip_takes_the_build_for_the_cpu() {
    requirement() { echo torch==2.13.0; }
    venv_pip() { echo "Available versions: 2.15.0, 2.13.0, 2.13.0+cpu, 2.12.0"; }
    expect_equal "$(offered_torch_version)" "2.13.0+cpu"
    venv_pip() { echo "Available versions: 2.15.0, 2.13.0, 2.12.0"; }
    expect_equal "$(offered_torch_version)" "2.13.0"
    venv_pip() { return 1; }
    expect_failure offered_torch_version
}

test_torch_index_is_for_torch_alone() {
    venv_pip() { echo "$*" >>calls; [[ $1 != index ]] || echo "Available versions: 2.13.0+cpu"; }
    require_space() { :; }
    VENV=.venv REQUIREMENTS=$SOURCE_DIR/$REQUIREMENTS
    take_shared_option --torch-index=https://example.org/cpu
    install_torch >/dev/null
    install_requirements
    expect_equal "$(sed -n 1p calls)" \
        "index versions torch --extra-index-url https://example.org/cpu"
    expect_contains "$(sed -n 2p calls)" "--extra-index-url https://example.org/cpu torch=="
    expect_failure grep -q example.org <(sed -n '3,$p' calls)
}

test_cuda_alone_is_said_beforehand() {
    uname() { echo x86_64; }
    require_space() { echo "space $1"; }
    expect_contains "$(announce_torch 2.13.0 </dev/null)" "--torch-index URL"
    expect_contains "$(announce_torch 2.13.0 </dev/null)" "3500 MB"
    expect_contains "$(announce_torch 2.13.0+cpu </dev/null)" "350 MB"
}

test_no_network_is_said() {
    venv_pip() { return 1; }
    VENV=.venv REQUIREMENTS=$SOURCE_DIR/$REQUIREMENTS
    expect_contains "$( (install_torch) 2>&1)" "Is there a network?"
    expect_contains "$( (install_requirements) 2>&1)" "Is there a network?"
}

test_own_libtorch_needs_no_torch() {
    REQUIREMENTS=$SOURCE_DIR/$REQUIREMENTS
    take_shared_option -DTORCH_ROOT=libtorch
    expect_equal "$(wanted_requirements | grep -c torch)" "0"
    expect_contains "$(wanted_requirements)" "clang-format=="
}

test_interrupted_set_up_is_done_again() {
    VENV=.venv REQUIREMENTS=$SOURCE_DIR/$REQUIREMENTS
    make_venv() { :; }
    install_torch() { echo torch; }
    install_requirements() { fail "interrupted"; }
    expect_failure eval '(ensure_python_environment) >/dev/null 2>&1'
    install_requirements() { :; }
    expect_contains "$(ensure_python_environment)" "torch"
    expect_equal "$(ensure_python_environment)" ""
}

test_display_is_asked_for_before_the_work() {
    unset DISPLAY WAYLAND_DISPLAY QT_QPA_PLATFORM
    expect_contains "$( (require_display) 2>&1)" "xvfb-run -a ./run"
    expect_success require_display --selftest
    choose_launch_prefix --selftest
    expect_equal "${LAUNCH_PREFIX[*]}" "xvfb-run -a"
    DISPLAY=:0 expect_success require_display
    DISPLAY=:0 choose_launch_prefix --selftest
    expect_equal "${#LAUNCH_PREFIX[@]}" "0"
}

test_recorded_tokenizers_are_made_once() {
    has_python_torch() { true; }
    VENV=venv TOKENIZER_CASES=cases
    mkdir -p "$VENV/bin" && printf '#!/bin/sh\nmkdir -p cases && echo made\n' >"$VENV/bin/python"
    chmod +x "$VENV/bin/python"
    tokenizer_cases_hash() { echo aaaa; }
    expect_contains "$(ensure_tokenizer_cases)" "made"
    expect_equal "$(ensure_tokenizer_cases)" ""
    tokenizer_cases_hash() { echo bbbb; }
    expect_contains "$(ensure_tokenizer_cases)" "made"
}

test_without_python_packages_no_tokenizer_is_recorded() {
    has_python_torch() { false; }
    tokenizer_cases_hash() { echo aaaa; }
    VENV=venv TOKENIZER_CASES=cases
    expect_contains "$(ensure_tokenizer_cases)" "are left out"
    expect_failure test -e cases
}

test_models_of_the_matrix_are_made_once() {
    has_python_torch() { true; }
    VENV=venv MATRIX_MODELS=models
    mkdir -p "$VENV/bin" && printf '#!/bin/sh\nmkdir -p models && echo made\n' >"$VENV/bin/python"
    chmod +x "$VENV/bin/python"
    matrix_models_hash() { echo aaaa; }
    expect_contains "$(ensure_matrix_models)" "made"
    expect_equal "$(ensure_matrix_models)" ""
    matrix_models_hash() { echo bbbb; }
    expect_contains "$(ensure_matrix_models)" "made"
    has_python_torch() { false; }
    matrix_models_hash() { echo cccc; }
    expect_contains "$(ensure_matrix_models)" "are left out"
}

ctest_log() {
    cat >log <<'LOG'
1/4 Test #1: tst_one ..........................   Passed    0.04 sec
2/4 Test #2: tst_two ..........................***Failed    2.81 sec
3/4 Test #3: tst_three ........................***Skipped   0.01 sec
4/4 Test #4: tst_four .........................   Passed    0.04 sec

75% tests passed, 1 tests failed out of 4
LOG
}

test_only_what_passed_counts_as_passed() {
    ctest_log
    count_ctest_log log
    count_ctest_log log
    expect_equal "$PASSED passed, $FAILED failed" "4 passed, 4 failed"
}

test_a_run_without_tests_fails() {
    echo "No tests were found!!!" >log
    count_ctest_log log
    expect_equal "$PASSED passed, $FAILED failed" "0 passed, 1 failed"
}

test_a_check_that_cannot_be_made_does_not_count() {
    run_check "passes" true >/dev/null
    run_check "fails" false >/dev/null
    run_check "cannot be made" bash -c 'exit 77' >/dev/null
    expect_equal "$PASSED passed, $FAILED failed" "1 passed, 1 failed"
}

test_last_line_and_status() {
    ctest_log
    count_ctest_log log
    expect_failure eval 'report_results >out'
    expect_equal "$(tail -n 1 out)" "2 passed, 2 failed"
    PASSED=3 FAILED=0
    expect_success eval 'report_results >out'
    expect_equal "$(tail -n 1 out)" "3 passed, 0 failed"
    PASSED=0
    expect_failure eval 'report_results >out'
}

test_help_of_both_commands() {
    expect_contains "$("$SOURCE_DIR/run" --help)" "--torch-index URL"
    expect_contains "$("$SOURCE_DIR/test" --help)" "--full"
    expect_contains "$("$SOURCE_DIR/test" --nonsense 2>&1)" "no option --nonsense"
}

run_tests
