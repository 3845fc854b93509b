// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/slice_row.h"

#include "trace/slice_codec.h"
#include "trace/slice_view.h"

#include <algorithm>

namespace threadway::trace {
namespace {

std::size_t indexOf(SliceKind kind)
{
    return static_cast<std::size_t>(kind);
}

/// Room for more, in steps of a quarter: doubling would leave half of a long run's memory unused.
template <class T>
void growBy(std::vector<T>& values, std::size_t more)
{
    if (values.size() + more > values.capacity())
        values.reserve(values.size() + more + values.size() / 4);
}

} // namespace

/// Sums of a stretch of a row while it is walked over.
class SliceRow::Tally {
public:
    void add(SliceKind kind, std::int32_t key, std::int64_t ns)
    {
        m_time[indexOf(kind)] += ns;
        if (kind == SliceKind::Running)
            addWeight(key, ns);
    }
    void add(const Summary& summary)
    {
        for (std::size_t i = 0; i < sliceKinds; ++i)
            m_time[i] += summary.time[i];
        for (std::size_t i = 0; i < summary.keys.size() && summary.weights[i] > 0; ++i)
            addWeight(summary.keys[i], summary.weights[i]);
        flags = static_cast<std::uint8_t>(flags | summary.flags);
    }
    [[nodiscard]] std::int64_t time(SliceKind kind) const { return m_time[indexOf(kind)]; }
    [[nodiscard]] std::int32_t heaviest() const
    {
        const auto end = m_weights.begin() + m_used;
        const auto most = std::max_element(m_weights.begin(), end, isLighter);
        return most == end ? -1 : most->key;
    }
    [[nodiscard]] Summary summary(SimTime start, SimTime end)
    {
        std::sort(m_weights.begin(), m_weights.begin() + m_used,
                  [](const Weight& a, const Weight& b) { return isLighter(b, a); });
        Summary result;
        result.start = start;
        result.end = end;
        result.time = m_time;
        result.flags = flags;
        for (std::size_t i = 0; i < std::min(result.keys.size(), static_cast<std::size_t>(m_used)); ++i) {
            result.keys[i] = m_weights[i].key;
            result.weights[i] = m_weights[i].ns;
        }
        return result;
    }

    std::uint8_t flags = 0;

private:
    struct Weight {
        std::int32_t key;
        std::int64_t ns;
    };
    /// Equal weights are decided by the key, so that pictures do not depend on the order of summing.
    static bool isLighter(const Weight& a, const Weight& b) { return a.ns != b.ns ? a.ns < b.ns : a.key > b.key; }

    void addWeight(std::int32_t key, std::int64_t ns)
    {
        const auto end = m_weights.begin() + m_used;
        const auto place = std::find_if(m_weights.begin(), end, [key](const Weight& w) { return w.key == key; });
        if (place != end) {
            place->ns += ns;
        } else if (end != m_weights.end()) {
            *end = {key, ns};
            ++m_used;
        } else if (const auto least = std::min_element(m_weights.begin(), end, isLighter); least->ns < ns) {
            *least = {key, ns};
        }
    }

