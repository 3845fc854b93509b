// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/machine_words.h"

#include "sched/policy.h"
#include "ui/words/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace threadway::ui::words {
namespace {

/// The context of these texts for translators.
struct Machine {
    Q_DECLARE_TR_FUNCTIONS(Machine)
};

QString arrow(const QString& name, const QString& before, const QString& after)
{
    return Machine::tr("%1: %2 → %3").arg(name, before, after);
}

void addPolicy(QStringList& lines, const scenario::PolicySpec& from, const scenario::PolicySpec& to)
{
    if (from.name != to.name)
        lines += arrow(Machine::tr("Scheduler"), policyName(from), policyName(to));
    const sched::PolicyInfo* info = sched::findPolicy(to.name);
    if (info == nullptr)
        return;
    for (const base::ParameterInfo& parameter : info->parameters) {
        const std::int64_t after = to.parameters.get(parameter);
        if (from.name != to.name) {
            if (after != parameter.fallback)
                lines += Machine::tr("%1: %2").arg(core(parameter.name), parameterValue(parameter, after));
        } else if (const std::int64_t before = from.parameters.get(parameter); before != after) {
            lines += arrow(core(parameter.name), parameterValue(parameter, before), parameterValue(parameter, after));
        }
    }
}

QString levelText(const memory::MemorySpec& memory, int number)
{
    for (std::size_t i = 0; i < memory.levels.size(); ++i) {
        if (memory::levelNumber(memory, i) == number)
            return cacheLevel(memory.levels[i]);
    }
    return Machine::tr("none");
}

QString onOff(bool isOn)
{
    return isOn ? Machine::tr("on") : Machine::tr("off");
}

QString tlbText(const std::optional<memory::TlbSpec>& tlb)
{
    if (!tlb)
        return Machine::tr("none");
    const QString ways = tlb->ways == 0 ? Machine::tr("any place") : Machine::tr("%1 ways").arg(tlb->ways);
    const QString text
        = Machine::tr("%1 pages of %2, %3, %4").arg(tlb->entries).arg(bytes(tlb->pageBytes), ways, time(tlb->missCost));
    return tlb->isTagged ? Machine::tr("%1, tagged").arg(text) : Machine::tr("%1, flushed").arg(text);
}

/// What differs of an access besides the levels of cache.
void addAccess(QStringList& lines, const memory::MemorySpec& from, const memory::MemorySpec& to)
{
    const auto transfer = [](const memory::MemorySpec& memory) {
        return memory.transferCost ? time(*memory.transferCost) : Machine::tr("as memory");
    };
    if (from.transferCost != to.transferCost)
        lines += arrow(Machine::tr("From another core"), transfer(from), transfer(to));
    if (from.prefetchesNextLine != to.prefetchesNextLine)
        lines += arrow(Machine::tr("Prefetch"), onOff(from.prefetchesNextLine), onOff(to.prefetchesNextLine));
    if (from.classifiesMisses != to.classifiesMisses)
        lines += arrow(Machine::tr("Misses told apart"), onOff(from.classifiesMisses), onOff(to.classifiesMisses));
    if (from.tlb != to.tlb)
        lines += arrow(Machine::tr("TLB"), tlbText(from.tlb), tlbText(to.tlb));
}

void addCaches(QStringList& lines, const memory::MemorySpec& from, const memory::MemorySpec& to)
{
    for (int number = 1; number <= 3; ++number) {
        const QString before = levelText(from, number);
        const QString after = levelText(to, number);
        if (before != after)
            lines += arrow(Machine::tr("L%1").arg(number), before, after);
    }
    if (from.memoryCost != to.memoryCost)
        lines += arrow(Machine::tr("Memory"), time(from.memoryCost), time(to.memoryCost));
    addAccess(lines, from, to);
}

void addBuild(QStringList& lines, const scenario::MachineSpec& from, const scenario::MachineSpec& to)
{
    if (from.topology != to.topology)
        lines += arrow(Machine::tr("Topology"), topology(from.topology), topology(to.topology));
    if (from.stealing != to.stealing)
        lines += arrow(Machine::tr("Idle cores take"), stealing(from.stealing), stealing(to.stealing));
    if (from.balance != to.balance)
        lines += arrow(Machine::tr("Balance every"), time(from.balance), time(to.balance));
    if (from.holdsCoreDuringIo != to.holdsCoreDuringIo)
        lines += arrow(Machine::tr("I/O holds the core"), onOff(from.holdsCoreDuringIo), onOff(to.holdsCoreDuringIo));
}

QString coresConsequence(int from, int to)
{
    if (to > from)
        return Machine::tr("New cores come online with empty caches; waiting threads may take them at once.");
    return Machine::tr("Threads on the cores that go offline queue again and go on elsewhere, with cold caches.");
}

QStringList topologyConsequences(const scenario::MachineSpec& from, const scenario::MachineSpec& to)
{
    QStringList lines;
    if (from.memory == to.memory && !to.memory.levels.empty())
        lines += Machine::tr("A cache stays with the lowest-numbered of the cores that use it; others write back what "
                             "was changed in them, and new ones begin empty.");
    const int nodesBefore = from.topology ? from.topology->nodes : 1;
    const int nodes = to.topology ? to.topology->nodes : 1;
    if (nodesBefore == 1 && nodes > 1)
        lines += Machine::tr("Memory in use lies in node 0.");
    else if (nodes > 1 && nodes < nodesBefore)
        lines += Machine::tr("Memory of nodes that are gone goes to the node that next touches it.");
    return lines;
}

} // namespace

