// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_model.h"
#include "tests/ui/compare_setup.h"
#include "tests/ui/window_test.h"
#include "ui/app_controller.h"
#include "ui/main_window.h"
#include "ui/pages/compare_page.h"
#include "ui/settings.h"
#include "ui/widgets/marked_editor.h"
#include "ui/widgets/sentence_editor.h"

#include <QAbstractButton>
#include <QHeaderView>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <utility>

using namespace maskscope;

/// The page that compares: what it remembers, and the window around it.
class TestComparePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnQtWarnings(); }

    void takesASentence();
    void asksNothingWhileNobodyLooks();
    void aSentenceTakesNoMoreRoomThanItsLines();
    void barsKeepTheirRoomInANarrowTable();
    void keepsItsState();
    void aModelThatCannotFill();
    void fillHandsItsSentenceOver();
    void aWindowInAnotherLanguageGoesOn();
};

void TestComparePage::takesASentence()
{
    CompareSetup s;
    s.page->take(QStringLiteral("the ___ of france"));
    QCOMPARE(s.page->state().a, QStringLiteral("the ___ of france"));
    QCOMPARE(s.page->state().b, QStringLiteral("the ___ of france")); // to change a word there
    QCOMPARE(s.page->state().sentence, QStringLiteral("the ___ of france"));
    s.part<MarkedEditor>("sentenceB")->setSentence(QStringLiteral("mine ___"));
    s.page->take(QStringLiteral("another ___"));
    QCOMPARE(s.page->state().a, QStringLiteral("another ___"));
    QCOMPARE(s.page->state().b, QStringLiteral("mine ___")); // nothing of a person's is lost
    const QStringList hidden{QStringLiteral("red")};
    s.page->take(QStringLiteral("a ___ one"), hidden);
    QCOMPARE(s.part<MarkedEditor>("sentenceA")->hiddenWords(), hidden);
    QCOMPARE(s.part<SentenceEditor>("sentenceOfModels")->hiddenWords(), hidden);
    QCOMPARE(s.part<MarkedEditor>("sentenceB")->hiddenWords(), QStringList{QString()});
}

void TestComparePage::asksNothingWhileNobodyLooks()
{
    CompareSetup s;
    QVERIFY(s.open());
    s.page->setState({0, QStringLiteral("the ___"), QStringLiteral("a ___"), {}, {}, {}, {}});
    QVERIFY(!s.controller.comparisons().isComparing());
    s.showTab(0);
    QVERIFY(s.controller.comparisons().isComparing());
    QVERIFY(s.waitForIdle());
    s.page->hide();
    s.part<MarkedEditor>("sentenceA")->setSentence(QStringLiteral("the city ___"));
    QVERIFY(!s.controller.comparisons().isComparing());
}

/// Whether what is around the sentences is as high as they are, before there is an answer too.
void TestComparePage::aSentenceTakesNoMoreRoomThanItsLines()
{
    CompareSetup s;
    QVERIFY(s.open());
    for (const auto& [tab, name] : {std::pair(1, "sentenceOfModels"), {0, "sentenceA"}}) {
        s.page->setState(
            {tab, QStringLiteral("the ___"), {}, QStringLiteral("the ___"), {}, {}, {}});
        s.showTab(tab);
        const auto* editor = s.part<SentenceEditor>(name);
        const int air = editor->parentWidget()->height() - editor->height();
        QVERIFY2(air >= 0 && air <= editor->fontMetrics().height(), name);
    }
}

void TestComparePage::barsKeepTheirRoomInANarrowTable()
{
    CompareSetup s;
    QVERIFY(s.open());
    s.page->setState(
        {0, QStringLiteral("the ___ of france"), QStringLiteral("the ___"), {}, {}, {}, {}});
    s.showTab(0);
    QTRY_VERIFY_WITH_TIMEOUT(s.part<QTableView>("comparisonTable")->isVisible(), kPatienceMs);
    auto* table = s.part<QTableView>("comparisonTable");
    const QHeaderView& header = *table->horizontalHeader();
    QTRY_COMPARE(header.length(), table->viewport()->width()); // all of it is used
    s.page->resize(420, 700);
    const int least = table->fontMetrics().horizontalAdvance(QStringLiteral("100.0 %")) * 3 / 2;
    for (const int column : {1, 2}) {
        QTRY_VERIFY(header.sectionSize(column) >= least);
        QVERIFY(header.sectionSize(column) >= header.sectionSizeHint(column));
    }
    QVERIFY(header.length() > table->viewport()->width()); // it scrolls
    s.page->resize(1000, 700);
    QTRY_COMPARE(header.length(), table->viewport()->width());
}

