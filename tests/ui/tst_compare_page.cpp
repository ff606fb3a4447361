// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_model.h"
#include "tests/support/fake_tokenizer.h"
#include "tests/ui/window_test.h"
#include "ui/app_controller.h"
#include "ui/main_window.h"
#include "ui/pages/compare/contest_tab.h"
#include "ui/pages/compare_page.h"
#include "ui/settings.h"
#include "ui/widgets/marked_editor.h"
#include "ui/widgets/wrapped_field.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace maskscope;

namespace {

/// "paris" where the text has "france", else "rome": 150 times as likely as each other word.
std::optional<Result<Logits>> answerByCountry(const Batch& batch)
{
    Logits logits{batch.rows, fakeVocabulary().size(),
                  std::vector<float>(batch.rows * fakeVocabulary().size(), 0)};
    for (std::size_t row = 0; row < batch.rows; ++row) {
        const auto begin = batch.ids.begin() + static_cast<std::ptrdiff_t>(row * batch.length);
        const auto end = begin + static_cast<std::ptrdiff_t>(batch.length);
        const bool isFrance = std::count(begin, end, fakeId("france").value) > 0;
        const auto word = static_cast<std::size_t>(fakeId(isFrance ? "paris" : "rome").value);
        logits.values[row * logits.vocabulary + word] = 5; // exp(5) = 148
    }
    return logits;
}

QString fakePath()
{
    return QString::fromStdString(fakeModelPath().string());
}

/// The page over a fake, shown, with a model open.
struct Setup
{
    std::shared_ptr<FakeScript> script = std::make_shared<FakeScript>();
    AppController controller{makeFakeLoaderFactory(script)};
    QTemporaryDir folder;
    QString csv = folder.filePath(QStringLiteral("out.csv"));
    QString otherModel = fakePath();
    std::unique_ptr<ComparePage> page;

    Setup()
    {
        const auto answer = [](const QString* path) {
            return [path](QWidget*, const QString&, const std::function<void(QString)>& chosen) {
                chosen(*path);
            };
        };
        page = std::make_unique<ComparePage>(
            controller, CompareChoosers{answer(&otherModel), answer(&csv), answer(&csv)});
        page->resize(1000, 700);
        script->setRunHook(answerByCountry);
    }
    ~Setup()
    {
        script->loadGate.open();
        script->runGate.open();
    }

    [[nodiscard]] bool open()
    {
        controller.openFile(fakePath());
        return QTest::qWaitFor([this] { return controller.summary() != nullptr; }, kPatienceMs);
    }
    void showTab(int tab) const
    {
        part<QTabWidget>("compareTabs")->setCurrentIndex(tab);
        page->show();
    }
    [[nodiscard]] bool waitForIdle() const
    {
        Comparisons& comparisons = controller.comparisons();
        return QTest::qWaitFor(
            [&] { return !comparisons.isComparing() && !comparisons.isContestRunning(); },
            kPatienceMs);
    }

    /// The one in the tab that is shown, else the only one.
    template <typename Part>
    [[nodiscard]] Part* part(const char* name) const
    {
        const auto all = page->findChildren<Part*>(QLatin1String(name));
        for (Part* found : all) {
            if (found->isVisible()) {
                return found;
            }
        }
        return all.isEmpty() ? nullptr : all.front();
    }
    [[nodiscard]] QString text(const char* label) const { return part<QLabel>(label)->text(); }
    [[nodiscard]] QString cell(const char* table, int row, int column) const
    {
        return part<QTableView>(table)->model()->index(row, column).data().toString();
    }
};

QString read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

/// The page that compares sentences, models, and words that compete.
class TestComparePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnQtWarnings(); }

    void comparesTwoSentences();
    void marksWhatDiffers();
    void equalSentencesAreSaidToBe();
    void saysWhereAHiddenWordIsMissing();
    void oneOfSeveralHiddenWords();
    void swapsAndCopies();
    void takesASentence();
    void asksNothingWhileNobodyLooks();
    void comparesTwoModels();
    void anotherFile();
    void aSecondModelThatCannotBeOpened();
    void aSentenceChangedWhileAFileOpens();
    void aSentenceTakesNoMoreRoomThanItsLines();
    void runsAContest();
    void aLongTemplateIsSeenAsAWhole();
    void aTemplateIsOneLine();
    void aContestWithoutWords();
    void aBadTemplateSaysWhatIsWrong();
    void aContestCanBeCancelled();
    void anotherModelForgetsTheTable();
    void savesAndCopiesTables();
    void aTableThatCannotBeSaved();
    void keepsItsState();
    void aModelThatCannotFill();
    void fillHandsItsSentenceOver();
    void aWindowInAnotherLanguageGoesOn();
};

