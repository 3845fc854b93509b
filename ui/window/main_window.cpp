// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "ui/docks/choice_banner.h"
#include "ui/docks/cores_panel.h"
#include "ui/docks/deadlock_banner.h"
#include "ui/docks/preset_list.h"
#include "ui/docks/story_strip.h"
#include "ui/scene/road_view.h"
#include "ui/timeline/timeline_view.h"
#include "ui/window/deadlock_guide.h"
#include "ui/window/dock_set.h"
#include "ui/window/enter_clicks.h"
#include "ui/window/file_actions.h"
#include "ui/window/machine_menus.h"
#include "ui/window/run_controls.h"
#include "ui/window/thread_menu.h"
#include "ui/words/words.h"

#include <QCloseEvent>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QSettings>
#include <QStatusBar>
#include <QTimer>
#include <QVBoxLayout>

namespace threadway::ui {
namespace {

/// Grows when docks are added or renamed, so that an old layout is not forced onto new docks.
constexpr int layoutVersion = 3;
constexpr int messageMs = 8000;
/// In a narrower window the tool bar leaves out what can be spared.
constexpr int roomyWidth = 1500;
/// From here on all its buttons can bear words.
constexpr int wordyWidth = 1760;
/// Width of the list of variants in a narrow window and in others, in pixels.
constexpr int narrowVariants = 118;
constexpr int wideVariants = 150;
/// Simulated time per wall time for a run without a pace of its own: 4 ms, a usual time slice, in a second.
constexpr double defaultPace = 0.004;

QString droppedFile(const QMimeData* data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 && urls.front().isLocalFile() ? urls.front().toLocalFile() : QString();
}

} // namespace

MainWindow::MainWindow(Document& document, Theme& theme, Language& language)
    : m_document(document),
      m_theme(theme),
      m_language(language),
      m_commands(document, m_player),
      m_drag(this, m_commands, theme),
      m_actions(this, theme)
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    setDockNestingEnabled(true);
    m_player.setRun(document.blueprint(), document.journal());
    buildCentre();
    buildDocks();
    m_files = new FileActions(m_document, m_player, m_actions, this);
    m_guide = new DeadlockGuide(m_document, m_player, m_commands, m_actions, *m_banner, this);
    buildMenus();
    buildToolBar();
    connectActions();
    connectSession();
    connectDocks();
    new EnterClicks(*this);
    adaptToScenario();
    retranslate();
    resize(1280, 720);
}

MainWindow::~MainWindow() = default;

void MainWindow::buildCentre()
{
    m_roads = new RoadView(m_player, m_selection, m_drag, m_theme, this);
    m_banner = new DeadlockBanner(m_player, m_theme,
                                  {m_actions.action(ActionId::TowCar), m_actions.action(ActionId::RewindToCause),
                                   m_actions.action(ActionId::ImposeOrder)},
                                  this);
    m_choice = new ChoiceBanner(m_document, m_player, m_commands, m_theme, this);
    m_story = new StoryStrip(m_player, m_selection, m_theme, this);
    auto* centre = new QWidget(this);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_roads, 1);
    auto* bannerFrame = new QVBoxLayout;
    bannerFrame->setContentsMargins(8, 4, 8, 4);
    bannerFrame->addWidget(m_banner);
    bannerFrame->addWidget(m_choice);
    column->addLayout(bannerFrame);
    column->addWidget(m_story);
    setCentralWidget(centre);
}

void MainWindow::buildDocks()
{
    m_docks = new DockSet(*this,
                          {m_document, m_player, m_selection, m_commands, m_drag, m_theme, m_actions, m_host, m_notes});
    m_presets = findChild<PresetList*>();
    m_cores = findChild<CoresPanel*>();
    m_timeline = findChild<TimelineView*>();
    m_banner->addWay(m_docks->action(QStringLiteral("ways-out")));
}

bool MainWindow::showDock(const QString& id)
{
    return m_docks->show(id);
}

