// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/state.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace threadway::ui {

/// What the sign of an object shows.
struct ObjectSign {
    sync::Sign sign = sync::Sign::Light;
    QString caption; ///< "held by transfer-1", "2 of 5 messages", "free"
    QString brief; ///< the same with the names that cars carry, or shorter: "held by T1", "2 of 5"
    QString figure; ///< what stands in the picture itself: "2/5"; empty where the picture says all
    bool isOn = false; ///< open, done, delivered, raised: as the picture shows it where operations do not differ
    std::vector<std::uint8_t> isShut; ///< by operation of its primitive: 1 if who asks now must wait
};

/// Reads the object as it is now.
ObjectSign signOf(const scenario::Blueprint& blueprint, ObjectId object, const trace::ObjectNow& now);
/// The sign of a shared variable where a program uses it atomically.
ObjectSign signOf(const scenario::Blueprint& blueprint, const trace::State& state, VariableId variable);

/// The object as its sign shows it, and in plain words what it is.
QString accountOf(const scenario::Blueprint& blueprint, ObjectId object, const ObjectSign& sign);
/// What an atomic operation (program::AtomicOperator) does with the shared variable, in plain words.
QString accountOf(const scenario::Blueprint& blueprint, const trace::State& state, VariableId variable,
                  program::AtomicOperator operation);

} // namespace threadway::ui
