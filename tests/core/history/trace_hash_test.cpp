// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runs.h"

#include "history/verification.h"

#include <catch2/catch.hpp>

namespace threadway {
namespace {

std::uint64_t hashOfRun(std::string_view preset, const std::optional<std::string>& variant)
{
    const auto recorder = test::record(test::loadPreset(preset, variant), SimTime{100'000'000});
    return history::hashOf(recorder.trace(), recorder.trace().size());
}

} // namespace

// Literal values: the same on every compiler, optimisation level and machine. A change here is a change of behaviour,
// and saved runs of earlier versions no longer verify.
TEST_CASE("100 ms of the presets give the same events on every machine", "[history][determinism]")
{
    CHECK(hashOfRun("two-way-six", {}) == 0x39fb7e50f131d4e2ULL);
    CHECK(hashOfRun("gridlock", {}) == 0x2caaeb24eb0ac46bULL);
    CHECK(hashOfRun("pin-or-wander", "wandering") == 0x100a4bec04a77434ULL);
}

} // namespace threadway
