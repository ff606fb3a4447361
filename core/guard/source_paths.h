// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/strong_types.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace maskscope {

/// How many bytes of a source file's path tell about its author's disk: all before
/// ".../site-packages/", else all but the file's name. A path that is not absolute tells nothing
/// and keeps all, unless it begins with a dot. Examples:
/// "/disk/a/lib/python3.11/site-packages/torch/jit/_trace.py" keeps "torch/jit/_trace.py";
/// "C:\work\export.py" keeps "export.py".
[[nodiscard]] std::size_t privatePartOfPath(std::string_view path);

/// The paths in the call stack that a trace keeps as the text of its operators, one line a call:
/// "/disk/a/export.py(12): forward". Lines of another form have none.
[[nodiscard]] std::vector<ByteRange> pathsInCallStack(std::string_view text);

/// A text with some parts taken out, and where the rest has gone.
class CutText
{
public:
    /// `cuts` in order, without overlap.
    CutText(std::string_view text, std::vector<ByteRange> cuts);

    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] bool isChanged() const { return !m_cuts.empty(); }
    [[nodiscard]] std::size_t oldSize() const { return m_oldSize; }
    /// A place inside a cut becomes the place of the cut. `place` <= oldSize().
    [[nodiscard]] std::size_t newPlace(std::size_t place) const;

private:
    std::string m_text;
    std::vector<ByteRange> m_cuts;
    std::size_t m_oldSize = 0;
};

} // namespace maskscope
