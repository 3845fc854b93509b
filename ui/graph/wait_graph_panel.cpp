// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/wait_graph_panel.h"

#include "ui/theme/theme.h"
#include "ui/words/words.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace threadway::ui {
namespace {

constexpr int refreshMs = 100;

} // namespace

WaitGraphPanel::WaitGraphPanel(Playback& playback, Selection& selection, const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_playback(playback),
      m_selection(selection),
      m_theme(theme),
      m_kind(new QComboBox(this)),
      m_legend(new QLabel(this)),
      m_empty(new QLabel(this)),
      m_view(new WaitGraphView(playback, selection, theme)),
      m_frame(new QScrollArea(this)),
      m_words(new QListWidget(this)),
      m_parts(new QSplitter(this))
{
    m_kind->setObjectName(QStringLiteral("waitGraphKind"));
    m_kind->addItem(QString());
    m_kind->addItem(QString());
    m_legend->setEnabled(false);
    m_legend->setMinimumWidth(1);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(10);
    m_frame->setWidget(m_view);
    m_frame->setWidgetResizable(true);
    m_frame->setFrameShape(QFrame::NoFrame);
    m_frame->setFocusPolicy(Qt::NoFocus);
    m_words->setObjectName(QStringLiteral("waitWords"));
    m_words->setWordWrap(true);
    m_words->setFrameShape(QFrame::NoFrame);
    m_words->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_words->setMinimumWidth(120);
    m_parts->addWidget(m_frame);
    m_parts->addWidget(m_words);
    m_parts->setStretchFactor(0, 3);
    m_parts->setStretchFactor(1, 2);
    m_parts->setChildrenCollapsible(false);
    m_parts->setSizes({600, 400});
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_kind);
    head->addWidget(m_legend, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 6, 8, 6);
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(m_empty, 1);
    column->addWidget(m_parts, 1);
    setFocusProxy(m_view);
    setMinimumSize(320, 120);
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(refreshMs);
    connect(&m_refresh, &QTimer::timeout, this, &WaitGraphPanel::refresh);
    connect(&playback, &Playback::positionChanged, this, [this] {
        if (isVisible() && !m_refresh.isActive())
            m_refresh.start();
    });
    connect(&playback, &Playback::blueprintChanged, this, &WaitGraphPanel::refresh);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_view->setKind(index == 0 ? WaitPictureKind::Resources : WaitPictureKind::Threads);
        retranslate();
    });
    connect(m_words, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        m_selection.setSelectedThread(ThreadId(item->data(Qt::UserRole).toInt()));
    });
    retranslate();
}

QStringList WaitGraphPanel::sentences() const
{
    QStringList all;
    for (int i = 0; i < m_words->count(); ++i)
        all += m_words->item(i)->text();
    return all;
}

void WaitGraphPanel::refresh()
{
    m_view->refresh();
    tell();
}

void WaitGraphPanel::tell()
{
    const WaitPicture& picture = m_view->picture();
    const scenario::Blueprint& blueprint = *m_playback.blueprint();
    m_words->clear();
    const auto add = [this](const QString& text, ThreadId thread) {
        auto* item = new QListWidgetItem(text, m_words);
        item->setData(Qt::UserRole, thread.value);
    };
    if (picture.rings.size() > 1)
        add(tr("%1 rings.").arg(picture.rings.size()), {});
    std::vector<ThreadId> told;
    for (const trace::WaitRing& ring : picture.rings) {
        add(words::standingSentence(blueprint, m_playback.state(), ring.threads.front()), ring.threads.front());
        told.insert(told.end(), ring.threads.begin(), ring.threads.end());
    }
    for (const WaitNode& node : picture.nodes) {
        if (node.isThread() && std::find(told.begin(), told.end(), node.thread) == told.end())
            add(words::standingSentence(blueprint, m_playback.state(), node.thread), node.thread);
    }
    for (const WaitLink& link : picture.links) {
        if (!link.isAssignment || link.ring >= 0)
            continue;
        const ThreadId holder = picture.nodes[link.to].thread;
        add(tr("%1 holds %2.")
                .arg(QString::fromStdString(blueprint.thread(holder).path),
                     QString::fromStdString(blueprint.object(link.object).name)),
            holder);
    }
    m_view->setAccessibleDescription(sentences().join(QLatin1Char(' ')));
    m_empty->setVisible(picture.nodes.empty());
    m_parts->setVisible(!picture.nodes.empty());
}

void WaitGraphPanel::retranslate()
{
    const bool isResources = m_kind->currentIndex() == 0;
    setAccessibleName(tr("Who waits for whom"));
    m_view->setAccessibleName(tr("Graph of waits"));
    m_words->setAccessibleName(tr("The same in words"));
    m_kind->setAccessibleName(tr("Kind of graph"));
    m_kind->setItemText(0, tr("Resource-allocation graph"));
    m_kind->setItemText(1, tr("Wait-for graph"));
    const QString legend = isResources
                               ? tr("Round: threads. Square: objects, a full dot for each instance that is held. "
                                    "Dashed: asks for. Line: is held by. Red: a ring.")
                               : tr("Dashed: waits for who holds the object. Red: a ring.");
    m_legend->setText(legend);
    m_legend->setToolTip(legend);
    m_empty->setText(
        tr("At the playhead nobody holds a lock or waits for anything. Play on, or trigger a deadlock: who "
           "holds what and who waits for whom is drawn here."));
    refresh();
}

void WaitGraphPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

void WaitGraphPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace threadway::ui
