# SPDX-FileCopyrightText: 2026 The Threadway developers
# SPDX-License-Identifier: GPL-3.0-or-later
# What every target of ours is compiled with, in one place.

add_library(threadway-flags INTERFACE)
target_compile_options(threadway-flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wswitch-enum -Wshadow -Wnon-virtual-dtor
  $<$<BOOL:${THREADWAY_WERROR}>:-Werror>)
if(THREADWAY_SANITIZE)
  target_compile_options(threadway-flags INTERFACE -fsanitize=${THREADWAY_SANITIZE} -fno-omit-frame-pointer
                         -fno-sanitize-recover=all)
  target_link_options(threadway-flags INTERFACE -fsanitize=${THREADWAY_SANITIZE})
endif()

# threadway_precompile(<target> <header>...): headers of libraries that most files of the target read. Each file still
# includes what it uses; a build without them finds what is missing.
function(threadway_precompile target)
  if(THREADWAY_PCH)
    target_precompile_headers(${target} PRIVATE ${ARGN})
  endif()
endfunction()
