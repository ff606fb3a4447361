// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/model/html_report.h"

#include "core/base/translate_noop.h"
#include "core/model/contract_text.h"
#include "core/model/html_sections.h"
#include "core/model/html_text.h"

#include <string_view>
#include <utility>

namespace maskscope {

namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string nameOfFile(const ModelSummary& summary)
{
    return summary.path.substr(summary.path.find_last_of("/\\") + 1); // npos + 1 is 0
}

std::string section(const std::string& title, const std::string& content)
{
    return htmlElement("section", htmlElement("h2", escapedHtml(title)) + content);
}

std::string joined(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : ", ") + escapedHtml(name);
    }
    return text;
}

std::string codeElement(std::string_view text)
{
    return "<code>" + escapedHtml(text) + "</code>";
}

/// A term and what it is; nothing for what is not known.
std::string fact(const std::string& term, const std::string& html)
{
    return html.empty() ? std::string()
                        : htmlElement("dt", escapedHtml(term)) + htmlElement("dd", html);
}

/// The parts of the page, in one language.
class Report
{
public:
    Report(const ModelSummary& summary, const Inspection* inspection, const ReportWords& words)
        : m_summary(summary)
        , m_inspection(inspection)
        , m_words(words)
    {}

    std::string html() const
    {
        std::string html = glance() + warnings() + evidence() + inputs()
            + section(m_words(QT_TRANSLATE_NOOP("Report", "Modules")),
                      htmlModules(m_summary, m_inspection, m_words))
            + operators() + sharedWeights();
        if (m_inspection != nullptr && !m_inspection->weights.empty()) {
            html += section(m_words(QT_TRANSLATE_NOOP("Report", "Weights")),
                            htmlWeights(*m_inspection, m_words));
        }
        return html + card()
            + htmlElement("footer",
                          escapedHtml(m_words(QT_TRANSLATE_NOOP("Report", "Made by Maskscope."))));
    }

private:
    std::string glance() const
    {
        const ParameterSummary& parameters = m_summary.parameters;
        std::string facts
            = fact(m_words(QT_TRANSLATE_NOOP("Report", "File")), sizeOnDisk(m_summary.fileBytes))
            + fact(m_words(QT_TRANSLATE_NOOP("Report", "Parameters")),
                   m_words(QT_TRANSLATE_NOOP("Report", "{count}, {size}"),
                           {{"count", groupedDigits(std::to_string(parameters.count))},
                            {"size", sizeOnDisk(parameters.uniqueBytes)}}));
        if (m_inspection != nullptr && !m_inspection->modules.empty()) {
            facts += fact(m_words(QT_TRANSLATE_NOOP("Report", "Operations for L tokens")),
                          operationsText(m_inspection->modules.front().flops));
        }
        facts += fact(m_words(QT_TRANSLATE_NOOP("Report", "Output")), escapedHtml(outputText()))
            + fact(m_words(QT_TRANSLATE_NOOP("Report", "Lengths")),
                   escapedHtml(lengthsPhrase(m_summary.length, m_words)))
            + fact(m_words(QT_TRANSLATE_NOOP("Report", "Shorter text")),
                   escapedHtml(paddingPhrase(m_summary.length, m_words)))
            + fact(m_words(QT_TRANSLATE_NOOP("Report", "Batches")),
                   escapedHtml(batchPhrase(m_summary.batch, m_words)));
        return htmlElement("dl", facts, "class=\"glance\"");
    }

    std::string outputText() const
    {
        const OutputForm& output = m_summary.output;
        const std::string container = containerText(output.container);
        return output.hasLmHead && output.vocabularySize
            ? m_words(QT_TRANSLATE_NOOP("Report",
                                        "{container}, names words of a vocabulary of {count}"),
                      {{"container", container},
                       {"count", groupedDigits(std::to_string(*output.vocabularySize))}})
            : m_words(QT_TRANSLATE_NOOP("Report", "{container}, no word output"),
                      {{"container", container}});
    }

    std::string containerText(OutputContainer container) const
    {
        switch (container) {
        case OutputContainer::Tensor:
            return m_words(QT_TRANSLATE_NOOP("Report", "tensor"));
        case OutputContainer::Tuple:
            return m_words(QT_TRANSLATE_NOOP("Report", "tuple"));
        case OutputContainer::List:
            return m_words(QT_TRANSLATE_NOOP("Report", "list"));
        case OutputContainer::Dict:
            break;
        }
        return m_words(QT_TRANSLATE_NOOP("Report", "dict"));
    }

    std::string warnings() const
    {
        std::string items;
        for (const Warning& warning : m_summary.warnings) {
            items += htmlElement("li", escapedHtml(m_words.warning(warning)),
                                 isNote(warning.code) ? "class=\"note\"" : "class=\"warning\"");
        }
        return items.empty() ? items
                             : section(m_words(QT_TRANSLATE_NOOP("Report", "Warnings and notes")),
                                       htmlElement("ul", items));
    }

    std::string evidence() const
    {
        std::string items;
        for (const auto* places : {&m_summary.length.evidence, &m_summary.batch.evidence}) {
            for (const Evidence& place : *places) {
                items += htmlElement("li", escapedHtml(evidencePhrase(place, m_words)));
            }
        }
        return items.empty()
            ? items
            : section(m_words(QT_TRANSLATE_NOOP("Report", "What pins lengths and batches down")),
                      htmlElement("ul", items));
    }

