// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/table_words.h"

#include "ui/words/words.h"

#include <QCoreApplication>

#include <array>
#include <cmath>

namespace threadway::ui::table_words {
namespace {

/// The context of these texts for translators.
struct Tables {
    Q_DECLARE_TR_FUNCTIONS(Tables)
};

struct ColumnWords {
    const char* id;
    const char* heading;
    const char* help;
};

constexpr std::array<ColumnWords, 38> columns{{
    {"process", QT_TRANSLATE_NOOP("Tables", "Process"), ""},
    {"thread", QT_TRANSLATE_NOOP("Tables", "Thread"), ""},
    {"core", QT_TRANSLATE_NOOP("Tables", "Core"), ""},
    {"policy", QT_TRANSLATE_NOOP("Tables", "Scheduler"), ""},
    {"state", QT_TRANSLATE_NOOP("Tables", "State"), ""},
    {"reason", QT_TRANSLATE_NOOP("Tables", "Ended by"), QT_TRANSLATE_NOOP("Tables", "How the run came to its end")},
    {"arrival", QT_TRANSLATE_NOOP("Tables", "Arrival"), QT_TRANSLATE_NOOP("Tables", "When it came into being")},
    {"first_run", QT_TRANSLATE_NOOP("Tables", "First run"), QT_TRANSLATE_NOOP("Tables", "When it first ran")},
    {"end", QT_TRANSLATE_NOOP("Tables", "End"), ""},
    {"response", QT_TRANSLATE_NOOP("Tables", "Response"),
     QT_TRANSLATE_NOOP("Tables", "From the arrival until it first ran")},
    {"turnaround", QT_TRANSLATE_NOOP("Tables", "Turnaround"),
     QT_TRANSLATE_NOOP("Tables", "From the arrival to the end")},
    {"runtime", QT_TRANSLATE_NOOP("Tables", "Run"),
     QT_TRANSLATE_NOOP("Tables", "CPU time, waiting for caches included")},
    {"ready", QT_TRANSLATE_NOOP("Tables", "Ready"), QT_TRANSLATE_NOOP("Tables", "Time spent waiting for a core")},
    {"blocked", QT_TRANSLATE_NOOP("Tables", "Blocked"), QT_TRANSLATE_NOOP("Tables", "Time spent waiting for others")},
    {"sleep", QT_TRANSLATE_NOOP("Tables", "Asleep"), ""},
    {"switches", QT_TRANSLATE_NOOP("Tables", "Switches"),
     QT_TRANSLATE_NOOP("Tables", "Times it was given a core that ran another thread before")},
    {"migrations", QT_TRANSLATE_NOOP("Tables", "Migrations"),
     QT_TRANSLATE_NOOP("Tables", "Times it went on on another core")},
    {"restarts", QT_TRANSLATE_NOOP("Tables", "Restarts"), ""},
    {"jobs", QT_TRANSLATE_NOOP("Tables", "Jobs"),
     QT_TRANSLATE_NOOP("Tables", "Jobs of periodic threads that are done")},
    {"deadline_misses", QT_TRANSLATE_NOOP("Tables", "Missed deadlines"),
     QT_TRANSLATE_NOOP("Tables", "Jobs that were not done when their deadline passed")},
    {"remote_accesses", QT_TRANSLATE_NOOP("Tables", "Remote accesses"),
     QT_TRANSLATE_NOOP("Tables", "Accesses to memory of another NUMA node")},
    {"lost", QT_TRANSLATE_NOOP("Tables", "Lost"),
     QT_TRANSLATE_NOOP("Tables", "Of the CPU time, what was in vain because it was the victim of a deadlock")},
    {"service", QT_TRANSLATE_NOOP("Tables", "Service"),
     QT_TRANSLATE_NOOP("Tables", "Of the time it wanted a core, the part that it ran")},
    {"latency", QT_TRANSLATE_NOOP("Tables", "Latency"), QT_TRANSLATE_NOOP("Tables", "From each wake-up until it ran")},
    {"waits", QT_TRANSLATE_NOOP("Tables", "Wait"), QT_TRANSLATE_NOOP("Tables", "Each stretch in a ready queue")},
    {"waiting", QT_TRANSLATE_NOOP("Tables", "Waiting"),
     QT_TRANSLATE_NOOP("Tables", "In ready queues in all, by thread")},
    {"threads", QT_TRANSLATE_NOOP("Tables", "Threads"), ""},
    {"finished", QT_TRANSLATE_NOOP("Tables", "Finished"),
     QT_TRANSLATE_NOOP("Tables", "Threads that came to the end of their program")},
    {"fairness", QT_TRANSLATE_NOOP("Tables", "Fairness"),
     QT_TRANSLATE_NOOP("Tables", "Jain's index: 1 if all threads were served alike")},
    {"busy", QT_TRANSLATE_NOOP("Tables", "Busy"), QT_TRANSLATE_NOOP("Tables", "Time spent on the work of threads")},
    {"switch", QT_TRANSLATE_NOOP("Tables", "Switching"),
     QT_TRANSLATE_NOOP("Tables", "Time spent turning to other threads")},
    {"stall", QT_TRANSLATE_NOOP("Tables", "Stall"),
     QT_TRANSLATE_NOOP("Tables", "Of the busy time, what was spent waiting for caches and memory")},
    {"idle", QT_TRANSLATE_NOOP("Tables", "Idle"), ""},
    {"utilisation", QT_TRANSLATE_NOOP("Tables", "Utilisation"), QT_TRANSLATE_NOOP("Tables", "Busy, of all time")},
    {"overhead", QT_TRANSLATE_NOOP("Tables", "Overhead"),
     QT_TRANSLATE_NOOP("Tables", "Switching, of the time not idle")},
    {"time", QT_TRANSLATE_NOOP("Tables", "Time"), QT_TRANSLATE_NOOP("Tables", "How long the run took")},
    {"throughput_per_s", QT_TRANSLATE_NOOP("Tables", "Throughput"),
     QT_TRANSLATE_NOOP("Tables", "Threads finished in a second")},
    {"id", QT_TRANSLATE_NOOP("Tables", "Scenario"), ""},
}};

struct Suffix {
    const char* end;
    const char* words; ///< %1 stands for the heading of what is counted
};

constexpr std::array<Suffix, 12> suffixes{{
    {"_mean_ns", QT_TRANSLATE_NOOP("Tables", "%1, mean")},
    {"_p50_ns", QT_TRANSLATE_NOOP("Tables", "%1, p50")},
    {"_p90_ns", QT_TRANSLATE_NOOP("Tables", "%1, p90")},
    {"_p99_ns", QT_TRANSLATE_NOOP("Tables", "%1, p99")},
    {"_max_ns", QT_TRANSLATE_NOOP("Tables", "%1, most")},
    {"_count", QT_TRANSLATE_NOOP("Tables", "%1, count")},
    {"_hit_percent", QT_TRANSLATE_NOOP("Tables", "%1 hit rate")},
    {"_hits", QT_TRANSLATE_NOOP("Tables", "%1 hits")},
    {"_misses", QT_TRANSLATE_NOOP("Tables", "%1 misses")},
    {"_invalidations", QT_TRANSLATE_NOOP("Tables", "%1 invalidations")},
    {"_percent", "%1"},
    {"_ns", "%1"},
}};

const ColumnWords* wordsOf(std::string_view id)
{
    for (const ColumnWords& words : columns) {
        if (id == words.id)
            return &words;
    }
    return nullptr;
}

/// The id without its suffix, and the suffix, if it has one.
std::pair<std::string, const Suffix*> partsOf(const std::string& id)
{
    if (wordsOf(id) != nullptr)
        return {id, nullptr};
    for (const Suffix& suffix : suffixes) {
        const std::string_view end = suffix.end;
        if (id.size() > end.size() && std::string_view(id).ends_with(end))
            return {id.substr(0, id.size() - end.size()), &suffix};
    }
    return {id, nullptr};
}

QString capitalised(const std::string& id)
{
    QString text = QString::fromStdString(id);
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString endWords(const std::string& word)
{
    constexpr std::array<std::pair<const char*, const char*>, 14> known{{
        {"not-arrived", QT_TRANSLATE_NOOP("Tables", "not there yet")},
        {"ready", QT_TRANSLATE_NOOP("Tables", "ready")},
        {"running", QT_TRANSLATE_NOOP("Tables", "running")},
        {"blocked", QT_TRANSLATE_NOOP("Tables", "blocked")},
        {"sleeping", QT_TRANSLATE_NOOP("Tables", "asleep")},
        {"finished", QT_TRANSLATE_NOOP("Tables", "finished")},
        {"killed", QT_TRANSLATE_NOOP("Tables", "ended by command")},
        {"towed", QT_TRANSLATE_NOOP("Tables", "towed")},
        {"faulted", QT_TRANSLATE_NOOP("Tables", "faulted")},
        {"process-gone", QT_TRANSLATE_NOOP("Tables", "gone with its process")},
        {"until", QT_TRANSLATE_NOOP("Tables", "time over")},
        {"deadlock", QT_TRANSLATE_NOOP("Tables", "deadlock")},
        {"stuck", QT_TRANSLATE_NOOP("Tables", "stuck")},
        {"limit", QT_TRANSLATE_NOOP("Tables", "too long")},
    }};
    for (const auto& [id, words] : known) {
        if (word == id)
            return Tables::tr(words);
    }
    return QString::fromStdString(word);
}

QString number(const base::Fraction& fraction, formats::Unit unit)
{
    switch (unit) {
    case formats::Unit::None:
        return QString::number(fraction.value(), 'f', 3);
    case formats::Unit::Time:
        return words::time({static_cast<std::int64_t>(std::llround(fraction.value()))});
    case formats::Unit::Percent:
        return Tables::tr("%1 %").arg(QString::number(fraction.value() * 100, 'f', 1));
    case formats::Unit::PerSecond:
        return Tables::tr("%1/s").arg(QString::number(fraction.value() * 1e9, 'f', 1));
    }
    return {};
}

std::optional<double> valueOf(const formats::TableCell& cell)
{
    if (const auto* count = std::get_if<std::int64_t>(&cell))
        return static_cast<double>(*count);
    if (const auto* fraction = std::get_if<base::Fraction>(&cell))
        return fraction->value();
    return std::nullopt;
}

} // namespace

QString heading(const std::string& id)
{
    const auto [base, suffix] = partsOf(id);
    const ColumnWords* words = wordsOf(base);
    const QString name = words == nullptr ? capitalised(base) : Tables::tr(words->heading);
    const bool isPlain = suffix == nullptr || std::string_view(suffix->words) == "%1";
    return isPlain ? name : Tables::tr(suffix->words).arg(name);
}

QString help(const std::string& id)
{
    const ColumnWords* words = wordsOf(partsOf(id).first);
    return words == nullptr || *words->help == '\0' ? QString() : Tables::tr(words->help);
}

QString cell(const formats::TableColumn& column, const formats::TableCell& cell)
{
    if (const auto* text = std::get_if<std::string>(&cell)) {
        const bool isWord = column.id == "state" || column.id == "reason";
        return isWord ? endWords(*text) : QString::fromStdString(*text);
    }
    if (const auto* count = std::get_if<std::int64_t>(&cell))
        return column.unit == formats::Unit::Time ? words::time({*count}) : QString::number(*count);
    if (const auto* fraction = std::get_if<base::Fraction>(&cell))
        return number(*fraction, column.unit);
    return QStringLiteral("\u2013");
}

QString difference(const formats::TableColumn& column, const formats::TableCell& cell, const formats::TableCell& base)
{
    const std::optional<double> here = valueOf(cell);
    const std::optional<double> there = valueOf(base);
    if (!here || !there || *here == *there)
        return {};
    const double by = std::abs(*here - *there);
    const QString sign = *here > *there ? QStringLiteral("+") : QStringLiteral("\u2212");
    switch (column.unit) {
    case formats::Unit::Time:
        return by < 0.5 ? QString() : sign + words::time({static_cast<std::int64_t>(std::llround(by))});
    case formats::Unit::Percent:
        return sign + Tables::tr("%1 %").arg(QString::number(by * 100, 'f', 1));
    case formats::Unit::PerSecond:
        return sign + QString::number(by * 1e9, 'f', 1);
    case formats::Unit::None:
        return sign + QString::number(by, 'g', 3);
    }
    return {};
}

} // namespace threadway::ui::table_words
