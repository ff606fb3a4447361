// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guard/file_descriptor.h"
#include "core/guard/model_file.h"
#include "core/libtorch/torch_model_loader.h"

#include <QtTest>

#include "torch_test_support.h"

using namespace maskscope;
using namespace maskscope::test;

namespace {

const std::string kModels = MASKSCOPE_MATRIX_MODELS;

using Shape = std::vector<std::int64_t>;

/// Those files of the matrix for which PyTorch's hooks were listened to.
std::map<std::string, Json> recordedShapes()
{
    std::map<std::string, Json> files;
    const auto text = readSmallFile(kModels + "/matrix.json");
    const auto cells
        = text.hasValue() ? parseJson(text.value(), "matrix.json") : Result<Json>(Json::array());
    if (cells.hasValue()) {
        for (const Json& cell : cells.value()) {
            if (cell.contains("shapes")) {
                files.emplace(cell.at("file").get<std::string>(), cell.at("shapes"));
            }
        }
    }
    return files;
}

struct Opened
{
    std::unique_ptr<TracedModel> model;
    std::shared_ptr<const Inspection> inspection;
};

Opened opened(const std::string& name)
{
    auto file = openModelFile(kModels + "/" + name);
    LoadOptions options;
    options.threads = 1;
    options.engine.engine = Engine::Plain;
    options.inspection.scope = InspectionScope::Shapes;
    auto model = makeTorchModelLoader()->load(std::move(file).value(), options, {}, {});
    Opened result{std::move(model).value(), nullptr};
    while (result.inspection == nullptr) {
        const auto step = result.model->inspect({});
        if (step.hasError()) {
            break;
        }
        result.inspection = step.value().inspection;
    }
    return result;
}

std::optional<Shape> shapeAt(const InspectedTensor& tensor, SequenceLength length)
{
    Shape shape;
    for (const TensorSize& size : tensor.sizes) {
        const auto number = size.size.at(length);
        if (!number) {
            return std::nullopt;
        }
        shape.push_back(*number);
    }
    return shape;
}

/// A trace keeps of a module's results those that are used, in the order of their use.
bool gives(const Inspection& inspection, const InspectedModule& module, SequenceLength length,
           const Shape& expected)
{
    return std::any_of(module.outputs.begin(), module.outputs.end(), [&](std::size_t tensor) {
        return shapeAt(inspection.tensors[tensor], length) == expected;
    });
}

} // namespace

class TestTorchInspectionShapes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void enoughArchitectures();
    void shapesOfPyTorch_data();
    void shapesOfPyTorch();
};

/// ./test makes the models anew when their script changes.
void TestTorchInspectionShapes::enoughArchitectures()
{
    QVERIFY(recordedShapes().size() >= 8);
}

void TestTorchInspectionShapes::shapesOfPyTorch_data()
{
    QTest::addColumn<QString>("file");
    for (const auto& [file, shapes] : recordedShapes()) {
        QTest::newRow(file.c_str()) << QString::fromStdString(file);
    }
}

/// All modules, at lengths that it did not run at to find out.
void TestTorchInspectionShapes::shapesOfPyTorch()
{
    QFETCH(const QString, file);
    const Opened model = opened(file.toStdString());
    QVERIFY(model.inspection != nullptr);
    const Json recorded = recordedShapes().at(file.toStdString());
    const std::vector<ModuleSummary>& modules = model.model->summary().modules;
    int compared = 0;
    for (const auto& [lengthText, shapes] : recorded.items()) {
        const SequenceLength length{std::stoll(lengthText)};
        const LengthContract& contract = model.model->summary().length;
        const bool isOne
            = contract.kind == LengthKind::Fixed || contract.kind == LengthKind::Unsafe;
        if ((isOne && length != contract.max) || length < contract.min
            || (contract.max && length > *contract.max)) {
            continue;
        }
        for (std::size_t i = 0; i < modules.size(); ++i) {
            const InspectedModule& module = model.inspection->modules[i];
            if (!shapes.contains(modules[i].path)) {
                continue; // a list of modules
            }
            if (module.outputs.empty()) { // BigBird throws its pooled output away
                QCOMPARE(modules[i].path, std::string("bert.activation"));
                continue;
            }
            const auto expected = shapes.at(modules[i].path).get<Shape>();
            QVERIFY2(gives(*model.inspection, module, length, expected),
                     (modules[i].path + " at " + lengthText).c_str());
            ++compared;
        }
    }
    QVERIFY(compared >= 20);
}

QTEST_GUILESS_MAIN(TestTorchInspectionShapes)
#include "tst_torch_inspection_shapes.moc"
