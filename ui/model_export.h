// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/export_advice.h"
#include "core/model/inspection.h"
#include "core/model/model_summary.h"

#include <QByteArray>
#include <QString>

namespace maskscope {

/// What a file with this ending holds: "csv" the modules, "json" what `inspect --json` prints,
/// "html" the page of `inspect --html` in the language of the
/// window. Empty for other endings.
[[nodiscard]] QByteArray modelReport(const ModelSummary& summary, const Inspection* inspection,
                                     const ExportAdvice& advice, const QString& suffix);

} // namespace maskscope
