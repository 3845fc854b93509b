// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/scenario_reader.h"

#include "scenario/deadlock_text.h"
#include "scenario/machine_reader.h"
#include "scenario/resource_reader.h"
#include "scenario/text_check.h"
#include "scenario/thread_attributes_reader.h"
#include "scenario/workload_text.h"
#include "sync/primitive.h"

#include <algorithm>
#include <array>
#include <bit>
#include <set>

namespace threadway::scenario {
namespace {

constexpr std::int64_t formatVersion = 1;
constexpr std::size_t mostCoroutines = 1000;
constexpr std::size_t mostFiles = 64;
constexpr std::size_t mostDirectoryBytes = 4096;
/// Locks of a scenario, variables and buffers of a process: programs look them up by name, one after the other.
constexpr std::size_t mostNamedThings = 4096;
constexpr std::int64_t mostInstances = 100'000;
constexpr std::int64_t mostWorkers = 64;
constexpr std::int64_t mostForks = 10'000;
constexpr std::int64_t mostServers = 1'000'000;
constexpr std::array<std::string_view, 2> startWords{"arrival", "spawned"};
constexpr std::array<std::string_view, 2> deviceQueues{"fifo", "shortest"};
constexpr std::int64_t mostAlignment = 4096;
constexpr std::int64_t mostBufferBytes = std::int64_t{1} << 40U;

/// The sections of a file, read in the order in which they depend on each other.
class ScenarioReader {
public:
    ScenarioReader(NodeReader& reader, std::string_view file) : m_reader(reader), m_file(file), m_lineStarts{0}
    {
        for (std::size_t at = file.find('\n'); at != std::string_view::npos; at = file.find('\n', at + 1))
            m_lineStarts.push_back(at + 1);
    }

    Scenario read(const YamlNode& root)
    {
        Scenario scenario;
        readVersion(root);
        const YamlNode* machine = root.find("machine");
        scenario.machine = readMachine(m_reader, machine != nullptr ? *machine : YamlNode{});
        const auto ignore = [](const YamlNode&) {};
        m_reader.readMap(
            root,
            {{"threadway", ignore},
             {"machine", ignore},
             {"variants", ignore},
             {"variant", ignore},
             {"journal", ignore},
             {"recorded", ignore},
             {"id", [&](const YamlNode& node) { readId(scenario, node); }},
             {"title", [&](const YamlNode& node) { scenario.title = m_reader.localText(node); }},
             {"story", [&](const YamlNode& node) { scenario.story = m_reader.localText(node); }},
             {"unit", [&](const YamlNode& node) { scenario.unit = static_cast<int>(m_reader.integer(node, 0, 8, 0)); }},
             {"seed", [&](const YamlNode& node) { scenario.seed = seed(node); }},
             {"until", [&](const YamlNode& node) { scenario.until = m_reader.duration(node, {}); }},
             {"pace", [&](const YamlNode& node) { scenario.pace = m_reader.duration(node, {}); }},
             {"deadlock", [&](const YamlNode& node) { scenario.deadlock = readDeadlock(m_reader, node); }},
             {"locks", [&](const YamlNode& node) { readLocks(scenario, node); }},
             {"devices", [&](const YamlNode& node) { readDevices(scenario, node); }},
             {"ipc", [&](const YamlNode& node) { scenario.channels = readChannels(m_reader, node); }},
             {"processes", [&](const YamlNode& node) { readProcesses(scenario, node); }}});
        if (root.kind == YamlNode::Kind::Map && root.find("processes") == nullptr)
            m_reader.error(root.position, "missing-key", TW_TR("the key \"{0}\" is missing"), {"processes"});
        return scenario;
    }

private:
    void readVersion(const YamlNode& root)
    {
        if (root.kind != YamlNode::Kind::Map)
            return;
        const YamlNode* version = root.find("threadway");
        if (version == nullptr) {
            m_reader.error(root.position, "no-version",
                           TW_TR("this is no Threadway file: it must say \"threadway: 1\""));
        } else if (version->scalar != std::to_string(formatVersion)) {
            m_reader.error(version->position, "other-version",
                           TW_TR("this program reads version 1 of the format; the file says \"{0}\""),
                           {version->scalar});
        }
    }

