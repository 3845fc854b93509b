// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/lexer.h"

#include "base/sim_time.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <limits>
#include <utility>

namespace threadway::program {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Length of the UTF-8 sequence of a character beyond ASCII that the text begins with, or 0 if it is none.
std::size_t sequenceLength(std::string_view text)
{
    const auto lead = text.empty() ? 0U : static_cast<unsigned>(static_cast<unsigned char>(text.front()));
    std::size_t length = 0;
    if (lead >= 0xC2U && lead <= 0xDFU)
        length = 2;
    else if (lead >= 0xE0U && lead <= 0xEFU)
        length = 3;
    else if (lead >= 0xF0U && lead <= 0xF4U)
        length = 4;
    if (length == 0 || text.size() < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if (!isContinuation(text[i]))
            return 0;
    }
    return length;
}

class Lexer {
public:
    Lexer(std::string_view source, Findings& findings) : m_source(source), m_findings(findings) {}

    std::vector<Token> run()
    {
        if (m_source.size() > longestSource) {
            m_findings.error({1, 1}, "source-too-long", TW_TR("The program is longer than {0} bytes"),
                             {std::to_string(longestSource)});
            m_source = {};
        }
        while (m_at < m_source.size() && !m_isOver)
            readLine();
        while (m_indents.size() > 1) {
            m_indents.pop_back();
            push(Token::Kind::Dedent, m_at);
        }
        push(Token::Kind::End, m_at);
        return std::move(m_tokens);
    }

private:
    [[nodiscard]] char peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_source.size() ? m_source[m_at + ahead] : '\n';
    }
    [[nodiscard]] bool isAtLineEnd() const
    {
        return m_at >= m_source.size() || peek() == '\n' || (peek() == '\r' && peek(1) == '\n');
    }

    [[nodiscard]] base::SourcePosition position(std::size_t at)
    {
        for (; m_counted < at; ++m_counted) {
            if (!isContinuation(m_source[m_counted]))
                ++m_column;
        }
        return {m_line, m_column};
    }

    Token& push(Token::Kind kind, std::size_t begin)
    {
        Token token;
        token.kind = kind;
        token.position = position(begin);
        token.begin = begin;
        token.end = m_at;
        token.text = std::string(m_source.substr(begin, m_at - begin));
        m_tokens.push_back(std::move(token));
        return m_tokens.back();
    }

    void bad(std::size_t begin, std::string_view code, std::string_view message,
             std::vector<std::string> arguments = {})
    {
        m_findings.error(position(begin), code, message, std::move(arguments));
        skipLine();
        push(Token::Kind::Bad, begin);
    }

    void skipLine()
    {
        while (!isAtLineEnd())
            ++m_at;
    }

    void nextLine()
    {
        skipLine();
        if (peek() == '\r')
            ++m_at;
        m_at = m_at < m_source.size() ? m_at + 1 : m_at;
        m_counted = m_at;
        m_column = 1;
        ++m_line;
    }

    void readLine()
    {
        int width = 0;
        std::size_t tab = std::string_view::npos;
        for (; peek() == ' ' || peek() == '\t'; ++m_at) {
            if (peek() == '\t' && tab == std::string_view::npos)
                tab = m_at;
            width += peek() == '\t' ? 4 : 1; // a guess, to find the blocks in spite of the error
        }
        if (isAtLineEnd() || peek() == '#') {
            nextLine();
            return;
        }
        if (tab != std::string_view::npos)
            m_findings.error(position(tab), "tab", TW_TR("Indent with spaces, not with tabs"));
        indent(width);
        if (m_isOver)
            return;
        while (!isAtLineEnd())
            readToken();
        push(Token::Kind::Newline, m_at);
        nextLine();
    }

    void indent(int width)
    {
        if (width > m_indents.back()) {
            if (m_indents.size() > static_cast<std::size_t>(deepestBlock)) {
                m_findings.error(position(m_at), "too-deep", TW_TR("Blocks are nested more than {0} deep"),
                                 {std::to_string(deepestBlock)});
                m_isOver = true;
                return;
            }
            m_indents.push_back(width);
            push(Token::Kind::Indent, m_at);
            return;
        }
        while (width < m_indents.back()) {
            m_indents.pop_back();
            push(Token::Kind::Dedent, m_at);
        }
        if (width != m_indents.back())
            m_findings.error(position(m_at), "indentation",
                             TW_TR("This line is indented like none of the blocks around it"));
    }

    void readToken()
    {
        const char c = peek();
        const std::size_t begin = m_at;
        if (c == ' ' || c == '\t') {
            ++m_at;
        } else if (c == '#') {
            skipLine();
        } else if (isDigit(c)) {
            readNumber(begin);
        } else if (isLetter(c) || sequenceLength(m_source.substr(m_at)) > 0) {
            skipName();
            push(Token::Kind::Name, begin);
        } else if (c == '"' || c == '\'') {
            readText(begin);
        } else {
            readSymbol(begin);
        }
    }

    void skipName()
    {
        for (;;) {
            if (isLetter(peek()) || isDigit(peek())) {
                ++m_at;
                continue;
            }
            const std::size_t length = m_at < m_source.size() ? sequenceLength(m_source.substr(m_at)) : 0;
            if (length == 0)
                return;
            m_at += length;
        }
    }

