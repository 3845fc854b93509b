// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/exploring/finding_list.h"

#include <QWidget>

#include <memory>

class QLabel;
class QLineEdit;
class QListWidget;
class QToolButton;

namespace threadway::ui {

class Theme;

/// One finding: its account in sentences, its schedule as a short text, where there is no return, and how to play it.
class FindingView : public QWidget {
    Q_OBJECT

public:
    explicit FindingView(const Theme& theme, QWidget* parent = nullptr);

    /// Shows the finding of the result. Without one says why there is none, or what to do.
    void show(const std::shared_ptr<const ExplorationResult>& result, const Finding* finding,
              const QString& whyNone = {});
    void retranslate();

Q_SIGNALS:
    void playRequested();

private:
    void tellAccount(const ExplorationResult& result, const Finding& finding);
    void addLine(const QString& text, bool isWarning);
    void restyle();

    const Theme& m_theme;
    QLabel* m_title;
    QListWidget* m_account;
    QLineEdit* m_schedule;
    QToolButton* m_copy;
    QToolButton* m_play;
};

} // namespace threadway::ui
