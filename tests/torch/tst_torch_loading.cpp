// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libtorch/torch_model_loader.h"

#include <QtTest>

#include "torch_test_support.h"
#include <algorithm>

using namespace maskscope;
using namespace maskscope::test;

namespace {

std::string sorted(std::vector<std::string> names)
{
    std::sort(names.begin(), names.end());
    std::string text;
    for (const std::string& name : names) {
        text += ' ' + name;
    }
    return text;
}

} // namespace

/// What a loaded model tells of itself, against what PyTorch tells in Python
/// (tests/data/model_answers.json), and the files that do not load.
class TorchLoadingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void parameters_data();
    void parameters();
    void modules();
    void inputs_data();
    void inputs();
    void rolesOfAPerson();
    void inputWarnings();
    void output_data();
    void output();
    void lengths();
    void facts();
    void failures_data();
    void failures();
    void shortFileThatWasChecked();
    void progressGrowsToTheEnd();
    void stopBeforeLoading();
    void stopWhileReading();

private:
    Json m_recorded;
};

void TorchLoadingTest::initTestCase()
{
    m_recorded = readTestJson("model_answers.json");
    QVERIFY(m_recorded.is_object());
}

void TorchLoadingTest::parameters_data()
{
    QTest::addColumn<std::string>("name");
    for (const auto& [name, recorded] : m_recorded["parameters"].items()) {
        QTest::newRow(name.c_str()) << name;
    }
}

void TorchLoadingTest::parameters()
{
    QFETCH(std::string, name);
    const Json& expected = m_recorded["parameters"][name];
    const auto model = loadTestModel(name);
    QVERIFY(model.hasValue());
    const ParameterSummary& found = model.value()->summary().parameters;
    QCOMPARE(found.count, expected["count"].get<std::int64_t>());
    QCOMPARE(found.bytes, expected["bytes"].get<std::uint64_t>());
    QCOMPARE(found.uniqueBytes, expected["unique_bytes"].get<std::uint64_t>());

    std::vector<std::string> shared;
    for (const SharedWeight& weight : found.shared) {
        shared.push_back(std::string(sharingName(weight.kind)) + sorted(weight.names));
    }
    std::vector<std::string> expectedShared;
    for (const Json& weight : expected["shared"]) {
        expectedShared.push_back(weight["kind"].get<std::string>()
                                 + sorted(weight["names"].get<std::vector<std::string>>()));
    }
    std::sort(shared.begin(), shared.end());
    std::sort(expectedShared.begin(), expectedShared.end());
    QCOMPARE(shared, expectedShared);
}

void TorchLoadingTest::modules()
{
    const Json& expected = m_recorded["modules"]["small_bert.pt"];
    const auto model = loadTestModel("small_bert.pt");
    QVERIFY(model.hasValue());
    const std::vector<ModuleSummary>& found = model.value()->summary().modules;
    QCOMPARE(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        QCOMPARE(found[i].path, expected[i]["path"].get<std::string>());
        QCOMPARE(found[i].type, expected[i]["type"].get<std::string>());
        QCOMPARE(found[i].parameters, expected[i]["parameters"].get<std::int64_t>());
        const auto dots = std::count(found[i].path.begin(), found[i].path.end(), '.');
        QCOMPARE(found[i].depth,
                 found[i].path.empty() ? std::size_t{0} : static_cast<std::size_t>(dots) + 1);
    }
}

void TorchLoadingTest::inputs_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("expected"); // name role type [traced shape]
    const std::string two = "input_ids input_ids int64 [1 14]; attention_mask attention_mask int64 "
                            "[1 14]";
    QTest::newRow("three") << std::string("small_bert.pt")
                           << two + "; token_type_ids token_type_ids int64 [1 14]";
    QTest::newRow("segments second")
        << std::string("segments_second.pt")
        << std::string("input_ids input_ids int64 [1 14]; token_type_ids token_type_ids int64 "
                       "[1 14]; attention_mask attention_mask int64 [1 14]");
    QTest::newRow("flat positions")
        << std::string("flat_positions.pt") << two + "; position_ids position_ids int64 [14]";
    QTest::newRow("nameless") << std::string("nameless.pt")
                              << std::string("x token_type_ids int64 [1 14]; y input_ids int64 "
                                             "[1 14]; z position_ids int64 [1 14]; w "
                                             "attention_mask int64 [1 14]");
    QTest::newRow("int32") << std::string("int32_inputs.pt")
                           << std::string("input_ids input_ids int32 [1 14]; attention_mask "
                                          "attention_mask int32 [1 14]");
    QTest::newRow("optional") << std::string("optional_inputs.pt")
                              << std::string("input_ids input_ids int64; attention_mask "
                                             "attention_mask int64 optional; head_mask other int64 "
                                             "optional; scale other other optional; flag other "
                                             "other optional");
}

