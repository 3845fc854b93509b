// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/promela_thread.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace threadway::formats::promela {
namespace {

using program::Instruction;
using program::Op;

constexpr int mostSilent = 2000; ///< instructions of a step; more are a loop without steps, or as good as one
constexpr std::size_t deepestCall = 32;
constexpr std::size_t mostLabels = 5000;

/// Whether the expression names the variable.
bool mentions(const std::string& text, const std::string& variable)
{
    for (std::size_t at = text.find(variable); at != std::string::npos; at = text.find(variable, at + 1)) {
        const std::size_t end = at + variable.size();
        const bool isWhole = (end == text.size() || std::isalnum(static_cast<unsigned char>(text[end])) == 0)
                             && (at == 0 || std::isalnum(static_cast<unsigned char>(text[at - 1])) == 0);
        if (isWhole)
            return true;
    }
    return false;
}

} // namespace

Expression ThreadWriter::Place::pop()
{
    Expression value = std::move(values.back());
    values.pop_back();
    return value;
}

Expression& ThreadWriter::Place::local(std::int32_t slot)
{
    return values[static_cast<std::size_t>(frames.back().base + slot)];
}

ThreadWriter::ThreadWriter(const scenario::Blueprint& blueprint, ThreadId thread, Agreement& agreement)
    : m_blueprint(blueprint),
      m_unit(blueprint.unitOf(blueprint.thread(thread).coroutines.front())),
      m_thread(thread),
      m_agreement(agreement)
{
}

std::vector<Line> ThreadWriter::write()
{
    Place start;
    start.frames.push_back({});
    start.pc = m_unit.functions.front().entry;
    start.values.resize(static_cast<std::size_t>(m_unit.functions.front().locals));
    m_budget = mostSilent;
    goOn(start);
    m_isStarting = false;
    for (std::size_t i = 0; i < m_open.size() && m_agreement.findings.empty(); ++i) {
        const auto [label, place] = m_open[i];
        writeLabel(label, place);
    }
    std::vector<Line> lines;
    const std::string& name = m_blueprint.thread(m_thread).path;
    lines.push_back({fmt::format("active proctype t{}() {{ /* {} */", m_thread.value, name)});
    for (std::size_t i = 0; i < m_mostValues; ++i) {
        const bool hasStart
            = i < m_startValues.size() && m_startValues[i].constant && m_startValues[i].kind != Kind::None;
        lines.push_back({fmt::format("    int v{} = {};", i, hasStart ? m_startValues[i].text : "0")});
    }
    lines.push_back({m_start < 0 ? "    goto end;" : fmt::format("    goto L{};", m_start)});
    lines.insert(lines.end(), m_lines.begin(), m_lines.end());
    lines.push_back({"end:"});
    lines.push_back({"    false"});
    lines.push_back({"}"});
    return lines;
}

int ThreadWriter::labelOf(const Place& place)
{
    Key key{{place.pc}, {}};
    for (const machine::Frame& frame : place.frames)
        key.first.insert(key.first.end(), {frame.function, frame.returnTo, frame.base});
    Place plain = place;
    for (std::size_t i = 0; i < place.values.size(); ++i) {
        key.second.push_back(place.values[i].kind);
        plain.values[i] = Expression::variable(place.values[i].kind, fmt::format("v{}", i));
    }
    const auto [found, isNew] = m_labels.emplace(key, static_cast<int>(m_labels.size()));
    if (isNew && m_labels.size() > mostLabels)
        refuse("promela-size", TW_TR("the program stands in too many places for a model"));
    else if (isNew)
        m_open.emplace_back(found->second, std::move(plain));
    m_mostValues = std::max(m_mostValues, place.values.size());
    return found->second;
}

