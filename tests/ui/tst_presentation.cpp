// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_tokenizer.h"
#include "tests/ui/fake_program.h"
#include "ui/color_scheme.h"
#include "ui/main_window.h"
#include "ui/pages/fill_page.h"
#include "ui/presentation/guess_first.h"
#include "ui/presentation/presentation_view.h"
#include "ui/text_size.h"
#include "ui/widgets/prediction_list.h"
#include "ui/widgets/sentence_editor.h"

#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QScopeGuard>
#include <QScrollBar>

using namespace maskscope;

namespace {

const QString kSentence = QStringLiteral("Paris is the ___ of France.");

struct Program : FakeProgram
{
    MainWindow window{controller, settings, {}};

    Program()
    {
        script->setLogit(fakeId("capital"), 6);
        script->setLogit(fakeId("city"), 4);
        window.show();
    }

    bool open()
    {
        window.start(model());
        return isAnswered() && ask(kSentence);
    }
    bool ask(const QString& sentence)
    {
        window.fillPage().editor().setSentence(sentence);
        return answersTo(sentence);
    }
    bool answersTo(const QString& sentence)
    {
        return QTest::qWaitFor(
            [this, &sentence] {
                return !answers.isEmpty()
                    && answers.constLast().at(0).value<Prediction>().text == sentence.toStdString();
            },
            kPatienceMs);
    }
    PresentationView& present()
    {
        window.findChild<QAction*>(QStringLiteral("actionFullScreen"))->trigger();
        return view();
    }
    PresentationView& view()
    {
        return *window.findChild<PresentationView*>(QStringLiteral("presentation"));
    }
    template <typename T>
    T& part(const char* name)
    {
        return *view().findChild<T*>(QLatin1String(name));
    }
    PredictionList* list(int number)
    {
        return view().findChild<PredictionList*>(QStringLiteral("presentationBars%1").arg(number));
    }
    bool showsBars() { return list(1) != nullptr && list(1)->isVisible(); }
    SentenceEditor& sentence() { return part<SentenceEditor>("presentationSentence"); }
    QLineEdit& guess() { return part<QLineEdit>("guessLine"); }
    QString verdict() { return part<QLabel>("presentationVerdict").text(); }
};

} // namespace

