// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace maskscope {

/// What a person has written on the page that compares: for sessions. A plain value.
struct CompareState
{
    int tab = 0;
    QString a;
    QString b;
    QString sentence; ///< that two models read
    QString other; ///< "fp32", "bf16", "int8", "plain", "file"; empty: nothing chosen
    QString otherFile;
    QString contest; ///< the template

    friend bool operator==(const CompareState&, const CompareState&) = default;
};

} // namespace maskscope
