# SPDX-FileCopyrightText: 2026 The Threadway developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Translations: a new language is a new file translations/threadway_<language>.ts, found by the build.
# After changing texts: cmake --build <folder> --target update_translations, then translate with Qt Linguist.

# The core marks its texts with TW_TR, which lupdate does not know: this lists them in a form that it does.
function(threadway_core_texts out)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/core/*.cpp ${PROJECT_SOURCE_DIR}/ui/*.cpp)
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
  file(WRITE ${out}.new "static const char* texts[] = {\n${texts}};\n")
  configure_file(${out}.new ${out} COPYONLY)
endfunction()

# threadway_translations(<target>): puts every translation into the target, as :/i18n/threadway_<language>.qm
function(threadway_translations target)
  file(GLOB catalogues CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/translations/threadway_*.ts)
  set(core_texts ${PROJECT_BINARY_DIR}/core_texts.cpp)
  threadway_core_texts(${core_texts})
  file(GLOB_RECURSE translated CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/ui/*.cpp ${PROJECT_SOURCE_DIR}/ui/*.h)
  if(catalogues)
    qt_add_translations(${target} TS_FILES ${catalogues} RESOURCE_PREFIX /i18n SOURCES ${translated} ${core_texts}
                        INCLUDE_DIRECTORIES ${PROJECT_SOURCE_DIR} LUPDATE_OPTIONS -no-obsolete -locations none)
  endif()
endfunction()
