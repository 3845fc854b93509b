// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/event_codec.h"

#include "base/varint.h"

#include <array>

namespace threadway::trace {
namespace {

using base::appendVarint;
using base::takeVarint;
using base::unzigzag;
using base::zigzag;
using machine::Event;

/// Which fields are written.
enum Field : std::uint8_t { Time = 1, Flag = 2, Core = 4, Thread = 8, OperandA = 16, OperandB = 32 };

/// What is known of the events before, by both sides alike.
class Past {
public:
    /// The last event of the kind; a default one if there was none.
    [[nodiscard]] const Event& alike(machine::EventKind kind) const
    {
        return m_byKind[static_cast<std::uint8_t>(kind)];
    }
    [[nodiscard]] const Event& last() const { return m_last; }
    void add(const Event& event)
    {
        m_byKind[static_cast<std::uint8_t>(event.kind)] = event;
        m_last = event;
    }

private:
    std::array<Event, 256> m_byKind{};
    Event m_last;
};

std::uint64_t difference(std::int64_t value, std::int64_t predicted)
{
    return zigzag(value - predicted);
}

std::uint8_t fieldsOf(const Event& event, const Event& alike, const Event& last)
{
    const auto field = [](bool isWritten, Field bit) { return isWritten ? static_cast<unsigned>(bit) : 0U; };
    return static_cast<std::uint8_t>(field(event.time != last.time, Time) | field(event.flag != alike.flag, Flag)
                                     | field(event.core != alike.core, Core)
                                     | field(event.thread != last.thread, Thread) | field(event.a != alike.a, OperandA)
                                     | field(event.b != alike.b, OperandB));
}

} // namespace

std::vector<std::uint8_t> packedEvents(std::span<const Event> events)
{
    std::vector<std::uint8_t> bytes;
    bytes.reserve(events.size() * 6);
    Past past;
    for (const Event& event : events) {
        const Event& alike = past.alike(event.kind);
        const std::uint8_t fields = fieldsOf(event, alike, past.last());
        bytes.push_back(static_cast<std::uint8_t>(event.kind));
        bytes.push_back(fields);
        if ((fields & Time) != 0)
            appendVarint(bytes, difference(event.time.ns, past.last().time.ns));
        if ((fields & Flag) != 0)
            bytes.push_back(event.flag);
        if ((fields & Core) != 0)
            appendVarint(bytes, difference(event.core, alike.core));
        if ((fields & Thread) != 0)
            appendVarint(bytes, difference(event.thread, alike.thread));
        if ((fields & OperandA) != 0)
            appendVarint(bytes, difference(event.a, alike.a));
        if ((fields & OperandB) != 0)
            appendVarint(bytes, difference(event.b, alike.b));
        past.add(event);
    }
    bytes.shrink_to_fit();
    return bytes;
}

void unpackEvents(std::span<const std::uint8_t> bytes, std::span<Event> events)
{
    const std::uint8_t* at = bytes.data();
    const auto moved = [&at](std::int64_t predicted) { return predicted + unzigzag(takeVarint(at)); };
    Past past;
    for (Event& event : events) {
        const auto kind = static_cast<machine::EventKind>(*at++);
        const std::uint8_t fields = *at++;
        event = past.alike(kind);
        event.kind = kind;
        event.time = past.last().time;
        const std::int32_t thread = event.thread;
        event.thread = past.last().thread;
        if ((fields & Time) != 0)
            event.time.ns = moved(event.time.ns);
        if ((fields & Flag) != 0)
            event.flag = *at++;
        if ((fields & Core) != 0)
            event.core = static_cast<std::int16_t>(moved(event.core));
        if ((fields & Thread) != 0)
            event.thread = static_cast<std::int32_t>(moved(thread));
        if ((fields & OperandA) != 0)
            event.a = static_cast<std::int32_t>(moved(event.a));
        if ((fields & OperandB) != 0)
            event.b = static_cast<std::int32_t>(moved(event.b));
        past.add(event);
    }
}

} // namespace threadway::trace
