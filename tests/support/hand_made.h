// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/event.h"
#include "scenario/blueprint.h"

#include <initializer_list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace threadway::test {

/// Builds a Blueprint piece by piece, without compiler or files, so that what a view is shown is known exactly.
class HandMade {
public:
    HandMade() : m_blueprint(std::make_shared<scenario::Blueprint>()) {}

    /// A statement at the top of its program.
    static program::Statement statement(program::StatementKind kind, std::string text, SimTime nominal = {},
                                        ObjectId object = {})
    {
        program::Statement made;
        made.kind = kind;
        made.text = std::move(text);
        made.nominal = nominal;
        made.object = object;
        return made;
    }

    UnitId unit(std::vector<program::Statement> statements, std::vector<program::CriticalSection> sections = {})
    {
        program::Unit made;
        for (std::size_t i = 0; i < statements.size(); ++i) {
            statements[i].position.line = static_cast<int>(i) + 1;
            if (statements[i].blockEnd == 0)
                statements[i].blockEnd = static_cast<std::int32_t>(i) + 1;
        }
        made.statements = std::move(statements);
        made.criticalSections = std::move(sections);
        m_blueprint->units.push_back(std::move(made));
        return UnitId{m_blueprint->units.size() - 1};
    }

    ObjectId mutex(std::string name)
    {
        m_blueprint->objects.push_back({std::move(name), sync::findPrimitive("mutex"), {}});
        return ObjectId{m_blueprint->objects.size() - 1};
    }

    ProcessId process(std::string name, std::int64_t heapBytes = 0, std::vector<std::string> files = {})
    {
        scenario::Blueprint::Process made;
        made.name = std::move(name);
        made.pid = 101 + static_cast<int>(m_blueprint->processes.size());
        made.heapBytes = heapBytes;
        made.files = std::move(files);
        m_blueprint->processes.push_back(std::move(made));
        return ProcessId{m_blueprint->processes.size() - 1};
    }

    /// A thread of the newest process; one unit for each coroutine, a plain thread has one.
    ThreadId thread(std::string name, const std::vector<UnitId>& units)
    {
        const ThreadId id{m_blueprint->threads.size()};
        scenario::Blueprint::Thread made;
        made.name = std::move(name);
        made.path = made.name;
        made.process = ProcessId{m_blueprint->processes.size() - 1};
        for (const UnitId unit : units) {
            scenario::Blueprint::Coroutine coroutine;
            coroutine.name = units.size() > 1 ? "c" + std::to_string(made.coroutines.size() + 1) : std::string();
            coroutine.thread = id;
            coroutine.unit = unit;
            coroutine.isMain = units.size() == 1;
            made.coroutines.push_back(CoroutineId{m_blueprint->coroutines.size()});
            m_blueprint->coroutines.push_back(std::move(coroutine));
        }
        m_blueprint->threads.push_back(std::move(made));
        m_blueprint->processes.back().threads.push_back(id);
        return id;
    }

    void cores(int count) { m_blueprint->scenario.machine.cores = count; }
    [[nodiscard]] scenario::BlueprintPtr blueprint() const { return m_blueprint; }

private:
    std::shared_ptr<scenario::Blueprint> m_blueprint;
};

/// An event without wide operand.
inline machine::Event event(SimTime time, machine::EventKind kind, int core = -1, int thread = -1, int a = 0, int b = 0,
                            std::uint8_t flag = 0)
{
    return {time, kind, flag, static_cast<std::int16_t>(core), thread, a, b};
}

/// An event whose operands are one 64-bit number.
inline machine::Event wideEvent(SimTime time, machine::EventKind kind, int core, int thread, std::int64_t wide)
{
    return machine::Event{time, kind, 0, static_cast<std::int16_t>(core), thread, 0, 0}.setWide(wide);
}

} // namespace threadway::test
