// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A channel carries messages in the order in which they were sent. With a capacity it holds so many: who sends when
// it is full waits, and so does who receives when it is empty. With capacity 0 it holds none: sender and receiver
// have to meet (rendezvous). An unbounded one never makes a sender wait. Once it is closed nothing can be sent any
// more; what is in it can still be received, and after that receiving gives None at once. Sending on a closed
// channel and closing it twice are mistakes, also for those who already waited to send when it was closed.
#include "sync/queue.h"

namespace threadway::sync {
namespace {

enum Operation : std::uint16_t { Send, Receive, TrySend, TryReceive, SendFor, ReceiveFor, Close };

constexpr std::int64_t unlimited = -1;

constexpr std::string_view sentAfterClose = TW_TR("Something is sent on {0}, which is closed");
constexpr std::string_view closedTwice = TW_TR("{0} is closed although it is closed already");
constexpr std::string_view overflow = TW_TR("{0} cannot hold any more messages");

/// Memory is finite, also that of an unbounded channel.
constexpr std::size_t mostMessages = 1'000'000;

const base::ParameterInfo capacity{
    .id = "capacity",
    .type = base::ParameterType::Integer,
    .name = TW_TR("Capacity"),
    .help = TW_TR("How many messages it holds. With 0 sender and receiver have to meet."),
    .fallback = 1,
    .minimum = 0,
    .maximum = 1'000'000,
    .choices = {},
};

const base::ParameterInfo unbounded{
    .id = "unbounded",
    .type = base::ParameterType::Boolean,
    .name = TW_TR("Unbounded"),
    .help = TW_TR("Whether it holds any number of messages, so that sending never waits."),
    .fallback = 0,
    .minimum = 0,
    .maximum = 1,
    .choices = {},
};

bool sends(std::uint16_t operation)
{
    return operation == Send || operation == TrySend || operation == SendFor;
}

/// The count of a closed channel is -1 less the messages in it.
bool isClosed(const ObjectState& state)
{
    return state.count < 0;
}

void recount(ObjectState& state, bool closed)
{
    const auto messages = static_cast<std::int64_t>(state.items.size());
    state.count = closed ? -1 - messages : messages;
}

bool isFirstWaiting(const ObjectState& state, bool asSender)
{
    return !state.waiters.empty() && sends(state.waiters.front().operation) == asSender;
}

bool hasRoom(const ObjectState& state)
{
    return state.setting == unlimited || static_cast<std::int64_t>(state.items.size()) < state.setting;
}

program::Value sent(std::uint16_t operation)
{
    return operation == Send ? program::Value::none() : program::Value::boolean(true);
}

/// The longest-waiting sender goes on. Returns what it sends.
program::Value letSend(ObjectState& state, std::vector<Grant>& grants)
{
    const Waiter sender = takeFirst(state);
    grants.push_back({sender.party, sent(sender.operation), {}});
    return sender.value;
}

class Channel final : public Primitive {
public:
    [[nodiscard]] ObjectState initial(const base::ParameterValues& parameters) const override
    {
        ObjectState state;
        state.setting = parameters.isOn(unbounded) ? unlimited : parameters.get(capacity);
        return state;
    }

    [[nodiscard]] bool isEnabled(const ObjectState& state, const Request& request) const override
    {
        const bool isPatient
            = request.operation != Close && request.operation != TrySend && request.operation != TryReceive;
        if (!isPatient || isClosed(state))
            return true;
        if (sends(request.operation))
            return isFirstWaiting(state, false) || hasRoom(state);
        return !state.items.empty() || isFirstWaiting(state, true);
    }

    /// Of two that have to meet, one comes first.
    [[nodiscard]] bool queuesVisibly(const ObjectState& state, const Request&) const override
    {
        return state.setting == 0;
    }

    Outcome apply(ObjectState& state, const Request& request, std::vector<Grant>& grants) const override
    {
        if (request.operation == Close)
            return close(state, grants);
        return sends(request.operation) ? send(state, request, grants) : receive(state, request, grants);
    }

    program::Value expire(ObjectState& state, const Party& party, std::vector<Grant>& grants) const override
    {
        const auto waiter = std::find_if(state.waiters.begin(), state.waiters.end(),
                                         [&party](const Waiter& other) { return other.party == party; });
        const bool isSender = waiter != state.waiters.end() && sends(waiter->operation);
        Primitive::expire(state, party, grants);
        return isSender ? program::Value::boolean(false) : program::Value::none();
    }

    void withdraw(ObjectState& state, ThreadId thread, bool, std::vector<Grant>&) const override
    {
        dropWaiters(state, thread);
    }

private:
    static Outcome send(ObjectState& state, const Request& request, std::vector<Grant>& grants)
    {
        if (isClosed(state))
            return refuse(sentAfterClose);
        const program::Value message = request.arguments.empty() ? program::Value::none() : request.arguments.front();
        if (isFirstWaiting(state, false)) {
            grants.push_back({takeFirst(state).party, message, {}});
            return done(sent(request.operation));
        }
        if (hasRoom(state)) {
            if (state.items.size() >= mostMessages)
                return refuse(overflow);
            state.items.push_back(message);
            recount(state, false);
            return done(sent(request.operation));
        }
        if (request.operation == TrySend)
            return done(program::Value::boolean(false));
        return queue(state, request, message);
    }

    static Outcome receive(ObjectState& state, const Request& request, std::vector<Grant>& grants)
    {
        if (state.items.empty()) {
            if (isFirstWaiting(state, true))
                return done(letSend(state, grants));
            const bool waits = !isClosed(state) && request.operation != TryReceive;
            return waits ? queue(state, request) : done();
        }
        const program::Value message = state.items.front();
        state.items.erase(state.items.begin());
        if (isFirstWaiting(state, true))
            state.items.push_back(letSend(state, grants));
        recount(state, isClosed(state));
        return done(message);
    }

    static Outcome close(ObjectState& state, std::vector<Grant>& grants)
    {
        if (isClosed(state))
            return refuse(closedTwice);
        recount(state, true);
        for (const Waiter& waiter : state.waiters)
            grants.push_back({waiter.party, {}, sends(waiter.operation) ? sentAfterClose : std::string_view()});
        state.waiters.clear();
        return done();
    }
};

const Channel behaviour;

} // namespace

extern const PrimitiveInfo primitive_channel;
const PrimitiveInfo primitive_channel{
    .id = "channel",
    .name = TW_TR("Channel"),
    .summary = TW_TR("Messages one after another. Senders wait when it is full, receivers when it is empty."),
    .source
    = "Hoare: Communicating sequential processes, 1978; The Go Programming Language Specification, channel types",
    .operations = {{.keyword = "send", .arguments = 1, .wakes = true, .canAwait = true},
                   {.keyword = "receive", .hasResult = true, .wakes = true, .canAwait = true},
                   {.keyword = "try_send", .arguments = 1, .hasResult = true, .wakes = true},
                   {.keyword = "try_receive", .hasResult = true, .wakes = true},
                   {.keyword = "send_for", .arguments = 2, .hasResult = true, .timeout = 1, .wakes = true},
                   {.keyword = "receive_for", .arguments = 1, .hasResult = true, .timeout = 0, .wakes = true},
                   {.keyword = "close", .wakes = true}},
    .parameters = {capacity, unbounded},
    .misuses = {sentAfterClose, closedTwice, overflow},
    .hasOwner = false,
    .relief = Relief::Waker,
    .sign = Sign::Belt,
    .behaviour = behaviour,
};

} // namespace threadway::sync
