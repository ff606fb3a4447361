// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/guard/recorded_inputs.h"

#include "core/base/utf.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace maskscope {

namespace {

using namespace std::string_view_literals;

struct StorageName
{
    std::string_view storage;
    std::string_view elementType;
};
constexpr std::array kStorages{
    StorageName{"torch.LongStorage"sv, "int64"sv},
    StorageName{"torch.IntStorage"sv, "int32"sv},
    StorageName{"torch.ShortStorage"sv, "int16"sv},
    StorageName{"torch.CharStorage"sv, "int8"sv},
    StorageName{"torch.ByteStorage"sv, "uint8"sv},
    StorageName{"torch.BoolStorage"sv, "bool"sv},
    StorageName{"torch.FloatStorage"sv, "float32"sv},
    StorageName{"torch.DoubleStorage"sv, "float64"sv},
    StorageName{"torch.HalfStorage"sv, "float16"sv},
    StorageName{"torch.BFloat16Storage"sv, "bfloat16"sv},
};

/// PyTorch writes lists and dicts as a call that restores their type.
const PickleNode& withoutTypeTag(const PickleTree& tree, const PickleNode& node)
{
    const bool isTag = node.kind == PickleKind::Object
        && tree.globalName(*tree.item(node, 0)) == "torch.jit._pickle.restore_type_tag";
    const PickleNode* arguments = isTag ? tree.item(node, 1) : nullptr;
    const PickleNode* value = arguments != nullptr ? tree.item(*arguments, 0) : nullptr;
    return value != nullptr ? *value : node;
}

std::optional<std::vector<std::int64_t>> readShape(const PickleTree& tree, const PickleNode* node)
{
    if (node == nullptr || node->kind != PickleKind::Tuple) {
        return std::nullopt;
    }
    std::vector<std::int64_t> shape;
    for (const PickleIndex index : node->items) {
        const PickleNode& size = tree.node(index);
        if (size.kind != PickleKind::Int || size.number < 0) {
            return std::nullopt;
        }
        shape.push_back(size.number);
    }
    return shape;
}

std::string elementTypeOf(const PickleTree& tree, const PickleNode& storageClass)
{
    const std::string name = tree.globalName(storageClass);
    const auto* known = std::find_if(kStorages.begin(), kStorages.end(),
                                     [&](const StorageName& row) { return row.storage == name; });
    return known == kStorages.end() ? "other" : std::string(known->elementType);
}

/// The id of a storage: ('storage', class, key, device, number of elements).
void readStorage(const PickleTree& tree, const PickleNode* node, RecordedInput& input)
{
    const PickleNode* id
        = node != nullptr && node->kind == PickleKind::PersistentId ? tree.item(*node, 0) : nullptr;
    constexpr std::size_t kClass = 1;
    constexpr std::size_t kDevice = 3;
    if (id != nullptr && id->kind == PickleKind::Tuple && id->items.size() > kDevice) {
        input.elementType = elementTypeOf(tree, *tree.item(*id, kClass));
        input.device = toValidUtf8(tree.text(*tree.item(*id, kDevice)));
    }
}

/// _rebuild_tensor_v2(storage, offset, shape, strides, requires_grad, hooks), and its like.
RecordedInput readInput(const PickleTree& tree, const PickleNode& node)
{
    constexpr std::size_t kShape = 2;
    RecordedInput input;
    if (node.kind != PickleKind::Object
        || !tree.globalName(*tree.item(node, 0)).starts_with("torch._utils._rebuild_")) {
        return input;
    }
    const PickleNode* arguments = tree.item(node, 1);
    input.shape = readShape(tree, tree.item(*arguments, kShape));
    readStorage(tree, tree.item(*arguments, 0), input);
    return input;
}

} // namespace

std::vector<RecordedInput> recordedInputs(const PickleTree& tree, std::string_view method)
{
    const PickleNode& methods = withoutTypeTag(tree, tree.root());
    std::vector<RecordedInput> inputs;
    for (std::size_t i = 0; methods.kind == PickleKind::Dict && i < methods.items.size(); i += 2) {
        if (tree.text(*tree.item(methods, i)) != method) {
            continue;
        }
        const PickleNode& list = withoutTypeTag(tree, *tree.item(methods, i + 1));
        for (const PickleIndex index : list.items) {
            inputs.push_back(readInput(tree, tree.node(index)));
        }
        break;
    }
    return inputs;
}

} // namespace maskscope