    void readId(Scenario& scenario, const YamlNode& node)
    {
        const std::string id = m_reader.text(node);
        if (m_reader.isName(node, id))
            scenario.id = id;
    }

    std::uint64_t seed(const YamlNode& node)
    {
        return static_cast<std::uint64_t>(m_reader.integer(node, 0, std::numeric_limits<std::int64_t>::max(), 1));
    }

    void readLocks(Scenario& scenario, const YamlNode& node)
    {
        m_reader.readNames(
            node,
            [&](const YamlNode& entry) {
                ObjectSpec object;
                object.name = entry.key;
                const YamlNode* kind = entry.kind == YamlNode::Kind::Map ? entry.find("kind") : &entry;
                if (kind == nullptr) {
                    m_reader.error(entry.position, "missing-key", TW_TR("the key \"{0}\" is missing"), {"kind"});
                    return;
                }
                object.kind = m_reader.text(*kind);
                const sync::PrimitiveInfo* info = sync::findPrimitive(object.kind);
                if (info == nullptr) {
                    std::string known;
                    for (const sync::PrimitiveInfo* candidate : sync::primitives())
                        known += (known.empty() ? "" : ", ") + std::string(candidate->id);
                    m_reader.error(kind->position, "unknown-primitive",
                                   TW_TR("there is no kind of lock \"{0}\"; there are: {1}"), {object.kind, known});
                    return;
                }
                if (entry.kind == YamlNode::Kind::Map)
                    object.parameters = m_reader.parameters(entry, info->parameters, {"kind"});
                scenario.locks.push_back(std::move(object));
            },
            mostNamedThings);
    }

    void readDevices(Scenario& scenario, const YamlNode& node)
    {
        m_reader.readNames(
            node,
            [&](const YamlNode& entry) {
                DeviceSpec device;
                device.name = entry.key;
                const auto servers = [&](const YamlNode& value) {
                    device.servers = static_cast<int>(m_reader.integer(value, 1, mostServers, 1));
                };
                const auto queue = [&](const YamlNode& value) {
                    device.queue = static_cast<DeviceQueue>(m_reader.choice(value, deviceQueues, 0));
                };
                m_reader.readMap(entry, {{"servers", servers}, {"queue", queue}});
                scenario.devices.push_back(std::move(device));
            },
            mostNamedThings);
    }

    void readProcesses(Scenario& scenario, const YamlNode& node)
    {
        m_reader.readNames(node, [&](const YamlNode& entry) { scenario.processes.push_back(readProcess(entry)); });
        if (scenario.processes.empty())
            m_reader.error(node.position, "no-process", TW_TR("there must be at least one process"));
    }

    ProcessSpec readProcess(const YamlNode& node)
    {
        ProcessSpec process;
        process.name = node.key;
        m_reader.readMap(
            node, {{"functions",
                    [&](const YamlNode& entry) {
                        process.functions = m_reader.text(entry);
                        process.functionsOrigin = originOf(entry);
                    }},
                   {"shared", [&](const YamlNode& entry) { readShared(process, entry); }},
                   {"buffers", [&](const YamlNode& entry) { readBuffers(process, entry); }},
                   {"files",
                    [&](const YamlNode& entry) {
                        m_reader.readList(entry, mostFiles,
                                          [&](const YamlNode& file) { process.files.push_back(m_reader.text(file)); });
                    }},
                   {"forks",
                    [&](const YamlNode& entry) {
                        process.forks = static_cast<int>(m_reader.integer(entry, 0, mostForks, 0));
                    }},
                   {"directory", [&](const YamlNode& entry) { readDirectory(process, entry); }},
                   {"handlers", [&](const YamlNode& entry) { process.handlers = readHandlers(m_reader, entry); }},
                   {"threads",
                    [&](const YamlNode& entry) {
                        m_reader.readNames(
                            entry, [&](const YamlNode& thread) { process.threads.push_back(readThread(thread)); });
                    }},
                   {"generate", [&](const YamlNode& entry) { process.workload = readWorkload(m_reader, entry); }}});
        if (process.workload)
            addGenerated(process, node);
        if (process.threads.empty())
            m_reader.error(node.keyPosition, "no-thread",
                           TW_TR("the process \"{0}\" needs at least one thread: nothing else can run"), {node.key});
        return process;
    }

