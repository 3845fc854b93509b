// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inspector/inspector_card.h"

#include <QColor>
#include <QStringList>

#include <vector>

namespace threadway::ui {

/// One row of a card of rows.
struct CardRow {
    enum class Kind {
        Fact, ///< a name in a narrow column, and what there is to say of it
        Item, ///< a thing: its name stands out, what it is stands beside it, the rest beneath
        Note, ///< a sentence
        Cells, ///< values in a row of so many places, the oldest first
        Cores, ///< the cores of the machine: those that are allowed are filled
    };
    Kind kind = Kind::Fact;
    QString name;
    QString text;
    QString detail = {};
    QColor mark = {}; ///< of the bar beside an item; none if invalid
    QStringList cells = {};
    int places = 0; ///< of Cells; of Cores how many there are
    CoreMask cores = {}; ///< of Cores
    CoreId core = {}; ///< of Cores: the one that it has now
    ThreadId thread = {}; ///< that the row leads to
    ProcessId process = {}; ///< that the row leads to
};

/// What a card of rows is about.
struct RowsTopic {
    QString (*title)();
    std::vector<CardRow> (*rows)(const InspectorSource& source, const Theme& theme);
};

/// A card that says what it has to say in rows; it has nothing to say if there are none.
class RowsCard final : public InspectorCard {
    Q_OBJECT

public:
    RowsCard(const RowsTopic& topic, const Theme& theme, QWidget* parent);

    bool take(const InspectorSource& source) override;
    [[nodiscard]] QString title() const override { return m_topic.title(); }
    [[nodiscard]] QString words() const override;
    [[nodiscard]] const std::vector<CardRow>& rows() const { return m_rows; }

protected:
    [[nodiscard]] int bodyHeight(int width) const override;
    void paintBody(QPainter& painter, const QRect& body) override;

private:
    [[nodiscard]] int nameWidth(int width) const;
    [[nodiscard]] int rowHeight(const CardRow& row, int width) const;
    void paintRow(QPainter& painter, const CardRow& row, const QRect& rect);
    void paintItem(QPainter& painter, const CardRow& row, const QRect& rect);
    void paintCells(QPainter& painter, const CardRow& row, const QRect& rect);
    void paintCores(QPainter& painter, const CardRow& row, const QRect& rect);

    RowsTopic m_topic;
    std::vector<CardRow> m_rows;
};

} // namespace threadway::ui
