// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guard/model_file.h"
#include "core/libtorch/torch_model_loader.h"

#include <QtTest>

#include "torch_test_support.h"

using namespace maskscope;
using namespace maskscope::test;

namespace {

using Inspected = std::shared_ptr<const Inspection>;

struct Opened
{
    std::unique_ptr<TracedModel> model;
    Inspected inspection;
};

std::unique_ptr<TracedModel> open(const std::string& name, const LoadOptions& options)
{
    auto file = openModelFile(modelPath(name));
    if (file.hasError()) {
        return nullptr;
    }
    auto model = makeTorchModelLoader()->load(std::move(file).value(), options, {}, {});
    return model.hasValue() ? std::move(model).value() : nullptr;
}

LoadOptions plainOptions()
{
    LoadOptions options;
    options.threads = 1;
    options.engine.engine = Engine::Plain;
    return options;
}

Inspected inspectionOf(TracedModel& model)
{
    while (true) {
        const auto step = model.inspect({});
        if (step.hasError()) {
            return nullptr;
        }
        if (step.value().inspection != nullptr) {
            return step.value().inspection;
        }
    }
}

Opened opened(const std::string& name)
{
    Opened result{open(name, plainOptions()), nullptr};
    if (result.model != nullptr) {
        result.inspection = inspectionOf(*result.model);
    }
    return result;
}

QString shapeText(const Inspection& inspection, std::size_t tensor)
{
    QStringList sizes;
    for (const TensorSize& size : inspection.tensors[tensor].sizes) {
        sizes.append(QString::fromStdString(sizeText(size.size)));
    }
    return sizes.join(u' ');
}

const InspectedModule* moduleAt(const Opened& opened, const std::string& path)
{
    const auto& modules = opened.model->summary().modules;
    for (std::size_t i = 0; i < modules.size(); ++i) {
        if (modules[i].path == path) {
            return &opened.inspection->modules[i];
        }
    }
    return nullptr;
}

} // namespace

class TestTorchInspection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsEndWithOneValue();
    void afterTheLastStepItIsAtHand();
    void rewrittenModelIsLookedIntoWhileIdle();
    void rewrittenModelGivesUpTheSavedProgram();
    void cancelled();
    void modulesOfBert();
    void operatorsOfBert();
    void originsOfSizes();
    void repeatedLayers();
    void codeOfBert();
    void sharesOfTime();
    void weightsOfPyTorch_data();
    void weightsOfPyTorch();
    void equalWeightsNameEachOther();
    void workOfBertByHand();
    void loopsAndBranches();
    void longProgram();
    void recordedSizes();
    void answersStayTheSame();
};

void TestTorchInspection::stepsEndWithOneValue()
{
    const auto model = open("small_bert.pt", plainOptions());
    QVERIFY(model != nullptr);
    double last = 0;
    int steps = 0;
    Inspected inspection;
    while (inspection == nullptr) {
        const auto step = model->inspect({});
        QVERIFY(step.hasValue());
        QVERIFY(step.value().fraction > last && step.value().fraction <= 1);
        last = step.value().fraction;
        inspection = step.value().inspection;
        ++steps;
    }
    QCOMPARE(last, 1.0);
    QVERIFY(steps > 4); // the lengths, and two texts at once
    QCOMPARE(inspection->modules.size(), model->summary().modules.size());
    QCOMPARE(inspection->lengths, (std::vector<SequenceLength>{{13}, {16}, {23}, {30}}));
}

void TestTorchInspection::afterTheLastStepItIsAtHand()
{
    const Opened bert = opened("small_bert.pt");
    QVERIFY(bert.inspection != nullptr);
    const auto again = bert.model->inspect({});
    QVERIFY(again.hasValue());
    QCOMPARE(again.value().inspection, bert.inspection);
    QCOMPARE(again.value().fraction, 1.0);
}

void TestTorchInspection::rewrittenModelIsLookedIntoWhileIdle()
{
    LoadOptions options;
    options.inspection.whileIdle = true;
    const auto model = open("small_bert.pt", options);
    QVERIFY(model != nullptr);
    QCOMPARE(model->summary().engine.used.engine, Engine::Fast);
    while (model->idleStep() == IdleWork::More) {}
    QCOMPARE(model->summary().engine.used.engine, Engine::Fast);
    const auto step = model->inspect({});
    QVERIFY(step.hasValue());
    QVERIFY(step.value().inspection != nullptr);
}