void ThreadWriter::writeLabel(int label, Place place)
{
    const auto process = m_blueprint.thread(m_thread).process;
    const bool watches = m_agreement.canFault[process.index()] != 0;
    const Instruction& instruction = m_unit.code[static_cast<std::size_t>(place.pc)];
    m_depth = place.values.size();
    m_budget = mostSilent;
    m_indent = 0;
    emit(fmt::format("L{}:", label));
    m_indent = 1;
    const std::string guard = guardOf(instruction);
    if (watches)
        emit(fmt::format("if :: atomic {{ gone{}; goto end }}", process.value));
    emit(watches ? ":: atomic {" : "atomic {");
    m_indent = 2;
    emit(watches ? fmt::format("(!gone{} && {});", process.value, guard) : fmt::format("({});", guard), true);
    takeStep(std::move(place));
    m_indent = 1;
    emit(watches ? "} fi;" : "}");
}

void ThreadWriter::goOn(Place place)
{
    for (;;) {
        const Instruction& instruction = m_unit.code[static_cast<std::size_t>(place.pc)];
        if (instruction.isStep)
            return arrive(place);
        if (!m_agreement.findings.empty())
            return;
        if (--m_budget < 0)
            return refuse("promela-loop", TW_TR("Promela cannot say a loop that goes round without a step"));
        ++place.pc;
        if (!goOnOnce(place, instruction))
            return;
    }
}

/// Carries out one silent instruction. False if everything behind it is written already.
bool ThreadWriter::goOnOnce(Place& place, const Instruction& instruction)
{
    switch (instruction.op) {
    case Op::Statement:
        m_statement = instruction.a;
        return true;
    case Op::PushNone:
        place.values.push_back(Expression::of(program::Value::none()));
        return true;
    case Op::PushBool:
        place.values.push_back(Expression::of(program::Value::boolean(instruction.immediate != 0)));
        return true;
    case Op::PushInt:
        if (instruction.immediate > largestNumber * 1000 || instruction.immediate < -largestNumber)
            refuse("promela-number", TW_TR("a number is too large for Promela"));
        place.values.push_back(Expression::of(program::Value::integer(instruction.immediate)));
        return true;
    case Op::PushText:
        place.values.push_back(Expression::of(program::Value::text(TextId(instruction.a))));
        return true;
    case Op::LoadLocal:
        place.values.push_back(place.local(instruction.a));
        return true;
    case Op::StoreLocal: {
        const Expression value = place.pop();
        place.local(instruction.a) = value;
        return true;
    }
    case Op::Pop:
        place.pop();
        return true;
    case Op::Jump:
        place.pc = instruction.a;
        return true;
    case Op::Call:
        call(place, instruction);
        return true;
    case Op::Return:
        return returnFrom(place);
    case Op::Unary:
    case Op::Binary:
        operate(std::move(place), instruction);
        return false;
    case Op::JumpIfFalse:
    case Op::JumpIfFalseElsePop:
    case Op::JumpIfTrueElsePop:
    case Op::Assert:
        jump(std::move(place), instruction);
        return false;
    case Op::LoadShared:
    case Op::StoreShared:
    case Op::Print:
    case Op::Compute:
    case Op::Touch:
    case Op::Sleep:
    case Op::Yield:
    case Op::Sync:
    case Op::SyncAll:
    case Op::SystemCall:
    case Op::Fault:
    case Op::Fence:
    case Op::Atomic:
        break; // always steps
    }
    return false;
}

void ThreadWriter::call(Place& place, const Instruction& instruction)
{
    if (place.frames.size() >= deepestCall)
        refuse("promela-depth", TW_TR("Promela cannot say functions that call each other so deep"));
    const program::Function& function = m_unit.functions[static_cast<std::size_t>(instruction.a)];
    const auto base = static_cast<std::int32_t>(place.values.size()) - instruction.b;
    place.frames.push_back({instruction.a, place.pc, base});
    place.values.resize(static_cast<std::size_t>(base + function.locals));
    place.pc = function.entry;
}

bool ThreadWriter::returnFrom(Place& place)
{
    const Expression result = place.pop();
    const machine::Frame frame = place.frames.back();
    place.frames.pop_back();
    if (place.frames.empty()) {
        end();
        return false;
    }
    place.values.resize(static_cast<std::size_t>(frame.base));
    place.values.push_back(result);
    place.pc = frame.returnTo;
    return true;
}

