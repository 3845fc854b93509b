// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/inspector_panel.h"

#include "ui/inspector/address_map_card.h"
#include "ui/inspector/ownership_card.h"
#include "ui/inspector/program_card.h"
#include "ui/inspector/topics.h"
#include "ui/session/playback.h"
#include "ui/session/selection.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace threadway::ui {
namespace {

constexpr int refreshMs = 200;
/// A crowd takes long to look through; no more than this part of the time goes into it.
constexpr int restFactor = 20;
constexpr int margin = 8;
constexpr int gap = 8;
constexpr int narrowestCard = 250;
/// Threads of a process that the list of what can be looked into offers; the picture offers all.
constexpr std::size_t mostListed = 200;

/// Threads count from 1 up, processes from -1 down.
int keyOf(ProcessId process, ThreadId thread)
{
    return thread.isValid() ? thread.value + 1 : -1 - process.value;
}

} // namespace

InspectorPanel::InspectorPanel(Playback& playback, Selection& selection, const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_playback(playback),
      m_selection(selection),
      m_theme(theme),
      m_chooser(new QComboBox(this)),
      m_scroll(new QScrollArea(this)),
      m_ground(new QWidget)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(margin, 6, margin, 6);
    head->addWidget(m_chooser);
    column->addLayout(head);
    column->addWidget(m_scroll, 1);
    m_chooser->setObjectName(QStringLiteral("inspected"));
    m_chooser->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_chooser->setMinimumContentsLength(12);
    m_scroll->setWidget(m_ground);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    setFocusProxy(m_chooser);
    addCard(new OwnershipCard(theme, m_ground));
    const QList<RowsTopic> ofThreads = threadTopics();
    addCard(new RowsCard(ofThreads.front(), theme, m_ground));
    addCard(new ProgramCard(theme, m_ground));
    addCard(new RowsCard(stackTopic(), theme, m_ground));
    addCard(new AddressMapCard(theme, m_ground));
    for (const RowsTopic& topic : ofThreads.sliced(1) + processTopics())
        addCard(new RowsCard(topic, theme, m_ground));
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_isStale)
            refresh();
    });
    connect(m_chooser, &QComboBox::activated, this, &InspectorPanel::choose);
    connect(&playback, &Playback::positionChanged, this, &InspectorPanel::markStale);
    connect(&playback, &Playback::blueprintChanged, this, &InspectorPanel::follow);
    connect(&playback, &Playback::blueprintChanged, this, [this] { m_stacks = {}; });
    connect(&playback, &Playback::futureReplaced, this, [this] { m_stacks = {}; });
    connect(&playback, &Playback::stacksTold, this, &InspectorPanel::takeStacks);
    connect(&selection, &Selection::changed, this, &InspectorPanel::follow);
    connect(&theme, &Theme::changed, this, &InspectorPanel::markStale);
    retranslate();
    follow();
}

void InspectorPanel::addCard(InspectorCard* card)
{
    m_cards.push_back(card);
    card->installEventFilter(this);
    connect(card, &InspectorCard::threadChosen, &m_selection, &Selection::setSelectedThread);
    connect(card, &InspectorCard::processChosen, &m_selection, &Selection::setSelectedProcess);
}

void InspectorPanel::follow()
{
    const scenario::Blueprint& blueprint = *m_playback.blueprint();
    const ThreadId thread = m_selection.selectedThread();
    const ProcessId process = m_selection.selectedProcess();
    const bool wasOther = m_process.isValid() && m_process.index() >= blueprint.processes.size();
    ProcessId nextProcess = wasOther ? ProcessId() : m_process;
    ThreadId nextThread;
    if (thread.isValid() && thread.index() < blueprint.threads.size()) {
        nextThread = thread;
        nextProcess = blueprint.thread(thread).process;
    } else if (process.isValid() && process.index() < blueprint.processes.size()) {
        nextProcess = process;
    } else if (!nextProcess.isValid() && !blueprint.processes.empty()) {
        nextProcess = ProcessId(0);
    }
    if (nextProcess == m_process && nextThread == m_thread && !m_isStale)
        return;
    m_process = nextProcess;
    m_thread = nextThread;
    m_scroll->verticalScrollBar()->setValue(0);
    m_isStale = true;
    if (isVisible())
        refresh();
}

void InspectorPanel::markStale()
{
    m_isStale = true;
    if (isVisible() && !m_timer.isActive())
        m_timer.start(refreshMs);
}

