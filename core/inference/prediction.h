// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/strong_types.h"
#include "core/inference/candidate_filter.h"
#include "core/text/encoding.h"

#include <array>
#include <limits>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

namespace maskscope {

struct Candidate
{
    TokenId id;
    std::string token; ///< vocabulary entry: "##ing"
    std::string text; ///< what a person reads: "ing"
    bool continuesWord = false; ///< joins the word before it, without a space
    float probability = 0; ///< softmax over the whole vocabulary, fp32
    double logProbability = 0; ///< natural; tells apart what is 0 as a probability
    std::size_t rank = 0; ///< from 1, in the whole vocabulary
    CandidateKind kind = CandidateKind::Word;

    /// The rest of the word before it: it reads as MaskPrediction::wordBefore and its text.
    [[nodiscard]] bool isPieceBehind() const
    {
        return continuesWord && kind == CandidateKind::Piece;
    }
};

/// What the filter left out of a list of guesses: those that are likelier than the last one listed;
/// where none is listed, the likeliest.
struct HiddenGuesses
{
    std::array<std::size_t, kCandidateKinds> counts{}; ///< by CandidateKind
    double probability = 0; ///< of all of them together

    [[nodiscard]] std::size_t count(CandidateKind kind) const
    {
        return counts.at(static_cast<std::size_t>(kind));
    }
    [[nodiscard]] std::size_t total() const
    {
        return std::accumulate(counts.begin(), counts.end(), std::size_t{0});
    }
};

enum class TargetMethod
{
    Single, ///< one piece: its probability at the mask
    /// Several pieces in as many masks, filled left to right: the product of their probabilities.
    Chain,
    Unknown, ///< a piece is the unknown token, or there is none: the model cannot say it
};

/// "single", "chain", "unknown".
[[nodiscard]] const char* targetMethodName(TargetMethod method);

/// A word that somebody asked for, as it would stand at a mask.
struct TargetWord
{
    std::string text; ///< as asked
    std::vector<TokenId> ids;
    std::vector<std::string> tokens;
    TargetMethod method = TargetMethod::Unknown;
    double probability = 0; ///< of a chain 0 until ChainSteps has run
    double logProbability = -std::numeric_limits<double>::infinity();
    std::optional<std::size_t> rank{}; ///< from 1, in the whole vocabulary; of a single piece
};

struct MaskPrediction
{
    std::size_t position = 0; ///< token index before padding
    std::vector<Candidate> candidates; ///< best first; equal ones by id
    std::vector<TargetWord> targets{}; ///< in the order asked for
    HiddenGuesses hidden{};
    /// Of the whole vocabulary, in nats: the model is as unsure as between exp(entropy) words that
    /// are equally likely.
    double entropy = 0;
    std::string wordBefore{}; ///< what a piece among the candidates goes on with, if there is any
};

/// Where the time of an answer went, milliseconds.
struct AnswerTime
{
    double tokenize = 0;
    double model = 0;
    double topK = 0;

    [[nodiscard]] double total() const { return tokenize + model + topK; }

    bool operator==(const AnswerTime&) const = default;
};

/// The answer to one text, or to two read together. A plain value; crosses threads.
struct Prediction
{
    std::string text; ///< as asked, valid UTF-8
    std::optional<std::string> pair; ///< the second text, likewise
    Encoding encoding; ///< after mask aliases were replaced
    std::optional<SequenceLength> paddedTo; ///< the length the model ran at, if it is another
    std::vector<MaskPrediction> masks;
    AnswerTime time;
};

} // namespace maskscope
