// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"
#include "core/guard/pickle_tree.h"

#include <map>
#include <string>
#include <string_view>

namespace maskscope {

/// Replaces scalars of a pickle; all other bytes stay as they are. A pickle of protocol 2 names no
/// places in itself, so its instructions may change their size.
class PicklePatch
{
public:
    explicit PicklePatch(const PickleTree& tree)
        : m_tree(tree)
    {}

    void replaceText(PickleIndex string, std::string_view text);
    /// False if the number is used in several places and is to become two things.
    [[nodiscard]] bool replaceNumber(PickleIndex number, std::int64_t value);

    /// Errors: DamagedFile for a pickle of another protocol.
    [[nodiscard]] Result<std::string> apply() const;

private:
    const PickleTree& m_tree;
    std::map<PickleIndex, std::string> m_instructions; ///< new ones, by node
};

} // namespace maskscope
