// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/model_summary.h"

#include <QLocale>
#include <QString>
#include <QStringList>

#include <optional>

// Every number, time and shape people read is formatted here (tests: tst_formatting). The locale is
// QLocale(): set by the program from the language in use.
namespace maskscope {

/// 22705408 -> "22.7 M"; 950 -> "950".
[[nodiscard]] QString formatCount(qint64 count);
/// With digit groups: 22705408 -> "22,705,408".
[[nodiscard]] QString formatExact(qint64 count);
/// A measured number, three significant digits: "0.0213", "−1.2×10⁻⁵"; "–" for NaN.
[[nodiscard]] QString formatNumber(double value);
/// A token's number in the vocabulary, a name rather than a quantity: 30521 -> "30521".
[[nodiscard]] QString formatTokenId(int id);
/// 96504832 -> "92.0 MB" (1 MB = 1024 x 1024 bytes, as the system's file manager has it).
[[nodiscard]] QString formatBytes(quint64 bytes);
/// Three significant digits and a unit: "0.12 ms", "5.64 ms", "134 ms", "1.24 s".
[[nodiscard]] QString formatMilliseconds(double milliseconds);
/// The number alone, same digits, for a column headed "ms". "–" for NaN.
[[nodiscard]] QString formatMillisecondsPlain(double milliseconds);
/// A round time as people say it: "50 ms", "1 s".
[[nodiscard]] QString formatRoundTime(int milliseconds);
/// 0.6213 -> "62.1 %"; above 0 but below 0.0005 -> "< 0.1 %".
[[nodiscard]] QString formatPercent(double fraction);
/// A difference of two percentages with its sign, in points: 0.123 -> "+12.3", -0.5 -> "−50.0".
[[nodiscard]] QString formatPoints(double difference);
/// How many times something is more, from the natural logarithm of it: "× 2.5", "÷ 12", "× 1.2 k".
[[nodiscard]] QString formatTimes(double logRatio);
/// How far two percentages lie apart, in points: 0.031 -> "3.1".
[[nodiscard]] QString formatPointSize(double difference);
/// "[1, 14]"; "[]" for a scalar.
[[nodiscard]] QString formatShape(const std::vector<std::int64_t>& shape);
/// "any length up to 512 tokens" and so on, one phrase.
[[nodiscard]] QString formatLengthContract(const LengthContract& contract);
/// One after another, with a space between where the script has one: none after "。". Empty ones
/// are left out.
[[nodiscard]] QString joinedSentences(const QStringList& sentences);
/// A tooltip that shows the text as it is: names in files are anyone's ("<s>"), and Qt would read
/// some of them as HTML.
[[nodiscard]] QString plainToolTip(const QString& text);

} // namespace maskscope
