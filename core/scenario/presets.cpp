// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/presets.h"

namespace threadway::scenario {

const base::EmbeddedFile* findPreset(std::string_view id)
{
    for (const base::EmbeddedFile& file : presetFiles()) {
        if (file.name == id)
            return &file;
    }
    return nullptr;
}

} // namespace threadway::scenario
