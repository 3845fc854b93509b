// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/scenario_file.h"

#include <QString>
#include <QTreeWidget>

#include <string>
#include <vector>

namespace threadway::ui {

/// A preset as menus and lists show it.
struct PresetEntry {
    QString id;
    int unit = 0;
    base::LocalText title;
    base::LocalText story;
    std::vector<scenario::VariantInfo> variants;
};

/// Every preset of this build, by unit of the course.
const std::vector<PresetEntry>& presetEntries();
/// What the unit of the course is about.
QString unitTitle(int unit);
/// What to call a variant in the language.
QString variantTitle(const scenario::VariantInfo& variant, const QString& language);

/// The course at the left: units, their presets, and the variants of the preset that is open.
class PresetList : public QTreeWidget {
    Q_OBJECT

public:
    explicit PresetList(QWidget* parent = nullptr);

    /// Marks what is open; an empty id: none of the presets.
    void setCurrent(const QString& id, const std::string& variant);
    void setLanguage(const QString& language);

Q_SIGNALS:
    /// The user wants that preset; an empty variant: the one the preset itself chooses.
    void presetChosen(const QString& id, const QString& variant);

private:
    void fill();
    void choose(const QTreeWidgetItem* item);

    QString m_language = QStringLiteral("en");
    QString m_current;
    std::string m_variant;
};

} // namespace threadway::ui
