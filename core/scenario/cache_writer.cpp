// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/cache_writer.h"

#include "scenario/machine_reader.h"
#include "scenario/quantity.h"

#include <yaml-cpp/emitter.h>
#include <yaml-cpp/emittermanip.h>

#include <string>

namespace threadway::scenario {
namespace {

using YAML::BeginMap;
using YAML::EndMap;
using YAML::Flow;
using YAML::Key;
using YAML::Value;

template <class T>
void writeEntry(YAML::Emitter& out, const char* key, const T& value)
{
    out << Key << key << Value << value;
}

} // namespace

void writeCaches(YAML::Emitter& out, const memory::MemorySpec& memory)
{
    out << BeginMap;
    for (std::size_t i = 0; i < memory.levels.size(); ++i) {
        const memory::CacheLevelSpec& level = memory.levels[i];
        out << Key << "l" + std::to_string(memory::levelNumber(memory, i)) << Value << Flow << BeginMap;
        writeEntry(out, "size", sizeText(level.sizeBytes));
        writeEntry(out, "line", level.lineBytes);
        writeEntry(out, "ways", level.ways == 0 ? std::string("full") : std::to_string(level.ways));
        writeEntry(out, "hit", durationText(level.hitCost));
        writeEntry(out, "replacement", std::string(replacementWords()[static_cast<std::size_t>(level.replacement)]));
        writeEntry(out, "inclusive", level.isInclusive);
        out << EndMap;
    }
    writeEntry(out, "memory", durationText(memory.memoryCost));
    if (memory.transferCost)
        writeEntry(out, "transfer", durationText(*memory.transferCost));
    writeEntry(out, "remote", durationText(memory.remoteCost));
    writeEntry(out, "prefetch", memory.prefetchesNextLine);
    writeEntry(out, "classify", memory.classifiesMisses);
    if (memory.tlb) {
        out << Key << "tlb" << Value << Flow << BeginMap;
        writeEntry(out, "entries", memory.tlb->entries);
        writeEntry(out, "ways", memory.tlb->ways == 0 ? std::string("full") : std::to_string(memory.tlb->ways));
        writeEntry(out, "page", sizeText(memory.tlb->pageBytes));
        writeEntry(out, "miss", durationText(memory.tlb->missCost));
        writeEntry(out, "switch", memory.tlb->isTagged ? "tagged" : "flushed");
        out << EndMap;
    }
    out << EndMap;
}

} // namespace threadway::scenario
