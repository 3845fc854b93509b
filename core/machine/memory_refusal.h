// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/memory_access.h"
#include "machine/system_call.h"

#include <optional>
#include <string_view>
#include <vector>

namespace threadway::machine {

/// Why memory cannot be touched; each ends the process.
enum MemoryRefusal : int { NoAddress, Unmapped, NotAligned, Protected, UsedUp };

/// The sentences for them, in their order.
std::vector<std::string_view> memoryRefusals();
/// What lies at the address that the first argument is, in the caller's process, or why it cannot be touched.
struct AddressedPlace {
    ProcessId process;
    MemoryPlace place;
    std::optional<MemoryRefusal> refusal;
};
AddressedPlace placeArgument(const World& world, const CallSite& site);
/// Why the place can be neither read nor written, or nothing.
std::optional<MemoryRefusal> refusalOf(const MemoryPlace& place);

} // namespace threadway::machine