void TorchLoadingTest::inputs()
{
    QFETCH(std::string, name);
    QFETCH(std::string, expected);
    const auto model = loadTestModel(name);
    QVERIFY(model.hasValue());
    QStringList found;
    for (const InputSpec& input : model.value()->summary().inputs) {
        std::string text = input.name + ' ' + std::string(roleName(input.role)) + ' '
            + std::string(elementTypeName(input.type));
        if (input.tracedShape) {
            QStringList sizes;
            for (const std::int64_t size : *input.tracedShape) {
                sizes << QString::number(size);
            }
            text += " [" + sizes.join(QLatin1Char(' ')).toStdString() + "]";
        }
        found << QString::fromStdString(text + (input.hasDefault ? " optional" : ""));
    }
    QCOMPARE(found.join(QLatin1String("; ")), QString::fromStdString(expected));
}

void TorchLoadingTest::rolesOfAPerson()
{
    const RoleOverrides roles{{0, InputRole::Other}, {3, InputRole::TokenTypeIds}};
    auto file = openModelFile(modelPath("nameless.pt"));
    QVERIFY(file.hasValue());
    const auto model = makeTorchModelLoader()->load(std::move(file).value(),
                                                    {.threads = 1, .roles = roles}, {}, {});
    QVERIFY(model.hasValue());
    const std::vector<InputSpec>& inputs = model.value()->summary().inputs;
    QCOMPARE(inputs.at(0).role, InputRole::Other);
    QCOMPARE(foundRole(inputs.at(0)), InputRole::TokenTypeIds);
    QCOMPARE(inputs.at(1).role, InputRole::InputIds);
    QVERIFY(!inputs.at(1).foundRole);
    QCOMPARE(inputs.at(3).role, InputRole::TokenTypeIds);
    QCOMPARE(foundRole(inputs.at(3)), InputRole::AttentionMask);
}

void TorchLoadingTest::inputWarnings()
{
    const auto warningOf = [](const char* name) {
        const auto model = loadTestModel(name);
        const bool hasOne = model.hasValue() && model.value()->summary().warnings.size() == 1;
        return hasOne ? englishWarning(model.value()->summary().warnings.front()) : std::string();
    };
    QCOMPARE(warningOf("small_bert.pt"), std::string());
    const std::string second = warningOf("tensor_output.pt"); // as the old page's script calls it
    QVERIFY(second.find("segments second") != std::string::npos);
    QVERIFY(second.find("recorded with 14)") != std::string::npos);
    const std::string found = warningOf("nameless.pt");
    QVERIFY(found.find("x = token_type_ids, y = input_ids, z = position_ids, w = attention_mask")
            != std::string::npos);
}

void TorchLoadingTest::output_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("container");
    QTest::addColumn<std::string>("key");
    const auto row = [](const char* name, const char* container, const char* key) {
        QTest::newRow(name) << std::string(name) << std::string(container) << std::string(key);
    };
    row("tensor_output.pt", "tensor", "");
    row("small_bert.pt", "tuple", "0");
    row("second_output.pt", "tuple", "1");
    row("list_output.pt", "list", "1");
    row("dict_output.pt", "dict", "logits");
    row("named_output.pt", "tuple", "logits");
    row("frozen.pt", "tensor", "");
}

void TorchLoadingTest::output()
{
    QFETCH(std::string, name);
    QFETCH(std::string, container);
    QFETCH(std::string, key);
    const auto model = loadTestModel(name);
    QVERIFY(model.hasValue());
    const OutputForm& found = model.value()->summary().output;
    QCOMPARE(std::string(containerName(found.container)), container);
    QVERIFY(found.hasLmHead);
    QCOMPARE(found.vocabularySize.value_or(0), std::int64_t{1000});
    std::string foundKey;
    if (const auto* index = std::get_if<std::int64_t>(&found.key)) {
        foundKey = std::to_string(*index);
    } else if (const auto* text = std::get_if<std::string>(&found.key)) {
        foundKey = *text;
    }
    QCOMPARE(foundKey, key);
}

