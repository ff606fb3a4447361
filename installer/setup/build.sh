# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Configures and builds a CMake preset.

# Ninja re-runs CMake by itself when a CMake file changes, but not for these.
configure_hash() { { cat CMakePresets.json; pwd; printf '%s\n' "$TORCH_ROOT"; } | hash_of; }

# LibTorch is looked for again whenever a preset is configured here, so a new TORCH_ROOT counts.
configure() {
    local preset=$1 hash
    hash=$(configure_hash)
    if [[ -e build/$preset/build.ninja ]] && has_stamp build/stamps "$preset" "$hash"; then
        return 0
    fi
    cmake --preset "$preset" -DTORCH_ROOT="$TORCH_ROOT" || return 1
    write_stamp build/stamps "$preset" "$hash"
}

# build_preset PRESET [TARGET...]
build_preset() {
    local preset=$1
    shift
    configure "$preset" && cmake --build "build/$preset" ${1:+--target "$@"}
}
