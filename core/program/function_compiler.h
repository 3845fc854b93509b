// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program/compilation.h"
#include "program/compiler.h"
#include "program/expression_compiler.h"
#include "program/syntax.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace threadway::program {

/// Compiles the statements of one function; jumps count from its own first instruction.
class FunctionCompiler {
public:
    FunctionCompiler(Compilation& compilation, std::int32_t function, Findings& findings);

    void statement(const syntax::Statement& node);
    void statements(const std::vector<syntax::Statement>& nodes);
    /// The end of the function: falling off it returns none.
    void finish();
    [[nodiscard]] const std::vector<Instruction>& code() const { return m_code; }
    /// Names of all slots; "" for those that loops keep for themselves.
    [[nodiscard]] const std::vector<std::string>& slots() const { return m_slots; }

private:
    /// A `with` around the current place.
    struct With {
        SyncTarget target;
        /// Statement instructions that have yet to learn the number of its Leave statement.
        std::vector<std::int32_t> marks;
        /// Locks taken together, instead of the target.
        std::vector<ObjectId> several = {};
    };
    struct Loop {
        std::vector<std::int32_t> breaks;
        std::vector<std::int32_t> continues;
        /// Number of `with`s around the loop.
        std::size_t withs = 0;
    };

    std::int32_t begin(StatementKind kind, base::SourcePosition position, std::string_view text);
    std::int32_t begin(StatementKind kind, const syntax::Statement& node);
    Statement& at(std::int32_t index);
    void block(const std::vector<syntax::Statement>& nodes, std::int32_t owner);
    void condition(const syntax::Expression& expression);

    void assign(const syntax::Statement& node);
    void augment(const syntax::Statement& node);
    void callStatement(const syntax::Statement& node);
    void syncStatement(const syntax::Statement& node, const SyncTarget& target);
    void compute(const syntax::Statement& node);
    void touch(const syntax::Statement& node);
    void sleep(const syntax::Statement& node);
    void print(const syntax::Statement& node);
    void fault(const syntax::Statement& node);
    void fence(const syntax::Statement& node);
    void with(const syntax::Statement& node);
    void withSeveral(const syntax::Statement& node);
    void severalStatement(const syntax::Statement& node);
    std::vector<ObjectId> severalLocks(const syntax::Expression& call);
    void emitSeveral(const std::vector<ObjectId>& locks, bool isUndone);
    void leaveWith(const syntax::Statement& node, std::int32_t entry);
    void emitUndo(const With& inner);
    void ifs(const syntax::Statement& node);
    void whileLoop(const syntax::Statement& node);
    void forLoop(const syntax::Statement& node);
    std::int32_t rangeBounds(const std::vector<syntax::Expression>& range);
    Loop loopBlock(const syntax::Statement& node, std::int32_t owner);
    void leaveLoop(const syntax::Statement& node);
    void returns(const syntax::Statement& node);
    void asserts(const syntax::Statement& node);

    void memoryOperands(const syntax::Expression& call, const syntax::Expression* every);
    bool checkArguments(const syntax::Expression& call, std::size_t least, std::size_t most,
                        const std::vector<std::string_view>& keywords);
    void letGo(std::size_t withs);
    void setStepping(const syntax::Expression& expression);
    std::int32_t newSlot();

    Compilation& m_compilation;
    Findings& m_findings;
    std::int32_t m_function = 0;
    bool m_isPlaced = true;
    std::vector<Instruction> m_code;
    std::vector<std::string> m_slots;
    ExpressionCompiler m_expressions;
    std::vector<With> m_withs;
    std::vector<Loop> m_loops;
    std::int32_t m_depth = 0;
};

} // namespace threadway::program
