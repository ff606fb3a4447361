// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/vocabulary.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace maskscope {

/// The merges of a BPE model as its file lists them, the first one being the strongest.
class MergeList
{
public:
    /// False when the bytes exceed 4 GB.
    [[nodiscard]] bool add(std::string_view left, std::string_view right);
    [[nodiscard]] std::size_t size() const { return m_rows.size(); }
    [[nodiscard]] std::pair<std::string_view, std::string_view> at(std::size_t rank) const;

private:
    struct Row
    {
        std::uint32_t begin = 0;
        std::uint32_t leftSize = 0;
        std::uint32_t rightSize = 0;
    };

    std::string m_bytes;
    std::vector<Row> m_rows;
};

/// The long parts of a model, which never become a JSON tree.
struct ModelTables
{
    enum class Form
    {
        Missing,
        Object, ///< token: id
        List, ///< [token, score]; the place is the id
    };

    Form vocabulary = Form::Missing;
    TokenList tokens;
    std::vector<double> scores; ///< per row of a list
    bool hasMerges = false;
    MergeList merges;
};

} // namespace maskscope
