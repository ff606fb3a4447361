# SPDX-License-Identifier: GPL-3.0-or-later
# Ninja's job pool `torch`: a file that includes torch headers takes about 1.5 GB to compile, so as
# many run at once as fit into memory. Targets join it with JOB_POOL_COMPILE.
cmake_host_system_information(RESULT _memory QUERY TOTAL_PHYSICAL_MEMORY) # MiB
math(EXPR _jobs "${_memory} / 1536")
if(_jobs LESS 1)
  set(_jobs 1)
endif()
set_property(GLOBAL APPEND PROPERTY JOB_POOLS torch=${_jobs})
