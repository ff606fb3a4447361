// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

namespace maskscope::layering {

/// The order of the folders of core/, as levels.txt states it.
class Levels
{
public:
    [[nodiscard]] static Levels parse(const QString& text);

    /// The level of a folder, lowest first; -1 if it is not in the order.
    [[nodiscard]] int levelOf(const QString& folder) const { return m_levels.value(folder, -1); }
    [[nodiscard]] bool knows(const QString& folder) const;
    [[nodiscard]] bool mayInclude(const QString& folder, const QString& included) const;

private:
    QHash<QString, int> m_levels;
    /// Folders beside the order, with the only ones that they may include.
    QHash<QString, QSet<QString>> m_besides;
};

/// The text of a file; a test that reads a missing file fails.
[[nodiscard]] QString readText(const QString& path);
/// The same, for a path inside the project.
[[nodiscard]] QString readSource(const QString& file);

/// What a source includes, with its quotes or angle brackets.
[[nodiscard]] QStringList includesOf(const QString& source);

/// Why `file` (a path inside the project) must not include `include`; empty if it may.
[[nodiscard]] QString whyForbidden(const Levels& levels, const QString& file,
                                   const QString& include);

} // namespace maskscope::layering
