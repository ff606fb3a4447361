// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/export_doctor.h"

#include <QProcess>
#include <QTest>

#include <set>

using namespace maskscope;

namespace {

InputSpec input(const char* name, InputRole role)
{
    InputSpec spec;
    spec.name = name;
    spec.role = role;
    return spec;
}

/// With a head, a mask input and any length: nothing to improve.
ModelSummary wellMade()
{
    ModelSummary summary;
    summary.card.className = "BertForMaskedLM";
    summary.inputs = {input("input_ids", InputRole::InputIds),
                      input("attention_mask", InputRole::AttentionMask),
                      input("token_type_ids", InputRole::TokenTypeIds)};
    summary.output = {OutputContainer::Tensor, {}, true, 30522};
    summary.length.max = SequenceLength{512};
    return summary;
}

ModelSummary withLengths(LengthKind kind, std::int64_t min, std::int64_t max)
{
    ModelSummary summary = wellMade();
    summary.length.kind = kind;
    summary.length.min = SequenceLength{min};
    summary.length.max = SequenceLength{max};
    return summary;
}

/// One summary for each fault, which is its only one.
std::vector<std::pair<FaultCode, ModelSummary>> oneFaultEach()
{
    ModelSummary headless = wellMade();
    headless.output = {OutputContainer::Tuple, std::int64_t{0}, false, {}};
    headless.card.className = "BertModel";
    ModelSummary noMask = wellMade();
    noMask.inputs.erase(noMask.inputs.begin() + 1);
    ModelSummary dropout = wellMade();
    dropout.isRepeatable = false;
    dropout.batch.kind = BatchKind::Unsafe; // measured so, as no two answers are equal
    ModelSummary otherName = wellMade();
    otherName.output = {OutputContainer::Dict, std::string("prediction_scores"), true, 30522};
    ModelSummary device = wellMade();
    device.card.devices = {"cpu", "cuda:0"};
    ModelSummary alone = wellMade();
    alone.batch.kind = BatchKind::Fixed;
    return {{FaultCode::NoHead, headless},
            {FaultCode::FixedLength, withLengths(LengthKind::Fixed, 128, 128)},
            {FaultCode::FewLengths, withLengths(LengthKind::Range, 9, 16)},
            {FaultCode::UnsafeLengths, withLengths(LengthKind::Unsafe, 14, 14)},
            {FaultCode::NoAttentionMask, noMask},
            {FaultCode::DropoutOn, dropout},
            {FaultCode::OtherName, otherName},
            {FaultCode::OtherDevice, device},
            {FaultCode::OneTextAtATime, alone}};
}

QString sentenceOf(const Fault& fault)
{
    return QString::fromStdString(englishFault(fault));
}

std::string classFor(const std::string& className)
{
    ModelSummary summary;
    summary.card.className = className;
    return exportPlanOf(&summary).modelClass;
}

} // namespace

