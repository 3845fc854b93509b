// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/machine_dock/parameter_form.h"

#include "ui/machine_dock/quantity_spin.h"
#include "ui/words/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>
#include <limits>

namespace threadway::ui {
namespace {

int clampedInt(std::int64_t value)
{
    return static_cast<int>(
        std::clamp<std::int64_t>(value, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
}

} // namespace

ParameterForm::ParameterForm(QWidget* parent) : QWidget(parent), m_rows(new QFormLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_rows->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
}

void ParameterForm::setParameters(std::span<const base::ParameterInfo> parameters)
{
    while (m_rows->rowCount() > 0)
        m_rows->removeRow(0);
    m_fields.clear();
    m_given = {};
    for (const base::ParameterInfo& info : parameters) {
        m_fields.push_back(makeField(info));
        QWidget* editor = m_fields.back().editor;
        const QString name = words::core(info.name);
        editor->setAccessibleName(name);
        editor->setToolTip(words::core(info.help));
        editor->setObjectName(QString::fromUtf8(info.id.data(), static_cast<qsizetype>(info.id.size())));
        auto* label = new QLabel(name, this);
        label->setBuddy(editor);
        label->setToolTip(editor->toolTip());
        label->setWordWrap(true);
        m_rows->addRow(label, editor);
    }
    setVisible(!m_fields.empty());
}

ParameterForm::Field ParameterForm::makeField(const base::ParameterInfo& info)
{
    switch (info.type) {
    case base::ParameterType::Duration:
        return makeDuration(info);
    case base::ParameterType::Integer:
        return makeInteger(info);
    case base::ParameterType::Boolean:
        return makeBoolean(info);
    case base::ParameterType::Choice:
        return makeChoice(info);
    }
    return makeInteger(info);
}

ParameterForm::Field ParameterForm::makeDuration(const base::ParameterInfo& info)
{
    auto* spin = new QuantitySpin(QuantitySpin::Kind::Duration, this);
    spin->setRange(info.minimum, info.maximum);
    connect(spin, &QuantitySpin::valueChanged, this, &ParameterForm::edited);
    return {&info, spin, [spin] { return spin->value(); }, [spin](std::int64_t value) { spin->setValue(value); }};
}

ParameterForm::Field ParameterForm::makeInteger(const base::ParameterInfo& info)
{
    auto* spin = new QSpinBox(this);
    spin->setRange(clampedInt(info.minimum), clampedInt(info.maximum));
    connect(spin, &QSpinBox::valueChanged, this, &ParameterForm::edited);
    return {&info, spin, [spin] { return std::int64_t{spin->value()}; },
            [spin](std::int64_t value) { spin->setValue(clampedInt(value)); }};
}

ParameterForm::Field ParameterForm::makeBoolean(const base::ParameterInfo& info)
{
    auto* box = new QCheckBox(this);
    connect(box, &QCheckBox::toggled, this, &ParameterForm::edited);
    return {&info, box, [box] { return std::int64_t{box->isChecked() ? 1 : 0}; },
            [box](std::int64_t value) { box->setChecked(value != 0); }};
}

ParameterForm::Field ParameterForm::makeChoice(const base::ParameterInfo& info)
{
    auto* box = new QComboBox(this);
    for (const std::string_view choice : info.choices)
        box->addItem(words::core(choice));
    connect(box, &QComboBox::currentIndexChanged, this, &ParameterForm::edited);
    return {&info, box, [box] { return std::int64_t{box->currentIndex()}; },
            [box](std::int64_t value) { box->setCurrentIndex(clampedInt(value)); }};
}

void ParameterForm::setValues(const base::ParameterValues& values)
{
    m_given = values;
    const QSignalBlocker blocker(this);
    for (const Field& field : m_fields)
        field.write(values.get(*field.info));
}

base::ParameterValues ParameterForm::values() const
{
    base::ParameterValues result = m_given;
    for (const Field& field : m_fields) {
        const std::int64_t value = field.read();
        if (value != result.get(*field.info))
            result.byId[std::string(field.info->id)] = value;
    }
    return result;
}

} // namespace threadway::ui
