// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace maskscope {

/// Asks for a file, beginning in `folder`, and calls `chosen` if one was chosen. Returns at
/// once. A function, so that tests can answer in the person's place.
using FileChooser = std::function<void(QWidget* parent, const QString& folder,
                                       std::function<void(const QString& path)> chosen)>;

/// The system's own dialog.
[[nodiscard]] FileChooser systemFileChooser();
/// The same for a table to save, of that name at first.
[[nodiscard]] FileChooser systemTableChooser(const QString& name);
/// The same for where to save a session.
[[nodiscard]] FileChooser systemSessionChooser();
/// The same for where to save a copy of the export script, of its name at first.
[[nodiscard]] FileChooser systemScriptChooser();

} // namespace maskscope
