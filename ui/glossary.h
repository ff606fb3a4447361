// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariant>

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
/// A tooltip with the meanings of these words below it.
[[nodiscard]] QString withTerms(const QString& toolTip, const std::vector<const char*>& keys);
/// Puts the meanings of these words below what the widget's tooltip says already. The "?" of the
/// window tells them too while the widget is in sight, for those who use no mouse.
void explainTerms(QWidget& widget, const std::vector<const char*>& keys);
/// Only tells the "?": the tooltip is someone else's, such as an action's.
void noteTerms(QWidget& widget, const std::vector<const char*>& keys);

/// Role of headerData(): the keys that a column's tooltip explains (QStringList).
inline constexpr int kTermsRole = Qt::UserRole + 100;
/// For headerData(): the tooltip, or the keys for kTermsRole; invalid for every other role.
[[nodiscard]] QVariant explainedHeader(int role, const std::vector<const char*>& keys,
                                       const QString& toolTip = {});

/// The words that widgets in sight and columns of tables below `area` explain, each once.
[[nodiscard]] std::vector<GlossaryTerm> termsInSight(const QWidget& area);

} // namespace maskscope
