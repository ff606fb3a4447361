// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/trace_card.h"

#include <QTest>

using namespace maskscope;

namespace {

RecordedInput recorded(std::vector<std::int64_t> shape)
{
    return {std::move(shape), "int64", "cpu"};
}

TraceRecords someRecords()
{
    TraceRecords records;
    records.format = 3;
    records.codeFiles = 5;
    records.codeBytes = 1200;
    records.rootClass = "__torch__.transformers.models.bert.modeling_bert.BertForMaskedLM";
    records.forward = CodeSignature{{{"input_ids", "Tensor", false},
                                     {"attention_mask.1", "Optional[Tensor]", false},
                                     {"argument_1", "Tensor", true}},
                                    "Dict[str, Tensor]"};
    records.inputs = {recorded({1, 14}), recorded({1, 15}), {}};
    records.code.devices = {"cpu", "cuda:0", "cuda:1"};
    records.sourceFiles = {"/disk/a/export.py"};
    return records;
}

InputSpec named(const char* name)
{
    InputSpec input;
    input.name = name;
    return input;
}

std::vector<InputSpec> loadedInputs()
{
    return {named("input_ids"), named("attention_mask.1"), named("argument_1")};
}

std::string textOf(const std::vector<Warning>& warnings)
{
    std::string text;
    for (const Warning& warning : warnings) {
        text += std::string(warningName(warning.code)) + ": " + englishWarning(warning) + "\n";
    }
    return text;
}

} // namespace

class TestTraceCard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void joinsNamesAndRecordedValues();
    void mayKnowOnlyOneOfThem();
    void givesNoValueToADoubtfulName();
    void readsTheKindOfOutput_data();
    void readsTheKindOfOutput();
    void addsShapesWhereTheSchemaHasNone();
    void warnsOfOtherDevices();
    void warnsOfAnotherProgram();
};

void TestTraceCard::joinsNamesAndRecordedValues()
{
    const TraceCard card = traceCardOf(someRecords());
    QCOMPARE(card.format.value_or(0), std::int64_t{3});
    QCOMPARE(card.codeFiles, std::size_t{5});
    QCOMPARE(card.codeBytes, std::uint64_t{1200});
    QCOMPARE(card.className, std::string("BertForMaskedLM"));
    QCOMPARE(card.returnType, std::string("Dict[str, Tensor]"));
    QCOMPARE(card.sourceFiles, std::vector<std::string>{"/disk/a/export.py"});
    QVERIFY(card.hasSignature);
    QCOMPARE(card.inputs.size(), std::size_t{3});
    QCOMPARE(card.inputs[0].role, InputRole::InputIds);
    QCOMPARE(card.inputs[0].shape.value(), (std::vector<std::int64_t>{1, 14}));
    QCOMPARE(card.inputs[0].elementType, std::string("int64"));
    QCOMPARE(card.inputs[0].device, std::string("cpu"));
    QVERIFY(!card.inputs[0].hasDefault);
    QCOMPARE(card.inputs[1].role, InputRole::AttentionMask);
    QCOMPARE(card.inputs[1].declaredType, std::string("Optional[Tensor]"));
    QVERIFY(card.inputs[1].hasDefault);
    QCOMPARE(card.inputs[2].role, InputRole::Other);
    QVERIFY(!card.inputs[2].shape.has_value());
    QVERIFY(card.inputs[2].hasDefault);
    QCOMPARE(card.tracedLength().value().value, std::int64_t{14});
}

void TestTraceCard::mayKnowOnlyOneOfThem()
{
    TraceRecords records = someRecords();
    records.forward.reset();
    const TraceCard values = traceCardOf(records);
    QVERIFY(!values.hasSignature);
    QCOMPARE(values.inputs.size(), std::size_t{3});
    QVERIFY(values.inputs[0].name.empty());
    QCOMPARE(values.inputs[1].shape.value(), (std::vector<std::int64_t>{1, 15}));
    QVERIFY(!values.tracedLength().has_value());

    records = someRecords();
    records.inputs.clear();
    records.rootClass.clear();
    const TraceCard names = traceCardOf(records);
    QCOMPARE(names.inputs[0].name, std::string("input_ids"));
    QVERIFY(!names.inputs[0].shape.has_value());
    QVERIFY(names.className.empty());

    QVERIFY(traceCardOf({}).inputs.empty());
}

