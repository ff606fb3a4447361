// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace maskscope {

/// An argument of a method as the archive's code writes it.
struct CodeArgument
{
    std::string name;
    std::string type; ///< "Tensor", "Optional[Tensor]"...; empty if none is written
    bool hasDefault = false;
};

struct CodeSignature
{
    std::vector<CodeArgument> arguments; ///< without the first, the module itself
    std::string returnType; ///< "Tuple[Tensor, Tensor]"; empty if none is written
};

/// The record below code/ that holds a class: "__torch__.a.b.C" -> "__torch__/a/b.py".
[[nodiscard]] std::string codeRecordOf(std::string_view qualifiedName);

/// forward() of a class, from the text of its code record. Nothing if it has none, or if the text
/// is not what PyTorch writes.
[[nodiscard]] std::optional<CodeSignature> forwardSignature(std::string_view code,
                                                            std::string_view className);

/// Adds the devices that the code names: torch.device("cuda:0").
void collectDevices(std::string_view code, std::set<std::string>& devices);

} // namespace maskscope
