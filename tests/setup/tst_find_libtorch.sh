#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# cmake/FindLibTorch.cmake on stand-ins for each layout in which LibTorch comes.
set -u
# shellcheck source=tests/setup/check.sh
source "$(dirname "${BASH_SOURCE[0]}")/check.sh"
unset TORCH_ROOT

# A shared library NAME with one function; more words go to the compiler.
make_library() {
    local name=$1
    shift
    mkdir -p "$(dirname "$name")"
    echo "int ${FUNCTION:-unused}() { ${BODY:-return 0;} }" |
        c++ -x c++ -shared -fPIC -w -o "$name" - "$@"
}

# Headers and libraries as every layout has them.
make_libtorch() {
    mkdir -p "$1/include/torch/csrc/jit/api" "$1/include/torch/csrc/api/include" "$1/lib"
    echo '#pragma once' >"$1/include/torch/csrc/jit/api/module.h"
    make_library "$1/lib/libc10.so"
    FUNCTION=answer make_library "$1/lib/libtorch_cpu.so"
}

make_wheel() { make_libtorch "$1" && echo "__version__ = '$2'" >"$1/version.py"; }

make_zip() { make_libtorch "$1" && echo "$2" >"$1/build-version"; }

# Configures a small project with the words as options; what CMake says goes to `said`.
configure_project() {
    mkdir -p project
    echo 'int answer(); int main() { return answer(); }' >project/main.cpp
    cat >project/CMakeLists.txt <<CMAKE
cmake_minimum_required(VERSION 3.25)
project(Try LANGUAGES CXX)
list(APPEND CMAKE_MODULE_PATH "$SOURCE_DIR/cmake")
find_package(LibTorch 2.1 REQUIRED)
message(STATUS "version <\${LibTorch_VERSION}> in <\${LibTorch_LIBRARY_DIR}>")
add_executable(try main.cpp)
target_link_libraries(try PRIVATE LibTorch::torch_cpu)
CMAKE
    cmake -G Ninja -S project -B build "$@" >said 2>&1
}

# CMake breaks its sentences into lines.
said() { tr -s ' \n' ' ' <said; }

test_wheel() {
    make_wheel torch 2.13.0+cpu
    expect_success configure_project "-DTORCH_ROOT=$PWD/torch"
    expect_contains "$(said)" "version <2.13.0+cpu> in <$PWD/torch/lib>"
    expect_failure grep -q Warning said
    expect_success cmake --build build >/dev/null
    expect_success build/try
}

test_wheel_from_the_environment() {
    make_wheel torch 2.13.0+cpu
    TORCH_ROOT=$PWD/torch configure_project
    expect_contains "$(said)" "in <$PWD/torch/lib>"
}

test_official_zip() {
    make_zip libtorch 2.5.1+cpu
    expect_success configure_project "-DTORCH_ROOT=$PWD/libtorch"
    expect_contains "$(said)" "version <2.5.1+cpu> in <$PWD/libtorch/lib>"
}

test_version_in_the_headers_alone() {
    make_libtorch usr
    mkdir -p usr/include/torch/csrc/api/include/torch
    echo '#define TORCH_VERSION "2.6.0"' >usr/include/torch/csrc/api/include/torch/version.h
    expect_success configure_project "-DTORCH_ROOT=$PWD/usr"
    expect_contains "$(said)" "version <2.6.0>"
}

test_another_folder_later() {
    make_wheel one 2.13.0+cpu
    make_wheel two 2.12.0+cpu
    configure_project "-DTORCH_ROOT=$PWD/one"
    configure_project "-DTORCH_ROOT=$PWD/two"
    expect_contains "$(said)" "version <2.12.0+cpu> in <$PWD/two/lib>"
}

test_old_version_is_refused() {
    make_zip libtorch 1.13.1+cpu
    expect_failure configure_project "-DTORCH_ROOT=$PWD/libtorch"
    expect_contains "$(said)" "is version 1.13.1+cpu. Maskscope needs 2.1 or newer"
}

test_named_folder_without_libtorch() {
    mkdir empty
    expect_failure configure_project "-DTORCH_ROOT=$PWD/empty"
    expect_contains "$(said)" "TORCH_ROOT is $PWD/empty, and no LibTorch is there."
}

test_nothing_found() {
    # A python3 that knows no torch, and no system folders.
    mkdir bin
    printf '#!/bin/sh\nexit 1\n' >bin/python3
    chmod +x bin/python3
    PATH=$PWD/bin:$PATH expect_failure configure_project -DCMAKE_FIND_ROOT_PATH="$PWD" \
        -DCMAKE_FIND_ROOT_PATH_MODE_LIBRARY=ONLY -DCMAKE_FIND_ROOT_PATH_MODE_INCLUDE=ONLY
    expect_contains "$(said)" "Run ./run once (it makes .venv with torch)"
}

# A CUDA build needs libraries that the linker cannot find; linking must work all the same.
test_cuda_wheel_links_with_a_warning() {
    make_wheel torch 2.13.0+cu130
    FUNCTION=cudaNothing make_library hidden/libcudart.so -Wl,-soname,libcudart.so
    FUNCTION=answer BODY="extern int cudaNothing(); return cudaNothing();" \
        make_library torch/lib/libtorch_cpu.so -Lhidden -lcudart
    expect_success configure_project "-DTORCH_ROOT=$PWD/torch"
    expect_contains "$(said)" "is 2.13.0+cu130. Maskscope runs on the CPU"
    expect_success eval 'cmake --build build >built 2>&1'
    LD_LIBRARY_PATH=hidden expect_success build/try
}

run_tests
