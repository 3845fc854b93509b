// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/promela_stores.h"

#include "scenario/turn.h"

#include <fmt/format.h>

namespace threadway::formats::promela {

std::vector<Line> storeBuffers(const scenario::Blueprint& blueprint, int entries)
{
    std::vector<Line> lines;
    for (std::size_t i = 0; i < blueprint.threads.size(); ++i)
        lines.push_back({fmt::format("short sv{0}[{1}]; int sx{0}[{1}]; byte sn{0};", i, entries)});
    // Macros rather than inlines, which take no arrays.
    const std::vector<std::string> look{
        "hidden byte at;",
        "#define look(x, number, sv, sx, sn) old = x; at = 0; do :: at < sn -> if :: sv[at] == number -> old = sx[at] "
        ":: else fi; at++ :: else -> break od",
        "#define shift_stores(sv, sx, sn) at = 0; do :: at + 1 < sn -> sv[at] = sv[at + 1]; sx[at] = sx[at + 1]; at++ "
        ":: else -> break od; sn = sn - 1; sv[sn] = 0; sx[sn] = 0"};
    for (const std::string& line : look)
        lines.push_back({line});
    return lines;
}

std::vector<Line> drainers(const scenario::Blueprint& blueprint)
{
    std::vector<Line> lines;
    for (std::size_t i = 0; i < blueprint.threads.size() && !blueprint.variables.empty(); ++i) {
        const ThreadId turn = scenario::bufferTurn(blueprint, ThreadId(i));
        lines.push_back({""});
        lines.push_back(
            {fmt::format("active proctype buffer{}() {{ /* {} */", i, scenario::turnName(blueprint, turn)), {}});
        lines.push_back({"end:"});
        lines.push_back({"    do"});
        lines.push_back({"    :: atomic {"});
        lines.push_back({fmt::format("        (sn{} > 0);", i), turn});
        lines.push_back({"        if"});
        for (std::size_t variable = 0; variable < blueprint.variables.size(); ++variable)
            lines.push_back({fmt::format("        :: sv{0}[0] == {1} -> x{1} = sx{0}[0]", i, variable)});
        lines.push_back({"        fi;"});
        lines.push_back({fmt::format("        shift_stores(sv{0}, sx{0}, sn{0})", i)});
        lines.push_back({"    }"});
        lines.push_back({"    od"});
        lines.push_back({"}"});
    }
    return lines;
}

} // namespace threadway::formats::promela
