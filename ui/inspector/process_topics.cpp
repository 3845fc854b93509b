// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/possessions.h"
#include "ui/inspector/inspector_words.h"
#include "ui/inspector/topics.h"
#include "ui/theme/theme.h"
#include "ui/words/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace threadway::ui {
namespace {

/// The context of these texts for translators.
struct ProcessTopics {
    Q_DECLARE_TR_FUNCTIONS(ProcessTopics)
};

CardRow fact(const QString& name, const QString& text)
{
    return {.kind = CardRow::Kind::Fact, .name = name, .text = text};
}

CardRow note(const QString& text)
{
    return {.kind = CardRow::Kind::Note, .name = {}, .text = text};
}

QString descriptorDetail(const InspectorSource& source, const trace::DescriptorNow& descriptor)
{
    QString text = descriptor.kind == machine::OpenKind::File
                       ? ProcessTopics::tr("offset %1 of %2 words").arg(descriptor.offset).arg(descriptor.fileWords)
                       : words::openKind(descriptor.kind);
    if (!descriptor.sharedWith.empty())
        text = ProcessTopics::tr("%1; shared with %2")
                   .arg(text, words::processNames(source.blueprint, descriptor.sharedWith));
    else if (descriptor.references > 1)
        text = ProcessTopics::tr("%1; %2 descriptors lead here").arg(text).arg(descriptor.references);
    return text;
}

std::vector<CardRow> fileRows(const InspectorSource& source, const Theme& theme)
{
    std::vector<CardRow> rows;
    if (source.thread.isValid() || source.state.processes[source.process.index()].isClosed)
        return rows;
    const trace::ProcessPossessions owned = trace::possessionsOf(source.state, source.blueprint, source.process);
    for (const trace::DescriptorNow& descriptor : owned.descriptors) {
        const bool isShared = !descriptor.sharedWith.empty();
        rows.push_back({.kind = CardRow::Kind::Item,
                        .name = QString::number(descriptor.number),
                        .text = QString::fromStdString(descriptor.name),
                        .detail = descriptorDetail(source, descriptor),
                        .mark = isShared ? theme.palette().accent : QColor()});
    }
    if (owned.descriptors.empty())
        rows.push_back(note(ProcessTopics::tr("None but the terminal (0, 1, 2).")));
    rows.push_back(fact(ProcessTopics::tr("directory"), QString::fromStdString(owned.directory)));
    return rows;
}

std::vector<CardRow> signalRows(const InspectorSource& source, const Theme& theme)
{
    std::vector<CardRow> rows;
    if (source.thread.isValid() || source.state.processes[source.process.index()].isClosed)
        return rows;
    const trace::ProcessPossessions owned = trace::possessionsOf(source.state, source.blueprint, source.process);
    for (const trace::HandlerNow& handler : owned.handlers) {
        rows.push_back({.kind = CardRow::Kind::Item,
                        .name = QString::fromStdString(handler.name),
                        .text = handler.function.empty()
                                    ? ProcessTopics::tr("is ignored")
                                    : ProcessTopics::tr("runs %1()").arg(QString::fromStdString(handler.function)),
                        .mark = theme.palette().success});
    }
    if (owned.handlers.empty())
        rows.push_back(note(ProcessTopics::tr("No handlers: every signal does what it does by default.")));
    rows.push_back(fact(ProcessTopics::tr("pending"),
                        words::signalSet(owned.pendingSignals, ProcessTopics::tr("none for the process"))));
    return rows;
}

QStringList shownValues(const InspectorSource& source, const std::vector<program::Value>& values)
{
    QStringList texts;
    for (const program::Value& value : values)
        texts += words::value(source.blueprint, value);
    return texts;
}

void addContents(const InspectorSource& source, const trace::ChannelNow& channel, std::vector<CardRow>& rows)
{
    const bool isSocket = channel.kind == scenario::ChannelKind::Socket;
    for (std::size_t side = 0; side < (isSocket ? 2U : 1U); ++side) {
        const auto& items = channel.items[side];
        const QString of
            = isSocket ? (side == 0 ? ProcessTopics::tr("first to second") : ProcessTopics::tr("second to first"))
                       : ProcessTopics::tr("holds");
        rows.push_back({.kind = CardRow::Kind::Cells,
                        .name = of,
                        .text = ProcessTopics::tr("%1 of %2 words").arg(items.size()).arg(channel.capacity),
                        .cells = shownValues(source, items),
                        .places = static_cast<int>(std::min<std::int64_t>(channel.capacity, 1000))});
    }
}

std::vector<CardRow> channelRows(const InspectorSource& source, const Theme& theme)
{
    std::vector<CardRow> rows;
    if (source.thread.isValid())
        return rows;
    const trace::ProcessPossessions owned = trace::possessionsOf(source.state, source.blueprint, source.process);
    for (const ChannelId id : owned.channels) {
        const trace::ChannelNow channel = trace::channelNow(source.state, source.blueprint, id);
        const bool isMemory = channel.kind == scenario::ChannelKind::Memory;
        QString detail
            = isMemory ? ProcessTopics::tr("attached by %1").arg(words::processNames(source.blueprint, channel.writers))
                       : ProcessTopics::tr("written by %1, read by %2")
                             .arg(channel.writers.empty() ? ProcessTopics::tr("nobody")
                                                          : words::processNames(source.blueprint, channel.writers),
                                  channel.readers.empty() ? ProcessTopics::tr("nobody")
                                                          : words::processNames(source.blueprint, channel.readers));
        rows.push_back({.kind = CardRow::Kind::Item,
                        .name = QString::fromStdString(channel.name),
                        .text = isMemory ? ProcessTopics::tr("%1, %2").arg(words::channelKind(channel.kind),
                                                                           words::size(channel.capacity))
                                         : words::channelKind(channel.kind),
                        .detail = detail,
                        .mark = theme.palette().accent});
        if (!isMemory)
            addContents(source, channel, rows);
    }
    return rows;
}

} // namespace

QList<RowsTopic> processTopics()
{
    return {{[] { return ProcessTopics::tr("Open files"); }, fileRows},
            {[] { return ProcessTopics::tr("Signals to the process"); }, signalRows},
            {[] { return ProcessTopics::tr("Channels to other processes"); }, channelRows}};
}

} // namespace threadway::ui
