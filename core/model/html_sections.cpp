// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/model/html_sections.h"

#include "core/base/translate_noop.h"
#include "core/model/html_text.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

namespace maskscope {

namespace {

using Rows = std::vector<std::vector<std::string>>;

constexpr std::size_t kOpenDepth = 2; ///< modules above are unfolded
constexpr std::size_t kMostWeights = 5000; ///< a page with more is of no use

std::string cell(const std::string& content, std::string_view kind)
{
    return "<span class=\"" + std::string(kind) + "\">" + content + "</span>";
}

std::string timeCell(double share)
{
    std::array<char, 64> width{};
    std::snprintf(width.data(), width.size(), "style=\"width:%.1f%%\"",
                  100 * std::clamp(share, 0.0, 1.0));
    return cell(percentText(share) + "<i " + std::string(width.data()) + "></i>", "time");
}

std::string sameAs(const std::string& other, const ReportWords& words)
{
    return "<em>"
        + words(QT_TRANSLATE_NOOP("Report", "same as {name}"), {{"name", escapedHtml(other)}})
        + "</em>";
}

/// The tree from its pre-order, a row at a time.
class ModuleTree
{
public:
    ModuleTree(const ModelSummary& summary, const Inspection* inspection, const ReportWords& words)
        : m_modules(summary.modules)
        , m_inspection(inspection)
        , m_words(words)
    {}

    std::string html()
    {
        std::string html = head();
        std::size_t open = 0; // details that are not closed
        for (std::size_t i = 0; i < m_modules.size(); ++i) {
            const std::size_t depth = m_modules[i].depth;
            for (; open > depth; --open) {
                html += "</details>\n";
            }
            const bool hasParts = i + 1 < m_modules.size() && m_modules[i + 1].depth > depth;
            html += hasParts ? folding(i) : htmlElement("div", row(i), "class=\"row leaf\"");
            open += hasParts ? 1 : 0;
        }
        for (; open > 0; --open) {
            html += "</details>\n";
        }
        return htmlElement("div", html, "class=\"tree\"");
    }

private:
    std::string head() const
    {
        const std::string cells = cell(m_words(QT_TRANSLATE_NOOP("Report", "Module")), "name")
            + cell(m_words(QT_TRANSLATE_NOOP("Report", "Class")), "class")
            + cell(m_words(QT_TRANSLATE_NOOP("Report", "Parameters")), "number")
            + cell(m_words(QT_TRANSLATE_NOOP("Report", "Gives")), "shape")
            + cell(m_words(QT_TRANSLATE_NOOP("Report", "Operations")), "number")
            + cell(m_words(QT_TRANSLATE_NOOP("Report", "Time")), "time");
        return htmlElement("div", cells, "class=\"row head\"");
    }

    /// Begins the element that its parts lie in.
    std::string folding(std::size_t index) const
    {
        const bool isOpen = m_modules[index].depth < kOpenDepth && !isRepeated(index);
        return std::string(isOpen ? "<details open=\"open\">" : "<details>")
            + htmlElement("summary", row(index), "class=\"row\"");
    }

    bool isRepeated(std::size_t index) const
    {
        return m_inspection != nullptr && m_inspection->modules[index].sameAs != index;
    }

    std::string row(std::size_t index) const
    {
        const ModuleSummary& module = m_modules[index];
        const std::string last = module.path.substr(module.path.rfind('.') + 1);
        const std::string name = module.path.empty()
            ? m_words(QT_TRANSLATE_NOOP("Report", "(whole model)"))
            : escapedHtml(last);
        const std::string indent = std::to_string(module.depth);
        return "<span class=\"name\" style=\"--depth:" + indent + "\" title=\""
            + escapedHtml(module.path) + "\">" + name + repeatedText(index) + "</span>"
            + cell(escapedHtml(module.type), "class")
            + cell(groupedDigits(std::to_string(module.parameters)), "number") + inside(index);
    }

    std::string repeatedText(std::size_t index) const
    {
        const bool isWorthSaying = isRepeated(index) && index + 1 < m_modules.size()
            && m_modules[index + 1].depth > m_modules[index].depth;
        if (!isWorthSaying) {
            return {};
        }
        const std::string& other = m_modules[m_inspection->modules[index].sameAs].path;
        return " " + sameAs(other, m_words);
    }

    std::string inside(std::size_t index) const
    {
        if (m_inspection == nullptr) {
            return cell({}, "shape") + cell({}, "number") + cell({}, "time");
        }
        const InspectedModule& module = m_inspection->modules[index];
        const std::string shape = module.outputs.empty()
            ? (module.calls == 0 ? m_words(QT_TRANSLATE_NOOP("Report", "never called")) : "")
            : shapeHtml(m_inspection->tensors[module.outputs.front()]);
        return cell(shape, "shape") + cell(operationsText(module.flops), "number")
            + timeCell(module.share);
    }

