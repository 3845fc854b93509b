// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exploring/exploration_words.h"

#include <QLocale>

#include <catch2/catch.hpp>

using namespace threadway::ui;

namespace {

/// Numbers as English writes them, until the end of the scope.
struct EnglishNumbers {
    EnglishNumbers() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    ~EnglishNumbers() { QLocale::setDefault(before); }
    EnglishNumbers(const EnglishNumbers&) = delete;
    EnglishNumbers& operator=(const EnglishNumbers&) = delete;
    QLocale before;
};

} // namespace

TEST_CASE("exact numbers are grouped, and very long ones told about", "[exploring]")
{
    const EnglishNumbers english;
    CHECK(exploration_words::count("924") == QStringLiteral("924"));
    CHECK(exploration_words::count("184756") == QStringLiteral("184,756"));
    CHECK(exploration_words::count("1000000") == QStringLiteral("1,000,000"));
    // 100! has 158 digits and begins 9.33 (OEIS A000142).
    const std::string hundred = "93326215443944152681699238856266700490715968264381621468592963895217599993229915"
                                "608941463976156518286253697920827223758251185210916864000000000000000000000000";
    CHECK(exploration_words::count(hundred) == QStringLiteral("9.33 × 10^157"));
}

TEST_CASE("chances are told as fractions and in percent", "[exploring]")
{
    const EnglishNumbers english;
    CHECK(exploration_words::chance("1/2") == QStringLiteral("1/2 (50 %)"));
    CHECK(exploration_words::chance("11/48") == QStringLiteral("11/48 (22.9 %)"));
    CHECK(exploration_words::chance("0") == QStringLiteral("0"));
    CHECK(exploration_words::chance("1") == QStringLiteral("1"));
    CHECK(exploration_words::chance("1/1024") == QStringLiteral("1/1024 (0.0977 %)"));
    CHECK(exploration_words::share("19/120") == Approx(0.158333).epsilon(1e-5));
    CHECK(exploration_words::share("250000000000000000000000000000/1000000000000000000000000000000")
          == Approx(0.25).epsilon(1e-12));
    CHECK(exploration_words::chance("250000000000000000000000000000/1000000000000000000000000000000")
          == QStringLiteral("about 25 %"));
}
