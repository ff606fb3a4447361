# SPDX-License-Identifier: GPL-3.0-or-later
# One INTERFACE target carries what every target of ours is compiled with.
add_library(maskscope_build_options INTERFACE)

target_compile_options(
  maskscope_build_options
  INTERFACE -Wall
            -Wextra
            -Wpedantic
            -Wshadow
            -Wconversion
            -Wsign-conversion
            -Wold-style-cast
            -Woverloaded-virtual
            -Wnon-virtual-dtor
            -Wimplicit-fallthrough
            # GCC 12 sees overlaps in "a" + string that are not there (GCC bug 105651).
            $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
            $<$<BOOL:${MASKSCOPE_WARNINGS_AS_ERRORS}>:-Werror>)

if(MASKSCOPE_SANITIZE)
  target_compile_options(maskscope_build_options INTERFACE -fsanitize=${MASKSCOPE_SANITIZE}
                                                           -fno-omit-frame-pointer)
  target_link_options(maskscope_build_options INTERFACE -fsanitize=${MASKSCOPE_SANITIZE})
endif()
