// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/journal_text.h"

#include "base/suggestion.h"
#include "scenario/machine_reader.h"
#include "scenario/quantity.h"
#include "scenario/scenario_writer.h"
#include "scenario/turn.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <sstream>

namespace threadway::scenario {
namespace {

constexpr std::size_t mostEntries = 10'000;
constexpr std::size_t mostTurns = 1'000'000;

/// Threads by every name that calls them; invalid where several bear it.
using ThreadNames = std::map<std::string, ThreadId, std::less<>>;

ThreadNames namesOf(const Blueprint& blueprint)
{
    ThreadNames names;
    const auto add = [&names](const std::string& name, ThreadId thread) {
        const auto [place, isNew] = names.emplace(name, thread);
        if (!isNew && place->second != thread)
            place->second = {};
    };
    for (std::size_t i = 0; i < blueprint.threads.size(); ++i) {
        const Blueprint::Thread& thread = blueprint.threads[i];
        add(thread.name, ThreadId(i));
        add(blueprint.processOf(ThreadId(i)).name + "/" + thread.name, ThreadId(i));
    }
    return names;
}

/// Reads one act.
class EntryReader {
public:
    EntryReader(NodeReader& reader, const Blueprint& blueprint, const ThreadNames& threads, const MachineSpec& machine)
        : m_reader(reader), m_blueprint(blueprint), m_threads(threads), m_machine(machine)
    {
    }

    std::optional<JournalEntry> read(const YamlNode& node)
    {
        JournalEntry entry;
        const YamlNode* at = nullptr;
        m_reader.readMap(
            node, {{"at", [&](const YamlNode& n) { at = &n; }},
                   {"migrate",
                    [&](const YamlNode& n) {
                        begin(n, Migrate{thread(n), {}});
                    }},
                   {"pin",
                    [&](const YamlNode& n) {
                        begin(n, Pin{thread(n), CoreMask::all()});
                    }},
                   {"kill", [&](const YamlNode& n) { begin(n, Kill{thread(n)}); }},
                   {"crash",
                    [&](const YamlNode& n) {
                        begin(n, Crash{process(n), {}});
                    }},
                   {"fault", [&](const YamlNode& n) { begin(n, fault(n)); }},
                   {"tow",
                    [&](const YamlNode& n) {
                        begin(n, Tow{thread(n), false});
                    }},
                   {"steer", [&](const YamlNode& n) { begin(n, Steer{turns(n)}); }},
                   {"choose",
                    [&](const YamlNode& n) {
                        begin(n, Choose{thread(n), {}});
                    }},
                   {"to", [&](const YamlNode& n) { setCore(n); }},
                   {"core", [&](const YamlNode& n) { setChosenCore(n); }},
                   {"cores", [&](const YamlNode& n) { setCores(n); }},
                   {"policy", [&](const YamlNode& n) { change(n).policy = readPolicy(m_reader, n); }},
                   {"queues", [&](const YamlNode& n) { change(n).queuePerCore = readQueuePerCore(m_reader, n); }},
                   {"stealing", [&](const YamlNode& n) { change(n).stealing = readStealing(m_reader, n); }},
                   {"balance", [&](const YamlNode& n) { change(n).balance = m_reader.duration(n, {}); }},
                   {"placement", [&](const YamlNode& n) { change(n).placement = readPlacement(m_reader, n); }},
                   {"topology", [&](const YamlNode& n) { change(n).topology = readTopology(m_reader, n); }},
                   {"io", [&](const YamlNode& n) { change(n).holdsCoreDuringIo = readHoldsCore(m_reader, n); }},
                   {"costs", [&](const YamlNode& n) { change(n).costs = readCosts(m_reader, n, m_machine.costs); }},
                   {"caches", [&](const YamlNode& n) { change(n).memory = readCaches(m_reader, n, m_machine.memory); }},
                   {"restart", [&](const YamlNode& n) { setRestart(n); }}});
        if (at == nullptr || !m_command) {
            m_reader.error(
                node.position, "bad-act",
                TW_TR("an act needs \"at\" and one of: migrate, pin, kill, crash, fault, tow, steer, choose, policy, "
                      "queues, stealing, balance, placement, cores, topology, io, costs, caches"));
            return std::nullopt;
        }
        entry.at = m_reader.duration(*at, {});
        entry.command = *m_command;
        return entry;
    }

private:
    void begin(const YamlNode& node, Command command)
    {
        if (m_command)
            m_reader.error(node.keyPosition, "two-acts", TW_TR("an entry holds one act only"));
        m_command = std::move(command);
    }

    /// The change of the machine that this entry makes: its parts stand beside each other.
    ChangeMachine& change(const YamlNode& node)
    {
        if (!m_command || !std::holds_alternative<ChangeMachine>(*m_command))
            begin(node, ChangeMachine{});
        return std::get<ChangeMachine>(*m_command);
    }