class TestExportDoctor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWellMadeFileHasNoFault()
    {
        QVERIFY(faultsOf(wellMade(), true).empty());
        ModelSummary dict = wellMade();
        dict.output = {OutputContainer::Dict, std::string("logits"), true, 30522};
        dict.card.devices = {"cpu"};
        QVERIFY(faultsOf(dict, true).empty());
    }

    void eachFaultIsFound()
    {
        std::set<FaultCode> found;
        for (const auto& [code, summary] : oneFaultEach()) {
            const std::vector<Fault> faults = faultsOf(summary, true);
            QCOMPARE(faults.size(), std::size_t{1});
            QCOMPARE(faults.front().code, code);
            found.insert(code);
        }
        const std::vector<Fault> faults = faultsOf(wellMade(), false);
        QCOMPARE(faults.size(), std::size_t{1});
        QCOMPARE(faults.front().code, FaultCode::NoTokenizer);
        found.insert(FaultCode::NoTokenizer);
        QCOMPARE(found.size(), std::size_t{10}); // all there are
    }

    void eachFaultHasANameAndASentenceWithItsFacts()
    {
        std::set<std::string_view> names;
        for (const auto& [code, summary] : oneFaultEach()) {
            const QString sentence = sentenceOf(faultsOf(summary, true).front());
            QVERIFY2(sentence.size() > 30 && !sentence.contains(QLatin1Char('{'))
                         && !sentence.contains(QLatin1Char('?')),
                     qPrintable(sentence));
            names.insert(faultName(code));
        }
        QCOMPARE(names.size(), std::size_t{9});
        QCOMPARE(sentenceOf(faultsOf(withLengths(LengthKind::Fixed, 128, 128), true).front()),
                 QStringLiteral("It accepts exactly 128 tokens: export it for any length."));
        QCOMPARE(sentenceOf({FaultCode::NoHead, {{"class", "BertForMaskedLM"}}}),
                 QStringLiteral("It has no word head, so it cannot name hidden words: export "
                                "BertForMaskedLM."));
    }

    void theClassComesFromTheCard_data()
    {
        QTest::addColumn<QString>("recorded");
        QTest::addColumn<QString>("exported");
        const auto row = [](const char* recorded, const char* exported) {
            QTest::newRow(recorded)
                << QString::fromLatin1(recorded) << QString::fromLatin1(exported);
        };
        row("BertModel", "BertForMaskedLM");
        row("BertForMaskedLM", "BertForMaskedLM");
        row("BertForPreTraining", "BertForMaskedLM");
        row("BertLMHeadModel", "BertForMaskedLM");
        row("DistilBertForSequenceClassification", "DistilBertForMaskedLM");
        row("XLMRobertaModel", "XLMRobertaForMaskedLM");
        row("FunnelBaseModel", "FunnelForMaskedLM");
        row("FlaubertModel", "FlaubertWithLMHeadModel");
        row("XLMWithLMHeadModel", "XLMWithLMHeadModel");
        row("TensorOutput", "AutoModelForMaskedLM"); // somebody's wrapper
        row("MyModel", "AutoModelForMaskedLM");
        row("os.system('x')ForMaskedLM", "AutoModelForMaskedLM");
        row("Model", "AutoModelForMaskedLM");
        row("", "AutoModelForMaskedLM");
    }

    void theClassComesFromTheCard()
    {
        QFETCH(const QString, recorded);
        QTEST(QString::fromStdString(classFor(recorded.toStdString())), "exported");
    }

    void aWrapperIsLookedInto()
    {
        ModelSummary summary;
        summary.card.className = "TensorOutput";
        summary.modules = {{"", "TensorOutput", 9, 0}, {"model", "RobertaModel", 9, 1}};
        QCOMPARE(exportPlanOf(&summary).modelClass, std::string("RobertaForMaskedLM"));
    }

    void theCommandNamesScriptAndClass()
    {
        QCOMPARE(exportCommand({"BertForMaskedLM", true}, "/opt/m/export.py"),
                 std::string("python3 /opt/m/export.py MODEL -o model.pt --class BertForMaskedLM"));
        QCOMPARE(exportCommand({}, "/a b/it's.py"),
                 std::string("python3 '/a b/it'\\''s.py' MODEL -o model.pt"));
    }

    // Python's own parser reads what is written; that it runs, tests/export/tst_export.py shows.
    void theProgramOfEachFaultIsPython()
    {
        for (const auto& [code, summary] : oneFaultEach()) {
            const ExportPlan plan = exportPlanOf(&summary);
            const std::string program = exportProgram(plan);
            QVERIFY(program.find("import AutoTokenizer, BertForMaskedLM\n") != std::string::npos);
            QCOMPARE(program.find("token_type_ids") != std::string::npos, plan.hasTypeIds);
            QVERIFY(program.find("MODEL_CLASS") == std::string::npos);
            QVERIFY(program.find("TYPE_IDS") == std::string::npos);
            QProcess python;
            python.start(QStringLiteral("python3"),
                         {QStringLiteral("-c"),
                          QStringLiteral("import ast, sys; ast.parse(sys.stdin.read())")});
            QVERIFY(python.waitForStarted());
            python.write(program.c_str());
            python.closeWriteChannel();
            QVERIFY(python.waitForFinished());
            QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
        }
    }

    void errorsThatANewExportSolves()
    {
        QVERIFY(isSolvedByExport(ErrorCode::NotTorchScript, nullptr));
        QVERIFY(isSolvedByExport(ErrorCode::NoLmHead, nullptr));
        QVERIFY(!isSolvedByExport(ErrorCode::FileNotFound, nullptr));
        QVERIFY(!isSolvedByExport(ErrorCode::NoMask, nullptr));
        const ModelSummary free = wellMade();
        QVERIFY(!isSolvedByExport(ErrorCode::TooLong, &free)); // BERT's own 512
        const ModelSummary fixed = withLengths(LengthKind::Fixed, 128, 128);
        QVERIFY(isSolvedByExport(ErrorCode::TooLong, &fixed));
    }
};

QTEST_GUILESS_MAIN(TestExportDoctor)
#include "tst_export_doctor.moc"
