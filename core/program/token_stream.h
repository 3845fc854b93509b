// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program/findings.h"
#include "program/lexer.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace threadway::program {

/// A reader over tokens; the last one is always End and is never passed.
class TokenStream {
public:
    TokenStream(std::vector<Token> tokens, Findings& findings) : m_tokens(std::move(tokens)), m_findings(findings) {}

    [[nodiscard]] const Token& peek(std::size_t ahead = 0) const
    {
        const std::size_t last = m_tokens.size() - 1;
        return m_tokens[m_at + ahead < last ? m_at + ahead : last];
    }
    const Token& next()
    {
        const Token& token = peek();
        if (token.kind != Token::Kind::End) {
            m_previousEnd = token.end;
            ++m_at;
        }
        return token;
    }
    /// Passes the symbol or word if it is next.
    bool skipSymbol(std::string_view symbol) { return peek().isSymbol(symbol) && pass(); }
    bool skipWord(std::string_view word) { return peek().isWord(word) && pass(); }
    [[nodiscard]] bool is(Token::Kind kind) const { return peek().kind == kind; }
    /// Where the token before the next one ended in the source.
    [[nodiscard]] std::size_t previousEnd() const { return m_previousEnd; }

    /// Reports an error at the next token, unless the lexer has already reported something there.
    void error(std::string_view code, std::string_view message, std::vector<std::string> arguments = {})
    {
        if (peek().kind != Token::Kind::Bad)
            m_findings.error(peek().position, code, message, std::move(arguments));
    }
    /// The symbol, or an error that it is missing.
    bool expectSymbol(std::string_view symbol)
    {
        if (skipSymbol(symbol))
            return true;
        error("expected", TW_TR("Expected {0} before {1}"), {std::string(symbol), spelling(peek())});
        return false;
    }
    /// The token as a message shows it.
    static std::string spelling(const Token& token)
    {
        const bool isWritten = token.kind == Token::Kind::Name || token.kind == Token::Kind::Integer
                               || token.kind == Token::Kind::Duration || token.kind == Token::Kind::Symbol;
        if (token.kind == Token::Kind::Text)
            return "\"" + token.text + "\"";
        return isWritten ? token.text : "\u21b5";
    }
    [[nodiscard]] Findings& findings() { return m_findings; }

private:
    bool pass()
    {
        next();
        return true;
    }

    std::vector<Token> m_tokens;
    Findings& m_findings;
    std::size_t m_at = 0;
    std::size_t m_previousEnd = 0;
};

} // namespace threadway::program
