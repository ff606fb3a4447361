// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model_export.h"

#include "core/latency/sweep_report.h"
#include "core/model/html_report.h"
#include "core/model/model_report.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

namespace maskscope {

namespace {

using OrderedJson = nlohmann::ordered_json;

/// "[1, L, 384]"; empty if nothing comes out.
std::string shapeOf(const OrderedJson& sizes)
{
    std::string text;
    for (const OrderedJson& size : sizes) {
        text += (text.empty() ? "[" : ", ") + size.get<std::string>();
    }
    return text.empty() ? text : text + "]";
}

/// The modules in pre-order, a line each under a line of keys: those of `inspect --json`, calls and
/// the share of time.
QByteArray modulesCsv(const ModelSummary& summary, const Inspection* inspection)
{
    OrderedJson rows = modelJson(summary, inspection)["modules"];
    for (std::size_t i = 0; i < rows.size(); ++i) {
        OrderedJson& row = rows[i];
        row["output_shape"] = shapeOf(row["output_shape"]);
        const bool isSeen = inspection != nullptr && i < inspection->modules.size();
        row["calls"] = isSeen ? OrderedJson(inspection->modules[i].calls) : OrderedJson();
        row["time_share"] = isSeen ? OrderedJson(inspection->modules[i].share) : OrderedJson();
    }
    return QByteArray::fromStdString(csvOf(rows));
}

QByteArray modelAsJson(const ModelSummary& summary, const Inspection* inspection,
                       const ExportAdvice& advice)
{
    constexpr int kIndent = 2;
    return QByteArray::fromStdString(
        inspectionJson(summary, inspection, advice)
            .dump(kIndent, ' ', false, OrderedJson::error_handler_t::replace)
        + "\n");
}

/// The language of the window.
ReportWords windowWords()
{
    //: the language of these texts, as HTML names it: zh-CN
    const QString language = QCoreApplication::translate("Report", "en", "name of the language");
    return {language.toStdString(), [](const char* context, const std::string& english) {
                return QCoreApplication::translate(context, english.c_str()).toStdString();
            }};
}

} // namespace

QByteArray modelReport(const ModelSummary& summary, const Inspection* inspection,
                       const ExportAdvice& advice, const QString& suffix)
{
    if (suffix == QLatin1String("csv")) {
        return modulesCsv(summary, inspection);
    }
    if (suffix == QLatin1String("json")) {
        return modelAsJson(summary, inspection, advice);
    }
    return suffix == QLatin1String("html")
        ? QByteArray::fromStdString(htmlReport(summary, inspection, windowWords()))
        : QByteArray();
}

} // namespace maskscope
