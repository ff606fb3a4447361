// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/model/contract_text.h"

#include "core/model/html_text.h"

namespace maskscope {

namespace {

std::string tokensText(SequenceLength length)
{
    return groupedDigits(std::to_string(length.value)) + (length.value == 1 ? " token" : " tokens");
}

std::string rangeText(const LengthContract& contract)
{
    const SequenceLength most = contract.max.value_or(contract.min);
    switch (contract.kind) {
    case LengthKind::Any:
        return contract.max ? "takes any length up to " + tokensText(most)
                            : std::string("takes any length");
    case LengthKind::Range:
        return "takes " + groupedDigits(std::to_string(contract.min.value)) + " to "
            + tokensText(most);
    case LengthKind::Fixed:
        return "takes exactly " + tokensText(most);
    case LengthKind::Unsafe:
        break;
    }
    return "is right at exactly " + tokensText(most)
        + ": other lengths run, but their answers cannot be trusted";
}

} // namespace

std::string englishLengths(const LengthContract& contract)
{
    return (contract.traced ? "recorded with " + tokensText(*contract.traced) + "; " : "")
        + rangeText(contract);
}

std::string englishPadding(const LengthContract& contract)
{
    if (contract.kind == LengthKind::Any) {
        return {};
    }
    return contract.mayPad ? "shorter text is padded"
                           : "shorter text is refused: padding could change its answers";
}

std::string englishBatch(const BatchContract& contract)
{
    switch (contract.kind) {
    case BatchKind::Any:
        return "takes several texts at once";
    case BatchKind::Fixed:
        return "takes one text at a time";
    case BatchKind::Unsafe:
        break;
    }
    return "several texts at once are answered wrongly: they run one by one";
}

std::string englishEvidence(const Evidence& place)
{
    std::string text = place.source.empty() ? place.op : place.source;
    text += place.module.empty() ? "" : ", in " + place.module;
    text += (text.empty() ? "" : ": ") + place.message;
    return text + (place.op.empty() ? "" : " (" + place.op + ")");
}

} // namespace maskscope