void TestComparePage::comparesTwoSentences()
{
    Setup s;
    QVERIFY(s.open());
    CompareState state;
    state.a = QStringLiteral("the capital of france is ___ .");
    state.b = QStringLiteral("the capital of italy is ___ .");
    s.page->setState(state);
    s.showTab(0);
    QTRY_VERIFY_WITH_TIMEOUT(s.part<QTableView>("comparisonTable")->model()->rowCount() > 0,
                             kPatienceMs);
    // exp(5) / (exp(5) + 31) = 82.7 %, 1 / (exp(5) + 31) = 0.6 %
    QCOMPARE(s.text("comparisonHeadline"),
             QStringLiteral("A says “paris” (82.7 %), B says “rome” (82.7 %). In B the model is "
                            "surer of “rome” by 82.2 points, and less sure of “paris” by 82.2."));
    QVERIFY(s.text("comparisonDetails").contains(QStringLiteral("82.2 %"))); // moved
    QCOMPARE(s.cell("comparisonTable", 0, 0), QStringLiteral("paris"));
    QCOMPARE(s.cell("comparisonTable", 0, 1), QStringLiteral("82.7 %"));
    QCOMPARE(s.cell("comparisonTable", 0, 2), QStringLiteral("0.6 %"));
    QCOMPARE(s.cell("comparisonTable", 0, 3), QStringLiteral("−82.2"));
    QCOMPARE(s.cell("comparisonTable", 0, 4), QStringLiteral("÷ 148"));
    QCOMPARE(s.cell("comparisonTable", 0, 5), QStringLiteral("1"));
    QCOMPARE(s.cell("comparisonTable", 1, 3), QStringLiteral("+82.2"));
}

void TestComparePage::marksWhatDiffers()
{
    Setup s;
    QVERIFY(s.open());
    auto* a = s.part<MarkedEditor>("sentenceA");
    auto* b = s.part<MarkedEditor>("sentenceB");
    a->setSentence(QStringLiteral("the 😀 city is ___"));
    b->setSentence(QStringLiteral("the 😀 big country is [MASK]"));
    QCOMPARE(a->marks(), (std::vector<Utf16Range>{{7, 11}}));
    QCOMPARE(b->marks(), (std::vector<Utf16Range>{{7, 18}}));
    b->setSentence(a->sentence());
    QVERIFY(a->marks().empty() && b->marks().empty());
}

void TestComparePage::equalSentencesAreSaidToBe()
{
    Setup s;
    QVERIFY(s.open());
    s.page->setState({0, QStringLiteral("the ___ ."), QStringLiteral("the ___ ."), {}, {}, {}, {}});
    s.showTab(0);
    QVERIFY(s.waitForIdle());
    QTRY_COMPARE_WITH_TIMEOUT(
        s.text("sentencesHint"),
        QStringLiteral("A and B are the same. Change a word in B to see what it does."),
        kPatienceMs);
    QTRY_VERIFY(s.text("comparisonHeadline").startsWith(QStringLiteral("Both say “rome”")));
    QVERIFY(s.text("comparisonHeadline").contains(QStringLiteral("No word changes")));
}

