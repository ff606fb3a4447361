// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/window_checks.h"
#include "tests/support/fake_model.h"
#include "tests/support/fake_tokenizer.h"
#include "tests/ui/window_test.h"
#include "ui/app_controller.h"
#include "ui/dialogs/precision_dialog.h"

#include <QAbstractButton>
#include <QLabel>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace maskscope;

namespace {

/// A model is open, and what is opened after it has int8 weights.
struct Setup
{
    std::shared_ptr<FakeScript> script = std::make_shared<FakeScript>();
    AppController controller{makeFakeLoaderFactory(script)};
    QWidget window;
    QPointer<PrecisionDialog> dialog;

    ~Setup()
    {
        script->loadGate.open();
        script->runGate.open();
    }

    bool open()
    {
        const QSignalSpy changed(&controller, &AppController::modelChanged);
        script->setLogit(fakeId("capital"), 5);
        controller.openFile(QString::fromStdString(fakeModelPath().string()));
        if (!QTest::qWaitFor([&] { return changed.count() == 1; }, kPatienceMs)) {
            return false;
        }
        ModelSummary other = makeFakeSummary();
        other.engine.used = {Engine::Fast, Precision::Int8};
        other.engine.packedBytes = 1 << 20;
        other.engine.packedFrom = 4 << 20;
        script->setSummary(other);
        dialog = new PrecisionDialog(controller, &window);
        return true;
    }

    [[nodiscard]] QAbstractButton* button(const char* name) const
    {
        return dialog->findChild<QAbstractButton*>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString result() const
    {
        return dialog->findChild<QLabel*>(QStringLiteral("agreement"))->text();
    }
};

} // namespace

class TestPrecisionDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnQtWarnings(); }

    void tellsWhatWasMeasured()
    {
        Agreement agreement{200, 196, 4.8125, 0.0, 9.0, 3.0};
        QCOMPARE(agreementSentence(agreement),
                 QStringLiteral(
                     "The best guess is the same in 196 of 200 sentences. Of the five best guesses "
                     "4.81 are the same on average. Where they differ most, a guess is 1.00 times "
                     "as likely or unlikely."));
        EngineReport engine;
        engine.packedBytes = 22 << 20;
        engine.packedFrom = 88 << 20;
        QCOMPARE(gainSentence(agreement, engine),
                 QStringLiteral(
                     "An answer takes 3.00 ms in place of 9.00 ms (3.0 times as fast). Its layers' "
                     "weights need 22.0 MB in place of 88.0 MB."));
        agreement.sentences = 0;
        QVERIFY(gainSentence(agreement, engine).isEmpty());
    }

    void nothingIsChosenUnmeasured()
    {
        Setup s;
        QVERIFY(s.open());
        QVERIFY(s.button("precision_fp32")->isChecked());
        QVERIFY(!s.button("measureAgreement")->isEnabled());
        QVERIFY(!s.button("usePrecision")->isEnabled());
        s.button("precision_int8")->click();
        QVERIFY(s.button("measureAgreement")->isEnabled());
        QVERIFY(!s.button("usePrecision")->isEnabled());
    }

    void aMeasuredOneCanBeUsed()
    {
        Setup s;
        QVERIFY(s.open());
        s.dialog->show();
        s.button("precision_int8")->click();
        s.button("measureAgreement")->click();
        QVERIFY(!s.button("precision_fp32")->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(s.button("usePrecision")->isEnabled(), kPatienceMs);
        QVERIFY2(s.result().contains(QStringLiteral("200 of 200")), qPrintable(s.result()));
        QTRY_COMPARE_WITH_TIMEOUT(layoutProblems(*s.dialog), QStringList(), kPatienceMs);
        s.button("precision_bf16")->click(); // that one was not measured
        QVERIFY(!s.button("usePrecision")->isEnabled());
        QVERIFY(s.result().isEmpty());
        s.button("precision_int8")->click();
        s.button("measureAgreement")->click();
        QTRY_VERIFY_WITH_TIMEOUT(s.button("usePrecision")->isEnabled(), kPatienceMs);
        const QSignalSpy changed(&s.controller, &AppController::modelChanged);
        s.button("usePrecision")->click();
        QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, kPatienceMs);
        QVERIFY(s.controller.summary()->engine.used.precision == Precision::Int8);
        QTRY_VERIFY_WITH_TIMEOUT(s.dialog.isNull(), kPatienceMs);
        QCOMPARE(s.script->liveModels(), std::size_t{1});
    }

    void measuringCanBeCancelled()
    {
        Setup s;
        QVERIFY(s.open());
        s.script->runGate.close();
        s.button("precision_int8")->click();
        const std::size_t before = s.script->runGate.arrivals();
        s.button("measureAgreement")->click();
        QVERIFY(s.script->runGate.waitForArrivals(before + 1));
        s.button("measureAgreement")->click();
        s.script->runGate.open();
        QTRY_VERIFY_WITH_TIMEOUT(s.button("precision_fp32")->isEnabled(), kPatienceMs);
        QVERIFY(s.result().isEmpty());
        QVERIFY(!s.button("usePrecision")->isEnabled());
    }

    void closingItCancels()
    {
        Setup s;
        QVERIFY(s.open());
        s.script->runGate.close();
        const QSignalSpy cancelled(&s.controller.precisionTrial(), &PrecisionTrial::cancelled);
        s.button("precision_int8")->click();
        const std::size_t before = s.script->runGate.arrivals();
        s.button("measureAgreement")->click();
        QVERIFY(s.script->runGate.waitForArrivals(before + 1));
        delete s.dialog;
        s.script->runGate.open();
        QTRY_COMPARE_WITH_TIMEOUT(cancelled.count(), 1, kPatienceMs);
    }

    void aPrecisionThatIsNotThereSaysWhy()
    {
        Setup s;
        QVERIFY(s.open());
        s.script->setLoadHook([](const OpenedFile&) {
            return std::optional(
                Error{ErrorCode::PrecisionNotAvailable,
                      {{"file", "a.pt"}, {"precision", "bf16"}, {"reason", "it is too old"}},
                      {}});
        });
        s.button("precision_bf16")->click();
        s.button("measureAgreement")->click();
        QTRY_VERIFY_WITH_TIMEOUT(s.result().contains(QStringLiteral("it is too old")), kPatienceMs);
        QVERIFY(!s.button("usePrecision")->isEnabled());
    }
};

QTEST_MAIN(TestPrecisionDialog)
#include "tst_precision_dialog.moc"
