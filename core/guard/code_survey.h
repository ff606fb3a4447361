// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace maskscope {

/// What the text of an archive's code tells about the program as a whole.
struct CodeSurvey
{
    std::set<std::string> operators; ///< called by name: "aten::embedding"
    std::set<std::string> devices; ///< "cpu", "cuda:0"
    /// Classes with a method that LibTorch calls while it reads the weights (__setstate__).
    std::set<std::string> loadTimeClasses;
};

/// Adds what one code record says.
void surveyCode(std::string_view code, CodeSurvey& survey);

} // namespace maskscope