void MainWindow::connectActions()
{
    const auto on = [this](ActionId id, auto function) {
        connect(m_actions.action(id), &QAction::triggered, this, std::move(function));
    };
    on(ActionId::Quit, [this] { close(); });
    on(ActionId::Undo, [this] {
        const QString what = m_document.undoStack().undoText();
        m_document.undoStack().undo();
        say(tr("Undone: %1").arg(what));
    });
    on(ActionId::Redo, [this] {
        const QString what = m_document.undoStack().redoText();
        m_document.undoStack().redo();
        say(tr("Done again: %1").arg(what));
    });
    on(ActionId::Play, [this] { m_player.togglePlaying(); });
    on(ActionId::StepForward, [this] { m_player.stepForward(); });
    on(ActionId::StepBack, [this] { m_player.stepBack(); });
    on(ActionId::ToStart, [this] { m_player.seekToStart(); });
    on(ActionId::ToEnd, [this] { m_player.seekToEnd(); });
    on(ActionId::Faster, [this] { m_speed->step(1); });
    on(ActionId::Slower, [this] { m_speed->step(-1); });
    on(ActionId::ZoomIn, [this] { m_roads->zoomIn(); });
    on(ActionId::ZoomOut, [this] { m_roads->zoomOut(); });
    on(ActionId::FitRoads, [this] { m_roads->fitToWindow(); });
    on(ActionId::FitTimeline, [this] { m_timeline->fit(); });
    on(ActionId::About, [this] { showAbout(); });
}

void MainWindow::connectSession()
{
    connect(&m_document, &Document::scenarioChanged, this, &MainWindow::showScenario);
    connect(&m_document, &Document::journalChanged, this, [this] { m_player.setJournal(m_document.journal()); });
    connect(&m_document, &Document::titleChanged, this, &MainWindow::updateTitle);
    connect(&m_document.undoStack(), &QUndoStack::indexChanged, this, &MainWindow::updateUndo);
    connect(&m_player, &Player::playingChanged, &m_actions, &ActionTable::setPlaying);
    connect(&m_theme, &Theme::changed, &m_actions, &ActionTable::refresh);
    connect(m_machineMenus, &MachineMenus::panelRequested, this, [this] { showDock(QStringLiteral("machine")); });
    connect(m_roads, &RoadView::threadMenuRequested, this, &MainWindow::showThreadMenu);
    connect(m_roads, &RoadView::selectionActivated, this, [this] { showDock(QStringLiteral("inspector")); });
    connect(m_guide, &DeadlockGuide::said, this, &MainWindow::say);
    connect(&m_commands, &JournalPort::submitted, this, [this](const QString& what) {
        say(tr("%1 at %2").arg(what, words::time(m_player.position())));
        // An act comes right after the instant of the playhead: while time stands still, what it did is shown at once.
        // But not before all acts of one gesture are done, which belong to one instant.
        QTimer::singleShot(0, this, [this, shown = m_player.position() + SimTime{1}] {
            if (!m_player.isPlaying() && m_player.position() + SimTime{1} == shown)
                m_player.seek(shown);
        });
    });
    connect(&m_drag, &ThreadDrag::refused, this, [this](ThreadId thread, CoreId core, machine::Refusal why) {
        say(tr("%1: %2").arg(JournalPort::describe(*m_document.blueprint(), scenario::Migrate{thread, core}),
                             words::refusal(why)));
    });
    connect(&m_commands, &JournalPort::refused, this, [this](const QString& what, machine::Refusal refusal) {
        say(tr("%1: %2").arg(what, words::refusal(refusal)));
    });
}

void MainWindow::connectDocks()
{
    connect(&m_host, &DockHost::presetRequested, this, [this](const QString& id, const QString& variant) {
        const auto chosen = variant.isEmpty() ? std::nullopt : std::optional(variant.toStdString());
        if (m_files->openPreset(id, chosen))
            m_player.play();
    });
    connect(&m_host, &DockHost::threadMenuRequested, this, &MainWindow::showThreadMenu);
    connect(&m_host, &DockHost::dockRequested, this, &MainWindow::showDock);
    connect(&m_host, &DockHost::said, this, &MainWindow::say);
}

