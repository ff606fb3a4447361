#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# tst_install.sh BUILD_DIR: installs into an empty folder and uses what is there.
set -u
# shellcheck source=tests/setup/check.sh
source "$(dirname "${BASH_SOURCE[0]}")/check.sh"
BUILD_DIR=$1
PREFIX=$SCRATCH/prefix
SHARE=$PREFIX/share
ENGINE=$PREFIX/lib/maskscope/maskscope_engine.so
ID=org.maskscope.Maskscope

# Without the builder's environment, as a user starts it.
installed() { env -i HOME="$SCRATCH" QT_QPA_PLATFORM=offscreen "$PREFIX/bin/$1" "${@:2}"; }

cmake --install "$BUILD_DIR" --prefix "$PREFIX" >"$SCRATCH/log" 2>&1 ||
    { cat "$SCRATCH/log" && exit 1; }

test_programs_name_their_version() {
    expect_contains "$(installed maskscope-cli --version)" "LibTorch"
    expect_contains "$(installed maskscope --version)" "Maskscope"
}

test_installed_program_answers() {
    expect_contains "$(installed maskscope-cli fill demo --json --top-k 1 \
        --text "Paris is the [MASK] of France.")" '"token":"capital"'
}

test_every_library_is_found() {
    expect_equal "$(ldd "$PREFIX/bin/maskscope-cli" "$PREFIX/bin/maskscope" "$ENGINE" | grep 'not found')" ""
}

# The window must not wait for LibTorch, and LibTorch must not begin to spin before it was told not to.
test_only_the_engine_needs_libtorch() {
    expect_equal "$(readelf -d "$PREFIX/bin/maskscope-cli" "$PREFIX/bin/maskscope" | grep NEEDED | grep -i torch)" ""
    expect_contains "$(readelf -d "$ENGINE" | grep NEEDED)" "libtorch_cpu"
}

test_rpath_begins_beside_the_engine() {
    local path
    path=$(readelf -d "$ENGINE" | sed -nE 's/.*R(UN)?PATH.*\[(.*)\]/\2/p')
    expect_contains "$path" "\$ORIGIN:"
    expect_failure grep -qF "$BUILD_DIR" <<<"$path"
}

test_desktop_files_are_valid() {
    expect_success desktop-file-validate "$SHARE/applications/$ID.desktop"
    expect_success appstreamcli validate --no-net "$SHARE/metainfo/$ID.metainfo.xml"
    expect_success test -s "$SHARE/icons/hicolor/scalable/apps/$ID.svg"
    expect_success test -s "$SHARE/icons/hicolor/128x128/apps/$ID.png"
}

test_pt_files_are_torchscript() {
    expect_success update-mime-database "$SHARE/mime"
    expect_contains "$(cat "$SHARE/mime/globs")" "application/x-torchscript:*.pt"
}

test_licences_come_along() {
    expect_success test -s "$SHARE/doc/Maskscope/LICENSES/GPL-3.0-or-later.txt"
    expect_success test -s "$SHARE/doc/Maskscope/LICENSING.md"
}

test_translations_come_along() {
    expect_success test -s "$SHARE/maskscope/translations/maskscope_zh_CN.qm"
}

test_export_script_comes_along() {
    expect_success test -x "$SHARE/maskscope/export/export_masked_lm.py"
}

run_tests
