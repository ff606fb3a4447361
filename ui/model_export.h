// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/inspection.h"
#include "core/model/model_summary.h"

#include <QByteArray>

namespace maskscope {

/// The modules in pre-order, a line each under a line of keys: those of `inspect --json`, calls and
/// the share of time. `inspection` may be null.
[[nodiscard]] QByteArray modulesCsv(const ModelSummary& summary, const Inspection* inspection);

/// What `maskscope-cli inspect --json` prints of the model.
[[nodiscard]] QByteArray modelAsJson(const ModelSummary& summary, const Inspection* inspection);

} // namespace maskscope
