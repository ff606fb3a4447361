// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/model/html_text.h"

#include "core/base/utf.h"

#include <array>
#include <cctype>
#include <cmath>
#include <cstdio>

namespace maskscope {

namespace {

std::string fixed(double value, int decimals)
{
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
    return text.data();
}

bool isHarmless(char32_t c)
{
    const bool isControl = (c < 0x20 && c != U'\n' && c != U'\t') || (c >= 0x7F && c <= 0x9F);
    const bool turnsText = (c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
    return !isControl && !turnsText && c != 0xFFFE && c != 0xFFFF;
}

} // namespace

std::string escapedHtml(std::string_view text)
{
    std::string html;
    for (const char32_t c : toCodePoints(toValidUtf8(text))) {
        switch (c) {
        case U'&':
            html += "&amp;";
            break;
        case U'<':
            html += "&lt;";
            break;
        case U'>':
            html += "&gt;";
            break;
        case U'"':
            html += "&quot;";
            break;
        case U'\'':
            html += "&#39;";
            break;
        default:
            appendUtf8(html, isHarmless(c) ? c : U'\uFFFD');
        }
    }
    return html;
}

std::string htmlElement(std::string_view name, std::string_view content,
                        std::string_view attributes)
{
    std::string html = "<" + std::string(name);
    html += attributes.empty() ? std::string() : " " + std::string(attributes);
    return html + ">" + std::string(content) + "</" + std::string(name) + ">\n";
}

std::string htmlTable(const std::vector<std::vector<std::string>>& rows,
                      std::string_view attributes)
{
    std::string lines;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::string cells;
        for (const std::string& cell : rows[i]) {
            cells += htmlElement(i == 0 ? "th" : "td", cell);
        }
        const std::string row = htmlElement("tr", cells);
        lines += i == 0 ? htmlElement("thead", row) + "<tbody>" : row;
    }
    return htmlElement("table", lines + "</tbody>", attributes);
}

std::string groupedDigits(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::size_t digits = 0; // from here on
        while (i + digits < text.size()
               && std::isdigit(static_cast<unsigned char>(text[i + digits])) != 0) {
            ++digits;
        }
        const bool isInside
            = i > 0 && digits > 0 && std::isdigit(static_cast<unsigned char>(text[i - 1])) != 0;
        result += isInside && digits % 3 == 0 ? "," : "";
        result += text[i];
    }
    return result;
}

std::string sizeOnDisk(std::uint64_t bytes)
{
    constexpr std::uint64_t kLarge = 10'000'000;
    if (bytes < 1'000'000) {
        return fixed(static_cast<double>(bytes) / 1e3, 1) + " KB";
    }
    return fixed(static_cast<double>(bytes) / 1e6, bytes < kLarge ? 2 : 1) + " MB";
}

std::string percentText(double share)
{
    return fixed(100 * share, 1) + " %";
}

std::string operationsText(const LengthFormula& flops)
{
    std::string text = groupedDigits(countText(flops));
    constexpr std::string_view kSquare = "L^2";
    for (std::size_t at = text.find(kSquare); at != std::string::npos; at = text.find(kSquare)) {
        text.replace(at, kSquare.size(), "L²");
    }
    return text;
}

const char* originClass(SizeOrigin origin)
{
    switch (origin) {
    case SizeOrigin::Weights:
        return "from-weights";
    case SizeOrigin::Length:
        return "from-length";
    case SizeOrigin::Batch:
        return "from-batch";
    case SizeOrigin::Recording:
        break;
    }
    return "from-recording";
}

std::string shapeHtml(const InspectedTensor& tensor)
{
    std::string html;
    for (const TensorSize& size : tensor.sizes) {
        html += html.empty() ? "" : ", ";
        html += "<span class=\"" + std::string(originClass(size.origin)) + "\">"
            + escapedHtml(sizeText(size.size)) + "</span>";
    }
    return "[" + html + "]";
}

} // namespace maskscope
