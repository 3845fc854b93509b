// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/cache_shelf.h"

#include "scenario/crew.h"
#include "ui/theme/signs.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>
#include <QStringList>

#include <algorithm>

namespace threadway::ui {
namespace {

/// The context of these texts for translators.
struct Shelf {
    Q_DECLARE_TR_FUNCTIONS(CacheShelf)
};

constexpr int barHeight = 8;

bool touchesMemory(const scenario::Blueprint& blueprint, ThreadId thread)
{
    const std::vector<CoroutineId> coroutines = scenario::guestsOf(blueprint, thread);
    return std::any_of(coroutines.begin(), coroutines.end(), [&blueprint](CoroutineId coroutine) {
        const auto& code = blueprint.unitOf(coroutine).code;
        return std::any_of(code.begin(), code.end(), [](const program::Instruction& instruction) {
            return instruction.op == program::Op::Touch
                   || (instruction.op == program::Op::Compute && instruction.b == 1);
        });
    });
}

std::int32_t linesOf(const trace::CoreNow& core, ThreadId thread, std::size_t index)
{
    const auto found = core.lines[index].find(thread);
    return found == core.lines[index].end() ? 0 : found->second;
}

void paintBar(QPainter& painter, const QRectF& bar, const CacheShelf& shelf, const Theme& theme)
{
    const QColor empty = theme.isDark() ? theme.palette().window.darker(150) : theme.palette().border;
    painter.setPen(Qt::NoPen);
    painter.setBrush(empty);
    painter.drawRoundedRect(bar, 3, 3);
    QPainterPath outline;
    outline.addRoundedRect(bar, 3, 3);
    painter.save();
    painter.setClipPath(outline);
    double x = bar.left();
    for (const auto& [owner, lines] : shelf.parts) {
        const double width = bar.width() * static_cast<double>(lines) / static_cast<double>(shelf.capacity);
        // A gap between owners tells neighbours apart whose colours look alike.
        painter.fillRect(QRectF(x, bar.top(), std::max(1.0, width - 1.0), bar.height()), theme.threadColor(owner));
        x += width;
    }
    painter.restore();
}

QString rateText(const CacheShelf& shelf)
{
    if (shelf.isCold && shelf.level == 1)
        return Shelf::tr("cold");
    if (shelf.hitPercent < 0)
        return {};
    return (shelf.level == 1 ? Shelf::tr("hit %1 %") : Shelf::tr("%1 %")).arg(shelf.hitPercent);
}

/// The levels that a socket shares, or those that it does not, as these cores use them.
std::vector<CacheShelf> shelvesOf(const memory::MemorySpec& memory, const trace::State& state,
                                  const std::vector<CoreId>& cores, bool isShared)
{
    std::vector<CacheShelf> shelves;
    for (std::size_t i = 0; i < memory.levels.size() && i < state.cores.front().lines.size(); ++i) {
        if (memory.levels[i].isShared != isShared)
            continue;
        CacheShelf shelf;
        shelf.level = static_cast<int>(i) + 1;
        shelf.number = memory::levelNumber(memory, i);
        shelf.capacity = std::max<std::int64_t>(1, memory.levels[i].lines());
        std::int64_t hits = 0;
        std::int64_t accesses = 0;
        for (const CoreId core : cores) {
            const trace::CoreNow& now = state.cores[core.index()];
            hits += now.caches[i].hits;
            accesses += now.caches[i].hits + now.caches[i].misses;
            if (shelf.parts.empty()) // all of them see the same lines
                shelf.parts.assign(now.lines[i].begin(), now.lines[i].end());
        }
        std::stable_sort(shelf.parts.begin(), shelf.parts.end(),
                         [](const auto& a, const auto& b) { return a.second > b.second; });
        if (accesses > 0)
            shelf.hitPercent = static_cast<int>((hits * 100 + accesses / 2) / accesses);
        shelves.push_back(std::move(shelf));
    }
    return shelves;
}

} // namespace

bool isCold(const scenario::Blueprint& blueprint, const trace::State& state, ThreadId thread, CoreId core, int level)
{
    const auto index = static_cast<std::size_t>(level - 1);
    const std::int32_t here = linesOf(state.cores[core.index()], thread, index);
    std::int32_t elsewhere = 0;
    for (std::size_t other = 0; other < state.cores.size(); ++other) {
        if (other != core.index())
            elsewhere = std::max(elsewhere, linesOf(state.cores[other], thread, index));
    }
    return here == 0 ? touchesMemory(blueprint, thread) : here * 4 < elsewhere;
}

std::optional<double> warmthOf(const scenario::MachineSpec& machine, const trace::State& state, ThreadId thread,
                               CoreId core)
{
    if (machine.workingSets.capacity > 0)
        return state.cores[core.index()].warm.contains(thread) ? 1.0 : 0.0;
    std::int32_t most = 0;
    for (const trace::CoreNow& other : state.cores)
        most = std::max(most, linesOf(other, thread, 0));
    if (most == 0)
        return std::nullopt;
    return static_cast<double>(linesOf(state.cores[core.index()], thread, 0)) / static_cast<double>(most);
}

std::vector<CacheShelf> cacheShelves(const scenario::Blueprint& blueprint, const memory::MemorySpec& memory,
                                     const trace::State& state, CoreId core)
{
    const trace::CoreNow& now = state.cores[core.index()];
    std::vector<CacheShelf> shelves = shelvesOf(memory, state, {core}, false);
    for (CacheShelf& shelf : shelves)
        shelf.isCold = now.thread.isValid() && isCold(blueprint, state, now.thread, core, shelf.level);
    return shelves;
}

std::vector<CacheShelf> sharedShelves(const memory::MemorySpec& memory, const trace::State& state,
                                      const std::vector<CoreId>& cores)
{
    return shelvesOf(memory, state, cores, true);
}

void paintShelf(QPainter& painter, const QRect& row, int labelWidth, int rateWidth, const CacheShelf& shelf,
                const Theme& theme)
{
    painter.setFont(theme.font(0.85));
    painter.setPen(theme.palette().textDim);
    painter.drawText(QRect(row.left(), row.top(), labelWidth, row.height()), Qt::AlignVCenter | Qt::AlignLeft,
                     Shelf::tr("L%1").arg(shelf.number));
    paintBar(painter,
             QRect(row.left() + labelWidth, row.top() + (row.height() - barHeight) / 2,
                   row.width() - labelWidth - rateWidth - 8, barHeight),
             shelf, theme);

    QRect rate(row.right() + 1 - rateWidth, row.top(), rateWidth, row.height());
    if (shelf.isCold) {
        const QRect sign(rate.left(), rate.top() + (rate.height() - 12) / 2, 12, 12);
        signs::drawSnowflake(painter, sign, theme.threadColor(ThreadId(0))); // sky blue
        rate.setLeft(rate.left() + 16);
    }
    painter.setPen(theme.palette().textDim);
    painter.drawText(rate, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(rateText(shelf), Qt::ElideRight, rate.width()));
}

QString shelfSentence(const scenario::Blueprint& blueprint, const CacheShelf& shelf)
{
    QStringList lines{Shelf::tr("L%1 cache, %2 lines").arg(shelf.number).arg(shelf.capacity)};
    for (const auto& [owner, count] : shelf.parts)
        lines << Shelf::tr("%1: %2").arg(QString::fromStdString(blueprint.thread(owner).path)).arg(count);
    if (shelf.hitPercent >= 0)
        lines << Shelf::tr("Hit rate %1 % since the start").arg(shelf.hitPercent);
    if (shelf.isCold)
        lines << Shelf::tr("Cold for the thread that runs: few of its lines are here");
    return lines.join(QLatin1Char('\n'));
}

} // namespace threadway::ui
