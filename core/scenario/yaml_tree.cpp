// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/yaml_tree.h"

#include "scenario/text_check.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

namespace threadway::scenario {
namespace {

constexpr std::size_t deepest = 24;
constexpr std::size_t mostNodes = 200'000;

/// Thrown out of the parser's callbacks, which have no other way to stop it; caught in parseYaml.
struct Refused {
    base::Diagnostic diagnostic;
};

base::SourcePosition positionOf(const YAML::Mark& mark)
{
    return mark.is_null() ? base::SourcePosition{} : base::SourcePosition{mark.line + 1, mark.column + 1};
}

[[noreturn]] void refuse(const YAML::Mark& mark, std::string_view code, std::string_view message,
                         std::vector<std::string> arguments = {})
{
    throw Refused{{base::Severity::Error, positionOf(mark), code, message, std::move(arguments)}};
}

/// Builds the tree from the parser's events.
class TreeBuilder final : public YAML::EventHandler {
public:
    [[nodiscard]] YamlNode& root() { return m_root; }

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t) override
    {
        if (isKeyDue())
            refuse(mark, "key-not-text", TW_TR("a key is missing here"));
        add({}, mark);
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override
    {
        refuse(mark, "alias", TW_TR("references (*name) are not supported; write the value out"));
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, const std::string& value) override
    {
        if (isKeyDue()) {
            takeKey(value, mark);
            return;
        }
        YamlNode node;
        node.kind = YamlNode::Kind::Scalar;
        node.scalar = value;
        node.isQuoted = tag == "!";
        add(std::move(node), mark);
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override
    {
        open(YamlNode::Kind::Sequence, mark);
    }
    void OnSequenceEnd() override { m_open.pop_back(); }
    void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override
    {
        open(YamlNode::Kind::Map, mark);
    }
    void OnMapEnd() override { m_open.pop_back(); }

private:
    /// A container that is being filled, reached by child indices from the root because vectors move.
    struct Level {
        std::vector<std::size_t> path;
        YamlNode::Kind kind = YamlNode::Kind::Map;
        bool hasKey = false;
        std::set<std::string> keys; ///< seen so far
        std::string key;
        base::SourcePosition keyPosition;
    };

    [[nodiscard]] bool isKeyDue() const
    {
        return !m_open.empty() && m_open.back().kind == YamlNode::Kind::Map && !m_open.back().hasKey;
    }

    YamlNode& nodeAt(const std::vector<std::size_t>& path)
    {
        YamlNode* node = &m_root;
        for (const std::size_t index : path)
            node = &node->children[index];
        return *node;
    }

    void takeKey(const std::string& key, const YAML::Mark& mark)
    {
        Level& level = m_open.back();
        if (!level.keys.insert(key).second)
            refuse(mark, "duplicate-key", TW_TR("\"{0}\" is given twice"), {key});
        level.hasKey = true;
        level.key = key;
        level.keyPosition = positionOf(mark);
    }

    std::vector<std::size_t> add(YamlNode node, const YAML::Mark& mark)
    {
        if (++m_count > mostNodes)
            refuse(mark, "too-many-values", TW_TR("the file holds more values than any scenario needs"));
        node.position = positionOf(mark);
        if (m_open.empty()) {
            m_root = std::move(node);
            return {};
        }
        Level& level = m_open.back();
        node.key = std::move(level.key);
        node.keyPosition = level.keyPosition;
        level.hasKey = false;
        YamlNode& parent = nodeAt(level.path);
        parent.children.push_back(std::move(node));
        std::vector<std::size_t> path = level.path;
        path.push_back(parent.children.size() - 1);
        return path;
    }

    void open(YamlNode::Kind kind, const YAML::Mark& mark)
    {
        if (isKeyDue())
            refuse(mark, "key-not-text", TW_TR("a key must be a plain text"));
        if (m_open.size() >= deepest)
            refuse(mark, "too-deep", TW_TR("values are nested too deeply here"));
        YamlNode node;
        node.kind = kind;
        Level level;
        level.kind = kind;
        level.path = add(std::move(node), mark);
        m_open.push_back(std::move(level));
    }

    YamlNode m_root;
    std::vector<Level> m_open;
    std::size_t m_count = 0;
};

base::Result<YamlNode> refused(base::Diagnostic diagnostic)
{
    return {std::nullopt, {std::move(diagnostic)}};
}

} // namespace

const YamlNode* YamlNode::find(std::string_view name) const
{
    const auto found
        = std::find_if(children.begin(), children.end(), [name](const YamlNode& child) { return child.key == name; });
    return kind == Kind::Map && found != children.end() ? &*found : nullptr;
}

base::Result<YamlNode> parseYaml(std::string_view text)
{
    if (text.size() > mostFileBytes)
        return refused({base::Severity::Error, {}, "too-large", TW_TR("the file is larger than 1 MiB"), {}});
    if (auto fault = findTextFault(text))
        return refused(std::move(*fault));
    TreeBuilder builder;
    try {
        std::istringstream stream{std::string(text)};
        YAML::Parser parser(stream);
        if (!parser.HandleNextDocument(builder))
            return refused({base::Severity::Error, {1, 1}, "empty", TW_TR("the file holds nothing"), {}});
        TreeBuilder second;
        if (parser.HandleNextDocument(second))
            return refused({base::Severity::Error,
                            second.root().position,
                            "second-document",
                            TW_TR("the file holds more than one document"),
                            {}});
    } catch (Refused& refusal) {
        refusal.diagnostic.position = inLetters(text, refusal.diagnostic.position);
        return refused(std::move(refusal.diagnostic));
    } catch (const YAML::Exception& exception) {
        return refused({base::Severity::Error,
                        inLetters(text, positionOf(exception.mark)),
                        "syntax",
                        TW_TR("this is not valid YAML: {0}"),
                        {exception.msg}});
    }
    return {std::move(builder.root()), {}};
}

YamlNode overlaid(const YamlNode& base, const YamlNode& overlay)
{
    if (base.kind != YamlNode::Kind::Map || overlay.kind != YamlNode::Kind::Map) {
        YamlNode result = overlay;
        result.key = base.key;
        return result;
    }
    std::map<std::string_view, const YamlNode*> changes;
    for (const YamlNode& entry : overlay.children)
        changes.emplace(entry.key, &entry);
    YamlNode result = base;
    result.children.clear();
    for (const YamlNode& child : base.children) {
        const auto change = changes.find(child.key);
        if (change == changes.end())
            result.children.push_back(child);
        else if (change->second->kind != YamlNode::Kind::Null)
            result.children.push_back(overlaid(child, *change->second));
        changes.erase(child.key);
    }
    for (const YamlNode& entry : overlay.children) {
        if (changes.contains(entry.key) && entry.kind != YamlNode::Kind::Null)
            result.children.push_back(entry);
    }
    return result;
}

} // namespace threadway::scenario
