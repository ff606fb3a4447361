// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/model/signature.h"

#include "core/base/translate_noop.h"

#include <algorithm>
#include <array>

namespace maskscope {

namespace {

using namespace std::string_view_literals;

/// Names that say no more than that it is an input.
constexpr std::array kPlainNames{"input"sv, "inputs"sv};

struct KnownName
{
    std::string_view name;
    InputRole role;
};
/// Names of Hugging Face's models, of the wrappers people write around them, and of the tracing
/// tutorials.
constexpr std::array kKnownNames{
    KnownName{"input_ids"sv, InputRole::InputIds},
    KnownName{"input_id"sv, InputRole::InputIds},
    KnownName{"inputs_ids"sv, InputRole::InputIds},
    KnownName{"input"sv, InputRole::InputIds},
    KnownName{"inputs"sv, InputRole::InputIds},
    KnownName{"ids"sv, InputRole::InputIds},
    KnownName{"tokens"sv, InputRole::InputIds},
    KnownName{"token_ids"sv, InputRole::InputIds},
    KnownName{"input_tokens"sv, InputRole::InputIds},
    KnownName{"tokens_tensor"sv, InputRole::InputIds},
    KnownName{"input_word_ids"sv, InputRole::InputIds},
    KnownName{"indexed_tokens"sv, InputRole::InputIds},
    KnownName{"src_tokens"sv, InputRole::InputIds},
    KnownName{"word_ids"sv, InputRole::InputIds},
    KnownName{"attention_mask"sv, InputRole::AttentionMask},
    KnownName{"attn_mask"sv, InputRole::AttentionMask},
    KnownName{"input_mask"sv, InputRole::AttentionMask},
    KnownName{"attention_masks"sv, InputRole::AttentionMask},
    KnownName{"mask"sv, InputRole::AttentionMask},
    KnownName{"masks"sv, InputRole::AttentionMask},
    KnownName{"token_type_ids"sv, InputRole::TokenTypeIds},
    KnownName{"token_types"sv, InputRole::TokenTypeIds},
    KnownName{"token_type"sv, InputRole::TokenTypeIds},
    KnownName{"type_ids"sv, InputRole::TokenTypeIds},
    KnownName{"segment_ids"sv, InputRole::TokenTypeIds},
    KnownName{"segments_ids"sv, InputRole::TokenTypeIds},
    KnownName{"input_type_ids"sv, InputRole::TokenTypeIds},
    KnownName{"segments"sv, InputRole::TokenTypeIds},
    KnownName{"segments_tensor"sv, InputRole::TokenTypeIds},
    KnownName{"segments_tensors"sv, InputRole::TokenTypeIds},
    KnownName{"position_ids"sv, InputRole::PositionIds},
    KnownName{"pos_ids"sv, InputRole::PositionIds},
    KnownName{"positions"sv, InputRole::PositionIds},
};

struct NeutralName
{
    std::string_view name;
    NeutralInput value;
};
/// Inputs that some classes have beside the usual ones, and take by position.
constexpr std::array kNeutralNames{
    NeutralName{"global_attention_mask"sv, NeutralInput::Zeros}, // Longformer
    NeutralName{"bbox"sv, NeutralInput::Zeros}, // LayoutLM
    NeutralName{"langs"sv, NeutralInput::Zeros}, // XLM
    NeutralName{"task_type_ids"sv, NeutralInput::Zeros}, // ERNIE
    NeutralName{"lang_ids"sv, NeutralInput::ZeroPerText}, // XMOD
    NeutralName{"lengths"sv, NeutralInput::LengthPerText}, // XLM
    NeutralName{"head_mask"sv, NeutralInput::Ones},
    NeutralName{"entity_ids"sv, NeutralInput::ZerosAsRecorded}, // LUKE; the mask hides them all
    NeutralName{"entity_attention_mask"sv, NeutralInput::ZerosAsRecorded},
    NeutralName{"entity_token_type_ids"sv, NeutralInput::ZerosAsRecorded},
    NeutralName{"entity_position_ids"sv, NeutralInput::ZerosAsRecorded},
};

/// Tracing adds numbers to names: "input_ids.1".
std::string_view withoutNumber(std::string_view name)
{
    const std::size_t last = name.find_last_not_of("0123456789._");
    return name.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

bool isPlainName(std::string_view name)
{
    const std::string_view plain = withoutNumber(name);
    return std::find(kPlainNames.begin(), kPlainNames.end(), plain) != kPlainNames.end();
}

/// As people and tracing call what they give no name: "x", "input.3", "argument_1".
bool isNameless(std::string_view name)
{
    return withoutNumber(name).size() <= 1 || isPlainName(name) || name.starts_with("arg");
}

bool hasRole(const std::vector<InputSpec>& inputs, InputRole role)
{
    return std::any_of(inputs.begin(), inputs.end(),
                       [&](const InputSpec& input) { return input.role == role; });
}

/// The first input of a role gets it; a second one of the same role is unknown. Of several inputs
/// called "input.1", "input.3" none is told by its name.
void assignByName(std::vector<InputSpec>& inputs)
{
    for (InputSpec& input : inputs) {
        input.role = InputRole::Other;
    }
    const auto plainNames = std::count_if(inputs.begin(), inputs.end(), [](const InputSpec& input) {
        return isPlainName(input.name);
    });
    for (InputSpec& input : inputs) {
        const auto role = roleOfName(input.name);
        const bool isTold = role.has_value() && (plainNames < 2 || !isPlainName(input.name));
        if (isTold && canHold(input, *role) && !hasRole(inputs, *role)) {
            input.role = *role;
        } else if (input.isTensor && input.type != ElementType::OtherType) {
            input.neutral = neutralInputOfName(input.name);
        }
    }
}

/// A model whose argument is called "x" still reads ids first.
bool assignIds(std::vector<InputSpec>& inputs)
{
    if (hasRole(inputs, InputRole::InputIds)) {
        return true;
    }
    const auto ids = std::find_if(inputs.begin(), inputs.end(), [](const InputSpec& input) {
        const bool isNamed = roleOfName(input.name).has_value() && !isPlainName(input.name);
        return canHold(input, InputRole::InputIds) && !isNamed && !input.neutral;
    });
    if (ids == inputs.end()) {
        return false;
    }
    ids->role = InputRole::InputIds;
    ids->isGuessed = true;
    return true;
}

/// False: it must be given, and nothing is known to give.
bool canBeFilled(InputSpec& input)
{
    if (input.role != InputRole::Other || input.neutral || input.hasDefault) {
        return true;
    }
    input.isGuessed = true;
    return canHold(input, InputRole::InputIds)
        || (canHold(input, InputRole::AttentionMask) && isNameless(input.name));
}

/// Completes "of type ...".
std::string typeInWords(const InputSpec& input)
{
    if (!input.isTensor) {
        return QT_TRANSLATE_NOOP("Phrase", "other than tensor");
    }
    return std::string(elementTypeName(input.type)) + " tensor";
}

Error unknownInput(const InputSpec& input)
{
    return {ErrorCode::UnknownInput, {{"input", input.name}, {"found", typeInWords(input)}}, {}};
}

} // namespace

std::string_view roleName(InputRole role)
{
    switch (role) {
    case InputRole::InputIds:
        return "input_ids";
    case InputRole::AttentionMask:
        return "attention_mask";
    case InputRole::TokenTypeIds:
        return "token_type_ids";
    case InputRole::PositionIds:
        return "position_ids";
    case InputRole::Other:
        break;
    }
    return "other";
}

std::string_view elementTypeName(ElementType type)
{
    switch (type) {
    case ElementType::Int64:
        return "int64";
    case ElementType::Int32:
        return "int32";
    case ElementType::Float32:
        return "float32";
    case ElementType::Float64:
        return "float64";
    case ElementType::Float16:
        return "float16";
    case ElementType::BFloat16:
        return "bfloat16";
    case ElementType::Bool:
        return "bool";
    case ElementType::OtherType:
        break;
    }
    return "other";
}

std::optional<InputRole> roleOfName(std::string_view name)
{
    const std::string_view plain = withoutNumber(name);
    const auto known = std::find_if(kKnownNames.begin(), kKnownNames.end(),
                                    [&](const KnownName& entry) { return entry.name == plain; });
    if (known == kKnownNames.end()) {
        return std::nullopt;
    }
    return known->role;
}

std::optional<NeutralInput> neutralInputOfName(std::string_view name)
{
    const std::string_view plain = withoutNumber(name);
    const auto known = std::find_if(kNeutralNames.begin(), kNeutralNames.end(),
                                    [&](const NeutralName& entry) { return entry.name == plain; });
    if (known == kNeutralNames.end()) {
        return std::nullopt;
    }
    return known->value;
}

bool canHold(const InputSpec& input, InputRole role)
{
    if (!input.isTensor) {
        return false;
    }
    const bool isWhole = input.type == ElementType::Int64 || input.type == ElementType::Int32;
    return isWhole || (role == InputRole::AttentionMask && input.type != ElementType::OtherType);
}

Result<std::vector<InputSpec>> assignRoles(std::vector<InputSpec> inputs)
{
    assignByName(inputs);
    if (!assignIds(inputs)) {
        return Error{ErrorCode::NoForward, {}, {}};
    }
    for (InputSpec& input : inputs) {
        if (!canBeFilled(input)) {
            return unknownInput(input);
        }
    }
    return inputs;
}

} // namespace maskscope
