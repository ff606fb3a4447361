// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/detail_level.h"
#include "ui/diagram/drawn_shape.h"
#include "ui/diagram/flow_path.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace maskscope {

/// What the user typed, as the model gets it. No tokens: nothing is typed yet.
struct FlowSentence
{
    SequenceLength tokens{};
    QString text;
    QStringList tokenTexts; ///< as they are shown, in order
    /// What the tokenizer writes around it and for a hidden word: "[CLS]", "[SEP]", "[MASK]"; each
    /// is empty if the sentence has none.
    QString start{};
    QString end{};
    QString hidden{};
};

enum class FlowKind
{
    Text,
    Tokens,
    Embeddings,
    Layers,
    Between, ///< where no layers can be told apart
    Head,
    Words,
};

/// One step of the way, in words for everybody.
struct FlowStep
{
    FlowKind kind = FlowKind::Text;
    QString title;
    QString sentence;
    QString detail; ///< smaller, below; may be empty
    DrawnShape shape; ///< of what the step gives; empty: not known
    qint64 columns = 0; ///< of its picture: tokens
    qint64 rows = 0; ///< numbers for each
    std::size_t repeated = 1;
};

/// At level Show no word is used that has to be learned first.
[[nodiscard]] std::vector<FlowStep> flowSteps(const ModelSummary& summary,
                                              const Inspection* inspection, const FlowPath& path,
                                              const FlowSentence& sentence, DetailLevel level);

} // namespace maskscope
