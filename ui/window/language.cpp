// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>

namespace threadway::ui {
namespace {

const QString folder = QStringLiteral(":/i18n");

} // namespace

Language::Language(QObject* parent) : QObject(parent) {}

QStringList Language::codes()
{
    QStringList codes{QStringLiteral("en")};
    const QString prefix = QStringLiteral("threadway_");
    for (const QString& file : QDir(folder).entryList({prefix + QStringLiteral("*.qm")}, QDir::Files, QDir::Name))
        codes += file.mid(prefix.size()).chopped(3);
    return codes;
}

QString Language::nativeName(const QString& code)
{
    if (code == QLatin1String("en"))
        return QStringLiteral("English");
    if (code == QLatin1String("zh_CN"))
        return QStringLiteral("\u7b80\u4f53\u4e2d\u6587");
    return QLocale(code).nativeLanguageName();
}

QString Language::ofSystem()
{
    const QString name = QLocale::system().name();
    for (const QString& code : codes()) {
        if (code == name || code.section(QLatin1Char('_'), 0, 0) == name.section(QLatin1Char('_'), 0, 0))
            return code;
    }
    return QStringLiteral("en");
}

bool Language::set(const QString& code)
{
    if (!codes().contains(code))
        return false;
    if (code == m_code)
        return true;
    m_code = code;
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    if (code != QLatin1String("en")) {
        // Qt's own texts may be missing on the machine: then its dialogs stay English.
        if (m_qt.load(QStringLiteral("qtbase_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
            QCoreApplication::installTranslator(&m_qt);
        if (m_own.load(QStringLiteral("threadway_") + code, folder))
            QCoreApplication::installTranslator(&m_own);
    }
    QLocale::setDefault(QLocale(code == QLatin1String("en") ? QStringLiteral("C") : code));
    Q_EMIT changed(code);
    return true;
}

} // namespace threadway::ui
