// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document.h"
#include "ui/session/command_port.h"
#include "ui/session/playback.h"

namespace threadway::ui {

/// Takes the acts of the views at the playhead into the document's journal.
class JournalPort : public CommandPort {
    Q_OBJECT

public:
    JournalPort(Document& document, const Playback& playback, QObject* parent = nullptr);

    [[nodiscard]] machine::Refusal check(const scenario::Command& command) const override;
    machine::Refusal submit(const scenario::Command& command) override;

    /// What undo says of the act: "Move render to core 2".
    [[nodiscard]] static QString describe(const scenario::Blueprint& blueprint, const scenario::Command& command);

Q_SIGNALS:
    /// An act was accepted.
    void submitted(const QString& description);
    /// An act was refused.
    void refused(const QString& description, threadway::machine::Refusal refusal);

private:
    /// A thread that is moved to a core that asks for one is chosen for it.
    [[nodiscard]] scenario::Command meant(const scenario::Command& command) const;

    Document& m_document;
    const Playback& m_playback;
};

} // namespace threadway::ui
