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
    /// `hasMore`: also with try and time-out, a reader-writer lock, an event, a latch, a channel and atomic operations.
    /// `hasQueues`: also with objects at which waiting is a step of its own, and whatever else there is.
    explicit RandomPrograms(std::uint64_t seed, bool hasAssertions, bool hasMore = false, bool hasQueues = false)
        : m_random(seed, "test"), m_asserts(hasAssertions), m_hasMore(hasMore), m_hasQueues(hasQueues)
    {
    }

    /// The text of a scenario.
    std::string scenario()
    {
        std::vector<std::string> texts;
        const std::uint64_t count = 2 + below(2);
        for (std::uint64_t i = 0; i < count; ++i)
            texts.push_back(block(0, (m_hasQueues ? 5 : 4) - static_cast<int>(count)));
        return programs(locks(), "{x: 0, y: 1}", texts);
    }

    /// The text of a scenario in which coroutines share a thread, or so many workers, and give way
    /// often; for those with queues.
    std::string carpool(int workers = 1)
    {
        m_givesWay = true;
        const std::string joining = below(2) == 0 ? "n = spawn(helper)\njoin(n)" : "spawn(helper)";
        std::string text = programs(locks(), "{x: 0, y: 1}", {block(0, 1) + "\n" + joining});
        text += fmt::format("      helper: {{start: spawned, count: 2, program: \"{}x = x + 1\"}}\n",
                            below(3) == 0 ? "join(a)\\n" : "");
        text += fmt::format("      lane:\n        workers: {}\n        coroutines:\n", workers);
        const std::uint64_t count = static_cast<std::uint64_t>(workers) + 1 + below(2);
        for (std::uint64_t i = 0; i < count; ++i) {
            text += fmt::format("          {}: |\n            ", static_cast<char>('p' + i));
            for (const char c : block(0, 5 - static_cast<int>(count)))
                text += c == '\n' ? std::string("\n            ") : std::string(1, c);
            text += "\n";
        }
        return text;
    }

    /// The text of a scenario of two processes, one of which forks, with pipes, a message queue and shared memory.
    std::string family()
    {
        m_isFamily = true;
        std::string text = programs(locks(), "{x: 0, y: 1}", {block(0, 3)});
        if (below(2) == 0)
            text += "      b: |\n" + indented(block(0, 1), 8);
        text.replace(
            text.find("locks:"), 6,
            "ipc: {t: pipe, u: {kind: queue, capacity: 1}, w: {kind: pipe, from: p, to: q}, g: memory}\nlocks:");
        text.insert(text.find("    shared:"), fmt::format("    forks: {}\n", 2 + below(2)));
        m_isServant = true;
        return text + "  q:\n    shared: {x: 2, y: 0}\n    threads:\n      c: |\n" + indented(block(0, 2), 8);
    }

    /// The text of a scenario in which that many threads run one program, and perhaps another one runs another.
    std::string crowd(int count)
    {
        std::vector<std::string> texts(static_cast<std::size_t>(count), block(0, 2));
        if (below(3) == 0)
            texts.push_back(block(0, 1));
        return programs(locks(), "{x: 0, y: 1}", texts);
    }

