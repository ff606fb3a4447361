// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "tests/support/fake_model.h"
#include "tests/support/fake_tokenizer.h"
#include "tests/ui/window_test.h"
#include "ui/app_controller.h"
#include "ui/guess_copies.h"
#include "ui/pages/fill_page.h"
#include "ui/widgets/prediction_list.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace maskscope;

namespace {

QString clipboard()
{
    return QGuiApplication::clipboard()->text();
}

struct Setup
{
    std::shared_ptr<FakeScript> script = std::make_shared<FakeScript>();
    AppController controller{makeFakeLoaderFactory(script)};
    FillPage page{controller};
    QSignalSpy answers{&controller, &AppController::predictionReady};

    Setup()
    {
        script->setLogit(fakeId("capital"), 6);
        script->setLogit(fakeId("city"), 4);
        page.setTopK(5);
        page.show();
        QGuiApplication::clipboard()->setText(QStringLiteral("before"));
    }

    bool answer(const char* sentence)
    {
        controller.openFile(QString::fromStdString(fakeModelPath().string()));
        page.editor().setSentence(QString::fromUtf8(sentence));
        return QTest::qWaitFor([this] { return !answers.isEmpty(); }, kPatienceMs);
    }
    QAction& action(const char* name) { return *page.findChild<QAction*>(QLatin1String(name)); }
};

} // namespace

/// What arrives on the clipboard. exp(6) / (exp(6) + exp(4) + 25 + 5 exp(-10)) = 0.835209, and
/// exp(4) over the same is 0.113033: 32 words, 5 of them special.
class TestGuessCopies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnQtWarnings();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void textIsAsPeopleReadIt()
    {
        Setup setup;
        QVERIFY(setup.answer("The ___ of ___."));
        setup.action("actionCopyText").trigger();
        const QStringList lines = clipboard().split(QLatin1Char('\n'));
        QCOMPARE(lines.at(0), QStringLiteral("The ___ of ___."));
        QCOMPARE(lines.at(2), QStringLiteral("Hidden word 1"));
        QCOMPARE(lines.at(3), QStringLiteral("1\tcapital\t83.5 %"));
        QCOMPARE(lines.at(4), QStringLiteral("2\tcity\t11.3 %"));
        QCOMPARE(lines.count(QStringLiteral("1\tcapital\t83.5 %")), 2);
    }

    void csvIsForPrograms()
    {
        QLocale::setDefault(QLocale(QLocale::German)); // a comma in numbers
        Setup setup;
        QVERIFY(setup.answer("The ___ of ___."));
        setup.action("actionCopyCsv").trigger();
        const QStringList lines = clipboard().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), qsizetype{11}); // 5 of each
        QCOMPARE(lines.at(0), QStringLiteral("mask,rank,word,token,id,probability"));
        const QString begin
            = QStringLiteral("1,1,\"capital\",\"capital\",%1,").arg(fakeId("capital").value);
        QVERIFY(lines.at(1).startsWith(begin));
        QVERIFY(std::abs(lines.at(1).mid(begin.size()).toDouble() - 0.835209) < 2e-6);
        QVERIFY(lines.at(7).startsWith(QStringLiteral("2,2,\"city\",")));
    }

    void jsonIsWhatTheCommandLineWrites()
    {
        Setup setup;
        QVERIFY(setup.answer("The ___."));
        setup.action("actionCopyJson").trigger();
        const Json answer = parseJson(clipboard().toStdString(), "clipboard").value();
        QCOMPARE(answer.at("text").get<std::string>(), std::string("The ___."));
        QCOMPARE(answer.at("length").get<int>(), 5);
        QCOMPARE(answer.at("engine").get<std::string>(), std::string("plain")); // as the fake ran
        const Json& mask = answer.at("masks").at(0);
        QCOMPARE(mask.at("position").get<int>(), 2);
        QCOMPARE(mask.at("candidates").size(), std::size_t{5});
        const Json& best = mask.at("candidates").at(0);
        QCOMPARE(best.at("token").get<std::string>(), std::string("capital"));
        QCOMPARE(best.at("id").get<int>(), fakeId("capital").value);
        QVERIFY(std::abs(best.at("p").get<double>() - 0.835209) < 2e-6);
    }

    void aKeyCopiesTheListItIsIn()
    {
        Setup setup;
        QVERIFY(setup.answer("The ___ of ___."));
        auto& list = *setup.page.findChild<PredictionList*>(QStringLiteral("predictions2"));
        setup.page.activateWindow();
        list.setFocus();
        QTRY_VERIFY(list.hasFocus());
        QTest::keyClick(&list, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(clipboard().startsWith(QStringLiteral("1\tcapital\t83.5 %\n2\tcity\t11.3 %\n")));
        QCOMPARE(clipboard().count(QLatin1Char('\n')), qsizetype{6}); // and all others
    }

    void thereIsNothingToCopyWithoutGuesses()
    {
        Setup setup;
        QVERIFY(!setup.action("actionCopyText").isEnabled());
        QVERIFY(setup.answer("The ___."));
        QVERIFY(setup.action("actionCopyText").isEnabled());
        setup.page.editor().setSentence(QStringLiteral("The end."));
        QTRY_VERIFY(!setup.action("actionCopyText").isEnabled());
        setup.page.findChild<QAction*>(QStringLiteral("actionCopyList1"))->trigger();
        QCOMPARE(clipboard(), QStringLiteral("before"));
    }
};

QTEST_MAIN(TestGuessCopies)
#include "tst_guess_copies.moc"
