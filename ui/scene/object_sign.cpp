// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/object_sign.h"

#include "ui/scene/short_name.h"
#include "ui/words/words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace threadway::ui {
namespace {

using sync::Sign;

/// The context of these texts for translators.
struct Signs {
    Q_DECLARE_TR_FUNCTIONS(Signs)
};

constexpr std::size_t mostNamed = 3;

/// The object as its primitive sees it, as far as the trace tells.
sync::ObjectState objectState(const scenario::Blueprint::Object& object, const trace::ObjectNow& now)
{
    sync::ObjectState state = object.kind->behaviour.initial(object.parameters);
    for (const trace::ObjectHolder& holder : now.holders)
        state.holders.push_back({holder.thread, holder.times});
    for (const ThreadId waiter : now.waiters)
        state.waiters.push_back({{waiter, {}}, 0, {}});
    state.count = now.count;
    constexpr std::int64_t mostItems = 1000;
    if (state.items.empty() || object.kind->sign != Sign::Meter)
        state.items.assign(static_cast<std::size_t>(std::clamp<std::int64_t>(now.count, 0, mostItems)),
                           program::Value::integer(0));
    return state;
}

std::vector<std::uint8_t> shutOperations(const scenario::Blueprint::Object& object, const sync::ObjectState& state)
{
    const sync::PrimitiveInfo& kind = *object.kind;
    std::vector<std::uint8_t> shut;
    for (std::size_t i = 0; i < kind.operations.size(); ++i) {
        const std::vector<program::Value> arguments(static_cast<std::size_t>(kind.operations[i].arguments),
                                                    program::Value::integer(1));
        // An outsider asks: whoever holds the object already is past its light.
        const sync::Request request{{}, static_cast<std::uint16_t>(i), arguments};
        shut.push_back(kind.behaviour.isEnabled(state, request) ? 0 : 1);
    }
    return shut;
}

/// Names of the holders, as lanes or as cars bear them.
QString holders(const scenario::Blueprint& blueprint, const trace::ObjectNow& now, bool isShort)
{
    QStringList names;
    for (std::size_t i = 0; i < std::min(now.holders.size(), mostNamed); ++i) {
        const QString name = QString::fromStdString(blueprint.thread(now.holders[i].thread).name);
        names += isShort ? shortName(name) : name;
    }
    if (now.holders.size() > mostNamed)
        names += QStringLiteral("+%1").arg(now.holders.size() - mostNamed);
    return names.join(QStringLiteral(", "));
}

void say(ObjectSign& sign, const QString& text)
{
    sign.caption = text;
    sign.brief = text;
}

void sayHolders(ObjectSign& sign, const scenario::Blueprint& blueprint, const trace::ObjectNow& now)
{
    sign.caption = Signs::tr("held by %1").arg(holders(blueprint, now, false));
    sign.brief = Signs::tr("held by %1").arg(holders(blueprint, now, true));
}

/// Locks, and whatever has no words of its own.
void describeLock(ObjectSign& sign, const scenario::Blueprint& blueprint, const trace::ObjectNow& now)
{
    const bool isOpen = std::find(sign.isShut.begin(), sign.isShut.end(), 1) == sign.isShut.end();
    if (!now.holders.empty())
        sayHolders(sign, blueprint, now);
    else if (isOpen || sign.sign == Sign::Light)
        say(sign, isOpen ? Signs::tr("free") : Signs::tr("closed"));
    else
        say(sign, Signs::tr("count %1").arg(now.count));
    if (sign.sign == Sign::Tickets && now.count > 0)
        sign.figure = QString::number(now.count);
}

void describeReaders(ObjectSign& sign, const scenario::Blueprint& blueprint, const trace::ObjectNow& now)
{
    if (now.count < 0) {
        sign.caption = Signs::tr("%1 writes").arg(holders(blueprint, now, false));
        sign.brief = Signs::tr("%1 writes").arg(holders(blueprint, now, true));
        sign.figure = Signs::tr("W", "somebody writes, in a picture");
    } else if (now.count > 0) {
        sign.caption = Signs::tr("read by %1").arg(holders(blueprint, now, false));
        sign.brief = Signs::tr("%1 read").arg(now.count);
        sign.figure = Signs::tr("%1R", "so many read, in a picture").arg(now.count);
    } else {
        say(sign, Signs::tr("free"));
    }
}

void describeChannel(ObjectSign& sign, const sync::ObjectState& fresh, const trace::ObjectNow& now)
{
    const bool isClosed = now.count < 0;
    const std::int64_t messages = isClosed ? -1 - now.count : now.count;
    const std::int64_t capacity = fresh.setting;
    sign.isOn = messages > 0;
    sign.figure = capacity > 0 ? QStringLiteral("%1/%2").arg(messages).arg(capacity) : QString::number(messages);
    if (isClosed) {
        say(sign, messages == 0 ? Signs::tr("closed, empty") : Signs::tr("closed, %1 left").arg(messages));
        sign.brief = Signs::tr("closed");
    } else if (capacity == 0) {
        say(sign, Signs::tr("they have to meet"));
        sign.brief = Signs::tr("meet");
    } else if (capacity > 0) {
        sign.caption = Signs::tr("%1 of %2 messages").arg(messages).arg(capacity);
        sign.brief = messages == 0 ? Signs::tr("empty") : messages == capacity ? Signs::tr("full") : sign.figure;
    } else if (messages == 1) {
        say(sign, Signs::tr("1 message"));
    } else {
        say(sign, messages == 0 ? Signs::tr("empty") : Signs::tr("%1 messages").arg(messages));
    }
}

void describeCount(ObjectSign& sign, const scenario::Blueprint& blueprint, const trace::ObjectNow& now)
{
    sign.figure = QString::number(now.count);
    sign.isOn = now.count > 0;
    sign.caption = now.holders.empty()
                       ? Signs::tr("%1 free").arg(now.count)
                       : Signs::tr("%1 free, taken by %2").arg(now.count).arg(holders(blueprint, now, false));
    sign.brief = Signs::tr("%1 free").arg(now.count);
}

void describe(ObjectSign& sign, const scenario::Blueprint& blueprint, const sync::ObjectState& fresh,
              const trace::ObjectNow& now)
{
    const auto waiting = static_cast<qlonglong>(now.waiters.size());
    switch (sign.sign) {
    case Sign::Light:
    case Sign::Roundabout:
    case Sign::Tickets:
        return describeLock(sign, blueprint, now);
    case Sign::Counter:
        return describeCount(sign, blueprint, now);
    case Sign::Board:
        return describeReaders(sign, blueprint, now);
    case Sign::Bell:
        sign.figure = waiting > 0 ? QString::number(waiting) : QString();
        return say(sign, waiting > 0 ? Signs::tr("%1 asleep").arg(waiting) : Signs::tr("nobody asleep"));
    case Sign::Boom:
        sign.figure = QStringLiteral("%1/%2").arg(now.count).arg(fresh.setting);
        sign.caption = Signs::tr("%1 of %2 are here").arg(now.count).arg(fresh.setting);
        sign.brief = sign.figure;
        return;
    case Sign::Dial:
        sign.figure = QString::number(now.count);
        sign.isOn = now.count == 0;
        return say(sign, sign.isOn ? Signs::tr("open") : Signs::tr("%1 to go").arg(now.count));
    case Sign::Gate:
        sign.isOn = now.count != 0;
        return say(sign, sign.isOn ? Signs::tr("open") : Signs::tr("shut"));
    case Sign::Stamp:
        sign.isOn = now.count != 0;
        if (sign.isOn)
            return say(sign, Signs::tr("done"));
        sign.caption = now.holders.empty() ? Signs::tr("not done yet")
                                           : Signs::tr("%1 does it").arg(holders(blueprint, now, false));
        sign.brief = now.holders.empty() ? Signs::tr("not yet") : sign.caption;
        return;
    case Sign::Belt:
        return describeChannel(sign, fresh, now);
    case Sign::Parcel:
        sign.isOn = now.count != 0;
        return say(sign, sign.isOn ? Signs::tr("delivered") : Signs::tr("awaited"));
    case Sign::Meter:
        sign.figure = QString::number(now.count);
        return say(sign, Signs::tr("is %1").arg(now.count));
    }
}

/// What the operation does with the variable %1.
QString deed(program::AtomicOperator operation)
{
    switch (operation) {
    case program::AtomicOperator::Load:
        return Signs::tr("Atomic: reads %1.");
    case program::AtomicOperator::Store:
        return Signs::tr("Atomic: gives %1 a new value.");
    case program::AtomicOperator::Exchange:
        return Signs::tr("Atomic: gives %1 a new value, and the program the old one.");
    case program::AtomicOperator::CompareExchange:
        return Signs::tr("Atomic: gives %1 a new value only if it has the expected one, and says whether it had.");
    case program::AtomicOperator::FetchAdd:
        return Signs::tr("Atomic: adds to %1, and gives the program what was there before.");
    }
    return {};
}

} // namespace

