// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/address_space.h"
#include "machine/open_files.h"
#include "scenario/blueprint.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace threadway::machine {

/// What a process does on a signal instead of what the system does by default.
struct Disposition {
    std::int32_t signal = 0;
    TextId function; ///< name of the handler; invalid: the signal is ignored
    bool operator==(const Disposition&) const = default;
};

/// What belongs to a process as a whole: all its threads have it in common, and no other process has it.
struct ProcessBody {
    AddressSpace space;
    Descriptors descriptors;
    std::string directory; ///< the current one, from the root
    std::vector<Disposition> dispositions; ///< by signal; signals that are not listed do what they do by default
    std::uint32_t pending = 0; ///< signals sent to the process that no thread has taken yet
    bool operator==(const ProcessBody&) const = default;
};

/// What a channel holds: words on their way, or the contents of shared memory.
struct ChannelBody {
    /// Of a socket pair those sent by its first side, then those sent by its second; else only the first is used.
    std::array<std::vector<program::Value>, 2> queues;
    std::vector<program::Value> words;
    bool operator==(const ChannelBody&) const = default;
};

/// Everything that processes own, and what the system has for them: open files, files, channels. A value; changed by
/// the machine, and by the trace as it is told of the changes.
struct Resources {
    Resources() = default;
    /// As all processes find it at the start.
    explicit Resources(const scenario::Blueprint& blueprint);

    std::vector<ProcessBody> processes;
    std::vector<OpenFile> openFiles;
    std::vector<FileBody> files;
    std::vector<ChannelBody> channels;
    std::vector<std::int32_t> stacks; ///< by coroutine: which of its process's stacks it has
    std::int32_t closedFiles = 0; ///< free places in the table of open files
    std::int32_t forks = 0; ///< so far: tells pages shared by one fork from those shared by another

    [[nodiscard]] ProcessBody& process(ProcessId id) { return processes[id.index()]; }
    [[nodiscard]] const ProcessBody& process(ProcessId id) const { return processes[id.index()]; }
    /// The stack of the coroutine, which belongs to that process.
    [[nodiscard]] scenario::AddressRange stackOf(const scenario::AddressLayout& layout, CoroutineId id) const
    {
        return layout.stack(stacks[id.index()]);
    }
    void addTo(base::Hasher& hasher) const;
};

/// The file of that path, made if there is none; -1 if there are too many.
std::int32_t findOrMakeFile(Resources& resources, const std::string& path);
/// A new open file in the first free place of the table, with a descriptor of the process that leads to it: the
/// lowest that is free. Gives the descriptor, or -1 if the process has too many.
std::int64_t openNew(Resources& resources, ProcessId process, OpenKind kind, std::int32_t target);
/// Lets the descriptor lead to nothing. Whether that was the last one that led to its open file, which is gone now;
/// must be open.
bool closeOne(Resources& resources, ProcessId process, std::size_t place);
/// The disposition of the process for the signal, or nullptr if it is the default.
const Disposition* dispositionOf(const ProcessBody& process, std::int32_t signal);
/// Sets the disposition; without one, the default holds.
void setDisposition(ProcessBody& process, std::int32_t signal, const Disposition* disposition);
/// The child's resources become a copy of the parent's: descriptors lead to the same open files, memory is shared until
/// it is written (fork(2)). Pending signals are not copied. Gives the number of pages that are shared by it.
std::int64_t copyForFork(Resources& resources, const scenario::Blueprint& blueprint, ProcessId parent, ProcessId child);

} // namespace threadway::machine
