// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/latency/sweep.h"

#include <QByteArray>
#include <QString>

namespace maskscope {

/// The sweep as comma-separated values for other programs: UTF-8, English names, points in numbers
/// whatever the language of the window. Columns: length, median_ms, p10_ms, p90_ms, min_ms,
/// first_ms, runs, error.
[[nodiscard]] QByteArray latencyCsv(const SweepResult& result);

/// Writes it whole or not at all. Errors: CannotWrite.
[[nodiscard]] Status saveLatencyCsv(const SweepResult& result, const QString& path);

} // namespace maskscope
