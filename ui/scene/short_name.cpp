// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/short_name.h"

namespace threadway::ui {

QString shortName(const QString& name)
{
    constexpr qsizetype longest = 3;
    if (name.size() <= 2)
        return name;
    qsizetype digits = 0;
    while (digits < name.size() && name.at(name.size() - 1 - digits).isDigit())
        ++digits;
    const QString number = name.right(qMin(digits, longest - 1));
    QString initials;
    bool begins = true;
    for (qsizetype i = 0; i < name.size() - digits; ++i) {
        const QChar c = name.at(i);
        if (begins && c.isLetter())
            initials += c.toUpper();
        begins = !c.isLetter();
    }
    return initials.left(longest - number.size()) + number;
}

} // namespace threadway::ui
