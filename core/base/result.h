// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/diagnostic.h"

#include <optional>
#include <utility>

namespace threadway::base {

/// A value made from input, with what was found on the way. Without a value at least one finding is an error.
template <class T>
struct Result {
    std::optional<T> value;
    Diagnostics diagnostics;

    [[nodiscard]] bool isOk() const { return value.has_value(); }
    T& operator*() { return *value; }
    const T& operator*() const { return *value; }
    T* operator->() { return &*value; }
    const T* operator->() const { return &*value; }
};

} // namespace threadway::base
