// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A ticket lock is a spin lock that is fair: whoever asks while it is held draws a ticket and spins until that one
// is served, in the order of drawing. If the thread whose ticket is next has lost its core, all others wait for it,
// however many cores they burn.
#include "sync/single_owner.h"

namespace threadway::sync {
namespace {

enum Operation : std::uint16_t { Lock, Unlock };

class TicketLock final : public Primitive {
public:
    [[nodiscard]] ObjectState initial(const base::ParameterValues&) const override { return {}; }

    [[nodiscard]] bool isEnabled(const ObjectState& state, const Request& request) const override
    {
        const bool isServed = state.waiters.empty() || state.waiters.front().party == request.party;
        return request.operation == Unlock || (state.holders.empty() && isServed);
    }

    /// Drawing a ticket fixes the order.
    [[nodiscard]] bool queuesVisibly(const ObjectState& state, const Request& request) const override
    {
        return request.operation == Lock && !isQueued(state, request.party);
    }

    Outcome apply(ObjectState& state, const Request& request, std::vector<Grant>&) const override
    {
        if (request.operation == Unlock)
            return unlockByOwner(state, request.party.thread);
        if (isEnabled(state, request)) {
            if (!state.waiters.empty())
                takeFirst(state);
            addHolder(state, request.party.thread);
            recount(state);
            return done();
        }
        if (!isQueued(state, request.party))
            queue(state, request);
        recount(state);
        return {Verdict::Spin, {}, {}};
    }

    void withdraw(ObjectState& state, ThreadId thread, bool release, std::vector<Grant>&) const override
    {
        dropWaiters(state, thread);
        recount(state);
        if (release)
            takeFrom(state, thread);
    }

private:
    static void recount(ObjectState& state) { state.count = static_cast<std::int64_t>(state.waiters.size()); }
};

const TicketLock behaviour;

} // namespace

extern const PrimitiveInfo primitive_ticketlock;
const PrimitiveInfo primitive_ticketlock{
    .id = "ticketlock",
    .name = TW_TR("Ticket lock"),
    .summary
    = TW_TR("A spin lock with numbers: those who ask draw a ticket and spin until it is served, in that order."),
    .source = "Mellor-Crummey, Scott: Algorithms for scalable synchronization on shared-memory multiprocessors, 1991",
    .operations = {{.keyword = "lock", .undo = Unlock}, {.keyword = "unlock", .wakes = true}},
    .misuses = {unlockedUnheld, unlockedByOther},
    .hasOwner = true,
    .relief = Relief::Holder,
    .sign = Sign::Tickets,
    .behaviour = behaviour,
};

} // namespace threadway::sync