    const std::vector<ModuleSummary>& m_modules;
    const Inspection* m_inspection;
    const ReportWords& m_words;
};

std::string numberText(double value)
{
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.4g", value);
    return text.data();
}

/// Bars of one width, the highest fills the picture.
std::string histogramSvg(const WeightStats& weight, const ReportWords& words)
{
    constexpr int kHeight = 24;
    const std::int64_t most = std::max<std::int64_t>(
        1, *std::max_element(weight.histogram.begin(), weight.histogram.end()));
    std::string path;
    for (std::size_t i = 0; i < weight.histogram.size(); ++i) {
        const double part = static_cast<double>(weight.histogram[i]) / static_cast<double>(most);
        if (weight.histogram[i] > 0) {
            const std::string height = numberText(std::max(0.5, part * kHeight));
            path += "M" + std::to_string(3 * i) + " " + std::to_string(kHeight) + "v-" + height
                + "h2v" + height + "z";
        }
    }
    return "<svg viewBox=\"0 0 120 24\" width=\"120\" height=\"24\" role=\"img\" "
           "aria-label=\""
        + escapedHtml(words(QT_TRANSLATE_NOOP("Report", "histogram")))
        + "\" xmlns=\"http://www.w3.org/2000/svg\"><path d=\"" + path + "\"/></svg>";
}

std::vector<std::string> weightRow(const WeightStats& weight, const ReportWords& words)
{
    std::string shape;
    for (const std::int64_t size : weight.shape) {
        shape += (shape.empty() ? "" : ", ") + std::to_string(size);
    }
    std::string name = "<code>" + escapedHtml(weight.path) + "</code>";
    for (const std::string& other : weight.sameBytesAs) {
        name += "<br/>" + sameAs(other, words);
    }
    const std::string notFinite = std::to_string(weight.notFinite);
    return {name,
            weight.elementType,
            "[" + shape + "]",
            sizeOnDisk(weight.bytes),
            numberText(weight.min),
            numberText(weight.mean),
            numberText(weight.max),
            numberText(weight.deviation),
            groupedDigits(std::to_string(weight.zeros)),
            weight.notFinite > 0 ? cell(groupedDigits(notFinite), "alarm") : notFinite,
            histogramSvg(weight, words)};
}

std::string spanOf(SizeOrigin origin, const std::string& text)
{
    return "<span class=\"" + std::string(originClass(origin)) + "\">" + text + "</span>";
}

std::string legend(const ReportWords& words)
{
    const std::string text = words(
        QT_TRANSLATE_NOOP(
            "Report",
            "L is the number of tokens of a text. Sizes {length}, {batch}, are {weights}, or are "
            "{recording}. Operations are 2 × multiply-adds of matrix products and convolutions."),
        {{"length",
          spanOf(SizeOrigin::Length, words(QT_TRANSLATE_NOOP("Report", "follow the length")))},
         {"batch",
          spanOf(SizeOrigin::Batch,
                 words(QT_TRANSLATE_NOOP("Report", "follow the number of texts")))},
         {"weights",
          spanOf(SizeOrigin::Weights, words(QT_TRANSLATE_NOOP("Report", "fixed by the weights")))},
         {"recording",
          spanOf(SizeOrigin::Recording,
                 words(QT_TRANSLATE_NOOP("Report", "fixed by the recording")))}});
    return htmlElement("p", text, "class=\"legend\"");
}

std::vector<std::string> weightHead(const ReportWords& words)
{
    return {words(QT_TRANSLATE_NOOP("Report", "Name")),
            words(QT_TRANSLATE_NOOP("Report", "Type")),
            words(QT_TRANSLATE_NOOP("Report", "Shape")),
            words(QT_TRANSLATE_NOOP("Report", "Size")),
            words(QT_TRANSLATE_NOOP("Report", "Min")),
            words(QT_TRANSLATE_NOOP("Report", "Mean")),
            words(QT_TRANSLATE_NOOP("Report", "Max")),
            words(QT_TRANSLATE_NOOP("Report", "Deviation")),
            words(QT_TRANSLATE_NOOP("Report", "Zeros")),
            words(QT_TRANSLATE_NOOP("Report", "Not finite")),
            words(QT_TRANSLATE_NOOP("Report", "Spread"))};
}

} // namespace

std::string htmlModules(const ModelSummary& summary, const Inspection* inspection,
                        const ReportWords& words)
{
    return (inspection != nullptr ? legend(words) : std::string())
        + ModuleTree(summary, inspection, words).html();
}

std::string htmlWeights(const Inspection& inspection, const ReportWords& words)
{
    Rows rows{weightHead(words)};
    const std::size_t shown = std::min(kMostWeights, inspection.weights.size());
    for (std::size_t i = 0; i < shown; ++i) {
        rows.push_back(weightRow(inspection.weights[i], words));
    }
    const std::size_t left = inspection.weights.size() - shown;
    const std::string more = left == 0
        ? std::string()
        : htmlElement("p",
                      words(QT_TRANSLATE_NOOP("Report", "{count} more are not shown."),
                            {{"count", groupedDigits(std::to_string(left))}}));
    return htmlElement("div", htmlTable(rows, "class=\"weights\""), "class=\"wide\"") + more;
}

} // namespace maskscope
