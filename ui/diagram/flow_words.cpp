// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/flow_words.h"

#include "ui/diagram/block_words.h"
#include "ui/formatting.h"

#include <QCoreApplication>

#include <algorithm>

namespace maskscope {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Flow)
};

constexpr double kWorthTelling = 0.01; ///< share of the time

class FlowTeller
{
public:
    FlowTeller(const ModelSummary& summary, const Inspection* inspection, const FlowPath& path,
               const FlowSentence& sentence, DetailLevel level)
        : m_summary(summary)
        , m_inspection(inspection)
        , m_path(path)
        , m_sentence(sentence)
        , m_isPlain(level == DetailLevel::Show)
        , m_isTyped(sentence.tokens.value > 0)
        , m_length(lengthOfRun())
    {}

    std::vector<FlowStep> tell()
    {
        tellText();
        tellTokens();
        tellEmbeddings();
        if (m_path.layers) {
            tellLayers(*m_path.layers);
        } else {
            tellBetween();
        }
        tellEnd();
        return std::move(m_steps);
    }

private:
    [[nodiscard]] SequenceLength lengthOfRun() const
    {
        if (!m_isTyped) {
            return SequenceLength{1}; // widths are the same at any
        }
        const Result<SequenceLength> run = lengthToRunAt(m_summary.length, m_sentence.tokens);
        if (run.hasValue()) {
            return run.value();
        }
        return m_summary.length.max.value_or(m_sentence.tokens);
    }

    [[nodiscard]] const InspectedTensor* tensor(const std::optional<std::size_t>& index) const
    {
        const bool isKnown
            = m_inspection != nullptr && index && *index < m_inspection->tensors.size();
        return isKnown ? &m_inspection->tensors[*index] : nullptr;
    }

    [[nodiscard]] DrawnShape shapeOf(const InspectedTensor& shown) const
    {
        return {shown.sizes, m_isTyped ? std::optional(m_length) : std::nullopt};
    }

    FlowStep& add(FlowKind kind, const QString& title, const QString& sentence)
    {
        FlowStep step;
        step.kind = kind;
        step.title = title;
        step.sentence = sentence;
        step.columns = m_isTyped ? m_length.value : 0;
        m_steps.push_back(std::move(step));
        return m_steps.back();
    }

    void tellText()
    {
        add(FlowKind::Text, Words::tr("Your text"),
            m_isTyped ? QStringLiteral("“%1”").arg(m_sentence.text)
                      : Words::tr("Type a sentence on the Fill page: then its own numbers stand "
                                  "here."));
    }

    void tellTokens()
    {
        FlowStep& step
            = add(FlowKind::Tokens, m_isPlain ? Words::tr("Pieces of words") : Words::tr("Tokens"),
                  tokensSentence());
        step.columns = m_sentence.tokens.value;
        step.detail = m_isTyped ? lengthWords() : QString();
        if (m_inspection != nullptr && !m_inspection->inputs.empty()) {
            if (const InspectedTensor* ids = tensor(m_inspection->inputs.front())) {
                step.shape = shapeOf(*ids);
            }
        }
    }

    [[nodiscard]] QString tokensSentence() const
    {
        const auto count = static_cast<int>(m_sentence.tokens.value);
        if (m_isPlain) {
            return m_isTyped
                ? joinedSentences({Words::tr("It is cut into %Ln pieces, words or parts of words, "
                                             "and the number of each is looked up.",
                                             nullptr, count),
                                   markSentence()})
                : Words::tr("It is cut into pieces, words or parts of words, and the number of "
                            "each is looked up.");
        }
        return m_isTyped ? Words::tr("The tokenizer cuts it into %Ln tokens, words or pieces of "
                                     "words, and looks up the number of each.",
                                     nullptr, count)
                         : Words::tr("The tokenizer cuts it into tokens, words or pieces of "
                                     "words, and looks up the number of each.");
    }

    /// What the marks are that the person did not type.
    [[nodiscard]] QString markSentence() const
    {
        const auto quoted = [](const QString& mark) { return QStringLiteral("“%1”").arg(mark); };
        QStringList sentences;
        if (!m_sentence.start.isEmpty() && !m_sentence.end.isEmpty()) {
            sentences << Words::tr("%1 marks the start of the text, %2 its end.")
                             .arg(quoted(m_sentence.start), quoted(m_sentence.end));
        } else if (!m_sentence.start.isEmpty()) {
            sentences << Words::tr("%1 marks the start of the text.").arg(quoted(m_sentence.start));
        } else if (!m_sentence.end.isEmpty()) {
            sentences << Words::tr("%1 marks the end of the text.").arg(quoted(m_sentence.end));
        }
        if (!m_sentence.hidden.isEmpty()) {
            sentences << Words::tr("%1 stands for a hidden word.").arg(quoted(m_sentence.hidden));
        }
        return joinedSentences(sentences);
    }

