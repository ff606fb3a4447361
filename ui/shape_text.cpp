// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shape_text.h"

#include "ui/formatting.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>

namespace maskscope {

namespace {

struct ShapeText
{
    Q_DECLARE_TR_FUNCTIONS(ShapeText)
};

QString formulaText(const LengthFormula& formula)
{
    return QString::fromStdString(sizeText(formula))
        .replace(QStringLiteral("^2"), QStringLiteral("²"));
}

template <typename Label>
QString bracketed(const std::vector<TensorSize>& sizes, Label label)
{
    QStringList labels;
    for (const TensorSize& size : sizes) {
        labels << label(size);
    }
    return QLatin1Char('[') + labels.join(QStringLiteral(", ")) + QLatin1Char(']');
}

/// A coefficient before L: nothing for 1.
QString termOf(qint64 coefficient, const QString& power)
{
    if (power.isEmpty()) {
        return formatCount(coefficient);
    }
    return coefficient == 1 ? power : formatCount(coefficient) + QStringLiteral("·") + power;
}

} // namespace

QString sizeLabel(const TensorSize& size)
{
    const QString formula = formulaText(size.size);
    switch (size.origin) {
    case SizeOrigin::Batch:
        return formula == QLatin1String("1") ? QStringLiteral("B") : QStringLiteral("B·") + formula;
    case SizeOrigin::Recording:
        return formula + QLatin1Char('!');
    case SizeOrigin::Weights:
    case SizeOrigin::Length:
        return formula;
    }
    return formula;
}

QString shapeText(const std::vector<TensorSize>& sizes)
{
    return bracketed(sizes, sizeLabel);
}

QString shapeTextAt(const std::vector<TensorSize>& sizes, SequenceLength length)
{
    return bracketed(sizes, [length](const TensorSize& size) {
        const auto value = size.size.at(length);
        return value ? QString::number(*value) : QStringLiteral("?");
    });
}

QString coloredShape(const std::vector<TensorSize>& sizes, const ColorScheme& scheme)
{
    return bracketed(sizes, [&scheme](const TensorSize& size) {
        return QStringLiteral("<span style=\"color:%1\">%2</span>")
            .arg(originColor(size.origin, scheme).name(), sizeLabel(size).toHtmlEscaped());
    });
}

QColor originColor(SizeOrigin origin, const ColorScheme& scheme)
{
    switch (origin) {
    case SizeOrigin::Length:
        return scheme.lengthShape;
    case SizeOrigin::Batch:
        return scheme.batchShape;
    case SizeOrigin::Recording:
        return scheme.recordedShape;
    case SizeOrigin::Weights:
        break;
    }
    return scheme.weightShape;
}

QString originPhrase(SizeOrigin origin)
{
    switch (origin) {
    case SizeOrigin::Length:
        return ShapeText::tr("follows the length of the text");
    case SizeOrigin::Batch:
        return ShapeText::tr("follows the number of texts");
    case SizeOrigin::Recording:
        return ShapeText::tr("pinned down by the recording");
    case SizeOrigin::Weights:
        break;
    }
    return ShapeText::tr("fixed by the model's weights");
}

bool hasPinnedSizes(const Inspection& inspection)
{
    return std::any_of(inspection.tensors.begin(), inspection.tensors.end(),
                       [](const InspectedTensor& tensor) {
                           return std::any_of(tensor.sizes.begin(), tensor.sizes.end(),
                                              [](const TensorSize& size) {
                                                  return size.origin == SizeOrigin::Recording;
                                              });
                       });
}

QString operationsText(const LengthFormula& flops)
{
    if (!flops.isKnown || flops.divisor != 1) {
        return QStringLiteral("?");
    }
    const std::array<QString, 3> powers{QString(), QStringLiteral("L"), QStringLiteral("L²")};
    QString text;
    for (const std::size_t power : {std::size_t{1}, std::size_t{2}, std::size_t{0}}) {
        const qint64 coefficient = flops.coefficients.at(power);
        if (coefficient == 0) {
            continue;
        }
        const bool isNegative = coefficient < 0;
        const QString sign = text.isEmpty() ? (isNegative ? QStringLiteral("−") : QString())
            : isNegative                    ? QStringLiteral(" − ")
                                            : QStringLiteral(" + ");
        text += sign + termOf(isNegative ? -coefficient : coefficient, powers.at(power));
    }
    return text.isEmpty() ? QStringLiteral("0") : text;
}

QString operationsTextAt(const LengthFormula& flops, SequenceLength length)
{
    const auto value = flops.at(length);
    return value ? formatCount(*value) : QStringLiteral("–");
}

} // namespace maskscope
