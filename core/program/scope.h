// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/sim_time.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace threadway::program {

/// The text constants of a scenario, each kept once.
class TextPool {
public:
    /// The id of the text, adding it if it is new.
    TextId intern(std::string_view text);
    [[nodiscard]] const std::string& text(TextId id) const { return m_texts[id.index()]; }
    [[nodiscard]] const std::vector<std::string>& texts() const { return m_texts; }

private:
    std::vector<std::string> m_texts;
    std::map<std::string, TextId, std::less<>> m_byText;
};

/// An operation that programs may apply to an object, such as lock(A).
struct SyncOperation {
    /// Number of the operation within its primitive.
    std::uint16_t operation = 0;
    /// Arguments after the object.
    int arguments = 0;
    /// Whether it leaves a result (a value to use in an expression).
    bool hasResult = false;
    /// For operations that `with` may use: the operation that undoes it.
    std::optional<std::uint16_t> undo = {};
    /// Place of the argument, counted without the object, that is a duration, or -1.
    int timeout = -1;
    /// Whether the argument after the object names a lock, which is given back while waiting.
    bool givesLockBack = false;
    /// Whether a lock taken by it can be that one, and be taken together with others.
    bool isPlainLock = false;
    /// Whether `await` may stand before it.
    bool canAwait = false;
};

/// What may stand for an argument of a system call.
enum class ArgumentKind : std::uint8_t {
    Value, ///< any value
    Duration, ///< a time span; a number without unit counts in ticks
    Thing, ///< the name of something the scenario declares, plain or in quotes, or a value that stands for it
    Place, ///< the name of a variable or buffer: -1 - slot of a local, 2 * VariableId, 2 * BufferId + 1
    Name, ///< likewise, but only the name
};

/// How a system call is written.
struct SystemCall {
    /// Number of the call in the table of the machine.
    std::int32_t number = 0;
    std::vector<ArgumentKind> arguments;
    /// Arguments that cannot be left out; what is left out is None.
    std::size_t required = 0;
    /// Whether the last argument may be given any number of times.
    bool isRepeating = false;
    /// Whether its result means anything.
    bool hasResult = false;
};

/// What a program's names mean; made by the scenario, so that this room knows no primitive.
class Scope {
public:
    virtual ~Scope() = default;
    [[nodiscard]] virtual std::optional<VariableId> variable(std::string_view name) const = 0;
    [[nodiscard]] virtual std::optional<BufferId> buffer(std::string_view name) const = 0;
    [[nodiscard]] virtual std::optional<ObjectId> object(std::string_view name) const = 0;
    /// The operation of that name on that object's primitive.
    [[nodiscard]] virtual std::optional<SyncOperation> operation(ObjectId object, std::string_view keyword) const = 0;
    /// Whether any primitive has an operation of that name (so that it is no user function).
    [[nodiscard]] virtual bool isOperation(std::string_view keyword) const = 0;
    /// The system call of that name. A function that the program defines hides it.
    [[nodiscard]] virtual std::optional<SystemCall> systemCall(std::string_view) const { return std::nullopt; }
    /// The number of what the name means as that argument of the call.
    [[nodiscard]] virtual std::optional<std::int32_t> thing(const SystemCall&, std::size_t, std::string_view) const
    {
        return std::nullopt;
    }
    /// Whether an object of the scenario has an operation of that name.
    [[nodiscard]] virtual bool isUsedOperation(std::string_view keyword) const { return isOperation(keyword); }
    /// The number that the name always stands for, such as that of a signal. Any other meaning hides it.
    [[nodiscard]] virtual std::optional<std::int64_t> constant(std::string_view) const { return std::nullopt; }
    /// Every name above, for "did you mean".
    [[nodiscard]] virtual std::vector<std::string> names() const = 0;
    /// What a duration written without unit counts in.
    [[nodiscard]] virtual SimTime tick() const = 0;
};

} // namespace threadway::program
