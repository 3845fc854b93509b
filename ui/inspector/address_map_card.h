// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/address_space.h"
#include "trace/possessions.h"
#include "ui/inspector/inspector_card.h"

#include <QColor>

#include <vector>

namespace threadway::ui {

/// The address space of a process as a ladder of regions, high addresses above: stacks with what is in use of them,
/// the heap with its blocks, and what is shared with others hatched.
class AddressMapCard final : public InspectorCard {
    Q_OBJECT

public:
    AddressMapCard(const Theme& theme, QWidget* parent);

    /// Shows the whole process, or of a thread only its stacks.
    bool take(const InspectorSource& source) override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString words() const override;

protected:
    [[nodiscard]] int bodyHeight(int width) const override;
    void paintBody(QPainter& painter, const QRect& body) override;

private:
    /// A region as it is drawn.
    struct Rung {
        trace::Region region;
        QString name;
        QString size;
        QString sharing;
        QString use; ///< what is in use of a stack or heap
        QColor color;
        double used = 0; ///< share of a stack that is in use, from its high end
        bool isStack = false;
        bool hasGapAbove = false; ///< addresses between it and the one above belong to nothing
    };

    void takeStack(const InspectorSource& source, Rung& rung) const;
    void takeHeap(Rung& rung) const;
    [[nodiscard]] QColor colorOf(const trace::Region& region) const;
    [[nodiscard]] static int rungHeight(const Rung& rung);
    void paintRung(QPainter& painter, const Rung& rung, const QRect& rect);
    void paintBand(QPainter& painter, const Rung& rung, const QRect& band) const;
    void paintGap(QPainter& painter, const QRect& rect) const;

    std::vector<Rung> m_rungs; ///< the highest addresses first
    std::vector<machine::HeapBlock> m_blocks;
    std::size_t m_hidden = 0; ///< regions that are not drawn
    bool m_isOfThread = false;
};

} // namespace threadway::ui
