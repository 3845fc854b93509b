// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/open_files.h"

namespace threadway::machine {
namespace {

void appendParts(std::vector<std::string_view>& parts, std::string_view path)
{
    while (!path.empty()) {
        const std::size_t slash = path.find('/');
        const std::string_view part = path.substr(0, slash);
        path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
        if (part == "..") {
            if (!parts.empty()) // above the root is the root
                parts.pop_back();
        } else if (!part.empty() && part != ".") {
            parts.push_back(part);
        }
    }
}

} // namespace

void OpenFile::addTo(base::Hasher& hasher) const
{
    hasher.add(static_cast<std::uint64_t>(kind)).add(target).add(offset).add(references);
}

void FileBody::addTo(base::Hasher& hasher) const
{
    hasher.add(path).add(static_cast<std::uint64_t>(words.size()));
    for (const program::Value& word : words)
        hasher.add(static_cast<std::uint64_t>(word.kind)).add(word.data);
}

std::string absolutePath(std::string_view directory, std::string_view path)
{
    std::vector<std::string_view> parts;
    if (path.substr(0, 1) != "/")
        appendParts(parts, directory);
    appendParts(parts, path);
    std::string result;
    for (const std::string_view part : parts)
        (result += '/') += part;
    return result.empty() ? "/" : result;
}

} // namespace threadway::machine
