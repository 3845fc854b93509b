// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A future is a value that is not there yet. Somebody promises it and sets it once; any number of others get it,
// before or after, and who comes before waits. Setting it again is a mistake.
#include "sync/queue.h"

namespace threadway::sync {
namespace {

enum Operation : std::uint16_t { Set, Get, GetFor, IsSet };

constexpr std::string_view setTwice = TW_TR("{0} is set although it has its value already");

class Future final : public Primitive {
public:
    [[nodiscard]] ObjectState initial(const base::ParameterValues&) const override { return {}; }

    [[nodiscard]] bool isEnabled(const ObjectState& state, const Request& request) const override
    {
        return request.operation == Set || request.operation == IsSet || !state.items.empty();
    }

    Outcome apply(ObjectState& state, const Request& request, std::vector<Grant>& grants) const override
    {
        if (request.operation == Set)
            return set(state, request, grants);
        if (request.operation == IsSet)
            return done(program::Value::boolean(!state.items.empty()));
        return state.items.empty() ? queue(state, request) : done(state.items.front());
    }

    program::Value expire(ObjectState& state, const Party& party, std::vector<Grant>& grants) const override
    {
        Primitive::expire(state, party, grants);
        return program::Value::none();
    }

    void withdraw(ObjectState& state, ThreadId thread, bool, std::vector<Grant>&) const override
    {
        dropWaiters(state, thread);
    }

private:
    static Outcome set(ObjectState& state, const Request& request, std::vector<Grant>& grants)
    {
        if (!state.items.empty())
            return refuse(setTwice);
        state.items.push_back(request.arguments.empty() ? program::Value::none() : request.arguments.front());
        state.count = 1;
        grantAll(state, grants, state.items.front());
        return done();
    }
};

const Future behaviour;

} // namespace

extern const PrimitiveInfo primitive_future;
const PrimitiveInfo primitive_future{
    .id = "future",
    .name = TW_TR("Future"),
    .summary
    = TW_TR("A value that is not there yet: set once by whoever promised it, waited for by any number of others."),
    .source = "Baker, Hewitt: The incremental garbage collection of processes, 1977; C++11, std::promise and "
              "std::shared_future",
    .operations = {{.keyword = "set", .arguments = 1, .wakes = true},
                   {.keyword = "get", .hasResult = true, .canAwait = true},
                   {.keyword = "get_for", .arguments = 1, .hasResult = true, .timeout = 0},
                   {.keyword = "is_set", .hasResult = true, .isReadOnly = true}},
    .misuses = {setTwice},
    .hasOwner = false,
    .relief = Relief::Waker,
    .sign = Sign::Parcel,
    .behaviour = behaviour,
};

} // namespace threadway::sync
