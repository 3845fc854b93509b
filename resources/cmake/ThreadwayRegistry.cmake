# SPDX-FileCopyrightText: 2026 The Threadway developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Registries found by the build. A static library drops self-registering objects, so the table that names
# every entry is generated: one new file in the folder is one new entry, in file-name order.

# threadway_registry(<target> FOLDER <dir> HEADER <include> TYPE <type> PREFIX <object prefix> FUNCTION <ns::name>)
# Adds every <dir>/*.cpp to the target, and a generated source that defines
#   std::span<const TYPE* const> FUNCTION();
# over the objects PREFIX<file stem>, which each file defines in namespace <ns> as `extern const TYPE`.
function(threadway_registry target)
  cmake_parse_arguments(R "" "FOLDER;HEADER;TYPE;PREFIX;NAMESPACE;FUNCTION" "" ${ARGN})
  file(GLOB entries CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} ${R_FOLDER}/*.cpp)
  list(SORT entries)
  set(declarations "")
  set(rows "")
  foreach(entry IN LISTS entries)
    get_filename_component(stem ${entry} NAME_WE)
    string(APPEND declarations "extern const ${R_TYPE} ${R_PREFIX}${stem};\n")
    string(APPEND rows "    &${R_PREFIX}${stem},\n")
  endforeach()
  list(LENGTH entries count)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/${R_PREFIX}registry.cpp)
  file(CONFIGURE OUTPUT ${out} @ONLY CONTENT
"#include \"@R_HEADER@\"
#include <array>
namespace @R_NAMESPACE@ {
@declarations@
namespace {
const std::array<const @R_TYPE@*, @count@> entries = {
@rows@};
}
std::span<const @R_TYPE@* const> @R_FUNCTION@()
{
    return entries;
}
} // namespace @R_NAMESPACE@
")
  target_sources(${target} PRIVATE ${entries} ${out})
endfunction()

# threadway_embed(<target> FOLDER <dir> EXTENSION <ext> NAMESPACE <ns> FUNCTION <name> HEADER <include>)
# Embeds every <dir>/*.<ext> as text; the generated source defines
#   std::span<const threadway::base::EmbeddedFile> FUNCTION();
function(threadway_embed target)
  cmake_parse_arguments(R "" "FOLDER;EXTENSION;HEADER;NAMESPACE;FUNCTION" "" ${ARGN})
  file(GLOB entries CONFIGURE_DEPENDS ${R_FOLDER}/*.${R_EXTENSION})
  list(SORT entries)
  set(rows "")
  foreach(entry IN LISTS entries)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${entry})
    get_filename_component(stem ${entry} NAME_WE)
    file(READ ${entry} text)
    # One literal per line keeps every literal far below the compilers' limit on string length.
    string(REPLACE "\\" "\\\\" text "${text}")
    string(REPLACE "\"" "\\\"" text "${text}")
    string(REPLACE "\n" "\\n\"\n        \"" text "${text}")
    string(APPEND rows "    {\"${stem}\",\n        \"${text}\"},\n")
  endforeach()
  list(LENGTH entries count)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/${R_FUNCTION}_embedded.cpp)
  file(CONFIGURE OUTPUT ${out} @ONLY CONTENT
"#include \"@R_HEADER@\"
#include <array>
namespace @R_NAMESPACE@ {
namespace {
const std::array<base::EmbeddedFile, @count@> files = {{
@rows@}};
}
std::span<const base::EmbeddedFile> @R_FUNCTION@()
{
    return files;
}
} // namespace @R_NAMESPACE@
")
  target_sources(${target} PRIVATE ${out})
endfunction()