    ThreadId threadNamed(const YamlNode& node, std::string_view name)
    {
        if (const auto found = m_threads.find(name); found != m_threads.end() && found->second.isValid())
            return found->second;
        if (m_reader.isFull())
            return {};
        std::vector<std::string> paths;
        for (const Blueprint::Thread& candidate : m_blueprint.threads)
            paths.push_back(candidate.path);
        const std::string meant = base::mostAlike(name, paths);
        m_reader.error(node.position, "unknown-thread", TW_TR("there is no thread \"{0}\" (nearest name: \"{1}\")"),
                       {std::string(name), meant});
        return {};
    }

    /// A thread, "A~" for its store buffer, or "A/c^" for the coroutine c of it that wakes, unless a thread is called
    /// so.
    ThreadId turnNamed(const YamlNode& node, std::string_view name)
    {
        if (m_threads.contains(name))
            return threadNamed(node, name);
        if (name.ends_with('^'))
            return wakeTurnNamed(node, name.substr(0, name.size() - 1));
        const bool isBuffer = name.ends_with('~');
        const ThreadId owner = threadNamed(node, isBuffer ? name.substr(0, name.size() - 1) : name);
        return isBuffer && owner.isValid() ? bufferTurn(m_blueprint, owner) : owner;
    }

    ThreadId wakeTurnNamed(const YamlNode& node, std::string_view path)
    {
        const std::size_t slash = path.rfind('/');
        const ThreadId thread = threadNamed(node, path.substr(0, slash));
        const std::string_view name = slash == std::string_view::npos ? "" : path.substr(slash + 1);
        if (!thread.isValid())
            return {};
        for (const CoroutineId coroutine : m_blueprint.thread(thread).coroutines) {
            if (m_blueprint.coroutine(coroutine).name == name)
                return wakeTurn(m_blueprint, coroutine);
        }
        m_reader.error(node.position, "unknown-coroutine", TW_TR("the thread \"{0}\" has no coroutine \"{1}\""),
                       {m_blueprint.thread(thread).path, std::string(name)});
        return {};
    }

    ThreadId thread(const YamlNode& node) { return threadNamed(node, m_reader.text(node)); }

    ProcessId process(const YamlNode& node)
    {
        const std::string name = m_reader.text(node);
        if (const auto found = m_blueprint.findProcess(name))
            return *found;
        m_reader.error(node.position, "unknown-process", TW_TR("there is no process \"{0}\""), {name});
        return {};
    }

    Crash fault(const YamlNode& node)
    {
        const ThreadId culprit = thread(node);
        return culprit.isValid() ? Crash{m_blueprint.thread(culprit).process, culprit} : Crash{};
    }

    /// The number behind the star of "A*3".
    std::size_t repeats(const YamlNode& node, const std::string& word, std::size_t star)
    {
        std::size_t times = 0;
        const char* end = word.data() + word.size();
        const auto [stop, error] = std::from_chars(word.data() + star + 1, end, times);
        if (error == std::errc() && stop == end && times >= 1 && times <= mostTurns)
            return times;
        m_reader.error(node.position, "bad-repeats",
                       TW_TR("\"{0}\" needs a whole number from 1 to 1000000 after the *, as in A*3"), {word});
        return 1;
    }

    std::vector<ThreadId> turns(const YamlNode& node)
    {
        std::vector<ThreadId> result;
        std::istringstream words(m_reader.text(node));
        for (std::string word; words >> word && result.size() < mostTurns;) {
            const std::size_t star = word.rfind('*');
            const std::size_t times = star == std::string::npos ? 1 : repeats(node, word, star);
            const ThreadId who = turnNamed(node, std::string_view(word).substr(0, star));
            result.insert(result.end(), std::min(times, mostTurns - result.size()), who);
        }
        return result;
    }

    /// An act may name cores that it will find offline, but none that were never there.
    [[nodiscard]] int mostCores() const { return std::max(m_machine.cores, m_blueprint.scenario.machine.cores); }

    void setCore(const YamlNode& node)
    {
        const auto core = m_reader.integer(node, 0, mostCores() - 1, 0);
        if (auto* migrate = m_command ? std::get_if<Migrate>(&*m_command) : nullptr)
            migrate->core = CoreId(static_cast<std::int32_t>(core));
        else
            m_reader.error(node.keyPosition, "misplaced-key", TW_TR("\"{0}\" must follow \"{1}\""), {"to", "migrate"});
    }

    void setChosenCore(const YamlNode& node)
    {
        const auto core = m_reader.integer(node, 0, mostCores() - 1, 0);
        if (auto* choose = m_command ? std::get_if<Choose>(&*m_command) : nullptr)
            choose->core = CoreId(static_cast<std::int32_t>(core));
        else
            m_reader.error(node.keyPosition, "misplaced-key", TW_TR("\"{0}\" must follow \"{1}\""), {"core", "choose"});
    }

