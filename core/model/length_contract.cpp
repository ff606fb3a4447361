// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/model/length_contract.h"

#include "core/base/json.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace maskscope {

namespace {

using namespace std::string_view_literals;

/// Models that number positions from `pad_token_id` + 1, so the first rows are never used for text.
constexpr std::array kOffsetTypes{
    "roberta"sv,    "xlm-roberta"sv, "xlm-roberta-xl"sv, "camembert"sv, "roberta-prelayernorm"sv,
    "mpnet"sv,      "longformer"sv,  "xmod"sv,           "ibert"sv,     "data2vec-text"sv,
    "layoutlmv3"sv, "lilt"sv,        "markuplm"sv,       "luke"sv,      "esm"sv,
};
constexpr std::int64_t kRobertaRows = 514;
constexpr std::int64_t kRobertaPad = 1;

/// Modules that look up a vector for each absolute position.
constexpr std::array kPositionTables{
    "position_embeddings.weight"sv,
    "position_embedding.weight"sv,
    "embed_positions.weight"sv,
    "wpe.weight"sv,
};

struct Config
{
    std::optional<std::int64_t> positions; ///< max_position_embeddings
    std::optional<std::int64_t> longest;
    std::optional<std::int64_t> shortest;
    std::optional<std::int64_t> padToken;
    bool hasOffset = false; ///< its model_type reserves the first positions
};

std::optional<std::int64_t> positiveMember(const Json& object, const char* key)
{
    const auto value = intMember(object, key);
    return value.has_value() && *value > 0 ? value : std::nullopt;
}

Config readConfig(const std::string& text)
{
    const auto json = parseJson(text, "config.json");
    if (json.hasError()) {
        return {};
    }
    Config config;
    config.positions = positiveMember(json.value(), "max_position_embeddings");
    config.longest = positiveMember(json.value(), "longest");
    config.shortest = positiveMember(json.value(), "shortest");
    config.padToken = intMember(json.value(), "pad_token_id");
    const auto type = stringMember(json.value(), "model_type");
    config.hasOffset = type.has_value()
        && std::find(kOffsetTypes.begin(), kOffsetTypes.end(), *type) != kOffsetTypes.end();
    return config;
}

bool isPositionTable(const NamedShape& parameter)
{
    const std::string_view name = parameter.name;
    const auto fits = [&](std::string_view table) {
        const bool wholePart = name.size() == table.size()
            || (name.size() > table.size() && name[name.size() - table.size() - 1] == '.');
        return name.ends_with(table) && wholePart;
    };
    return parameter.shape.size() == 2 && parameter.shape[0] > 0
        && std::any_of(kPositionTables.begin(), kPositionTables.end(), fits);
}

/// Tokens that fit into `rows` positions. Example: 514 rows of RoBERTa, padding id 1 -> 512.
std::int64_t usableRows(std::int64_t rows, const Config& config)
{
    if (!config.hasOffset && rows != kRobertaRows) {
        return rows;
    }
    const std::int64_t pad = config.padToken.value_or(kRobertaPad);
    const std::int64_t first = pad >= 0 && pad < rows - 1 ? pad + 1 : 0;
    return rows - first;
}

std::vector<std::int64_t> limitsOf(const Config& config, const std::vector<NamedShape>& parameters)
{
    std::vector<std::int64_t> limits;
    if (config.positions.has_value()) {
        limits.push_back(usableRows(*config.positions, config));
    }
    if (config.longest.has_value()) {
        limits.push_back(*config.longest);
    }
    for (const NamedShape& parameter : parameters) {
        if (isPositionTable(parameter)) {
            limits.push_back(usableRows(parameter.shape[0], config));
        }
    }
    return limits;
}

} // namespace

std::int64_t firstPositionOf(const std::string& configJson)
{
    const Config config = readConfig(configJson);
    const std::int64_t rows = config.positions.value_or(kRobertaRows);
    return config.hasOffset ? rows - usableRows(rows, config) : 0;
}

const char* lengthKindName(LengthKind kind)
{
    switch (kind) {
    case LengthKind::Any:
        break;
    case LengthKind::Fixed:
        return "fixed";
    case LengthKind::Range:
        return "range";
    case LengthKind::Unsafe:
        return "unsafe";
    }
    return "any";
}

LengthContract lengthContractOf(const std::string& configJson,
                                const std::vector<NamedShape>& parameters,
                                std::optional<SequenceLength> traced)
{
    const Config config = readConfig(configJson);
    const std::vector<std::int64_t> limits = limitsOf(config, parameters);
    LengthContract contract;
    contract.traced = traced;
    if (!limits.empty()) {
        contract.max = SequenceLength{*std::min_element(limits.begin(), limits.end())};
    }
    const SequenceLength shortest{config.shortest.value_or(1)};
    if (!contract.max.has_value() || shortest <= *contract.max) {
        contract.min = shortest;
    }
    return contract;
}

Status checkLength(const LengthContract& contract, SequenceLength length)
{
    if (!contract.max.has_value() || length <= *contract.max) {
        return Ok{};
    }
    return Error{ErrorCode::TooLong, {{"found", length.value}, {"limit", contract.max->value}}, {}};
}

Result<SequenceLength> lengthToRunAt(const LengthContract& contract, SequenceLength length)
{
    Status accepted = checkLength(contract, length);
    if (accepted.hasError()) {
        return std::move(accepted).error();
    }
    if (length >= contract.min || contract.kind == LengthKind::Any) {
        return length;
    }
    if (!contract.mayPad) {
        return Error{ErrorCode::LengthNotAccepted,
                     {{"found", length.value}, {"expected", contract.min.value}},
                     {}};
    }
    return contract.min;
}

} // namespace maskscope
