// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A mutex is held by at most one thread. Whoever asks while it is held waits in a queue; when the owner gives
// it back, the longest-waiting thread owns it at once (hand-over, so nobody can overtake). Only the owner may
// unlock it, and taking it twice without unlocking waits for ever for oneself (POSIX "normal" mutex).
#include "sync/primitive.h"

namespace threadway::sync {
namespace {

enum Operation : std::uint16_t { Lock, Unlock };

class Mutex final : public Primitive {
public:
    [[nodiscard]] ObjectState initial(const base::ParameterValues&) const override { return {}; }

    [[nodiscard]] bool isEnabled(const ObjectState& state, const Request& request) const override
    {
        return request.operation == Unlock || state.holders.empty();
    }

    Outcome apply(ObjectState& state, const Request& request, std::vector<Grant>& grants) const override
    {
        if (request.operation == Unlock)
            return unlock(state, request.party.thread, grants);
        if (state.holders.empty()) {
            state.holders.push_back({request.party.thread});
            return {};
        }
        state.waiters.push_back({request.party, request.operation, 0});
        return {.verdict = Verdict::Wait, .result = {}, .misuse = {}};
    }

    void withdraw(ObjectState& state, ThreadId thread, bool release, std::vector<Grant>& grants) const override
    {
        std::erase_if(state.waiters, [thread](const Waiter& w) { return w.party.thread == thread; });
        if (release && !state.holders.empty() && state.holders.front().thread == thread)
            handOver(state, grants);
    }

private:
    static Outcome unlock(ObjectState& state, ThreadId thread, std::vector<Grant>& grants)
    {
        if (state.holders.empty())
            return {Verdict::Misuse, {}, TW_TR("{0} is unlocked although nobody holds it")};
        if (state.holders.front().thread != thread)
            return {Verdict::Misuse, {}, TW_TR("{0} is unlocked by a thread that does not hold it")};
        handOver(state, grants);
        return {};
    }

    static void handOver(ObjectState& state, std::vector<Grant>& grants)
    {
        state.holders.clear();
        if (state.waiters.empty())
            return;
        const Party next = state.waiters.front().party;
        state.waiters.erase(state.waiters.begin());
        state.holders.push_back({next.thread});
        grants.push_back({next, {}});
    }
};

const Mutex behaviour;

} // namespace

extern const PrimitiveInfo primitive_mutex;
const PrimitiveInfo primitive_mutex{
    .id = "mutex",
    .name = TW_TR("Mutex"),
    .summary = TW_TR("One thread at a time. Others that ask wait in line; only the owner can unlock it."),
    .source = "POSIX.1-2017, pthread_mutex_lock, type PTHREAD_MUTEX_NORMAL",
    .operations = {{.keyword = "lock", .arguments = 0, .hasResult = false, .undo = Unlock},
                   {.keyword = "unlock", .arguments = 0, .hasResult = false, .undo = -1}},
    .parameters = {},
    .hasOwner = true,
    .behaviour = behaviour,
};

} // namespace threadway::sync