    /// Where the model does not run at the text's own length.
    [[nodiscard]] QString lengthWords() const
    {
        const Result<SequenceLength> run = lengthToRunAt(m_summary.length, m_sentence.tokens);
        const QString shown = formatExact(m_length.value);
        if (m_isPlain) {
            return plainLengthWords(run.hasError(), shown);
        }
        if (run.hasError()) {
            return Words::tr("Your text does not fit: this model takes %1. What follows is for %2 "
                             "tokens.")
                .arg(formatLengthContract(m_summary.length), shown);
        }
        return run.value() == m_sentence.tokens
            ? QString()
            : Words::tr("%1 of %2 tokens are yours. The rest is padding: this model takes %3.")
                  .arg(formatExact(m_sentence.tokens.value), shown,
                       formatLengthContract(m_summary.length));
    }

    [[nodiscard]] QString plainLengthWords(bool isUnfit, const QString& shown) const
    {
        if (isUnfit) {
            return Words::tr("Your text does not fit this model. What follows is for %1 pieces.")
                .arg(shown);
        }
        return m_length == m_sentence.tokens
            ? QString()
            : Words::tr("%1 of %2 pieces are yours. The rest is filled up: this model takes texts "
                        "of one length.")
                  .arg(formatExact(m_sentence.tokens.value), shown);
    }

    [[nodiscard]] bool isOnePerToken(const NumberLists& lists) const
    {
        return lists.lists == m_length.value;
    }

    /// "9 lists of 384 numbers".
    [[nodiscard]] QString listWords(const NumberLists& lists) const
    {
        return Words::tr("%1 lists of %2 numbers")
            .arg(formatExact(lists.lists), formatExact(lists.width));
    }

    void tellEmbeddings()
    {
        const InspectedTensor* embedded = tensor(m_path.embedded);
        if (embedded == nullptr || embedded->sizes.empty()) {
            return;
        }
        const auto lists = listsOf(*embedded, m_length);
        const auto width = embedded->sizes.back().size.at(m_length);
        if (!width || (m_isTyped && !lists)) {
            return;
        }
        const bool isEach = m_isTyped && isOnePerToken(*lists);
        const QString numbers = formatExact(*width);
        FlowStep& step = add(
            FlowKind::Embeddings,
            m_isPlain ? Words::tr("Lists of numbers") : Words::tr("Embeddings"),
            isEach          ? embeddedEach(numbers)
                : m_isTyped ? embeddedAs(listWords(*lists))
                : m_isPlain ? Words::tr("Each piece becomes a list of %1 numbers.").arg(numbers)
                            : Words::tr("Each token becomes a list of %1 numbers.").arg(numbers));
        step.shape = shapeOf(*embedded);
        step.rows = *width;
    }

    [[nodiscard]] QString embeddedEach(const QString& numbers) const
    {
        const auto count = static_cast<int>(m_length.value);
        const bool isOwn = m_length == m_sentence.tokens;
        if (m_isPlain) {
            return (isOwn ? Words::tr("Each of your %Ln pieces becomes a list of %1 numbers.",
                                      nullptr, count)
                          : Words::tr("Each of the %Ln pieces, the filling too, becomes a list of "
                                      "%1 numbers.",
                                      nullptr, count))
                .arg(numbers);
        }
        return (isOwn ? Words::tr("Each of your %Ln tokens becomes a list of %1 numbers.", nullptr,
                                  count)
                      : Words::tr(
                            "Each of the %Ln tokens, padding too, becomes a list of %1 numbers.",
                            nullptr, count))
            .arg(numbers);
    }

    [[nodiscard]] QString embeddedAs(const QString& lists) const
    {
        return m_isPlain ? Words::tr("Your pieces become %1.").arg(lists)
                         : Words::tr("Your tokens become %1.").arg(lists);
    }

    void tellLayers(const FlowPath::Layers& layers)
    {
        const auto count = static_cast<int>(layers.count);
        QString sentence = layers.isOneAgain
            ? Words::tr("One layer follows, used %Ln times.", nullptr, count)
            : Words::tr("%Ln layers follow, all built alike, one after the other.", nullptr, count);
        const QString compared = comparisonWords(layers);
        sentence
            = Words::tr("%1 %2", "two sentences")
                  .arg(sentence,
                       compared.isEmpty() ? Words::tr("Each works on what the one before has left.")
                                          : compared);
        FlowStep& step
            = add(FlowKind::Layers,
                  layers.isOneAgain ? Words::tr("A layer, again and again") : Words::tr("Layers"),
                  sentence);
        step.repeated = layers.count;
        step.detail = layerDetail(layers);
        if (const InspectedTensor* layered = tensor(m_path.layered)) {
            step.shape = shapeOf(*layered);
            step.rows = layered->sizes.back().size.at(m_length).value_or(0);
        }
    }

