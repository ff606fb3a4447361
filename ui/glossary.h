// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

class QWidget;

namespace maskscope {

/// A technical word of the window and what it means, one plain sentence.
struct GlossaryTerm
{
    const char* key; ///< for lookups and object names: "sequence_length"
    QString term;
    QString sentence;
};

/// All of them, in the order of the alphabet of the window's language.
[[nodiscard]] std::vector<GlossaryTerm> glossary();
/// "Token: a piece of text …", for tooltips; empty for a key that is none.
[[nodiscard]] QString glossaryText(const char* key);
/// Puts the meanings of these words below what the widget's tooltip says already.
void explainTerms(QWidget& widget, const std::vector<const char*>& keys);

} // namespace maskscope
