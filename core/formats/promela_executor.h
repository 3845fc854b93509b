// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/promela_agreement.h"

#include <cstddef>
#include <string>
#include <vector>

namespace threadway::formats::promela {

/// What the variables and inlines of an executor have in their names, and how many there are.
struct ExecutorNumbers {
    std::int32_t thread = 0; ///< of its first worker
    std::size_t workers = 0;
    std::size_t coroutines = 0;
};

/// How coroutines move between workers, as machine/executor.h says. `at` is the worker that is meant, and `fresh` tells
/// who has just come to the head, whose silent work is what `work` does for the one at the head of `at`. What is done
/// for a process that is gone is left undone: `lives` says that it is not.
std::vector<Line> executorInlines(const ExecutorNumbers& numbers, const std::string& lives,
                                  const std::vector<Line>& work);

} // namespace threadway::formats::promela
