// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/promela_executor.h"

#include <sstream>
#include <string_view>

namespace threadway::formats::promela {
namespace {

/// @ stands for the first worker, WORKERS and PLACES for how many of those, and of places on each ramp, there are.
constexpr std::string_view moving = R"(inline take_first@(w) {
    i = 1;
    do
    :: i < rn@[w] -> rq@[(w) * PLACES + i - 1] = rq@[(w) * PLACES + i]; i++
    :: else -> break
    od;
    rn@[w] = rn@[w] - 1;
    rq@[(w) * PLACES + rn@[w]] = 0
}
inline find_worker@() { /* that one, or if it has somebody the first that has nobody */
    if
    :: hd@[at@] == 0 && rn@[at@] == 0
    :: else ->
        i = 0;
        do
        :: i < WORKERS && (hd@[i] > 0 || rn@[i] > 0) -> i++
        :: else -> break
        od;
        if
        :: i < WORKERS -> at@ = i
        :: else
        fi
    fi
}
inline come@() { /* the first of the ramp to the head, if nobody is there */
    if
    :: hd@[at@] == 0 && rn@[at@] > 0 ->
        hd@[at@] = first_of@(at@);
        fresh@[at@] = 1;
        take_first@(at@)
    :: else
    fi
}
inline take_over@() { /* the first of the longest ramp, if its own is empty */
    if
    :: rn@[at@] == 0 ->
        from@ = at@;
        i = 0;
        do
        :: i < WORKERS -> from@ = (rn@[i] > rn@[from@] -> i : from@); i++
        :: else -> break
        od;
        if
        :: from@ != at@ ->
            carrier[first_of@(from@) - 1] = @ + at@;
            put@(first_of@(from@));
            take_first@(from@)
        :: else
        fi
    :: else
    fi
}
inline resume@(first) {
    turn@ = 0;
    do
    :: turn@ <= WORKERS ->
        at@ = (turn@ == 0 -> first : turn@ - 1);
        turn@ = turn@ + 1;
        do
        :: fresh@[at@] > 0LIVES ->
            fresh@[at@] = 0;
)";

constexpr std::string_view ending = R"(        :: else -> break
        od
    :: else -> break
    od
}
)";

void replaceAll(std::string& text, std::string_view what, const std::string& with)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

void append(std::vector<Line>& lines, const std::string& text)
{
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        lines.push_back({line});
}

} // namespace

std::vector<Line> executorInlines(const ExecutorNumbers& numbers, const std::string& lives,
                                  const std::vector<Line>& work)
{
    std::string text(moving);
    replaceAll(text, "@", std::to_string(numbers.thread));
    replaceAll(text, "WORKERS", std::to_string(numbers.workers));
    replaceAll(text, "PLACES", std::to_string(numbers.coroutines));
    replaceAll(text, "LIVES", lives);
    std::vector<Line> lines;
    append(lines, text);
    lines.insert(lines.end(), work.begin(), work.end());
    append(lines, std::string(ending));
    return lines;
}

} // namespace threadway::formats::promela