    void readNumber(std::size_t begin)
    {
        while (isDigit(peek()))
            ++m_at;
        const std::string_view whole = m_source.substr(begin, m_at - begin);
        std::string_view fraction;
        if (peek() == '.' && isDigit(peek(1))) {
            const std::size_t first = ++m_at;
            while (isDigit(peek()))
                ++m_at;
            fraction = m_source.substr(first, m_at - first);
        }
        const std::size_t unitBegin = m_at;
        skipName();
        const std::string_view unit = m_source.substr(unitBegin, m_at - unitBegin);
        if (unit.empty() && fraction.empty())
            readInteger(begin, whole);
        else
            readDuration(begin, whole, fraction, unit);
    }

    void readInteger(std::size_t begin, std::string_view digits)
    {
        std::int64_t value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc{}) {
            bad(begin, "number-too-large", TW_TR("This number does not fit into 64 bits"));
            return;
        }
        push(Token::Kind::Integer, begin).number = value;
    }

    void readDuration(std::size_t begin, std::string_view whole, std::string_view fraction, std::string_view unit)
    {
        constexpr std::array<std::pair<std::string_view, std::int64_t>, 4> units{
            {{"ns", 1}, {"us", 1'000}, {"ms", 1'000'000}, {"s", 1'000'000'000}}};
        std::int64_t scale = 0;
        for (const auto& [name, factor] : units)
            scale = name == unit ? factor : scale;
        if (scale == 0) {
            bad(begin, "unknown-unit",
                unit.empty() ? TW_TR("A number with a point needs a unit: ns, us, ms or s")
                             : TW_TR("{0} is no unit of time; write ns, us, ms or s"),
                {std::string(unit)});
            return;
        }
        std::int64_t value = 0;
        const auto [end, error] = std::from_chars(whole.data(), whole.data() + whole.size(), value);
        if (error != std::errc{} || value > longestSpan.ns / scale) {
            bad(begin, "duration-too-long", TW_TR("This duration is longer than {0} s"),
                {std::to_string(longestSpan.ns / 1'000'000'000)});
            return;
        }
        value *= scale;
        for (const char digit : fraction) {
            if (scale % 10 != 0 && digit != '0') {
                bad(begin, "duration-too-fine", TW_TR("Durations are whole nanoseconds"));
                return;
            }
            scale /= 10;
            value += scale * (digit - '0');
        }
        if (value > longestSpan.ns) {
            bad(begin, "duration-too-long", TW_TR("This duration is longer than {0} s"),
                {std::to_string(longestSpan.ns / 1'000'000'000)});
            return;
        }
        push(Token::Kind::Duration, begin).number = value;
    }

    void readText(std::size_t begin)
    {
        const char quote = m_source[m_at++];
        std::string contents;
        while (!isAtLineEnd() && peek() != quote) {
            if (!readCharacter(contents))
                return;
        }
        if (isAtLineEnd()) {
            bad(begin, "unclosed-text", TW_TR("This text has no closing quotation mark"));
            return;
        }
        ++m_at;
        push(Token::Kind::Text, begin).text = std::move(contents);
    }

    bool readCharacter(std::string& contents)
    {
        const std::size_t begin = m_at;
        const char c = peek();
        if (c == '\\' && m_at + 1 < m_source.size()) {
            constexpr std::string_view letters = "nt\\\"'";
            constexpr std::string_view meanings = "\n\t\\\"'";
            const std::size_t found = letters.find(peek(1));
            if (found == std::string_view::npos) {
                bad(begin, "unknown-escape", TW_TR("Only \\n, \\t, \\\\, \\\" and \\' may follow a backslash"));
                return false;
            }
            contents += meanings[found];
            m_at += 2;
            return true;
        }
        const bool isAscii = static_cast<unsigned char>(c) < 0x80U;
        const std::size_t length = isAscii ? 1 : sequenceLength(m_source.substr(m_at));
        if (length == 0 || (isAscii && static_cast<unsigned char>(c) < 0x20U && c != '\t')) {
            badByte(begin);
            return false;
        }
        contents += m_source.substr(m_at, length);
        m_at += length;
        return true;
    }

    void readSymbol(std::size_t begin)
    {
        constexpr std::array<std::string_view, 21> symbols{
            "//=", "==", "!=", "<=", ">=", "+=", "-=", "*=", "%=", "//", "+",
            "-",   "*",  "%",  "(",  ")",  ",",  ":",  "=",  "<",  ">"};
        for (const std::string_view symbol : symbols) {
            if (m_source.substr(m_at, symbol.size()) == symbol) {
                m_at += symbol.size();
                push(Token::Kind::Symbol, begin);
                return;
            }
        }
        badByte(begin);
    }

    void badByte(std::size_t begin)
    {
        const auto byte = static_cast<unsigned char>(m_source[begin]);
        const bool isPrintable = byte > 0x20U && byte < 0x7FU;
        bad(begin, "bad-character", TW_TR("{0} means nothing here"),
            {isPrintable ? std::string(1, m_source[begin]) : fmt::format("\\x{:02x}", byte)});
    }

    std::string_view m_source;
    Findings& m_findings;
    std::vector<Token> m_tokens;
    std::vector<int> m_indents{0};
    std::size_t m_at = 0;
    int m_line = 1;
    /// Column of the byte at m_counted, for counting characters only once per line.
    int m_column = 1;
    std::size_t m_counted = 0;
    bool m_isOver = false;
};

} // namespace

std::vector<Token> splitIntoTokens(std::string_view source, Findings& findings)
{
    return Lexer(source, findings).run();
}

} // namespace threadway::program
