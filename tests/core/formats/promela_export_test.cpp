// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The text of the model; whether it means the same as the scenario, SPIN tells (tests/spin).
#include "formats/promela_export.h"
#include "formats/spin_judge.h"
#include "scenario/presets.h"
#include "scenario/scenario_file.h"
#include "scenario/turn.h"
#include "support/explored.h"
#include "support/runs.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

namespace threadway {
namespace {

std::string modelOf(const std::string& locks, const std::vector<std::string>& programs)
{
    const auto model = formats::exportPromela(*test::loadText(test::programs(locks, "{x: 0}", programs)).blueprint);
    REQUIRE(model.isOk());
    return model->text;
}

bool holds(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

/// The lines from the first one that begins so to the next that is a bracket.
std::string sectionOf(const std::string& text, const std::string& head)
{
    const std::size_t begin = text.find("\n" + head);
    REQUIRE(begin != std::string::npos);
    return text.substr(begin, text.find("\n}", begin) - begin);
}

} // namespace

TEST_CASE("what Promela cannot say is refused, not exported wrongly", "[formats][promela]")
{
    const auto refusal = [](const std::string& text) {
        const auto model = formats::exportPromela(*test::loadText(text).blueprint);
        return model.isOk() ? std::string_view("exported") : model.diagnostics.front().code;
    };
    const auto ofProgram = [&](const char* program) {
        return refusal(test::programs("{A: mutex}", "{x: 0}", {program, "x = 1"}));
    };
    CHECK(ofProgram("with lock(A):\n    x = x + 1") == "exported");
    CHECK(ofProgram("x = \"text\"") == "promela-kind");
    CHECK(ofProgram("x = 5000000000000000000") == "promela-number");
    CHECK(ofProgram("while True:\n    pass") == "promela-loop");
    CHECK(ofProgram("def f(n):\n    x = n\n    f(n)\nf(1)") == "promela-depth");
    CHECK(ofProgram("n = random(x)") == "promela-call");
    CHECK(ofProgram("n = random(x and 3)") == "promela-call"); // which can be 0
    CHECK(ofProgram("n = alloc(8)") == "promela-call");
    CHECK(ofProgram("n = read(3)") == "promela-call"); // of a file
    const auto ofLane = [&](const char* thread) {
        return refusal(test::programs("{C: {kind: channel, capacity: 1}}", "{x: 0}", {"x = 1"})
                       + "      lane: " + thread);
    };
    CHECK(ofLane("{coroutines: {p: yield, q: x = 2}}\n") == "exported");
    CHECK(ofLane("{coroutines: {p: sleep(1), q: x = 2}}\n") == "exported");
    CHECK(ofLane("{coroutines: {p: await receive(C), q: x = 2}}\n") == "promela-await");
    CHECK(ofLane("{workers: 2, coroutines: {p: yield, q: x = 2}}\n") == "exported");
    CHECK(ofLane("{workers: 2, coroutines: {p: pass, q: x = 2, r: x = 3}}\n") == "promela-executor");
    CHECK(ofLane("{coroutines: {p: join(q), q: x = 2}}\n") == "promela-call");
}

TEST_CASE("coroutines of one thread follow each other at its head", "[formats][promela]")
{
    const auto model = formats::exportPromela(*test::loadPreset("merge-order").blueprint);
    REQUIRE(model.isOk());
    CHECK(model->hasJudge);
    CHECK(holds(model->text, "byte hd0 = 1;"));
    CHECK(holds(model->text, "byte rq0[2] = {2, 0};"));
    CHECK(holds(model->text, "byte rn0 = 1;"));
    const std::string first = sectionOf(model->text, "active proctype t0()");
    CHECK(holds(first, "(hd0 == 1 && p0 == "));
    CHECK(holds(first, "(rn0 > 0) ->")); // yields if somebody is on the ramp
    CHECK(holds(first, "rq0[rn0] = 1; rn0 = rn0 + 1;"));
    CHECK(holds(first, "resume0();"));
    CHECK(holds(sectionOf(model->text, "inline resume0() {"), ":: hd0 == 2 && p1 == ")); // its silent work comes then
}

TEST_CASE("who awaits an event leaves the thread, and joins its ramp when it is set", "[formats][promela]")
{
    const std::string text = test::programs("{E: event}", "{x: 0}", {"set(E)"})
                             + "      lane: {coroutines: {p: await wait(E), q: x = 2}}\n";
    const auto model = formats::exportPromela(*test::loadText(text).blueprint);
    REQUIRE(model.isOk());
    const std::string awaiting = sectionOf(model->text, "active proctype t1()");
    CHECK(holds(awaiting, "q0[n0] = 2; n0 = n0 + 1;"));
    CHECK(holds(awaiting, "hd1 = 0;"));
    CHECK(holds(sectionOf(model->text, "inline wake0() {"), "rq1[rn1] = 2; rn1 = rn1 + 1;"));
    CHECK(holds(sectionOf(model->text, "active proctype t0()"), "resume1();"));
}

TEST_CASE("the banker's test is a guard over what all hold and claim", "[formats][promela]")
{
    const auto model = formats::exportPromela(*test::loadPreset("banker").blueprint);
    REQUIRE(model.isOk());
    const std::string customer = sectionOf(model->text, "active proctype t0()");
    CHECK(holds(customer, "(8 - b0[0]) <= o0 - 1"));
    CHECK(holds(customer, "((6 - b0[1]) < (8 - b0[0]) -> b0[1] : 0)"));
}

TEST_CASE("what Promela cannot compute with is told by a name that the checker repeats", "[formats][promela]")
{
    const std::string text = modelOf("{}", {"x = x * 2000000", "x = 1"});
    CHECK(holds(text, "hidden byte stays_small = 1;"));
    CHECK(holds(text, "#define small_enough(condition) (stays_small && (condition))"));
}

TEST_CASE("who is spawned stands nowhere before, and who joins waits for the end", "[formats][promela]")
{
    const std::string text = test::programs("{}", "{x: 0}", {"n = spawn(b)\njoin(n)\nx = 2"})
                             + "      b: {start: spawned, program: x = 1}\n";
    const auto model = formats::exportPromela(*test::loadText(text).blueprint);
    REQUIRE(model.isOk());
    CHECK(holds(model->text, "short p1 = -2;"));
    CHECK(holds(sectionOf(model->text, "inline begin1() {"), "p1 = 0;"));
    const std::string spawning = sectionOf(model->text, "active proctype t0()");
    CHECK(holds(spawning, ":: p1 == -2 -> begin1(); old = 1;"));
    CHECK(holds(spawning, " == 1 && (gone0 && (p1 != -2) || (p1 == -1)))"));
}

TEST_CASE("a child of a fork stands nowhere before, and begins with copies of what its parent has",
          "[formats][promela]")
{
    std::string text = test::programs("{}", "{x: 0}", {"n = 5\nif fork() == 0:\n    x = n\nelse:\n    waitpid(102)"});
    text.insert(text.find("    shared:"), "    forks: 2\n");
    const auto model = formats::exportPromela(*test::loadText(text).blueprint);
    REQUIRE(model.isOk());
    CHECK(holds(model->text, "short p1 = -2;"));
    CHECK_FALSE(holds(model->text, "inline begin1()")); // it never begins at the head of its program
    const std::string parent = sectionOf(model->text, "active proctype t0()");
    CHECK(holds(parent, ":: !(p1 != -2) -> x1 = x0; v1_0 = v0_0; fork1_0(); old = 102;"));
    CHECK(holds(parent, ":: !(!(p1 != -2)) && !(p2 != -2) -> x2 = x0;"));
    CHECK(holds(parent, "((v0_1 == 102 && (p1 != -2)) && !(p1 >= 0))"));
    CHECK(holds(sectionOf(model->text, "inline fork1_0() {"), "p1 = 0;"));
    const std::string child = sectionOf(model->text, "active proctype t1()");
    CHECK(holds(child, "x1 = v1_1;"));
    CHECK_FALSE(holds(child, "p2")); // which is for whoever forks next
}

TEST_CASE("a model that children of forks would make too long is refused", "[formats][promela]")
{
    std::string program = "fork()";
    for (int i = 0; i < 20; ++i)
        program += "\nfork()";
    std::string text = test::programs("{}", "{x: 0, y: 0, z: 0}", {program});
    text.insert(text.find("    shared:"), "    forks: 240\n");
    const auto model = formats::exportPromela(*test::loadText(text).blueprint);
    REQUIRE_FALSE(model.isOk());
    CHECK(model.diagnostics.front().code == "promela-size");
}

TEST_CASE("a pipe is a channel whose end is found once nobody can write", "[formats][promela]")
{
    const std::string text = "threadway: 1\nmachine: {model: free}\nipc: {t: pipe, w: {kind: pipe, from: p, to: q}}\n"
                             "processes:\n  p: {threads: {a: \"write(w, 3)\\nwrite(t, 4)\"}}\n"
                             "  q: {threads: {b: \"n = read(w)\\nn = read(t)\"}}\n";
    const auto model = formats::exportPromela(*test::loadText(text).blueprint);
    REQUIRE(model.isOk());
    CHECK(holds(model->text, "chan pipe1 = [63] of { int }; /* w */"));
    const std::string reading = sectionOf(model->text, "active proctype t1()");
    CHECK(holds(reading, "(p1 == 0 && (len(pipe1) > 0 || !((!gone0 && (p0 >= 0)))));"));
    CHECK(holds(reading, "(p1 == 2 && (len(pipe0) > 0));")); // it could write there itself
    CHECK(holds(reading, ":: (len(pipe1) == 0) ->"));
    const std::string writing = sectionOf(model->text, "active proctype t0()");
    CHECK(holds(writing, ":: ((p1 >= 0)) ->")); // or a signal ends the process
    CHECK(holds(writing, "assert(small_enough(len(pipe1) < 62));"));
}

TEST_CASE("shared memory is an array, at addresses that fit", "[formats][promela]")
{
    std::string text = test::programs("{}", "{x: 0}", {"n = attach(g)\nstore(n + 8, 6)\nx = load(n + 8)\ndetach(g)"});
    text.insert(text.find("locks:"), "ipc: {g: memory}\n");
    const auto model = formats::exportPromela(*test::loadText(text).blueprint);
    REQUIRE(model.isOk());
    CHECK(holds(model->text, "int land0[64]; /* g */"));
    const std::string thread = sectionOf(model->text, "active proctype t0()");
    CHECK(holds(thread, "maps0_0 = true;"));
    CHECK(holds(thread, "v0_0 = 536870912;"));
    CHECK(holds(thread, "(maps0_0 && v0_1 >= 536870912 && v0_1 < 536875008 && v0_1 % 8 == 0)"));
    CHECK(holds(thread, "land0[(v0_1 - 536870912) / 8] = v0_2;"));
    CHECK(holds(thread, "(v0_1 < 536871424)")); // the words that the model holds
    CHECK(holds(thread, "maps0_0 = false;"));
}

TEST_CASE("what random() gives is a table over how often a coroutine has drawn", "[formats][promela]")
{
    const std::string text = modelOf("{}", {"for i in range(3):\n    x = random(4)", "x = 1"});
    CHECK(holds(text, "byte dr0;"));
    CHECK(holds(text, "hidden int drawn0_4[250] = {"));
    CHECK(holds(sectionOf(text, "active proctype t0()"), "old = drawn0_4[dr0];"));
}

TEST_CASE("the last one at a barrier lets the others go on in its own step", "[formats][promela]")
{
    const std::string text
        = modelOf("{G: {kind: barrier, parties: 2}}", {"n = wait(G)\nif n:\n    x = 1", "wait(G)\nx = 2"});
    CHECK(holds(text, "int o0; /* barrier G */"));
    const std::string wake = sectionOf(text, "inline wake0() {");
    CHECK(holds(wake, "v0_0 = 0;")); // False for the thread that waited, and where it stands next
    CHECK(holds(wake, "p0 = "));
    CHECK(holds(wake, "p1 = "));
    CHECK_FALSE(holds(text, "goto L"));
    const std::string thread = sectionOf(text, "active proctype t0()");
    CHECK(holds(thread, "(o0 == 1) ->"));
    CHECK(holds(thread, "wake0();"));
    CHECK(holds(thread, "o0 = o0 + 1;"));
}

TEST_CASE("who is notified takes the mutex in a step of its own", "[formats][promela]")
{
    const std::string waits = "with lock(M):\n    wait(C, M)";
    const std::string text = modelOf("{C: condition, M: mutex}", {waits, "notify(C)"});
    CHECK(holds(text, "short q0[2]; /* condition C */"));
    const std::string thread = sectionOf(text, "active proctype t0()");
    CHECK(holds(thread, "o1 = 0;\n            q0[n0] = 1; n0 = n0 + 1;"));
    CHECK(holds(sectionOf(text, "active proctype t1()"), "n0 > 0 -> who = "));
    const auto wakesByItself = [](const std::string& model) { return holds(model, "leave(q0, n0, 1);"); };
    CHECK_FALSE(wakesByItself(text));
    CHECK(wakesByItself(modelOf("{C: {kind: condition, spurious: 1ms}, M: mutex}", {waits, "notify(C)"})));
    CHECK(wakesByItself(modelOf("{C: condition, M: mutex}", {"lock(M)\nn = wait_for(C, M, 1ms)", "notify(C)"})));
}

TEST_CASE("an async mutex is handed over, with or without await", "[formats][promela]")
{
    const std::string text = modelOf("{M: async_mutex}", {"await lock(M)\nx = 1\nunlock(M)", "lock(M)\nunlock(M)"});
    const std::string thread = sectionOf(text, "active proctype t0()");
    CHECK(holds(thread, "q0[n0] = 1; n0 = n0 + 1;"));
    CHECK(holds(thread, "o0 = q0[0]; if :: n0 > 0 -> who = "));
    CHECK(holds(sectionOf(text, "inline wake0() {"), "who == 2 && p1 == "));
}

TEST_CASE("coroutines of an executor are dealt to its workers and move between them", "[formats][promela]")
{
    const auto run = test::loadText(test::programs("{}", "{x: 0}", {"x = 1"})
                                    + "      crew: {workers: 2, coroutines: {p: yield, q: x = 2, r: yield}}\n");
    const auto model = formats::exportPromela(*run.blueprint);
    REQUIRE(model.isOk());
    CHECK(holds(model->text, "byte carrier[5] = {0, 1, 2, 1, 2};")); // r is on the ramp of the first
    CHECK(holds(model->text, "byte hd1[2] = {2, 3};"));
    CHECK(holds(model->text, "byte rn1[2] = {1, 0};"));
    CHECK(holds(sectionOf(model->text, "active proctype t2()"), "(hd1[carrier[2] - 1] == 3 && "));
    CHECK(holds(model->text, "carrier[first_of1(from1) - 1] = 1 + at1;"));
    const auto isOfQ = [](const auto& entry) { return entry.second.coroutine == CoroutineId(2); };
    CHECK(std::any_of(model->stepLines.begin(), model->stepLines.end(), isOfQ));
}

TEST_CASE("a trail is read as turns of the workers that coroutines are with", "[formats][promela]")
{
    const auto run
        = test::loadText(test::programs("{}", "{x: 0}", {"x = 1"})
                         + "      crew: {workers: 2, coroutines: {p: yield, q: x = 2, r: \"x = 3\\nx = 4\"}}\n");
    const std::vector<formats::PromelaModel::Step> steps = {
        {ThreadId(0), {}}, {ThreadId(1), CoroutineId(2)}, {ThreadId(1), CoroutineId(3)}, {ThreadId(1), CoroutineId(3)}};
    // q ends on the second worker, which then takes r off the ramp of the first one.
    CHECK(formats::scheduleOf(machine::World(run.blueprint), steps)
          == std::vector{ThreadId(0), ThreadId(2), ThreadId(2), ThreadId(2)});
}

TEST_CASE("a write to memory is a turn of the store buffer", "[formats][promela]")
{
    std::string text = test::programs("{}", "{x: 0, y: 0}", {"x = 1\nn = y\nfence()", "y = 1\nn = x"});
    text.replace(text.find("model: free"), 11, "model: free, memory-model: tso, store-buffer: {entries: 3}");
    const auto run = test::loadText(text);
    const auto model = formats::exportPromela(*run.blueprint);
    REQUIRE(model.isOk());
    CHECK(holds(model->text, "short sv0[3]; int sx0[3]; byte sn0;"));
    const std::string thread = sectionOf(model->text, "active proctype t0()");
    CHECK(holds(thread, "(sn0 < 3);"));
    CHECK(holds(thread, "look(x1, 1, sv0, sx0, sn0);"));
    CHECK(holds(thread, "(sn0 == 0);")); // the fence
    CHECK(holds(sectionOf(model->text, "active proctype buffer1()"), ":: sv1[0] == 1 -> x1 = sx1[0]"));
    std::set<ThreadId> turns;
    for (const auto& [line, step] : model->stepLines)
        turns.insert(step.turn);
    CHECK(turns.contains(scenario::bufferTurn(*run.blueprint, ThreadId(1))));
    CHECK(turns.size() == 4);
}

TEST_CASE("where nobody is moved on by others places are labels", "[formats][promela]")
{
    const auto model = formats::exportPromela(*test::loadPreset("abba").blueprint);
    REQUIRE(model.isOk());
    CHECK_FALSE(model->hasJudge);
    CHECK(holds(model->text, "goto L"));
    const auto queues = formats::exportPromela(*test::loadPreset("barrier").blueprint);
    REQUIRE(queues.isOk());
    CHECK(queues->hasJudge);
    CHECK(holds(queues->text, "active proctype judge()"));
}

} // namespace threadway
