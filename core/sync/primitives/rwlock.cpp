// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A reader-writer lock is held by any number of readers or by one writer. Who goes first when both wait is a
// matter of preference: with "reader" a reader passes whenever no writer holds the lock, so that a stream of
// readers can starve the writers; with "writer" a reader waits as long as a writer waits, which can starve the
// readers; with "fair" all stand in one queue, and readers next to each other in it enter together. A thread may
// read several times over; with the last two preferences it can then wait for a writer that waits for it. Asking
// to write while reading waits for oneself for ever.
#include "sync/queue.h"

namespace threadway::sync {
namespace {

enum Operation : std::uint16_t {
    LockRead,
    UnlockRead,
    LockWrite,
    UnlockWrite,
    TryLockRead,
    TryLockWrite,
    LockReadFor,
    LockWriteFor,
};
enum Preference : std::int64_t { Reader, Writer, Fair };

/// The count of an object that is being written; else it is the number of readers.
constexpr std::int64_t beingWritten = -1;

constexpr std::string_view notReading = TW_TR("{0} is given back by a thread that is not reading");
constexpr std::string_view notWriting = TW_TR("{0} is given back by a thread that is not writing");
constexpr std::string_view tooMany = TW_TR("{0} is read more often at once than it can count");

const base::ParameterInfo preference{
    .id = "prefer",
    .type = base::ParameterType::Choice,
    .name = TW_TR("Preference"),
    .help = TW_TR("Who goes first when readers and writers wait: readers, writers, or whoever came first (fair)."),
    .fallback = Fair,
    .minimum = Reader,
    .maximum = Fair,
    .choices = {"reader", "writer", "fair"},
};

bool writes(std::uint16_t operation)
{
    return operation == LockWrite || operation == TryLockWrite || operation == LockWriteFor;
}

bool isTry(std::uint16_t operation)
{
    return operation == TryLockRead || operation == TryLockWrite;
}

program::Value yes(std::uint16_t operation)
{
    const bool isPlain = operation == LockRead || operation == LockWrite;
    return isPlain ? program::Value::none() : program::Value::boolean(true);
}

/// Whether the request goes together with those who hold the lock, whoever may be waiting.
bool fits(const ObjectState& state, std::uint16_t operation)
{
    return writes(operation) ? state.holders.empty() : state.count != beingWritten;
}

/// Whether a waiter of the queue goes before a newcomer.
bool isOvertaking(const ObjectState& state, std::uint16_t operation)
{
    if (state.setting == Fair)
        return !state.waiters.empty();
    return state.setting == Writer && !writes(operation)
           && std::any_of(state.waiters.begin(), state.waiters.end(),
                          [](const Waiter& waiter) { return writes(waiter.operation); });
}

void enter(ObjectState& state, ThreadId thread, std::uint16_t operation)
{
    addHolder(state, thread);
    state.count = writes(operation) ? beingWritten : state.count + 1;
}

/// The next waiter that may enter now, or the end of the queue.
std::vector<Waiter>::iterator nextToEnter(ObjectState& state)
{
    const auto isFit = [&state](const Waiter& waiter) { return fits(state, waiter.operation); };
    if (state.setting == Fair) {
        const bool mayEnter = !state.waiters.empty() && isFit(state.waiters.front());
        return mayEnter ? state.waiters.begin() : state.waiters.end();
    }
    const bool writersFirst = state.setting == Writer;
    const auto preferred = std::find_if(state.waiters.begin(), state.waiters.end(),
                                        [&](const Waiter& waiter) { return writes(waiter.operation) == writersFirst; });
    if (preferred != state.waiters.end())
        return isFit(*preferred) ? preferred : state.waiters.end();
    return std::find_if(state.waiters.begin(), state.waiters.end(), isFit);
}

void letIn(ObjectState& state, std::vector<Grant>& grants)
{
    for (auto next = nextToEnter(state); next != state.waiters.end(); next = nextToEnter(state)) {
        const Waiter waiter = *next;
        state.waiters.erase(next);
        enter(state, waiter.party.thread, waiter.operation);
        grants.push_back({waiter.party, yes(waiter.operation), {}});
    }
}

class ReaderWriterLock final : public Primitive {
public:
    [[nodiscard]] ObjectState initial(const base::ParameterValues& parameters) const override
    {
        ObjectState state;
        state.setting = parameters.get(preference);
        return state;
    }

