// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/model/html_report.h"

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

std::string section(std::string_view title, const std::string& content)
{
    return htmlElement("section", htmlElement("h2", title) + content);
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
std::string fact(std::string_view term, const std::string& html)
{
    return html.empty() ? std::string() : htmlElement("dt", term) + htmlElement("dd", html);
}

std::string outputText(const OutputForm& output)
{
    std::string text = containerName(output.container);
    if (output.hasLmHead && output.vocabularySize) {
        return text + ", names words of a vocabulary of "
            + groupedDigits(std::to_string(*output.vocabularySize));
    }
    return text + ", no word output";
}

std::string glance(const ModelSummary& summary, const Inspection* inspection)
{
    const ParameterSummary& parameters = summary.parameters;
    std::string facts = fact("File", sizeOnDisk(summary.fileBytes))
        + fact("Parameters",
               groupedDigits(std::to_string(parameters.count)) + ", "
                   + sizeOnDisk(parameters.uniqueBytes));
    if (inspection != nullptr && !inspection->modules.empty()) {
        facts += fact("Operations for L tokens", operationsText(inspection->modules.front().flops));
    }
    facts += fact("Output", escapedHtml(outputText(summary.output)))
        + fact("Lengths", englishLengths(summary.length))
        + fact("Shorter text", englishPadding(summary.length))
        + fact("Batches", englishBatch(summary.batch));
    return htmlElement("dl", facts, "class=\"glance\"");
}

std::string warnings(const ModelSummary& summary)
{
    std::string items;
    for (const Warning& warning : summary.warnings) {
        items += htmlElement("li", escapedHtml(englishWarning(warning)),
                             isNote(warning.code) ? "class=\"note\"" : "class=\"warning\"");
    }
    return items.empty() ? items : section("Warnings and notes", htmlElement("ul", items));
}

std::string evidence(const ModelSummary& summary)
{
    std::string items;
    for (const auto* places : {&summary.length.evidence, &summary.batch.evidence}) {
        for (const Evidence& place : *places) {
            items += htmlElement("li", escapedHtml(englishEvidence(place)));
        }
    }
    return items.empty() ? items
                         : section("What pins lengths and batches down", htmlElement("ul", items));
}

std::string inputs(const ModelSummary& summary)
{
    Rows rows{{"Name", "Read as", "Type", "Recorded with"}};
    for (const InputSpec& input : summary.inputs) {
        std::string shape;
        for (const std::int64_t size : input.tracedShape.value_or(std::vector<std::int64_t>())) {
            shape += (shape.empty() ? "" : ", ") + std::to_string(size);
        }
        rows.push_back({codeElement(input.name), std::string(roleName(input.role)),
                        std::string(elementTypeName(input.type)),
                        shape.empty() ? shape : "[" + shape + "]"});
    }
    return section("Inputs", htmlTable(rows));
}

std::string sharedWeights(const ParameterSummary& parameters)
{
    std::string items;
    for (const SharedWeight& weight : parameters.shared) {
        const char* kind = weight.kind == SharingKind::Storage ? "one weight, several names: "
                                                               : "stored several times: ";
        items += htmlElement("li",
                             kind + joined(weight.names) + " (" + sizeOnDisk(weight.bytes) + ")");
    }
    return items.empty() ? items : section("Shared weights", htmlElement("ul", items));
}

std::string operators(const ModelSummary& summary)
{
    Rows rows{{"Operator", "Places in the program"}};
    for (const OperatorCount& op : summary.operators) {
        rows.push_back({codeElement(op.name), groupedDigits(std::to_string(op.count))});
    }
    return section("Operators", htmlTable(rows, "class=\"numbers\""));
}

std::string card(const ModelSummary& summary)
{
    const TraceCard& card = summary.card;
    const std::string format = card.format ? std::to_string(*card.format) : std::string();
    const std::string facts = fact("Path", codeElement(summary.path))
        + fact("SHA-256", summary.sha256.empty() ? std::string() : codeElement(summary.sha256))
        + fact("Written by", escapedHtml(summary.producer)) + fact("Format", format)
        + fact("Class", escapedHtml(card.className)) + fact("Returns", escapedHtml(card.returnType))
        + fact("Code",
               groupedDigits(std::to_string(card.codeFiles)) + " files, "
                   + sizeOnDisk(card.codeBytes))
        + fact("Names devices", joined(card.devices))
        + fact("Inside it", joined(summary.extraFiles))
        + fact("Names files of its author's disk", joined(card.sourceFiles))
        + fact("Read with LibTorch", escapedHtml(summary.torchVersion));
    return section("The file", htmlElement("dl", facts));
}

/// Even if something slipped through: a browser loads and runs nothing.
constexpr std::string_view kHead = R"(<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
)";

} // namespace

std::string htmlReport(const ModelSummary& summary, const Inspection* inspection)
{
    const std::string title = escapedHtml(nameOfFile(summary));
    const std::string head
        = htmlElement("head",
                      std::string(kHead) + htmlElement("title", title + " - Maskscope")
                          + htmlElement("style", htmlStyle()));
    const std::string type
        = summary.modules.empty() ? std::string() : escapedHtml(summary.modules.front().type);
    std::string body = htmlElement("header", htmlElement("h1", title) + htmlElement("p", type))
        + glance(summary, inspection) + warnings(summary) + evidence(summary) + inputs(summary)
        + section("Modules", htmlModules(summary, inspection)) + operators(summary)
        + sharedWeights(summary.parameters);
    if (inspection != nullptr && !inspection->weights.empty()) {
        body += section("Weights", htmlWeights(*inspection));
    }
    body += card(summary) + htmlElement("footer", "Made by Maskscope.");
    return "<!DOCTYPE html>\n"
        + htmlElement("html", head + htmlElement("body", htmlElement("main", body)), "lang=\"en\"");
}

} // namespace maskscope
