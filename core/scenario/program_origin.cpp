// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/program_origin.h"

#include "scenario/text_check.h"

#include <algorithm>

namespace threadway::scenario {
namespace {

/// Walks along a text as it stands in the file and notes where the two part.
class FlowWalk {
public:
    FlowWalk(std::string_view file, std::size_t offset, base::SourcePosition position, std::size_t bytes)
        : m_file(file), m_at(offset), m_left(bytes), m_inFile(position)
    {
        const char first = m_at < m_file.size() ? m_file[m_at] : ' ';
        m_quote = first == '"' || first == '\'' ? first : '\0';
        if (m_quote != '\0')
            pass(1);
    }

    ProgramOrigin run()
    {
        note();
        for (; m_at < m_file.size() && m_left > 0 && !isAtEnd(); --m_left)
            takeNext();
        return std::move(m_origin);
    }

private:
    [[nodiscard]] char peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_file.size() ? m_file[m_at + ahead] : '\0';
    }
    [[nodiscard]] bool isAtEnd() const
    {
        return m_quote != '\0' && peek() == m_quote && (m_quote == '"' || peek(1) != m_quote);
    }
    void note() { m_origin.anchors.push_back({m_inProgram, m_inFile}); }
    void pass(std::size_t letters)
    {
        for (; letters > 0; --letters, ++m_at)
            m_inFile.column += isContinuation(peek()) ? 0 : 1;
    }

    void takeNext()
    {
        if (peek() == '\n') {
            fold();
        } else if (m_quote == '"' && peek() == '\\') {
            escape();
        } else {
            const bool isDoubled = m_quote == '\'' && peek() == '\'';
            m_inProgram.column += isContinuation(peek()) ? 0 : 1;
            pass(isDoubled ? 2 : 1);
            if (isDoubled)
                note();
        }
    }

    /// One line break reads as a space, more of them as one less.
    void fold()
    {
        int breaks = 0;
        while (peek() == '\n' || peek() == ' ' || peek() == '\t' || peek() == '\r') {
            const bool isBreak = peek() == '\n';
            pass(1);
            if (isBreak) {
                ++breaks;
                m_inFile = {m_inFile.line + 1, 1};
            }
        }
        if (breaks == 1)
            ++m_inProgram.column;
        else
            m_inProgram = {m_inProgram.line + breaks - 1, 1};
        note();
    }

    void escape()
    {
        const char letter = peek(1);
        if (letter == '\n') { // a line that goes on, without its indentation
            pass(1);
            fold();
            --m_inProgram.column;
            m_origin.anchors.back().inProgram = m_inProgram;
            return;
        }
        pass(letter == 'x' ? 4 : letter == 'u' ? 6 : letter == 'U' ? 10 : 2);
        if (letter == 'n')
            m_inProgram = {m_inProgram.line + 1, 1};
        else
            ++m_inProgram.column;
        note();
    }

    std::string_view m_file;
    std::size_t m_at;
    std::size_t m_left; ///< bytes of the program, at most; what is left over for escapes does no harm
    char m_quote = '\0';
    base::SourcePosition m_inFile;
    base::SourcePosition m_inProgram{1, 1};
    ProgramOrigin m_origin;
};

bool isAfter(base::SourcePosition a, base::SourcePosition b)
{
    return a.line != b.line ? a.line > b.line : a.column > b.column;
}

} // namespace

base::SourcePosition ProgramOrigin::placeOf(base::SourcePosition inProgram) const
{
    if (anchors.empty() || inProgram.line <= 0)
        return inProgram;
    const auto next = std::find_if(anchors.begin() + 1, anchors.end(), [inProgram](const ProgramAnchor& anchor) {
        return isAfter(anchor.inProgram, inProgram);
    });
    const ProgramAnchor& anchor = *(next - 1);
    const int lines = inProgram.line - anchor.inProgram.line;
    if (lines > 0)
        return {anchor.inFile.line + lines, inProgram.column + indentation};
    return {anchor.inFile.line, anchor.inFile.column + inProgram.column - anchor.inProgram.column};
}

ProgramOrigin blockOrigin(int line, int indentation)
{
    return {{{{1, 1}, {line, indentation + 1}}}, indentation};
}

ProgramOrigin flowOrigin(std::string_view file, std::size_t offset, base::SourcePosition position, std::size_t bytes)
{
    return FlowWalk(file, offset, position, bytes).run();
}

} // namespace threadway::scenario