    [[nodiscard]] bool isEnabled(const ObjectState& state, const Request& request) const override
    {
        const bool isUnlock = request.operation == UnlockRead || request.operation == UnlockWrite;
        if (isUnlock || isTry(request.operation))
            return true;
        return fits(state, request.operation) && !isOvertaking(state, request.operation);
    }

    /// Readers wait for a writer that waits, unless they are preferred.
    [[nodiscard]] bool queuesVisibly(const ObjectState& state, const Request& request) const override
    {
        return state.setting == Fair || (state.setting == Writer && writes(request.operation));
    }

    Outcome apply(ObjectState& state, const Request& request, std::vector<Grant>& grants) const override
    {
        const ThreadId thread = request.party.thread;
        if (request.operation == UnlockRead || request.operation == UnlockWrite)
            return unlock(state, thread, request.operation == UnlockWrite, grants);
        if (isEnabled(state, {request.party, writes(request.operation) ? LockWrite : LockRead, {}})) {
            if (state.count == mostCount)
                return refuse(tooMany);
            enter(state, thread, request.operation);
            return done(yes(request.operation));
        }
        if (isTry(request.operation))
            return done(program::Value::boolean(false));
        return queue(state, request);
    }

    program::Value expire(ObjectState& state, const Party& party, std::vector<Grant>& grants) const override
    {
        const program::Value result = Primitive::expire(state, party, grants);
        letIn(state, grants); // a writer that gives up waiting may have kept readers out
        return result;
    }

    void withdraw(ObjectState& state, ThreadId thread, bool release, std::vector<Grant>& grants) const override
    {
        dropWaiters(state, thread);
        if (release && timesHeldBy(state, thread) > 0) {
            state.count = state.count == beingWritten ? 0 : state.count - timesHeldBy(state, thread);
            std::erase_if(state.holders, [thread](const Holder& holder) { return holder.thread == thread; });
        }
        letIn(state, grants);
    }

private:
    static Outcome unlock(ObjectState& state, ThreadId thread, bool isWriter, std::vector<Grant>& grants)
    {
        const bool isBusyAs = timesHeldBy(state, thread) > 0 && (state.count == beingWritten) == isWriter;
        if (!isBusyAs)
            return refuse(isWriter ? notWriting : notReading);
        removeHolder(state, thread);
        state.count = isWriter ? 0 : state.count - 1;
        letIn(state, grants);
        return done();
    }
};

const ReaderWriterLock behaviour;

} // namespace

extern const PrimitiveInfo primitive_rwlock;
const PrimitiveInfo primitive_rwlock{
    .id = "rwlock",
    .name = TW_TR("Reader-writer lock"),
    .summary = TW_TR("Many may read at once, or one may write. Who goes first when both wait is a matter of choice."),
    .source = "Courtois, Heymans, Parnas: Concurrent control with readers and writers, 1971; POSIX.1-2017, "
              "pthread_rwlock_rdlock",
    .operations = {{.keyword = "lock_read", .undo = UnlockRead},
                   {.keyword = "unlock_read", .wakes = true},
                   {.keyword = "lock_write", .undo = UnlockWrite},
                   {.keyword = "unlock_write", .wakes = true},
                   {.keyword = "try_lock_read", .hasResult = true},
                   {.keyword = "try_lock_write", .hasResult = true},
                   {.keyword = "lock_read_for", .arguments = 1, .hasResult = true, .timeout = 0},
                   {.keyword = "lock_write_for", .arguments = 1, .hasResult = true, .timeout = 0}},
    .parameters = {preference},
    .misuses = {notReading, notWriting, tooMany},
    .hasOwner = true,
    .relief = Relief::AllHolders,
    .sign = Sign::Board,
    .behaviour = behaviour,
};

} // namespace threadway::sync
