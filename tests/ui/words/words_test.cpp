// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/livelock_watch.h"
#include "ui/words/words.h"

#include <catch2/catch.hpp>

#include <QString>

#include <set>

namespace {

using namespace threadway;
using namespace threadway::ui;
using trace::ThreadStanding;

std::string text(const QString& string)
{
    return string.toStdString();
}

/// Two threads, two objects, two cores; all threads have arrived.
struct Fixture {
    scenario::Blueprint blueprint;
    trace::State state;

    Fixture()
    {
        for (const char* const name : {"T1", "T2", "T3"}) {
            scenario::Blueprint::Thread thread;
            thread.name = thread.path = name;
            thread.process = ProcessId(0);
            thread.arrival = SimTime{5'000'000};
            thread.coroutines = {CoroutineId(blueprint.coroutines.size())};
            scenario::Blueprint::Coroutine routine;
            routine.thread = ThreadId(blueprint.threads.size());
            routine.unit = UnitId(0);
            blueprint.coroutines.push_back(routine);
            blueprint.threads.push_back(thread);
        }
        blueprint.processes.resize(1);
        for (const char* const name : {"A", "B"}) {
            scenario::Blueprint::Object object;
            object.name = name;
            object.kind = sync::findPrimitive("mutex");
            blueprint.objects.push_back(object);
        }
        blueprint.scenario.machine.cores = 2;
        blueprint.units.resize(1);
        state = trace::State(std::make_shared<scenario::Blueprint>(blueprint));
    }

    void hold(std::int32_t object, std::int32_t thread)
    {
        state.objects[static_cast<std::size_t>(object)].holders = {{ThreadId(thread), 1}};
    }
    void block(std::int32_t thread, std::int32_t object)
    {
        trace::ThreadNow& now = state.threads[static_cast<std::size_t>(thread)];
        now.standing = ThreadStanding::Blocked;
        now.waitsFor = ObjectId(object);
        now.head = CoroutineId(thread);
        state.objects[static_cast<std::size_t>(object)].waiters.push_back(ThreadId(thread));
    }
    [[nodiscard]] std::string standing(std::int32_t thread) const
    {
        return text(words::standing(blueprint, state, ThreadId(thread)));
    }
    [[nodiscard]] std::string sentence(std::int32_t thread) const
    {
        return text(words::standingSentence(blueprint, state, ThreadId(thread)));
    }
};

} // namespace

TEST_CASE("a livelocked thread says how often it tried in vain, and with whom", "[words]")
{
    Fixture f;
    for (const std::int32_t thread : {0, 1}) {
        f.hold(thread, thread);
        trace::ThreadNow& now = f.state.threads[static_cast<std::size_t>(thread)];
        now.standing = ThreadStanding::Running;
        now.core = CoreId(thread);
        for (int i = 0; i < trace::roundsOfLivelock; ++i)
            now.tries.fail(ObjectId(1 - thread), {ThreadId(1 - thread)}, SimTime{});
    }
    CHECK(f.standing(0) == "livelocked (8 rounds in vain)");
    CHECK(f.sentence(1)
          == "Livelock: T1, T2 tried 8 times in a row in vain, gave back and tried again; busy, yet going nowhere.");
    f.state.threads[1].tries.progress();
    CHECK(f.standing(0) == "running");
}

TEST_CASE("who waits for the banker is told why it gets nothing", "[words]")
{
    Fixture f;
    f.blueprint.objects[0].kind = sync::findPrimitive("semaphore");
    f.blueprint.objects[0].claims = {{ThreadId(0), 2}, {ThreadId(1), 2}};
    f.state.objects[0].hasOwner = false;
    f.state.objects[0].count = 1;
    f.block(0, 0);
    CHECK(f.sentence(0) == "T1 waits for A: some is free, but granting it would be unsafe.");
}

