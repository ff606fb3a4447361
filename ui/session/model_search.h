// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/session_file.h"

#include <QString>
#include <QStringList>

namespace maskscope {

/// Where the model of a session may lie on this machine.
struct SearchPlaces
{
    QString session; ///< the session file: a model beside it was sent along; empty: there is none
    QStringList files; ///< known ones: recent, the demo model
};

/// The file of the model: where it was, else beside the session, else one of the known files of its
/// name. One of the right size goes before one that only has the name. Empty: there is none.
[[nodiscard]] QString findModel(const SavedModel& model, const SearchPlaces& places);

} // namespace maskscope
