// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/promela_agreement.h"
#include "formats/promela_place.h"
#include "formats/promela_ramp.h"
#include "formats/promela_value.h"
#include "scenario/blueprint.h"

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace threadway::formats::promela {

struct Operation;

/// One of several things that a call can make, the first that is possible.
struct Making {
    std::string isPossible;
    std::string making;
    std::int64_t handle = 0; ///< what the call then gives
};

/// Writes a thread, or one of the coroutines that share it, as a proctype. Its values (locals, then operands) are
/// variables; where it stands, calls and kinds of values included, is a label, or the number of one.
class ThreadWriter {
public:
    ThreadWriter(const scenario::Blueprint& blueprint, CoroutineId coroutine, Agreement& agreement);

    /// The proctype, behind such of its variables as others change; what was learnt on the way is added to the
    /// agreement. Who does not start at the head of its thread starts on the ramp.
    std::vector<Line> write(bool startsAtHead);
    /// Whether it has ended before its first step.
    [[nodiscard]] bool endsAtOnce() const;
    /// What puts who waits to be spawned where he starts.
    [[nodiscard]] std::string beginning() const;

    // What the kinds of objects and calls say their operations with.
    [[nodiscard]] const scenario::Blueprint& blueprint() const { return m_blueprint; }
    [[nodiscard]] const Agreement& agreement() const { return m_agreement; }
    [[nodiscard]] CoroutineId coroutine() const { return m_coroutine; }
    [[nodiscard]] ThreadId thread() const { return m_thread; }
    [[nodiscard]] bool sharesThread() const;
    /// `step` is one that begins here, if one does.
    void emit(std::string text, const Step& step = {});
    void refuse(std::string_view code, std::string_view message, std::vector<std::string> arguments = {});
    /// Silent instructions up to the next step.
    void goOn(Place place);
    /// The result is left on the stack, if the operation has one; then silent instructions.
    void goOnWith(Place place, const Operation& operation, const Expression& result);
    /// The thread stands in the queue of the object from now on.
    void wait(Place place);
    /// The thread goes on once it has taken the lock again; its operation then leaves that result.
    void retake(Place place, const Operation& operation, ObjectId lock, const Expression& result);
    void fault();
    /// The model holds what comes now only if the condition, which stands in brackets, holds; else the verdict is not
    /// complete.
    void limit(const std::string& condition);
    /// What comes now is beyond what the model holds.
    void stopCheck();
    /// `then` is carried out if the condition holds, `otherwise` if not.
    template <class Then, class Otherwise>
    void choose(const std::string& condition, const Then& then, const Otherwise& otherwise);
    /// `then` is carried out with the first of the things for which the condition that isMeant gives holds; if there is
    /// none, `otherwise`.
    template <class Thing, class IsMeant, class Then, class Otherwise>
    void chooseAmong(std::span<const Thing> things, const IsMeant& isMeant, const Then& then,
                     const Otherwise& otherwise);
    /// An operation that gives True if the condition holds, and then does something, else False.
    void takeOrFail(Place place, const std::string& condition, const std::string& taking);
    void faultUnless(const std::string& condition, const std::string& change, const Place& place);
    /// The operation on what is called so and holds values of that kind; its arguments stand on top.
    void operateAtomically(Place place, program::AtomicOperator operation, const Expression& target);
    /// What the value is, which has to be a number.
    std::string numberOf(const Expression& value, const std::string& name);
    /// The hidden variable for what was there before.
    std::string old();
    /// The first of these things that is possible, whose handle is left on the stack; a fault if none is.
    void makeFirst(const std::vector<Making>& makings, Place place);
    /// What makes the other coroutine a copy of this one, which got 0 from a fork at that place.
    std::string copyBehindFork(CoroutineId copy, const Place& place);
    /// A random number below the bound is left on the stack.
    void drawBelow(std::int64_t bound, Place place);

private:
    /// Instructions of a step; more are a loop without steps, or as good as one.
    static constexpr int mostSilent = 2000;
    using Key = std::pair<std::vector<std::int32_t>, std::vector<Kind>>;

    int labelOf(const Place& place);
    [[nodiscard]] std::string nameOf(std::size_t value) const;
    void writeBirths();
    void forgetMappings();
    [[nodiscard]] std::string startOf(std::size_t value) const;
    void writeStart(std::vector<Line>& lines) const;
    void writeLabel(int label, Place place);
    template <class Work>
    void writeOption(int label, const std::string& guard, const Work& work);
    template <class Work>
    void writeOption(int label, const std::string& leads, const std::string& guard, const Step& turn, const Work& work);
    void writeWaking(int label, Place place);
    void writeWaiting(int label, const Place& place);
    void writeResumption(int label, Place place);
    void writeFollowers(const program::Instruction& instruction);
    void takeStep(Place place);
    void load(Place place, std::size_t variable);
    void store(Place place, std::size_t variable);
    void takeAtomic(Place place, const program::Instruction& instruction);
    void setTarget(const Expression& target, const Expression& value);
    void takeSync(Place place, const program::Instruction& instruction);
    void takeSeveral(Place place, const program::Instruction& instruction);
    void giveBack(const Place& place, const std::vector<ObjectId>& locks);
    void takeAgain(Place place);
    void takeCall(Place place, const program::Instruction& instruction);
    [[nodiscard]] bool drawsRandom() const;
    void writeDraws(std::vector<Line>& lines) const;
    void yield(const Place& place);
    void sleep(const Place& place);
    [[nodiscard]] std::string othersAreLeft() const;
    void standOnRamp(Place place);
    void joinRamp(Place place);
    void leaveHead();
    [[nodiscard]] bool isOffThread(std::int32_t pc) const;
    void work(Place place, const program::Instruction& instruction);
    void operate(Place place, const program::Instruction& instruction);
    bool goOnOnce(Place& place, const program::Instruction& instruction);
    void call(Place& place, const program::Instruction& instruction);
    bool returnFrom(Place& place);
    void jump(Place place, const program::Instruction& instruction);
    void faultIf(const std::string& condition, Place place);
    void arrive(const Place& place);
    void standAt(int label);
    void end();
    void assign(const std::vector<Expression>& values);
    [[nodiscard]] std::string guardOf(const Place& place) const;
    [[nodiscard]] Operation operationOf(std::int32_t pc) const;
    [[nodiscard]] bool isStep(const Place& place) const;

    const scenario::Blueprint& m_blueprint;
    const program::Unit& m_unit;
    CoroutineId m_coroutine;
    ThreadId m_thread;
    Ramp m_ramp; ///< of that thread
    Agreement& m_agreement;
    std::vector<Line> m_lines;
    std::map<Key, int> m_labels;
    std::vector<std::pair<int, Place>> m_open;
    std::set<std::int64_t> m_bounds; ///< of the random numbers that it draws
    std::vector<Expression> m_startValues;
    int m_start = -1; ///< label; -1: the end
    bool m_isStarting = true;
    bool m_isOffHead = false; ///< whether what is written goes on at the ramp rather than at the head
    bool m_hasLeft = false; ///< whether the step at hand can leave the head of the thread
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
    emit("fi;");
}

template <class Thing, class IsMeant, class Then, class Otherwise>
void ThreadWriter::chooseAmong(std::span<const Thing> things, const IsMeant& isMeant, const Then& then,
                               const Otherwise& otherwise)
{
    if (things.empty())
        return otherwise();
    const Thing& thing = things.front();
    const std::string condition = isMeant(thing);
    if (condition == "true")
        return then(thing);
    choose(
        condition, [&] { then(thing); }, [&] { chooseAmong(things.subspan(1), isMeant, then, otherwise); });
}

} // namespace threadway::formats::promela