    std::string inputs() const
    {
        Rows rows{{m_words(QT_TRANSLATE_NOOP("Report", "Name")),
                   m_words(QT_TRANSLATE_NOOP("Report", "Read as")),
                   m_words(QT_TRANSLATE_NOOP("Report", "Type")),
                   m_words(QT_TRANSLATE_NOOP("Report", "Recorded with"))}};
        for (const InputSpec& input : m_summary.inputs) {
            std::string shape;
            for (const std::int64_t size :
                 input.tracedShape.value_or(std::vector<std::int64_t>())) {
                shape += (shape.empty() ? "" : ", ") + std::to_string(size);
            }
            rows.push_back({codeElement(input.name),
                            input.role == InputRole::Other
                                ? m_words(QT_TRANSLATE_NOOP("Report", "other"))
                                : std::string(roleName(input.role)),
                            std::string(elementTypeName(input.type)),
                            shape.empty() ? shape : "[" + shape + "]"});
        }
        return section(m_words(QT_TRANSLATE_NOOP("Report", "Inputs")), htmlTable(rows));
    }

    std::string sharedWeights() const
    {
        std::string items;
        for (const SharedWeight& weight : m_summary.parameters.shared) {
            const char* text = weight.kind == SharingKind::Storage
                ? QT_TRANSLATE_NOOP("Report", "one weight, several names: {names} ({size})")
                : QT_TRANSLATE_NOOP("Report", "stored several times: {names} ({size})");
            items += htmlElement(
                "li",
                m_words(text,
                        {{"names", joined(weight.names)}, {"size", sizeOnDisk(weight.bytes)}}));
        }
        return items.empty() ? items
                             : section(m_words(QT_TRANSLATE_NOOP("Report", "Shared weights")),
                                       htmlElement("ul", items));
    }

    std::string operators() const
    {
        Rows rows{{m_words(QT_TRANSLATE_NOOP("Report", "Operator")),
                   m_words(QT_TRANSLATE_NOOP("Report", "Places in the program"))}};
        for (const OperatorCount& op : m_summary.operators) {
            rows.push_back({codeElement(op.name), groupedDigits(std::to_string(op.count))});
        }
        return section(m_words(QT_TRANSLATE_NOOP("Report", "Operators")),
                       htmlTable(rows, "class=\"numbers\""));
    }

    std::string card() const
    {
        const TraceCard& card = m_summary.card;
        const std::string format = card.format ? std::to_string(*card.format) : std::string();
        const std::string facts
            = fact(m_words(QT_TRANSLATE_NOOP("Report", "Path")), codeElement(m_summary.path))
            + fact("SHA-256",
                   m_summary.sha256.empty() ? std::string() : codeElement(m_summary.sha256))
            + fact(m_words(QT_TRANSLATE_NOOP("Report", "Written by")),
                   escapedHtml(m_summary.producer))
            + fact(m_words(QT_TRANSLATE_NOOP("Report", "Format")), format)
            + fact(m_words(QT_TRANSLATE_NOOP("Report", "Class")), escapedHtml(card.className))
            + fact(m_words(QT_TRANSLATE_NOOP("Report", "Returns")), escapedHtml(card.returnType))
            + fact(m_words(QT_TRANSLATE_NOOP("Report", "Code")), codeText(card))
            + fact(m_words(QT_TRANSLATE_NOOP("Report", "Names devices")), joined(card.devices))
            + fact(m_words(QT_TRANSLATE_NOOP("Report", "Inside it")), joined(m_summary.extraFiles))
            + fact(m_words(QT_TRANSLATE_NOOP("Report", "Names files of its author's disk")),
                   joined(card.sourceFiles))
            + fact(m_words(QT_TRANSLATE_NOOP("Report", "Read with LibTorch")),
                   escapedHtml(m_summary.torchVersion));
        return section(m_words(QT_TRANSLATE_NOOP("Report", "The file")), htmlElement("dl", facts));
    }

    std::string codeText(const TraceCard& card) const
    {
        return m_words(QT_TRANSLATE_NOOP("Report", "{count} files, {size}"),
                       {{"count", groupedDigits(std::to_string(card.codeFiles))},
                        {"size", sizeOnDisk(card.codeBytes)}});
    }

    const ModelSummary& m_summary;
    const Inspection* m_inspection;
    const ReportWords& m_words;
};

/// Even if something slipped through: a browser loads and runs nothing.
constexpr std::string_view kHead = R"(<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
)";

} // namespace

std::string htmlReport(const ModelSummary& summary, const Inspection* inspection,
                       const ReportWords& words)
{
    const std::string title = escapedHtml(nameOfFile(summary));
    const std::string head
        = htmlElement("head",
                      std::string(kHead) + htmlElement("title", title + " - Maskscope")
                          + htmlElement("style", htmlStyle()));
    const std::string type
        = summary.modules.empty() ? std::string() : escapedHtml(summary.modules.front().type);
    const std::string body
        = htmlElement("header", htmlElement("h1", title) + htmlElement("p", type))
        + Report(summary, inspection, words).html();
    return "<!DOCTYPE html>\n"
        + htmlElement("html", head + htmlElement("body", htmlElement("main", body)),
                      "lang=\"" + escapedHtml(words.language()) + "\"");
}

} // namespace maskscope
