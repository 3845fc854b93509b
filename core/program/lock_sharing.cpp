// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/condition_rewrite.h"
#include "program/lexer.h"

#include <algorithm>
#include <array>
#include <utility>

namespace threadway::program {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> sharing{
    {{"lock", "lock_read"}, {"unlock", "unlock_read"}, {"try_lock", "try_lock_read"}, {"lock_for", "lock_read_for"}}};

/// What the operation is called for readers; empty if there is no such one.
std::string_view readersWord(const Token& token)
{
    if (token.kind != Token::Kind::Name)
        return {};
    const auto* found
        = std::find_if(sharing.begin(), sharing.end(), [&token](const auto& pair) { return pair.first == token.text; });
    return found == sharing.end() ? std::string_view() : found->second;
}

bool isOneOf(const Token& token, const std::vector<std::string>& locks)
{
    return token.kind == Token::Kind::Name && std::find(locks.begin(), locks.end(), token.text) != locks.end();
}

/// Whether the lock at that place is the object of an operation that can be shared.
bool isShareable(const std::vector<Token>& tokens, std::size_t at)
{
    return at >= 2 && tokens[at - 1].isSymbol("(") && !readersWord(tokens[at - 2]).empty();
}

} // namespace

std::string shareLocks(std::string_view source, const std::vector<std::string>& locks)
{
    Findings findings;
    const std::vector<Token> tokens = splitIntoTokens(source, findings);
    std::string result;
    std::size_t copied = 0;
    for (std::size_t i = 2; i < tokens.size(); ++i) {
        if (!isOneOf(tokens[i], locks) || !isShareable(tokens, i))
            continue;
        const Token& operation = tokens[i - 2];
        result += source.substr(copied, operation.begin - copied);
        result += readersWord(operation);
        copied = operation.end;
    }
    result += source.substr(copied);
    return result;
}

std::set<std::string> unshareableLocks(std::string_view source, const std::vector<std::string>& locks)
{
    Findings findings;
    const std::vector<Token> tokens = splitIntoTokens(source, findings);
    std::set<std::string> kept;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (isOneOf(tokens[i], locks) && !isShareable(tokens, i))
            kept.insert(tokens[i].text);
    }
    return kept;
}

} // namespace threadway::program
