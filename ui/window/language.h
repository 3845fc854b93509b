// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTranslator>

namespace threadway::ui {

/// The language of the program: English is in the code, others are translations. Changes at run time; windows hear of
/// it as QEvent::LanguageChange.
class Language : public QObject {
    Q_OBJECT

public:
    explicit Language(QObject* parent = nullptr);

    /// Codes of the languages there are, English first: "en", "zh_CN".
    [[nodiscard]] static QStringList codes();
    /// The language's name in itself.
    [[nodiscard]] static QString nativeName(const QString& code);
    /// The best of them for what the system speaks.
    [[nodiscard]] static QString ofSystem();

    [[nodiscard]] const QString& code() const { return m_code; }
    /// Returns false and changes nothing if there is no such language.
    bool set(const QString& code);

Q_SIGNALS:
    void changed(const QString& code);

private:
    QString m_code = QStringLiteral("en");
    QTranslator m_own;
    QTranslator m_qt;
};

} // namespace threadway::ui
