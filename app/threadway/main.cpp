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

#include <cstdio>

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

} // namespace

int main(int argc, char* argv[])
{
    const QApplication application(argc, argv);
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
