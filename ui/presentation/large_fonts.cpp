// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presentation/large_fonts.h"

#include "ui/text_size.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace maskscope {

namespace {

constexpr double kSentenceSize = 4.0; ///< times the body text: 40 pt at 10
constexpr double kSmallestSentence = 1.8;
constexpr double kMostLines = 3;
constexpr double kBarSize = 1.9;
constexpr double kSmallestBar = 1.0;
constexpr double kBarLetters = 42; ///< in a column: a word, a bar that can be told, a share
constexpr double kRemarkSize = 1.5;
constexpr double kKeysSize = 0.9;

/// For those who read with the largest letters these are large enough: there would be no room.
constexpr double kLargestBody = 14;

/// The part of the chosen size that is used here.
double tamed()
{
    return std::min(1.0, kLargestBody / fontOf(TextRole::Body).pointSizeF());
}

QFont largeFont(double factor)
{
    QFont font = fontOf(TextRole::Body);
    font.setPointSizeF(font.pointSizeF() * tamed() * factor);
    return font;
}

} // namespace

int largeSpacing(int step)
{
    return static_cast<int>(std::lround(spacing(step) * tamed()));
}

QFont keysFont()
{
    return largeFont(kKeysSize);
}

QFont remarkFont()
{
    return largeFont(kRemarkSize);
}

QFont sentenceFont(const QString& sentence, double width)
{
    double factor = kSentenceSize;
    for (; factor > kSmallestSentence; factor -= 0.2) {
        const QFontMetricsF metrics(largeFont(factor));
        const QRectF bounds
            = metrics.boundingRect(QRectF(0, 0, width, 1e6), Qt::TextWordWrap, sentence);
        if (bounds.height() <= kMostLines * metrics.lineSpacing() && bounds.width() <= width) {
            break;
        }
    }
    return largeFont(factor);
}

QFont barFont(double columnWidth)
{
    const double letter = QFontMetricsF(largeFont(1)).averageCharWidth();
    return largeFont(std::clamp(columnWidth / (letter * kBarLetters), kSmallestBar, kBarSize));
}

} // namespace maskscope
