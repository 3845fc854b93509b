// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/entry_writer.h"

#include "scenario/quantity.h"

namespace threadway::scenario {

void writeParameters(YAML::Emitter& out, const base::ParameterValues& values,
                     std::span<const base::ParameterInfo> infos)
{
    for (const base::ParameterInfo& info : infos) {
        const auto found = values.byId.find(info.id);
        if (found == values.byId.end())
            continue;
        switch (info.type) {
        case base::ParameterType::Integer:
            writeEntry(out, info.id, found->second);
            break;
        case base::ParameterType::Duration:
            writeEntry(out, info.id, durationText({found->second}));
            break;
        case base::ParameterType::Boolean:
            writeEntry(out, info.id, found->second != 0);
            break;
        case base::ParameterType::Choice:
            writeEntry(out, info.id, std::string(info.choices[static_cast<std::size_t>(found->second)]));
            break;
        }
    }
}

} // namespace threadway::scenario
