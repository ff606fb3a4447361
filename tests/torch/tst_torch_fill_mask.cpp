// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guard/tokenizer_files.h"
#include "core/inference/prediction_steps.h"

#include <QtTest>

#include "expected_words.h"
#include "torch_test_support.h"
#include <cmath>

using namespace maskscope;
using namespace maskscope::test;

/// Text to ranked words on a small random BERT, against the recorded answers of Hugging Face's
/// fill-mask pipeline (tests/data/small_bert.json).
class TorchFillMaskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void answers_data();
    void answers();
    void paddingChangesNothing();

private:
    [[nodiscard]] Result<Prediction> predictText(const std::string& text, std::size_t topK)
    {
        return predict(*m_model, *m_tokenizer, text, {.topK = topK, .maskAliases = false}, {});
    }

    Json m_texts;
    std::unique_ptr<TracedModel> m_model;
    std::shared_ptr<const Tokenizer> m_tokenizer;
};

void TorchFillMaskTest::initTestCase()
{
    m_texts = readTestJson("small_bert.json")["texts"];
    QVERIFY(m_texts.size() >= 50);

    const auto file = openModelFile(modelPath("small_bert.pt"));
    QVERIFY(file.hasValue());
    const auto files = findTokenizerFiles(file.value(), {});
    QVERIFY(files.hasValue());
    auto tokenizer = makeTokenizer(files.value());
    QVERIFY(tokenizer.hasValue());
    m_tokenizer = tokenizer.value();

    auto model = loadTestModel("small_bert.pt");
    QVERIFY(model.hasValue());
    m_model = std::move(model).value();
    QVERIFY(checkVocabulary(*m_tokenizer, m_model->summary()).hasValue());
}

void TorchFillMaskTest::answers_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < static_cast<int>(m_texts.size()); ++i) {
        const auto text = m_texts[static_cast<std::size_t>(i)]["text"].get<std::string>();
        QTest::newRow(text.c_str()) << i;
    }
}

void TorchFillMaskTest::answers()
{
    QFETCH(int, index);
    const Json& recorded = m_texts[static_cast<std::size_t>(index)];
    const auto found = predictText(recorded["text"].get<std::string>(), 50);
    QVERIFY(found.hasValue());

    std::vector<std::int64_t> ids;
    for (const TokenId id : found.value().encoding.ids) {
        ids.push_back(id.value);
    }
    QCOMPARE(ids, recorded["ids"].get<std::vector<std::int64_t>>());

    const auto& masks = found.value().masks;
    QCOMPARE(masks.size(), recorded["masks"].size());
    for (std::size_t i = 0; i < masks.size(); ++i) {
        const Json& mask = recorded["masks"][i];
        QCOMPARE(masks[i].position, mask["position"].get<std::size_t>());
        const ExpectedWords expected = readExpectedWords(mask);
        QVERIFY(expected.p.front() > 0.05); // else the comparison would say little
        QCOMPARE(differenceOf(masks[i], expected), std::string());
    }
}

/// Padding hidden by the attention mask must not change an answer.
void TorchFillMaskTest::paddingChangesNothing()
{
    Prediction text;
    text.encoding = m_tokenizer->encode("Paris is the [MASK] of France.");
    Batch alone;
    appendRow(alone, text, TokenId{0});
    Batch padded = alone;
    padded.length += 5;
    padded.ids.resize(padded.length, 0);
    padded.attentionMask.resize(padded.length, 0);
    padded.typeIds.resize(padded.length, 0);

    const std::vector<MaskPosition> positions{{0, text.encoding.maskPositions.front()}};
    const auto expected = m_model->run(alone, positions, {});
    const auto found = m_model->run(padded, positions, {});
    QVERIFY(expected.hasValue() && found.hasValue());
    for (std::size_t i = 0; i < expected.value().values.size(); ++i) {
        QVERIFY(std::abs(found.value().values[i] - expected.value().values[i]) < 1e-4F);
    }
}

QTEST_APPLESS_MAIN(TorchFillMaskTest)
#include "tst_torch_fill_mask.moc"
