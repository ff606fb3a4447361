// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/item_models/shaded_word_model.h"
#include "ui/widgets/wrapped_list.h"

namespace maskscope {

/// Words of a sentence in wrapped lines, each with a bar below it as long as its shade is strong
/// and a ground of that strength; the tooltip has the numbers. At most two lines, then it scrolls.
class ShadedWords : public WrappedList
{
    Q_OBJECT

public:
    ShadedWords(const char* objectName, const QString& accessibleName, QWidget* parent = nullptr);

    void setWords(std::vector<ShadedWord> words);
    /// An old answer, shown until the new one is there.
    void setOutdated(bool outdated);
    [[nodiscard]] bool isOutdated() const { return m_outdated; }

private:
    ShadedWordModel m_model;
    bool m_outdated = false;
};

} // namespace maskscope
