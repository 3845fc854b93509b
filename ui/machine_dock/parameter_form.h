// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/parameters.h"

#include <QWidget>

#include <functional>
#include <span>
#include <vector>

class QFormLayout;
class QLabel;

namespace threadway::ui {

/// A field for each declared parameter of a policy, by its type, with its explanation as tool tip.
class ParameterForm : public QWidget {
    Q_OBJECT

public:
    explicit ParameterForm(QWidget* parent = nullptr);

    /// Makes the fields anew.
    void setParameters(std::span<const base::ParameterInfo> parameters);
    /// Shows the values without a signal.
    void setValues(const base::ParameterValues& values);
    /// What the fields say; a parameter that was not set and stands at its fallback stays unset.
    [[nodiscard]] base::ParameterValues values() const;

Q_SIGNALS:
    /// The user changed a value.
    void edited();

private:
    struct Field {
        const base::ParameterInfo* info;
        QWidget* editor;
        std::function<std::int64_t()> read;
        std::function<void(std::int64_t)> write;
    };

    Field makeField(const base::ParameterInfo& info);
    Field makeDuration(const base::ParameterInfo& info);
    Field makeInteger(const base::ParameterInfo& info);
    Field makeBoolean(const base::ParameterInfo& info);
    Field makeChoice(const base::ParameterInfo& info);

    QFormLayout* m_rows;
    std::vector<Field> m_fields;
    base::ParameterValues m_given;
};

} // namespace threadway::ui
