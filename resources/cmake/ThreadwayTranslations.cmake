# SPDX-FileCopyrightText: 2026 The Threadway developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Translations: a new language is a new file translations/threadway_<language>.ts, found by the build.
# After changing texts: cmake --build <folder> --target update_translations, then translate with Qt Linguist.

# The core marks its texts with TW_TR, which lupdate does not know: this lists them in a form that it does.
function(threadway_core_texts out)
  file(GLOB_RECURSE sources ${PROJECT_SOURCE_DIR}/core/*.cpp ${PROJECT_SOURCE_DIR}/core/*.h
       ${PROJECT_SOURCE_DIR}/ui/*.cpp)
  set(texts "")
  foreach(source IN LISTS sources)
    file(READ ${source} content)
    # Lists of CMake split at semicolons, and its regular expressions know no [^]]: keep both out of the way.
    string(REPLACE ";" "@SEMICOLON@" content "${content}")
    string(REGEX MATCHALL "TW_TR\\((\"([^\"\\]|\\\\.)*\"[ \n]*)+\\)" found "${content}")
    foreach(text IN LISTS found)
      string(REGEX REPLACE "^TW_TR\\(" "    QT_TRANSLATE_NOOP(\"Core\", " text "${text}")
      string(APPEND texts "${text},\n")
    endforeach()
  endforeach()
  string(REPLACE "@SEMICOLON@" ";" texts "${texts}")
  file(WRITE ${out} "static const char* texts[] = {\n${texts}};\n")
endfunction()

# Run as a script by the target update_translations, so that it sees the texts as they are then.
if(CMAKE_SCRIPT_MODE_FILE)
  threadway_core_texts(${CORE_TEXTS})
  return()
endif()
set(threadway_translations_script ${CMAKE_CURRENT_LIST_FILE})

# threadway_translations(<target>): puts every translation into the target, as :/i18n/threadway_<language>.qm
function(threadway_translations target)
  file(GLOB catalogues CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/translations/threadway_*.ts)
  if(catalogues)
    qt_add_lrelease(${target} TS_FILES ${catalogues} QM_FILES_OUTPUT_VARIABLE compiled)
    qt_add_resources(${target} ${target}_translations PREFIX /i18n BASE ${CMAKE_CURRENT_BINARY_DIR} FILES ${compiled})
  endif()
endfunction()

# threadway_update_translations(<target>): makes update_translations, which brings new texts of the sources into every
# translation. For one target only: two would write the same files at once.
function(threadway_update_translations target)
  file(GLOB catalogues CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/translations/threadway_*.ts)
  file(GLOB_RECURSE translated CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/ui/*.cpp ${PROJECT_SOURCE_DIR}/ui/*.h)
  set(core_texts ${PROJECT_BINARY_DIR}/core_texts.cpp)
  if(catalogues)
    add_custom_target(core_texts COMMAND ${CMAKE_COMMAND} -DPROJECT_SOURCE_DIR=${PROJECT_SOURCE_DIR}
                      -DCORE_TEXTS=${core_texts} -P ${threadway_translations_script} VERBATIM)
    qt_add_lupdate(${target} TS_FILES ${catalogues} SOURCES ${translated} ${core_texts}
                   INCLUDE_DIRECTORIES ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/core
                   OPTIONS -no-obsolete -locations none)
    add_dependencies(${target}_lupdate core_texts)
  endif()
endfunction()
