// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/diagnostic.h"

#include <catch2/catch.hpp>

using namespace threadway::base;

TEST_CASE("A template is filled with its arguments, wherever and however often they stand", "[base]")
{
    CHECK(fill("no places", {"x"}) == "no places");
    CHECK(fill("", {}).empty());
    CHECK(fill("{0}", {"x"}) == "x");
    CHECK(fill("{1} before {0}, {1} again", {"a", "b"}) == "b before a, b again");
    CHECK(fill("{9}", {"0", "1", "2", "3", "4", "5", "6", "7", "8", "nine"}) == "nine");
}

TEST_CASE("What is no place for an argument stays as it is", "[base]")
{
    CHECK(fill("{0} {1}", {"only one"}) == "only one {1}");
    CHECK(fill("{", {"x"}) == "{");
    CHECK(fill("{0", {"x"}) == "{0");
    CHECK(fill("{x} {} {10}", {"x"}) == "{x} {} {10}");
    CHECK(fill("{{0}}", {"x"}) == "{x}");
}

TEST_CASE("An argument that looks like a place is not filled again", "[base]")
{
    CHECK(fill("{0} {1}", {"{1}", "{0}"}) == "{1} {0}");
}

TEST_CASE("A finding is described as compilers do", "[base]")
{
    Diagnostic diagnostic{Severity::Error, {3, 14}, "unknown-key", "unknown key {0}", {"colour"}};
    CHECK(describe(diagnostic, "a.threadway") == "a.threadway:3:14: error: unknown key colour");
    diagnostic.severity = Severity::Warning;
    CHECK(describe(diagnostic, "a.threadway") == "a.threadway:3:14: warning: unknown key colour");
    diagnostic.position = {};
    CHECK(describe(diagnostic, "{}") == "{}: warning: unknown key colour");
}

TEST_CASE("Warnings alone are no errors", "[base]")
{
    const Diagnostic warning{Severity::Warning, {}, "w", "w", {}};
    const Diagnostic error{Severity::Error, {}, "e", "e", {}};
    CHECK_FALSE(hasErrors({}));
    CHECK_FALSE(hasErrors({warning, warning}));
    CHECK(hasErrors({warning, error}));
}
