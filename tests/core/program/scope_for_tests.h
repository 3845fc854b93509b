// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program/compiler.h"

#include <algorithm>
#include <string>
#include <vector>

namespace threadway::program {

/// A scope for tests: shared x, y, balance; buffers buf, data; objects A, B, C with a mutex's operations and
/// S with a semaphore's.
class ProgramScope final : public Scope {
public:
    [[nodiscard]] std::optional<VariableId> variable(std::string_view name) const override
    {
        return find<VariableId>({"x", "y", "balance"}, name);
    }
    [[nodiscard]] std::optional<BufferId> buffer(std::string_view name) const override
    {
        return find<BufferId>({"buf", "data"}, name);
    }
    [[nodiscard]] std::optional<ObjectId> object(std::string_view name) const override
    {
        return find<ObjectId>({"A", "B", "C", "S"}, name);
    }
    [[nodiscard]] std::optional<SyncOperation> operation(ObjectId object, std::string_view keyword) const override
    {
        const bool isSemaphore = object.value == 3;
        if (!isSemaphore && keyword == "lock")
            return SyncOperation{0, 0, false, 1};
        if (!isSemaphore && keyword == "unlock")
            return SyncOperation{1, 0, false, {}};
        if (!isSemaphore && keyword == "trylock")
            return SyncOperation{2, 0, true, {}};
        if (isSemaphore && keyword == "acquire")
            return SyncOperation{0, 1, false, 1};
        if (isSemaphore && keyword == "release")
            return SyncOperation{1, 0, false, {}};
        return std::nullopt;
    }
    [[nodiscard]] bool isOperation(std::string_view keyword) const override
    {
        return keyword == "lock" || keyword == "unlock" || keyword == "trylock" || keyword == "acquire"
               || keyword == "release";
    }
    [[nodiscard]] std::vector<std::string> names() const override
    {
        return {"x", "y", "balance", "buf",    "data",    "A",       "B",
                "C", "S", "lock",    "unlock", "trylock", "acquire", "release"};
    }
    [[nodiscard]] SimTime tick() const override { return {1'000'000}; }

private:
    template <class Id>
    static std::optional<Id> find(const std::vector<std::string>& all, std::string_view name)
    {
        const auto found = std::find(all.begin(), all.end(), name);
        if (found == all.end())
            return std::nullopt;
        return Id(static_cast<std::size_t>(found - all.begin()));
    }
};

/// Compiles with that scope.
inline base::Result<Unit> compileForTest(std::string_view source, std::string_view shared = {})
{
    TextPool texts;
    return compile("test", source, shared, ProgramScope(), texts);
}

/// Each finding as "line:column code".
inline std::vector<std::string> codesOf(const base::Diagnostics& diagnostics)
{
    std::vector<std::string> codes;
    for (const base::Diagnostic& d : diagnostics)
        codes.push_back(std::to_string(d.position.line) + ":" + std::to_string(d.position.column) + " "
                        + std::string(d.code));
    return codes;
}

} // namespace threadway::program
