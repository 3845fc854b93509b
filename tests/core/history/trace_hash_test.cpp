// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runs.h"

#include "history/verification.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <string>

namespace threadway {
namespace {

std::uint64_t hashOf100Milliseconds(const scenario::LoadedRun& run)
{
    const auto recorder = test::record(run, SimTime{100'000'000});
    return history::hashOf(recorder.trace(), recorder.trace().size());
}

scenario::LoadedRun loadGolden(const std::string& name)
{
    std::ifstream file(std::string(THREADWAY_SOURCE_DIR) + "/tests/golden/" + name + ".threadway", std::ios::binary);
    return test::loadText(std::string(std::istreambuf_iterator<char>(file), {}));
}

} // namespace

// Literal values: the same on every compiler, optimisation level and machine. A change here is a change of behaviour,
// and saved runs of earlier versions no longer verify.
TEST_CASE("100 ms of runs give the same events on every machine", "[history][determinism]")
{
    CHECK(hashOf100Milliseconds(loadGolden("six-threads")) == 0xd66df6ba495461abULL);
    CHECK(hashOf100Milliseconds(test::loadPreset("gridlock")) == 0x2caaeb24eb0ac46bULL);
    CHECK(hashOf100Milliseconds(test::loadPreset("pin-or-wander", "wandering")) == 0x100a4bec04a77434ULL);
}

} // namespace threadway