    /// Threads of the file stand first, whatever the order of its sections.
    void addGenerated(ProcessSpec& process, const YamlNode& node)
    {
        std::set<std::string> taken;
        for (const ThreadSpec& thread : process.threads)
            taken.insert(thread.name);
        for (ThreadSpec& thread : generatedThreads(*process.workload)) {
            if (taken.contains(thread.name))
                m_reader.error(node.keyPosition, "duplicate-key", TW_TR("\"{0}\" is given twice"), {thread.name});
            process.threads.push_back(std::move(thread));
        }
    }

    void readDirectory(ProcessSpec& process, const YamlNode& node)
    {
        process.directory = m_reader.text(node);
        if (process.directory.substr(0, 1) != "/" || process.directory.size() > mostDirectoryBytes)
            m_reader.error(node.position, "bad-directory",
                           TW_TR("a directory is named from the root on, such as /home, in at most 4096 bytes"));
    }

    void readShared(ProcessSpec& process, const YamlNode& node)
    {
        m_reader.readNames(
            node, [&](const YamlNode& entry) { process.shared.push_back(readVariable(entry)); }, mostNamedThings);
    }

    /// An initial value, or a map with it and with what its address must be a multiple of.
    VariableSpec readVariable(const YamlNode& node)
    {
        VariableSpec variable{node.key, {}, 8};
        if (node.kind != YamlNode::Kind::Map) {
            variable.initial = m_reader.initialValue(node);
            return variable;
        }
        m_reader.readMap(node,
                         {{"value", [&](const YamlNode& entry) { variable.initial = m_reader.initialValue(entry); }},
                          {"align", [&](const YamlNode& entry) {
                               variable.alignment = m_reader.size(entry, variable.alignment);
                               if (variable.alignment >= 8 && variable.alignment <= mostAlignment
                                   && std::has_single_bit(static_cast<std::uint64_t>(variable.alignment)))
                                   return;
                               m_reader.error(entry.position, "bad-alignment",
                                              TW_TR("a variable is aligned to a power of two from 8 to 4096"));
                               variable.alignment = 8;
                           }}});
        return variable;
    }

    void readBuffers(ProcessSpec& process, const YamlNode& node)
    {
        m_reader.readNames(
            node,
            [&](const YamlNode& entry) {
                const std::int64_t bytes = m_reader.size(entry, 64);
                if (bytes > mostBufferBytes)
                    m_reader.error(entry.position, "bad-size", TW_TR("a buffer may have at most 1024G"));
                process.buffers.push_back({entry.key, std::min(bytes, mostBufferBytes)});
            },
            mostNamedThings);
    }

    ThreadSpec readThread(const YamlNode& node)
    {
        ThreadSpec thread;
        thread.name = node.key;
        if (node.kind == YamlNode::Kind::Scalar) {
            thread.program = node.scalar;
            thread.origin = originOf(node);
            return thread;
        }
        const auto number = [&](std::int32_t& target, std::int64_t least, std::int64_t most) {
            return [this, &target, least, most](const YamlNode& entry) {
                target = static_cast<std::int32_t>(m_reader.integer(entry, least, most, target));
            };
        };
        std::vector<NodeReader::Field> fields{
            {"program",
             [&](const YamlNode& entry) {
                 thread.program = m_reader.text(entry);
                 thread.origin = originOf(entry);
             }},
            {"coroutines", [&](const YamlNode& entry) { readCoroutines(thread, entry); }},
            {"affinity", [&](const YamlNode& entry) { thread.affinity = m_reader.cores(entry); }},
            {"arrives", [&](const YamlNode& entry) { thread.arrival = m_reader.duration(entry, {}); }},
            {"priority", number(thread.priority, -1'000'000, 1'000'000)},
            {"nice", number(thread.nice, -20, 19)},
            {"start", startInto(thread.isSpawned)},
            {"count", number(thread.count, 1, mostInstances)},
            {"workers", number(thread.workers, 1, mostWorkers)}};
        fields.push_back({"working-set", [&](const YamlNode& entry) {
                              thread.workingSet = m_reader.integer(entry, 0, mostSetUnits, 0);
                          }});
        fields.push_back({"claims", [&](const YamlNode& entry) { thread.claims = readClaims(m_reader, entry); }});
        addAttributeFields(fields, m_reader, thread.attributes);
        m_reader.readMap(node, fields);
        checkAttributes(m_reader, node, thread.attributes);
        if (node.find("program") != nullptr && node.find("coroutines") != nullptr)
            m_reader.error(node.keyPosition, "two-programs",
                           TW_TR("a thread has either a program or coroutines, not both"));
        return thread;
    }

