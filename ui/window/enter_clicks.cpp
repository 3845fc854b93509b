// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/enter_clicks.h"

#include <QAbstractButton>
#include <QApplication>
#include <QKeyEvent>

namespace threadway::ui {

EnterClicks::EnterClicks(QWidget& window) : QObject(&window), m_window(window)
{
    QApplication::instance()->installEventFilter(this);
}

bool EnterClicks::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (!isEnter || (key->modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return false;
    auto* button = qobject_cast<QAbstractButton*>(watched);
    if (button == nullptr || button->window() != &m_window || !button->isEnabled())
        return false;
    button->click();
    return true;
}

} // namespace threadway::ui
