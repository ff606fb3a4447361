// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_tokenizer.h"
#include "tests/ui/fake_program.h"
#include "ui/main_window.h"
#include "ui/pages/fill_page.h"
#include "ui/text_size.h"
#include "ui/widgets/prediction_list.h"
#include "ui/widgets/text_places.h"

#include <QAbstractButton>
#include <QAction>
#include <QStackedWidget>
#include <QWheelEvent>

using namespace maskscope;

namespace {

/// The window on a model that is sure of "capital".
struct Program : FakeProgram
{
    MainWindow window{controller, settings, WindowParts{}};

    Program()
    {
        script->setLogit(fakeId("capital"), 6);
        script->setLogit(fakeId("city"), 4);
        window.show();
    }

    SentenceCard& sentences() { return window.fillPage().sentences(); }
    bool start(const QString& sentence)
    {
        sentences().first().setSentence(sentence);
        sentences().forgetHistory();
        window.start(model());
        return isLoaded();
    }
    void clickLetter(SentenceEditor& editor, qsizetype position)
    {
        const auto at = static_cast<std::size_t>(position);
        const QPointF place = visibleRects(*editor.document(), {at, at + 1}).front().center();
        answers.clear();
        QTest::mouseClick(editor.viewport(), Qt::LeftButton, {}, place.toPoint());
    }
    /// Every answer of this model has the same rows.
    bool clickGuess(int mask, int row)
    {
        const QString name = QStringLiteral("predictions%1").arg(mask + 1);
        PredictionList* list = nullptr;
        const auto isThere = [&] {
            list = window.findChild<PredictionList*>(name);
            return list != nullptr && list->isVisible() && list->model()->rowCount() > row;
        };
        if (!QTest::qWaitFor(isThere, kPatienceMs)) {
            return false;
        }
        answers.clear();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualRect(list->model()->index(row, 0)).center());
        return true;
    }
    QAction& action(const char* name) { return *window.findChild<QAction*>(QLatin1String(name)); }
    void undo() { action("actionUndo").trigger(); }
    void redo() { action("actionRedo").trigger(); }
};

} // namespace

/// Hiding words by clicks, filling them by clicks, and the way back, on the whole window.
class TestHideAndFill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnQtWarnings(); }

    void clicksAloneAskAndAnswer()
    {
        Program p;
        QVERIFY(p.start(QStringLiteral("the city is the capital.")));
        SentenceEditor& editor = p.sentences().first();
        p.clickLetter(editor, 4); // city
        QVERIFY(p.isAnswered());
        p.clickLetter(editor, editor.sentence().indexOf(QStringLiteral("capital")));
        QVERIFY(p.isAnswered());
        QCOMPARE(editor.sentence(), QStringLiteral("the [MASK] is the [MASK]."));
        QVERIFY(p.clickGuess(0, 0));
        QVERIFY(p.isAnswered());
        QCOMPARE(editor.sentence(), QStringLiteral("the capital is the [MASK]."));
        QCOMPARE(editor.textCursor().position(), 25); // behind the next chip
        QVERIFY(p.clickGuess(0, 1));
        QCOMPARE(editor.sentence(), QStringLiteral("the capital is the city."));
    }

    void everyStepIsTakenBackInOrder()
    {
        Program p;
        QVERIFY(p.start(QStringLiteral("the city is the capital.")));
        SentenceCard& card = p.sentences();
        QStringList states{card.text()};
        p.clickLetter(card.first(), 4);
        states << card.text();
        QVERIFY(p.isAnswered());
        p.action("actionSecondSentence").toggle(); // no text yet
        card.second().setFocus();
        QTest::keyClicks(&card.second(), QStringLiteral("is"));
        states << card.text();
        p.clickLetter(card.second(), 0);
        states << card.text();
        QVERIFY(p.isAnswered());
        QVERIFY(p.clickGuess(1, 0));
        states << card.text();
        QVERIFY(p.isAnswered());
        p.clickLetter(card.first(), 5); // back comes the city
        states << card.text();
        card.first().setSentence(QStringLiteral("the [MASK]")); // as an example does
        states << card.text();
        QTest::mouseClick(p.window.findChild<QAbstractButton*>(QStringLiteral("removeSecond")),
                          Qt::LeftButton);
        states << card.text();
        QCOMPARE(
            states,
            (QStringList{QStringLiteral("the city is the capital."),
                         QStringLiteral("the [MASK] is the capital."),
                         QStringLiteral("the [MASK] is the capital.\nis"),
                         QStringLiteral("the [MASK] is the capital.\n[MASK]"),
                         QStringLiteral("the [MASK] is the capital.\ncapital"),
                         QStringLiteral("the city is the capital.\ncapital"),
                         QStringLiteral("the [MASK]\ncapital"), QStringLiteral("the [MASK]")}));
        for (qsizetype state = states.size() - 1; state-- > 0;) {
            p.undo();
            QCOMPARE(card.text(), states.at(state));
            if (state == 1) {
                QVERIFY(card.hasSecond()); // it is empty again
                p.undo();
                QVERIFY(!card.hasSecond());
            }
        }
        p.redo();
        p.redo(); // the empty second sentence
        for (qsizetype state = 2; state < states.size(); ++state) {
            p.redo();
            QCOMPARE(card.text(), states.at(state));
        }
    }

    void theWheelWithCtrlZoomsOnAnyPage()
    {
        Program p;
        QVERIFY(p.start(QStringLiteral("the [MASK].")));
        const double before = p.settings.zoom();
        auto* pages = p.window.findChild<QStackedWidget*>();
        for (int page = 0; page < 3; ++page) {
            p.action(qPrintable(QStringLiteral("actionPage%1").arg(page + 1))).trigger();
            QWidget* under = pages->currentWidget();
            QWheelEvent turn({5, 5}, under->mapToGlobal(QPointF(5, 5)), {}, {0, 120}, Qt::NoButton,
                             Qt::ControlModifier, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(under, &turn);
        }
        QCOMPARE(p.settings.zoom(), before * 1.1 * 1.1 * 1.1);
        applyTextSize(1.0);
    }
};

QTEST_MAIN(TestHideAndFill)
#include "tst_hide_and_fill.moc"
