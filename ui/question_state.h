// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace maskscope {

/// What a person asks of sentences beside the guesses. A plain value, remembered.
struct QuestionState
{
    QString ownWords; ///< as typed, with commas between them
    bool why = false;
    bool surprise = false;
    bool longer = false;

    bool operator==(const QuestionState&) const = default;
};

} // namespace maskscope
