// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/game/game_words.h"

#include "explore/footprint.h"
#include "machine/untimed.h"
#include "scenario/turn.h"
#include "trace/output.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace threadway::ui::game_words {
namespace {

using explore::Goal;
using program::Op;

/// The context of these texts for translators.
struct Game {
    Q_DECLARE_TR_FUNCTIONS(Game)
};

QString threadsOf(const scenario::Blueprint& blueprint, const Goal& goal)
{
    QStringList names;
    for (const explore::Stretch& place : goal.places) {
        const QString name = QString::fromStdString(blueprint.thread(place.thread).path);
        if (!names.contains(name))
            names += name;
    }
    return names.join(Game::tr(", ", "between names"));
}

/// What the thread would do with its next step.
QString nextStep(const machine::World& world, ThreadId thread)
{
    const scenario::Blueprint& blueprint = *world.blueprint;
    const program::Instruction* instruction = explore::instructionOf(world, thread);
    if (instruction == nullptr)
        return Game::tr("lets its next coroutine go on");
    const auto variable
        = [&] { return QString::fromStdString(blueprint.variables[static_cast<std::size_t>(instruction->a)].name); };
    if (instruction->op == Op::LoadShared)
        return Game::tr("reads %1").arg(variable());
    if (instruction->op == Op::StoreShared)
        return Game::tr("writes %1").arg(variable());
    if (instruction->op == Op::Unary || instruction->op == Op::Binary)
        return Game::tr("calculates");
    if (instruction->op == Op::Return)
        return Game::tr("comes to its end");
    if (instruction->op != Op::Sync)
        return statement(world, thread);
    const auto& object = blueprint.object(ObjectId(instruction->a));
    const auto keyword = object.kind->operations[instruction->c].keyword;
    return QStringLiteral("%1(%2)").arg(QString::fromUtf8(keyword.data(), static_cast<qsizetype>(keyword.size())),
                                        QString::fromStdString(object.name));
}

/// What the store buffer of the thread would do.
QString buffer(const machine::World& world, ThreadId thread)
{
    const auto& stores = world.thread(thread).stores;
    if (stores.empty())
        return Game::tr("buffer empty");
    const auto& name = world.blueprint->variables[stores.front().variable.index()].name;
    return Game::tr("%1 = %2 arrives", "a write reaches memory")
        .arg(QString::fromStdString(name),
             QString::fromStdString(trace::valueText(*world.blueprint, stores.front().value)));
}

/// Whether the coroutine sleeps, so that it can wake.
QString sleep(const machine::World& world, CoroutineId coroutine)
{
    return world.routine(coroutine).phase == machine::RoutinePhase::Sleeping ? Game::tr("wakes")
                                                                             : Game::tr("does not sleep");
}

/// Why the thread cannot step: "waits for A", "has ended".
QString obstacle(const machine::World& world, ThreadId thread)
{
    const machine::ThreadBody& body = world.thread(thread);
    if (body.phase == machine::ThreadPhase::Ended)
        return Game::tr("has ended");
    if (world.isUnused(thread))
        return Game::tr("is not started");
    machine::World waiting = world;
    machine::blockWaiting(waiting);
    const ObjectId object = waiting.thread(thread).waitsFor;
    return object.isValid() ? Game::tr("waits for %1").arg(QString::fromStdString(world.blueprint->object(object).name))
                            : Game::tr("has to wait");
}

} // namespace

QString goalName(Goal::Kind kind)
{
    switch (kind) {
    case Goal::Kind::Deadlock:
        return Game::tr("Make them deadlock");
    case Goal::Kind::Stuck:
        return Game::tr("Get them stuck");
    case Goal::Kind::Fault:
        return Game::tr("Make one crash");
    case Goal::Kind::Output:
        return Game::tr("Make them print…");
    case Goal::Kind::Together:
        return Game::tr("Bring them inside together");
    }
    return {};
}

QString goalSentence(const scenario::Blueprint& blueprint, const Goal& goal)
{
    switch (goal.kind) {
    case Goal::Kind::Deadlock:
        return Game::tr("Goal: threads wait for each other in a ring.");
    case Goal::Kind::Stuck:
        return Game::tr("Goal: nobody can take a step, and not everybody has ended.");
    case Goal::Kind::Fault:
        return Game::tr("Goal: a process crashes, by an assertion that does not hold for example.");
    case Goal::Kind::Output:
        return Game::tr("Goal: everybody ends, and exactly this is printed: %1")
            .arg(QString::fromStdString(trace::outputText(blueprint, goal.output)));
    case Goal::Kind::Together:
        return goal.places.empty()
                   ? Game::tr("No program has a critical section here.")
                   : Game::tr("Goal: %1 are inside their critical sections at once.").arg(threadsOf(blueprint, goal));
    }
    return {};
}

QString reached(Goal::Kind kind)
{
    switch (kind) {
    case Goal::Kind::Deadlock:
        return Game::tr("Done: they wait for each other, and will for ever.");
    case Goal::Kind::Stuck:
        return Game::tr("Done: nobody can go on.");
    case Goal::Kind::Fault:
        return Game::tr("Done: a process has crashed.");
    case Goal::Kind::Output:
        return Game::tr("Done: that is what was to be printed.");
    case Goal::Kind::Together:
        return Game::tr("Done: they are inside together.");
    }
    return {};
}

QString move(const machine::World& world, ThreadId turn, bool canStep)
{
    if (const CoroutineId waker = scenario::wakerOf(*world.blueprint, turn); waker.isValid())
        return sleep(world, waker);
    if (scenario::happensByItself(*world.blueprint, turn))
        return buffer(world, scenario::threadOfTurn(*world.blueprint, turn));
    return canStep ? nextStep(world, turn) : obstacle(world, turn);
}

QString statement(const machine::World& world, ThreadId thread)
{
    const CoroutineId head = world.thread(thread).head;
    if (!head.isValid())
        return {};
    const program::Unit& unit = world.blueprint->unitOf(head);
    const std::int32_t at = explore::statementAt(unit, static_cast<std::int32_t>(world.routine(head).pc));
    return at < 0 ? QString() : QString::fromStdString(unit.statements[static_cast<std::size_t>(at)].text);
}

std::optional<std::vector<program::Value>> readOutput(const scenario::Blueprint& blueprint, const QString& text)
{
    std::vector<program::Value> values;
    for (const QString& word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        bool isNumber = false;
        const qlonglong number = word.toLongLong(&isNumber);
        const auto& texts = blueprint.texts.texts();
        const auto found = std::find(texts.begin(), texts.end(), word.toStdString());
        if (isNumber)
            values.push_back(program::Value::integer(number));
        else if (word == QLatin1String("True") || word == QLatin1String("False"))
            values.push_back(program::Value::boolean(word == QLatin1String("True")));
        else if (word == QLatin1String("None"))
            values.push_back(program::Value::none());
        else if (found != texts.end())
            values.push_back(program::Value::text(TextId(static_cast<std::size_t>(found - texts.begin()))));
        else
            return std::nullopt;
    }
    return values;
}

} // namespace threadway::ui::game_words
