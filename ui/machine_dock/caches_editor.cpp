// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/machine_dock/caches_editor.h"

#include "scenario/machine_models.h"
#include "ui/machine_dock/quantity_spin.h"
#include "ui/words/machine_words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>

#include <algorithm>

namespace threadway::ui {
namespace {

constexpr std::array<int, 10> offeredWays{1, 2, 4, 8, 12, 16, 32, 64, 128, 0};
constexpr int smallestLine = 4;
constexpr int largestLine = 4096;

/// What a level is made of where the machine had none: the realistic machine's.
memory::CacheLevelSpec usualLevel(std::size_t index)
{
    return scenario::machineModel("realistic", SimTime{1'000'000})->memory.levels[index];
}

} // namespace

CachesEditor::CachesEditor(QWidget* parent)
    : MachineEditor(parent),
      m_lineName(new QLabel(this)),
      m_line(new QComboBox(this)),
      m_memoryName(new QLabel(this)),
      m_memory(new QuantitySpin(QuantitySpin::Kind::Duration, this)),
      m_remoteName(new QLabel(this)),
      m_remote(new QuantitySpin(QuantitySpin::Kind::Duration, this))
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(5);
    for (int i = 0; i < 3; ++i) {
        m_headings[static_cast<std::size_t>(i)] = new QLabel(this);
        m_headings[static_cast<std::size_t>(i)]->setEnabled(false);
        grid->addWidget(m_headings[static_cast<std::size_t>(i)], 0, i + 1);
    }
    for (int level = 0; level < 3; ++level) {
        m_rows[static_cast<std::size_t>(level)] = makeRow(level);
        placeRow(level, *grid);
    }
    for (int line = smallestLine; line <= largestLine; line *= 2)
        m_line->addItem(QString(), line);
    m_line->setObjectName(QStringLiteral("line"));
    m_memory->setObjectName(QStringLiteral("memory"));
    m_remote->setObjectName(QStringLiteral("remote"));
    grid->addWidget(m_lineName, 7, 0, 1, 2);
    grid->addWidget(m_line, 7, 2, 1, 2);
    grid->addWidget(m_memoryName, 8, 0, 1, 2);
    grid->addWidget(m_memory, 8, 2, 1, 2);
    grid->addWidget(m_remoteName, 9, 0, 1, 2);
    grid->addWidget(m_remote, 9, 2, 1, 2);
    grid->setColumnStretch(1, 3);
    grid->setColumnStretch(2, 2);
    grid->setColumnStretch(3, 3);
    connect(m_line, &QComboBox::currentIndexChanged, this, &MachineEditor::edited);
    connect(m_memory, &QuantitySpin::valueChanged, this, &MachineEditor::edited);
    connect(m_remote, &QuantitySpin::valueChanged, this, &MachineEditor::edited);
    retranslate();
}

CachesEditor::Row CachesEditor::makeRow(int level)
{
    Row row{new QCheckBox(this), new QuantitySpin(QuantitySpin::Kind::Size, this),
            new QComboBox(this), new QuantitySpin(QuantitySpin::Kind::Duration, this),
            new QComboBox(this), level > 0 ? new QCheckBox(this) : nullptr};
    row.size->setRange(smallestLine, qint64{1} << 40);
    const QString number = QString::number(level + 1);
    row.size->setObjectName(QStringLiteral("size") + number);
    row.ways->setObjectName(QStringLiteral("ways") + number);
    row.isThere->setObjectName(QStringLiteral("level") + number);
    row.replacement->setObjectName(QStringLiteral("replacement") + number);
    for (const int ways : offeredWays)
        row.ways->addItem(QString(), ways);
    row.replacement->addItems({QString(), QString(), QString(), QString()});
    for (QComboBox* box : {row.ways, row.replacement}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(3);
        connect(box, &QComboBox::currentIndexChanged, this, &MachineEditor::edited);
    }
    connect(row.isThere, &QCheckBox::toggled, this, &CachesEditor::toggle);
    connect(row.size, &QuantitySpin::valueChanged, this, &MachineEditor::edited);
    connect(row.hit, &QuantitySpin::valueChanged, this, &MachineEditor::edited);
    if (row.isInclusive != nullptr) {
        row.isInclusive->setObjectName(QStringLiteral("inclusive") + number);
        connect(row.isInclusive, &QCheckBox::toggled, this, &MachineEditor::edited);
    }
    return row;
}

/// Two lines a level: how large and how quick it is, and beneath it how it lets lines go.
void CachesEditor::placeRow(int level, QGridLayout& grid)
{
    const Row& row = m_rows[static_cast<std::size_t>(level)];
    const int line = 2 * level + 1;
    grid.addWidget(row.isThere, line, 0);
    grid.addWidget(row.size, line, 1);
    grid.addWidget(row.ways, line, 2);
    grid.addWidget(row.hit, line, 3);
    grid.addWidget(row.replacement, line + 1, 1);
    if (row.isInclusive != nullptr)
        grid.addWidget(row.isInclusive, line + 1, 2, 1, 2);
}

void CachesEditor::toggle()
{
    enableRows();
    Q_EMIT edited();
}

void CachesEditor::enableRows()
{
    for (const Row& row : m_rows) {
        const bool isThere = row.isThere->isChecked();
        row.size->setEnabled(isThere);
        row.ways->setEnabled(isThere);
        row.hit->setEnabled(isThere);
        row.replacement->setVisible(isThere);
        if (row.isInclusive != nullptr)
            row.isInclusive->setVisible(isThere);
    }
    m_line->setEnabled(
        std::any_of(m_rows.begin(), m_rows.end(), [](const Row& row) { return row.isThere->isChecked(); }));
}

