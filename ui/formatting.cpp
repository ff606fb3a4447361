// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/formatting.h"

#include <QCoreApplication>
#include <QStringList>
#include <QTextDocument>

#include <algorithm>
#include <cmath>
#include <limits>

namespace maskscope {

namespace {

class Formatting
{
    Q_DECLARE_TR_FUNCTIONS(Formatting)
};

QString fixed(double value, int decimals)
{
    return QLocale().toString(value, 'f', decimals);
}

/// Decimals that leave three significant digits, never more than two. The borders lie where the
/// rounded number gets another digit: 9.995 is "10.0", not "10.00".
int decimalsFor(double value)
{
    if (value < 9.995) {
        return 2;
    }
    return value < 99.95 ? 1 : 0;
}

/// -12 -> "⁻¹²".
QString raised(int number)
{
    static const QString digits = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    QString text = number < 0 ? QStringLiteral("⁻") : QString();
    for (const QChar digit : QString::number(std::abs(number))) {
        text += digits.at(digit.digitValue());
    }
    return text;
}

QString tokens(SequenceLength length)
{
    return Formatting::tr("%Ln tokens", nullptr, static_cast<int>(length.value));
}

} // namespace

QString formatCount(qint64 count)
{
    const double value = static_cast<double>(count);
    if (std::abs(value) < 999.5) {
        return QLocale().toString(count);
    }
    if (std::abs(value) < 999.95e3) {
        return Formatting::tr("%1 k", "thousand").arg(fixed(value / 1e3, 1));
    }
    if (std::abs(value) < 999.95e6) {
        return Formatting::tr("%1 M", "million").arg(fixed(value / 1e6, 1));
    }
    return Formatting::tr("%1 G", "thousand million").arg(fixed(value / 1e9, 1));
}

QString formatExact(qint64 count)
{
    return QLocale().toString(count);
}

QString formatNumber(double value)
{
    if (std::isnan(value)) {
        return QStringLiteral("–");
    }
    const QString sign = value < 0 ? QStringLiteral("−") : QString();
    // Digits and power of ten apart, as C writes them: locales have signs of their own.
    const QString written = QString::number(std::abs(value), 'g', 3);
    const qsizetype power = written.indexOf(QLatin1Char('e'));
    if (power < 0) {
        return sign + QLocale().toString(std::abs(value), 'g', 3);
    }
    return sign + QLocale().toString(written.left(power).toDouble(), 'g', 3) + QStringLiteral("×10")
        + raised(written.mid(power + 1).toInt());
}

QString formatTokenId(int id)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(id);
}

QString formatBytes(quint64 bytes)
{
    constexpr auto kMost = static_cast<quint64>(std::numeric_limits<qint64>::max());
    return QLocale().formattedDataSize(static_cast<qint64>(std::min(bytes, kMost)), 1,
                                       QLocale::DataSizeTraditionalFormat);
}

QString formatMilliseconds(double milliseconds)
{
    if (std::isfinite(milliseconds) && milliseconds >= 999.5) {
        const double seconds = milliseconds / 1e3;
        return Formatting::tr("%1 s", "seconds").arg(fixed(seconds, decimalsFor(seconds)));
    }
    return Formatting::tr("%1 ms", "milliseconds").arg(formatMillisecondsPlain(milliseconds));
}

QString formatMillisecondsPlain(double milliseconds)
{
    if (!std::isfinite(milliseconds)) {
        return QStringLiteral("–");
    }
    return fixed(milliseconds, decimalsFor(milliseconds));
}

QString formatRoundTime(int milliseconds)
{
    return milliseconds % 1000 == 0
        ? Formatting::tr("%1 s", "seconds").arg(formatExact(milliseconds / 1000))
        : Formatting::tr("%1 ms", "milliseconds").arg(formatExact(milliseconds));
}

QString formatPercent(double fraction)
{
    if (!std::isfinite(fraction)) {
        return QStringLiteral("–");
    }
    if (fraction > 0 && fraction < 0.0005) {
        return Formatting::tr("< %1 %", "percent").arg(fixed(0.1, 1));
    }
    return Formatting::tr("%1 %", "percent").arg(fixed(fraction * 100, 1));
}

QString formatPoints(double difference)
{
    const double points = std::round(difference * 1000) / 10;
    if (!std::isfinite(points)) {
        return QStringLiteral("–");
    }
    const QString sign = points > 0 ? QStringLiteral("+")
        : points < 0                ? QStringLiteral("−")
                                    : QString();
    return sign + fixed(std::abs(points), 1);
}

QString formatTimes(double logRatio)
{
    if (!std::isfinite(logRatio)) {
        return QStringLiteral("–");
    }
    const double times = std::exp(std::min(std::abs(logRatio), std::log(1e12)));
    const QString number = times < 9.95 ? fixed(times, 1) : formatCount(std::llround(times));
    return (logRatio < 0 && number != fixed(1.0, 1) ? QStringLiteral("÷ ") : QStringLiteral("× "))
        + number;
}

QString formatPointSize(double difference)
{
    return fixed(std::abs(difference) * 100, 1);
}

QString formatShape(const std::vector<std::int64_t>& shape)
{
    QStringList sizes;
    for (const std::int64_t size : shape) {
        sizes << QString::number(size);
    }
    return QStringLiteral("[%1]").arg(sizes.join(QStringLiteral(", ")));
}

QString formatLengthContract(const LengthContract& contract)
{
    if (contract.kind == LengthKind::Unsafe && contract.max) {
        return Formatting::tr("%1 alone").arg(tokens(*contract.max));
    }
    // Shorter texts hardly exist: most tokenizers put two special tokens around each.
    const bool takesShortest = contract.min.value <= 2;
    if (!contract.max) {
        return takesShortest ? Formatting::tr("any length")
                             : Formatting::tr("%1 or more").arg(tokens(contract.min));
    }
    if (contract.min == *contract.max) {
        return Formatting::tr("exactly %1").arg(tokens(*contract.max));
    }
    if (takesShortest) {
        return Formatting::tr("any length up to %1").arg(tokens(*contract.max));
    }
    return Formatting::tr("%1 to %2").arg(formatExact(contract.min.value), tokens(*contract.max));
}

QString joinedSentences(const QStringList& sentences)
{
    static const QString wideEnds = QStringLiteral("。！？；："); // they bring their own space
    QString text;
    for (const QString& sentence : sentences) {
        const bool needsSpace
            = !text.isEmpty() && !sentence.isEmpty() && !wideEnds.contains(text.back());
        text += (needsSpace ? QStringLiteral(" ") : QString()) + sentence;
    }
    return text;
}

QString plainToolTip(const QString& text)
{
    return Qt::mightBeRichText(text) ? Qt::convertFromPlainText(text, Qt::WhiteSpaceNormal) : text;
}

} // namespace maskscope
