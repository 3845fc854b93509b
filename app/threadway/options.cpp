// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#include "scenario/quantity.h"

#include <QCommandLineParser>

#include <cstdio>

namespace threadway::app {
namespace {

std::optional<Options> complain(const QString& text)
{
    std::fprintf(stderr, "threadway: %s\n", qPrintable(text));
    return std::nullopt;
}

std::optional<QSize> sizeOf(const QString& text)
{
    const QStringList parts = text.split(QLatin1Char('x'));
    if (parts.size() != 2)
        return std::nullopt;
    const QSize size(parts[0].toInt(), parts[1].toInt());
    const bool isSensible
        = size.width() >= 320 && size.height() >= 240 && size.width() <= 16384 && size.height() <= 16384;
    return isSensible ? std::optional(size) : std::nullopt;
}

QCommandLineOption withValue(const char* name, const char* help, const char* value)
{
    return {QString::fromLatin1(name), QString::fromLatin1(help), QString::fromLatin1(value)};
}

} // namespace

std::optional<Options> readOptions(const QStringList& arguments)
{
    const QCommandLineOption preset = withValue("preset", "Open this preset (default: two-way-six).", "id");
    const QCommandLineOption variant = withValue("variant", "Open this variant of it.", "name");
    const QCommandLineOption language = withValue("lang", "Language: en or zh_CN.", "code");
    const QCommandLineOption theme = withValue("theme", "Appearance: dark or light.", "kind");
    const QCommandLineOption size = withValue("size", "Size of the window, such as 1280x720.", "WxH");
    const QCommandLineOption screenshot = withValue("screenshot", "Write a picture of the window, and end.", "file");
    const QCommandLineOption describe
        = withValue("describe", "Write what the window shows as JSON, and end (--paused: go on).", "file");
    const QCommandLineOption at = withValue("at", "Simulated time to show, such as 40ms.", "time");
    const QCommandLineOption steer = withValue("steer", "deadlock: drive a schedule that deadlocks first.", "where");
    const QCommandLineOption dock
        = withValue("dock", "Bring a panel to the front: inspector, machine, tables, comparison.", "name");
    const QCommandLineOption firstFrame(QStringLiteral("first-frame"),
                                        QStringLiteral("End after the first frame, for measuring the start."));
    const QCommandLineOption paused(QStringLiteral("paused"), QStringLiteral("Do not play at once; see --at."));
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("See how processes, threads and coroutines share a machine."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions(
        {preset, variant, language, theme, size, screenshot, describe, at, steer, paused, dock, firstFrame});
    parser.addPositionalArgument(QStringLiteral("file"), QStringLiteral("Scenario file to open."),
                                 QStringLiteral("[file]"));
    parser.process(arguments);
    Options options;
    if (parser.positionalArguments().size() > 1)
        return complain(QStringLiteral("only one file can be opened"));
    if (!parser.positionalArguments().isEmpty())
        options.file = parser.positionalArguments().front();
    if (parser.isSet(preset))
        options.preset = parser.value(preset);
    if (parser.isSet(variant))
        options.variant = parser.value(variant).toStdString();
    options.language = parser.value(language);
    options.theme = parser.value(theme);
    options.screenshot = parser.value(screenshot);
    options.dock = parser.value(dock);
    options.description = parser.value(describe);
    options.steersIntoDeadlock = parser.isSet(steer);
    options.startsPaused = parser.isSet(paused);
    options.endsAfterFirstFrame = parser.isSet(firstFrame);
    if (parser.isSet(steer) && parser.value(steer) != QLatin1String("deadlock"))
        return complain(QStringLiteral("--steer can only be deadlock"));
    if (parser.isSet(theme) && options.theme != QLatin1String("dark") && options.theme != QLatin1String("light"))
        return complain(QStringLiteral("--theme must be dark or light"));
    if (parser.isSet(size)) {
        const auto wanted = sizeOf(parser.value(size));
        if (!wanted)
            return complain(QStringLiteral("--size must be such as 1280x720"));
        options.size = *wanted;
    }
    if (parser.isSet(at)) {
        const auto wanted = scenario::parseDuration(parser.value(at).toStdString(), SimTime{1'000'000});
        if (!wanted)
            return complain(QStringLiteral("--at must be a time such as 40ms"));
        options.at = *wanted;
    }
    return options;
}

} // namespace threadway::app
