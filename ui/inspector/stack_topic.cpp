// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the thread is in the midst of, with the values of its local variables.
#include "scenario/signal.h"
#include "ui/inspector/topics.h"
#include "ui/theme/theme.h"
#include "ui/words/words.h"

#include <QCoreApplication>

namespace threadway::ui {
namespace {

/// The context of these texts for translators.
struct StackTopic {
    Q_DECLARE_TR_FUNCTIONS(StackTopic)
};

/// A crowd of coroutines or calls would drown what is looked for.
constexpr std::size_t mostRows = 60;

QString nameOf(const program::Unit& unit, const machine::StackFrame& frame)
{
    if (frame.function == 0)
        return StackTopic::tr("program");
    const auto& function = unit.functions[static_cast<std::size_t>(frame.function)];
    return QString::fromStdString(function.name) + QStringLiteral("()");
}

/// What the frame is about, besides its name.
QString remark(const scenario::Blueprint::Coroutine& coroutine, const machine::StackFrame& frame)
{
    if (const scenario::SignalInfo* signal = scenario::findSignal(frame.signal))
        return StackTopic::tr("handler of %1").arg(QString::fromStdString(std::string(signal->name)));
    return coroutine.isMain ? QString() : QString::fromStdString(coroutine.name);
}

void addFrame(const InspectorSource& source, const machine::CoroutineStack& stack, const machine::StackFrame& frame,
              const QColor& mark, std::vector<CardRow>& rows)
{
    const program::Unit& unit = source.blueprint.unitOf(stack.coroutine);
    const auto& names = unit.functions[static_cast<std::size_t>(frame.function)].localNames;
    rows.push_back({.kind = CardRow::Kind::Item,
                    .name = nameOf(unit, frame),
                    .text = remark(source.blueprint.coroutine(stack.coroutine), frame),
                    .detail = frame.locals.empty() ? StackTopic::tr("no local variables") : QString(),
                    .mark = mark});
    for (std::size_t i = 0; i < frame.locals.size(); ++i)
        rows.push_back({.kind = CardRow::Kind::Fact,
                        .name = QString::fromStdString(names[i]),
                        .text = StackTopic::tr("= %1").arg(words::value(source.blueprint, frame.locals[i]))});
}

/// The innermost call first, as debuggers tell it; the coroutine at the head before the others.
std::vector<CardRow> stackRows(const InspectorSource& source, const Theme& theme)
{
    std::vector<CardRow> rows;
    if (!source.thread.isValid())
        return rows;
    const CoroutineId head = source.now(source.thread).head;
    for (const bool isHead : {true, false}) {
        for (const machine::CoroutineStack& stack : source.stacks) {
            if ((stack.coroutine == head) != isHead)
                continue;
            const QColor mark = isHead ? theme.threadColor(source.thread) : QColor();
            for (auto frame = stack.frames.rbegin(); frame != stack.frames.rend(); ++frame) {
                if (rows.size() >= mostRows) {
                    rows.push_back({.kind = CardRow::Kind::Note, .name = {}, .text = StackTopic::tr("and more")});
                    return rows;
                }
                addFrame(source, stack, *frame, mark, rows);
            }
        }
    }
    return rows;
}

} // namespace

RowsTopic stackTopic()
{
    return {[] { return StackTopic::tr("Stack and local variables"); }, stackRows};
}

} // namespace threadway::ui
