// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/diagnostic.h"
#include "formats/promela_value.h"
#include "machine/world.h"
#include "scenario/blueprint.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace threadway::formats::promela {

/// A line of the model.
struct Line {
    std::string text;
    bool isStep = false; ///< a step begins here
};

/// How the object is declared, in lines; empty if Promela cannot say it.
std::vector<std::string> declarationOf(const scenario::Blueprint& blueprint, std::size_t object);

/// What the writers of all threads have to agree on.
struct Agreement {
    std::vector<Kind> kinds; ///< of the shared variables
    std::vector<std::uint8_t> canFault; ///< by process
    bool keepsOld = false; ///< a hidden variable is needed for what was there before
    std::size_t spares = 0; ///< hidden variables that are needed to change several values at once
    base::Diagnostics findings; ///< what Promela cannot say
};

/// Writes one thread as a proctype. The coroutine's values (locals, then operands) are variables v0, v1, ...; where it
/// stands, calls and kinds of values included, is a label.
class ThreadWriter {
public:
    ThreadWriter(const scenario::Blueprint& blueprint, ThreadId thread, Agreement& agreement);

    /// The proctype; what was learnt on the way is added to the agreement.
    std::vector<Line> write();

private:
    /// Where the coroutine stands.
    struct Place {
        std::vector<machine::Frame> frames;
        std::int32_t pc = 0;
        std::vector<Expression> values;

        Expression pop();
        Expression& local(std::int32_t slot);
    };
    /// An operation on an object.
    struct Operation {
        std::string_view word;
        std::string object; ///< its variable
        std::string own; ///< how many times over the thread holds it
        bool hasResult = false;
        std::int64_t setting = 0;
    };
    using Key = std::pair<std::vector<std::int32_t>, std::vector<Kind>>;

    int labelOf(const Place& place);
    void writeLabel(int label, Place place);
    void takeStep(Place place);
    void takeAtomic(Place place, const program::Instruction& instruction);
    void setShared(std::size_t variable, const Expression& value);
    /// The operation on what is called so and holds values of that kind; its arguments stand on top.
    void operateAtomically(Place place, program::AtomicOperator operation, const Expression& target);
    void setTarget(const Expression& target, const Expression& value);
    void takeOrFail(Place place, const std::string& condition, const std::string& taking);
    void faultUnless(const std::string& condition, const std::string& change, const Place& place);
    void takeLock(Place place, const Operation& operation);
    void takeSemaphore(Place place, const Operation& operation);
    void takeReadersWriter(Place place, const Operation& operation);
    void takeEvent(Place place, const Operation& operation);
    void takeLatch(Place place, const Operation& operation);
    void takeChannel(Place place, const Operation& operation);
    void takeSync(Place place, const program::Instruction& instruction);
    void work(Place place, const program::Instruction& instruction);
    void operate(Place place, const program::Instruction& instruction);
    /// Silent instructions up to the next step.
    void goOn(Place place);
    bool goOnOnce(Place& place, const program::Instruction& instruction);
    void call(Place& place, const program::Instruction& instruction);
    bool returnFrom(Place& place);
    void jump(Place place, const program::Instruction& instruction);
    /// `then` is carried out if the condition holds, `otherwise` if not.
    template <class Then, class Otherwise>
    void choose(const std::string& condition, const Then& then, const Otherwise& otherwise);
    void faultIf(const std::string& condition, Place place);
    void arrive(const Place& place);
    void end();
    void fault();
    void assign(const std::vector<Expression>& values);
    [[nodiscard]] std::string guardOf(const program::Instruction& instruction) const;
    void emit(std::string text, bool isStep = false);
    void refuse(std::string_view code, std::string_view message, std::vector<std::string> arguments = {});

    const scenario::Blueprint& m_blueprint;
    const program::Unit& m_unit;
    ThreadId m_thread;
    Agreement& m_agreement;
    std::vector<Line> m_lines;
    std::map<Key, int> m_labels;
    std::vector<std::pair<int, Place>> m_open;
    std::vector<Expression> m_startValues;
    int m_start = -1; ///< label; -1: the end
    bool m_isStarting = true;
    std::size_t m_depth = 0; ///< values at the label at hand
    std::size_t m_mostValues = 0;
    int m_budget = 0; ///< silent instructions that one step may still have
    int m_indent = 1;
    std::int32_t m_statement = 0;
};

template <class Then, class Otherwise>
void ThreadWriter::choose(const std::string& condition, const Then& then, const Otherwise& otherwise)
{
    const int budget = m_budget;
    const std::int32_t statement = m_statement;
    emit("if");
    emit(":: " + condition + " ->");
    ++m_indent;
    then();
    --m_indent;
    m_budget = budget;
    m_statement = statement;
    emit(":: else ->");
    ++m_indent;
    otherwise();
    --m_indent;
    emit("fi");
}

} // namespace threadway::formats::promela