/// Nobody asked to look inside, and nobody pays for it.
void TestTorchInspection::rewrittenModelGivesUpTheSavedProgram()
{
    const auto model = open("small_bert.pt", {});
    QVERIFY(model != nullptr);
    const auto early = model->inspect({});
    QVERIFY(early.hasValue() && early.value().inspection == nullptr);
    while (model->idleStep() == IdleWork::More) {}
    QCOMPARE(codeOf(model->inspect({})), ErrorCode::Internal);
}

void TestTorchInspection::cancelled()
{
    const auto model = open("small_bert.pt", plainOptions());
    QVERIFY(model != nullptr);
    std::stop_source source;
    source.request_stop();
    QCOMPARE(codeOf(model->inspect(source.get_token())), ErrorCode::Cancelled);
    QVERIFY(inspectionOf(*model) != nullptr); // it goes on later
}

void TestTorchInspection::modulesOfBert()
{
    const Opened bert = opened("small_bert.pt");
    QVERIFY(bert.inspection != nullptr);
    const InspectedModule* root = moduleAt(bert, "");
    QCOMPARE(root->inputs.size(), std::size_t{3});
    QCOMPARE(root->inputs, bert.inspection->inputs);
    QCOMPARE(root->outputs, bert.inspection->outputs);
    QCOMPARE(shapeText(*bert.inspection, root->outputs.front()), QStringLiteral("1 L 1000"));

    const InspectedModule* attention = moduleAt(bert, "bert.encoder.layer.1.attention.self");
    QVERIFY(attention != nullptr);
    QCOMPARE(attention->calls, std::int64_t{1});
    QCOMPARE(shapeText(*bert.inspection, attention->inputs.front()), QStringLiteral("1 L 24"));
    QCOMPARE(shapeText(*bert.inspection, attention->outputs.front()), QStringLiteral("1 L 24"));
    const InspectedModule* list = moduleAt(bert, "bert.encoder.layer");
    QCOMPARE(list->calls, std::int64_t{0});
    QVERIFY(list->outputs.empty());
    QCOMPARE(QString::fromStdString(countText(list->flops)),
             QStringLiteral("18432L + 192L^2")); // both layers are below it
}

void TestTorchInspection::operatorsOfBert()
{
    const Opened bert = opened("small_bert.pt");
    QVERIFY(bert.inspection != nullptr);
    const auto& modules = bert.model->summary().modules;
    QStringList scores;
    int linear = 0;
    for (const InspectedOperator& op : bert.inspection->operators) {
        QCOMPARE(op.calls, std::int64_t{1});
        QVERIFY(op.module < modules.size());
        linear += op.name == "aten::linear" ? 1 : 0;
        for (const std::size_t tensor : op.outputs) {
            const auto& maker = bert.inspection->tensors[tensor].madeBy;
            QVERIFY(maker.has_value());
        }
        if (op.name == "aten::softmax") {
            scores.append(shapeText(*bert.inspection, op.outputs.front()));
            QCOMPARE(QString::fromStdString(modules[op.module].path.substr(0, 19)),
                     QStringLiteral("bert.encoder.layer."));
        }
        if (op.name == "aten::embedding") {
            QVERIFY(!bert.inspection->tensors[op.inputs.front()].weight.empty());
            QVERIFY(!bert.inspection->tensors[op.inputs.front()].madeBy.has_value());
        }
    }
    QCOMPARE(linear, 14);
    QCOMPARE(scores, (QStringList{QStringLiteral("1 4 L L"), QStringLiteral("1 4 L L")}));
}

void TestTorchInspection::originsOfSizes()
{
    const Opened bert = opened("small_bert.pt");
    QVERIFY(bert.inspection != nullptr);
    const auto origins = [&bert](std::size_t tensor) {
        std::vector<SizeOrigin> result;
        for (const TensorSize& size : bert.inspection->tensors[tensor].sizes) {
            result.push_back(size.origin);
        }
        return result;
    };
    using Origins = std::vector<SizeOrigin>;
    QCOMPARE(origins(bert.inspection->inputs.front()),
             (Origins{SizeOrigin::Batch, SizeOrigin::Length}));
    QCOMPARE(origins(bert.inspection->outputs.front()),
             (Origins{SizeOrigin::Batch, SizeOrigin::Length, SizeOrigin::Weights}));
}