    /// Of a pinned thread; else how many the machine has from now on.
    void setCores(const YamlNode& node)
    {
        if (auto* pin = m_command ? std::get_if<Pin>(&*m_command) : nullptr)
            pin->cores = m_reader.cores(node);
        else
            change(node).cores = readCores(m_reader, node);
    }

    void setRestart(const YamlNode& node)
    {
        const bool restart = m_reader.boolean(node, false);
        if (auto* tow = m_command ? std::get_if<Tow>(&*m_command) : nullptr)
            tow->restart = restart;
        else
            m_reader.error(node.keyPosition, "misplaced-key", TW_TR("\"{0}\" must follow \"{1}\""), {"restart", "tow"});
    }

    NodeReader& m_reader;
    const Blueprint& m_blueprint;
    const ThreadNames& m_threads;
    const MachineSpec& m_machine; ///< as the acts before this one left it
    std::optional<Command> m_command;
};

/// The machine as the act leaves it: one that asks for what cannot be will be passed over.
void takeChange(NodeReader& reader, const YamlNode& node, MachineSpec& machine, const ChangeMachine& change)
{
    const MachineSpec changed = changedMachine(machine, change);
    if (hasItsCores(changed)) {
        machine = changed;
        return;
    }
    reader.warn(node.position, "cores-and-topology",
                TW_TR("this act will be refused: the topology has {0} cores, so {1} cannot be online"),
                {std::to_string(changed.topology->logicalCores()), std::to_string(changed.cores)});
}

std::string coresText(CoreMask mask)
{
    if (mask == CoreMask::all())
        return "all";
    std::string list;
    for (int i = 0; i < maximumCores; ++i) {
        if (mask.contains(CoreId(i)))
            list += (list.empty() ? "" : ", ") + std::to_string(i);
    }
    return "[" + list + "]";
}

struct CommandWriter {
    const Blueprint& blueprint;

    [[nodiscard]] const std::string& path(ThreadId thread) const { return blueprint.thread(thread).path; }

    std::string operator()(const Migrate& c) const
    {
        return fmt::format("migrate: {}, to: {}", path(c.thread), c.core.value);
    }
    std::string operator()(const Pin& c) const
    {
        return fmt::format("pin: {}, cores: {}", path(c.thread), coresText(c.cores));
    }
    std::string operator()(const Kill& c) const { return "kill: " + path(c.thread); }
    std::string operator()(const Crash& c) const
    {
        return c.thread.isValid() ? "fault: " + path(c.thread) : "crash: " + blueprint.process(c.process).name;
    }
    std::string operator()(const Tow& c) const
    {
        return "tow: " + path(c.thread) + (c.restart ? ", restart: true" : "");
    }
    std::string operator()(const Steer& c) const { return "steer: \"" + scheduleText(blueprint, c.turns) + "\""; }
    std::string operator()(const ChangeMachine& c) const { return changeText(c); }
    std::string operator()(const Choose& c) const
    {
        return fmt::format("choose: {}, core: {}", path(c.thread), c.core.value);
    }
};

} // namespace

std::string scheduleText(const Blueprint& blueprint, const std::vector<ThreadId>& turns)
{
    std::string text;
    for (std::size_t i = 0; i < turns.size();) {
        std::size_t end = i + 1;
        while (end < turns.size() && turns[end] == turns[i])
            ++end;
        text += (text.empty() ? "" : " ") + turnName(blueprint, turns[i]);
        if (end - i > 1)
            text += fmt::format("*{}", end - i);
        i = end;
    }
    return text;
}

Journal readJournal(NodeReader& reader, const YamlNode& node, const Blueprint& blueprint)
{
    Journal journal;
    const ThreadNames threads = namesOf(blueprint);
    MachineSpec machine = blueprint.scenario.machine;
    reader.readList(node, mostEntries, [&](const YamlNode& item) {
        auto entry = EntryReader(reader, blueprint, threads, machine).read(item);
        if (!entry)
            return;
        if (!journal.empty() && entry->at < journal.back().at)
            reader.error(item.position, "journal-order", TW_TR("acts must stand in the order of their instants"));
        if (const auto* change = std::get_if<ChangeMachine>(&entry->command))
            takeChange(reader, item, machine, *change);
        journal.push_back(std::move(*entry));
    });
    return journal;
}

std::string journalText(const Journal& journal, const Blueprint& blueprint)
{
    if (journal.empty())
        return {};
    std::string text = "journal:\n";
    for (const JournalEntry& entry : journal) {
        text += fmt::format("  - {{at: {}, {}}}\n", durationText(entry.at),
                            std::visit(CommandWriter{blueprint}, entry.command));
    }
    return text;
}

} // namespace threadway::scenario
