// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_model.h"
#include "tests/support/fake_tokenizer.h"
#include "tests/ui/window_test.h"
#include "ui/app_controller.h"
#include "ui/pages/fill_page.h"
#include "ui/whole_words.h"
#include "ui/widgets/inner_scroll.h"
#include "ui/widgets/mask_column.h"
#include "ui/widgets/prediction_list.h"
#include "ui/widgets/sentence_card.h"
#include "ui/widgets/token_strip.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include <cstdlib>

using namespace maskscope;

namespace {

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
        page.resize(900, 600);
        page.show();
    }
    ~Setup() { script->runGate.open(); }

    template <typename T>
    T* find(const char* name)
    {
        return page.findChild<T*>(QLatin1String(name));
    }
    PredictionList& list(int number)
    {
        return *page.findChild<PredictionList*>(QStringLiteral("predictions%1").arg(number));
    }
    bool open()
    {
        controller.openFile(QString::fromStdString(fakeModelPath().string()));
        return QTest::qWaitFor([this] { return controller.summary() != nullptr; }, kPatienceMs);
    }
    bool answer(const QString& sentence)
    {
        answers.clear();
        page.editor().setSentence(sentence);
        return QTest::qWaitFor([this] { return !answers.isEmpty(); }, kPatienceMs);
    }
    void click(PredictionList& list, int row)
    {
        const QRect rect = list.visualRect(list.model()->index(row, 0));
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, rect.center());
    }
    bool isHintVisible() { return find<QWidget>("hintBar")->isVisible(); }
};

} // namespace

class TestFillPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init() { failOnQtWarnings(); }

    // exp(6) / (exp(6) + exp(4) + 25 + 5 exp(-10)) = 0.8352 for 32 words, 5 of them special
    void aHiddenWordGetsItsGuesses()
    {
        Setup setup;
        QVERIFY(setup.open());
        QVERIFY(setup.answer(QStringLiteral("Paris is the [MASK] of France.")));
        const QAbstractItemModel& model = *setup.list(1).model();
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("capital"));
        QCOMPARE(model.index(0, 0).data(PredictionModel::PercentRole).toString(),
                 QStringLiteral("83.5 %"));
        QCOMPARE(model.index(1, 0).data().toString(), QStringLiteral("city"));
        QCOMPARE(setup.find<QLabel>("sureness1")->text(),
                 QStringLiteral("The model is fairly sure"));
        // [CLS] paris is the [MASK] of france . [SEP]
        QCOMPARE(setup.find<QLabel>("tokenCount")->text(), QStringLiteral("9 of 512 tokens"));
    }

    void eachHiddenWordHasAColumn()
    {
        Setup setup;
        QVERIFY(setup.open());
        QVERIFY(setup.answer(QStringLiteral("The ___ of ___.")));
        QVERIFY(setup.find<MaskColumn>("maskColumn1")->isVisible());
        QVERIFY(setup.find<MaskColumn>("maskColumn2")->isVisible());
        QVERIFY(setup.answer(QStringLiteral("The ___ of it.")));
        QVERIFY(!setup.find<MaskColumn>("maskColumn2")->isVisible());
    }

    /// Where two do not fit beside each other, and nothing has to be scrolled sideways.
    void columnsStandBelowEachOtherWhereThereIsNoRoom()
    {
        Setup setup;
        QVERIFY(setup.open());
        QVERIFY(setup.answer(QStringLiteral("The ___ of the ___ is a ___")));
        const auto spot = [&](int number) {
            const QWidget& column
                = *setup.find<QWidget>(qPrintable(QStringLiteral("maskColumn%1").arg(number)));
            return QRect(column.mapTo(&setup.page, QPoint()), column.size());
        };
        QTRY_VERIFY(spot(1).y() == spot(2).y() && spot(2).y() == spot(3).y());
        QVERIFY(spot(1).right() < spot(2).left() && spot(2).right() < spot(3).left());
        setup.page.resize(600, 600); // for two
        QTRY_VERIFY(spot(1).y() == spot(2).y() && spot(3).top() > spot(2).bottom());
        QCOMPARE(spot(3).width(), spot(1).width());
        setup.page.resize(400, 600);
        QTRY_VERIFY(spot(2).top() > spot(1).bottom() && spot(3).top() > spot(2).bottom());
        for (const int number : {1, 2, 3}) {
            QVERIFY(spot(number).left() > 0 && spot(number).right() < setup.page.width());
            QVERIFY(setup.list(number).height() >= setup.list(number).sizeHint().height());
        }
    }

    void aClickFillsTheWordInAndUndoBringsTheChipBack()
    {
        Setup setup;
        QVERIFY(setup.open());
        QVERIFY(setup.answer(QStringLiteral("The ___ of ___.")));
        setup.click(setup.list(2), 1);
        QCOMPARE(setup.page.editor().sentence(), QStringLiteral("The ___ of city."));
        setup.page.editor().undo();
        QCOMPARE(setup.page.editor().sentence(), QStringLiteral("The ___ of ___."));
    }

    void enterFillsTheWordIn()
    {
        Setup setup;
        QVERIFY(setup.open());
        QVERIFY(setup.answer(QStringLiteral("The ___.")));
        PredictionList& list = setup.list(1);
        list.setFocus();
        QTest::keyClick(&list, Qt::Key_Down);
        QTest::keyClick(&list, Qt::Key_Return);
        QCOMPARE(setup.page.editor().sentence(), QStringLiteral("The city."));
    }

    void theRowOfAllOthersCannotBeChosen()
    {
        Setup setup;
        QVERIFY(setup.open());
        QVERIFY(setup.answer(QStringLiteral("The ___.")));
        const int rest = setup.list(1).model()->rowCount() - 1;
        setup.click(setup.list(1), rest);
        QCOMPARE(setup.page.editor().sentence(), QStringLiteral("The ___."));
    }

    void theMouseOverAGuessTriesItOnTheChip()
    {
        Setup setup;
        QVERIFY(setup.open());
        QVERIFY(setup.answer(QStringLiteral("The ___.")));
        QWidget* sentence = setup.page.editor().viewport();
        const QImage before = sentence->grab().toImage();
        Q_EMIT setup.list(1).hovered(QStringLiteral("city"));
        QVERIFY(sentence->grab().toImage() != before);
        QCOMPARE(setup.page.editor().sentence(), QStringLiteral("The ___."));
        Q_EMIT setup.list(1).hovered(QString());
        QCOMPARE(sentence->grab().toImage(), before);
    }

    void theKeysTryGuessesOnTheChipAsWell()
    {
        Setup setup;
        QVERIFY(setup.open());
        QVERIFY(setup.answer(QStringLiteral("The ___.")));
        PredictionList& list = setup.list(1);
        const QSignalSpy hovered(&list, &PredictionList::hovered);
        list.setFocus(Qt::TabFocusReason);
        QTRY_COMPARE(hovered.value(hovered.size() - 1).value(0).toString(),
                     QStringLiteral("capital"));
        QTest::keyClick(&list, Qt::Key_Down);
        QCOMPARE(hovered.last().at(0).toString(), QStringLiteral("city"));
        QTest::keyClick(&list, Qt::Key_Return);
        QCOMPARE(hovered.last().at(0).toString(), QString());
    }

    // exp(5), exp(4) of exp(6) + exp(5) + exp(4) + 24 + 5 exp(-10): 23.5 % and 8.7 %
    void whatIsNoWholeWordIsLeftOutAndSaid()
    {
        Setup setup;
        setup.script->setLogit(fakeId("##s"), 5);
        QVERIFY(setup.open());
        QVERIFY(setup.answer(QStringLiteral("The ___.")));
        const QAbstractItemModel& model = *setup.list(1).model();
        QCOMPARE(model.index(1, 0).data().toString(), QStringLiteral("city"));
        QCOMPARE(model.index(1, 0).data(PredictionModel::RankRole).toString(), QStringLiteral("3"));
        QCOMPARE(model.index(1, 0).data(PredictionModel::PercentRole).toString(),
                 QStringLiteral("8.7 %"));
        QVERIFY(setup.find<QWidget>("hiddenNote1")->isVisible());
        const auto said = [&] { return setup.find<QLabel>("hiddenSentence")->text(); };
        QVERIFY2(said().startsWith(QStringLiteral("Left out: 1 piece")), qPrintable(said()));

        setup.answers.clear();
        setup.find<QAbstractButton>("changeHidden1")->click();
        QTRY_COMPARE_WITH_TIMEOUT(setup.answers.size(), 1, kPatienceMs);
        QCOMPARE(model.index(1, 0).data().toString(), QStringLiteral("Thes"));
        QCOMPARE(model.index(1, 0).data(PredictionModel::PercentRole).toString(),
                 QStringLiteral("23.5 %"));
        QCOMPARE(said(), QStringLiteral("Not every guess is a whole word."));
        QCOMPARE(setup.page.wholeWords().choice(), std::optional(false));

        setup.answers.clear();
        setup.find<QAbstractButton>("changeHidden1")->click();
        QTRY_COMPARE_WITH_TIMEOUT(setup.answers.size(), 1, kPatienceMs);
        QCOMPARE(model.index(1, 0).data().toString(), QStringLiteral("city"));
    }

    void theLevelSaysWhatIsLeftOutUntilSomebodyChooses()
    {
        Setup setup;
        const QAction& action = setup.page.wholeWords().action();
        QVERIFY(action.isChecked());
        setup.page.setDetailLevel(DetailLevel::Explore);
        QVERIFY(!action.isChecked());
        setup.page.wholeWords().action().trigger();
        QVERIFY(action.isChecked());
        setup.page.setDetailLevel(DetailLevel::Inspect);
        QVERIFY(action.isChecked());
        setup.page.wholeWords().setChoice(std::nullopt);
        QVERIFY(!action.isChecked());
    }

    void oneToFiftyGuesses()
    {
        Setup setup;
        QVERIFY(setup.open());
        setup.page.setTopK(1);
        QVERIFY(setup.answer(QStringLiteral("The ___.")));
        QCOMPARE(setup.list(1).model()->rowCount(), 2);
        QCOMPARE(setup.find<QSpinBox>("topK")->maximum(), 50);
    }

    /// At Show nothing else would stand in that row.
    void theNumberOfGuessesStandsBesideTheQuestions()
    {
        Setup setup;
        QVERIFY(setup.open());
        QVERIFY(setup.answer(QStringLiteral("the capital of ___")));
        QVERIFY(!setup.find<QWidget>("tokenNotice")->isVisible());
        const auto middle = [&setup](const char* name) {
            const auto* part = setup.find<QWidget>(name);
            return part->mapTo(&setup.page, part->rect().center()).y();
        };
        QTRY_VERIFY(std::abs(middle("topK") - middle("askWhy")) <= 1);
        const auto& card = setup.page.sentences();
        const auto air = [&] {
            return middle("topK") - card.mapTo(&setup.page, card.rect().bottomLeft()).y();
        };
        QTRY_VERIFY(air() < 2 * setup.find<QWidget>("topK")->height());
    }

    void aTextWithoutAHiddenWordGetsAHint()
    {
        Setup setup;
        QVERIFY(setup.open());
        setup.page.editor().setSentence(QStringLiteral("The capital."));
        QTRY_COMPARE_WITH_TIMEOUT(
            setup.find<QLabel>("hintBarSentence")->text(),
            QStringLiteral("No word is hidden in this text. Click a word to hide it, or write ___ "
                           "in its place."),
            kPatienceMs);
        QVERIFY(setup.isHintVisible());
        QVERIFY(setup.answer(QStringLiteral("The ___.")));
        QVERIFY(!setup.isHintVisible());
    }

    void aTextThatIsTooLongGetsAHint()
    {
        Setup setup;
        QVERIFY(setup.open());
        const QString longText = QStringLiteral("the ").repeated(600) + QStringLiteral("___");
        setup.page.editor().setSentence(longText);
        const auto* hint = setup.find<QLabel>("hintBarSentence");
        const QString plain
            = QStringLiteral("This text is too long for this model. Make it shorter.");
        QTRY_COMPARE_WITH_TIMEOUT(hint->text(), plain, kPatienceMs);
        setup.page.setDetailLevel(DetailLevel::Explore);
        // 600 words, the mask, [CLS] and [SEP]
        QVERIFY(hint->text().startsWith(QStringLiteral("This text has 603 tokens")));
        setup.page.setDetailLevel(DetailLevel::Show);
        QCOMPARE(hint->text(), plain);
        QCOMPARE(setup.find<QLabel>("tokenCount")->text(), QStringLiteral("603 of 512 tokens"));
    }

    void aModelWithoutAHeadSaysSo()
    {
        Setup setup;
        ModelSummary summary = makeFakeSummary();
        summary.output.hasLmHead = false;
        setup.script->setSummary(summary);
        QVERIFY(setup.open());
        QTRY_VERIFY_WITH_TIMEOUT(setup.isHintVisible(), kPatienceMs);
        QVERIFY(setup.find<QLabel>("hintBarSentence")
                    ->text()
                    .startsWith(QStringLiteral("This model understands text but cannot")));
    }

    void anOldAnswerIsDimmedOnlyWhenTheNewOneTakesLong()
    {
        Setup setup;
        QVERIFY(setup.open());
        QVERIFY(setup.answer(QStringLiteral("The ___.")));
        QVERIFY(!setup.list(1).isOutdated());
        setup.script->runGate.close();
        setup.page.editor().setSentence(QStringLiteral("A ___."));
        QVERIFY(!setup.list(1).isOutdated());
        QTRY_VERIFY_WITH_TIMEOUT(setup.list(1).isOutdated(), kPatienceMs);
        QCOMPARE(setup.list(1).model()->index(0, 0).data().toString(), QStringLiteral("capital"));
        setup.script->runGate.open();
        QTRY_VERIFY_WITH_TIMEOUT(!setup.list(1).isOutdated(), kPatienceMs);
    }

    void moreGuessesCanBeAskedFor()
    {
        Setup setup;
        setup.page.setTopK(5);
        QVERIFY(setup.open());
        QVERIFY(setup.answer(QStringLiteral("The ___.")));
        QCOMPARE(setup.list(1).model()->rowCount(), 6);
        setup.find<QSpinBox>("topK")->setValue(10);
        QTRY_COMPARE_WITH_TIMEOUT(setup.list(1).model()->rowCount(), 11, kPatienceMs);
    }

    void theButtonHidesTheWordAtTheCursor()
    {
        Setup setup;
        setup.page.editor().setSentence(QStringLiteral("Paris is nice."));
        QTest::mouseClick(setup.find<QAbstractButton>("hideWord"), Qt::LeftButton);
        QCOMPARE(setup.page.editor().maskCount(), 1);
    }

    void everyExampleHidesAWord()
    {
        Setup setup;
        QMenu menu;
        setup.page.fillExamplesMenu(menu);
        int tried = 0;
        for (const QAction* idea : menu.actions()) {
            const QList<QAction*> examples = idea->menu()->actions();
            for (QAction* example : examples) {
                if (example->isEnabled() && !example->isSeparator()) {
                    setup.page.editor().setSentence(QString());
                    example->trigger();
                    QCOMPARE(setup.page.editor().maskCount(), 1);
                    ++tried;
                }
            }
        }
        QVERIFY(tried >= 30);
    }

    void tokensAreShownOnRequestWhileTyping()
    {
        Setup setup;
        QVERIFY(setup.open());
        auto* strip = setup.find<TokenStrip>("tokenStrip");
        QVERIFY(!strip->isVisible());
        auto* button = setup.find<QAbstractButton>("showTokens");
        QCOMPARE(button->text(), QStringLiteral("Show tokens"));
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(strip->isVisible());
        QVERIFY(setup.page.showsTokens());
        setup.script->runGate.close(); // no answer is needed
        setup.page.editor().setSentence(QStringLiteral("The ___ is xyz."));
        QStringList pieces;
        for (const TypedToken& token : strip->tokens().tokens()) {
            pieces << token.token;
        }
        QCOMPARE(pieces.join(QLatin1Char(' ')),
                 QStringLiteral("[CLS] the [MASK] is [UNK] . [SEP]"));
        QCOMPARE(setup.find<QLabel>("tokenNotice")->text(),
                 QStringLiteral("⚠ 1 pieces are unknown to the model."));
    }

    void aHiddenWordOfSeveralPiecesIsTold()
    {
        Setup setup;
        QVERIFY(setup.open());
        const auto* notice = setup.find<QLabel>("tokenNotice");
        setup.page.editor().setSentence(QStringLiteral("The ___ of ___."),
                                        {QStringLiteral("river"), QString()});
        QCOMPARE(notice->text(), QString());
        setup.page.editor().setSentence(QStringLiteral("The ___ of France."),
                                        {QStringLiteral("rivers")}); // river + ##s
        QCOMPARE(notice->text(),
                 QStringLiteral("“rivers” is a word that this model cannot guess as a whole."));
        setup.page.setDetailLevel(DetailLevel::Explore);
        QVERIFY(notice->text().contains(QStringLiteral("“rivers” is 2 pieces")));
    }

    void tokensAndLettersPointAtEachOther()
    {
        Setup setup;
        QVERIFY(setup.open());
        setup.page.setShowsTokens(true);
        setup.page.editor().setSentence(QStringLiteral("The ___ of Paris"));
        auto* strip = setup.find<TokenStrip>("tokenStrip");
        Q_EMIT strip->pointedAt(0, Utf16Range{11, 16});
        QCOMPARE(setup.page.editor().extraSelections().at(0).cursor.selectedText(),
                 QStringLiteral("Paris"));
        setup.page.editor().activateWindow();
        setup.page.editor().setFocus();
        QTRY_VERIFY_WITH_TIMEOUT(setup.page.editor().hasFocus(), kPatienceMs);
        QTextCursor cursor = setup.page.editor().textCursor();
        cursor.setPosition(8);
        cursor.setPosition(16, QTextCursor::KeepAnchor); // "of Paris"
        setup.page.editor().setTextCursor(cursor);
        std::vector<int> marked;
        for (int row = 0; row < strip->model()->rowCount(); ++row) {
            if (strip->model()->index(row, 0).data(TokenModel::MarkedRole).toBool()) {
                marked.push_back(row);
            }
        }
        QCOMPARE(marked, (std::vector<int>{3, 4})); // [CLS] the [MASK] of paris [SEP]
    }

    void nothingIsAskedWhileAnInputMethodComposes()
    {
        Setup setup;
        QVERIFY(setup.open());
        QVERIFY(setup.answer(QStringLiteral("The ___.")));
        QSignalSpy asked(&setup.controller, &AppController::predictionStarted);
        QInputMethodEvent begun(QStringLiteral("fa"), {});
        QCoreApplication::sendEvent(&setup.page.editor(), &begun);
        setup.find<QSpinBox>("topK")->setValue(12);
        QCOMPARE(asked.count(), 0);
        QInputMethodEvent ended;
        QCoreApplication::sendEvent(&setup.page.editor(), &ended);
        QCOMPARE(asked.count(), 1);
    }

    // [CLS] the [MASK] . [SEP] it was [MASK] . [SEP]
    void twoSentencesAreReadTogether()
    {
        Setup setup;
        QVERIFY(setup.open());
        QVERIFY(setup.answer(QStringLiteral("The ___.")));
        SentenceEditor& second = setup.page.sentences().second();
        QVERIFY(!second.isVisible());
        auto* button = setup.find<QAbstractButton>("secondSentence");
        QCOMPARE(button->text(), QStringLiteral("Add a second sentence"));
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(second.isVisible());
        QCOMPARE(button->text(), QStringLiteral("Remove the second sentence"));
        setup.answers.clear();
        second.setSentence(QStringLiteral("is was ___."));
        QTRY_VERIFY_WITH_TIMEOUT(!setup.answers.isEmpty(), kPatienceMs);
        const auto prediction = setup.answers.last().at(0).value<Prediction>();
        QCOMPARE(prediction.pair, std::optional<std::string>("is was ___."));
        QCOMPARE(prediction.encoding.typeIds,
                 (std::vector<std::int64_t>{0, 0, 0, 0, 0, 1, 1, 1, 1, 1}));
        QCOMPARE(setup.find<QLabel>("tokenCount")->text(), QStringLiteral("10 of 512 tokens"));
        QVERIFY(setup.find<MaskColumn>("maskColumn2")->isVisible());
        setup.click(setup.list(2), 1);
        QCOMPARE(second.sentence(), QStringLiteral("is was city."));
        QCOMPARE(setup.page.editor().sentence(), QStringLiteral("The ___."));
    }

    void theSecondSentenceGoesAndComesBack()
    {
        Setup setup;
        QVERIFY(setup.open());
        setup.page.editor().setSentence(QStringLiteral("The ___."));
        setup.page.setHasSecondSentence(true);
        setup.page.sentences().second().setSentence(QStringLiteral("Is red."));
        QCOMPARE(setup.find<QLabel>("tokenCount")->text(), QStringLiteral("9 of 512 tokens"));
        QCOMPARE(setup.page.sentences().text(), QStringLiteral("The ___.\nIs red."));
        QTest::mouseClick(setup.find<QAbstractButton>("removeSecond"), Qt::LeftButton);
        QVERIFY(!setup.page.hasSecondSentence());
        QVERIFY(!setup.page.sentences().second().isVisible());
        QCOMPARE(setup.find<QLabel>("tokenCount")->text(), QStringLiteral("5 of 512 tokens"));
        setup.page.setHasSecondSentence(true);
        QCOMPARE(setup.page.sentences().second().sentence(), QStringLiteral("Is red."));
    }

    void changesAreUndoneAcrossBothSentences()
    {
        Setup setup;
        SentenceCard& card = setup.page.sentences();
        setup.page.setHasSecondSentence(true);
        card.first().setSentence(QStringLiteral("one"));
        card.second().setSentence(QStringLiteral("two"));
        card.first().setSentence(QStringLiteral("three"));
        QTest::keyClick(&card.second(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(card.text(), QStringLiteral("one\ntwo"));
        card.undo();
        QCOMPARE(card.text(), QStringLiteral("one"));
        card.undo();
        QCOMPARE(card.text(), QString());
        card.redo();
        card.redo();
        QCOMPARE(card.text(), QStringLiteral("one\ntwo"));
        card.redo();
        QCOMPARE(card.text(), QStringLiteral("three\ntwo"));
        card.redo();
        QCOMPARE(card.text(), QStringLiteral("three\ntwo"));
    }

    void everythingThatTakesTheKeyboardHasAName()
    {
        Setup setup;
        QVERIFY(setup.open());
        setup.page.setShowsTokens(true);
        setup.page.setHasSecondSentence(true);
        QVERIFY(setup.answer(QStringLiteral("The ___ of ___.")));
        for (QWidget* widget : setup.page.findChildren<QWidget*>()) {
            const bool isOurs = !widget->objectName().isEmpty()
                && !widget->objectName().startsWith(QLatin1String("qt_"));
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || !isOurs) {
                continue;
            }
            const QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(accessible != nullptr && !accessible->text(QAccessible::Name).isEmpty(),
                     qPrintable(widget->objectName()));
        }
    }

    /// The guesses scroll below the sentence; where there is no room for that, all scrolls as one.
    void thereIsOneScrollBar()
    {
        Setup setup;
        QVERIFY(setup.open());
        QVERIFY(setup.answer(QStringLiteral("The ___ of ___.")));
        const auto* inner = setup.page.findChild<InnerScroll*>();
        const auto* column = setup.page.findChild<QScrollArea*>();
        QVERIFY(inner != nullptr && column != inner);
        for (const int height : {240, 420, 600, 240}) {
            setup.page.resize(600, height);
            const auto hasBoth = [&] {
                return column->verticalScrollBar()->maximum() > 0
                    && inner->verticalScrollBar()->maximum() > 0;
            };
            QTRY_VERIFY2(!hasBoth(), qPrintable(QString::number(height)));
            QTRY_COMPARE(column->verticalScrollBar()->maximum() > 0, height < 400);
        }
    }
};

QTEST_MAIN(TestFillPage)
#include "tst_fill_page.moc"
