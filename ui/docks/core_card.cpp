// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/core_card.h"

#include "sched/policy.h"
#include "ui/docks/card_painter.h"
#include "ui/session/selection.h"
#include "ui/theme/theme.h"
#include "ui/words/machine_words.h"
#include "ui/words/words.h"

#include <QFontMetrics>

#include <algorithm>

namespace threadway::ui {
namespace {

constexpr int padding = 10;
constexpr int headerHeight = 22;
constexpr int rowHeight = 24;
constexpr int rowGap = 4;
constexpr int shelfHeight = 16;
constexpr int socketPadding = 6;
constexpr int socketTitle = 15;
constexpr int narrowestChip = 84;
constexpr int chipGap = 6;

std::size_t ownLevels(const CardSource& source)
{
    const auto& levels = source.machine.memory.levels;
    return static_cast<std::size_t>(
        std::count_if(levels.begin(), levels.end(), [](const memory::CacheLevelSpec& spec) { return !spec.isShared; }));
}

void layOutRows(const CardSource& source, CoreCard& card, const QRect& inner)
{
    const int label = labelColumnWidth(source.theme);
    QRect row(inner.left() + label, inner.top() + headerHeight + rowGap, inner.width() - label, chipHeight);
    card.now.rect = row;
    const trace::CoreNow& now = source.state.cores[card.core.index()];
    if (now.thread.isValid())
        card.now = layOutChips(source, {now.thread}, row, card.core);
    // What is dropped runs at once, so its place is in the row "now", beside the thread it takes the core from.
    const int half = (row.width() - chipGap) / 2;
    card.dropSlot = QRect(row.right() + 1 - half, row.top(), half, row.height());
    if (source.dragged.isValid() && !card.now.chips.empty())
        card.now.chips.front().rect.setWidth(std::min(card.now.chips.front().rect.width(), half));
    if (source.hasQueues()) {
        row.translate(0, rowHeight + rowGap);
        card.next = layOutChips(source, threadsInQueue(source.state, card.core), row, card.core);
    }
    int top = row.bottom() + 1 + rowGap + 3;
    for (std::size_t i = 0; i < card.shelves.size(); ++i, top += shelfHeight)
        card.shelfRects.emplace_back(inner.left(), top, inner.width(), shelfHeight);
}

} // namespace

ThreadChip CardSource::chip(ThreadId thread) const
{
    const trace::ThreadNow& now = state.threads[thread.index()];
    ThreadChip chip;
    chip.thread = thread;
    chip.name = QString::fromStdString(blueprint.thread(thread).path);
    chip.letter = words::letter(now.standing);
    const int cores = machine.cores;
    chip.isPinned = cores > 1 && (now.affinity & CoreMask::first(cores)).count() == 1;
    chip.isHovered = selection.hoveredThread() == thread;
    chip.isSelected = selection.selectedThread() == thread;
    chip.hasFocus = focused == thread;
    chip.isLifted = dragged == thread;
    return chip;
}

int labelColumnWidth(const Theme& theme)
{
    const QFontMetrics metrics(theme.font(0.85));
    const int words = std::max(metrics.horizontalAdvance(CardPainter::tr("now")),
                               metrics.horizontalAdvance(CardPainter::tr("next")));
    return std::max(words, metrics.horizontalAdvance(QStringLiteral("L3"))) + 10;
}

int rateColumnWidth(const Theme& theme)
{
    return QFontMetrics(theme.font(0.85)).horizontalAdvance(QStringLiteral("hit 100 %")) + 2;
}

int cardHeight(const CardSource& source)
{
    const int queue = source.hasQueues() ? rowHeight + rowGap : 0;
    const auto shelves = static_cast<int>(ownLevels(source));
    return padding + headerHeight + rowGap + rowHeight + queue + (shelves > 0 ? rowGap + shelves * shelfHeight : 0)
           + padding - 2;
}

CoreCard layOutCard(const CardSource& source, CoreId core, const QRect& rect)
{
    const trace::CoreNow& now = source.state.cores[core.index()];
    CoreCard card;
    card.core = core;
    card.rect = rect;
    card.isOnline = now.isOnline;
    card.place = words::corePlace(source.state.topology, core);
    if (source.position.ns > 0) {
        const std::int64_t busy = source.state.busyBy(core, source.position).ns;
        card.busyPercent = qRound(static_cast<double>(busy) * 100.0 / static_cast<double>(source.position.ns));
    }
    if (now.thread.isValid()) {
        const SimTime from = source.state.threads[now.thread.index()].runsFrom;
        card.isSwitching = source.position < from;
        card.turn = card.isSwitching ? SimTime{} : source.position - from;
        card.slice = fixedSlice(source.machine.policy);
        // A thread that is alone gets slice after slice without leaving its core.
        if (card.slice.ns > 0)
            card.turn.ns %= card.slice.ns;
    }
    card.shelves = cacheShelves(source.blueprint, source.machine.memory, source.state, core);
    layOutRows(source, card, rect.adjusted(padding, padding, -padding, -padding));
    return card;
}

int socketHeight(const CardSource& source)
{
    const auto shared = static_cast<int>(source.machine.memory.levels.size() - ownLevels(source));
    return shared == 0 ? 0 : socketPadding + socketTitle + shared * shelfHeight + socketPadding;
}

SocketCard layOutSocket(const CardSource& source, std::int32_t socket, const std::vector<CoreId>& cores,
                        const QRect& rect)
{
    SocketCard card{socket, cores, rect, {}, sharedShelves(source.machine.memory, source.state, cores), {}};
    const auto count = static_cast<int>(cores.size());
    card.title = source.state.topology.sockets > 1 ? CardPainter::tr("Socket %1, cores: %2").arg(socket).arg(count)
                                                   : CardPainter::tr("Shared, cores: %1").arg(count);
    int top = rect.top() + socketPadding + socketTitle;
    for (std::size_t i = 0; i < card.shelves.size(); ++i, top += shelfHeight)
        card.shelfRects.emplace_back(rect.left() + padding, top, rect.width() - 2 * padding, shelfHeight);
    return card;
}

std::vector<ThreadId> threadsInQueue(const trace::State& state, CoreId queue)
{
    std::vector<ThreadId> threads;
    for (std::size_t i = 0; i < state.threads.size(); ++i) {
        if (state.threads[i].standing == trace::ThreadStanding::Queued && state.threads[i].queue == queue)
            threads.emplace_back(i);
    }
    std::sort(threads.begin(), threads.end(), [&state](ThreadId a, ThreadId b) {
        return state.threads[a.index()].queuedAs < state.threads[b.index()].queuedAs;
    });
    return threads;
}

ChipRow layOutChips(const CardSource& source, const std::vector<ThreadId>& threads, const QRect& rect, CoreId core)
{
    ChipRow row;
    row.rect = rect;
    const int more = QFontMetrics(source.theme.font(0.85)).horizontalAdvance(QStringLiteral("+99")) + 4;
    // Two long names share the row evenly; a thread alone may have all of it.
    const int widest = threads.size() > 1 ? (rect.width() - chipGap) / 2 : rect.width();
    int left = rect.left();
    for (std::size_t i = 0; i < threads.size(); ++i) {
        ThreadChip chip = source.chip(threads[i]);
        if (core.isValid())
            chip.warmth = warmthOf(source.machine, source.state, threads[i], core);
        const bool isLast = i + 1 == threads.size();
        const int room = rect.right() + 1 - left - (isLast ? 0 : more);
        const int width = std::min(std::min(chipWidth(chip, source.theme), widest), std::max(room, 0));
        // A name cut down to two letters tells less than a count.
        if (width < std::min(chipWidth(chip, source.theme), narrowestChip) && i > 0) {
            row.hidden = static_cast<int>(threads.size() - i);
            break;
        }
        chip.rect = QRect(left, rect.top(), width, chipHeight);
        left = chip.rect.right() + 1 + chipGap;
        row.chips.push_back(std::move(chip));
    }
    return row;
}

int deviceHeight()
{
    return padding + headerHeight + rowGap + rowHeight + rowGap + rowHeight + padding - 2;
}

DeviceCard layOutDevice(const CardSource& source, DeviceId device, const QRect& rect)
{
    const scenario::DeviceSpec& spec = source.blueprint.scenario.devices[device.index()];
    const trace::DeviceNow& now = source.state.devices[device.index()];
    DeviceCard card;
    card.device = device;
    card.rect = rect;
    card.name = QString::fromStdString(spec.name);
    card.servers = spec.servers;
    card.served = now.served;
    std::vector<ThreadId> served;
    std::vector<ThreadId> waiting;
    for (const trace::RequestNow& request : now.requests)
        (request.isServed ? served : waiting).push_back(request.thread);
    card.waiting = waiting.size();
    const QRect inner = rect.adjusted(padding, padding, -padding, -padding);
    const int label = labelColumnWidth(source.theme);
    QRect row(inner.left() + label, inner.top() + headerHeight + rowGap, inner.width() - label, chipHeight);
    card.now = layOutChips(source, served, row);
    row.translate(0, rowHeight + rowGap);
    card.next = layOutChips(source, waiting, row);
    return card;
}

QString deviceSentence(const DeviceCard& card)
{
    return CardPainter::tr("%1 serves %2 at a time; %3 wait, %4 have been served.")
        .arg(card.name)
        .arg(card.servers)
        .arg(card.waiting)
        .arg(card.served);
}

SimTime fixedSlice(const scenario::PolicySpec& spec)
{
    // Only round robin gives every thread the same slice; other policies reckon it anew each time.
    if (spec.name != "rr")
        return {};
    const auto accesses = spec.parameters.byId.find("accesses");
    if (accesses != spec.parameters.byId.end() && accesses->second > 0)
        return {};
    const sched::PolicyInfo* info = sched::findPolicy(spec.name);
    if (info == nullptr)
        return {};
    for (const base::ParameterInfo& parameter : info->parameters) {
        if (parameter.id == "slice")
            return spec.parameters.duration(parameter);
    }
    return {};
}

} // namespace threadway::ui
