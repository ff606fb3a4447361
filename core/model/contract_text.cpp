// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/model/contract_text.h"

#include "core/base/translate_noop.h"
#include "core/model/html_text.h"

namespace maskscope {

namespace {

std::string numberText(SequenceLength length)
{
    return groupedDigits(std::to_string(length.value));
}

std::string tokensText(SequenceLength length, const ReportWords& words)
{
    const char* text = length.value == 1 ? QT_TRANSLATE_NOOP("Report", "{count} token")
                                         : QT_TRANSLATE_NOOP("Report", "{count} tokens");
    return words(text, {{"count", numberText(length)}});
}

std::string rangePhrase(const LengthContract& contract, const ReportWords& words)
{
    const std::string most = tokensText(contract.max.value_or(contract.min), words);
    switch (contract.kind) {
    case LengthKind::Any:
        return contract.max
            ? words(QT_TRANSLATE_NOOP("Report", "takes any length up to {most}"), {{"most", most}})
            : words(QT_TRANSLATE_NOOP("Report", "takes any length"));
    case LengthKind::Range:
        return words(QT_TRANSLATE_NOOP("Report", "takes {least} to {most}"),
                     {{"least", numberText(contract.min)}, {"most", most}});
    case LengthKind::Fixed:
        return words(QT_TRANSLATE_NOOP("Report", "takes exactly {most}"), {{"most", most}});
    case LengthKind::Unsafe:
        break;
    }
    return words(QT_TRANSLATE_NOOP("Report",
                                   "is right at exactly {most}: other lengths run, but their "
                                   "answers cannot be trusted"),
                 {{"most", most}});
}

} // namespace

std::string lengthsPhrase(const LengthContract& contract, const ReportWords& words)
{
    const std::string range = rangePhrase(contract, words);
    return contract.traced
        ? words(QT_TRANSLATE_NOOP("Report", "recorded with {tokens}; {range}"),
                {{"tokens", tokensText(*contract.traced, words)}, {"range", range}})
        : range;
}

std::string paddingPhrase(const LengthContract& contract, const ReportWords& words)
{
    if (contract.kind == LengthKind::Any) {
        return {};
    }
    return words(contract.mayPad
                     ? QT_TRANSLATE_NOOP("Report", "shorter text is padded")
                     : QT_TRANSLATE_NOOP("Report",
                                         "shorter text is refused: padding could change its "
                                         "answers"));
}

std::string batchPhrase(const BatchContract& contract, const ReportWords& words)
{
    switch (contract.kind) {
    case BatchKind::Any:
        return words(QT_TRANSLATE_NOOP("Report", "takes several texts at once"));
    case BatchKind::Fixed:
        return words(QT_TRANSLATE_NOOP("Report", "takes one text at a time"));
    case BatchKind::Unsafe:
        break;
    }
    return words(QT_TRANSLATE_NOOP("Report",
                                   "several texts at once are answered wrongly: they run one by "
                                   "one"));
}

std::string evidencePhrase(const Evidence& place, const ReportWords& words)
{
    std::string text = place.source.empty() ? place.op : place.source;
    if (text.empty()) {
        text = place.module;
    } else if (!place.module.empty()) {
        text = words(QT_TRANSLATE_NOOP("Report", "{place}, in {module}"),
                     {{"place", text}, {"module", place.module}});
    }
    const std::string message = words.message(place);
    if (!text.empty()) {
        text = words(QT_TRANSLATE_NOOP("Report", "{place}: {message}"),
                     {{"place", text}, {"message", message}});
    } else {
        text = message;
    }
    return place.op.empty() || place.source.empty()
        ? text
        : words(QT_TRANSLATE_NOOP("Report", "{text} ({operator})"),
                {{"text", text}, {"operator", place.op}});
}

} // namespace maskscope