    [[nodiscard]] QString comparisonWords(const FlowPath::Layers& layers) const
    {
        const InspectedTensor* compared = tensor(layers.comparisons);
        if (compared == nullptr && !layers.looksAround) {
            return {};
        }
        if (compared == nullptr) {
            return m_isPlain
                ? Words::tr("In each, every piece looks at all others and takes from them.")
                : Words::tr("In each, every token looks at all others and takes from them.");
        }
        const auto lists = m_isTyped ? listsOf(*compared, m_length) : std::nullopt;
        if (!lists) {
            return m_isPlain
                ? Words::tr("Each compares every piece with every other and takes from those that "
                            "matter.")
                : Words::tr("Each compares every token with every other and takes from those "
                            "that matter.");
        }
        return (m_isPlain
                    ? Words::tr("Each compares every piece with every other, %1 numbers, and takes "
                                "from those that matter.")
                    : Words::tr("Each compares every token with every other, %1 numbers, and takes "
                                "from those that matter."))
            .arg(formatExact(lists->lists * lists->width));
    }

    [[nodiscard]] QString layerDetail(const FlowPath::Layers& layers) const
    {
        QStringList parts;
        if (!layers.type.empty()) {
            parts << drawable(layers.type);
        }
        if (layers.share >= kWorthTelling && layers.share <= 1) {
            parts << Words::tr("%1 of the time").arg(formatPercent(layers.share));
        }
        return parts.join(QStringLiteral(" · "));
    }

    void tellBetween()
    {
        const auto operators = static_cast<int>(m_path.operators);
        add(FlowKind::Between, Words::tr("Inside the model"),
            operators > 0
                ? Words::tr("%Ln steps of arithmetic work on these numbers.", nullptr, operators)
                : Words::tr("The model works on these numbers."));
    }

    void tellEnd()
    {
        const InspectedTensor* answer = tensor(m_path.answer);
        if (m_path.hasHead) {
            tellHead(answer);
            add(FlowKind::Words, Words::tr("Words"),
                Words::tr("For a hidden word, the words with the largest numbers are the guesses "
                          "that the Fill page shows."))
                .columns
                = 0;
            return;
        }
        FlowStep& step
            = add(FlowKind::Head, Words::tr("No words"),
                  m_isPlain ? Words::tr("This model guesses no words: it ends with lists of "
                                        "numbers, for other programs to work on.")
                            : Words::tr("This model has no head for words: it ends with lists "
                                        "of numbers, for other programs to work on."));
        if (answer != nullptr) {
            step.shape = shapeOf(*answer);
            step.rows = answer->sizes.back().size.at(m_length).value_or(0);
        }
    }

    [[nodiscard]] QString headEach(const QString& words) const
    {
        const auto count = static_cast<int>(m_length.value);
        return (m_isPlain ? Words::tr("For each of the %Ln pieces the model works out one number "
                                      "for each of %1 words.",
                                      nullptr, count)
                          : Words::tr("For each of the %Ln tokens the head works out one number "
                                      "for each of %1 words.",
                                      nullptr, count))
            .arg(words);
    }

    [[nodiscard]] QString headWords(const QString& words) const
    {
        return m_isPlain
            ? Words::tr("The model works out one number for each of %1 words.").arg(words)
            : Words::tr("The head works out one number for each of %1 words.").arg(words);
    }

    void tellHead(const InspectedTensor* answer)
    {
        const QString words = formatExact(m_summary.output.vocabularySize.value_or(0));
        const auto lists
            = answer != nullptr ? listsOf(*answer, m_length) : std::optional<NumberLists>();
        const bool isPerToken = lists && isOnePerToken(*lists) && m_isTyped;
        FlowStep& step = add(FlowKind::Head,
                             m_isPlain ? Words::tr("A number for every word") : Words::tr("Head"),
                             isPerToken ? headEach(words) : headWords(words));
        step.rows = m_summary.output.vocabularySize.value_or(0);
        if (answer != nullptr) {
            step.shape = shapeOf(*answer);
        }
    }

    const ModelSummary& m_summary;
    const Inspection* m_inspection;
    const FlowPath& m_path;
    const FlowSentence& m_sentence;
    bool m_isPlain;
    bool m_isTyped;
    SequenceLength m_length;
    std::vector<FlowStep> m_steps;
};

} // namespace

std::vector<FlowStep> flowSteps(const ModelSummary& summary, const Inspection* inspection,
                                const FlowPath& path, const FlowSentence& sentence,
                                DetailLevel level)
{
    return FlowTeller(summary, inspection, path, sentence, level).tell();
}

} // namespace maskscope
