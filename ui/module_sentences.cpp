// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/module_sentences.h"

#include "ui/error_text.h"
#include "ui/formatting.h"
#include "ui/item_models/operator_model.h"
#include "ui/shape_text.h"
#include "ui/widgets/text_label.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <set>
#include <string_view>

namespace maskscope {

namespace {

struct ModuleSentences
{
    Q_DECLARE_TR_FUNCTIONS(ModuleSentences)
};

const InspectedTensor* tensorAt(const Inspection& inspection, std::size_t index)
{
    return index < inspection.tensors.size() ? &inspection.tensors[index] : nullptr;
}

QString tensorRow(const InspectedTensor& tensor, SequenceLength length, const ColorScheme& scheme)
{
    return QStringLiteral("<tr><td>%1&nbsp;&nbsp;</td><td>%2&nbsp;&nbsp;</td>"
                          "<td style=\"color:%3\">%4</td></tr>")
        .arg(coloredShape(tensor.sizes, scheme), shapeTextAt(tensor.sizes, length),
             scheme.muted.name(), QString::fromStdString(tensor.elementType).toHtmlEscaped());
}

QString tensorRows(const QString& title, const Inspection& inspection,
                   const std::vector<std::size_t>& tensors, SequenceLength length,
                   const ColorScheme& scheme)
{
    QString rows
        = QStringLiteral("<tr><td colspan=\"3\"><b>%1</b></td></tr>").arg(title.toHtmlEscaped());
    for (const std::size_t index : tensors) {
        if (const InspectedTensor* tensor = tensorAt(inspection, index)) {
            rows += tensorRow(*tensor, length, scheme);
        }
    }
    return rows;
}

/// Of all tensors that the module is given, makes or returns.
std::set<std::size_t> evidenceOf(const Inspection& inspection, std::size_t module)
{
    std::set<std::size_t> found;
    const auto look = [&](const std::vector<std::size_t>& tensors) {
        for (const std::size_t index : tensors) {
            const InspectedTensor* tensor = tensorAt(inspection, index);
            for (std::size_t i = 0; tensor != nullptr && i < tensor->sizes.size(); ++i) {
                const auto& evidence = tensor->sizes[i].evidence;
                if (evidence && *evidence < inspection.evidence.size()) {
                    found.insert(*evidence);
                }
            }
        }
    };
    look(inspection.modules[module].inputs);
    look(inspection.modules[module].outputs);
    for (const InspectedOperator& op : inspection.operators) {
        if (op.module == module) {
            look(op.outputs);
        }
    }
    return found;
}

} // namespace

std::uint64_t weightBytes(const Inspection& inspection, const std::string& module)
{
    std::uint64_t bytes = 0;
    std::set<std::string_view> counted;
    for (const WeightStats& weight : inspection.weights) {
        const bool isInside = module.empty()
            || (weight.path.starts_with(module) && weight.path.size() > module.size()
                && weight.path[module.size()] == '.');
        const bool isKnown = std::any_of(weight.sameBytesAs.begin(), weight.sameBytesAs.end(),
                                         [&](const auto& name) { return counted.contains(name); });
        if (isInside && !isKnown) {
            counted.insert(weight.path);
            bytes += weight.bytes;
        }
    }
    return bytes;
}

QString modulePath(const ModelSummary& summary, std::size_t module)
{
    const std::string& path = summary.modules[module].path;
    return path.empty() ? ModuleSentences::tr("whole model") : QString::fromStdString(path);
}

QString moduleShapesHtml(const Inspection& inspection, std::size_t module, SequenceLength length,
                         const ColorScheme& scheme)
{
    const InspectedModule& seen = inspection.modules[module];
    if (seen.calls == 0) {
        return ModuleSentences::tr("Nothing calls this module itself; it holds others, or is not "
                                   "used.")
            .toHtmlEscaped();
    }
    return QStringLiteral("<table cellspacing=\"0\" cellpadding=\"1\">")
        + tensorRows(ModuleSentences::tr("Goes in"), inspection, seen.inputs, length, scheme)
        + tensorRows(ModuleSentences::tr("Comes out"), inspection, seen.outputs, length, scheme)
        + QStringLiteral("</table>");
}

QString moduleNumbers(const ModelSummary& summary, const Inspection& inspection, std::size_t module,
                      SequenceLength length)
{
    const InspectedModule& seen = inspection.modules[module];
    QStringList lines;
    if (seen.flops != LengthFormula()) {
        lines << ModuleSentences::tr("Operations: %1; for %Ln tokens %2.", nullptr,
                                     static_cast<int>(length.value))
                     .arg(operationsText(seen.flops), operationsTextAt(seen.flops, length));
    }
    if (seen.share > 0) {
        lines << ModuleSentences::tr("Time: %1 of a forward with %Ln tokens.", nullptr,
                                     static_cast<int>(inspection.timedAt.value))
                     .arg(formatPercent(seen.share));
    }
    if (summary.modules[module].parameters > 0) {
        lines << ModuleSentences::tr("Parameters: %1, %2.", "count, bytes")
                     .arg(formatExact(summary.modules[module].parameters),
                          formatBytes(weightBytes(inspection, summary.modules[module].path)));
    }
    if (seen.calls > 1) {
        lines << ModuleSentences::tr("Called %Ln times.", nullptr, static_cast<int>(seen.calls));
    }
    if (seen.sameAs != module && seen.sameAs < summary.modules.size()) {
        lines << ModuleSentences::tr("The same as %1, with weights of its own.")
                     .arg(breakable(modulePath(summary, seen.sameAs)));
    }
    return lines.join(QLatin1Char('\n'));
}

QString moduleWhy(const Inspection& inspection, std::size_t module)
{
    QStringList lines;
    for (const std::size_t index : evidenceOf(inspection, module)) {
        lines << evidenceSentence(inspection.evidence[index]);
    }
    return lines.join(QLatin1Char('\n'));
}

QString evidenceSentence(const Evidence& evidence)
{
    QStringList where;
    if (!evidence.op.empty()) {
        where << operatorName(evidence.op);
    }
    if (!evidence.module.empty()) {
        where << QString::fromStdString(evidence.module);
    }
    if (!evidence.source.empty()) {
        where << QString::fromStdString(evidence.source);
    }
    const QString message = evidenceText(evidence);
    return where.isEmpty() ? message
                           : ModuleSentences::tr("%1: %2", "places in a program, what is there")
                                 .arg(where.join(QStringLiteral(" · ")), message);
}

} // namespace maskscope
