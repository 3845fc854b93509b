// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// io(device, duration) asks the device for a service that takes so long and waits until it is done: first in the queue
// of the device, if all its servers are busy, then for its service. The thread leaves its core meanwhile, with all its
// coroutines, unless the machine says that cores are held ("io: holds-core") or the third argument does: then it spins.
#include "machine/call_arguments.h"
#include "machine/devices.h"

#include <algorithm>

namespace threadway::machine {
namespace {

enum Refusal : int { NoDevice, NoDuration };

class Io final : public CallBehaviour {
public:
    CallOutcome perform(Context& context, const CallSite& site) const override
    {
        const DeviceId device = deviceArgument(context.world, site, 0);
        const program::Value& duration = site.arguments[1];
        if (!device.isValid())
            return CallOutcome::refused(NoDevice);
        if (!duration.isInt() || duration.data < 0)
            return CallOutcome::refused(NoDuration);
        if (!context.isTimed || duration.data == 0)
            return CallOutcome::done();
        const SimTime span{std::min(duration.data, longestSpan.ns)};
        const bool isHeld = context.machine().holdsCoreDuringIo || site.arguments[2].isTrue();
        if (isHeld)
            spin(context, site, span);
        request(context, device, site.coroutine, span);
        return isHeld ? CallOutcome::done() : CallOutcome::waits({WaitKind::Device, device.value});
    }

private:
    /// How long it takes is known to the device alone, once it has served everybody before.
    static void spin(Context& context, const CallSite& site, SimTime span)
    {
        Work work;
        work.kind = WorkKind::Spin;
        work.account = TimeKind::Spin;
        work.left = longestSpan;
        context.world.routine(site.coroutine).work = work;
        context.emit(EventKind::WorkStarted, site.thread, 0, 0, flagOf(TimeKind::Spin)).setWide(span.ns);
    }
};

const Io behaviour;

} // namespace

extern const CallInfo call_io;
const CallInfo call_io{
    .signature
    = {.keyword = "io",
       .arguments = {scenario::CallArgument::Device, scenario::CallArgument::Duration, scenario::CallArgument::Value},
       .required = 2},
    .summary = TW_TR("Waits for its turn at the device and then until the device has served it for so long."),
    .source = "POSIX.1-2017, read and write on a device that blocks",
    .refusals = {TW_TR("there is no such device"), TW_TR("a service cannot take a negative time")},
    .behaviour = behaviour,
};

} // namespace threadway::machine