void TestTorchInspection::repeatedLayers()
{
    const Opened bert = opened("small_bert.pt");
    QVERIFY(bert.inspection != nullptr);
    const auto& modules = bert.model->summary().modules;
    const auto at = [&modules](const std::string& path) {
        return static_cast<std::size_t>(
            std::find_if(modules.begin(), modules.end(),
                         [&](const ModuleSummary& module) { return module.path == path; })
            - modules.begin());
    };
    const std::size_t first = at("bert.encoder.layer.0");
    QCOMPARE(bert.inspection->modules[at("bert.encoder.layer.1")].sameAs, first);
    QCOMPARE(bert.inspection->modules[first].sameAs, first);
    QCOMPARE(bert.inspection->modules[at("bert.encoder.layer.1.output.dense")].sameAs,
             at("bert.encoder.layer.0.output.dense"));
    QVERIFY(bert.inspection->modules[at("bert.encoder.layer.0.output.dense")].sameAs
            != at("bert.encoder.layer.0.intermediate.dense"));
}

void TestTorchInspection::codeOfBert()
{
    const Opened bert = opened("small_bert.pt");
    QVERIFY(bert.inspection != nullptr);
    const auto textAt = [&bert](const CodePlace& place) {
        const std::string& text = bert.inspection->code[place.file].text;
        return QString::fromStdString(text.substr(place.range.begin, place.range.size()));
    };
    int linear = 0;
    for (const InspectedOperator& op : bert.inspection->operators) {
        QVERIFY(op.code.has_value());
        if (op.name == "aten::linear") {
            QCOMPARE(textAt(*op.code), QStringLiteral("torch.linear"));
            ++linear;
        }
    }
    QCOMPARE(linear, 14);
    const InspectedModule* attention = moduleAt(bert, "bert.encoder.layer.0.attention.self");
    QVERIFY(attention != nullptr && attention->code.has_value());
    const QString method = textAt(*attention->code);
    QVERIFY(method.startsWith(QStringLiteral("  def forward(")));
    QVERIFY(method.contains(QStringLiteral("torch.softmax(")));
    QCOMPARE(method.count(QStringLiteral("def ")), 1);
    QVERIFY(QString::fromStdString(bert.inspection->code[attention->code->file].name)
                .endsWith(QStringLiteral(".py")));
    QVERIFY(moduleAt(bert, "")->code.has_value());
    QVERIFY(!moduleAt(bert, "bert.encoder.layer")->code.has_value()); // never called
}

void TestTorchInspection::sharesOfTime()
{
    const Opened bert = opened("small_bert.pt");
    QVERIFY(bert.inspection != nullptr);
    QCOMPARE(bert.inspection->timedAt, SequenceLength{64});
    double operators = 0;
    for (const InspectedOperator& op : bert.inspection->operators) {
        QVERIFY(op.share >= 0);
        operators += op.share;
    }
    QVERIFY(operators > 0.5 && operators <= 1 + 1e-9);
    QVERIFY(std::abs(moduleAt(bert, "")->share - 1) < 1e-9);
    const double below = moduleAt(bert, "bert")->share + moduleAt(bert, "cls")->share;
    QVERIFY(below > 0.5 && below <= 1 + 1e-9);
}

void TestTorchInspection::weightsOfPyTorch_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("weight_kinds.pt") << QStringLiteral("weight_kinds.pt");
    QTest::newRow("small_bert.pt") << QStringLiteral("small_bert.pt");
}

