// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_model.h"
#include "tests/ui/window_test.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/model_panel.h"
#include "ui/model_sentences.h"
#include "ui/widgets/code_box.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace maskscope;

namespace {

ModelSummary someModel()
{
    ModelSummary summary = makeFakeSummary();
    summary.path = "/models/some_model.pt";
    summary.fileBytes = 3 << 20;
    summary.card.className = "BertModel";
    summary.card.codeFiles = 12;
    summary.card.codeBytes = 4096;
    summary.card.devices = {"cpu", "cuda:0"};
    summary.card.sourceFiles = {"x.py"};
    summary.output.vocabularySize = 30522;
    summary.inputs.at(0).tracedShape = {{1, 14}};
    summary.length.traced = SequenceLength{14};
    return summary;
}

template <typename T>
T& find(const QWidget& parent, const char* name)
{
    return *parent.findChild<T*>(QLatin1String(name));
}

QString text(const QWidget& parent, const char* label)
{
    return find<QLabel>(parent, label).text().remove(QChar(0x200B)); // where lines may break
}

LengthContract contract(LengthKind kind, std::int64_t min, std::int64_t max, bool mayPad)
{
    LengthContract result;
    result.kind = kind;
    result.min = SequenceLength{min};
    result.max = SequenceLength{max};
    result.traced = SequenceLength{14};
    result.mayPad = mayPad;
    return result;
}

} // namespace

class TestModelPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnQtWarnings();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void lengthSentences()
    {
        QCOMPARE(lengthSentence(contract(LengthKind::Any, 1, 512, true)),
                 QStringLiteral("Recorded with 14 tokens; takes any length up to 512 tokens."));
        QCOMPARE(lengthSentence(contract(LengthKind::Fixed, 14, 14, true)),
                 QStringLiteral("Accepts exactly 14 tokens. Shorter text is padded."));
        QCOMPARE(lengthSentence(contract(LengthKind::Fixed, 14, 14, false)),
                 QStringLiteral("Accepts exactly 14 tokens. Shorter text is refused, because "
                                "padding could change its answers."));
        QCOMPARE(lengthSentence(contract(LengthKind::Range, 9, 16, true)),
                 QStringLiteral("Recorded with 14 tokens; takes 9 to 16 tokens. Shorter text is "
                                "padded."));
        QCOMPARE(lengthSentence(contract(LengthKind::Unsafe, 14, 14, true)),
                 QStringLiteral("Right with exactly 14 tokens: other lengths run, but are answered "
                                "wrongly. Shorter text is padded."));
        LengthContract unrecorded = contract(LengthKind::Any, 1, 512, true);
        unrecorded.traced.reset();
        QCOMPARE(lengthSentence(unrecorded), QStringLiteral("Takes any length up to 512 tokens."));
    }

    void theCountTellsOfPadding()
    {
        const SequenceLength nine{9};
        QCOMPARE(countSentence(contract(LengthKind::Any, 1, 512, true), nine),
                 QStringLiteral("9 of 512 tokens"));
        QCOMPARE(countSentence(contract(LengthKind::Fixed, 128, 128, true), nine),
                 QStringLiteral("9 of 128 places are your text; shorter text is padded"));
        QCOMPARE(countSentence(contract(LengthKind::Range, 9, 16, true), nine),
                 QStringLiteral("9 of 16 tokens"));
        // refused, not padded
        QCOMPARE(countSentence(contract(LengthKind::Fixed, 128, 128, false), nine),
                 QStringLiteral("9 of 128 tokens"));
    }

    /// What is wrong stands first; what is merely worth knowing of the inputs, below them.
    void notesStandBelowTheInputs()
    {
        ModelSummary model = someModel();
        model.warnings
            = {{WarningCode::MaskIsSecond, {{"length", 14}}}, {WarningCode::AnswersDiffer, {}}};
        const QPointer<ModelPanel> panel = new ModelPanel(model, true, nullptr);
        panel->show();
        const QList<QLabel*> labels = panel->findChildren<QLabel*>(QStringLiteral("warning"));
        QCOMPARE(labels.size(), 2);
        const auto& inputs = find<QTableView>(*panel, "panelInputs");
        const auto height
            = [&](const QWidget& widget) { return widget.mapTo(panel.data(), QPoint(0, 0)).y(); };
        QVERIFY(labels[0]->text().contains(QStringLiteral("dropout on")));
        QVERIFY(height(*labels[0]) < height(inputs));
        QVERIFY(height(*labels[1]) > height(inputs));
        delete panel;
    }

    void thePanelTellsWhatTheFileIs()
    {
        ModelSummary model = someModel();
        model.warnings = {{WarningCode::AnswersDiffer, {}}};
        const QPointer<ModelPanel> panel = new ModelPanel(model, true, nullptr);
        panel->show();
        QCOMPARE(text(*panel, "modelPanelTitle"), QStringLiteral("some_model"));
        QCOMPARE(text(*panel, "class"), QStringLiteral("BertModel"));
        QCOMPARE(
            text(*panel, "program"),
            QStringLiteral("12 files of code, 4.0 kB. It names 1 files of its author's disk."));
        QCOMPARE(text(*panel, "devices"), QStringLiteral("The program names cpu, cuda:0."));
        QCOMPARE(text(*panel, "batch"), QStringLiteral("Takes several texts at once."));
        QVERIFY(text(*panel, "output").contains(QStringLiteral("30,522")));
        QVERIFY(text(*panel, "file").startsWith(QStringLiteral("/models/some_model.pt (3.0 MB)")));
        QVERIFY(text(*panel, "warning").contains(QStringLiteral("dropout on")));
        const QAbstractItemModel& inputs = *find<QTableView>(*panel, "panelInputs").model();
        QCOMPARE(inputs.rowCount(), 3);
        QCOMPARE(inputs.index(0, 2).data().toString(), QStringLiteral("[1, 14]"));

        find<QPushButton>(*panel, "copyPanel").click();
        const QString copied = QGuiApplication::clipboard()->text();
        for (const char* part :
             {"some_model.pt", "BertModel", "input_ids  input_ids  int64  [1, 14]", "dropout on",
              "takes any length up to 512"}) {
            QVERIFY2(copied.contains(QLatin1String(part)), qPrintable(copied));
        }

        const QSignalSpy asked(panel, &ModelPanel::exportHelpRequested);
        find<QPushButton>(*panel, "betterFile").click();
        QCOMPARE(asked.count(), 1);
        QTRY_VERIFY(panel.isNull()); // frees itself
    }

    void thePlacesThatSetALengthAreNamed()
    {
        ModelSummary model = someModel();
        model.length = contract(LengthKind::Fixed, 14, 14, true);
        model.length.evidence = {{"aten::expand", "bert", "modeling_bert.py:238", "x"},
                                 {"aten::expand", "bert", "modeling_bert.py:238", "y"},
                                 {"aten::arange", "", "", "z"}};
        const ModelPanel panel(model, true, nullptr);
        QCOMPARE(text(panel, "places"),
                 QStringLiteral("modeling_bert.py:238 (aten::expand), aten::arange"));
    }

    void aWellMadeFileHasNothingToImprove()
    {
        const ModelPanel panel(someModel(), false, nullptr);
        QVERIFY(panel.findChild<QPushButton*>(QStringLiteral("betterFile")) == nullptr);
        QVERIFY(panel.findChild<QLabel*>(QStringLiteral("warning")) == nullptr);
    }

    void theExportDialogNamesFaultsAndTheCommand()
    {
        ExportHelp help;
        help.script = QStringLiteral("/opt/share/export_masked_lm.py");
        help.file = QStringLiteral("some_model");
        help.plan = {"BertForMaskedLM", true};
        help.faults = {{FaultCode::NoHead, {{"class", "BertForMaskedLM"}}},
                       {FaultCode::FixedLength, {{"length", 128}}}};
        ExportDialog dialog(help, nullptr);
        dialog.show();
        const auto faults = dialog.findChildren<QLabel*>(QStringLiteral("fault"));
        QCOMPARE(faults.size(), 2);
        QVERIFY(faults.at(1)->text().contains(QStringLiteral("exactly 128 tokens")));
        QCOMPARE(find<CodeBox>(dialog, "command").code(),
                 QStringLiteral("python3 /opt/share/export_masked_lm.py \\\n    MODEL -o model.pt "
                                "--class BertForMaskedLM"));
        QVERIFY(
            find<CodeBox>(dialog, "program").code().contains(QStringLiteral("torch.jit.trace")));
        auto& shown = *find<CodeBox>(dialog, "program").findChild<QPlainTextEdit*>();
        QTextCursor last(shown.document());
        last.movePosition(QTextCursor::End);
        QTRY_VERIFY(shown.cursorRect(last).bottom() <= shown.viewport()->height());
        QCOMPARE(shown.verticalScrollBar()->value(), 0); // every line shows
        auto& copy = find<QToolButton>(find<CodeBox>(dialog, "install"), "copy");
        copy.click();
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 QStringLiteral("pip install torch transformers tokenizers"));
        QCOMPARE(copy.text(), QStringLiteral("Copied"));
    }

    void withoutAFaultOrAFileItSaysSo()
    {
        const ExportDialog none({}, nullptr);
        QVERIFY(none.findChild<QLabel*>(QStringLiteral("forThisFile")) == nullptr);
        QVERIFY(find<CodeBox>(none, "command")
                    .code()
                    .startsWith(QStringLiteral("python3 export_masked_lm.py \\\n    MODEL")));
        ExportHelp help;
        help.file = QStringLiteral("good");
        const ExportDialog good(help, nullptr);
        QVERIFY(text(good, "remedy").contains(QStringLiteral("well made")));
    }

    void aCopyOfTheScriptIsSavedAndUsed()
    {
        const QTemporaryDir folder;
        QString wanted = folder.filePath(QStringLiteral("my script.py"));
        ExportHelp help;
        help.chooseCopy
            = [&wanted](QWidget*, const QString&,
                        const std::function<void(const QString&)>& chosen) { chosen(wanted); };
        const ExportDialog dialog(help, nullptr);
        find<QPushButton>(dialog, "saveScript").click();
        QFile copy(wanted);
        QVERIFY(copy.open(QIODevice::ReadOnly));
        QFile source(QStringLiteral(MASKSCOPE_EXPORT_SCRIPT));
        QVERIFY(source.open(QIODevice::ReadOnly));
        QCOMPARE(copy.readAll(), source.readAll());
        QVERIFY(find<CodeBox>(dialog, "command")
                    .code()
                    .startsWith(QStringLiteral("python3 '%1' \\\n    MODEL").arg(wanted)));

        wanted = folder.filePath(QStringLiteral("no/such/folder.py"));
        find<QPushButton>(dialog, "saveScript").click();
        QVERIFY(text(dialog, "saved").contains(QStringLiteral("cannot be written")));
    }
};

QTEST_MAIN(TestModelPanel)
#include "tst_model_panel.moc"
