// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/inventory.h"
#include "ui/inspector/inspector_card.h"

#include <QColor>
#include <QStringList>

#include <vector>

namespace threadway::ui {

/// The exploded view of a process: what it owns once lies across all its threads, what each thread owns for itself
/// lies in a column of its own.
class OwnershipCard final : public InspectorCard {
    Q_OBJECT

public:
    OwnershipCard(const Theme& theme, QWidget* parent);

    bool take(const InspectorSource& source) override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString words() const override;

protected:
    [[nodiscard]] int bodyHeight(int width) const override;
    void paintBody(QPainter& painter, const QRect& body) override;

private:
    /// A thing that the process owns once.
    struct Common {
        QString name;
        QString text;
    };
    /// A thread with what it owns, in the order of ownNames().
    struct Column {
        ThreadId thread;
        QString name;
        QString brief;
        QColor color;
        bool isAlive = true; ///< else it has not arrived yet
        bool isChosen = false;
        QStringList texts;
    };
    /// Where the parts of the table lie.
    struct Places;

    [[nodiscard]] static QStringList ownNames();
    void takeCommon(const InspectorSource& source);
    void takeColumn(const InspectorSource& source, ThreadId thread);
    [[nodiscard]] QString countWords() const;
    [[nodiscard]] Places placesIn(const QRect& body) const;
    void paintPlate(QPainter& painter, const QRect& rect);
    void paintCommon(QPainter& painter, const Places& places);
    void paintColumns(QPainter& painter, const Places& places);
    void paintGroup(QPainter& painter, const QRect& rect, const QString& text, int count);

    QString m_name;
    QString m_standing;
    ProcessId m_process;
    bool m_isClosed = false;
    bool m_isWhole = true; ///< the process itself is looked into, not one of its threads
    std::vector<Common> m_common;
    std::vector<Column> m_columns;
    int m_alive = 0;
    scenario::Inventory m_inventory; ///< of all processes
};

} // namespace threadway::ui
