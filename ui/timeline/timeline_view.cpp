// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_view.h"

#include "ui/timeline/timeline_canvas.h"
#include "ui/timeline/timeline_minimap.h"
#include "ui/timeline/timeline_model.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

namespace threadway::ui {

using trace::RowKind;

TimelineView::TimelineView(Playback& playback, Selection& selection, const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_model(new TimelineModel(playback, this)),
      m_canvas(new TimelineCanvas(*m_model, selection, theme, this)),
      m_minimap(new TimelineMinimap(*m_model, theme, this))
{
    setFocusPolicy(Qt::StrongFocus);
    setFocusProxy(m_canvas);
    setAutoFillBackground(true);
    setMinimumHeight(130);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 6, 10, 8);
    layout->setSpacing(4);
    layout->addWidget(makeHeader());
    layout->addWidget(m_canvas, 1);
    layout->addWidget(m_minimap);
    connect(m_model, &TimelineModel::dataChanged, this, &TimelineView::updateTexts);
    connect(m_model, &TimelineModel::followingChanged, this, &TimelineView::updateTexts);
    connect(&theme, &Theme::changed, this, &TimelineView::updateFonts);
    updateFonts();
    retranslate();
}

QToolButton* TimelineView::makeButton()
{
    auto* const button = new QToolButton(this);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QWidget* TimelineView::makeHeader()
{
    auto* const header = new QWidget(this);
    auto* const layout = new QHBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_title = new QLabel(header);
    m_count = new QLabel(header);
    for (QToolButton** const button : {&m_byCore, &m_byThread, &m_follow, &m_closer, &m_wider, &m_whole})
        *button = makeButton();
    auto* const kinds = new QButtonGroup(this);
    for (QToolButton* const button : {m_byCore, m_byThread}) {
        button->setCheckable(true);
        kinds->addButton(button);
    }
    m_byCore->setChecked(true);
    layout->addWidget(m_title);
    layout->addWidget(m_byCore);
    layout->addWidget(m_byThread);
    layout->addStretch(1);
    for (QWidget* const widget : std::initializer_list<QWidget*>{m_follow, m_count, m_wider, m_closer, m_whole})
        layout->addWidget(widget);
    connectHeader();
    return header;
}

void TimelineView::connectHeader()
{
    connect(m_byCore, &QToolButton::clicked, this, [this] { setRows(RowKind::Cores); });
    connect(m_byThread, &QToolButton::clicked, this, [this] { setRows(RowKind::Threads); });
    connect(m_follow, &QToolButton::clicked, m_model, &TimelineModel::follow);
    const auto middle = [this] { return m_model->window().from + SimTime{m_model->window().span.ns / 2}; };
    connect(m_closer, &QToolButton::clicked, this, [this, middle] { m_model->zoom(1.0 / 1.5, middle()); });
    connect(m_wider, &QToolButton::clicked, this, [this, middle] { m_model->zoom(1.5, middle()); });
    connect(m_whole, &QToolButton::clicked, this, &TimelineView::fit);
}

void TimelineView::retranslate()
{
    const auto name = [](QToolButton* button, const QString& text, const QString& toolTip) {
        button->setText(text);
        button->setToolTip(toolTip);
    };
    setAccessibleName(tr("Timeline"));
    m_title->setText(tr("CPU time slices"));
    name(m_byCore, tr("By core"), tr("A row for each core: which thread it runs"));
    name(m_byThread, tr("By thread"), tr("A row for each thread: where it runs and why it waits"));
    name(m_follow, tr("Follow"), tr("Go back to the playhead and follow it"));
    name(m_closer, QStringLiteral("+"), tr("Zoom in (+)"));
    name(m_wider, QStringLiteral("\u2212"), tr("Zoom out (-)"));
    name(m_whole, tr("Fit"), tr("Show the whole run (0)"));
    m_closer->setAccessibleName(tr("Zoom in"));
    m_wider->setAccessibleName(tr("Zoom out"));
    updateTexts();
}

void TimelineView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

RowKind TimelineView::rows() const
{
    return m_canvas->rowKind();
}

void TimelineView::setRows(RowKind kind)
{
    (kind == RowKind::Cores ? m_byCore : m_byThread)->setChecked(true);
    if (kind == rows())
        return;
    m_canvas->setRowKind(kind);
    Q_EMIT rowsChanged(kind);
}

void TimelineView::fit()
{
    m_model->fit();
}

void TimelineView::updateTexts()
{
    m_follow->setVisible(!m_model->isFollowing());
    m_count->setText(tr("Slices: %1").arg(QLocale().toString(static_cast<qulonglong>(m_model->index().sliceCount()))));
}

void TimelineView::updateFonts()
{
    m_title->setFont(m_theme.font(0.9, QFont::DemiBold));
    m_count->setFont(m_theme.font(0.85));
    for (QToolButton* const button : findChildren<QToolButton*>()) {
        button->setFont(m_theme.font(0.85));
        // Shape only: the header of a strip this low has no room for buttons of normal height.
        button->setStyleSheet(QStringLiteral("QToolButton { padding: 1px 8px; border-radius: 4px; }"));
    }
    QPalette colors = palette();
    colors.setColor(QPalette::Window, m_theme.palette().panel);
    colors.setColor(QPalette::WindowText, m_theme.palette().textDim);
    setPalette(colors);
}

} // namespace threadway::ui