TEST_CASE("times have a fitting unit and at most four digits", "[words]")
{
    const auto time = [](std::int64_t ns) { return text(words::time(SimTime{ns})); };
    CHECK(time(0) == "0 ms");
    CHECK(time(1) == "1 ns");
    CHECK(time(999) == "999 ns");
    CHECK(time(3'100) == "3.1 µs");
    CHECK(time(18'420'000) == "18.42 ms");
    CHECK(time(18'424'999) == "18.42 ms");
    CHECK(time(184'249'999) == "184.2 ms");
    CHECK(time(999'940'000) == "999.9 ms");
    CHECK(time(999'960'000) == "1 s");
    CHECK(time(999'999) == "1 ms");
    CHECK(time(1'234'567) == "1.235 ms");
    CHECK(time(2'000'000'000) == "2 s");
    CHECK(time(4'000'000'000'000) == "4000 s");
    CHECK(time(-2'000'000) == "-2 ms");
    CHECK(words::time(SimTime::never()) == QStringLiteral("never"));
}

TEST_CASE("each standing of a thread has its words", "[words]")
{
    Fixture f;
    CHECK(f.standing(0) == "arrives at 5 ms");
    f.state.threads[0].standing = ThreadStanding::Queued;
    CHECK(f.standing(0) == "ready, next in line");
    f.state.threads[0].queue = CoreId(1);
    CHECK(f.standing(0) == "ready, next on C1");
    f.state.threads[1].standing = ThreadStanding::Queued;
    CHECK(f.standing(0) == "ready, next on C1");
    f.state.threads[1].queue = CoreId(1);
    CHECK(f.standing(0) == "ready, one of 2 for C1");
    f.state.threads[0].standing = ThreadStanding::Running;
    f.state.threads[0].core = CoreId(1);
    CHECK(f.standing(0) == "running");
    CHECK(f.sentence(0) == "T1 runs on Core 1.");
    f.state.threads[0].standing = ThreadStanding::Switching;
    f.state.threads[0].runsFrom = SimTime{1000};
    CHECK(f.standing(0) == "switching in on C1");
    CHECK(f.sentence(0) == "Core 1 is turning to T1.");
    f.state.threads[0].standing = ThreadStanding::Sleeping;
    CHECK(f.standing(0) == "asleep");
    f.state.threads[0].standing = ThreadStanding::Ended;
    f.state.threads[0].endReason = machine::EndReason::Killed;
    CHECK(f.standing(0) == "killed");
    CHECK(f.sentence(0) == "T1 was killed; what it held stays held.");
}

TEST_CASE("a blocked thread is told with what it waits for and who holds that", "[words]")
{
    Fixture f;
    f.hold(0, 1);
    f.block(0, 0);
    CHECK(f.standing(0) == "blocked on A");
    CHECK(f.sentence(0) == "T1 waits for A, which T2 holds.");
    f.state.objects[0].holders.clear();
    CHECK(f.sentence(0) == "T1 waits for A, which nobody holds.");
    f.state.objects[0].hasOwner = false; // such as a message that nobody has sent yet
    CHECK(f.sentence(0) == "T1 waits for A.");
    f.state.isEnded = true;
    f.state.end = machine::RunEnd::Stuck;
    CHECK(f.standing(0) == "stuck on A (no cycle)");
}

TEST_CASE("a deadlocked thread is told with the length of the ring and the ring itself", "[words]")
{
    Fixture f;
    f.hold(0, 0);
    f.hold(1, 1);
    f.block(0, 1);
    f.block(1, 0);
    f.block(2, 0);
    CHECK(f.standing(0) == "deadlocked (cycle 2)");
    CHECK(f.standing(1) == "deadlocked (cycle 2)");
    CHECK(f.standing(2) == "blocked on A");
    CHECK(f.sentence(1) == "Deadlock: T2 → A → T1 → B → T2. Each waits for what the next one holds.");
}

TEST_CASE("letters tell the standings apart", "[words]")
{
    CHECK(words::letter(ThreadStanding::Running) == QLatin1Char('R'));
    CHECK(words::letter(ThreadStanding::Switching) == QLatin1Char('R'));
    std::set<QChar> letters;
    for (const ThreadStanding standing : {ThreadStanding::NotArrived, ThreadStanding::Queued, ThreadStanding::Running,
                                          ThreadStanding::Blocked, ThreadStanding::Sleeping, ThreadStanding::Ended})
        letters.insert(words::letter(standing));
    CHECK(letters.size() == 6);
}

TEST_CASE("a finding's arguments are filled in once, whatever they hold", "[words]")
{
    base::Diagnostic diagnostic;
    diagnostic.message = "{0} is not {1} but {0}; {2} stays";
    diagnostic.arguments = {"{1}", "%1"};
    CHECK(text(words::diagnostic(diagnostic)) == "{1} is not %1 but {1}; {2} stays");
}

TEST_CASE("every refusal and every end of a run has words of its own", "[words]")
{
    using machine::Refusal;
    std::set<QString> refusals;
    for (const Refusal refusal :
         {Refusal::NoSuchThread, Refusal::NoSuchProcess, Refusal::NoSuchCore, Refusal::ThreadEnded,
          Refusal::ProcessEnded, Refusal::AffinityForbids, Refusal::EmptyMask, Refusal::AlreadyThere})
        refusals.insert(words::refusal(refusal));
    CHECK(refusals.size() == 8);
    CHECK(words::refusal(Refusal::None).isEmpty());
    CHECK_FALSE(refusals.contains(QString()));
    using machine::RunEnd;
    std::set<QString> ends;
    for (const RunEnd end : {RunEnd::Finished, RunEnd::Deadlock, RunEnd::Stuck, RunEnd::Until, RunEnd::Limit})
        ends.insert(words::runEnd(end));
    CHECK(ends.size() == 5);
}

TEST_CASE("values are shown as print shows them", "[words]")
{
    Fixture f;
    const TextId hello = f.blueprint.texts.intern("hello");
    CHECK(text(words::value(f.blueprint, program::Value::none())) == "None");
    CHECK(text(words::value(f.blueprint, program::Value::boolean(true))) == "True");
    CHECK(text(words::value(f.blueprint, program::Value::integer(-42))) == "-42");
    CHECK(text(words::value(f.blueprint, program::Value::text(hello))) == "hello");
}

TEST_CASE("a closed road says why", "[words]")
{
    Fixture f;
    trace::ProcessNow& process = f.state.processes[0];
    process.isClosed = true;
    process.reason = machine::EndReason::Faulted;
    const auto closing = [&f] { return text(words::closing(f.blueprint, f.state, ProcessId(0))); };
    CHECK(closing() == "Road closed: crashed");
    process.fault = machine::FaultReason::ByCommand;
    CHECK(closing() == "Road closed: segmentation fault");
    process.fault = machine::FaultReason::Misuse;
    process.misused = ObjectId(1);
    CHECK(closing() == "Road closed: misuse of B");
    process.misuse = 0;
    const std::string sentence(f.blueprint.objects[1].kind->misuses.front()); // such as "{0} is unlocked although ..."
    CHECK(closing() == "Road closed: B" + sentence.substr(3));
    process.misuse = 99;
    CHECK(closing() == "Road closed: misuse of B");
    process.fault = machine::FaultReason::AssertionFailed;
    process.reasonText = f.blueprint.texts.intern("total == 100");
    CHECK(closing() == "Road closed: assertion failed: total == 100");
    process.reason = machine::EndReason::Killed;
    CHECK(closing() == "Road closed: killed");
}
