// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "support/explored.h"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace threadway::test {

/// Makes small programs of two or three threads from a seed: shared variables, locals, locks taken in any order, a
/// semaphore, conditions, loops, functions of time, and sometimes assertions. Each can be said in Promela.
class RandomPrograms {
public:
    explicit RandomPrograms(std::uint64_t seed, bool hasAssertions) : m_random(seed, "test"), m_asserts(hasAssertions)
    {
    }

    /// The text of a scenario.
    std::string scenario()
    {
        std::vector<std::string> texts;
        const std::uint64_t count = 2 + below(2);
        for (std::uint64_t i = 0; i < count; ++i)
            texts.push_back(block(0, 4 - static_cast<int>(count)));
        return programs("{A: mutex, B: mutex, S: {kind: semaphore, count: 1}}", "{x: 0, y: 1}", texts);
    }

private:
    std::uint64_t below(std::uint64_t bound) { return m_random.below(bound); }

    std::string block(int depth, int most)
    {
        std::string text;
        const std::uint64_t count = 1 + below(static_cast<std::uint64_t>(most));
        for (std::uint64_t i = 0; i < count; ++i)
            text += (i > 0 ? "\n" : "") + statement(depth);
        return text;
    }

    std::string nested(int depth, const std::string& head)
    {
        return std::string(static_cast<std::size_t>(depth) * 4, ' ') + head + ":\n" + block(depth + 1, 2);
    }

    std::string statement(int depth)
    {
        if (depth < 2) {
            switch (below(10)) {
            case 0:
                return nested(depth, "with lock(A)");
            case 1:
                return nested(depth, "with lock(B)");
            case 2:
                return nested(depth, "with acquire(S)");
            case 3:
                return nested(depth, fmt::format("if x {} {}", below(2) == 0 ? "<" : "==", below(3)));
            case 4:
                return nested(depth, fmt::format("for i{} in range({})", depth, 1 + below(2)));
            default:
                break;
            }
        }
        return std::string(static_cast<std::size_t>(depth) * 4, ' ') + simple();
    }

    std::string simple()
    {
        switch (below(m_asserts ? 10 : 9)) {
        case 0:
            return "x = x + 1";
        case 1:
            return "y = x * 2 - y";
        case 2:
            return fmt::format("x = {}", below(3));
        case 3:
            return "n = x";
        case 4:
            return "y = y // 2";
        case 5:
            return "yield";
        case 6:
            return "release(S)";
        case 7:
            return "compute(1ms)";
        case 8:
            return "x = (x + y) % 3";
        default:
            return fmt::format("assert x < {}", 1 + below(4));
        }
    }

    base::RandomStream m_random;
    bool m_asserts;
};

} // namespace threadway::test
