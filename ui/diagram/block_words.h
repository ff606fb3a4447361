// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strong_types.h"
#include "ui/diagram/block_tree.h"

#include <QString>

#include <cstddef>
#include <optional>
#include <vector>

namespace maskscope {

/// What stands in a block of the diagram.
struct BlockWords
{
    QString title; ///< "attention", "layer × 12", "linear", "24 operators"
    QString detail; ///< class and parameters, or the Python line
};

[[nodiscard]] BlockWords wordsOf(const BlockTree& tree, int block);

/// A sentence for screen readers: name, class, shape, folded or not.
[[nodiscard]] QString spokenBlock(const BlockTree& tree, int block, SequenceLength length,
                                  bool isUnfolded);
/// The same and more, as rich text.
[[nodiscard]] QString blockToolTip(const BlockTree& tree, int block, SequenceLength length);
/// What a line carries, as rich text.
[[nodiscard]] QString tensorsToolTip(const BlockTree& tree, const std::vector<std::size_t>& tensors,
                                     SequenceLength length);

/// The name of an input or output of the model: that of the tensor, else what it is.
[[nodiscard]] QString wayName(const BlockTree& tree, std::size_t tensor, bool isInput);

/// Share of the time of one forward; nothing if nobody measured.
[[nodiscard]] std::optional<double> shareOf(const BlockTree& tree, int block);

/// Text of a file as it can be drawn and saved: no control characters, not endless.
[[nodiscard]] QString drawable(const std::string& text);

} // namespace maskscope
