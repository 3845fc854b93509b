// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Once lets something be done exactly once, however many threads come by at the same time. The first one to ask is
// answered True: it does the work and then says done. Whoever asks meanwhile waits, and everybody after the work is
// done is answered False and goes on at once. If the thread at work is taken out, the longest-waiting one does it.
// Asking again while at work oneself waits for oneself for ever.
#include "sync/queue.h"

namespace threadway::sync {
namespace {

enum Operation : std::uint16_t { First, Done };

constexpr std::string_view notAtWork = TW_TR("{0} is said to be done by a thread that is not at work on it");

class Once final : public Primitive {
public:
    [[nodiscard]] ObjectState initial(const base::ParameterValues&) const override { return {}; }

    [[nodiscard]] bool isEnabled(const ObjectState& state, const Request& request) const override
    {
        return request.operation == Done || state.count != 0 || state.holders.empty();
    }

    Outcome apply(ObjectState& state, const Request& request, std::vector<Grant>& grants) const override
    {
        if (request.operation == Done)
            return finish(state, request.party.thread, grants);
        if (state.count != 0)
            return done(program::Value::boolean(false));
        if (!state.holders.empty())
            return queue(state, request);
        addHolder(state, request.party.thread);
        return done(program::Value::boolean(true));
    }

    void withdraw(ObjectState& state, ThreadId thread, bool release, std::vector<Grant>& grants) const override
    {
        dropWaiters(state, thread);
        if (!release || timesHeldBy(state, thread) == 0)
            return;
        state.holders.clear();
        if (state.waiters.empty())
            return;
        const Waiter next = takeFirst(state);
        addHolder(state, next.party.thread);
        grants.push_back({next.party, program::Value::boolean(true), {}});
    }

private:
    static Outcome finish(ObjectState& state, ThreadId thread, std::vector<Grant>& grants)
    {
        if (timesHeldBy(state, thread) == 0)
            return refuse(notAtWork);
        state.holders.clear();
        state.count = 1;
        grantAll(state, grants, program::Value::boolean(false));
        return done();
    }
};

const Once behaviour;

} // namespace

extern const PrimitiveInfo primitive_once;
const PrimitiveInfo primitive_once{
    .id = "once",
    .name = TW_TR("Once"),
    .summary = TW_TR("The first to ask does the work; others wait until it is done, and nobody does it again."),
    .source = "POSIX.1-2017, pthread_once; C++11, std::call_once",
    .operations = {{.keyword = "first", .hasResult = true}, {.keyword = "done", .wakes = true}},
    .misuses = {notAtWork},
    .hasOwner = true,
    .relief = Relief::Holder,
    .sign = Sign::Stamp,
    .behaviour = behaviour,
};

} // namespace threadway::sync