private:
    [[nodiscard]] std::string locks() const
    {
        std::string usual = "{A: mutex, B: mutex, S: {kind: semaphore, count: 1}";
        if (m_hasQueues)
            usual += ", G: {kind: barrier, parties: 2}, K: condition, J: {kind: condition, spurious: 1ms}, W: rwlock, "
                     "V: {kind: rwlock, prefer: writer}, Z: {kind: channel, capacity: 0}, "
                     "U: {kind: channel, unbounded: true}, T: ticketlock, O: once, F: future, "
                     "N: {kind: mutex, type: recursive}, X: {kind: mutex, type: error-checking}";
        return usual
               + (m_hasMore ? ", R: {kind: rwlock, prefer: reader}, E: event, L: {kind: latch, count: 2}, "
                              "C: {kind: channel, capacity: 1}, Q: atomic, P: spinlock, M: async_mutex}"
                            : "}");
    }

    std::string more()
    {
        static const std::vector<std::string> statements{"n = try_lock(A)\nif n:\n    unlock(A)",
                                                         "n = acquire_for(S, 1ms)",
                                                         "set(E)",
                                                         "reset(E)",
                                                         "wait(E)",
                                                         "n = is_set(E)",
                                                         "count_down(L)",
                                                         "wait(L)",
                                                         "n = try_wait(L)",
                                                         "send(C, x)",
                                                         "n = receive(C)",
                                                         "n = try_send(C, 2)",
                                                         "n = fetch_add(x, 1)",
                                                         "n = exchange(y, 3)",
                                                         "n = compare_exchange(x, 0, 2)",
                                                         "atomic_store(y, 1)",
                                                         "n = fetch_add(Q, 2)\nx = n",
                                                         "n = compare_exchange(Q, 0, 5)",
                                                         "n = try_lock_write(R)\nif n:\n    y = 0\n    unlock_write(R)",
                                                         "n = lock_read_for(R, 1ms)",
                                                         "lock(P)\nx = x + 1\nunlock(P)",
                                                         "unlock_read(R)"};
        return statements[below(statements.size())];
    }

    std::string givingWay()
    {
        static const std::vector<std::string> statements{"yield",
                                                         "sleep(1ms)",
                                                         "await lock(M)\nx = x + 1\nyield\nunlock(M)",
                                                         "lock(M)\nunlock(M)",
                                                         "n = try_lock(M)\nyield\nif n:\n    unlock(M)",
                                                         "await wait(G)",
                                                         "n = await wait(G)\nif n:\n    y = y + 1",
                                                         "await send(Z, x)",
                                                         "await acquire(S)\nyield\nrelease(S)",
                                                         "await wait(E)",
                                                         "await wait(L)",
                                                         "set(E)\nyield",
                                                         "n = await get(F)\nx = n",
                                                         "spawn(helper)",
                                                         "n = random(3)\nx = n",
                                                         "if x == 2:\n    join(a)",
                                                         "set(F, x)",
                                                         "n = await receive(Z)\nx = n",
                                                         "n = x\nyield\nx = n + 1"};
        return statements[below(statements.size())];
    }

    std::string queued()
    {
        static const std::vector<std::string> statements{"wait(G)",
                                                         "n = wait(G)\nif n:\n    y = y + 1",
                                                         "with lock(A):\n    wait(K, A)\n    x = x + 1",
                                                         "with lock(A):\n    n = wait_for(K, A, 1ms)",
                                                         "lock(A)\nwhile x < 1:\n    wait(J, A)\nunlock(A)",
                                                         "with lock(A):\n    x = 1\n    notify(K)",
                                                         "notify_all(K)\nnotify(J)",
                                                         "wait_unlocked(K)\ny = y + 2",
                                                         "wait_unlocked(J)",
                                                         "with lock_read(W):\n    n = x",
                                                         "with lock_write(W):\n    x = x + 1",
                                                         "n = lock_write_for(W, 1ms)\nif n:\n    unlock_write(W)",
                                                         "n = try_lock_read(W)\nif n:\n    unlock_read(W)",
                                                         "with lock_read(V):\n    n = y",
                                                         "with lock_write(V):\n    y = 3",
                                                         "n = lock_write_for(V, 1ms)\nif n:\n    unlock_write(V)",
                                                         "send(Z, x)",
                                                         "n = receive(Z)",
                                                         "n = try_send(Z, 1)\nif n:\n    x = 2",
                                                         "n = try_receive(Z)",
                                                         "n = send_for(Z, y, 1ms)",
                                                         "n = receive_for(Z, 1ms)\nif n == 1:\n    y = 0",
                                                         "send(U, x)",
                                                         "n = receive(U)\nx = n",
                                                         "n = try_receive(U)",
                                                         "close(C)",
                                                         "n = receive_for(C, 1ms)",
                                                         "with lock(T):\n    y = y + 1",
                                                         "n = first(O)\nif n:\n    x = x + 1\n    done(O)",
                                                         "set(F, x)",
                                                         "n = get(F)",
                                                         "n = get_for(F, 1ms)",
                                                         "with lock(N):\n    with lock(N):\n        x = x + 1",
                                                         "with lock(X):\n    n = try_lock(X)\n    lock(B)\nunlock(B)",
                                                         "lock(X)\nx = 0",
                                                         "with lock_all(A, B):\n    x = x + y"};
        return statements[below(statements.size())];
    }

    std::string ofFamily()
    {
        static const std::vector<std::string> statements{"write(t, x)",
                                                         "n = read(t)\nx = n",
                                                         "n = write(u, y + 1)",
                                                         "n = read(u)",
                                                         "s = attach(g)\nstore(s, load(s) + 1)",
                                                         "s = attach(g)\nx = load(s + 8)",
                                                         "s = attach(g)\nn = detach(g)\nstore(s + 8, x)",
                                                         "s = attach(g)\nyield\nstore(s + x * 8, y)",
                                                         "waitpid(q)\nx = 5"};
        static const std::vector<std::string> ofForking{"fork()",
                                                        "n = fork()",
                                                        "n = fork()\nif n == 0:\n    x = x + 2\nelse:\n    waitpid(n)",
                                                        "if fork() == 0:\n    write(t, y)\n    return",
                                                        "n = fork()\nif n != 0:\n    fork()",
                                                        "write(w, 4)",
                                                        "y = 7\nwrite(w, x)"};
        static const std::vector<std::string> ofServant{"m = read(w)", "m = read(w)\nif m == 4:\n    x = m",
                                                        "waitpid(p)", "waitpid(p)\nwaitpid(103)"};
        if (below(2) == 0)
            return statements[below(statements.size())];
        return m_isServant ? ofServant[below(ofServant.size())] : ofForking[below(ofForking.size())];
    }

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
            case 5:
                if (m_hasMore)
                    return nested(depth, below(2) == 0 ? "with lock_read(R)" : "with lock_write(R)");
                break;
            case 4:
                return nested(depth, fmt::format("for i{} in range({})", depth, 1 + below(2)));
            default:
                break;
            }
        }
        const std::string indent(static_cast<std::size_t>(depth) * 4, ' ');
        std::string text = indent;
        const std::string one = m_isFamily && below(4) != 0    ? ofFamily()
                                : m_givesWay && below(2) == 0  ? givingWay()
                                : m_hasQueues && below(2) == 0 ? queued()
                                : m_hasMore && below(2) == 0   ? more()
                                                               : simple();
        for (const char c : one)
            text += c == '\n' ? "\n" + indent : std::string(1, c);
        return text;
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
    bool m_hasMore;
    bool m_hasQueues;
    bool m_givesWay = false;
    bool m_isFamily = false;
    bool m_isServant = false; ///< whether the statements are for the process that does not fork
};

} // namespace threadway::test
