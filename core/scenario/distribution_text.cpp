// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/distribution_text.h"

#include "scenario/quantity.h"

#include <algorithm>
#include <array>

namespace threadway::scenario {
namespace {

using base::Distribution;
using base::DistributionKind;

constexpr std::array<std::string_view, 5> kindWords{"fixed", "uniform", "exponential", "bimodal", "heavy-tail"};

std::vector<std::string_view> wordsOf(std::string_view text)
{
    std::vector<std::string_view> words;
    std::size_t at = 0;
    while ((at = text.find_first_not_of(' ', at)) != std::string_view::npos) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        words.push_back(text.substr(at, end - at));
        at = end;
    }
    return words;
}

std::optional<std::int32_t> percentage(std::string_view word)
{
    if (!word.ends_with('%'))
        return std::nullopt;
    const auto number = parseInteger(word.substr(0, word.size() - 1));
    return number && *number >= 1 && *number <= 99 ? std::optional(static_cast<std::int32_t>(*number)) : std::nullopt;
}

/// "1.5" is 150 hundredths; at most two digits after the point.
std::optional<std::int32_t> shape(std::string_view word)
{
    const std::size_t point = std::min(word.find('.'), word.size());
    std::string digits(word.substr(0, point));
    std::string rest(word.substr(std::min(point + 1, word.size())));
    if (rest.size() > 2 || digits.starts_with('-') || rest.starts_with('-') || (point < word.size() && rest.empty()))
        return std::nullopt;
    rest.resize(2, '0');
    const auto number = parseInteger(digits + rest);
    const bool isFit = number && *number >= base::leastShape && *number <= base::greatestShape;
    return isFit ? std::optional(static_cast<std::int32_t>(*number)) : std::nullopt;
}

std::optional<Distribution> parse(std::string_view text, SimTime tick)
{
    std::vector<std::string_view> words = wordsOf(text);
    if (words.size() == 1)
        words.insert(words.begin(), kindWords[0]);
    const auto word = std::find(kindWords.begin(), kindWords.end(), words.empty() ? std::string_view() : words[0]);
    if (word == kindWords.end())
        return std::nullopt;
    Distribution result;
    result.kind = static_cast<DistributionKind>(word - kindWords.begin());
    const bool hasHigh = result.kind != DistributionKind::Fixed && result.kind != DistributionKind::Exponential;
    const bool hasParameter = result.kind == DistributionKind::Bimodal || result.kind == DistributionKind::HeavyTail;
    if (words.size() != (hasParameter ? 4U : hasHigh ? 3U : 2U))
        return std::nullopt;
    const auto low = parseDuration(words[1], tick);
    const auto high = hasHigh ? parseDuration(words[2], tick) : SimTime{};
    const auto parameter = !hasParameter                              ? std::optional<std::int32_t>(0)
                           : result.kind == DistributionKind::Bimodal ? percentage(words[3])
                                                                      : shape(words[3]);
    if (!low || !high || !parameter || (hasHigh && *high < *low))
        return std::nullopt;
    // A heavy tail begins above nothing.
    if (result.kind == DistributionKind::HeavyTail && low->ns == 0)
        return std::nullopt;
    result.low = *low;
    result.high = *high;
    result.parameter = *parameter;
    return result;
}

} // namespace

Distribution readDistribution(NodeReader& reader, const YamlNode& node)
{
    const std::string text = reader.text(node);
    if (const auto distribution = parse(text, reader.tick()))
        return *distribution;
    reader.error(node.position, "bad-distribution",
                 TW_TR("\"{0}\" is no distribution: write \"fixed 2ms\", \"uniform 1ms 3ms\", \"exponential 2ms\", "
                       "\"bimodal 1ms 20ms 10%\" or \"heavy-tail 1ms 1s 1.5\""),
                 {text});
    return {};
}

std::string distributionText(const Distribution& distribution)
{
    std::string kind(kindWords[static_cast<std::size_t>(distribution.kind)]);
    const std::string low = " " + durationText(distribution.low);
    const std::string high = " " + durationText(distribution.high);
    const std::string hundredths = std::to_string(distribution.parameter % 100 + 100).substr(1);
    switch (distribution.kind) {
    case DistributionKind::Fixed:
    case DistributionKind::Exponential:
        return kind + low;
    case DistributionKind::Uniform:
        return kind + low + high;
    case DistributionKind::Bimodal:
        return kind + low + high + " " + std::to_string(distribution.parameter) + "%";
    case DistributionKind::HeavyTail:
        return kind + low + high + " " + std::to_string(distribution.parameter / 100) + "." + hundredths;
    }
    return kind;
}

} // namespace threadway::scenario