void CachesEditor::showWays(const Row& row, int ways)
{
    int place = row.ways->findData(ways);
    if (place < 0) {
        row.ways->addItem(QString::number(ways), ways);
        place = row.ways->count() - 1;
    }
    row.ways->setCurrentIndex(place);
}

std::optional<memory::CacheLevelSpec> CachesEditor::given(std::size_t index) const
{
    for (std::size_t i = 0; i < m_given.levels.size(); ++i) {
        if (memory::levelNumber(m_given, i) == static_cast<int>(index) + 1)
            return m_given.levels[i];
    }
    return std::nullopt;
}

void CachesEditor::showMachine(const scenario::MachineSpec& machine)
{
    const QSignalBlocker blocker(this);
    m_given = machine.memory;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const memory::CacheLevelSpec level = given(i).value_or(usualLevel(i));
        m_rows[i].isThere->setChecked(given(i).has_value());
        m_rows[i].size->setValue(level.sizeBytes);
        showWays(m_rows[i], level.ways);
        m_rows[i].hit->setValue(level.hitCost.ns);
        m_rows[i].replacement->setCurrentIndex(static_cast<int>(level.replacement));
        if (m_rows[i].isInclusive != nullptr)
            m_rows[i].isInclusive->setChecked(level.isInclusive);
    }
    m_line->setCurrentIndex(m_line->findData(m_given.levels.empty() ? 64 : m_given.levels.front().lineBytes));
    m_memory->setValue(m_given.memoryCost.ns);
    m_remote->setValue(m_given.remoteCost.ns);
    const bool hasNodes = machine.topology && machine.topology->nodes > 1;
    m_remoteName->setVisible(hasNodes);
    m_remote->setVisible(hasNodes);
    enableRows();
}

void CachesEditor::write(scenario::MachineSpec& machine) const
{
    memory::MemorySpec& memory = machine.memory;
    memory = m_given;
    std::vector<memory::CacheLevelSpec> levels;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (!m_rows[i].isThere->isChecked())
            continue;
        memory::CacheLevelSpec level = given(i).value_or(usualLevel(i));
        if (levels.size() != i) // a level before it is absent
            level.number = static_cast<int>(i) + 1;
        level.sizeBytes = m_rows[i].size->value();
        level.ways = m_rows[i].ways->currentData().toInt();
        level.hitCost = SimTime{m_rows[i].hit->value()};
        level.lineBytes = m_line->currentData().toInt();
        level.replacement = static_cast<memory::Replacement>(m_rows[i].replacement->currentIndex());
        if (m_rows[i].isInclusive != nullptr)
            level.isInclusive = m_rows[i].isInclusive->isChecked();
        levels.push_back(level);
    }
    memory.levels = levels;
    memory.memoryCost = SimTime{m_memory->value()};
    memory.remoteCost = SimTime{m_remote->value()};
}

void CachesEditor::retranslateReplacement(const Row& row, const QString& level)
{
    for (int i = 0; i < row.replacement->count(); ++i)
        row.replacement->setItemText(i, words::replacement(static_cast<memory::Replacement>(i)));
    row.replacement->setAccessibleName(tr("Replacement in %1").arg(level));
    row.replacement->setToolTip(tr("Which line of a full set of %1 has to go").arg(level));
    if (row.isInclusive == nullptr)
        return;
    row.isInclusive->setText(tr("inclusive"));
    row.isInclusive->setAccessibleName(tr("%1 is inclusive").arg(level));
    row.isInclusive->setToolTip(
        tr("Nearer levels hold only what %1 holds: what it lets go leaves them too").arg(level));
}

void CachesEditor::retranslate()
{
    m_headings[0]->setText(tr("Size"));
    m_headings[1]->setText(tr("Ways"));
    m_headings[2]->setText(tr("Hit"));
    const QString all = tr("full", "any line may stand anywhere");
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const QString name = tr("L%1").arg(i + 1);
        m_rows[i].isThere->setText(name);
        m_rows[i].isThere->setToolTip(i == 2 ? tr("L3: one cache for the cores of a socket")
                                             : tr("%1: a cache of each physical core").arg(name));
        m_rows[i].size->setAccessibleName(tr("Size of %1").arg(name));
        m_rows[i].size->setToolTip(tr("How much %1 holds").arg(name));
        m_rows[i].ways->setAccessibleName(tr("Ways of %1").arg(name));
        m_rows[i].ways->setToolTip(tr("In how many places of %1 a line may stand").arg(name));
        m_rows[i].hit->setAccessibleName(tr("Hit in %1").arg(name));
        m_rows[i].hit->setToolTip(tr("Time of an access that %1 serves").arg(name));
        retranslateReplacement(m_rows[i], name);
        for (int k = 0; k < m_rows[i].ways->count(); ++k) {
            const int ways = m_rows[i].ways->itemData(k).toInt();
            m_rows[i].ways->setItemText(k, ways == 0 ? all : QString::number(ways));
        }
    }
    for (int i = 0; i < m_line->count(); ++i)
        m_line->setItemText(i, words::bytes(m_line->itemData(i).toInt()));
    describe(*m_lineName, *m_line, tr("Line"), tr("How much is fetched at a time; the same in all levels"));
    describe(*m_memoryName, *m_memory, tr("Memory"), tr("Time of an access that no cache serves"));
    describe(*m_remoteName, *m_remote, tr("Remote, on top"),
             tr("What such an access costs on top if its page lies in another NUMA node"));
}

} // namespace threadway::ui