void TestComparePage::saysWhereAHiddenWordIsMissing()
{
    Setup s;
    QVERIFY(s.open());
    const std::size_t runs = s.script->runs();
    s.page->setState({0, QStringLiteral("the ___ ."), QStringLiteral("the end"), {}, {}, {}, {}});
    s.showTab(0);
    QCOMPARE(s.text("sentencesHint"), QStringLiteral("Hide a word in B, too."));
    s.part<MarkedEditor>("sentenceA")->setSentence(QStringLiteral("no"));
    QCOMPARE(s.text("sentencesHint"),
             QStringLiteral("Hide a word in A and in B, or type ___ there."));
    QVERIFY(!s.part<QTableView>("comparisonTable")->isVisible());
    QVERIFY(s.waitForIdle());
    QCOMPARE(s.script->runs(), runs);
    s.part<MarkedEditor>("sentenceA")->setSentence(QStringLiteral("the ___"));
    s.part<MarkedEditor>("sentenceB")->selectAll();
    s.part<MarkedEditor>("sentenceB")->setFocus();
    s.part<QAbstractButton>("compareHideWord")->click(); // B had the cursor last
    QTRY_VERIFY_WITH_TIMEOUT(s.part<QTableView>("comparisonTable")->isVisible(), kPatienceMs);
}

void TestComparePage::oneOfSeveralHiddenWords()
{
    Setup s;
    s.script->setRunHook({});
    s.script->setLogit(fakeId("rome"), 3);
    QVERIFY(s.open());
    s.page->setState({0,
                      QStringLiteral("the ___ of ___ ."),
                      QStringLiteral("the ___ of ___ and ___"),
                      {},
                      {},
                      {},
                      {}});
    s.showTab(0);
    QTRY_VERIFY_WITH_TIMEOUT(s.part<QComboBox>("comparedMask")->count() == 2, kPatienceMs);
    QVERIFY(s.part<QComboBox>("comparedMask")->isVisible());
    QVERIFY(
        s.text("comparisonDetails").contains(QStringLiteral("A has 2 hidden words and B has 3")));
    QTest::keyClick(s.part<QComboBox>("comparedMask"), Qt::Key_Down);
    QCOMPARE(s.part<QComboBox>("comparedMask")->currentIndex(), 1);
}

void TestComparePage::swapsAndCopies()
{
    Setup s;
    s.page->setState({0, QStringLiteral("one ___"), QStringLiteral("two ___"), {}, {}, {}, {}});
    s.part<QAbstractButton>("swapSentences")->click();
    QCOMPARE(s.page->state().a, QStringLiteral("two ___"));
    QCOMPARE(s.page->state().b, QStringLiteral("one ___"));
    s.part<QAbstractButton>("copyAToB")->click();
    QCOMPARE(s.page->state().b, QStringLiteral("two ___"));
}

