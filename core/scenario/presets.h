// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/embedded_file.h"

#include <span>
#include <string_view>

namespace threadway::scenario {

/// The presets that come with the program, in file-name order; the name is the preset's id.
std::span<const base::EmbeddedFile> presetFiles();
/// The text of a preset, or nullptr if there is none of that id.
const base::EmbeddedFile* findPreset(std::string_view id);

} // namespace threadway::scenario
