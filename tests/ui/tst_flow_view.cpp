// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_inspection.h"
#include "tests/ui/window_test.h"
#include "ui/diagram/flow_view.h"

#include <QLabel>
#include <QLocale>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <limits>

using namespace maskscope;

namespace {

/// The sample with the numbers that a real model's summary has.
SampleModel sample(const SampleOptions& options = {}, const LengthContract& length = {})
{
    SampleModel model = makeSampleModel(options);
    auto summary = std::make_shared<ModelSummary>(*model.summary);
    summary->output.hasLmHead = options.hasHead;
    summary->output.vocabularySize
        = options.hasHead ? std::optional<std::int64_t>(30522) : std::nullopt;
    summary->length = length;
    model.summary = summary;
    return model;
}

LengthContract upTo(std::int64_t most)
{
    LengthContract contract;
    contract.max = SequenceLength{most};
    return contract;
}

LengthContract exactly(std::int64_t length)
{
    LengthContract contract = upTo(length);
    contract.kind = LengthKind::Fixed;
    contract.min = SequenceLength{length};
    contract.mayPad = true;
    return contract;
}

struct Shown : FlowView
{
    explicit Shown(const SampleModel& model, std::int64_t tokens = 9)
    {
        resize(900, 700);
        setModel(model.summary, model.inspection);
        if (tokens > 0) {
            setSentence({.tokens = {tokens},
                         .text = QStringLiteral("The capital of ___ is Paris."),
                         .tokenTexts = {QStringLiteral("[CLS]"), QStringLiteral("the"),
                                        QStringLiteral("capital")}});
        }
        show();
        QCoreApplication::processEvents();
    }

    [[nodiscard]] const FlowStep* step(FlowKind kind) const
    {
        const auto found = std::find_if(steps().begin(), steps().end(),
                                        [kind](const FlowStep& s) { return s.kind == kind; });
        return found == steps().end() ? nullptr : &*found;
    }
    [[nodiscard]] QString sentence(FlowKind kind) const
    {
        return step(kind) == nullptr ? QString() : step(kind)->sentence;
    }
    [[nodiscard]] QString shape(FlowKind kind) const
    {
        return step(kind) == nullptr ? QString() : step(kind)->shape.plain();
    }
};

} // namespace

