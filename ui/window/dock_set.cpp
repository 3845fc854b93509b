// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/dock_set.h"

#include "ui/theme/theme.h"

#include <QAction>
#include <QCoreApplication>
#include <QDockWidget>
#include <QKeySequence>
#include <QMainWindow>
#include <QMenu>
#include <QToolBar>
#include <QToolButton>

namespace threadway::ui {
namespace {

/// Height of what lies along the lower edge, in pixels.
constexpr int lowerHeight = 244;

QString translated(const char* text)
{
    return QCoreApplication::translate("threadway::ui::Dock", text);
}

} // namespace

DockSet::DockSet(QMainWindow& window, const DockContext& context)
    : QObject(&window), m_window(window), m_theme(context.theme)
{
    window.setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    window.setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    for (const DockInfo* info : docks())
        add(*info, context);
    layOut();
    connect(&m_theme, &Theme::changed, this, &DockSet::retranslate);
}

void DockSet::add(const DockInfo& info, const DockContext& context)
{
    const QString id = QString::fromLatin1(info.id);
    auto* dock = new QDockWidget(&m_window);
    dock->setObjectName(id);
    dock->setWidget(info.make(context));
    if (info.behind == nullptr) // others would want room of their own until they are tabs
        m_window.addDockWidget(info.area, dock);
    QAction* show = nullptr;
    if (info.action != nullptr) {
        show = new QAction(this);
        show->setObjectName(QStringLiteral("show-") + id);
        if (info.shortcut != nullptr)
            show->setShortcut(QKeySequence(QString::fromLatin1(info.shortcut)));
        m_window.addAction(show);
        connect(show, &QAction::triggered, this, [this, id] { this->show(id); });
    }
    m_entries.push_back({&info, dock, show});
}

/// Docks with a place of their own side by side along the lower edge, the others as tabs behind them.
void DockSet::layOut()
{
    QDockWidget* lower = nullptr;
    for (const Entry& entry : m_entries) {
        if (entry.info->behind != nullptr || entry.info->area != Qt::BottomDockWidgetArea)
            continue;
        if (lower != nullptr)
            m_window.splitDockWidget(lower, entry.dock, Qt::Horizontal);
        lower = entry.dock;
    }
    for (const Entry& entry : m_entries) {
        if (entry.info->behind != nullptr)
            m_window.tabifyDockWidget(find(QString::fromLatin1(entry.info->behind)), entry.dock);
    }
    for (const Entry& entry : m_entries) {
        if (entry.info->behind != nullptr)
            continue;
        entry.dock->raise();
        m_window.resizeDocks({entry.dock}, {entry.info->extent}, Qt::Horizontal);
    }
    if (lower != nullptr)
        m_window.resizeDocks({lower}, {lowerHeight}, Qt::Vertical);
}

QDockWidget* DockSet::find(const QString& id) const
{
    for (const Entry& entry : m_entries) {
        if (entry.dock->objectName() == id)
            return entry.dock;
    }
    return nullptr;
}

bool DockSet::show(const QString& id)
{
    QDockWidget* dock = find(id);
    if (dock == nullptr)
        return false;
    dock->show();
    dock->raise();
    dock->widget()->setFocus(Qt::ShortcutFocusReason);
    return true;
}

QAction* DockSet::action(const QString& id) const
{
    for (const Entry& entry : m_entries) {
        if (entry.dock->objectName() == id)
            return entry.show;
    }
    return nullptr;
}

void DockSet::addToggles(QMenu& menu) const
{
    for (const Entry& entry : m_entries)
        menu.addAction(entry.dock->toggleViewAction());
}

void DockSet::addActions(QMenu& menu) const
{
    for (const Entry& entry : m_entries) {
        if (entry.show != nullptr)
            menu.addAction(entry.show);
    }
}

void DockSet::addButtons(QToolBar& bar)
{
    for (const Entry& entry : m_entries) {
        if (entry.info->sign == Sign::None)
            continue;
        bar.addAction(entry.show);
        m_buttons += qobject_cast<QToolButton*>(bar.widgetForAction(entry.show));
    }
}

void DockSet::setButtonWords(bool withWords)
{
    for (QToolButton* button : m_buttons)
        button->setToolButtonStyle(withWords ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
}

void DockSet::retranslate()
{
    for (const Entry& entry : m_entries) {
        entry.dock->setWindowTitle(translated(entry.info->title));
        if (entry.show == nullptr)
            continue;
        entry.show->setText(translated(entry.info->action));
        if (entry.info->sign == Sign::None) // on a button, among others, its title says enough
            entry.show->setIconText(translated(entry.info->title) + QStringLiteral("\u2026"));
        const QString help = translated(entry.info->help);
        const QString keys = entry.show->shortcut().toString(QKeySequence::NativeText);
        entry.show->setToolTip(keys.isEmpty() ? help : QStringLiteral("%1 (%2)").arg(help, keys));
        entry.show->setStatusTip(help);
        entry.show->setIcon(iconOf(entry.info->sign, m_theme.palette().text, m_theme.palette().textDim));
        entry.show->setIconVisibleInMenu(false);
    }
}

} // namespace threadway::ui
