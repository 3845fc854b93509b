// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inspector/inspector_card.h"

#include <QStringList>

namespace threadway::ui {

/// The program that a thread's coroutine runs, with the line that it stands at: what its program counter is.
class ProgramCard final : public InspectorCard {
    Q_OBJECT

public:
    ProgramCard(const Theme& theme, QWidget* parent);

    bool take(const InspectorSource& source) override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString words() const override;
    /// The marked line, from 1; 0 if none is.
    [[nodiscard]] int line() const { return m_line; }

protected:
    [[nodiscard]] int bodyHeight(int width) const override;
    void paintBody(QPainter& painter, const QRect& body) override;

private:
    [[nodiscard]] int firstShown() const;
    [[nodiscard]] int shown() const;
    [[nodiscard]] int lineHeight() const;

    QString m_coroutine; ///< whose program it is; empty for a plain thread
    QString m_function; ///< that the line belongs to; empty for the program itself
    QString m_source; ///< that the lines come from
    QStringList m_lines;
    int m_line = 0;
    double m_progress = 0; ///< of the statement, from 0 to 1
};

} // namespace threadway::ui
