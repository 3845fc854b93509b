// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/possessions.h"

#include <QString>

#include <vector>

/// What the inspector says of possessions, in the user's language.
namespace threadway::ui::words {

/// "web-server", and several of them as a list.
QString processName(const scenario::Blueprint& blueprint, ProcessId process);
QString processNames(const scenario::Blueprint& blueprint, const std::vector<ProcessId>& processes);
/// "variables", "buffer pages", "stack of render".
QString regionName(const scenario::Blueprint& blueprint, const trace::Region& region);
/// With whom the region is shared and how; empty if with nobody.
QString regionSharing(const scenario::Blueprint& blueprint, const trace::Region& region);
/// "0x40000001000".
QString address(std::int64_t address);
/// About so much: "24 B", "18 KiB", "1.5 MiB".
QString size(std::int64_t bytes);
/// "file", "reading end of a pipe".
QString openKind(machine::OpenKind kind);
/// "pipe".
QString channelKind(scenario::ChannelKind kind);
/// "SIGUSR1, SIGTERM", or the text if the set is empty.
QString signalSet(std::uint32_t set, const QString& ifEmpty);

} // namespace threadway::ui::words
