// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/model_probe.h"

#include <map>
#include <string>

namespace maskscope {

/// What came of running a text in two ways.
enum class Trial
{
    Right, ///< both answer the same
    Wrong, ///< they answer differently
    Refused, ///< one of them does not run
};

/// The forwards of a measurement, on made-up tokens that are the same for every length.
class ProbeRuns
{
public:
    ProbeRuns(const ProbeFacts& facts, const ProbeForward& forward, std::stop_token stop);

    [[nodiscard]] bool runsAt(std::int64_t length);
    /// A text of the smaller length, run at both. Without an attention mask, padding would be read
    /// as words: then it only has to run.
    [[nodiscard]] Trial compare(std::int64_t one, std::int64_t other);
    /// The same, whether or not there is a mask.
    [[nodiscard]] Trial compareWithPadding(std::int64_t text, std::int64_t padded);
    /// A text of this length alone and together with another.
    [[nodiscard]] Trial together(std::int64_t length);
    /// Whether a text is answered alike a second time; asked only if some answers differed.
    [[nodiscard]] bool isRepeatable();

    /// Whether, as logits, what was answered last gives no word much more than its share anywhere.
    [[nodiscard]] bool isFlat() const;

    [[nodiscard]] const std::string& lastRefusal() const { return m_lastRefusal; }
    [[nodiscard]] bool isStopped() const { return m_stop.stop_requested(); }

private:
    struct Row
    {
        std::int64_t tokens = 0; ///< the rest is padding
        std::int64_t first = 0; ///< which of the made-up tokens comes first
    };
    [[nodiscard]] Batch makeBatch(const std::vector<Row>& rows, std::int64_t length) const;
    [[nodiscard]] std::optional<ProbeAnswer> run(const std::vector<Row>& rows, std::int64_t length);
    [[nodiscard]] bool isEqual(const ProbeAnswer& left, const ProbeAnswer& right);

    const ProbeFacts& m_facts;
    const ProbeForward& m_forward;
    std::stop_token m_stop;
    std::string m_lastRefusal;
    std::map<std::int64_t, ProbeAnswer> m_known; ///< of texts that ran alone, by their length
    bool m_differed = false;
};

} // namespace maskscope
