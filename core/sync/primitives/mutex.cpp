// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A mutex is held by at most one thread. Whoever asks while it is held waits in a queue; when the owner gives
// it back, the longest-waiting thread owns it at once (hand-over, so nobody can overtake). Only the owner may
// unlock it. What happens when the owner locks it again is the type's business: a normal one makes it wait for
// ever for itself, a recursive one counts and is free after as many unlocks, an error-checking one calls it a
// mistake. try_lock takes it if nobody holds it and never waits; lock_for waits at most so long. Protocols
// against priority inversion: inherit lets the owner count as the most important of those who wait, ceiling as
// important as the ceiling from the start.
#include "sync/queue.h"

namespace threadway::sync {
namespace {

enum Operation : std::uint16_t { Lock, Unlock, TryLock, LockFor };
enum Type : std::int64_t { Normal, Recursive, ErrorChecking };

constexpr std::string_view notHeld = TW_TR("{0} is unlocked although nobody holds it");
constexpr std::string_view notOwner = TW_TR("{0} is unlocked by a thread that does not hold it");
constexpr std::string_view lockedAgain = TW_TR("{0} is locked again by the thread that already holds it");
constexpr std::string_view tooDeep = TW_TR("{0} is locked again more often than it can count");

const base::ParameterInfo type{
    .id = "type",
    .type = base::ParameterType::Choice,
    .name = TW_TR("Type"),
    .help = TW_TR("What happens when the owner locks it again: it waits for itself for ever (normal), is counted "
                  "(recursive), or is told off (error-checking)."),
    .fallback = Normal,
    .minimum = Normal,
    .maximum = ErrorChecking,
    .choices = {"normal", "recursive", "error-checking"},
};

const base::ParameterInfo protocol{
    .id = "protocol",
    .type = base::ParameterType::Choice,
    .name = TW_TR("Protocol"),
    .help = TW_TR("How the owner's priority rises: not at all, to that of whoever waits (inherit), or to the ceiling."),
    .fallback = 0,
    .minimum = 0,
    .maximum = 2,
    .choices = {"none", "inherit", "ceiling"},
};

const base::ParameterInfo ceiling{
    .id = "ceiling",
    .type = base::ParameterType::Integer,
    .name = TW_TR("Ceiling"),
    .help = TW_TR("The priority that the owner has at least, with the protocol ceiling."),
    .fallback = 0,
    .minimum = -1'000'000,
    .maximum = 1'000'000,
    .choices = {},
};

class Mutex final : public Primitive {
public:
    [[nodiscard]] ObjectState initial(const base::ParameterValues& parameters) const override
    {
        ObjectState state;
        state.setting = parameters.get(type);
        return state;
    }

    [[nodiscard]] bool isEnabled(const ObjectState& state, const Request& request) const override
    {
        if (request.operation == Unlock || request.operation == TryLock || state.holders.empty())
            return true;
        return state.setting != Normal && isOwner(state, request.party.thread);
    }

    Outcome apply(ObjectState& state, const Request& request, std::vector<Grant>& grants) const override
    {
        const ThreadId thread = request.party.thread;
        if (request.operation == Unlock)
            return unlock(state, thread, grants);
        const bool hasResult = request.operation != Lock;
        if (state.holders.empty() || (state.setting == Recursive && isOwner(state, thread))) {
            if (timesHeldBy(state, thread) == mostCount)
                return refuse(tooDeep);
            addHolder(state, thread);
            return done(hasResult ? program::Value::boolean(true) : program::Value::none());
        }
        if (request.operation == TryLock)
            return done(program::Value::boolean(false));
        if (state.setting == ErrorChecking && isOwner(state, thread))
            return refuse(lockedAgain);
        return queue(state, request);
    }

    void withdraw(ObjectState& state, ThreadId thread, bool release, std::vector<Grant>& grants) const override
    {
        dropWaiters(state, thread);
        if (release && isOwner(state, thread))
            handOver(state, grants);
    }

    [[nodiscard]] PriorityRule priorityRule(const base::ParameterValues& parameters) const override
    {
        return {static_cast<PriorityProtocol>(parameters.get(protocol)),
                static_cast<std::int32_t>(parameters.get(ceiling))};
    }

private:
    static bool isOwner(const ObjectState& state, ThreadId thread) { return timesHeldBy(state, thread) > 0; }

    static Outcome unlock(ObjectState& state, ThreadId thread, std::vector<Grant>& grants)
    {
        if (state.holders.empty())
            return refuse(notHeld);
        if (!isOwner(state, thread))
            return refuse(notOwner);
        removeHolder(state, thread);
        if (state.holders.empty())
            handOver(state, grants);
        return done();
    }

    static void handOver(ObjectState& state, std::vector<Grant>& grants)
    {
        state.holders.clear();
        if (state.waiters.empty())
            return;
        const Waiter next = takeFirst(state);
        state.holders.push_back({next.party.thread});
        const bool hasResult = next.operation == LockFor;
        grants.push_back({next.party, hasResult ? program::Value::boolean(true) : program::Value::none(), {}});
    }
};

const Mutex behaviour;

} // namespace

extern const PrimitiveInfo primitive_mutex;
const PrimitiveInfo primitive_mutex{
    .id = "mutex",
    .name = TW_TR("Mutex"),
    .summary = TW_TR("One thread at a time. Others that ask wait in line; only the owner can unlock it."),
    .source = "POSIX.1-2017, pthread_mutex_lock, pthread_mutexattr_settype, pthread_mutexattr_setprotocol",
    .operations = {{.keyword = "lock", .undo = Unlock, .isPlainLock = true},
                   {.keyword = "unlock", .wakes = true},
                   {.keyword = "try_lock", .hasResult = true},
                   {.keyword = "lock_for", .arguments = 1, .hasResult = true, .timeout = 0}},
    .parameters = {type, protocol, ceiling},
    .misuses = {notHeld, notOwner, lockedAgain, tooDeep},
    .hasOwner = true,
    .relief = Relief::Holder,
    .sign = Sign::Light,
    .behaviour = behaviour,
};

} // namespace threadway::sync
