// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A spin lock is held by at most one thread. Whoever asks while it is held asks again and again without giving up
// its core, and burns that core's time until the lock is free. When it is, whichever spinning thread is running gets
// it, in no fair order; a thread that spins but has no core at that moment goes away empty-handed. It pays off only
// if locks are held for less time than a switch would take and the owner is not itself waiting for a core.
#include "sync/single_owner.h"

namespace threadway::sync {
namespace {

enum Operation : std::uint16_t { Lock, Unlock, TryLock };

class SpinLock final : public Primitive {
public:
    [[nodiscard]] ObjectState initial(const base::ParameterValues&) const override { return {}; }

    [[nodiscard]] bool isEnabled(const ObjectState& state, const Request& request) const override
    {
        return request.operation != Lock || state.holders.empty();
    }

    Outcome apply(ObjectState& state, const Request& request, std::vector<Grant>&) const override
    {
        if (request.operation == Unlock)
            return unlockByOwner(state, request.party.thread);
        const bool isFree = state.holders.empty();
        if (isFree)
            addHolder(state, request.party.thread);
        if (request.operation == TryLock)
            return done(program::Value::boolean(isFree));
        return isFree ? done() : Outcome{Verdict::Spin, {}, {}};
    }

    void withdraw(ObjectState& state, ThreadId thread, bool release, std::vector<Grant>&) const override
    {
        if (release)
            takeFrom(state, thread);
    }
};

const SpinLock behaviour;

} // namespace

extern const PrimitiveInfo primitive_spinlock;
const PrimitiveInfo primitive_spinlock{
    .id = "spinlock",
    .name = TW_TR("Spin lock"),
    .summary = TW_TR("One thread at a time. Others ask again and again and keep their cores busy meanwhile."),
    .source = "Anderson: The performance of spin lock alternatives for shared-memory multiprocessors, 1990",
    .operations = {{.keyword = "lock", .undo = Unlock},
                   {.keyword = "unlock", .wakes = true},
                   {.keyword = "try_lock", .hasResult = true}},
    .misuses = {unlockedUnheld, unlockedByOther},
    .hasOwner = true,
    .relief = Relief::Holder,
    .sign = Sign::Roundabout,
    .behaviour = behaviour,
};

} // namespace threadway::sync
