# SPDX-License-Identifier: GPL-3.0-or-later
# add_qt_test(NAME [SOURCES ...] [LIBRARIES ...] [LABELS ...] [TIMEOUT seconds] [GUI])
#
# One QtTest program from NAME.cpp and SOURCES. It runs offscreen and fails after TIMEOUT seconds
# (120; under a sanitizer four times as many, since everything is slower there). GUI links
# Qt6::Widgets. Tests link the libraries, never product sources. Two tests share the cores, so the
# threads of OpenMP sleep instead of spinning while they wait: at full load that halves the time.
function(add_qt_test name)
  cmake_parse_arguments(TEST "GUI" "TIMEOUT" "SOURCES;LIBRARIES;LABELS" ${ARGN})
  if(NOT TEST_TIMEOUT)
    set(TEST_TIMEOUT 120)
  endif()
  if(MASKSCOPE_SANITIZE)
    math(EXPR TEST_TIMEOUT "4 * ${TEST_TIMEOUT}")
  endif()

  add_executable(${name} ${name}.cpp ${TEST_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON
                                           RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
  target_compile_definitions(
    ${name} PRIVATE QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII
                    MASKSCOPE_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data"
                    MASKSCOPE_BINARY_DIR="${PROJECT_BINARY_DIR}")
  target_link_libraries(${name} PRIVATE maskscope_build_options Qt6::Test ${TEST_LIBRARIES}
                                        $<$<BOOL:${TEST_GUI}>:Qt6::Widgets>)

  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(
    ${name}
    PROPERTIES TIMEOUT ${TEST_TIMEOUT} LABELS "${TEST_LABELS}"
               ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_FONT_DPI=96;LC_ALL=C.UTF-8;GOMP_SPINCOUNT=0")
endfunction()
