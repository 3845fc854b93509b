// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/machine_dock/quantity_spin.h"

#include "base/sim_time.h"
#include "scenario/quantity.h"

#include <QLineEdit>
#include <QStyle>
#include <QStyleOptionSpinBox>

#include <algorithm>

namespace threadway::ui {
namespace {

constexpr qint64 smallestSpan = 10; // ns: where steps up from nothing begin

/// The number and the unit of a text such as "1.5us", with a space between them.
QString spaced(const QString& text)
{
    qsizetype unit = 0;
    while (unit < text.size() && (text[unit].isDigit() || text[unit] == QLatin1Char('.')))
        ++unit;
    return text.left(unit) + QLatin1Char(' ') + text.mid(unit);
}

/// The next of 1, 2, 5, 10, 20, ... above the value, or below it.
qint64 roundStep(qint64 value, bool isUp)
{
    qint64 decade = 1;
    while (decade * 10 <= value)
        decade *= 10;
    if (isUp)
        return value < 2 * decade ? 2 * decade : value < 5 * decade ? 5 * decade : 10 * decade;
    return value > 5 * decade ? 5 * decade : value > 2 * decade ? 2 * decade : value > decade ? decade : decade / 2;
}

} // namespace

QuantitySpin::QuantitySpin(Kind kind, QWidget* parent)
    : QAbstractSpinBox(parent), m_kind(kind), m_most(kind == Kind::Duration ? longestSpan.ns : qint64{1} << 40)
{
    setKeyboardTracking(true);
    setCorrectionMode(QAbstractSpinBox::CorrectToPreviousValue);
    connect(lineEdit(), &QLineEdit::textEdited, this, [this](const QString& text) {
        if (const auto typed = valueOf(text); typed && *typed >= m_least && *typed <= m_most && *typed != m_value) {
            m_value = *typed;
            Q_EMIT valueChanged(m_value);
        }
    });
    connect(this, &QAbstractSpinBox::editingFinished, this, [this] { lineEdit()->setText(textOf(m_value)); });
    lineEdit()->setText(textOf(m_value));
}

void QuantitySpin::setRange(qint64 least, qint64 most)
{
    m_least = least;
    m_most = most;
    setValue(m_value);
}

void QuantitySpin::setValue(qint64 value)
{
    value = std::clamp(value, m_least, m_most);
    const bool isShown = value == m_value && valueOf(lineEdit()->text()) == value;
    m_value = value;
    if (!isShown)
        lineEdit()->setText(textOf(value));
}

void QuantitySpin::take(qint64 value)
{
    value = std::clamp(value, m_least, m_most);
    if (value == m_value)
        return;
    setValue(value);
    Q_EMIT valueChanged(value);
}

QString QuantitySpin::textOf(qint64 value) const
{
    if (m_kind == Kind::Size) {
        const QString text = spaced(QString::fromStdString(scenario::sizeText(value)));
        return text.back().isLetter() ? text + QStringLiteral("iB") : text + QLatin1Char('B');
    }
    QString text = spaced(QString::fromStdString(scenario::durationText({value})));
    return text.replace(QStringLiteral("us"), QStringLiteral("\u00b5s"));
}

std::optional<qint64> QuantitySpin::valueOf(const QString& text) const
{
    QString plain = text.simplified();
    if (m_kind == Kind::Size) {
        plain.remove(QStringLiteral("iB")).remove(QLatin1Char('B')).remove(QLatin1Char(' '));
        const auto size = scenario::parseSize(plain.toUpper().toStdString());
        return size ? std::optional<qint64>(*size) : std::nullopt;
    }
    plain.replace(QChar(0x00b5), QLatin1Char('u')).replace(QChar(0x03bc), QLatin1Char('u'));
    const auto span = scenario::parseDuration(plain.toStdString(), SimTime{1'000'000});
    return span ? std::optional<qint64>(span->ns) : std::nullopt;
}

qint64 QuantitySpin::stepped(qint64 value, bool isUp) const
{
    if (m_kind == Kind::Size)
        return isUp ? value * 2 : std::max<qint64>(1, value / 2);
    if (isUp)
        return value < smallestSpan ? std::max(smallestSpan, value + 1) : roundStep(value, true);
    return value <= smallestSpan ? 0 : roundStep(value, false);
}

void QuantitySpin::stepBy(int steps)
{
    qint64 value = m_value;
    for (int i = 0; i < std::abs(steps); ++i)
        value = std::clamp(stepped(value, steps > 0), m_least, m_most);
    take(value);
    selectAll();
}

QValidator::State QuantitySpin::validate(QString& text, int&) const
{
    const auto value = valueOf(text);
    return value && *value >= m_least && *value <= m_most ? QValidator::Acceptable : QValidator::Intermediate;
}

void QuantitySpin::fixup(QString& text) const
{
    text = textOf(m_value);
}

QAbstractSpinBox::StepEnabled QuantitySpin::stepEnabled() const
{
    StepEnabled enabled = StepNone;
    enabled.setFlag(StepUpEnabled, m_value < m_most);
    enabled.setFlag(StepDownEnabled, m_value > m_least);
    return enabled;
}

QSize QuantitySpin::sizeHint() const
{
    QStyleOptionSpinBox option;
    initStyleOption(&option);
    const int wide = fontMetrics().horizontalAdvance(QStringLiteral("888.8 KiB ")) + 6;
    const QSize text(wide, lineEdit()->sizeHint().height());
    return style()->sizeFromContents(QStyle::CT_SpinBox, &option, text, this);
}

QSize QuantitySpin::minimumSizeHint() const
{
    return sizeHint();
}

} // namespace threadway::ui
