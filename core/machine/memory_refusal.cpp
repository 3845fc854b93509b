// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/memory_refusal.h"

namespace threadway::machine {

std::vector<std::string_view> memoryRefusals()
{
    return {TW_TR("an address is a number"),
            TW_TR("segmentation fault: the process has nothing at this address (SIGSEGV)"),
            TW_TR("bus error: no word begins at this address (SIGBUS)"),
            TW_TR("segmentation fault: instructions can be neither read nor written (SIGSEGV)"),
            TW_TR("out of memory: the process has written to too many words (SIGKILL)")};
}

AddressedPlace placeArgument(const World& world, const CallSite& site)
{
    AddressedPlace addressed{world.blueprint->thread(site.thread).process, {}, MemoryRefusal::NoAddress};
    if (!site.arguments[0].isInt())
        return addressed;
    addressed.place = findPlace(world, addressed.process, site.arguments[0].data);
    addressed.refusal = refusalOf(addressed.place);
    return addressed;
}

std::optional<MemoryRefusal> refusalOf(const MemoryPlace& place)
{
    switch (place.kind) {
    case MemoryKind::Nothing:
        return MemoryRefusal::Unmapped;
    case MemoryKind::Misaligned:
        return MemoryRefusal::NotAligned;
    case MemoryKind::Text:
        return MemoryRefusal::Protected;
    case MemoryKind::Variable:
    case MemoryKind::Word:
    case MemoryKind::Local:
    case MemoryKind::Segment:
        break;
    }
    return std::nullopt;
}

} // namespace threadway::machine