    std::array<std::int64_t, sliceKinds> m_time{};
    std::array<Weight, 16> m_weights; ///< only the first m_used are set: one Tally is made for each column
    std::ptrdiff_t m_used = 0;
};

std::int32_t SliceRow::keyOf(const Slice& slice) const
{
    return m_key == Key::Thread ? slice.thread.value : slice.core;
}

SliceView SliceRow::slices() const
{
    return SliceView(*this);
}

void SliceRow::unpack(std::size_t block, Block& slices) const
{
    unpackSlices(m_packed.data() + m_offsets[block], m_levels.front()[block].start, slices);
}

Slice SliceRow::last() const
{
    return m_tail.empty() ? slices().back() : m_tail.back();
}

std::int16_t SliceRow::lastCore() const
{
    const auto isRunning = [](const Slice& slice) { return slice.kind == SliceKind::Running; };
    const auto inTail = std::find_if(m_tail.rbegin(), m_tail.rend(), isRunning);
    if (inTail != m_tail.rend())
        return inTail->core;
    for (std::size_t block = m_offsets.size(); block > 0; --block) {
        Block slices;
        unpack(block - 1, slices);
        const auto found = std::find_if(slices.rbegin(), slices.rend(), isRunning);
        if (found != slices.rend())
            return found->core;
    }
    return -1;
}

std::size_t SliceRow::firstEndingAfter(SimTime time) const
{
    const auto endsLater = [](SimTime t, const auto& stretch) { return t < stretch.end; };
    const std::size_t full = m_offsets.size();
    if (full > 0 && m_levels.front().back().end > time) {
        const auto& blocks = m_levels.front();
        const auto block = std::upper_bound(blocks.begin(), blocks.end(), time, endsLater);
        const auto number = static_cast<std::size_t>(block - blocks.begin());
        Block slices;
        unpack(number, slices);
        const auto first = std::upper_bound(slices.begin(), slices.end(), time, endsLater);
        return number * blockSlices + static_cast<std::size_t>(first - slices.begin());
    }
    const auto first = std::upper_bound(m_tail.begin(), m_tail.end(), time, endsLater);
    return full * blockSlices + static_cast<std::size_t>(first - m_tail.begin());
}

std::optional<Slice> SliceRow::at(SimTime time) const
{
    const std::size_t first = firstEndingAfter(time);
    if (first == size())
        return std::nullopt;
    const Slice slice = slices()[first];
    return slice.start <= time ? std::optional(slice) : std::nullopt;
}

std::size_t SliceRow::bytes() const
{
    std::size_t bytes = m_tail.capacity() * sizeof(Slice) + m_packed.capacity();
    bytes += m_offsets.capacity() * sizeof(m_offsets.front());
    for (const auto& level : m_levels)
        bytes += level.capacity() * sizeof(Summary) + sizeof(std::vector<Summary>);
    return bytes;
}

void SliceRow::open(const Slice& slice)
{
    if (m_isOpen && m_tail.back().kind != SliceKind::Running && m_tail.back().start == slice.start)
        m_tail.pop_back();
    else
        close(slice.start);
    m_tail.push_back(slice);
    m_tail.back().end = std::max(slice.start, slice.end);
    m_isOpen = true;
}

void SliceRow::close(SimTime end, std::uint8_t flags)
{
    if (!m_isOpen)
        return;
    Slice& last = m_tail.back();
    last.end = std::max(last.start, end);
    last.flags = static_cast<std::uint8_t>(last.flags | flags);
    m_isOpen = false;
    if (m_tail.size() == blockSlices)
        seal();
}

void SliceRow::extend(SimTime frontier)
{
    if (m_isOpen)
        m_tail.back().end = std::max(m_tail.back().start, frontier);
}

void SliceRow::truncate(SimTime from)
{
    bool wasCut = false;
    // A slice that ends at the instant goes on beyond it, as far as is known then.
    while (m_tail.empty() && !m_offsets.empty() && m_levels.front().back().end >= from)
        unsealLast();
    while (!m_tail.empty() && m_tail.back().start >= from) {
        m_tail.pop_back();
        wasCut = true;
        while (m_tail.empty() && !m_offsets.empty() && m_levels.front().back().end >= from)
            unsealLast();
    }
    const bool goesOn = !m_tail.empty() && m_tail.back().end >= from;
    m_isOpen = goesOn || (m_isOpen && !wasCut);
    if (goesOn) {
        m_tail.back().end = from;
        m_tail.back().flags = static_cast<std::uint8_t>(m_tail.back().flags & ~SlicePreempted);
    }
}

/// Packs the tail, which is a full block of closed slices.
void SliceRow::seal()
{
    growBy(m_packed, blockSlices * 8);
    m_offsets.push_back(static_cast<std::uint32_t>(m_packed.size()));
    packSlices(m_tail, m_packed);
    summarize();
    m_tail.clear();
}

/// Makes the last full block the tail again.
void SliceRow::unsealLast()
{
    Block slices;
    unpack(m_offsets.size() - 1, slices);
    m_tail.assign(slices.begin(), slices.end());
    m_packed.resize(m_offsets.back());
    m_offsets.pop_back();
    std::size_t blocks = m_offsets.size();
    for (auto& level : m_levels) {
        level.resize(std::min(level.size(), blocks));
        blocks /= fanOut;
    }
}

/// Sums up the tail, which is a full block, and the larger blocks that it completes.
void SliceRow::summarize()
{
    if (m_levels.empty())
        m_levels.emplace_back();
    Tally leaf;
    for (const Slice& slice : m_tail) {
        leaf.add(slice.kind, keyOf(slice), (slice.end - slice.start).ns);
        leaf.flags = static_cast<std::uint8_t>(leaf.flags | slice.flags);
    }
    growBy(m_levels.front(), 1);
    m_levels.front().push_back(leaf.summary(m_tail.front().start, m_tail.back().end));
    for (std::size_t level = 0; m_levels[level].size() % fanOut == 0; ++level) {
        if (level + 1 == m_levels.size())
            m_levels.emplace_back();
        Tally parent;
        const auto children = std::span(m_levels[level]).last(fanOut);
        for (const Summary& child : children)
            parent.add(child);
        growBy(m_levels[level + 1], 1);
        m_levels[level + 1].push_back(parent.summary(children.front().start, children.back().end));
    }
}

/// Adds the largest block that begins at the slice and lies in the column, near enough; returns how many slices it
/// has, or 0 if there is no such block.
std::size_t SliceRow::takeBlock(std::size_t slice, SimTime from, SimTime to, Tally& tally) const
{
    const SimTime latest = to + SimTime{(to - from).ns / 16};
    const Summary* best = nullptr;
    std::size_t taken = 0;
    std::size_t size = blockSlices;
    for (const auto& level : m_levels) {
        const std::size_t block = slice / size;
        if (slice % size != 0 || block >= level.size())
            break;
        const Summary& summary = level[block];
        if (summary.start < from || summary.start >= to || summary.end > latest)
            break;
        best = &summary;
        taken = size;
        size *= fanOut;
    }
    if (best)
        tally.add(*best);
    return taken;
}

/// Adds what lies in the column, beginning with the slice; returns the first slice that concerns the next column.
std::size_t SliceRow::takeColumn(const SliceView& view, std::size_t slice, SimTime from, SimTime to, Tally& tally) const
{
    while (slice < view.size()) {
        if (const std::size_t taken = takeBlock(slice, from, to, tally); taken > 0) {
            slice += taken;
            continue;
        }
        const Slice& next = view[slice];
        if (next.start >= to)
            break;
        if (next.start >= from)
            tally.flags = static_cast<std::uint8_t>(tally.flags | next.flags);
        tally.add(next.kind, keyOf(next), (std::min(next.end, to) - std::max(next.start, from)).ns);
        if (next.end > to)
            break;
        ++slice;
    }
    return slice;
}

Pixel SliceRow::pixelOf(const Tally& tally, SimTime width) const
{
    Pixel pixel;
    pixel.flags = tally.flags;
    SliceKind kind = SliceKind::Running;
    if (tally.time(SliceKind::Running) == 0) {
        for (const SliceKind other : {SliceKind::Queued, SliceKind::Blocked, SliceKind::Sleeping}) {
            if (tally.time(other) > tally.time(kind))
                kind = other;
        }
    }
    const std::int64_t ns = tally.time(kind);
    if (ns == 0)
        return pixel;
    pixel.kind = kind;
    pixel.share = static_cast<std::uint8_t>(std::clamp<std::int64_t>(ns * 255 / width.ns, 1, 255));
    if (kind == SliceKind::Running && m_key == Key::Thread)
        pixel.thread = ThreadId(tally.heaviest());
    else if (kind == SliceKind::Running)
        pixel.core = CoreId(tally.heaviest());
    return pixel;
}

void SliceRow::sample(SimTime from, SimTime to, std::span<Pixel> out) const
{
    const auto columns = static_cast<std::int64_t>(out.size());
    if (columns == 0)
        return;
    const std::int64_t whole = (to - from).ns / columns;
    const std::int64_t rest = (to - from).ns % columns;
    const auto edge = [&](std::int64_t column) { return from + SimTime{whole * column + rest * column / columns}; };
    const SliceView view = slices();
    std::size_t slice = firstEndingAfter(from);
    SimTime left = from;
    for (std::int64_t column = 0; column < columns; ++column) {
        const SimTime right = edge(column + 1);
        Tally tally;
        slice = takeColumn(view, slice, left, right, tally);
        out[static_cast<std::size_t>(column)] = right > left ? pixelOf(tally, right - left) : Pixel{};
        left = right;
    }
}

} // namespace threadway::trace