void TestTorchInspection::weightsOfPyTorch()
{
    QFETCH(const QString, name);
    const Json expected = readTestJson("weight_stats.json").at(name.toStdString());
    const Opened model = opened(name.toStdString());
    QVERIFY(model.inspection != nullptr);
    std::size_t found = 0;
    for (const WeightStats& weight : model.inspection->weights) {
        if (!expected.contains(weight.path)) {
            continue; // a constant of the program
        }
        const Json& numbers = expected.at(weight.path);
        const auto near = [&numbers](const char* key, double value) {
            const double wanted = numbers.at(key).get<double>();
            return std::abs(value - wanted) <= 1e-9 + 1e-9 * std::abs(wanted);
        };
        ++found;
        QVERIFY2(near("min", weight.min) && near("max", weight.max) && near("mean", weight.mean)
                     && near("deviation", weight.deviation),
                 weight.path.c_str());
        QCOMPARE(weight.elementType, numbers.at("type").get<std::string>());
        QCOMPARE(weight.shape, numbers.at("shape").get<std::vector<std::int64_t>>());
        QCOMPARE(weight.zeros, numbers.at("zeros").get<std::int64_t>());
        QCOMPARE(weight.notFinite, numbers.at("notFinite").get<std::int64_t>());
        QCOMPARE(std::vector<std::int64_t>(weight.histogram.begin(), weight.histogram.end()),
                 numbers.at("histogram").get<std::vector<std::int64_t>>());
    }
    QCOMPARE(found, expected.size());
}

void TestTorchInspection::equalWeightsNameEachOther()
{
    const Opened bert = opened("small_bert.pt");
    QVERIFY(bert.inspection != nullptr);
    const std::string words = "bert.embeddings.word_embeddings.weight";
    const std::string decoder = "cls.predictions.decoder.weight";
    for (const WeightStats& weight : bert.inspection->weights) {
        if (weight.path == words) {
            QCOMPARE(weight.sameBytesAs, std::vector<std::string>{decoder});
            QCOMPARE(bert.model->summary().modules[weight.module].path,
                     std::string("bert.embeddings.word_embeddings"));
        } else if (weight.path == decoder) {
            QCOMPARE(weight.sameBytesAs, std::vector<std::string>{words});
        }
    }
}

/// A BERT, by hand. Each token meets the weights of query, key, value and output (4 x width x
/// width) and of the feed-forward part (2 x width x inner); each pair of tokens meets twice, as
/// query with key and as weight with value, over the whole width. In the head each token meets a
/// square of the width, and every word. A multiply-add counts as two operations.
void TestTorchInspection::workOfBertByHand()
{
    constexpr std::int64_t kWidth = 24;
    constexpr std::int64_t kInner = 48;
    constexpr std::int64_t kWords = 1000;
    const Opened bert = opened("small_bert.pt");
    QVERIFY(bert.inspection != nullptr);
    const auto flopsOf
        = [&bert](const char* path) { return moduleAt(bert, path)->flops.coefficients; };
    using Terms = std::array<std::int64_t, 3>; // of 1, L and L^2
    QCOMPARE(flopsOf("bert.encoder.layer.0.attention.self.query"),
             (Terms{0, 2 * kWidth * kWidth, 0}));
    QCOMPARE(flopsOf("bert.encoder.layer.0.attention.self"),
             (Terms{0, 2 * 3 * kWidth * kWidth, 2 * 2 * kWidth}));
    const Terms layer{0, 2 * (4 * kWidth * kWidth + 2 * kWidth * kInner), 2 * 2 * kWidth};
    QCOMPARE(flopsOf("bert.encoder.layer.0"), layer);
    const std::int64_t head = 2 * (kWidth * kWidth + kWidth * kWords);
    QCOMPARE(flopsOf("cls"), (Terms{0, head, 0}));
    QCOMPARE(flopsOf(""), (Terms{0, 2 * layer[1] + head, 2 * layer[2]}));
    QCOMPARE(flopsOf("bert.embeddings"), (Terms{0, 0, 0}));
}

