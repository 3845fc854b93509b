// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/data_table.h"

#include <QString>

/// The headings and cells of tables in the user's language.
namespace threadway::ui::table_words {

/// The heading of a column; its id where this build knows no words for it.
QString heading(const std::string& id);
/// What the column counts, in a sentence; may be empty.
QString help(const std::string& id);
/// A cell as it is shown; a dash for nothing.
QString cell(const formats::TableColumn& column, const formats::TableCell& cell);

/// How far a number lies from another one of the column, with its sign: "+3 ms"; empty where that says nothing.
QString difference(const formats::TableColumn& column, const formats::TableCell& cell, const formats::TableCell& base);

} // namespace threadway::ui::table_words
