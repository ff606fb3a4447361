// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/inference/comparison_report.h"

#include "core/base/messages.h"
#include "core/latency/sweep_report.h"

#include <cmath>

namespace maskscope {

namespace {

using OrderedJson = nlohmann::ordered_json;

template <typename T>
OrderedJson orNothing(const std::optional<T>& value)
{
    return value ? OrderedJson(*value) : OrderedJson();
}

OrderedJson finite(double value)
{
    return std::isfinite(value) ? OrderedJson(value) : OrderedJson();
}

void addWord(OrderedJson& row, const std::string& name, const TargetWord* word)
{
    const bool isKnown = word != nullptr && word->method != TargetMethod::Unknown;
    row["p(" + name + ")"] = isKnown ? OrderedJson(word->probability) : OrderedJson();
    row["rank(" + name + ")"] = isKnown ? orNothing(word->rank) : OrderedJson();
}

OrderedJson contestLine(const ContestResult& result, const ContestRow& row)
{
    OrderedJson line;
    for (std::size_t i = 0; i < row.sentence.choices.size(); ++i) {
        line["choice" + std::to_string(i + 1)] = row.sentence.choices[i];
    }
    line["sentence"] = row.sentence.text;
    for (std::size_t i = 0; i < result.words.size(); ++i) {
        addWord(line, result.words[i], i < row.words.size() ? &row.words[i] : nullptr);
    }
    if (result.words.size() > 1) {
        const std::optional<double> lead = contestLead(row);
        line["ln_p1/p2"] = lead ? finite(*lead) : OrderedJson();
    }
    const bool hasGuess = !row.guesses.empty();
    line["best_guess"] = hasGuess ? OrderedJson(row.guesses.front().text) : OrderedJson();
    line["p(best_guess)"] = hasGuess ? OrderedJson(row.guesses.front().probability) : OrderedJson();
    line["error"] = row.error ? OrderedJson(std::string(messageTemplate(row.error->code).name))
                              : OrderedJson();
    return line;
}

OrderedJson wordLine(std::size_t mask, const ComparedWord& word)
{
    const auto isKnown
        = [](const WordScore& score) { return score.method != TargetMethod::Unknown; };
    OrderedJson line{{"mask", mask + 1}, {"word", word.text}};
    line["continues_word"] = word.continuesWord ? 1 : 0;
    line["p_a"] = isKnown(word.a) ? OrderedJson(word.a.probability) : OrderedJson();
    line["p_b"] = isKnown(word.b) ? OrderedJson(word.b.probability) : OrderedJson();
    line["change"] = word.isComparable() ? OrderedJson(word.change()) : OrderedJson();
    line["ln_b/a"] = word.isComparable() ? finite(word.logRatio()) : OrderedJson();
    line["rank_a"] = orNothing(word.a.rank);
    line["rank_b"] = orNothing(word.b.rank);
    return line;
}

} // namespace

std::string contestCsv(const ContestResult& result)
{
    OrderedJson rows = OrderedJson::array();
    for (const ContestRow& row : result.rows) {
        rows.push_back(contestLine(result, row));
    }
    return csvOf(rows);
}

std::string comparisonCsv(const Comparison& comparison)
{
    OrderedJson rows = OrderedJson::array();
    for (std::size_t mask = 0; mask < comparison.masks.size(); ++mask) {
        for (const ComparedWord& word : comparison.masks[mask].words) {
            rows.push_back(wordLine(mask, word));
        }
    }
    return csvOf(rows);
}

} // namespace maskscope
