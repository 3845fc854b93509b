// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/diagnostic.h"
#include "base/id.h"
#include "formats/promela_export.h"
#include "formats/promela_place.h"
#include "formats/promela_value.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace threadway::formats::promela {

using Step = PromelaModel::Step;

/// A line of the model.
struct Line {
    std::string text;
    Step step = {}; ///< that begins here, if one does
};

/// How a coroutine that waits for an object, or on the ramp of its thread, goes on when another one lets it.
struct Wake {
    CoroutineId coroutine;
    int label = 0; ///< where it waits
    std::vector<Line> lines; ///< up to just before its next step
};

/// Where a coroutine begins as a copy of another one, behind a fork.
struct Birth {
    Place place; ///< the values that are there are copied before
    std::vector<Line> lines; ///< up to just before its next step
};

/// What the writers of all threads have to agree on.
struct Agreement {
    std::vector<Kind> kinds; ///< of the shared variables
    std::vector<std::uint8_t> canFault; ///< by process
    /// Whether somebody can wait at an object in a step of its own, and goes on in a step of another thread.
    bool movesOthers = false;
    /// Where coroutines stand is kept in variables rather than in labels, so that others can change it: where they
    /// move others on, or follow each other at the head of a thread.
    bool usesPlaces = false;
    bool mapsSegments = false; ///< whether some process maps shared memory
    int bufferEntries = 0; ///< of a store buffer; 0: there are none
    std::size_t characters = 0; ///< of the model so far, near enough
    bool keepsOld = false; ///< a hidden variable is needed for what was there before
    std::size_t spares = 0; ///< hidden variables that are needed to change several values at once
    std::vector<std::vector<Wake>> wakes; ///< by object
    std::vector<std::vector<Wake>> ramps; ///< by thread: what its coroutines do as they come to the head
    std::vector<std::vector<Birth>> births; ///< by coroutine; who copies itself is written before its copies
    base::Diagnostics findings; ///< what Promela cannot say
};

} // namespace threadway::formats::promela
