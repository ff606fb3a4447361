// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/session_file.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace maskscope {

/// Where the model of a session may lie on this machine.
struct SearchPlaces
{
    QString session; ///< the session file: a model beside it was sent along; empty: there is none
    QStringList files; ///< known ones: recent, the demo model
    QHash<QString, QString> hashes{}; ///< SHA-256 of some of these, by path
};

/// The file of the model: where it was, else beside the session, else one of the known files of its
/// name. A known file with its bytes goes before all, whatever its name is now; one of the right
/// size goes before one that only has the name. Empty: there is none. Only regular files count.
[[nodiscard]] QString findModel(const SavedModel& model, const SearchPlaces& places);

} // namespace maskscope
