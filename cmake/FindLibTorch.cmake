# SPDX-License-Identifier: GPL-3.0-or-later
# Finds LibTorch without find_package(Torch), which stops at CUDA wheels and leaks options.
#
# Looked for in this order: -DTORCH_ROOT or the environment's TORCH_ROOT (a wheel's torch/ folder or
# an unpacked libtorch/), the project's .venv, the python3 on the PATH, system folders.
# A TORCH_ROOT that holds no LibTorch is an error: another one is not taken in its place.
# Defines LibTorch::c10, LibTorch::torch_cpu, LibTorch_VERSION, LibTorch_LIBRARY_DIR.

function(_libtorch_root_of_python python result)
  execute_process(
    COMMAND
      ${python} -c
      "import importlib.util as u; s = u.find_spec('torch'); print(s.submodule_search_locations[0] if s else '')"
    OUTPUT_VARIABLE root OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  set(${result} "${root}" PARENT_SCOPE)
endfunction()

function(_libtorch_candidates result)
  set(roots "")
  foreach(python IN ITEMS "${PROJECT_SOURCE_DIR}/.venv/bin/python" python3)
    _libtorch_root_of_python(${python} root)
    list(APPEND roots "${root}")
  endforeach()
  list(APPEND roots /usr/local/libtorch /opt/libtorch)
  list(REMOVE_ITEM roots "")
  set(${result} "${roots}" PARENT_SCOPE)
endfunction()

# Sets LibTorch_ROOT_DIR in the cache: the folder that the user named, else the first that has one.
function(_libtorch_choose_root)
  set(roots "${TORCH_ROOT}")
  if(NOT roots)
    set(roots "$ENV{TORCH_ROOT}")
  endif()
  if(roots AND NOT EXISTS "${roots}/include/torch/csrc/jit/api/module.h")
    message(FATAL_ERROR "TORCH_ROOT is ${roots}, and no LibTorch is there. Expected is a folder "
                        "with include/ and lib/: the torch folder of a wheel, or an unpacked "
                        "libtorch.")
  endif()
  if(NOT roots)
    _libtorch_candidates(roots)
  endif()
  foreach(root IN LISTS roots)
    if(EXISTS "${root}/include/torch/csrc/jit/api/module.h")
      set(LibTorch_ROOT_DIR "${root}" CACHE INTERNAL "LibTorch in use")
      return()
    endif()
  endforeach()
endfunction()

# A wheel says its version in version.py, the zip in build-version, Debian in its headers.
function(_libtorch_version root result)
  set(version "")
  if(EXISTS "${root}/version.py")
    file(STRINGS "${root}/version.py" line REGEX "^__version__ *= *'")
    string(REGEX REPLACE ".*'([^']+)'.*" "\\1" version "${line}")
  elseif(EXISTS "${root}/build-version")
    file(READ "${root}/build-version" version)
    string(STRIP "${version}" version)
  else()
    foreach(folder IN ITEMS torch/csrc/api/include/torch torch/headeronly)
      if(EXISTS "${root}/include/${folder}/version.h")
        file(STRINGS "${root}/include/${folder}/version.h" line
             REGEX "^#define TORCH_VERSION \"")
        string(REGEX REPLACE ".*\"([^\"]+)\".*" "\\1" version "${line}")
        break()
      endif()
    endforeach()
  endif()
  set(${result} "${version}" PARENT_SCOPE)
endfunction()

if(NOT EXISTS "${LibTorch_ROOT_DIR}" OR (TORCH_ROOT AND NOT TORCH_ROOT STREQUAL LibTorch_ROOT_DIR))
  unset(LibTorch_ROOT_DIR CACHE)
  unset(LibTorch_CPU_LIBRARY CACHE)
  unset(LibTorch_C10_LIBRARY CACHE)
  unset(LibTorch_INCLUDE_DIR CACHE)
  _libtorch_choose_root()
endif()

find_path(LibTorch_INCLUDE_DIR torch/csrc/jit/api/module.h PATHS ${LibTorch_ROOT_DIR}/include
          NO_DEFAULT_PATH)
find_path(LibTorch_INCLUDE_DIR torch/csrc/jit/api/module.h)
find_library(LibTorch_CPU_LIBRARY torch_cpu PATHS ${LibTorch_ROOT_DIR}/lib NO_DEFAULT_PATH)
find_library(LibTorch_CPU_LIBRARY torch_cpu)
find_library(LibTorch_C10_LIBRARY c10 PATHS ${LibTorch_ROOT_DIR}/lib NO_DEFAULT_PATH)
find_library(LibTorch_C10_LIBRARY c10)
mark_as_advanced(LibTorch_INCLUDE_DIR LibTorch_CPU_LIBRARY LibTorch_C10_LIBRARY)

if(LibTorch_INCLUDE_DIR)
  get_filename_component(_root "${LibTorch_INCLUDE_DIR}" DIRECTORY)
  _libtorch_version("${_root}" LibTorch_VERSION)
  if(LibTorch_VERSION AND LibTorch_VERSION VERSION_LESS 2.1)
    message(FATAL_ERROR "The LibTorch in ${_root} is version ${LibTorch_VERSION}. Maskscope needs "
                        "2.1 or newer: older ones lack scaled_dot_product_attention. Run ./run, or "
                        "name another with -DTORCH_ROOT=FOLDER.")
  endif()
  if(LibTorch_VERSION MATCHES "\\+(cu|rocm|xpu)")
    message(WARNING "The LibTorch in ${_root} is ${LibTorch_VERSION}. Maskscope runs on the CPU and "
                    "needs nothing else: the +cpu build is far smaller.")
  endif()
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(
  LibTorch
  REQUIRED_VARS LibTorch_CPU_LIBRARY LibTorch_C10_LIBRARY LibTorch_INCLUDE_DIR
  VERSION_VAR LibTorch_VERSION
  REASON_FAILURE_MESSAGE
    "Run ./run once (it makes .venv with torch), or name a LibTorch with -DTORCH_ROOT=FOLDER.")

if(LibTorch_FOUND AND NOT TARGET LibTorch::torch_cpu)
  get_filename_component(LibTorch_LIBRARY_DIR "${LibTorch_CPU_LIBRARY}" DIRECTORY)
  add_library(LibTorch::c10 SHARED IMPORTED)
  set_target_properties(
    LibTorch::c10
    PROPERTIES IMPORTED_LOCATION "${LibTorch_C10_LIBRARY}"
               INTERFACE_INCLUDE_DIRECTORIES
               "${LibTorch_INCLUDE_DIR};${LibTorch_INCLUDE_DIR}/torch/csrc/api/include")
  add_library(LibTorch::torch_cpu SHARED IMPORTED)
  set_target_properties(
    LibTorch::torch_cpu PROPERTIES IMPORTED_LOCATION "${LibTorch_CPU_LIBRARY}"
                                   INTERFACE_LINK_LIBRARIES LibTorch::c10)
  if(UNIX AND NOT APPLE)
    # In a CUDA build this library needs others that are found at run time, not by the linker.
    set_target_properties(LibTorch::torch_cpu PROPERTIES INTERFACE_LINK_OPTIONS
                                                         LINKER:--allow-shlib-undefined)
  endif()
endif()
