// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/compiler.h"

#include "program/compilation.h"
#include "program/function_compiler.h"
#include "program/jump.h"
#include "program/parser.h"

#include <deque>
#include <utility>

namespace threadway::program {
namespace {

/// The compilers of all functions. Statements are made in source order, so the program's own are compiled
/// first, each function where it is defined; instructions are put together function by function.
class Compiler {
public:
    Compiler(Compilation& compilation, Findings& program, Findings& shared)
        : m_compilation(compilation), m_program(program), m_shared(shared)
    {
    }

    void run(const syntax::Tree& tree)
    {
        const auto& functions = m_compilation.plan.functions;
        for (std::size_t i = 0; i < functions.size(); ++i)
            m_compilers.emplace_back(m_compilation, static_cast<std::int32_t>(i),
                                     functions[i].isShared ? m_shared : m_program);
        for (const syntax::Statement& statement : tree.statements) {
            if (statement.kind == syntax::Statement::Kind::Define)
                compileFunction(statement);
            else
                m_compilers.front().statement(statement);
        }
        for (std::size_t i = 1; i < functions.size(); ++i) {
            if (functions[i].isShared)
                m_compilers[i].statements(functions[i].definition->clauses.front().body);
        }
        for (std::size_t i = 0; i < functions.size(); ++i)
            link(i);
    }

private:
    void compileFunction(const syntax::Statement& definition)
    {
        const auto found = m_compilation.plan.byName.find(definition.name);
        if (found == m_compilation.plan.byName.end())
            return;
        const auto index = static_cast<std::size_t>(found->second);
        if (m_compilation.plan.functions[index].definition == &definition)
            m_compilers[index].statements(definition.clauses.front().body);
    }

    void link(std::size_t index)
    {
        const FunctionPlan& plan = m_compilation.plan.functions[index];
        FunctionCompiler& compiler = m_compilers[index];
        compiler.finish();
        std::vector<Instruction>& code = m_compilation.unit.code;
        Function function;
        function.name = plan.name;
        function.entry = static_cast<std::int32_t>(code.size());
        if (plan.definition != nullptr)
            function.parameters = static_cast<std::int32_t>(plan.definition->parameters.size());
        function.localNames = compiler.slots();
        function.locals = static_cast<std::int32_t>(function.localNames.size());
        for (Instruction instruction : compiler.code()) {
            if (isJump(instruction.op))
                instruction.a += function.entry;
            code.push_back(instruction);
        }
        m_compilation.unit.functions.push_back(std::move(function));
    }

    Compilation& m_compilation;
    Findings& m_program;
    Findings& m_shared;
    /// They must not move: each refers to its own code.
    std::deque<FunctionCompiler> m_compilers;
};

void reportShared(const Findings& shared, Findings& program)
{
    for (const base::Diagnostic& diagnostic : shared.all()) {
        if (diagnostic.severity != base::Severity::Error)
            continue;
        program.error({}, "shared-functions", TW_TR("The functions that the programs share have an error: {0}"),
                      {base::fill(diagnostic.message, diagnostic.arguments)});
        return;
    }
}

} // namespace

base::Result<Unit> compile(std::string_view name, std::string_view source, std::string_view sharedFunctions,
                           const Scope& scope, TextPool& texts)
{
    Findings program;
    Findings shared;
    const syntax::Tree tree = parse(source, program);
    const syntax::Tree sharedTree = parse(sharedFunctions, shared);
    const ProgramPlan plan = makePlan(tree, sharedTree, scope, program, shared);
    Unit unit;
    unit.name = std::string(name);
    unit.source = std::string(source);
    Compilation compilation{scope, texts, plan, unit, {}};
    Compiler(compilation, program, shared).run(tree);
    reportShared(shared, program);
    base::Result<Unit> result;
    if (!program.hasErrors()) {
        addCriticalSections(compilation);
        result.value = std::move(unit);
    }
    result.diagnostics = program.take();
    return result;
}

} // namespace threadway::program