    std::function<void(const YamlNode&)> startInto(bool& isSpawned)
    {
        return [this, &isSpawned](const YamlNode& entry) { isSpawned = m_reader.choice(entry, startWords, 0) == 1; };
    }

    void readCoroutines(ThreadSpec& thread, const YamlNode& node)
    {
        std::size_t count = 0;
        m_reader.readNames(node, [&](const YamlNode& entry) {
            CoroutineSpec coroutine = readCoroutine(entry);
            const bool fitted = count <= mostCoroutines;
            count += static_cast<std::size_t>(coroutine.count);
            if (count <= mostCoroutines)
                thread.coroutines.push_back(std::move(coroutine));
            else if (fitted)
                m_reader.error(entry.keyPosition, "too-many", TW_TR("there are more than {0} entries here"),
                               {std::to_string(mostCoroutines)});
        });
    }

    CoroutineSpec readCoroutine(const YamlNode& node)
    {
        CoroutineSpec coroutine;
        coroutine.name = node.key;
        const auto readProgram = [&](const YamlNode& entry) {
            coroutine.program = m_reader.text(entry);
            coroutine.origin = originOf(entry);
        };
        if (node.kind != YamlNode::Kind::Map) {
            readProgram(node);
            return coroutine;
        }
        const auto readCount = [&](const YamlNode& entry) {
            coroutine.count = static_cast<int>(m_reader.integer(entry, 1, mostCoroutines, 1));
        };
        m_reader.readMap(node,
                         {{"program", readProgram}, {"start", startInto(coroutine.isSpawned)}, {"count", readCount}});
        return coroutine;
    }

    /// Offset of the first letter of the line, counted from 1; the size of the file if there is no such line.
    [[nodiscard]] std::size_t offsetOfLine(int line) const
    {
        const auto index = static_cast<std::size_t>(line - 1);
        return index < m_lineStarts.size() ? m_lineStarts[index] : m_file.size();
    }

    /// The position of the offset, which the parser counted in bytes, in letters.
    [[nodiscard]] base::SourcePosition placeOf(std::size_t offset, base::SourcePosition position) const
    {
        const std::size_t start = offsetOfLine(position.line);
        const std::string_view before = m_file.substr(start, offset - start);
        const auto inside = std::count_if(before.begin(), before.end(), isContinuation);
        return {position.line, position.column - static_cast<int>(inside)};
    }

    /// A block text begins on the line after its mark, indented as its first line that is not blank.
    [[nodiscard]] ProgramOrigin originOf(const YamlNode& node) const
    {
        const base::SourcePosition position = node.position;
        if (position.line == 0)
            return {};
        const std::size_t mark = offsetOfLine(position.line) + static_cast<std::size_t>(position.column - 1);
        const bool isBlock = mark < m_file.size() && (m_file[mark] == '|' || m_file[mark] == '>');
        if (!isBlock)
            return flowOrigin(m_file, mark, placeOf(mark, position), node.scalar.size());
        const std::size_t next = offsetOfLine(position.line + 1);
        const std::size_t text = m_file.find_first_not_of(" \n", next);
        if (text == std::string_view::npos)
            return blockOrigin(position.line + 1, 0);
        const std::size_t lineStart = text == 0 ? 0 : m_file.rfind('\n', text) + 1;
        return blockOrigin(position.line + 1, static_cast<int>(text - lineStart));
    }

    NodeReader& m_reader;
    std::string_view m_file;
    std::vector<std::size_t> m_lineStarts;
};

} // namespace

Scenario readScenario(NodeReader& reader, const YamlNode& root, std::string_view file)
{
    return ScenarioReader(reader, file).read(root);
}

} // namespace threadway::scenario
