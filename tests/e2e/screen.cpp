// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screen.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QTest>

#include <catch2/catch.hpp>

#include <algorithm>

namespace threadway::test {
namespace {

/// A loaded machine is slow, but not slower than this.
constexpr int patienceMs = 30'000;
constexpr int saveMs = 1'500;

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

bool Screen::isAvailable()
{
    const auto tools = {"Xvfb", "openbox", "xdotool"};
    return std::all_of(tools.begin(), tools.end(), [](const char* tool) {
        return !QStandardPaths::findExecutable(QString::fromLatin1(tool)).isEmpty();
    });
}

Screen::Screen() : m_environment(QProcessEnvironment::systemEnvironment())
{
    // The server picks a free number and tells it on its standard output.
    m_server.start(QStringLiteral("Xvfb"),
                   {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"), QStringLiteral("0"),
                    QStringLiteral("1280x800x24"), QStringLiteral("-nolisten"), QStringLiteral("tcp")});
    REQUIRE(QTest::qWaitFor([this] { return m_server.canReadLine(); }, patienceMs));
    const QString display = QStringLiteral(":") + QString::fromLatin1(m_server.readLine().trimmed());
    QFile::setPermissions(m_folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_environment.insert(QStringLiteral("DISPLAY"), display);
    m_environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    m_environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    m_environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_folder.path());
    m_environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_folder.path());
    m_manager.setProcessEnvironment(m_environment);
    // A window that comes before the manager would never be given the keyboard.
    const auto isManaged = [this] {
        if (m_manager.state() == QProcess::NotRunning)
            m_manager.start(QStringLiteral("openbox"), QStringList());
        return runs({QStringLiteral("get_num_desktops")});
    };
    REQUIRE(QTest::qWaitFor(isManaged, patienceMs));
}

Screen::~Screen()
{
    m_manager.kill();
    m_manager.waitForFinished(patienceMs);
    // Gently: a server that is killed leaves the lock of its number behind, and others stumble over it.
    m_server.terminate();
    m_server.waitForFinished(patienceMs);
}

bool Screen::runs(const QStringList& arguments) const
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(QStringLiteral("xdotool"), arguments);
    REQUIRE(process.waitForFinished(patienceMs));
    return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

void Screen::xdotool(const QStringList& arguments) const
{
    INFO(arguments.join(QLatin1Char(' ')).toStdString());
    REQUIRE(runs(arguments));
}

Driven::Driven(Screen& screen, const QString& preset, const QString& at, const QStringList& more)
    : m_screen(screen), m_file(screen.path(preset + QStringLiteral(".threadway")))
{
    if (!QFile::exists(m_file))
        REQUIRE(QFile::copy(QStringLiteral(THREADWAY_PRESETS "/") + preset + QStringLiteral(".threadway"), m_file));
    QFile::setPermissions(m_file, QFile::ReadOwner | QFile::WriteOwner);
    const QString description = screen.path(QStringLiteral("description.json"));
    QFile::remove(description);
    m_program.setProcessEnvironment(screen.environment());
    m_program.setProcessChannelMode(QProcess::ForwardedChannels);
    m_program.start(QStringLiteral(THREADWAY_PROGRAM),
                    QStringList{m_file, QStringLiteral("--paused"), QStringLiteral("--at"), at,
                                QStringLiteral("--size"), QStringLiteral("1280x720"), QStringLiteral("--describe"),
                                description}
                        + more);
    // The description is written once the window is on the screen and shows that instant.
    REQUIRE(QTest::qWaitFor(
        [&] {
            m_description = QJsonDocument::fromJson(contents(description)).object();
            return !m_description.isEmpty();
        },
        patienceMs));
    m_window = QString::number(m_description.value(QStringLiteral("window")).toInteger());
    screen.xdotool({QStringLiteral("windowactivate"), QStringLiteral("--sync"), m_window});
}

Driven::~Driven()
{
    m_program.kill();
    m_program.waitForFinished(patienceMs);
}

QString Driven::savedText() const
{
    return QString::fromUtf8(contents(m_file));
}

QPoint Driven::middle(const QJsonObject& rectangle) const
{
    const auto number = [&](const char* key) { return rectangle.value(QLatin1String(key)).toInt(); };
    return {number("x") + number("width") / 2, number("y") + number("height") / 2};
}

QPoint Driven::placeOf(const QString& thread, const char* what) const
{
    const QJsonArray threads = m_description.value(QStringLiteral("threads")).toArray();
    for (const auto& entry : threads) {
        if (entry.toObject().value(QStringLiteral("name")).toString() == thread)
            return middle(entry.toObject().value(QLatin1String(what)).toObject());
    }
    FAIL("no " << what << " of " << thread.toStdString());
    return {};
}

QPoint Driven::core(int core) const
{
    return middle(m_description.value(QStringLiteral("cores")).toArray().at(core).toObject());
}

void Driven::drag(QPoint from, QPoint to, const QString& heldKey)
{
    const auto moveTo = [this](QPoint place) {
        m_screen.xdotool({QStringLiteral("mousemove"), QStringLiteral("--sync"), QStringLiteral("--window"), m_window,
                          QString::number(place.x()), QString::number(place.y())});
    };
    moveTo(from);
    m_screen.xdotool({QStringLiteral("mousedown"), QStringLiteral("1")});
    constexpr int steps = 6;
    for (int i = 1; i <= steps; ++i)
        moveTo(from + (to - from) * i / steps);
    if (!heldKey.isEmpty())
        m_screen.xdotool({QStringLiteral("keydown"), heldKey});
    m_screen.xdotool({QStringLiteral("mouseup"), QStringLiteral("1")});
    if (!heldKey.isEmpty())
        m_screen.xdotool({QStringLiteral("keyup"), heldKey});
}

void Driven::press(const QString& keys)
{
    m_screen.xdotool({QStringLiteral("key"), QStringLiteral("--clearmodifiers"), keys});
}

void Driven::press(const QStringList& keys)
{
    m_screen.xdotool(QStringList{QStringLiteral("key"), QStringLiteral("--clearmodifiers")} + keys);
}

template <class Condition>
bool Driven::saveUntil(Condition condition)
{
    // Acts and the saving of them go through the event queue: what is asked for too early is asked for again.
    for (int tries = 0; tries < patienceMs / saveMs; ++tries) {
        press(QStringLiteral("ctrl+s"));
        if (QTest::qWaitFor([&] { return condition(savedText()); }, saveMs))
            return true;
    }
    return false;
}

bool Driven::saveUntilHolds(const QString& text)
{
    return saveUntil([&](const QString& saved) { return saved.contains(text); });
}

bool Driven::saveUntilLacks(const QString& text)
{
    return saveUntil([&](const QString& saved) { return !saved.isEmpty() && !saved.contains(text); });
}

bool Driven::quit()
{
    for (int tries = 0; tries < patienceMs / saveMs && m_program.state() != QProcess::NotRunning; ++tries) {
        press(QStringLiteral("ctrl+q"));
        m_program.waitForFinished(saveMs);
    }
    return m_program.state() == QProcess::NotRunning && m_program.exitStatus() == QProcess::NormalExit
           && m_program.exitCode() == 0;
}

} // namespace threadway::test
