// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/house/source_tree.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace threadway::house {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 5> folders{"app", "core", "resources", "tests", "ui"};

bool isSource(const fs::path& path)
{
    const std::string extension = path.extension().string();
    return extension == ".h" || extension == ".cpp" || extension == ".cmake" || path.filename() == "CMakeLists.txt";
}

SourceFile read(const fs::path& root, const fs::path& path)
{
    std::ifstream stream(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    SourceFile file{path.lexically_relative(root).generic_string(), {}, text.ends_with('\n')};
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        file.lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return file;
}

std::vector<SourceFile> readTree()
{
    const fs::path root(THREADWAY_SOURCE_DIR);
    std::vector<SourceFile> files{read(root, root / "CMakeLists.txt")};
    for (const std::string_view folder : folders) {
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            if (entry.is_regular_file() && isSource(entry.path()))
                files.push_back(read(root, entry.path()));
        }
    }
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return files;
}

} // namespace

std::string_view SourceFile::name() const
{
    const std::string_view whole = path;
    return whole.substr(whole.rfind('/') + 1);
}

bool SourceFile::isIn(std::string_view folder) const
{
    return path.starts_with(folder);
}

bool SourceFile::hasSuffix(std::string_view suffix) const
{
    return path.ends_with(suffix);
}

bool SourceFile::isCpp() const
{
    return hasSuffix(".h") || hasSuffix(".cpp");
}

const std::vector<SourceFile>& sourceTree()
{
    static const std::vector<SourceFile> files = readTree();
    return files;
}

std::string placeOf(const SourceFile& file, std::size_t lineIndex)
{
    return file.path + ":" + std::to_string(lineIndex + 1);
}

std::string listOf(const std::vector<std::string>& faults)
{
    std::string text;
    for (const std::string& fault : faults)
        text += fault + "\n";
    return text;
}

} // namespace threadway::house
