// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/local_text.h"

#include <catch2/catch.hpp>

using threadway::base::LocalText;

TEST_CASE("A text is given in the wanted language, its base, English or any, in this order", "[base]")
{
    const LocalText text{{{"de", "Stau"}, {"en", "jam"}, {"zh", "traffic jam in Chinese"}, {"zh_CN", "in zh_CN"}}};
    CHECK(text.in("zh_CN") == "in zh_CN");
    CHECK(text.in("zh_TW") == "traffic jam in Chinese");
    CHECK(text.in("de_AT") == "Stau");
    CHECK(text.in("fr") == "jam");
    CHECK(text.in("") == "jam");
    CHECK(LocalText{{{"de", "Stau"}}}.in("fr") == "Stau");
}

TEST_CASE("A text without any language is empty", "[base]")
{
    CHECK(LocalText{}.in("en").empty());
    CHECK(LocalText{}.isEmpty());
    CHECK_FALSE(LocalText{{{"en", ""}}}.isEmpty());
}
