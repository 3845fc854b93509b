// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"
#include "snapshot.h"

#include "ui/document/document.h"
#include "ui/theme/theme.h"
#include "ui/window/language.h"
#include "ui/window/main_window.h"
#include "ui/words/words.h"

#include <QApplication>
#include <QFileInfo>
#include <QIcon>
#include <QSettings>
#include <QStyleFactory>
#include <QTimer>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string_view>

namespace {

using namespace threadway;

/// Ends the program once the window has been painted.
class EndAfterFirstFrame : public QObject {
public:
    explicit EndAfterFirstFrame(QObject* window)
    {
        if (window != nullptr)
            window->installEventFilter(this);
    }

private:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            QTimer::singleShot(0, qApp, &QCoreApplication::quit);
        return false;
    }
};

void nameProgram()
{
    QApplication::setApplicationName(QStringLiteral("Threadway"));
    QApplication::setOrganizationName(QStringLiteral("Threadway"));
    QApplication::setApplicationVersion(QStringLiteral(THREADWAY_VERSION));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/io.github.threadway.Threadway.svg")));
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.threadway.Threadway"));
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
}

/// Opens what the command line names; false after a message.
bool openNamed(ui::Document& document, const app::Options& options)
{
    const QString name = options.file.isEmpty() ? options.preset : options.file;
    const base::Diagnostics findings = options.file.isEmpty() ? document.openPreset(options.preset, options.variant)
                                                              : document.openFile(options.file, options.variant);
    for (const base::Diagnostic& finding : findings)
        std::fprintf(stderr, "%s\n", base::describe(finding, name.toStdString()).c_str());
    return document.isOpen();
}

void applyAppearance(ui::Theme& theme, ui::Language& language, const app::Options& options)
{
    const QSettings settings;
    const QString kind = options.theme.isEmpty()
                             ? settings.value(QStringLiteral("theme"), QStringLiteral("dark")).toString()
                             : options.theme;
    theme.setKind(kind == QLatin1String("light") ? ui::Theme::Kind::Light : ui::Theme::Kind::Dark);
    const QString wanted = options.language.isEmpty()
                               ? settings.value(QStringLiteral("language"), ui::Language::ofSystem()).toString()
                               : options.language;
    if (!language.set(wanted) && !options.language.isEmpty())
        std::fprintf(stderr, "threadway: there is no language \"%s\"\n", qPrintable(wanted));
}

bool asksForTextOnly(int argc, char* argv[])
{
    const std::array<std::string_view, 6> wanted{"--help", "-h", "-?", "--help-all", "--version", "-v"};
    return std::any_of(argv + 1, argv + argc, [&wanted](const char* argument) {
        return std::find(wanted.begin(), wanted.end(), argument) != wanted.end();
    });
}

/// Without a screen Qt ends the program by abort(), which looks like a crash: it is told in a sentence instead.
void endWithoutScreen(QtMsgType type, const QMessageLogContext&, const QString&)
{
    if (type != QtFatalMsg)
        return; // what led there is said in the sentence
    std::fprintf(stderr,
                 "threadway: there is no screen to open a window on\n"
                 "Set DISPLAY or WAYLAND_DISPLAY. For pictures without a screen: QT_QPA_PLATFORM=offscreen threadway "
                 "--screenshot FILE. threadway-cli needs no screen.\n");
    std::fflush(stderr);
    std::_Exit(2);
}

/// The application on its screen; ends the program if there is none.
std::unique_ptr<QApplication> openScreen(int& argc, char* argv[])
{
    const QtMessageHandler usual = qInstallMessageHandler(endWithoutScreen);
    auto application = std::make_unique<QApplication>(argc, argv);
    qInstallMessageHandler(usual);
    return application;
}

} // namespace

int main(int argc, char* argv[])
{
    if (asksForTextOnly(argc, argv)) {
        const QCoreApplication application(argc, argv);
        QCoreApplication::setApplicationName(QStringLiteral("Threadway"));
        QCoreApplication::setApplicationVersion(QStringLiteral(THREADWAY_VERSION));
        app::readOptions(QCoreApplication::arguments());
        return 0;
    }
    const std::unique_ptr<QApplication> application = openScreen(argc, argv);
    nameProgram();
    const std::optional<app::Options> options = app::readOptions(QApplication::arguments());
    if (!options)
        return 2;
    ui::Theme theme;
    ui::Language language;
    applyAppearance(theme, language, *options);
    ui::Document document;
    if (!openNamed(document, *options))
        return 2;
    ui::MainWindow window(document, theme, language);
    if (!options->isSnapshot())
        window.restoreSettings();
    if (options->size.isValid())
        window.resize(options->size);
    window.show();
    if (!options->dock.isEmpty() && !window.showDock(options->dock)) {
        std::fprintf(stderr, "threadway: there is no panel \"%s\"\n", qPrintable(options->dock));
        return 2;
    }
    if (options->isSnapshot())
        return app::takeSnapshot(window, *options);
    if (options->startsPaused)
        app::showPaused(window, *options);
    else
        app::drive(window, *options);
    const EndAfterFirstFrame end(options->endsAfterFirstFrame ? &window : nullptr);
    return QApplication::exec();
}
