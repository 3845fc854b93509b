// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/system_call.h"
#include "scenario/signal.h"
#include "ui/words/words.h"

#include <QCoreApplication>

namespace threadway::ui::words {
namespace {

/// The context of these texts for translators: that of everything that tells how a thread stands.
struct Standing {
    Q_DECLARE_TR_FUNCTIONS(Standing)
};

/// The sentence of the primitive that says what was done to the object and must not be done.
QString misuse(const scenario::Blueprint& blueprint, const trace::ProcessNow& process)
{
    if (!process.misused.isValid())
        return Standing::tr("misuse of a lock");
    const auto& object = blueprint.object(process.misused);
    const auto number = static_cast<std::size_t>(process.misuse);
    if (object.kind == nullptr || process.misuse < 0 || number >= object.kind->misuses.size())
        return Standing::tr("misuse of %1").arg(QString::fromStdString(object.name));
    return diagnostic({base::Severity::Error, {}, {}, object.kind->misuses[number], {object.name}});
}

} // namespace

QString fault(const scenario::Blueprint& blueprint, const trace::ProcessNow& process)
{
    const QString text
        = process.reasonText.isValid() ? QString::fromStdString(blueprint.texts.text(process.reasonText)) : QString();
    switch (process.fault) {
    case machine::FaultReason::None:
        return Standing::tr("crashed");
    case machine::FaultReason::Text:
        return text.isEmpty() ? Standing::tr("crashed") : text;
    case machine::FaultReason::AssertionFailed:
        return text.isEmpty() ? Standing::tr("assertion failed") : Standing::tr("assertion failed: %1").arg(text);
    case machine::FaultReason::DivisionByZero:
        return Standing::tr("division by zero");
    case machine::FaultReason::WrongType:
        return Standing::tr("a value of the wrong type");
    case machine::FaultReason::StackOverflow:
        return Standing::tr("stack overflow");
    case machine::FaultReason::EndlessLoop:
        return Standing::tr("an endless loop that takes no time");
    case machine::FaultReason::Misuse:
        return misuse(blueprint, process);
    case machine::FaultReason::Signal: {
        const scenario::SignalInfo* signal = scenario::findSignal(process.signal);
        return Standing::tr("ended by the signal %1")
            .arg(signal == nullptr ? QString::number(process.signal) : QString::fromUtf8(signal->name));
    }
    case machine::FaultReason::CallRefused:
        return core(machine::refusalText(process.refusal));
    case machine::FaultReason::ByCommand:
        return Standing::tr("segmentation fault", "caused by the user's command");
    }
    return {};
}

} // namespace threadway::ui::words
