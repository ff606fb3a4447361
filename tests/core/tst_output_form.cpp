// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/output_form.h"

#include <QTest>

using namespace maskscope;

namespace {

using Shape = std::vector<std::int64_t>;

OutputCandidate output(const Shape& shape, bool isFloating = true)
{
    OutputCandidate candidate;
    candidate.shape = shape;
    candidate.isFloating = isFloating;
    return candidate;
}

OutputCandidate at(std::int64_t index, const Shape& shape, bool isFloating = true)
{
    OutputCandidate candidate = output(shape, isFloating);
    candidate.key.emplace<std::int64_t>(index);
    return candidate;
}

OutputCandidate named(const char* name, const Shape& shape)
{
    OutputCandidate candidate = output(shape);
    candidate.key.emplace<std::string>(name);
    return candidate;
}

/// "tuple[1] 30522", "dict[logits] 100", "tensor none".
QString judge(OutputContainer container, const std::vector<OutputCandidate>& candidates,
              const OutputFacts& facts)
{
    const OutputForm form = judgeOutput(container, candidates, facts);
    QString words = QString::fromUtf8(containerName(form.container));
    if (const auto* index = std::get_if<std::int64_t>(&form.key)) {
        words += QStringLiteral("[%1]").arg(*index);
    } else if (const auto* name = std::get_if<std::string>(&form.key)) {
        words += QStringLiteral("[%1]").arg(QString::fromStdString(*name));
    }
    const bool consistent = form.hasLmHead == form.vocabularySize.has_value();
    return consistent ? words
            + (form.hasLmHead ? QStringLiteral(" %1").arg(*form.vocabularySize)
                              : QStringLiteral(" none"))
                      : QStringLiteral("inconsistent");
}

/// BERT-base: 30522 words, 768 wide, first run with 7 tokens.
const OutputFacts kBert{1, 7, 30522, 768};

} // namespace

class TestOutputForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainTensor();
    void tuples();
    void dictionaries();
    void noHead();
    void paddedVocabularies();
    void hiddenAsWideAsTheVocabulary();
    void frozenFiles();
    void wrongShapes();
};

void TestOutputForm::plainTensor()
{
    QCOMPARE(judge(OutputContainer::Tensor, {output({1, 7, 30522})}, kBert),
             QStringLiteral("tensor 30522"));
    QCOMPARE(judge(OutputContainer::Tensor, {output({1, 7, 768})}, kBert),
             QStringLiteral("tensor none"));
}

void TestOutputForm::tuples()
{
    // BertForMaskedLM with hidden states; BertForPreTraining; a loss first.
    QCOMPARE(judge(OutputContainer::Tuple, {at(0, {1, 7, 768}), at(1, {1, 7, 30522})}, kBert),
             QStringLiteral("tuple[1] 30522"));
    QCOMPARE(judge(OutputContainer::Tuple, {at(0, {1, 7, 30522}), at(1, {1, 2})}, kBert),
             QStringLiteral("tuple[0] 30522"));
    QCOMPARE(judge(OutputContainer::List, {at(0, {}), at(1, {1, 7, 30522})}, kBert),
             QStringLiteral("list[1] 30522"));
}

void TestOutputForm::dictionaries()
{
    QCOMPARE(judge(OutputContainer::Dict,
                   {named("hidden", {1, 7, 40000}), named("logits", {1, 7, 30522})}, kBert),
             QStringLiteral("dict[logits] 30522"));
    // As wide as BERT's hidden states, but named: a vocabulary of 768 words.
    QCOMPARE(judge(OutputContainer::Dict, {named("logits", {1, 7, 768})}, {1, 7, 768, 768}),
             QStringLiteral("dict[logits] 768"));
    // A token classifier names its nine classes logits too.
    QCOMPARE(judge(OutputContainer::Dict, {named("logits", {1, 7, 9})}, kBert),
             QStringLiteral("dict[logits] none"));
}

void TestOutputForm::noHead()
{
    // BertModel: hidden states and the pooled vector.
    QCOMPARE(judge(OutputContainer::Tuple, {at(0, {1, 7, 768}), at(1, {1, 768})}, kBert),
             QStringLiteral("tuple[0] none"));
    QCOMPARE(judge(OutputContainer::Dict,
                   {named("last_hidden_state", {1, 7, 768}), named("pooler_output", {1, 768})},
                   kBert),
             QStringLiteral("dict[last_hidden_state] none"));
    QCOMPARE(judge(OutputContainer::Tuple, {}, kBert), QStringLiteral("tuple none"));
}

void TestOutputForm::paddedVocabularies()
{
    // Head padded to a multiple of 64, table not; and the other way round.
    QCOMPARE(judge(OutputContainer::Tensor, {output({1, 7, 30528})}, kBert),
             QStringLiteral("tensor 30528"));
    QCOMPARE(judge(OutputContainer::Tensor, {output({1, 7, 50265})}, {1, 7, 50368, 768}),
             QStringLiteral("tensor 50265"));
    // Of two that are wide enough, the one with less padding.
    QCOMPARE(judge(OutputContainer::Tuple, {at(0, {1, 7, 61044}), at(1, {1, 7, 30528})}, kBert),
             QStringLiteral("tuple[1] 30528"));
}

void TestOutputForm::hiddenAsWideAsTheVocabulary()
{
    const OutputFacts square{1, 7, 32, 32};
    QCOMPARE(judge(OutputContainer::Tensor, {output({1, 7, 32})}, square),
             QStringLiteral("tensor 32"));
    QCOMPARE(judge(OutputContainer::Tuple, {at(0, {1, 7, 32}), at(1, {1, 32})}, square),
             QStringLiteral("tuple[0] none"));
    // Hidden states wider than a vocabulary of letters.
    QCOMPARE(
        judge(OutputContainer::Tuple, {at(0, {1, 7, 768}), at(1, {1, 7, 100})}, {1, 7, 100, 768}),
        QStringLiteral("tuple[1] 100"));
    QCOMPARE(judge(OutputContainer::Tensor, {output({1, 7, 768})}, {1, 7, 100, 768}),
             QStringLiteral("tensor none"));
}

void TestOutputForm::frozenFiles()
{
    const OutputFacts nothing{1, 7, {}, {}};
    QCOMPARE(judge(OutputContainer::Tuple, {at(0, {1, 7, 768}), at(1, {1, 7, 30522})}, nothing),
             QStringLiteral("tuple[1] 30522"));
    QCOMPARE(judge(OutputContainer::Tensor, {output({1, 7, 1024})}, nothing),
             QStringLiteral("tensor none"));
    QCOMPARE(judge(OutputContainer::Dict, {named("logits", {1, 7, 100})}, nothing),
             QStringLiteral("dict[logits] 100"));
}

void TestOutputForm::wrongShapes()
{
    const std::vector<OutputCandidate> candidates{
        at(0, {1, 7, 30522}, false), at(1, {30522}),       at(2, {7, 30522}),
        at(3, {1, 6, 30522}),        at(4, {2, 7, 30522}), at(5, {1, 7, 0}),
        at(6, {1, 1, 7, 30522}),
    };
    QCOMPARE(judge(OutputContainer::Tuple, candidates, kBert), QStringLiteral("tuple[0] none"));
}

QTEST_APPLESS_MAIN(TestOutputForm)
#include "tst_output_form.moc"
