// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A semaphore of the banker is the number of its free slots, and how many of them each thread holds. A slot is given if
// all could still be served: with one kind of units those who may ask for less come first (sync/banker.h), so that it
// is enough if each finds what it may ask for among the free slots and those of all who may ask for less. That is a
// guard.
#include "formats/promela_object.h"

#include <fmt/format.h>

namespace threadway::formats::promela {
namespace {

constexpr std::int64_t withBanker = 1;

/// A customer of the banker once the asking thread has one slot more.
struct Client {
    std::string held;
    std::string need; ///< what it may still ask for
};

std::vector<Client> clientsOf(const Operation& operation)
{
    std::vector<Client> clients;
    for (const sync::Claim& claim : operation.claims) {
        const std::string slots = fmt::format("{}[{}]", operation.held, claim.thread.value);
        const bool asks = slots == operation.own;
        clients.push_back({asks ? "(" + slots + " + 1)" : slots,
                           fmt::format("({} - {})", asks ? claim.units - 1 : claim.units, slots)});
    }
    return clients;
}

class BankedSemaphore final : public ObjectKind {
public:
    [[nodiscard]] bool canSay(const sync::ObjectState& initial) const override { return initial.setting == withBanker; }

    [[nodiscard]] std::vector<std::string> declare(const ObjectNames& names) const override
    {
        return {fmt::format("int {} = {};", names.object, names.initial.count),
                fmt::format("short {}[{}];", names.held, names.threads)};
    }

    [[nodiscard]] std::string guard(const Operation& operation) const override
    {
        if (operation.word != "acquire")
            return "true";
        return fmt::format("({} || !{})", mayHave(operation), hasClaim(operation));
    }

    /// To ask for more than was claimed is a fault, and so is to give back what one does not hold.
    void take(ThreadWriter& writer, Place place, const Operation& operation) const override
    {
        if (operation.word == "release")
            return writer.faultUnless(fmt::format("({} > 0)", operation.own),
                                      fmt::format("{0} = {0} + 1; {1} = {1} - 1;", operation.object, operation.own),
                                      place);
        const std::string slot = fmt::format("{0} = {0} - 1; {1} = {1} + 1;", operation.object, operation.own);
        if (!operation.hasResult)
            return writer.faultUnless(hasClaim(operation), slot, place);
        writer.choose(
            "!" + hasClaim(operation), [&] { writer.fault(); },
            [&] { writer.takeOrFail(place, mayHave(operation), slot); });
    }

private:
    static std::string hasClaim(const Operation& operation)
    {
        for (const sync::Claim& claim : operation.claims) {
            if (std::to_string(claim.thread.value + 1) == operation.me)
                return fmt::format("({} < {})", operation.own, claim.units);
        }
        return "false";
    }

    static std::string mayHave(const Operation& operation)
    {
        const std::vector<Client> clients = clientsOf(operation);
        std::string condition = fmt::format("({} > 0", operation.object);
        for (const Client& client : clients) {
            std::string found = fmt::format("{} - 1", operation.object);
            for (const Client& other : clients) {
                if (&other != &client)
                    found += fmt::format(" + ({} < {} -> {} : 0)", other.need, client.need, other.held);
            }
            condition += fmt::format(" && {} <= {}", client.need, found);
        }
        return condition + ")";
    }
};

const BankedSemaphore behaviour;

} // namespace

extern const ObjectKindInfo said_promela_banked_semaphore;
const ObjectKindInfo said_promela_banked_semaphore{"semaphore", behaviour};

} // namespace threadway::formats::promela
