// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/preset_list.h"

#include "scenario/presets.h"

#include <QCoreApplication>
#include <QHeaderView>

#include <algorithm>

namespace threadway::ui {
namespace {

constexpr int idRole = Qt::UserRole;
constexpr int variantRole = Qt::UserRole + 1;

std::vector<PresetEntry> readEntries()
{
    std::vector<PresetEntry> entries;
    for (const base::EmbeddedFile& preset : scenario::presetFiles()) {
        const auto file = scenario::readScenarioFile(preset.text);
        if (!file.isOk())
            continue; // the tests see to it that every preset reads
        entries.push_back({QString::fromUtf8(preset.name.data(), static_cast<qsizetype>(preset.name.size())),
                           file->scenario.unit, file->scenario.title, file->scenario.story, file->variants});
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const PresetEntry& a, const PresetEntry& b) { return a.unit < b.unit; });
    return entries;
}

} // namespace

const std::vector<PresetEntry>& presetEntries()
{
    static const std::vector<PresetEntry> entries = readEntries();
    return entries;
}

QString unitTitle(int unit)
{
    switch (unit) {
    case 1:
        return PresetList::tr("Roads, lanes and land");
    case 2:
        return PresetList::tr("Time on a core");
    case 3:
        return PresetList::tr("Cores, affinity, caches");
    case 4:
        return PresetList::tr("Races and locks");
    case 5:
        return PresetList::tr("Deadlock");
    case 6:
        return PresetList::tr("Liveness and fairness");
    case 7:
        return PresetList::tr("Classic problems");
    case 8:
        return PresetList::tr("Coroutines");
    default:
        return PresetList::tr("More");
    }
}

QString variantTitle(const scenario::VariantInfo& variant, const QString& language)
{
    const QString title = QString::fromStdString(variant.title.in(language.toStdString()));
    return title.isEmpty() ? QString::fromStdString(variant.name) : title;
}

PresetList::PresetList(QWidget* parent) : QTreeWidget(parent)
{
    setHeaderHidden(true);
    setMinimumWidth(170);
    setColumnCount(1);
    setIndentation(14);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideRight);
    connect(this, &QTreeWidget::itemClicked, this, &PresetList::choose);
    connect(this, &QTreeWidget::itemActivated, this, &PresetList::choose);
    fill();
}

void PresetList::setCurrent(const QString& id, const std::string& variant)
{
    if (m_current == id && m_variant == variant)
        return;
    m_current = id;
    m_variant = variant;
    fill();
}

void PresetList::setLanguage(const QString& language)
{
    m_language = language;
    fill();
}

void PresetList::fill()
{
    clear();
    setAccessibleName(tr("Course"));
    QTreeWidgetItem* group = nullptr;
    int unit = -1;
    for (const PresetEntry& entry : presetEntries()) {
        if (entry.unit != unit) {
            unit = entry.unit;
            group = new QTreeWidgetItem(this, {QStringLiteral("%1  %2").arg(unit).arg(unitTitle(unit))});
            group->setFlags(Qt::ItemIsEnabled);
            QFont bold = font();
            bold.setWeight(QFont::DemiBold);
            group->setFont(0, bold);
        }
        auto* item = new QTreeWidgetItem(group, {QString::fromStdString(entry.title.in(m_language.toStdString()))});
        item->setData(0, idRole, entry.id);
        item->setToolTip(0, QString::fromStdString(entry.story.in(m_language.toStdString())));
        if (entry.id != m_current)
            continue;
        setCurrentItem(item);
        for (const scenario::VariantInfo& variant : entry.variants) {
            auto* child = new QTreeWidgetItem(item, {variantTitle(variant, m_language)});
            child->setData(0, idRole, entry.id);
            child->setData(0, variantRole, QString::fromStdString(variant.name));
            child->setToolTip(0, child->text(0));
            if (variant.name == m_variant)
                setCurrentItem(child);
        }
    }
    expandAll();
}

void PresetList::choose(const QTreeWidgetItem* item)
{
    const QString id = item->data(0, idRole).toString();
    const QString variant = item->data(0, variantRole).toString();
    // Later, because the answer fills the list anew while the item is still in use.
    if (!id.isEmpty())
        QMetaObject::invokeMethod(
            this, [this, id, variant] { Q_EMIT presetChosen(id, variant); }, Qt::QueuedConnection);
}

} // namespace threadway::ui
