// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explore/footprint.h"
#include "machine/world.h"

#include <cstdint>
#include <vector>

namespace threadway::explore {

/// Things that steps can touch, as sets: shared variables to read, to write, objects, the output, or everything.
struct Touches {
    std::vector<std::uint64_t> reads; ///< a bit for each variable
    std::vector<std::uint64_t> writes;
    std::vector<std::uint64_t> objects;
    bool prints = false;
    bool everything = false; ///< not known, so possibly everything

    void add(const Touches& other);
    bool operator==(const Touches&) const = default;
};

/// Whether steps that touch these things can change what the others do: not if they only read the same.
bool areDependent(const Touches& one, const Touches& other);

/// What the code of programs may touch, read off the code alone.
class CodeTouches {
public:
    /// `printsMatter`: whether outputs are told apart, so that prints depend on each other.
    CodeTouches(const machine::World& world, bool printsMatter);

    /// What the next step of the thread or store buffer touches.
    [[nodiscard]] Touches next(const machine::World& world, ThreadId turn) const;
    /// What all steps that it may ever take from now on touch, the next one included.
    [[nodiscard]] Touches future(const machine::World& world, ThreadId turn) const;

private:
    [[nodiscard]] Touches futureOf(const machine::World& world, ThreadId thread) const;
    void addBuffer(const machine::World& world, ThreadId turn, Touches& touches) const;
    [[nodiscard]] Touches ofInstruction(const machine::World& world, const program::Instruction& instruction) const;
    void spread(const machine::World& world, std::size_t unit);

    StateShape m_shape;
    bool m_printsMatter;
    std::vector<std::vector<Touches>> m_futures; ///< by unit, instruction
};

} // namespace threadway::explore