void TestComparePage::keepsItsState()
{
    CompareSetup s;
    const CompareState state{2,
                             QStringLiteral("a ___"),
                             QStringLiteral("b ___"),
                             QStringLiteral("c ___"),
                             QStringLiteral("int8"),
                             QStringLiteral("/some/file.pt"),
                             QStringLiteral("[x/y] z")};
    s.page->setState(state);
    QCOMPARE(s.page->state(), state); // before a model is open
    QVERIFY(s.open());
    QCOMPARE(s.page->state(), state);
}

void TestComparePage::aModelThatCannotFill()
{
    CompareSetup s;
    s.controller.openFile(QString::fromStdString(fakeBareModelPath().string()));
    QTRY_VERIFY_WITH_TIMEOUT(s.controller.summary() != nullptr, kPatienceMs);
    const QStringList names{QStringLiteral("sentencesProblem"), QStringLiteral("modelsProblem"),
                            QStringLiteral("contestProblem")};
    for (int tab = 0; tab < 3; ++tab) {
        s.showTab(tab);
        const QString name = names.at(tab);
        QTRY_VERIFY(s.part<QWidget>(qPrintable(name))->isVisible());
        QVERIFY(s.text(qPrintable(name + QStringLiteral("Sentence")))
                    .contains(QStringLiteral("tokenizer")));
        QSignalSpy help(s.page.get(), &ComparePage::exportHelpRequested);
        s.part<QAbstractButton>(qPrintable(name + QStringLiteral("Export")))->click();
        QCOMPARE(help.size(), 1);
    }
    QVERIFY(!s.part<QAbstractButton>("runContest")->isEnabled());
}

void TestComparePage::fillHandsItsSentenceOver()
{
    const auto script = std::make_shared<FakeScript>();
    const QTemporaryDir folder;
    Settings settings(std::make_unique<QSettings>(folder.filePath(QStringLiteral("settings.ini")),
                                                  QSettings::IniFormat));
    AppController controller(makeFakeLoaderFactory(script));
    MainWindow window(controller, settings, {});
    window.show();
    window.start(fakePath());
    QTRY_VERIFY_WITH_TIMEOUT(controller.summary() != nullptr, kPatienceMs);
    window.findChild<SentenceEditor*>(QStringLiteral("sentenceEditor"))
        ->setSentence(QStringLiteral("the capital of ___ ."));
    window.findChild<QAbstractButton*>(QStringLiteral("compareSentence"))->click();
    QVERIFY(window.comparePage().isVisible());
    QCOMPARE(window.comparePage().state().a, QStringLiteral("the capital of ___ ."));
    QTest::keyClick(&window, Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(!window.comparePage().isVisible());
    QTest::keyClick(&window, Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY(window.comparePage().isVisible());
}

/// The language is another one: a new window takes the place of the old one.
void TestComparePage::aWindowInAnotherLanguageGoesOn()
{
    const QTemporaryDir folder;
    Settings settings(std::make_unique<QSettings>(folder.filePath(QStringLiteral("settings.ini")),
                                                  QSettings::IniFormat));
    AppController controller(makeFakeLoaderFactory(std::make_shared<FakeScript>()));
    MainWindow before(controller, settings, {});
    MainWindow after(controller, settings, {});
    const CompareState state{2,
                             QStringLiteral("a ___"),
                             QStringLiteral("b ___"),
                             QStringLiteral("c ___"),
                             QStringLiteral("int8"),
                             QStringLiteral("/some/file.pt"),
                             QStringLiteral("[x/y] z")};
    before.comparePage().setState(state);
    after.takeOver(before);
    QCOMPARE(after.comparePage().state(), state);
}

QTEST_MAIN(TestComparePage)
#include "tst_compare_page.moc"
