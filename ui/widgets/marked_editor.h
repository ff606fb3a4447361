// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/sentence_editor.h"

#include <vector>

namespace maskscope {

/// A sentence editor that underlines pieces of its text: what is different from another sentence.
class MarkedEditor : public SentenceEditor
{
    Q_OBJECT

public:
    /// `color` as ColorScheme::mask().
    explicit MarkedEditor(int color, QWidget* parent = nullptr);

    void setMarks(std::vector<maskscope::Utf16Range> marks);
    [[nodiscard]] const std::vector<Utf16Range>& marks() const { return m_marks; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_color;
    std::vector<Utf16Range> m_marks;
};

} // namespace maskscope