ObjectSign signOf(const scenario::Blueprint& blueprint, ObjectId object, const trace::ObjectNow& now)
{
    const scenario::Blueprint::Object& model = blueprint.object(object);
    ObjectSign sign;
    if (model.kind == nullptr) { // of a picture made by hand
        sign.isShut = {static_cast<std::uint8_t>(now.holders.empty() ? 0 : 1)};
        describeLock(sign, blueprint, now);
        return sign;
    }
    sign.sign = model.kind->sign;
    sign.isShut = shutOperations(model, objectState(model, now));
    describe(sign, blueprint, model.kind->behaviour.initial(model.parameters), now);
    return sign;
}

ObjectSign signOf(const scenario::Blueprint& blueprint, const trace::State& state, VariableId variable)
{
    ObjectSign sign;
    sign.sign = Sign::Meter;
    sign.figure = words::value(blueprint, state.variables[variable.index()]);
    say(sign, Signs::tr("is %1").arg(sign.figure));
    return sign;
}

QString accountOf(const scenario::Blueprint& blueprint, ObjectId object, const ObjectSign& sign)
{
    const scenario::Blueprint::Object& model = blueprint.object(object);
    QString now = Signs::tr("%1: %2").arg(QString::fromStdString(model.name), sign.caption);
    if (model.kind == nullptr)
        return now;
    return Signs::tr("%1\n%2: %3", "what it is now; its kind: what that is")
        .arg(now, words::core(model.kind->name), words::core(model.kind->summary));
}

QString accountOf(const scenario::Blueprint& blueprint, const trace::State& state, VariableId variable,
                  program::AtomicOperator operation)
{
    const QString name = QString::fromStdString(blueprint.variables[variable.index()].name);
    QStringList lines{Signs::tr("%1: %2").arg(
                          name, Signs::tr("is %1").arg(words::value(blueprint, state.variables[variable.index()]))),
                      deed(operation).arg(name),
                      Signs::tr("It is one step: no other thread can come between, and all see it in the same order.")};
    if (blueprint.scenario.machine.stores.model == scenario::MemoryModel::Tso)
        lines += Signs::tr("It waits until the store buffer of its own thread is empty.");
    return lines.join(QLatin1Char('\n'));
}

} // namespace threadway::ui
