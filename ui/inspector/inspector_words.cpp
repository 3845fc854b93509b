// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/inspector_words.h"

#include <QCoreApplication>
#include <QStringList>

#include <array>
#include <cmath>

namespace threadway::ui::words {
namespace {

/// The context of these texts for translators.
struct Inspector {
    Q_DECLARE_TR_FUNCTIONS(Inspector)
};

} // namespace

QString processName(const scenario::Blueprint& blueprint, ProcessId process)
{
    return QString::fromStdString(blueprint.process(process).name);
}

QString processNames(const scenario::Blueprint& blueprint, const std::vector<ProcessId>& processes)
{
    QStringList names;
    for (const ProcessId process : processes)
        names += processName(blueprint, process);
    return names.join(Inspector::tr(", ", "between names"));
}

QString regionName(const scenario::Blueprint& blueprint, const trace::Region& region)
{
    const QString name = QString::fromStdString(region.name);
    switch (region.kind) {
    case trace::RegionKind::Text:
        return Inspector::tr("text (programs)");
    case trace::RegionKind::Variables:
        return Inspector::tr("shared variables");
    case trace::RegionKind::Buffer:
        return Inspector::tr("buffer %1").arg(name);
    case trace::RegionKind::Heap:
        return Inspector::tr("heap");
    case trace::RegionKind::SharedMemory:
        return Inspector::tr("shared memory %1").arg(name);
    case trace::RegionKind::Stack:
        return Inspector::tr("stack of %1").arg(QString::fromStdString(blueprint.thread(region.thread).name));
    case trace::RegionKind::CoroutineStack:
        return Inspector::tr("stack of %1").arg(QString::fromStdString(blueprint.coroutine(region.coroutine).name));
    }
    return {};
}

QString regionSharing(const scenario::Blueprint& blueprint, const trace::Region& region)
{
    if (region.kind == trace::RegionKind::SharedMemory) {
        return region.sharedWith.empty()
                   ? Inspector::tr("to be shared; nobody else has it")
                   : Inspector::tr("shared with %1").arg(processNames(blueprint, region.sharedWith));
    }
    if (region.sharedPages == 0 || region.sharedWith.empty())
        return {};
    return Inspector::tr("%1 of %2 pages as %3 has them, until one writes")
        .arg(region.sharedPages)
        .arg(region.pages)
        .arg(processNames(blueprint, region.sharedWith));
}

QString address(std::int64_t address)
{
    return QStringLiteral("0x%1").arg(address, 0, 16);
}

QString size(std::int64_t bytes)
{
    constexpr std::array<const char*, 5> units{"B", "KiB", "MiB", "GiB", "TiB"};
    auto value = static_cast<double>(bytes);
    std::size_t unit = 0;
    for (; value >= 1024 && unit + 1 < units.size(); ++unit)
        value /= 1024;
    const bool isWhole = std::abs(value - std::round(value)) < 0.05 || value >= 100;
    return QStringLiteral("%1 %2").arg(value, 0, 'f', isWhole ? 0 : 1).arg(QLatin1String(units[unit]));
}

QString openKind(machine::OpenKind kind)
{
    switch (kind) {
    case machine::OpenKind::Closed:
        return Inspector::tr("closed");
    case machine::OpenKind::File:
        return Inspector::tr("file");
    case machine::OpenKind::ReadEnd:
        return Inspector::tr("reading end of a pipe");
    case machine::OpenKind::WriteEnd:
        return Inspector::tr("writing end of a pipe");
    case machine::OpenKind::FirstSide:
        return Inspector::tr("first side of a socket pair");
    case machine::OpenKind::SecondSide:
        return Inspector::tr("second side of a socket pair");
    case machine::OpenKind::Queue:
        return Inspector::tr("message queue");
    }
    return {};
}

QString channelKind(scenario::ChannelKind kind)
{
    switch (kind) {
    case scenario::ChannelKind::Pipe:
        return Inspector::tr("pipe");
    case scenario::ChannelKind::Queue:
        return Inspector::tr("message queue");
    case scenario::ChannelKind::Socket:
        return Inspector::tr("socket pair");
    case scenario::ChannelKind::Memory:
        return Inspector::tr("shared memory");
    }
    return {};
}

QString signalSet(std::uint32_t set, const QString& ifEmpty)
{
    QStringList names;
    for (const std::string& name : trace::signalNames(set))
        names += QString::fromStdString(name);
    return names.empty() ? ifEmpty : names.join(Inspector::tr(", ", "between names"));
}

} // namespace threadway::ui::words
