// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/journal_port.h"

#include "machine/simulator.h"
#include "ui/words/machine_words.h"

namespace threadway::ui {
namespace {

using machine::Refusal;

/// The same rules as machine::check, over the state at the playhead.
struct Checker {
    const trace::State& state;
    const scenario::MachineSpec& machine; ///< of the playhead

    [[nodiscard]] Refusal thread(ThreadId id) const
    {
        if (!id.isValid() || id.index() >= state.threads.size())
            return Refusal::NoSuchThread;
        const trace::ThreadStanding standing = state.threads[id.index()].standing;
        if (standing == trace::ThreadStanding::NotArrived)
            return Refusal::NoSuchThread;
        return standing == trace::ThreadStanding::Ended ? Refusal::ThreadEnded : Refusal::None;
    }
    Refusal operator()(const scenario::Migrate& command) const
    {
        if (const Refusal refusal = thread(command.thread); refusal != Refusal::None)
            return refusal;
        if (!command.core.isValid() || command.core.value >= machine.cores)
            return Refusal::NoSuchCore;
        const trace::ThreadNow& now = state.threads[command.thread.index()];
        if (!now.affinity.contains(command.core))
            return Refusal::AffinityForbids;
        return now.core == command.core ? Refusal::AlreadyThere : Refusal::None;
    }
    Refusal operator()(const scenario::Pin& command) const
    {
        if (const Refusal refusal = thread(command.thread); refusal != Refusal::None)
            return refusal;
        const CoreMask usable = command.cores & CoreMask::first(machine.cores);
        return usable.isEmpty() ? Refusal::EmptyMask : Refusal::None;
    }
    Refusal operator()(const scenario::Kill& command) const { return thread(command.thread); }
    Refusal operator()(const scenario::Tow& command) const { return thread(command.thread); }
    Refusal operator()(const scenario::Crash& command) const
    {
        if (!command.process.isValid() || command.process.index() >= state.processes.size())
            return Refusal::NoSuchProcess;
        return state.processes[command.process.index()].isClosed ? Refusal::ProcessEnded : Refusal::None;
    }
    Refusal operator()(const scenario::Steer&) const { return Refusal::None; }
    Refusal operator()(const scenario::ChangeMachine& change) const { return machine::checkChange(machine, change); }
    Refusal operator()(const scenario::Choose& command) const
    {
        if (const Refusal refusal = thread(command.thread); refusal != Refusal::None)
            return refusal;
        if (!command.core.isValid() || command.core.index() >= state.cores.size())
            return Refusal::NoSuchCore;
        const trace::ThreadNow& now = state.threads[command.thread.index()];
        if (!now.affinity.contains(command.core))
            return Refusal::AffinityForbids;
        if (now.core == command.core)
            return Refusal::AlreadyThere;
        return now.standing == trace::ThreadStanding::Queued ? Refusal::None : Refusal::NotReady;
    }
};

struct Describer {
    const scenario::Blueprint& blueprint;

    [[nodiscard]] QString name(ThreadId id) const { return QString::fromStdString(blueprint.thread(id).path); }

    QString operator()(const scenario::Migrate& c) const
    {
        return JournalPort::tr("Move %1 to core %2").arg(name(c.thread)).arg(c.core.value);
    }
    QString operator()(const scenario::Pin& c) const
    {
        const int cores = blueprint.scenario.machine.cores;
        if ((c.cores & CoreMask::first(cores)) == CoreMask::first(cores))
            return JournalPort::tr("Unpin %1").arg(name(c.thread));
        QStringList list;
        for (int i = 0; i < cores; ++i) {
            if (c.cores.contains(CoreId(i)))
                list += QString::number(i);
        }
        return JournalPort::tr("Pin %1 to core %2").arg(name(c.thread), list.join(QStringLiteral(", ")));
    }
    QString operator()(const scenario::Kill& c) const { return JournalPort::tr("End %1").arg(name(c.thread)); }
    QString operator()(const scenario::Tow& c) const { return JournalPort::tr("Tow %1").arg(name(c.thread)); }
    QString operator()(const scenario::Crash& c) const
    {
        return JournalPort::tr("Crash %1").arg(QString::fromStdString(blueprint.process(c.process).name));
    }
    QString operator()(const scenario::Steer&) const { return JournalPort::tr("Steer the schedule"); }
    QString operator()(const scenario::ChangeMachine& c) const { return words::machineChange(c); }
    QString operator()(const scenario::Choose& c) const
    {
        return JournalPort::tr("Choose %1 for core %2").arg(name(c.thread)).arg(c.core.value);
    }
};

} // namespace

JournalPort::JournalPort(Document& document, const Playback& playback, QObject* parent)
    : CommandPort(parent), m_document(document), m_playback(playback)
{
}

scenario::Command JournalPort::meant(const scenario::Command& command) const
{
    const auto* move = std::get_if<scenario::Migrate>(&command);
    const trace::State& state = m_playback.state();
    if (move == nullptr || !move->core.isValid() || move->core.index() >= state.cores.size())
        return command;
    const scenario::Choose choice{move->thread, move->core};
    const bool isAsked = state.cores[move->core.index()].awaitsChoice;
    return isAsked && Checker{state, m_playback.machine()}(choice) == Refusal::None ? scenario::Command(choice)
                                                                                    : command;
}

Refusal JournalPort::check(const scenario::Command& command) const
{
    return std::visit(Checker{m_playback.state(), m_playback.machine()}, meant(command));
}

Refusal JournalPort::submit(const scenario::Command& asked)
{
    const scenario::Command command = meant(asked);
    const QString description = describe(*m_document.blueprint(), command);
    const Refusal refusal = check(command);
    if (refusal != Refusal::None) {
        Q_EMIT refused(description, refusal);
        return refusal;
    }
    // What stands at the playhead has happened; a command comes before anything else of its instant.
    m_document.addEntry({m_playback.position() + SimTime{1}, command}, description);
    Q_EMIT submitted(description);
    return Refusal::None;
}

QString JournalPort::describe(const scenario::Blueprint& blueprint, const scenario::Command& command)
{
    return std::visit(Describer{blueprint}, command);
}

} // namespace threadway::ui