class TestPresentation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QGuiApplication::setQuitOnLastWindowClosed(false);
        applyScheme(SchemeChoice::Light);
        applyTextSize(1.0);
    }
    void init() { failOnQtWarnings(); }

    void showsTheSentenceAndTheBarsAlone()
    {
        Program program;
        QVERIFY(program.open());
        PresentationView& view = program.present();
        QTRY_VERIFY_WITH_TIMEOUT(view.isFullScreen(), kPatienceMs);
        QCOMPARE(view.sentence(), kSentence);
        QTRY_VERIFY_WITH_TIMEOUT(program.showsBars(), kPatienceMs);
        QCOMPARE(program.list(1)->model()->index(0, 0).data().toString(),
                 QStringLiteral("capital"));
        const auto buttons = view.findChildren<QAbstractButton*>();
        for (const QAbstractButton* button : buttons) {
            QVERIFY2(!button->isVisible(), qPrintable(button->objectName()));
        }
        // 40 pt where the body text has 10
        QCOMPARE(program.sentence().font().pointSizeF(), 4 * QApplication::font().pointSizeF());
    }

    void chipsRememberWhatTheyHideThereAndBack()
    {
        Program program;
        QVERIFY(program.open());
        const QStringList hidden{QStringLiteral("capital")};
        SentenceEditor& editor = program.window.fillPage().editor();
        editor.setSentence(QStringLiteral("Rome is the [MASK] of Italy."), hidden);
        PresentationView& view = program.present();
        QCOMPARE(program.sentence().hiddenWords(), hidden);
        QTest::keyClick(&view, Qt::Key_PageDown);
        QVERIFY(program.sentence().hiddenWords() != hidden);
        QTest::keyClick(&view, Qt::Key_PageUp);
        QCOMPARE(program.sentence().hiddenWords(), hidden);
        program.sentence().setSentence(QStringLiteral("A [MASK]."), {QStringLiteral("city")});
        QTest::keyClick(&view, Qt::Key_Escape);
        QCOMPARE(editor.sentence(), QStringLiteral("A [MASK]."));
        QCOMPARE(editor.hiddenWords(), QStringList{QStringLiteral("city")});
    }

    void aLongSentenceIsSmallerAndHasRoom()
    {
        Program program;
        QVERIFY(program.open());
        QString sentence = QStringLiteral("The ___");
        for (int i = 0; i < 24; ++i) {
            sentence += QStringLiteral(" of the city");
        }
        QVERIFY(program.ask(sentence));
        program.present();
        const double size = program.sentence().font().pointSizeF();
        QVERIFY(size < 4 * QApplication::font().pointSizeF());
        QVERIFY(size > QApplication::font().pointSizeF());
        QCOMPARE(program.sentence().horizontalScrollBar()->maximum(), 0);
    }

    /// They are large already: the sentence must not push the guesses out.
    void theLargestLettersLeaveRoomForTheGuesses()
    {
        applyTextSize(2.5);
        const auto after = qScopeGuard([] { applyTextSize(1.0); });
        Program program;
        QVERIFY(program.open());
        QVERIFY(program.ask(QStringLiteral("Paris is the ___ of the ___.")));
        PresentationView& view = program.present();
        view.showNormal();
        view.resize(1080, 800);
        QTRY_VERIFY(program.list(2) != nullptr && program.list(2)->isVisible());
        for (const int number : {1, 2}) {
            const PredictionList& list = *program.list(number);
            QVERIFY(list.model()->rowCount() > 4);
            QTRY_VERIFY(list.viewport()->height() >= 4 * list.sizeHintForRow(0));
        }
        QVERIFY(program.sentence().font().pointSizeF() > 25); // and stay large
    }

    void asManyWholeRowsAsFit()
    {
        Program program;
        QVERIFY(program.open());
        PresentationView& view = program.present();
        view.showNormal();
        QTRY_VERIFY_WITH_TIMEOUT(program.showsBars(), kPatienceMs);
        const PredictionList& list = *program.list(1);
        int before = 0;
        for (const int height : {480, 560, 640, 1600}) {
            view.resize(820, height);
            QTRY_COMPARE(view.height(), height);
            const int row = list.sizeHintForRow(0);
            QTRY_COMPARE(list.viewport()->height() % row, 0);
            QVERIFY(!list.verticalScrollBar()->isVisible());
            QVERIFY(list.viewport()->height() / row >= before);
            before = list.viewport()->height() / row;
        }
        QTRY_COMPARE(list.viewport()->height() / list.sizeHintForRow(0), list.model()->rowCount());
    }

    void theKeysAreToldInFullColour()
    {
        Program program;
        QVERIFY(program.open());
        program.present();
        const auto& keys = program.part<QLabel>("presentationKeys");
        QVERIFY(keys.isVisible());
        QVERIFY(keys.graphicsEffect() == nullptr);
        const QPalette& colors = keys.palette();
        QVERIFY(contrastRatio(colors.color(keys.foregroundRole()), colors.color(QPalette::Window))
                >= 4.5);
    }

    void eachHiddenWordHasItsBars()
    {
        Program program;
        QVERIFY(program.open());
        QVERIFY(program.ask(QStringLiteral("The ___ of ___.")));
        program.present();
        QTRY_VERIFY_WITH_TIMEOUT(program.list(2) != nullptr && program.list(2)->isVisible(),
                                 kPatienceMs);
        QVERIFY(program.list(1)->geometry().right() < program.list(2)->geometry().left());
        QCOMPARE(program.list(1)->wordWidth(), program.list(2)->wordWidth());
        QTest::keyClick(&program.view(), Qt::Key_Right);
        QTRY_VERIFY_WITH_TIMEOUT(!program.list(2)->isVisible(), kPatienceMs);
    }

    void arrowsAndClickersWalkThroughTheGallery()
    {
        Program program;
        QVERIFY(program.open());
        PresentationView& view = program.present();
        const auto examples = readableGallery(nullptr);
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(view.sentence(), examples.at(0).text);
        QVERIFY(program.answersTo(examples.at(0).text));
        QTest::keyClick(&view, Qt::Key_PageDown);
        QCOMPARE(view.sentence(), examples.at(1).text);
        QTest::keyClick(&view, Qt::Key_PageUp);
        QTest::keyClick(&view, Qt::Key_Left);
        QCOMPARE(view.sentence(), kSentence);
        QTest::keyClick(&view, Qt::Key_Left); // round
        QCOMPARE(view.sentence(), examples.back().text);
    }

    // 32 words, 5 of them special: exp(4) / (exp(6) + exp(4) + 25 + 5 exp(-10)) = 0.1130
    void spaceCoversAndRevealsAndTellsOfTheGuess()
    {
        Program program;
        QVERIFY(program.open());
        PresentationView& view = program.present();
        QTRY_VERIFY_WITH_TIMEOUT(program.showsBars(), kPatienceMs);
        QTest::keyClick(&view, Qt::Key_Space);
        QVERIFY(!program.showsBars());
        QVERIFY(program.part<QLabel>("guessQuestion").isVisible());
        QCOMPARE(view.focusWidget(), &program.guess());
        QTest::keyClicks(&program.guess(), QStringLiteral("city"));
        QTest::keyClick(&program.guess(), Qt::Key_Space);
        QVERIFY(program.showsBars());
        QTRY_COMPARE_WITH_TIMEOUT(
            program.verdict(),
            QStringLiteral("For the model, “city” has 11.3 %, 2nd among its guesses."),
            kPatienceMs);

        QTest::keyClick(&view, Qt::Key_Right); // the next one is covered again
        QVERIFY(!program.showsBars());
        QCOMPARE(program.guess().text(), QString());
        QCOMPARE(program.verdict(), QString());
        QTest::keyClick(&program.guess(), Qt::Key_Left); // an empty line leaves the arrows alone
        QCOMPARE(view.sentence(), kSentence);
        QTest::keyClick(&program.guess(), Qt::Key_Return);
        QVERIFY(program.showsBars());
        QCOMPARE(program.verdict(), QString()); // nobody guessed
    }

    void aClickOnAGuessFillsItIn()
    {
        Program program;
        QVERIFY(program.open());
        program.present();
        QTRY_VERIFY_WITH_TIMEOUT(program.showsBars(), kPatienceMs);
        PredictionList& list = *program.list(1);
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {},
                          list.visualRect(list.model()->index(0, 0)).center());
        QCOMPARE(program.view().sentence(), QStringLiteral("Paris is the capital of France."));
        QTRY_COMPARE_WITH_TIMEOUT(program.verdict(), QStringLiteral("Click a word to hide it."),
                                  kPatienceMs);
        QCOMPARE(program.view().focusWidget(), &program.view()); // the arrows still walk
    }

    void theSentenceCanBeTyped()
    {
        Program program;
        QVERIFY(program.open());
        PresentationView& view = program.present();
        program.sentence().setFocus(Qt::TabFocusReason);
        QTest::keyClick(&program.sentence(), Qt::Key_End);
        QTest::keyClicks(&program.sentence(), QStringLiteral(" it is"));
        QCOMPARE(view.sentence(), kSentence + QStringLiteral(" it is"));
        QTest::keyClick(&program.sentence(), Qt::Key_PageDown);
        QCOMPARE(view.sentence(), readableGallery(nullptr).front().text);
    }

    void escapeLeavesAndTheFillPageGoesOn_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("Esc") << static_cast<int>(Qt::Key_Escape);
        QTest::newRow("F11") << static_cast<int>(Qt::Key_F11);
    }

    void escapeLeavesAndTheFillPageGoesOn()
    {
        QFETCH(const int, key);
        Program program;
        QVERIFY(program.open());
        PresentationView& view = program.present();
        QTest::keyClick(&view, Qt::Key_Right);
        QTest::keyClick(&view, Qt::Key_Space);
        QTest::keyClick(&program.guess(), static_cast<Qt::Key>(key));
        QVERIFY(!view.isVisible());
        FillPage& page = program.window.fillPage();
        QCOMPARE(page.editor().sentence(), readableGallery(nullptr).front().text);
        QVERIFY(program.window.findChild<QWidget*>(QStringLiteral("fillPage"))
                    ->findChild<GuessFirst*>()
                    ->isCovering());
        QVERIFY(program.answersTo(page.editor().sentence()));
        QVERIFY(program.present().isVisible()); // and again
        QVERIFY(view.guessesFirst());
    }

    void onTheFillPageTheBarsAreCoveredTillRevealed()
    {
        Program program;
        QVERIFY(program.open());
        FillPage& page = program.window.fillPage();
        auto* bars = page.findChild<PredictionList*>(QStringLiteral("predictions1"));
        QTRY_VERIFY_WITH_TIMEOUT(bars->isVisible(), kPatienceMs);
        program.window.findChild<QAction*>(QStringLiteral("actionGuessFirst"))->trigger();
        QVERIFY(!bars->isVisible());
        QVERIFY(!page.findChild<QWidget*>(QStringLiteral("questionPanel"))->isVisible());
        auto* line = page.findChild<QLineEdit*>(QStringLiteral("guessLine"));
        line->setText(QStringLiteral("city"));
        QTest::mouseClick(page.findChild<QAbstractButton*>(QStringLiteral("reveal")),
                          Qt::LeftButton);
        QVERIFY(bars->isVisible());
        const auto tellsGuess = [&page] {
            const auto labels
                = page.findChild<QWidget*>(QStringLiteral("targets1"))->findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
                return label->isVisible() && label->text() == QStringLiteral("11.3 %");
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(tellsGuess(), kPatienceMs);
        QVERIFY(program.ask(QStringLiteral("The ___ of it.")));
        QVERIFY(!bars->isVisible());
        program.window.findChild<QAction*>(QStringLiteral("actionGuessFirst"))->trigger();
        QVERIFY(bars->isVisible());
    }

    void onTheFillPageTheKeyboardGoesWhereOneWritesNext()
    {
        Program program;
        QVERIFY(program.open());
        FillPage& page = program.window.fillPage();
        page.editor().setFocus();
        program.window.findChild<QAction*>(QStringLiteral("actionGuessFirst"))->trigger();
        auto* line = page.findChild<QLineEdit*>(QStringLiteral("guessLine"));
        QCOMPARE(program.window.focusWidget(), line);
        QTest::keyClicks(line, QStringLiteral("city"));
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(program.window.focusWidget(), &page.editor());
    }

    void onTheFillPageAGuessIsToldWithItsSentenceOnly()
    {
        Program program;
        QVERIFY(program.open());
        FillPage& page = program.window.fillPage();
        auto* action = program.window.findChild<QAction*>(QStringLiteral("actionGuessFirst"));
        action->trigger();
        page.findChild<QLineEdit*>(QStringLiteral("guessLine"))->setText(QStringLiteral("city"));
        action->trigger(); // reveals
        const auto* told = page.findChild<QWidget*>(QStringLiteral("targets1"));
        QTRY_VERIFY_WITH_TIMEOUT(told->isVisible(), kPatienceMs);
        QVERIFY(program.ask(QStringLiteral("The ___ of it.")));
        QTRY_VERIFY_WITH_TIMEOUT(!told->isVisible(), kPatienceMs);
    }
};

QTEST_MAIN(TestPresentation)
#include "tst_presentation.moc"
