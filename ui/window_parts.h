// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/about_dialog.h"
#include "ui/dialogs/file_chooser.h"
#include "ui/session/session_state.h"

#include <QString>

#include <optional>

namespace maskscope {

/// What the window is given from outside.
struct WindowParts
{
    QString demoModel; ///< path; empty: it has not been made
    Versions versions;
    QString exportScript; ///< path of export_masked_lm.py; empty: not found
    QString lastSession; ///< path of the file that keeps the session; empty: it is not kept
    std::optional<SessionState> session{}; ///< to show instead of what was remembered
    FileChooser chooseFile = systemFileChooser();
    FileChooser chooseSession = systemSessionChooser(); ///< where to save one
    FileChooser chooseScriptCopy = systemScriptChooser();
};

} // namespace maskscope
