// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/inference/word_fill.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <string_view>
#include <utility>

namespace maskscope {

namespace {

bool canRun(const ModelSummary& summary, const Encoding& encoding)
{
    return lengthToRunAt(summary.length, encoding.length()).hasValue();
}

BeamFill beamFor(TracedModel& model, const Tokenizer& tokenizer, const Encoding& masked,
                 std::size_t position, std::size_t pieces, BeamOptions options)
{
    std::vector<std::size_t> positions(pieces);
    std::iota(positions.begin(), positions.end(), position);
    return {model, tokenizer, masked, std::move(positions), options};
}

/// Pieces that are no characters together.
bool isBroken(const std::string& text)
{
    constexpr std::string_view kReplacement = "\uFFFD";
    return text.find(kReplacement) != std::string::npos || kindOfText(text) == TokenKind::Fragment;
}

} // namespace

WordFill::WordFill(TracedModel& model, const Tokenizer& tokenizer, Prediction text,
                   std::size_t mask, PredictOptions read, WordFillOptions options)
    : m_tokenizer(tokenizer)
    , m_text(std::move(text))
    , m_mask(mask)
    , m_blanks(tokenizer, m_text, read)
    , m_options(options)
    , m_filter(read.filter)
{
    const std::size_t position = m_text.encoding.maskPositions[mask];
    const BeamOptions beam{std::max(kWidth, m_options.topK), m_filter, true};
    for (std::size_t pieces = 1; pieces <= m_options.mostPieces; ++pieces) {
        const Encoding masked = withMasks(m_text.encoding, position, pieces);
        if (pieces == 1 || canRun(model.summary(), masked)) {
            m_beams.push_back(beamFor(model, tokenizer, masked, position, pieces, beam));
        }
    }
}

bool WordFill::isFinished() const
{
    return m_beam == m_beams.size();
}

double WordFill::fractionDone() const
{
    double done = 0; // in masks, as each is as many rows as another
    double all = 0;
    for (std::size_t beam = 0; beam < m_beams.size(); ++beam) {
        const auto pieces = static_cast<double>(beam + 1);
        done += pieces * m_beams[beam].fractionDone();
        all += pieces;
    }
    return done / all;
}

Status WordFill::step(std::stop_token stop)
{
    if (isFinished()) {
        return Ok{};
    }
    BeamFill& beam = m_beams[m_beam];
    Status done = beam.step(std::move(stop));
    if (done.hasValue() && beam.isFinished()) {
        addAnswers(beam, beam.masksDone());
        ++m_beam;
    }
    return done;
}

void WordFill::addAnswers(const BeamFill& beam, std::size_t pieces)
{
    const std::size_t position = m_text.encoding.maskPositions[m_mask];
    Encoding filled = withMasks(m_text.encoding, position, pieces);
    for (const Filling& filling : beam.fillings()) {
        std::copy(filling.ids.begin(), filling.ids.end(),
                  filled.ids.begin() + static_cast<std::ptrdiff_t>(position));
        const BlankWord word = readBlank(m_tokenizer, filled, position, pieces);
        if (m_filter.pieces && isBroken(word.text)) {
            continue;
        }
        m_answers.push_back({word.text, filling.ids, filling.logProbability,
                             filling.logProbability / static_cast<double>(pieces),
                             m_blanks.sentence(m_mask, word), word.continuesWord});
    }
}

std::vector<WordAnswer> WordFill::result() const
{
    std::vector<WordAnswer> sorted = m_answers;
    // Equal means of different sums differ by a rounding; the shorter answer goes first then.
    const auto rounded = [](const WordAnswer& answer) { return std::round(answer.score * 1e9); };
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](const auto& a, const auto& b) { return rounded(a) > rounded(b); });
    std::set<std::string> seen;
    std::vector<WordAnswer> best;
    for (WordAnswer& answer : sorted) {
        if (best.size() < m_options.topK && seen.insert(answer.sentence).second) {
            best.push_back(std::move(answer));
        }
    }
    return best;
}

} // namespace maskscope
