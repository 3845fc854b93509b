// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program/findings.h"
#include "program/syntax.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace threadway::program {

/// Which objects a program text takes where, read off the text alone: without its scope any operation after
/// `with` counts as taking, and of the others only lock and unlock.
class LockWalk {
public:
    LockWalk(const syntax::Tree& tree, const std::vector<std::string>& order);

    /// The place of an object in the order, or -1.
    [[nodiscard]] int rank(std::string_view object) const;
    /// The ranked object that the statement takes as a `with`, or "".
    [[nodiscard]] std::string takenByWith(const syntax::Statement& statement) const;
    /// The ranked object of the statement lock(X) or unlock(X), or "".
    [[nodiscard]] std::string operand(const syntax::Statement& statement, std::string_view keyword) const;
    /// Whether the object may as well be held while the statement runs: nothing in it takes, gives back or
    /// may wait for anything but ranked objects other than this one, by a call that can be seen through.
    /// A `with` on the object itself is allowed if allowsWith is set.
    [[nodiscard]] bool canHold(std::string_view object, const syntax::Statement& statement, bool allowsWith) const;
    /// Warns of everything that is still taken out of order.
    void report(const syntax::Tree& tree, Findings& findings) const;
    /// Warns of everything that is still waited for while something is held.
    void reportHeld(const syntax::Tree& tree, Findings& findings) const;

private:
    struct Check;
    /// What is reported: taking out of order only, or taking anything while something is held.
    enum class Report : std::uint8_t { Order, Any };

    void reportIn(const std::vector<syntax::Statement>& statements, std::set<std::string> held, Report report,
                  Findings& findings) const;
    void reportTaking(const std::set<std::string>& held, const std::string& taken, base::SourcePosition position,
                      Report report, Findings& findings) const;
    [[nodiscard]] std::set<std::string> takenIn(const std::string& function) const;
    void collectTaken(const std::vector<syntax::Statement>& statements, std::set<std::string>& taken,
                      std::set<std::string>& visited) const;

    std::map<std::string, int, std::less<>> m_ranks;
    std::map<std::string, syntax::Statement, std::less<>> m_functions;
};

} // namespace threadway::program
