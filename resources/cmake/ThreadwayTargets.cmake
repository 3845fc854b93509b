# SPDX-FileCopyrightText: 2026 The Threadway developers
# SPDX-License-Identifier: GPL-3.0-or-later
# The flags every target of ours is compiled with, in one place.

add_library(threadway-flags INTERFACE)
target_compile_options(threadway-flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wswitch-enum -Wshadow -Wnon-virtual-dtor
  $<$<BOOL:${THREADWAY_WERROR}>:-Werror>)
if(THREADWAY_SANITIZE)
  target_compile_options(threadway-flags INTERFACE -fsanitize=${THREADWAY_SANITIZE} -fno-omit-frame-pointer
                         -fno-sanitize-recover=all)
  target_link_options(threadway-flags INTERFACE -fsanitize=${THREADWAY_SANITIZE})
endif()
