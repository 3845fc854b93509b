// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractSpinBox>

#include <optional>

namespace threadway::ui {

/// A box for a duration (nanoseconds) or a size (bytes), shown with a fitting unit: "1.5 µs", "32 KiB". Steps go 1, 2,
/// 5, 10 for durations and double for sizes; any value with a unit can be typed.
class QuantitySpin : public QAbstractSpinBox {
    Q_OBJECT

public:
    enum class Kind { Duration, Size };

    explicit QuantitySpin(Kind kind, QWidget* parent = nullptr);

    /// Both ends included; the value moves into the range.
    void setRange(qint64 least, qint64 most);
    [[nodiscard]] qint64 value() const { return m_value; }
    /// Shows the value without a signal.
    void setValue(qint64 value);

    void stepBy(int steps) override;
    QValidator::State validate(QString& text, int& place) const override;
    void fixup(QString& text) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The user set another value.
    void valueChanged(qint64 value);

protected:
    [[nodiscard]] StepEnabled stepEnabled() const override;

private:
    [[nodiscard]] QString textOf(qint64 value) const;
    [[nodiscard]] std::optional<qint64> valueOf(const QString& text) const;
    [[nodiscard]] qint64 stepped(qint64 value, bool isUp) const;
    void take(qint64 value);

    Kind m_kind;
    qint64 m_least = 0;
    qint64 m_most;
    qint64 m_value = 0;
};

} // namespace threadway::ui