class TestFlowView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init() { failOnQtWarnings(); }

    void everyStepIsTold()
    {
        const Shown view(sample({.layers = 6}, upTo(512)));
        QCOMPARE(view.steps().size(), std::size_t{6});
        QCOMPARE(view.sentence(FlowKind::Text), QStringLiteral("“The capital of ___ is Paris.”"));
        QCOMPARE(view.sentence(FlowKind::Tokens),
                 QStringLiteral("The tokenizer cuts it into 9 tokens, words or pieces of words, "
                                "and looks up the number of each."));
        QCOMPARE(view.sentence(FlowKind::Embeddings),
                 QStringLiteral("Each of your 9 tokens becomes a list of 384 numbers."));
        // 12 heads x 9 x 9
        QCOMPARE(view.sentence(FlowKind::Layers),
                 QStringLiteral("6 layers follow, all built alike, one after the other. Each "
                                "compares every token with every other, 972 numbers, and takes "
                                "from those that matter."));
        QCOMPARE(view.sentence(FlowKind::Head),
                 QStringLiteral("For each of the 9 tokens the head works out one number for each "
                                "of 30,522 words."));
        QVERIFY(view.step(FlowKind::Words) != nullptr);
    }

    /// At Show: the same numbers, without a word that has to be learned first.
    void everyStepIsToldInPlainWords()
    {
        Shown view(sample({.layers = 6}, upTo(512)));
        view.setDetailLevel(DetailLevel::Show);
        QCOMPARE(view.step(FlowKind::Tokens)->title, QStringLiteral("Pieces of words"));
        QCOMPARE(view.sentence(FlowKind::Tokens),
                 QStringLiteral("It is cut into 9 pieces, words or parts of words, and the number "
                                "of each is looked up."));
        QCOMPARE(view.sentence(FlowKind::Embeddings),
                 QStringLiteral("Each of your 9 pieces becomes a list of 384 numbers."));
        QVERIFY(view.sentence(FlowKind::Layers).contains(QStringLiteral("972 numbers")));
        QCOMPARE(view.sentence(FlowKind::Head),
                 QStringLiteral("For each of the 9 pieces the model works out one number for each "
                                "of 30,522 words."));
        static const QRegularExpression jargon(
            QStringLiteral("\\b(token|tokenizer|embedding|head|padding|length)s?\\b"),
            QRegularExpression::CaseInsensitiveOption);
        const auto isPlain = [](const FlowStep& step) {
            return !jargon.match(step.title + step.sentence + step.detail).hasMatch();
        };
        for (const SampleModel& model :
             {sample({}, upTo(512)), sample({}, upTo(4)), sample({.hasHead = false}, upTo(512))}) {
            for (const std::int64_t tokens : {0, 9}) {
                Shown other(model, tokens);
                other.setDetailLevel(DetailLevel::Show);
                for (const FlowStep& step : other.steps()) {
                    QVERIFY2(isPlain(step), qPrintable(step.title + step.sentence + step.detail));
                }
            }
        }
        Shown filled(sample({}, exactly(14)));
        filled.setDetailLevel(DetailLevel::Show);
        QCOMPARE(filled.step(FlowKind::Tokens)->detail,
                 QStringLiteral("9 of 14 pieces are yours. The rest is filled up: this model takes "
                                "texts of one length."));
    }

    void plainWordsTellWhatTheMarksAre()
    {
        Shown view(sample({}, upTo(512)));
        view.setDetailLevel(DetailLevel::Show);
        FlowSentence sentence{.tokens = {9}, .text = QStringLiteral("x"), .tokenTexts = {}};
        const auto said = [&](const char* start, const char* end, const char* hidden) {
            sentence.start = QLatin1String(start);
            sentence.end = QLatin1String(end);
            sentence.hidden = QLatin1String(hidden);
            view.setSentence(sentence);
            return view.sentence(FlowKind::Tokens)
                .section(QStringLiteral("looked up."), 1)
                .trimmed();
        };
        QCOMPARE(said("[CLS]", "[SEP]", "[MASK]"),
                 QStringLiteral("“[CLS]” marks the start of the text, “[SEP]” its end. “[MASK]” "
                                "stands for a hidden word."));
        QCOMPARE(said("<s>", "", ""), QStringLiteral("“<s>” marks the start of the text."));
        QCOMPARE(said("", "</s>", ""), QStringLiteral("“</s>” marks the end of the text."));
        QCOMPARE(said("", "", "<mask>"), QStringLiteral("“<mask>” stands for a hidden word."));
        QVERIFY(said("", "", "").isEmpty());
        view.setDetailLevel(DetailLevel::Inspect);
        QVERIFY(!said("[CLS]", "[SEP]", "[MASK]").contains(QStringLiteral("[CLS]")));
    }

    void shapesAreThoseOfTheSentence()
    {
        const Shown view(sample({}, upTo(512)));
        QCOMPARE(view.shape(FlowKind::Tokens), QStringLiteral("[1, 9]"));
        QCOMPARE(view.shape(FlowKind::Embeddings), QStringLiteral("[1, 9, 384]"));
        QCOMPARE(view.shape(FlowKind::Layers), QStringLiteral("[1, 9, 384]"));
        QCOMPARE(view.shape(FlowKind::Head), QStringLiteral("[1, 9, 30522]"));
    }

    void anotherSentenceHasOtherNumbers()
    {
        Shown view(sample({}, upTo(512)));
        view.setSentence({.tokens = {20}, .text = QStringLiteral("x"), .tokenTexts = {}});
        QCOMPARE(view.shape(FlowKind::Head), QStringLiteral("[1, 20, 30522]"));
        QVERIFY(view.sentence(FlowKind::Layers).contains(QStringLiteral("4,800"))); // 12 x 20 x 20
        QVERIFY(view.findChildren<QLabel*>(QStringLiteral("flowSentence"))
                    .at(2)
                    ->text()
                    .contains(QStringLiteral("Each of your 20 tokens")));
    }

    void beforeATextIsTypedThereAreFormulas()
    {
        const Shown view(sample({}, upTo(512)), 0);
        QCOMPARE(view.shape(FlowKind::Embeddings), QStringLiteral("[B, L, 384]"));
        QCOMPARE(view.sentence(FlowKind::Embeddings),
                 QStringLiteral("Each token becomes a list of 384 numbers."));
        QVERIFY(view.sentence(FlowKind::Text).contains(QStringLiteral("Fill page")));
        for (const FlowStep& step : view.steps()) {
            QVERIFY2(!step.sentence.contains(QStringLiteral(" 0 ")), qPrintable(step.sentence));
        }
    }

    void paddingIsTold()
    {
        const Shown view(sample({.recordedLength = SequenceLength{128}}, exactly(128)));
        QCOMPARE(view.step(FlowKind::Tokens)->detail,
                 QStringLiteral("9 of 128 tokens are yours. The rest is padding: this model takes "
                                "exactly 128 tokens."));
        QCOMPARE(view.sentence(FlowKind::Embeddings),
                 QStringLiteral("Each of the 128 tokens, padding too, becomes a list of 384 "
                                "numbers."));
        QCOMPARE(view.shape(FlowKind::Head), QStringLiteral("[1, 128, 30522]"));
    }

    /// A trace of one length alone: all its sizes are numbers.
    void aModelOfOneLengthIsTold()
    {
        SampleModel model = sample({.layers = 3}, exactly(128));
        auto inspection = std::make_shared<Inspection>(*model.inspection);
        for (InspectedTensor& tensor : inspection->tensors) {
            for (TensorSize& size : tensor.sizes) {
                size = {LengthFormula::constant(size.size.at({128}).value_or(0)), {}, {}};
            }
        }
        model.inspection = inspection;
        const Shown view(model);
        QCOMPARE(view.shape(FlowKind::Embeddings), QStringLiteral("[1, 128, 384]"));
        QVERIFY(view.sentence(FlowKind::Layers).contains(QStringLiteral("196,608"))); // 12 x 128^2
        QVERIFY(view.step(FlowKind::Tokens)->detail.startsWith(QStringLiteral("9 of 128 tokens")));
    }

    void aTextThatDoesNotFitIsTold()
    {
        const Shown view(sample({}, upTo(512)), 600);
        QCOMPARE(view.step(FlowKind::Tokens)->detail,
                 QStringLiteral("Your text does not fit: this model takes any length up to 512 "
                                "tokens. What follows is for 512 tokens."));
        QCOMPARE(view.shape(FlowKind::Embeddings), QStringLiteral("[1, 512, 384]"));
    }

    void layersOfAFrozenProgramAreSeen()
    {
        const Shown view(sample({.layers = 4, .isFrozen = true}, upTo(512)));
        QVERIFY(view.sentence(FlowKind::Layers).startsWith(QStringLiteral("4 layers follow")));
        QVERIFY(view.sentence(FlowKind::Layers).contains(QStringLiteral("972")));
        QCOMPARE(view.shape(FlowKind::Embeddings), QStringLiteral("[1, 9, 384]"));
        QCOMPARE(view.shape(FlowKind::Layers), QStringLiteral("[1, 9, 384]"));
    }

    void withoutAHeadThereAreNoWords()
    {
        const Shown view(sample({.hasHead = false}, upTo(512)));
        QVERIFY(view.step(FlowKind::Words) == nullptr);
        QVERIFY(view.sentence(FlowKind::Head).contains(QStringLiteral("no head for words")));
        QCOMPARE(view.shape(FlowKind::Head), QStringLiteral("[1, 9, 384]"));
    }

    void whereNoLayersAreSeenLessIsSaid()
    {
        SampleModel model = sample({.layers = 1}, upTo(512));
        const Shown view(model);
        QVERIFY(view.step(FlowKind::Layers) == nullptr);
        QVERIFY(view.step(FlowKind::Embeddings) == nullptr);
        // 2 embeddings, slice, add, norm; 2 for the mask; 19 of the layer; 3 of the head
        QCOMPARE(view.sentence(FlowKind::Between),
                 QStringLiteral("29 steps of arithmetic work on these numbers."));
        model.inspection = nullptr;
        const Shown less(model);
        QCOMPARE(less.sentence(FlowKind::Between),
                 QStringLiteral("The model works on these numbers."));
        QVERIFY(less.sentence(FlowKind::Head).contains(QStringLiteral("30,522")));
    }

    void withoutAnInspectionLayersAreCountedAlone()
    {
        SampleModel model = sample({.layers = 12}, upTo(512));
        model.inspection = nullptr;
        const Shown view(model);
        QCOMPARE(
            view.sentence(FlowKind::Layers),
            QStringLiteral("12 layers follow, all built alike, one after the other. Each works "
                           "on what the one before has left."));
        QCOMPARE(view.shape(FlowKind::Layers), QString());
    }

    void aLayerThatIsCalledAgainIsOneLayer()
    {
        SampleModel model = sample({.layers = 1}, upTo(512));
        auto inspection = std::make_shared<Inspection>(*model.inspection);
        for (std::size_t i = 0; i < model.summary->modules.size(); ++i) {
            if (model.summary->modules[i].path == "bert.encoder.layer.0") {
                inspection->modules[i].calls = 12;
            }
        }
        model.inspection = inspection;
        const Shown view(model);
        QVERIFY(view.sentence(FlowKind::Layers)
                    .startsWith(QStringLiteral("One layer follows, used 12 times. Each compares")));
        QCOMPARE(view.shape(FlowKind::Embeddings), QStringLiteral("[1, 9, 384]"));
    }

    /// Scores of fused attention are never seen.
    void fusedAttentionIsSeen()
    {
        SampleModel model = sample({.layers = 3}, upTo(512));
        auto inspection = std::make_shared<Inspection>(*model.inspection);
        for (InspectedTensor& tensor : inspection->tensors) {
            if (tensor.sizes.size() == 4 && tensor.sizes[2] == tensor.sizes[3]) {
                tensor.sizes.pop_back();
            }
        }
        for (InspectedOperator& called : inspection->operators) {
            if (called.name == "aten::softmax") {
                called.name = "aten::scaled_dot_product_attention";
            }
        }
        model.inspection = inspection;
        const Shown view(model);
        QVERIFY2(view.sentence(FlowKind::Layers).contains(QStringLiteral("looks at all others")),
                 qPrintable(view.sentence(FlowKind::Layers)));
    }

    void longTextsAndHugeNumbersAreShown()
    {
        Shown view(sample({}, upTo(512)));
        QStringList many;
        for (int i = 0; i < 2000; ++i) {
            many << QString(200, QLatin1Char('x'));
        }
        view.setSentence({.tokens = {std::numeric_limits<std::int64_t>::max()},
                          .text = QString(100000, QLatin1Char('y')),
                          .tokenTexts = many});
        view.grab();
        view.setSentence({.tokens = {-5}, .text = {}, .tokenTexts = {}});
        view.grab();
        QCOMPARE(view.shape(FlowKind::Embeddings), QStringLiteral("[B, L, 384]"));
    }

    void hostileDataIsNoCrash()
    {
        SampleModel model = sample();
        auto inspection = std::make_shared<Inspection>(*model.inspection);
        for (InspectedOperator& called : inspection->operators) {
            called.outputs.push_back(static_cast<std::size_t>(-1));
            called.inputs.insert(called.inputs.begin(), 100000);
        }
        inspection->inputs = {static_cast<std::size_t>(-1)};
        inspection->outputs = {77777};
        inspection->modules.resize(3);
        for (InspectedTensor& tensor : inspection->tensors) {
            tensor.sizes.resize(tensor.sizes.size() / 2);
        }
        model.inspection = inspection;
        Shown view(model);
        view.grab();
        auto empty = std::make_shared<ModelSummary>();
        view.setModel(empty, std::make_shared<Inspection>());
        view.grab();
        view.setModel(nullptr, nullptr);
        QVERIFY(view.steps().empty());
    }

    void cardsAreReadAloud()
    {
        const Shown view(sample({}, upTo(512)));
        const auto cards = view.findChildren<QWidget*>(QStringLiteral("flowCard"));
        QCOMPARE(static_cast<std::size_t>(cards.size()), view.steps().size());
        QVERIFY(cards.at(2)->accessibleName().startsWith(QStringLiteral("Embeddings: Each of")));
    }

    void everythingFitsTheWidth()
    {
        for (const int width : {400, 820, 1440}) {
            Shown view(sample({}, upTo(512)));
            view.resize(width, 560);
            QCoreApplication::processEvents();
            for (const QWidget* card : view.findChildren<QWidget*>(QStringLiteral("flowCard"))) {
                const QRect place(card->mapTo(&view, QPoint(0, 0)), card->size());
                QVERIFY2(place.left() >= 0 && place.right() <= view.width(),
                         qPrintable(QString::number(width)));
            }
        }
    }
};

QTEST_MAIN(TestFlowView)
#include "tst_flow_view.moc"