void InspectorPanel::refresh()
{
    QElapsedTimer taken;
    taken.start();
    m_timer.stop();
    m_isStale = false;
    const scenario::BlueprintPtr blueprint = m_playback.blueprint();
    fillChooser();
    const scenario::MachineSpec machine = m_playback.machine();
    if (m_stacks.thread != m_thread)
        m_stacks = {};
    const InspectorSource source{*blueprint, machine,  m_playback.state(), m_playback.position(),
                                 m_process,  m_thread, m_stacks.stacks};
    const bool isThere = m_process.isValid() && m_process.index() < m_playback.state().processes.size();
    for (InspectorCard* card : m_cards)
        card->setVisible(isThere && card->take(source));
    arrange();
    askStacks();
    const auto rest = static_cast<int>(taken.elapsed()) * restFactor;
    if (rest > refreshMs)
        m_timer.start(rest);
}

void InspectorPanel::askStacks()
{
    const bool isKnown = m_stacks.thread == m_thread && m_stacks.order == m_playback.state().order;
    if (!m_thread.isValid() || isKnown || m_isAsking)
        return;
    m_isAsking = true;
    m_playback.askStacks(m_thread);
}

void InspectorPanel::takeStacks(const ToldStacks& told)
{
    m_isAsking = false;
    const bool isOfNow = told.thread == m_thread && told.order == m_playback.state().order;
    if (told.thread == m_thread)
        m_stacks = told;
    if (isOfNow && isVisible())
        refresh();
    else // while the playhead moves, they are those of a moment ago
        markStale();
}

/// Processes and threads that are there, the threads beneath their processes.
void InspectorPanel::fillChooser()
{
    const scenario::Blueprint& blueprint = *m_playback.blueprint();
    const trace::State& state = m_playback.state();
    std::vector<std::pair<QString, int>> entries;
    for (std::size_t i = 0; i < std::min(blueprint.processes.size(), state.processes.size()); ++i) {
        const ProcessId process(i);
        if (!state.processes[i].isBorn)
            continue;
        const auto& fixed = blueprint.process(process);
        entries.emplace_back(tr("Process %1 (%2)").arg(QString::fromStdString(fixed.name)).arg(fixed.pid),
                             keyOf(process, {}));
        std::size_t listed = 0;
        for (const ThreadId thread : fixed.threads) {
            const bool isListed
                = thread == m_thread || (listed < mostListed && !state.threads[thread.index()].isUnused);
            if (!isListed)
                continue;
            ++listed;
            entries.emplace_back(QStringLiteral("    ") + QString::fromStdString(blueprint.thread(thread).name),
                                 keyOf(process, thread));
        }
    }
    const QSignalBlocker blocker(m_chooser);
    bool isSame = m_chooser->count() == static_cast<int>(entries.size());
    for (int i = 0; isSame && i < m_chooser->count(); ++i) {
        const auto& [text, key] = entries[static_cast<std::size_t>(i)];
        isSame = m_chooser->itemData(i).toInt() == key && m_chooser->itemText(i) == text;
    }
    if (!isSame) {
        m_chooser->clear();
        for (const auto& [text, key] : entries)
            m_chooser->addItem(text, key);
    }
    m_chooser->setCurrentIndex(m_chooser->findData(keyOf(m_process, m_thread)));
}

void InspectorPanel::choose(int index)
{
    const int key = m_chooser->itemData(index).toInt();
    if (key > 0)
        m_selection.setSelectedThread(ThreadId(key - 1));
    else if (key < 0)
        m_selection.setSelectedProcess(ProcessId(-1 - key));
}

/// Cards in as many columns as there is room for, each in the column that is shortest so far.
void InspectorPanel::arrange()
{
    const int width = m_scroll->viewport()->width();
    const int columns = std::max(1, (width - 2 * margin + gap) / (narrowestCard + gap));
    const int cardWidth = (width - 2 * margin - (columns - 1) * gap) / columns;
    std::vector<int> bottoms(static_cast<std::size_t>(columns), 2);
    for (InspectorCard* card : m_cards) {
        if (card->isHidden())
            continue;
        const auto shortest = std::min_element(bottoms.begin(), bottoms.end());
        const auto column = static_cast<int>(shortest - bottoms.begin());
        const int height = card->heightAt(cardWidth);
        card->setGeometry(margin + column * (cardWidth + gap), *shortest, cardWidth, height);
        *shortest += height + gap;
    }
    m_ground->resize(width, *std::max_element(bottoms.begin(), bottoms.end()));
}

void InspectorPanel::retranslate()
{
    setAccessibleName(tr("Inspector"));
    m_chooser->setAccessibleName(tr("Look into"));
    m_chooser->setToolTip(
        tr("The process or thread to look into; a click on a lane, a chip, a row or the plate of a road chooses too"));
}

void InspectorPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        markStale();
    }
    QWidget::changeEvent(event);
}

void InspectorPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

void InspectorPanel::hideEvent(QHideEvent* event)
{
    m_timer.stop();
    QWidget::hideEvent(event);
}

void InspectorPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

bool InspectorPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn) {
        if (auto* card = qobject_cast<QWidget*>(watched))
            m_scroll->ensureWidgetVisible(card, 0, gap);
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace threadway::ui
