// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/machine_dock/access_editor.h"

#include "ui/machine_dock/quantity_spin.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

#include <array>

namespace threadway::ui {
namespace {

constexpr std::array<int, 7> offeredWays{0, 1, 2, 4, 8, 12, 16};
constexpr qint64 smallestPage = 64;
constexpr qint64 largestPage = qint64{1} << 30;

void showWays(QComboBox& box, int ways)
{
    if (box.findData(ways) < 0)
        box.addItem(QString::number(ways), ways);
    box.setCurrentIndex(box.findData(ways));
}

} // namespace

AccessEditor::AccessEditor(QWidget* parent)
    : MachineEditor(parent),
      m_hasTransfer(new QCheckBox(this)),
      m_transfer(new QuantitySpin(QuantitySpin::Kind::Duration, this)),
      m_prefetch(new QCheckBox(this)),
      m_classify(new QCheckBox(this)),
      m_hasTlb(new QCheckBox(this)),
      m_entriesName(new QLabel(this)),
      m_entries(new QSpinBox(this)),
      m_waysName(new QLabel(this)),
      m_ways(new QComboBox(this)),
      m_pageName(new QLabel(this)),
      m_page(new QuantitySpin(QuantitySpin::Kind::Size, this)),
      m_missName(new QLabel(this)),
      m_miss(new QuantitySpin(QuantitySpin::Kind::Duration, this)),
      m_isTagged(new QCheckBox(this))
{
    auto* rows = new QFormLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addRow(m_hasTransfer, m_transfer);
    rows->addRow(m_prefetch);
    rows->addRow(m_classify);
    rows->addRow(m_hasTlb);
    addTlb(*rows);
    m_hasTransfer->setObjectName(QStringLiteral("hasTransfer"));
    m_transfer->setObjectName(QStringLiteral("transfer"));
    m_prefetch->setObjectName(QStringLiteral("prefetch"));
    m_classify->setObjectName(QStringLiteral("classify"));
    m_hasTlb->setObjectName(QStringLiteral("tlb"));
    watch();
    retranslate();
}

void AccessEditor::addTlb(QFormLayout& rows)
{
    m_entries->setRange(1, memory::mostTlbEntries);
    m_page->setRange(smallestPage, largestPage);
    for (const int ways : offeredWays)
        m_ways->addItem(QString(), ways);
    rows.addRow(m_entriesName, m_entries);
    rows.addRow(m_waysName, m_ways);
    rows.addRow(m_pageName, m_page);
    rows.addRow(m_missName, m_miss);
    rows.addRow(m_isTagged);
    m_entries->setObjectName(QStringLiteral("tlbEntries"));
    m_ways->setObjectName(QStringLiteral("tlbWays"));
    m_page->setObjectName(QStringLiteral("tlbPage"));
    m_miss->setObjectName(QStringLiteral("tlbMiss"));
    m_isTagged->setObjectName(QStringLiteral("tlbTagged"));
}

void AccessEditor::watch()
{
    const auto tell = [this] {
        enableFields();
        Q_EMIT edited();
    };
    for (QCheckBox* box : {m_hasTransfer, m_prefetch, m_classify, m_hasTlb, m_isTagged})
        connect(box, &QCheckBox::toggled, this, tell);
    for (QuantitySpin* spin : {m_transfer, m_page, m_miss})
        connect(spin, &QuantitySpin::valueChanged, this, tell);
    connect(m_entries, &QSpinBox::valueChanged, this, tell);
    connect(m_ways, &QComboBox::currentIndexChanged, this, tell);
}

void AccessEditor::enableFields()
{
    m_transfer->setEnabled(m_hasTransfer->isChecked());
    const std::array<QWidget*, 9> ofTlb{m_entriesName, m_entries,  m_waysName, m_ways,    m_pageName,
                                        m_page,        m_missName, m_miss,     m_isTagged};
    for (QWidget* widget : ofTlb)
        widget->setVisible(m_hasTlb->isChecked()); // five rows for a thing that few machines here have
}

void AccessEditor::showMachine(const scenario::MachineSpec& machine)
{
    const QSignalBlocker blocker(this);
    const memory::MemorySpec& memory = machine.memory;
    m_hasTransfer->setChecked(memory.transferCost.has_value());
    m_transfer->setValue(memory.transferCost.value_or(memory.memoryCost).ns);
    m_prefetch->setChecked(memory.prefetchesNextLine);
    m_classify->setChecked(memory.classifiesMisses);
    m_hasTlb->setChecked(memory.tlb.has_value());
    const memory::TlbSpec tlb = memory.tlb.value_or(memory::TlbSpec{.missCost = memory.memoryCost});
    m_entries->setValue(tlb.entries);
    showWays(*m_ways, tlb.ways);
    m_page->setValue(tlb.pageBytes);
    m_miss->setValue(tlb.missCost.ns);
    m_isTagged->setChecked(tlb.isTagged);
    enableFields();
}

void AccessEditor::write(scenario::MachineSpec& machine) const
{
    memory::MemorySpec& memory = machine.memory;
    memory.transferCost.reset();
    if (m_hasTransfer->isChecked())
        memory.transferCost = SimTime{m_transfer->value()};
    memory.prefetchesNextLine = m_prefetch->isChecked();
    memory.classifiesMisses = m_classify->isChecked();
    memory.tlb.reset();
    if (!m_hasTlb->isChecked())
        return;
    memory.tlb = memory::TlbSpec{.entries = m_entries->value(),
                                 .ways = m_ways->currentData().toInt(),
                                 .pageBytes = m_page->value(),
                                 .missCost = SimTime{m_miss->value()},
                                 .isTagged = m_isTagged->isChecked()};
}

void AccessEditor::retranslate()
{
    const auto say = [](QCheckBox& box, const QString& text, const QString& help) {
        box.setText(text);
        box.setToolTip(help);
    };
    say(*m_hasTransfer, tr("From another core"),
        tr("A line that only another core's caches have comes from there, in this time; else it costs as memory"));
    m_transfer->setAccessibleName(tr("Time from another core's cache"));
    m_transfer->setToolTip(m_hasTransfer->toolTip());
    say(*m_prefetch, tr("Prefetch the next line"),
        tr("A miss of the nearest cache brings the following line of the page along, for nothing"));
    say(*m_classify, tr("Tell misses apart"),
        tr("Count misses by cause: cold, capacity, conflict, coherence, migration. Slows the simulation down"));
    say(*m_hasTlb, tr("Translation buffer (TLB)"), tr("Each core knows some pages; others cost a miss on top"));
    describe(*m_entriesName, *m_entries, tr("Entries"), tr("How many pages a core knows"));
    describe(*m_waysName, *m_ways, tr("Ways"), tr("In how many places of the buffer a page may stand"));
    describe(*m_pageName, *m_page, tr("Page"), tr("The size of a page, a power of two"));
    describe(*m_missName, *m_miss, tr("Miss"), tr("The time of a walk through the page table"));
    say(*m_isTagged, tr("Tagged by address space"),
        tr("Entries say whose they are; else a core forgets them all when it turns to another process"));
    const QString all = tr("full", "any page may stand anywhere");
    for (int i = 0; i < m_ways->count(); ++i) {
        const int ways = m_ways->itemData(i).toInt();
        m_ways->setItemText(i, ways == 0 ? all : QString::number(ways));
    }
}

} // namespace threadway::ui
