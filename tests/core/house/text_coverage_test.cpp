// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/house/source_tree.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <regex>

using namespace threadway::house;

namespace {

/// A text in a .ts file and what became of it.
struct Message {
    std::string context;
    std::string source;
    std::vector<std::string> translations; ///< several for plural forms
    bool isFinished = false;
};

std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

std::string fromXml(std::string text)
{
    for (const auto& [entity, character] : {std::pair{"&lt;", "<"}, std::pair{"&gt;", ">"}, std::pair{"&quot;", "\""},
                                            std::pair{"&apos;", "'"}, std::pair{"&amp;", "&"}})
        text = replaced(std::move(text), entity, character);
    return text;
}

/// What stands between the tags from `at` on, without looking into it; moves `at` behind it.
std::optional<std::string> element(const std::string& text, const std::string& name, std::size_t& at, std::size_t end)
{
    std::size_t begin = at;
    do {
        begin = text.find("<" + name, begin);
        if (begin == std::string::npos || begin >= end)
            return std::nullopt;
        begin += name.size() + 1;
    } while (text[begin] != '>' && text[begin] != ' ');
    const std::size_t close = text.find("</" + name + ">", begin);
    const std::size_t selfClosed = text.find('>', begin);
    if (selfClosed != std::string::npos && text[selfClosed - 1] == '/') {
        at = selfClosed + 1;
        return text.substr(begin, selfClosed - begin) + ">";
    }
    if (close == std::string::npos)
        return std::nullopt;
    at = close;
    return text.substr(begin, close - begin);
}

/// The content of an element as element() returns it: its attributes, '>', and then the content.
std::string contentOf(const std::string& body)
{
    return fromXml(body.substr(body.find('>') + 1));
}

std::vector<std::string> translationsIn(const std::string& body)
{
    std::vector<std::string> texts;
    std::size_t at = 0;
    while (const auto form = element(body, "numerusform", at, body.size()))
        texts.push_back(contentOf(*form));
    if (texts.empty())
        texts.push_back(contentOf(body));
    return texts;
}

std::vector<Message> readMessages(const std::string& text)
{
    std::vector<Message> messages;
    std::size_t at = 0;
    while (const auto context = element(text, "context", at, text.size())) {
        std::size_t inContext = 0;
        const auto name = element(*context, "name", inContext, context->size());
        while (const auto message = element(*context, "message", inContext, context->size())) {
            std::size_t inMessage = 0;
            const auto source = element(*message, "source", inMessage, message->size());
            const auto translation = element(*message, "translation", inMessage, message->size());
            if (!source || !translation)
                continue;
            const std::string attributes = translation->substr(0, translation->find('>'));
            if (attributes.find("vanished") != std::string::npos || attributes.find("obsolete") != std::string::npos)
                continue;
            messages.push_back({contentOf(name.value_or(">")), contentOf(*source), translationsIn(*translation),
                                attributes.find("unfinished") == std::string::npos});
        }
    }
    return messages;
}

const std::vector<Message>& messages()
{
    static const std::vector<Message> all = [] {
        const std::string path = std::string(THREADWAY_SOURCE_DIR) + "/translations/threadway_zh_CN.ts";
        std::ifstream stream(path, std::ios::binary);
        if (!stream)
            FAIL("there is no " << path);
        return readMessages({std::istreambuf_iterator<char>(stream), {}});
    }();
    return all;
}

/// The character in UTF-8 that four hexadecimal digits name.
std::string utf8(const std::string& digits)
{
    const auto code = static_cast<unsigned>(std::stoul(digits, nullptr, 16));
    const auto tail = [code](unsigned shift) { return static_cast<char>(0x80U | (code >> shift & 0x3fU)); };
    if (code < 0x80U)
        return {static_cast<char>(code)};
    if (code < 0x800U)
        return {static_cast<char>(0xc0U | code >> 6U), tail(0)};
    return {static_cast<char>(0xe0U | code >> 12U), tail(6), tail(0)};
}

/// What the compiler makes of the escapes in a literal.
std::string unescaped(const std::string& literal)
{
    std::string text;
    for (std::size_t i = 0; i < literal.size(); ++i) {
        if (literal[i] != '\\' || i + 1 == literal.size()) {
            text += literal[i];
        } else if (literal[++i] == 'u') {
            text += utf8(literal.substr(i + 1, 4));
            i += 4;
        } else {
            text += literal[i] == 'n' ? '\n' : literal[i];
        }
    }
    return text;
}

/// The text of C++ string literals that follow one another: "a" "b" is ab.
std::string textOf(const std::string& literals)
{
    static const std::regex literal(R"re("((?:[^"\\]|\\.)*)")re");
    std::string text;
    for (std::sregex_iterator it(literals.begin(), literals.end(), literal); it != std::sregex_iterator(); ++it)
        text += (*it)[1].str();
    return unescaped(text);
}

/// Every text in the folder that follows what `call` matches, with its file: call("text" "more text").
std::map<std::string, std::string> textsMarkedBy(const std::string& call, const std::string& folder)
{
    const std::regex pattern(call + R"re(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)[,)])re");
    std::map<std::string, std::string> texts;
    for (const SourceFile& file : sourceTree()) {
        if (!file.isIn(folder) || !file.isCpp())
            continue;
        std::string whole;
        for (const std::string& line : file.lines)
            whole += line + "\n";
        for (std::sregex_iterator it(whole.begin(), whole.end(), pattern); it != std::sregex_iterator(); ++it)
            texts.emplace(textOf((*it)[1]), file.path);
    }
    return texts;
}

bool isKnown(const std::string& source, const std::string& context)
{
    return std::any_of(messages().begin(), messages().end(), [&](const Message& message) {
        return message.source == source && (context.empty() || message.context == context);
    });
}

std::vector<std::string> placeholders(const std::string& text)
{
    static const std::regex pattern(R"(\{\d\}|%L?\d|%n)");
    std::vector<std::string> found;
    for (std::sregex_iterator it(text.begin(), text.end(), pattern); it != std::sregex_iterator(); ++it)
        found.push_back(it->str());
    std::sort(found.begin(), found.end());
    return found;
}

void requireNone(const std::vector<std::string>& faults)
{
    INFO(listOf(faults));
    CHECK(faults.empty());
}

} // namespace

TEST_CASE("every text of the core can be shown in Chinese", "[house]")
{
    auto texts = textsMarkedBy(R"(\bTW_TR\()", "core/");
    CHECK(texts.size() > 10);
    texts.merge(textsMarkedBy(R"(\bTW_TR\()", "ui/"));
    std::vector<std::string> missing;
    for (const auto& [text, path] : texts) {
        if (!isKnown(text, "Core"))
            missing.push_back(path + ": " + text);
    }
    requireNone(missing);
}

TEST_CASE("every text of the window can be shown in Chinese", "[house]")
{
    std::vector<std::string> missing;
    for (const char* folder : {"ui/", "app/"}) {
        for (const char* call : {R"(\btr\()", R"re(\b(?:translate|QT_TRANSLATE_NOOP)\(\s*"[\w:]+"\s*,)re"}) {
            for (const auto& [text, path] : textsMarkedBy(call, folder)) {
                if (!isKnown(text, {}))
                    missing.push_back(path + ": " + text);
            }
        }
    }
    requireNone(missing);
}

TEST_CASE("no translation is unfinished or empty, and each keeps its placeholders", "[house]")
{
    CHECK(!messages().empty());
    std::vector<std::string> faults;
    for (const Message& message : messages()) {
        if (!message.isFinished)
            faults.push_back("unfinished: " + message.source);
        for (const std::string& translation : message.translations) {
            if (translation.empty())
                faults.push_back("empty: " + message.source);
            else if (placeholders(translation) != placeholders(message.source))
                faults.push_back("placeholders differ: " + message.source + " / " + translation);
        }
    }
    requireNone(faults);
}