QString policyName(const scenario::PolicySpec& policy)
{
    const sched::PolicyInfo* info = sched::findPolicy(policy.name);
    return info == nullptr ? QString::fromStdString(policy.name) : core(info->name);
}

QString policyShort(const scenario::PolicySpec& policy)
{
    return QString::fromStdString(policy.name).toUpper();
}

QString parameterValue(const base::ParameterInfo& info, std::int64_t value)
{
    switch (info.type) {
    case base::ParameterType::Integer:
        return QString::number(value);
    case base::ParameterType::Duration:
        return time({value});
    case base::ParameterType::Boolean:
        return value != 0 ? Machine::tr("on") : Machine::tr("off");
    case base::ParameterType::Choice:
        return core(info.choices[static_cast<std::size_t>(value)]);
    }
    return {};
}

QString queues(bool perCore)
{
    return perCore ? Machine::tr("one for each core") : Machine::tr("one for all cores");
}

QString placement(scenario::Placement placement)
{
    switch (placement) {
    case scenario::Placement::Sticky:
        return Machine::tr("its last one");
    case scenario::Placement::LongestIdle:
        return Machine::tr("the one idle longest");
    case scenario::Placement::Lowest:
        return Machine::tr("the lowest number");
    }
    return {};
}

QString stealing(sched::Stealing stealing)
{
    switch (stealing) {
    case sched::Stealing::Longest:
        return Machine::tr("from the longest queue");
    case sched::Stealing::Random:
        return Machine::tr("from any queue");
    case sched::Stealing::None:
        return Machine::tr("from their own queue only");
    }
    return {};
}

QString topology(const std::optional<TopologySpec>& topology)
{
    if (!topology)
        return Machine::tr("all cores alike");
    QStringList parts{Machine::tr("sockets: %1").arg(topology->sockets),
                      Machine::tr("cores in each: %1").arg(topology->coresPerSocket)};
    if (topology->smt > 1)
        parts += Machine::tr("threads a core: %1 at %2 %").arg(topology->smt).arg(topology->smtSpeed / 10);
    if (topology->nodes > 1)
        parts += Machine::tr("nodes: %1").arg(topology->nodes);
    QStringList speeds;
    for (const std::int32_t speed : topology->speeds)
        speeds += Machine::tr("%1 %").arg(speed / 10);
    if (!speeds.empty())
        parts += Machine::tr("speeds: %1").arg(speeds.join(QLatin1Char(' ')));
    return parts.join(Machine::tr(", ", "between the parts of a list"));
}