void TestTorchInspection::loopsAndBranches()
{
    const Opened model = opened("control_flow.pt");
    QVERIFY(model.inspection != nullptr);
    const InspectedModule* layer = moduleAt(model, "layer");
    QVERIFY(layer != nullptr);
    QCOMPARE(layer->calls, std::int64_t{3});
    QCOMPARE(QString::fromStdString(countText(layer->flops)), QStringLiteral("384L")); // 3 x 2 x 64
    QCOMPARE(shapeText(*model.inspection, layer->outputs.front()), QStringLiteral("1 L 8"));
    QCOMPARE(moduleAt(model, "unused")->calls, std::int64_t{0});

    // Both ways were taken, at different lengths.
    QStringList names;
    for (const InspectedOperator& op : model.inspection->operators) {
        names.append(QString::fromStdString(op.name));
        if (op.name == "aten::linear") {
            QCOMPARE(op.calls, std::int64_t{3});
        } else if (op.name == "aten::stack") {
            QCOMPARE(op.inputs.size(), std::size_t{13}); // parts of the shortest text
        }
    }
    QCOMPARE(names.count(QStringLiteral("aten::transpose")), 2);
    QCOMPARE(names.count(QStringLiteral("aten::unbind")), 1);
    QCOMPARE(names.count(QStringLiteral("aten::stack")), 1);

    // What a dict holds, though it comes out of a branch.
    QCOMPARE(model.inspection->outputs.size(), std::size_t{2});
    QCOMPARE(shapeText(*model.inspection, model.inspection->outputs[0]), QStringLiteral("1 L 50"));
    QCOMPARE(shapeText(*model.inspection, model.inspection->outputs[1]), QStringLiteral("1 L 8"));
}

void TestTorchInspection::longProgram()
{
    const Opened model = opened("long_program.pt");
    QVERIFY(model.inspection != nullptr);
    QCOMPARE(model.inspection->operators.size(), std::size_t{20003});
    QCOMPARE(shapeText(*model.inspection, model.inspection->outputs.front()),
             QStringLiteral("1 L 50"));
    QCOMPARE(model.inspection->code.size(), std::size_t{1});
}

/// The program takes 12 tokens alone: what comes from them would have to follow the length.
void TestTorchInspection::recordedSizes()
{
    const Opened fixed = opened("fixed_length.pt");
    QVERIFY(fixed.inspection != nullptr);
    const Inspection& inside = *fixed.inspection;
    QCOMPARE(inside.lengths, std::vector<SequenceLength>{{12}});
    const auto origins = [&inside](std::size_t tensor) {
        QStringList result;
        for (const TensorSize& size : inside.tensors[tensor].sizes) {
            const bool isRecorded = size.origin == SizeOrigin::Recording;
            result.append(QString::fromStdString(sizeText(size.size))
                          + (isRecorded ? QStringLiteral("!") : QString()));
        }
        return result.join(u' ');
    };
    QCOMPARE(origins(inside.inputs.front()), QStringLiteral("1 12!"));
    QCOMPARE(origins(inside.outputs.front()), QStringLiteral("1 12! 1000"));
    int scores = 0;
    for (const InspectedOperator& op : inside.operators) {
        if (op.name == "aten::softmax") {
            QCOMPARE(origins(op.outputs.front()), QStringLiteral("1 2 12! 12!"));
            ++scores;
        }
    }
    QCOMPARE(scores, 1);
    for (const InspectedTensor& tensor : inside.tensors) {
        for (const TensorSize& size : tensor.sizes) {
            QVERIFY(!size.evidence || *size.evidence < inside.evidence.size());
            const bool hasReason = size.origin == SizeOrigin::Recording && !inside.evidence.empty();
            QCOMPARE(size.evidence.has_value(), hasReason);
        }
        if (!tensor.weight.empty()) {
            QVERIFY(
                std::all_of(tensor.sizes.begin(), tensor.sizes.end(), [](const TensorSize& size) {
                    return size.origin == SizeOrigin::Weights;
                }));
        }
    }
}

/// Looking inside leaves the model as it was.
void TestTorchInspection::answersStayTheSame()
{
    const auto model = open("small_bert.pt", plainOptions());
    QVERIFY(model != nullptr);
    const MaskPosition mask{.row = 0, .position = 2};
    const Batch batch = oneRow({2, 45, 4, 67, 3});
    const auto before = model->run(batch, std::span(&mask, 1), {});
    QVERIFY(inspectionOf(*model) != nullptr);
    const auto after = model->run(batch, std::span(&mask, 1), {});
    QVERIFY(before.hasValue() && after.hasValue());
    QCOMPARE(after.value().values, before.value().values);
}

QTEST_GUILESS_MAIN(TestTorchInspection)
#include "tst_torch_inspection.moc"