void TestTraceCard::givesNoValueToADoubtfulName()
{
    TraceRecords records = someRecords();
    records.inputs.pop_back();
    const TraceCard card = traceCardOf(records);
    QCOMPARE(card.inputs.size(), std::size_t{3});
    QVERIFY(!card.inputs[0].shape.has_value());
    QVERIFY(!card.tracedLength().has_value());
}

void TestTraceCard::readsTheKindOfOutput_data()
{
    QTest::addColumn<std::string>("type");
    QTest::addColumn<std::string>("kind");
    const auto row = [](const char* type, const char* kind) {
        QTest::newRow(type) << std::string(type) << std::string(kind);
    };
    row("Tensor", "tensor");
    row("Tuple[Tensor, Tensor]", "tuple");
    row("List[Tensor]", "list");
    row("Dict[str, Tensor]", "dict");
    row("Optional[Tensor]", "");
    row("__torch__.Output", "");
    row("", "");
}

void TestTraceCard::readsTheKindOfOutput()
{
    QFETCH(std::string, type);
    QFETCH(std::string, kind);
    TraceRecords records = someRecords();
    records.forward->returnType = type;
    const auto output = traceCardOf(records).output;
    QCOMPARE(std::string(output ? containerName(*output) : ""), kind);
}

void TestTraceCard::addsShapesWhereTheSchemaHasNone()
{
    const TraceCard card = traceCardOf(someRecords());
    std::vector<InputSpec> inputs = loadedInputs();
    inputs[1].tracedShape = {{2, 2}};
    addRecordedShapes(card, inputs);
    QCOMPARE(inputs[0].tracedShape.value(), (std::vector<std::int64_t>{1, 14}));
    QCOMPARE(inputs[1].tracedShape.value(), (std::vector<std::int64_t>{2, 2}));
    QVERIFY(!inputs[2].tracedShape.has_value());

    std::vector<InputSpec> fewer{named("input_ids")};
    addRecordedShapes(card, fewer);
    QVERIFY(!fewer[0].tracedShape.has_value());
}

void TestTraceCard::warnsOfOtherDevices()
{
    TraceCard card = traceCardOf(someRecords());
    QCOMPARE(otherDevices(card), std::string("cuda:0, cuda:1"));
    QCOMPARE(textOf(warningsOf(card, loadedInputs(), OutputContainer::Dict)),
             std::string("DEVICE_CONSTANTS: The program names the device cuda:0, cuda:1, but "
                         "Maskscope calculates on the CPU, so it may stop. Export the model on the "
                         "CPU.\n"));
    card.devices = {"cpu"};
    QVERIFY(warningsOf(card, loadedInputs(), OutputContainer::Dict).empty());
}

void TestTraceCard::warnsOfAnotherProgram()
{
    TraceCard card = traceCardOf(someRecords());
    card.devices.clear();
    std::vector<InputSpec> inputs = loadedInputs();
    std::swap(inputs[0], inputs[1]);
    QCOMPARE(textOf(warningsOf(card, inputs, OutputContainer::Tensor)),
             std::string("SIGNATURE_MISMATCH: The file's records tell of input_ids, "
                         "attention_mask.1, argument_1, its program of attention_mask.1, "
                         "input_ids, argument_1. Maskscope goes by the program.\n"
                         "SIGNATURE_MISMATCH: The file's records tell of dict, its program of "
                         "tensor. Maskscope goes by the program.\n"));
    card.hasSignature = false;
    card.output.reset();
    QVERIFY(warningsOf(card, inputs, OutputContainer::Tensor).empty());
}

QTEST_GUILESS_MAIN(TestTraceCard)

#include "tst_trace_card.moc"
