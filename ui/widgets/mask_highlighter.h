// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strong_types.h"

#include <QString>
#include <QSyntaxHighlighter>

#include <vector>

namespace maskscope {

/// Hidden words of a text in UTF-16 units, left to right (see core/text/mask_aliases.h), each with
/// the combining marks that are drawn onto it.
[[nodiscard]] std::vector<Utf16Range> findMasks(const QString& text, const QString& maskToken);

/// The smallest piece of whole characters, as a person sees them, that holds `range`.
[[nodiscard]] Utf16Range wholeCharacters(const QString& text, Utf16Range range);

/// Makes the characters of hidden words invisible, so that chips can be painted in their place
/// while the document keeps its plain text.
class MaskHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit MaskHighlighter(QTextDocument* document);

    void setMaskToken(const QString& maskToken);

protected:
    void highlightBlock(const QString& text) override;

private:
    QString m_maskToken;
};

} // namespace maskscope
