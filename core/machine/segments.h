// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/resources.h"
#include "machine/system_call.h"

namespace threadway::machine {

/// Shared memory in address spaces.

/// The shared memory that the argument stands for; invalid if it is none.
ChannelId segmentArgument(const World& world, const CallSite& site, std::size_t index);
/// Where shared memory lies in the address space of every process with that layout.
std::int64_t segmentAddress(const scenario::Blueprint& blueprint, ProcessId process, ChannelId segment);
/// The words that shared memory holds: whole pages.
std::int64_t segmentWords(const scenario::Blueprint::Channel& segment);
/// Puts it there. Whether it was not there before.
bool attachSegment(Resources& resources, const scenario::Blueprint& blueprint, ProcessId process, ChannelId segment);
/// Takes it out. Whether it was there.
bool detachSegment(Resources& resources, ProcessId process, ChannelId segment);

/// A call about shared memory, which its first argument names.
class SegmentCall : public CallBehaviour {
public:
    CallOutcome perform(Context& context, const CallSite& site) const final;

protected:
    /// The number of the sentence that what is named is no shared memory.
    static constexpr int noMemory = 0;

private:
    virtual CallOutcome performOn(Context& context, const CallSite& site, ProcessId process,
                                  ChannelId segment) const = 0;
};

} // namespace threadway::machine
