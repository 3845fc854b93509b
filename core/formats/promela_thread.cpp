// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/promela_thread.h"

#include "formats/promela_ipc.h"
#include "formats/promela_object.h"
#include "formats/promela_presence.h"
#include "scenario/turn.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace threadway::formats::promela {
namespace {

using program::Instruction;
using program::Op;

constexpr std::size_t mostLabels = 5000;
constexpr std::size_t mostCharacters = 16'000'000; ///< of a model; the children of a fork can make it very long

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

ThreadWriter::ThreadWriter(const scenario::Blueprint& blueprint, CoroutineId coroutine, Agreement& agreement)
    : m_blueprint(blueprint),
      m_unit(blueprint.unitOf(coroutine)),
      m_coroutine(coroutine),
      m_thread(blueprint.coroutine(coroutine).thread),
      m_ramp(blueprint, m_thread),
      m_agreement(agreement)
{
}

bool ThreadWriter::endsAtOnce() const
{
    return m_start == theEnd;
}

std::vector<Line> ThreadWriter::write(bool startsAtHead)
{
    Place start;
    start.frames.push_back({});
    start.pc = m_unit.functions.front().entry;
    start.values.resize(static_cast<std::size_t>(m_unit.functions.front().locals));
    m_budget = mostSilent;
    m_isOffHead = !startsAtHead;
    if (canBegin(m_blueprint, m_coroutine))
        goOn(start);
    m_isOffHead = false;
    m_isStarting = false;
    writeBirths();
    for (std::size_t i = 0; i < m_open.size() && m_agreement.findings.empty(); ++i) {
        const auto [label, place] = m_open[i];
        writeLabel(label, place);
    }
    std::vector<Line> lines;
    writeStart(lines);
    lines.insert(lines.end(), m_lines.begin(), m_lines.end());
    if (m_agreement.usesPlaces) {
        lines.push_back({"    od"});
    } else {
        lines.push_back({"end:"});
        lines.push_back({"    false"});
    }
    lines.push_back({"}"});
    return lines;
}

/// What the value is as the program starts.
std::string ThreadWriter::startOf(std::size_t value) const
{
    const bool isThere
        = value < m_startValues.size() && m_startValues[value].constant && m_startValues[value].kind != Kind::None;
    return isThere ? m_startValues[value].text : "0";
}

/// The variables of the thread, for all to change or its own, and the head of its proctype.
void ThreadWriter::writeStart(std::vector<Line>& lines) const
{
    const bool isOpen = m_agreement.usesPlaces;
    const bool isAbsent = isMadeLater(m_blueprint, m_coroutine);
    const std::string head = fmt::format("active proctype t{}() {{ /* {} */", m_coroutine.value,
                                         m_blueprint.thread(m_thread).path
                                             + (sharesThread() ? "/" + m_blueprint.coroutine(m_coroutine).name : ""));
    writeDraws(lines);
    lines.push_back({isOpen ? fmt::format("short p{} = {};", m_coroutine.value, isAbsent ? notThere : m_start) : head});
    for (std::size_t i = 0; i < m_mostValues; ++i)
        lines.push_back({fmt::format("{}int {} = {};", isOpen ? "" : "    ", nameOf(i), isAbsent ? "0" : startOf(i))});
    if (isOpen) {
        lines.push_back({head});
        lines.push_back({"end:"});
        lines.push_back({"    do"});
        lines.push_back({"    :: false"}); // in case the thread takes no step at all
    } else {
        lines.push_back({m_start == theEnd ? "    goto end;" : fmt::format("    goto L{};", m_start)});
    }
}

std::string ThreadWriter::nameOf(std::size_t value) const
{
    return m_agreement.usesPlaces ? fmt::format("v{}_{}", m_coroutine.value, value) : fmt::format("v{}", value);
}

int ThreadWriter::labelOf(const Place& place)
{
    const bool hasLock = place.stay == Place::Stay::Waiting || place.stay == Place::Stay::Retaking;
    const ObjectId lock = hasLock ? place.lock : ObjectId();
    Key key{{place.pc, static_cast<std::int32_t>(place.stay), lock.value}, {}};
    for (const machine::Frame& frame : place.frames)
        key.first.insert(key.first.end(), {frame.function, frame.returnTo, frame.base});
    Place plain = place;
    for (std::size_t i = 0; i < place.values.size(); ++i) {
        key.second.push_back(place.values[i].kind);
        plain.values[i] = Expression::variable(place.values[i].kind, nameOf(i));
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
    m_depth = place.values.size();
    m_budget = mostSilent;
    if (place.stay == Place::Stay::Waiting)
        return writeWaiting(label, place);
    if (place.stay == Place::Stay::Ramp)
        return writeResumption(label, std::move(place));
    if (place.stay == Place::Stay::Asleep)
        return writeWaking(label, std::move(place));
    const Instruction& instruction = m_unit.code[static_cast<std::size_t>(place.pc)];
    writeOption(label, guardOf(place), [&] {
        takeStep(std::move(place));
        writeFollowers(instruction);
    });
}

/// What the coroutine can do at the label while it is at the head of its thread: if the guard holds, a step.
template <class Work>
void ThreadWriter::writeOption(int label, const std::string& guard, const Work& work)
{
    const std::string leads
        = sharesThread() ? fmt::format("{} == {}", m_ramp.headOf(m_coroutine), m_coroutine.value + 1) : "true";
    writeOption(label, leads, guard, {m_thread, m_ramp.isExecutor() ? m_coroutine : CoroutineId()}, work);
}

/// What can happen at the label, by that turn: if the guards hold, a step.
template <class Work>
void ThreadWriter::writeOption(int label, const std::string& leads, const std::string& guard, const Step& turn,
                               const Work& work)
{
    const auto process = m_blueprint.thread(m_thread).process;
    const bool watches = m_agreement.canFault[process.index()] != 0;
    const bool isOpen = m_agreement.usesPlaces;
    m_indent = 0;
    if (!isOpen)
        emit(fmt::format("L{}:", label));
    m_indent = 1;
    if (watches && !isOpen)
        emit(fmt::format("if :: atomic {{ gone{}; goto end }}", process.value));
    emit(watches || isOpen ? ":: atomic {" : "atomic {");
    m_indent = 2;
    const std::string stands = isOpen ? fmt::format("p{} == {}", m_coroutine.value, label) : "true";
    const std::string lives = watches ? fmt::format("!gone{}", process.value) : "true";
    emit("(" + both(both(leads, stands), both(lives, guard)) + ");", turn);
    m_hasLeft = false;
    work();
    m_indent = 1;
    emit(isOpen ? "}" : watches ? "} fi;" : "}");
}

/// The coroutine wakes and joins the ramp, from which it comes to the head at once if nobody is there.
void ThreadWriter::writeWaking(int label, Place place)
{
    writeOption(label, "true", "true", {scenario::wakeTurn(m_blueprint, m_coroutine), {}}, [&] {
        place.stay = Place::Stay::Before;
        joinRamp(std::move(place));
        emit(m_ramp.resume());
    });
}

/// The thread waits: how it goes on if another one lets it, and what it can do by itself.
void ThreadWriter::writeWaiting(int label, const Place& place)
{
    const Operation operation = operationOf(place.pc);
    const ObjectKind& kind = *kindOf(m_blueprint, operation.id);
    Place behind = place;
    ++behind.pc;
    behind.stay = Place::Stay::Before;
    std::vector<Line> lines = std::exchange(m_lines, {});
    m_indent = 2;
    m_isOffHead = sharesThread() && isOffThread(place.pc);
    kind.goOnAfterWait(*this, behind, operation);
    m_isOffHead = false;
    lines.swap(m_lines);
    m_agreement.wakes[operation.id.index()].push_back({m_coroutine, label, std::move(lines)});
    m_budget = mostSilent;
    const Instruction& instruction = m_unit.code[static_cast<std::size_t>(place.pc)];
    if (const std::string guard = kind.guardAlone(operation); !guard.empty()) {
        writeOption(label, guard, [&] {
            kind.goOnAlone(*this, behind, operation);
            writeFollowers(instruction);
        });
    }
}

bool ThreadWriter::isStep(const Place& place) const
{
    const Instruction& instruction = m_unit.code[static_cast<std::size_t>(place.pc)];
    const bool isEnd = instruction.op == Op::Return && place.frames.size() == 1;
    return instruction.isStep || (isEnd && m_agreement.bufferEntries > 0);
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
    standAt(label);
}

void ThreadWriter::standAt(int label)
{
    if (m_agreement.usesPlaces)
        emit(fmt::format("p{} = {};", m_coroutine.value, label));
    else
        emit(label == theEnd ? "goto end" : fmt::format("goto L{}", label));
}

void ThreadWriter::end()
{
    if (m_isStarting)
        return;
    assign({});
    if (drawsRandom())
        emit(fmt::format("dr{} = 0;", m_coroutine.value));
    standAt(theEnd);
    forgetMappings();
    if (sharesThread())
        leaveHead();
}

/// What a process maps is gone once all its threads have ended.
void ThreadWriter::forgetMappings()
{
    const ProcessId process = m_blueprint.thread(m_thread).process;
    if (m_agreement.mapsSegments)
        emit(fmt::format("if :: {} :: else -> {}fi;", isAlive(m_blueprint, process, m_agreement),
                         clearMappings(m_blueprint, process)));
}

void ThreadWriter::fault()
{
    if (m_isStarting)
        return refuse("promela-start", TW_TR("a thread faults before its first step, which Promela cannot say"));
    const ProcessId process = m_blueprint.thread(m_thread).process;
    m_agreement.canFault[process.index()] = 1;
    assign({});
    emit(PromelaModel::fault);
    emit(fmt::format("gone{} = true;", process.value));
    standAt(theEnd);
    forgetMappings();
}

void ThreadWriter::limit(const std::string& condition)
{
    emit(fmt::format("assert({}{});", PromelaModel::limitTest, condition));
}

void ThreadWriter::stopCheck()
{
    limit("(false)");
    assign({});
    standAt(theEnd);
}

/// Sets the values, all at once, and the places behind them to 0, so that equal states are equal.
void ThreadWriter::assign(const std::vector<Expression>& values)
{
    std::vector<std::pair<std::string, std::string>> changes;
    for (std::size_t i = 0; i < std::max(values.size(), m_depth); ++i) {
        const std::string variable = nameOf(i);
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

void ThreadWriter::emit(std::string text, const Step& step)
{
    if (m_isStarting)
        return;
    m_agreement.characters += text.size();
    if (m_agreement.characters > mostCharacters && m_agreement.findings.empty())
        refuse("promela-size", TW_TR("the program stands in too many places for a model"));
    m_lines.push_back({std::string(static_cast<std::size_t>(m_indent) * 4, ' ') + std::move(text), step});
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
