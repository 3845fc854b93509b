// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace threadway::base {

/// A place in a text, counted from 1; line 0 means that no place is known.
struct SourcePosition {
    int line = 0;
    int column = 0;
    bool operator==(const SourcePosition&) const = default;
};

/// How bad a finding is: an error refuses the input, a warning does not.
enum class Severity { Error, Warning };

/// One finding about input from outside. The text is a template with {0}, {1}, ... for the arguments, in
/// English and marked for translation with TW_TR, so that the window can show it in the user's language.
struct Diagnostic {
    Severity severity = Severity::Error;
    SourcePosition position;
    /// Stable name of the kind of finding, such as "unknown-key".
    std::string_view code;
    /// English template; always a string literal.
    std::string_view message;
    std::vector<std::string> arguments;
    bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// Whether any finding is an error.
bool hasErrors(const Diagnostics& diagnostics);
/// The template with its arguments filled in.
std::string fill(std::string_view messageTemplate, const std::vector<std::string>& arguments);
/// "file:line:column: error: message", the form compilers print.
std::string describe(const Diagnostic& diagnostic, std::string_view file);

} // namespace threadway::base

/// Marks a string literal of the core for translation; lupdate collects it in the context "Core".
#define TW_TR(text) text