void TorchLoadingTest::lengths()
{
    const auto any = loadTestModel("small_bert.pt");
    QVERIFY(any.hasValue());
    QCOMPARE(any.value()->summary().length.max.value_or(SequenceLength{}).value, std::int64_t{64});
    QCOMPARE(any.value()->summary().length.traced.value_or(SequenceLength{}).value,
             std::int64_t{14});
    const auto script = loadTestModel("named_output.pt");
    QVERIFY(script.hasValue());
    QVERIFY(!script.value()->summary().length.traced.has_value());
}

void TorchLoadingTest::facts()
{
    const auto model = loadTestModel("small_bert.pt");
    QVERIFY(model.hasValue());
    const ModelSummary& summary = model.value()->summary();
    QCOMPARE(summary.path, modelPath("small_bert.pt").string());
    QCOMPARE(summary.fileBytes,
             static_cast<std::uint64_t>(std::filesystem::file_size(modelPath("small_bert.pt"))));
    QCOMPARE(summary.extraFiles,
             (std::vector<std::string>{"config.json", "tokenizer.json", "vocab.txt"}));
    QCOMPARE(summary.threads, 1);
    QCOMPARE(summary.torchVersion, torchVersion());
    QVERIFY(torchVersion().starts_with("2."));
    QVERIFY(summary.card.codeFiles > 0);
}

void TorchLoadingTest::failures_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<std::string>("fact");
    QTest::addColumn<std::string>("value");
    const auto row = [](const char* name, ErrorCode code, const char* fact, const char* value) {
        QTest::newRow(name) << std::string(name) << code << std::string(fact) << std::string(value);
    };
    row("unknown_operator.pt", ErrorCode::UnknownOperator, "operator", "nosuch::operator");
    row("newer_format.pt", ErrorCode::NewerFormat, "torch", torchVersion().c_str());
    row("no_forward.pt", ErrorCode::NoForward, "file", "no_forward.pt");
    row("unknown_input.pt", ErrorCode::UnknownInput, "input", "mapping");
    row("raises_always.pt", ErrorCode::ForwardFailed, "reason", "the fuse blew");
}

void TorchLoadingTest::failures()
{
    QFETCH(std::string, name);
    QFETCH(ErrorCode, code);
    QFETCH(std::string, fact);
    QFETCH(std::string, value);
    const auto model = loadTestModel(name);
    QCOMPARE(codeOf(model), code);
    QCOMPARE(textFact(model.error(), fact), value);
}

/// A file can shrink between the check and the reading.
void TorchLoadingTest::shortFileThatWasChecked()
{
    QTemporaryDir folder;
    const std::filesystem::path copy = std::filesystem::path(folder.path().toStdString()) / "a.pt";
    std::filesystem::copy_file(modelPath("small_bert.pt"), copy);
    auto file = openModelFile(copy);
    QVERIFY(file.hasValue());
    std::filesystem::resize_file(copy, 50'000);
    const auto model = makeTorchModelLoader()->load(std::move(file).value(), {}, {}, {});
    QVERIFY(model.hasError());
    QVERIFY(model.error().code == ErrorCode::DamagedFile
            || model.error().code == ErrorCode::LoadFailed);
}

void TorchLoadingTest::progressGrowsToTheEnd()
{
    std::vector<double> seen;
    const auto model
        = loadTestModel("small_bert.pt", [&seen](double fraction) { seen.push_back(fraction); });
    QVERIFY(model.hasValue());
    QVERIFY(seen.size() >= 2);
    QVERIFY(std::is_sorted(seen.begin(), seen.end()));
    QCOMPARE(seen.back(), 1.0);
}

void TorchLoadingTest::stopBeforeLoading()
{
    std::stop_source source;
    source.request_stop();
    QCOMPARE(codeOf(loadTestModel("small_bert.pt", {}, source.get_token())), ErrorCode::Cancelled);
}

void TorchLoadingTest::stopWhileReading()
{
    std::stop_source source;
    const auto model = loadTestModel(
        "small_bert.pt", [&source](double) { source.request_stop(); }, source.get_token());
    QCOMPARE(codeOf(model), ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(TorchLoadingTest)
#include "tst_torch_loading.moc"
