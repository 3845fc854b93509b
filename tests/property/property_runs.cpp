// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Thousands of random runs against every law that a run must keep: threadway-property-runs [FIRST [COUNT]]. Prints the
// first trial that breaks one, made small, and ends with 1.
#include "support/run_laws.h"

#include <cstdio>
#include <exception>
#include <string>

int main(int argc, char* argv[])
{
    try {
        const std::uint64_t first = argc > 1 ? std::stoull(argv[1]) : 0;
        const std::uint64_t count = argc > 2 ? std::stoull(argv[2]) : 5000;
        const std::string broken = threadway::test::firstBrokenLaw(first, first + count);
        if (broken.empty()) {
            std::printf("%llu runs kept every law\n", static_cast<unsigned long long>(count));
            return 0;
        }
        std::printf("%s", broken.c_str());
        return 1;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "error: %s\n", error.what());
        return 2;
    }
}
