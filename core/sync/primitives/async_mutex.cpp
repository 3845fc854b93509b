// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// An async mutex belongs to a coroutine, not to a thread. Whoever asks while it is held waits off its thread, which
// goes on with the next coroutine; when the owner gives the mutex back, the longest-waiting coroutine owns it and
// can come to the head of its thread again. Only the owning coroutine may unlock it, and locking it twice waits for
// oneself for ever. It guards what a coroutine does across its pauses.
#include "sync/queue.h"

namespace threadway::sync {
namespace {

enum Operation : std::uint16_t { Lock, Unlock, TryLock };

constexpr std::string_view notHeld = TW_TR("{0} is unlocked although nobody holds it");
constexpr std::string_view notOwner = TW_TR("{0} is unlocked by a coroutine that does not hold it");

void take(ObjectState& state, const Party& party)
{
    state.holders.push_back({party.thread, 1, party.coroutine});
}

void handOver(ObjectState& state, std::vector<Grant>& grants)
{
    state.holders.clear();
    if (state.waiters.empty())
        return;
    const Party next = takeFirst(state).party;
    take(state, next);
    grants.push_back({next, {}, {}});
}

class AsyncMutex final : public Primitive {
public:
    [[nodiscard]] ObjectState initial(const base::ParameterValues&) const override { return {}; }

    [[nodiscard]] bool isEnabled(const ObjectState& state, const Request& request) const override
    {
        return request.operation != Lock || state.holders.empty();
    }

    Outcome apply(ObjectState& state, const Request& request, std::vector<Grant>& grants) const override
    {
        if (request.operation == Unlock)
            return unlock(state, request.party, grants);
        const bool isFree = state.holders.empty();
        if (isFree)
            take(state, request.party);
        if (request.operation == TryLock)
            return done(program::Value::boolean(isFree));
        return isFree ? done() : queue(state, request);
    }

    void withdraw(ObjectState& state, ThreadId thread, bool release, std::vector<Grant>& grants) const override
    {
        dropWaiters(state, thread);
        if (release && !state.holders.empty() && state.holders.front().thread == thread)
            handOver(state, grants);
    }

private:
    static Outcome unlock(ObjectState& state, const Party& party, std::vector<Grant>& grants)
    {
        if (state.holders.empty())
            return refuse(notHeld);
        if (state.holders.front().coroutine != party.coroutine)
            return refuse(notOwner);
        handOver(state, grants);
        return done();
    }
};

const AsyncMutex behaviour;

} // namespace

extern const PrimitiveInfo primitive_async_mutex;
const PrimitiveInfo primitive_async_mutex{
    .id = "async_mutex",
    .name = TW_TR("Async mutex"),
    .summary
    = TW_TR("One coroutine at a time. Others that ask wait off their thread, which goes on with the next one."),
    .source = "Python, asyncio.Lock; Kotlin, kotlinx.coroutines.sync.Mutex",
    .operations = {{.keyword = "lock", .undo = Unlock, .canAwait = true},
                   {.keyword = "unlock", .wakes = true},
                   {.keyword = "try_lock", .hasResult = true}},
    .misuses = {notHeld, notOwner},
    .hasOwner = true,
    .isForCoroutines = true,
    .relief = Relief::Holder,
    .sign = Sign::Light,
    .behaviour = behaviour,
};

} // namespace threadway::sync