QString bytes(std::int64_t bytes)
{
    const std::array<QString, 4> units{Machine::tr("%1 bytes"), Machine::tr("%1 KiB"), Machine::tr("%1 MiB"),
                                       Machine::tr("%1 GiB")};
    std::size_t unit = 0;
    while (unit + 1 < units.size() && bytes >= 1024 && bytes % 1024 == 0) {
        bytes /= 1024;
        ++unit;
    }
    return units[unit].arg(bytes);
}

QString replacement(memory::Replacement replacement)
{
    switch (replacement) {
    case memory::Replacement::Lru:
        return Machine::tr("LRU");
    case memory::Replacement::TreePlru:
        return Machine::tr("tree PLRU");
    case memory::Replacement::Fifo:
        return Machine::tr("FIFO");
    case memory::Replacement::Random:
        return Machine::tr("random");
    }
    return {};
}

QString cacheLevel(const memory::CacheLevelSpec& level)
{
    const QString ways = level.ways == 0 ? Machine::tr("any place") : Machine::tr("%1 ways").arg(level.ways);
    QString text = Machine::tr("%1 in lines of %2 bytes, %3, %4")
                       .arg(bytes(level.sizeBytes))
                       .arg(level.lineBytes)
                       .arg(ways, time(level.hitCost));
    if (level.replacement != memory::Replacement::Lru)
        text = Machine::tr("%1, %2").arg(text, replacement(level.replacement));
    return level.isInclusive ? text : Machine::tr("%1, not inclusive").arg(text);
}

QList<CostWords> costs()
{
    using scenario::CostSpec;
    return {
        {Machine::tr("Step"), Machine::tr("What each smallest step of a program takes"), &CostSpec::step},
        {Machine::tr("Coroutine switch"), Machine::tr("From one coroutine of a thread to another"),
         &CostSpec::coroutineSwitch},
        {Machine::tr("Thread switch"), Machine::tr("A core turns to another thread of the same process"),
         &CostSpec::threadSwitch},
        {Machine::tr("Process switch"), Machine::tr("A core turns to a thread of another process"),
         &CostSpec::processSwitch},
        {Machine::tr("System call"), Machine::tr("What each call of the operating system takes"),
         &CostSpec::systemCall},
        {Machine::tr("Wake-up"),
         Machine::tr("A core turns to a thread that a lock, a sleep, a device or a call let go on"), &CostSpec::wake},
        {Machine::tr("New coroutine"), Machine::tr("What a program pays for making a coroutine"),
         &CostSpec::createCoroutine},
        {Machine::tr("New thread"), Machine::tr("What a program pays for making a thread"), &CostSpec::createThread},
        {Machine::tr("New process"), Machine::tr("What a program pays for making a process"), &CostSpec::createProcess},
        {Machine::tr("Page at fork"),
         Machine::tr("Making a process by fork, for each page that its parent has touched"), &CostSpec::forkPage},
        {Machine::tr("Page copy"), Machine::tr("The first writing to a page that is shared since a fork"),
         &CostSpec::pageCopy},
        {Machine::tr("End of coroutine"), Machine::tr("What a coroutine pays at its end"), &CostSpec::endCoroutine},
        {Machine::tr("End of thread"), Machine::tr("What a thread pays at its end"), &CostSpec::endThread},
        {Machine::tr("End of process"), Machine::tr("What a process pays at its end"), &CostSpec::endProcess},
        {Machine::tr("Migration"), Machine::tr("A thread begins on another core than before, besides its cold caches"),
         &CostSpec::migration},
    };
}