/// Conditional jumps and assertions.
void ThreadWriter::jump(Place place, const Instruction& instruction)
{
    const bool keeps = instruction.op == Op::JumpIfFalseElsePop || instruction.op == Op::JumpIfTrueElsePop;
    const bool jumpsIfTrue = instruction.op == Op::JumpIfTrueElsePop;
    const bool isAssert = instruction.op == Op::Assert;
    const Expression condition = place.values.back();
    Place passed = place;
    passed.pop();
    Place& taken = place;
    taken.pc = isAssert ? taken.pc : instruction.a;
    if (!keeps)
        taken.pop();
    const auto take = [&] { isAssert ? fault() : goOn(taken); };
    const auto pass = [&] { goOn(passed); };
    if (const auto truth = condition.truth())
        return *truth == jumpsIfTrue ? take() : pass();
    if (jumpsIfTrue)
        choose(condition.truthText(), take, pass);
    else
        choose(condition.truthText(), pass, take);
}

void ThreadWriter::faultIf(const std::string& condition, Place place)
{
    choose(
        condition, [this] { fault(); }, [&] { goOn(place); });
}

void ThreadWriter::arrive(const Place& place)
{
    const int label = labelOf(place);
    if (m_isStarting) {
        m_start = label;
        m_startValues = place.values;
        return;
    }
    assign(place.values);
    emit(fmt::format("goto L{}", label));
}

void ThreadWriter::end()
{
    if (m_isStarting)
        return;
    assign({});
    emit("goto end");
}

void ThreadWriter::fault()
{
    if (m_isStarting)
        return refuse("promela-start", TW_TR("a thread faults before its first step, which Promela cannot say"));
    const ProcessId process = m_blueprint.thread(m_thread).process;
    m_agreement.canFault[process.index()] = 1;
    assign({});
    emit("assert(false);");
    emit(fmt::format("gone{} = true;", process.value));
    emit("goto end");
}

/// Sets the values, all at once, and the places behind them to 0, so that equal states are equal.
void ThreadWriter::assign(const std::vector<Expression>& values)
{
    std::vector<std::pair<std::string, std::string>> changes;
    for (std::size_t i = 0; i < std::max(values.size(), m_depth); ++i) {
        const std::string variable = fmt::format("v{}", i);
        const bool isNothing = i >= values.size() || values[i].kind == Kind::None;
        const std::string value = isNothing ? "0" : values[i].text;
        if (!isNothing && values[i].constant && std::abs(*values[i].constant) > largestNumber)
            refuse("promela-number", TW_TR("a number is too large for Promela"));
        if (value != variable)
            changes.emplace_back(variable, value);
    }
    bool isTangled = false;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        for (std::size_t j = i + 1; j < changes.size(); ++j)
            isTangled = isTangled || mentions(changes[j].second, changes[i].first);
    }
    m_agreement.spares = std::max(m_agreement.spares, isTangled ? changes.size() : 0);
    for (std::size_t i = 0; isTangled && i < changes.size(); ++i)
        emit(fmt::format("h{} = {};", i, changes[i].second));
    for (std::size_t i = 0; i < changes.size(); ++i)
        emit(fmt::format("{} = {};", changes[i].first, isTangled ? fmt::format("h{}", i) : changes[i].second));
}

void ThreadWriter::emit(std::string text, bool isStep)
{
    if (!m_isStarting)
        m_lines.push_back({std::string(static_cast<std::size_t>(m_indent) * 4, ' ') + std::move(text), isStep});
}

void ThreadWriter::refuse(std::string_view code, std::string_view message, std::vector<std::string> arguments)
{
    base::Diagnostic finding;
    if (static_cast<std::size_t>(m_statement) < m_unit.statements.size())
        finding.position = m_unit.statements[static_cast<std::size_t>(m_statement)].position;
    finding.code = code;
    finding.message = message;
    finding.arguments = std::move(arguments);
    m_agreement.findings.push_back(std::move(finding));
}

} // namespace threadway::formats::promela