void TestComparePage::takesASentence()
{
    Setup s;
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
    Setup s;
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

void TestComparePage::comparesTwoModels()
{
    Setup s;
    QVERIFY(s.open());
    s.page->setState({1, {}, {}, QStringLiteral("the capital of france is ___ ."), {}, {}, {}});
    s.showTab(1);
    QVERIFY(!s.text("modelsHint").isEmpty()); // nothing is chosen, nothing opened
    QVERIFY(s.waitForIdle());
    QCOMPARE(s.script->loads(), std::size_t{1});
    CompareState state = s.page->state();
    state.other = QStringLiteral("int8");
    s.page->setState(state);
    QTRY_VERIFY_WITH_TIMEOUT(s.part<QTableView>("comparisonTable")->isVisible(), kPatienceMs);
    QVERIFY(s.text("comparisonHeadline").contains(QStringLiteral("Both say “paris”")));
    QVERIFY(s.text("comparisonHeadline").contains(QStringLiteral("int8 with 82.7 %")));
    QVERIFY(s.text("comparisonDetails").startsWith(QStringLiteral("The 5 best guesses of both")));
    QVERIFY(s.text("comparisonFacts").contains(QStringLiteral("in memory")));
    QCOMPARE(s.script->loads(), std::size_t{2});
    QCOMPARE(s.page->state().other, QStringLiteral("int8"));
}

void TestComparePage::anotherFile()
{
    Setup s;
    QVERIFY(s.open());
    s.page->setState({1, {}, {}, QStringLiteral("the ___ ."), {}, {}, {}});
    s.showTab(1);
    auto* other = s.part<QComboBox>("otherModel");
    other->setCurrentIndex(other->findData(QStringLiteral("file")));
    Q_EMIT other->activated(other->currentIndex());
    QCOMPARE(s.page->state().otherFile, fakePath());
    QTRY_VERIFY_WITH_TIMEOUT(s.part<QTableView>("comparisonTable")->isVisible(), kPatienceMs);
    QCOMPARE(other->currentText(), QStringLiteral("model.pt"));
}

void TestComparePage::aSecondModelThatCannotBeOpened()
{
    Setup s;
    QVERIFY(s.open());
    s.otherModel = QStringLiteral("/there/is/no/such.pt");
    s.page->setState(
        {1, {}, {}, QStringLiteral("the ___ ."), QStringLiteral("file"), s.otherModel, {}});
    s.showTab(1);
    QTRY_VERIFY_WITH_TIMEOUT(s.part<QWidget>("modelsProblem")->isVisible(), kPatienceMs);
    QVERIFY(s.text("modelsProblemSentence").contains(QStringLiteral("such.pt")));
    QVERIFY(!s.part<QTableView>("comparisonTable")->isVisible());
}

void TestComparePage::aSentenceChangedWhileAFileOpens()
{
    Setup s;
    QVERIFY(s.open());
    s.script->loadGate.close();
    s.page->setState({1, {}, {}, QStringLiteral("the ___ ."), QStringLiteral("int8"), {}, {}});
    s.showTab(1);
    QSignalSpy compared(&s.controller.comparisons(), &Comparisons::compared);
    QTRY_COMPARE_WITH_TIMEOUT(s.script->loads(), std::size_t{2}, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(s.part<QProgressBar>("waitBar")->isVisible(), kPatienceMs);
    s.part<SentenceEditor>("sentenceOfModels")
        ->setSentence(QStringLiteral("a city of france ___ ."));
    s.script->loadGate.open();
    QTRY_VERIFY_WITH_TIMEOUT(s.text("comparisonHeadline").contains(QStringLiteral("“paris”")),
                             kPatienceMs);
    QVERIFY(s.waitForIdle());
    QCOMPARE(s.script->loads(), std::size_t{2}); // the file was opened once
}

void TestComparePage::runsAContest()
{
    Setup s;
    QVERIFY(s.open());
    s.showTab(2);
    auto* edit = s.part<WrappedField>("contestTemplate");
    edit->setText(QStringLiteral("[paris/rome] is in [france|italy|spain] ."));
    QCOMPARE(s.text("contestCount"), QStringLiteral("3 sentences"));
    QTest::keyClick(edit, Qt::Key_Return);
    auto* table = s.part<QTableView>("contestTable");
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 3, kPatienceMs);
    QCOMPARE(table->model()->columnCount(), 4);
    QCOMPARE(table->model()->headerData(1, Qt::Horizontal).toString(), QStringLiteral("paris"));
    QCOMPARE(s.cell("contestTable", 0, 0), QStringLiteral("france"));
    QCOMPARE(s.cell("contestTable", 0, 1), QStringLiteral("82.7 %"));
    QCOMPARE(s.cell("contestTable", 0, 2), QStringLiteral("0.6 %"));
    QCOMPARE(s.cell("contestTable", 0, 3), QStringLiteral("paris × 148"));
    QCOMPARE(s.cell("contestTable", 1, 3), QStringLiteral("rome × 148"));
    QCOMPARE(s.text("contestHeadline"),
             QStringLiteral("“paris” leads in 1 sentences, most with “france” (× 148). “rome” "
                            "leads in 2 sentences, most with “italy” (× 148)."));
    table->sortByColumn(3, Qt::DescendingOrder); // the surest of the first word is first
    QCOMPARE(s.cell("contestTable", 0, 0), QStringLiteral("france"));
    table->sortByColumn(0, Qt::DescendingOrder);
    QCOMPARE(s.cell("contestTable", 0, 0), QStringLiteral("spain"));
}

/// Whether what is around the sentences is as high as they are, before there is an answer too.
void TestComparePage::aSentenceTakesNoMoreRoomThanItsLines()
{
    Setup s;
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

void TestComparePage::aLongTemplateIsSeenAsAWhole()
{
    Setup s;
    QVERIFY(s.open());
    s.page->resize(620, 560);
    s.showTab(2);
    auto* edit = s.part<WrappedField>("contestTemplate");
    edit->setText(QStringLiteral("[he/she] is [big|small]."));
    QTRY_VERIFY(edit->document()->size().height() <= edit->height());
    const int low = edit->height();
    edit->setText(ContestTab::examples().front());
    QTRY_VERIFY(edit->height() > low); // it wraps
    QTRY_VERIFY(edit->document()->size().height() <= edit->viewport()->height());
    QVERIFY(edit->document()->size().width() <= edit->viewport()->width());
    QVERIFY(edit->parentWidget()->rect().contains(edit->geometry()));
}

/// Return asks the model, and what is pasted has no lines.
void TestComparePage::aTemplateIsOneLine()
{
    Setup s;
    QVERIFY(s.open());
    s.showTab(2);
    auto* edit = s.part<WrappedField>("contestTemplate");
    edit->setText({});
    QGuiApplication::clipboard()->setText(QStringLiteral("[paris/rome] is\nbig"));
    edit->paste();
    QCOMPARE(edit->text(), QStringLiteral("[paris/rome] is big"));
    QTest::keyClick(edit, 'q', Qt::AltModifier); // no shortcut, and no letter either
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(s.page->state().contest, QStringLiteral("[paris/rome] is big"));
    QTRY_COMPARE_WITH_TIMEOUT(s.part<QTableView>("contestTable")->model()->rowCount(), 1,
                              kPatienceMs);
}

void TestComparePage::aContestWithoutWords()
{
    Setup s;
    QVERIFY(s.open());
    s.showTab(2);
    s.part<WrappedField>("contestTemplate")
        ->setText(QStringLiteral("the capital of [france|italy] is ___ ."));
    s.part<QAbstractButton>("runContest")->click();
    QTRY_COMPARE_WITH_TIMEOUT(s.part<QTableView>("contestTable")->model()->rowCount(), 2,
                              kPatienceMs);
    QVERIFY(s.cell("contestTable", 0, 1).startsWith(QStringLiteral("paris 82.7 %")));
    QVERIFY(!s.part<QLabel>("contestHeadline")->isVisible());
}

void TestComparePage::aBadTemplateSaysWhatIsWrong()
{
    Setup s;
    QVERIFY(s.open());
    s.showTab(2);
    auto* edit = s.part<WrappedField>("contestTemplate");
    edit->setText(QStringLiteral("[he/she is a [nurse|doctor]."));
    QTRY_VERIFY(s.part<QWidget>("contestProblem")->isVisible());
    QVERIFY(s.text("contestProblemSentence").contains(QStringLiteral("inside another")));
    QVERIFY(!s.part<QAbstractButton>("runContest")->isEnabled());
    const std::size_t runs = s.script->runs();
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(!s.controller.comparisons().isContestRunning());
    edit->setText(QStringLiteral("[he/she] is"));
    QVERIFY(!s.part<QWidget>("contestProblem")->isVisible());
    QVERIFY(s.part<QAbstractButton>("runContest")->isEnabled());
    QCOMPARE(s.script->runs(), runs);
}

void TestComparePage::aContestCanBeCancelled()
{
    Setup s;
    QVERIFY(s.open());
    s.showTab(2);
    s.script->runGate.close();
    s.part<WrappedField>("contestTemplate")
        ->setText(QStringLiteral("[paris/rome] is [a city|big] ."));
    s.part<QAbstractButton>("runContest")->click();
    QVERIFY(!s.part<QProgressBar>("waitBar")->isVisible()); // not for what is quick
    QTRY_VERIFY_WITH_TIMEOUT(s.part<QProgressBar>("waitBar")->isVisible(), kPatienceMs);
    s.part<QAbstractButton>("waitCancel")->click();
    s.script->runGate.open();
    QVERIFY(s.waitForIdle());
    QTRY_VERIFY(!s.part<QProgressBar>("waitBar")->isVisible());
    QCOMPARE(s.part<QTableView>("contestTable")->model()->rowCount(), 0);
    s.part<QAbstractButton>("runContest")->click();
    QTRY_COMPARE_WITH_TIMEOUT(s.part<QTableView>("contestTable")->model()->rowCount(), 2,
                              kPatienceMs);
}

void TestComparePage::anotherModelForgetsTheTable()
{
    Setup s;
    QVERIFY(s.open());
    s.showTab(2);
    s.part<WrappedField>("contestTemplate")->setText(QStringLiteral("[paris/rome] is big"));
    s.part<QAbstractButton>("runContest")->click();
    QTRY_COMPARE_WITH_TIMEOUT(s.part<QTableView>("contestTable")->model()->rowCount(), 1,
                              kPatienceMs);
    QSignalSpy changed(&s.controller, &AppController::modelChanged);
    s.controller.reload();
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, kPatienceMs);
    QCOMPARE(s.part<QTableView>("contestTable")->model()->rowCount(), 0);
    QVERIFY(!s.part<QTableView>("contestTable")->isVisible());
}

void TestComparePage::savesAndCopiesTables()
{
    Setup s;
    QVERIFY(s.open());
    s.showTab(2);
    s.part<WrappedField>("contestTemplate")
        ->setText(QStringLiteral("[paris/rome] is in [france|italy]"));
    s.part<QAbstractButton>("runContest")->click();
    QTRY_COMPARE_WITH_TIMEOUT(s.part<QTableView>("contestTable")->model()->rowCount(), 2,
                              kPatienceMs);
    s.part<QAbstractButton>("saveTable")->click();
    const QStringList lines = read(s.csv).split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 4); // the last one is empty
    QVERIFY(lines[0].startsWith(QStringLiteral("choice1,sentence,p(paris),rank(paris),p(rome)")));
    QVERIFY(lines[1].startsWith(QStringLiteral("\"france\",\"[MASK] is in france\",0.8272")));
    QCOMPARE(s.text("tableWords"), QStringLiteral("Saved in out.csv."));
    s.part<QAbstractButton>("copyTable")->click();
    QCOMPARE(QGuiApplication::clipboard()->text().split(QLatin1Char('\n')).at(1),
             QStringLiteral("france\t82.7 %\t0.6 %\tparis × 148"));
}

void TestComparePage::aTableThatCannotBeSaved()
{
    Setup s;
    QVERIFY(s.open());
    s.csv = QStringLiteral("/there/is/no/folder/out.csv");
    s.page->setState({0, QStringLiteral("the ___"), QStringLiteral("a ___"), {}, {}, {}, {}});
    s.showTab(0);
    QTRY_VERIFY_WITH_TIMEOUT(s.part<QTableView>("comparisonTable")->isVisible(), kPatienceMs);
    s.part<QAbstractButton>("saveTable")->click();
    QVERIFY(s.text("tableWords").contains(QStringLiteral("cannot be written")));
}

void TestComparePage::keepsItsState()
{
    Setup s;
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
    Setup s;
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