void MainWindow::say(const QString& text)
{
    statusBar()->showMessage(text, messageMs);
}

void MainWindow::showScenario()
{
    m_selection.clear();
    m_player.setRun(m_document.blueprint(), m_document.journal());
    adaptToScenario();
}

void MainWindow::adaptToScenario()
{
    const SimTime pace = m_document.blueprint()->scenario.pace;
    m_player.setSpeed(pace.ns > 0 ? static_cast<double>(pace.ns) * 1e-9 : defaultPace);
    const bool isPreset = m_document.path().isEmpty();
    m_presets->setCurrent(isPreset ? QString::fromStdString(m_document.blueprint()->scenario.id) : QString(),
                          m_document.file().variant);
    fillVariants();
    updateUndo();
    updateTitle();
}

void MainWindow::showThreadMenu(ThreadId thread, QPoint global)
{
    m_selection.setSelectedThread(thread);
    ThreadMenu menu(thread, m_player, m_commands, this);
    menu.addSeparator();
    connect(menu.addAction(tr("Look Inside")), &QAction::triggered, this,
            [this] { showDock(QStringLiteral("inspector")); });
    menu.exec(global);
}

void MainWindow::fillVariants()
{
    const QSignalBlocker blocker(m_variants);
    m_variants->clear();
    // Qt would keep the width of the longest item it ever had as the least one.
    m_variants->setMinimumWidth(80);
    const auto& variants = m_document.file().variants;
    const bool hasOwnChoice = m_document.file().root.find("variant") != nullptr;
    if (!hasOwnChoice)
        m_variants->addItem(tr("As written"), QString());
    for (const scenario::VariantInfo& variant : variants)
        m_variants->addItem(variantTitle(variant, m_language.code()), QString::fromStdString(variant.name));
    m_variants->setCurrentIndex(m_variants->findData(QString::fromStdString(m_document.file().variant)));
    m_variants->setEnabled(!variants.empty());
}

void MainWindow::updateUndo()
{
    QUndoStack& stack = m_document.undoStack();
    QAction* undo = m_actions.action(ActionId::Undo);
    QAction* redo = m_actions.action(ActionId::Redo);
    undo->setEnabled(stack.canUndo());
    redo->setEnabled(stack.canRedo());
    undo->setText(stack.canUndo() ? tr("Undo: %1").arg(stack.undoText()) : tr("Undo"));
    redo->setText(stack.canRedo() ? tr("Redo: %1").arg(stack.redoText()) : tr("Redo"));
}

void MainWindow::updateTitle()
{
    setWindowModified(m_document.isModified());
    setWindowTitle(QStringLiteral("%1[*] \u2014 Threadway").arg(m_document.title(m_language.code())));
    setWindowFilePath(m_document.path());
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    const bool isNarrow = width() < roomyWidth;
    m_speed->setCompact(isNarrow);
    m_machineMenus->setCompact(isNarrow);
    m_docks->setButtonWords(width() >= wordyWidth);
    m_variants->setMaximumWidth(isNarrow ? narrowVariants : wideVariants);
    m_time->setCompact(isNarrow);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_files->mayLeave()) {
        event->ignore();
        return;
    }
    QSettings settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/state"), saveState(layoutVersion));
    settings.setValue(QStringLiteral("language"), m_language.code());
    settings.setValue(QStringLiteral("theme"), m_theme.isDark() ? QStringLiteral("dark") : QStringLiteral("light"));
    m_player.pause();
    event->accept();
}

void MainWindow::restoreSettings()
{
    const QSettings settings;
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    restoreState(settings.value(QStringLiteral("window/state")).toByteArray(), layoutVersion);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (droppedFile(event->mimeData()).endsWith(QLatin1String(".threadway")))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QString path = droppedFile(event->mimeData());
    event->acceptProposedAction();
    // Later: a message box in the midst of the drop would keep the program that the file comes from waiting.
    QMetaObject::invokeMethod(
        this, [this, path] { m_files->openFile(path); }, Qt::QueuedConnection);
}

} // namespace threadway::ui