QString corePlace(const Topology& topology, CoreId core)
{
    if (core.index() >= topology.places.size())
        return {};
    QStringList parts;
    for (std::size_t i = 0; i < topology.places.size(); ++i) {
        if (topology.areSiblings(core, CoreId(i)))
            parts += Machine::tr("shares its core with %1").arg(coreShort(CoreId(i)));
    }
    const Topology::Place& place = topology.at(core);
    if (topology.sockets > 1)
        parts += Machine::tr("socket %1").arg(place.socket);
    if (topology.nodes > 1)
        parts += Machine::tr("node %1").arg(place.node);
    if (place.speed != 1000)
        parts += Machine::tr("speed %1 %").arg(place.speed / 10);
    return parts.join(Machine::tr(", ", "between the parts of a list"));
}

QString machineChange(const scenario::ChangeMachine& change)
{
    QStringList parts;
    if (change.policy)
        parts += Machine::tr("Scheduler: %1").arg(policyName(*change.policy));
    if (change.queuePerCore)
        parts += Machine::tr("Queues: %1").arg(queues(*change.queuePerCore));
    if (change.stealing)
        parts += Machine::tr("Idle cores take: %1").arg(stealing(*change.stealing));
    if (change.balance)
        parts += Machine::tr("Balance every: %1").arg(time(*change.balance));
    if (change.placement)
        parts += Machine::tr("Idle core: %1").arg(placement(*change.placement));
    if (change.cores)
        parts += Machine::tr("Cores: %1").arg(*change.cores);
    if (change.topology)
        parts += Machine::tr("Topology: %1").arg(topology(*change.topology));
    if (change.holdsCoreDuringIo)
        parts += Machine::tr("I/O holds the core: %1").arg(onOff(*change.holdsCoreDuringIo));
    if (change.memory)
        parts += Machine::tr("Other caches");
    if (change.costs)
        parts += Machine::tr("Other costs");
    return parts.join(Machine::tr(", ", "between the parts of a list"));
}

QStringList machineDifferences(const scenario::MachineSpec& from, const scenario::MachineSpec& to)
{
    QStringList lines;
    addPolicy(lines, from.policy, to.policy);
    if (from.queuePerCore != to.queuePerCore)
        lines += arrow(Machine::tr("Queues"), queues(from.queuePerCore), queues(to.queuePerCore));
    if (from.placement != to.placement)
        lines += arrow(Machine::tr("Idle core"), placement(from.placement), placement(to.placement));
    if (from.cores != to.cores)
        lines += arrow(Machine::tr("Cores"), QString::number(from.cores), QString::number(to.cores));
    addBuild(lines, from, to);
    addCaches(lines, from.memory, to.memory);
    const bool hasNodes = to.topology && to.topology->nodes > 1;
    if (hasNodes && from.memory.remoteCost != to.memory.remoteCost)
        lines += arrow(Machine::tr("Remote memory, on top"), time(from.memory.remoteCost), time(to.memory.remoteCost));
    for (const CostWords& words : costs()) {
        if (from.costs.*words.cost != to.costs.*words.cost)
            lines += arrow(words.name, time(from.costs.*words.cost), time(to.costs.*words.cost));
    }
    return lines;
}

QStringList machineConsequences(const scenario::MachineSpec& from, const scenario::MachineSpec& to)
{
    QStringList lines;
    if (from.cores != to.cores)
        lines += coresConsequence(from.cores, to.cores);
    if (from.topology != to.topology)
        lines += topologyConsequences(from, to);
    if (scenario::differenceOf(from, to).concernsScheduling())
        lines += Machine::tr(
            "All threads queue anew: first those that have a core, then those that wait, in their order.");
    if (from.memory != to.memory)
        lines += Machine::tr("All caches begin empty.");
    if (from.costs != to.costs)
        lines += Machine::tr("The costs hold from the next step or switch on.");
    if (from.holdsCoreDuringIo != to.holdsCoreDuringIo)
        lines += Machine::tr("What waits for a device now goes on waiting as it began.");
    return lines;
}

} // namespace threadway::ui::words
