// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/core_mask.h"

#include <catch2/catch.hpp>

using namespace threadway;

TEST_CASE("A core mask holds the cores put into it", "[base]")
{
    CoreMask mask = CoreMask::none();
    CHECK(mask.isEmpty());
    mask.insert(CoreId(0));
    mask.insert(CoreId(63));
    mask.insert(CoreId(63));
    CHECK(mask.count() == 2);
    CHECK(mask.contains(CoreId(0)));
    CHECK(mask.contains(CoreId(63)));
    CHECK_FALSE(mask.contains(CoreId(1)));
    mask.erase(CoreId(0));
    mask.erase(CoreId(5));
    CHECK(mask == CoreMask::only(CoreId(63)));
}

TEST_CASE("The first cores are counted up to all of them", "[base]")
{
    CHECK(CoreMask::first(0) == CoreMask::none());
    CHECK(CoreMask::first(3).bits == 0b111);
    CHECK(CoreMask::first(63).count() == 63);
    CHECK(CoreMask::first(maximumCores) == CoreMask::all());
    CHECK(CoreMask::first(1000) == CoreMask::all());
    CHECK(CoreMask{} == CoreMask::all());
    CHECK((CoreMask::first(3) & CoreMask{0b1110}).bits == 0b110);
}
