// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/language_setup.h"
#include "ui/formatting.h"
#include "ui/pages/fill_page.h"
#include "ui/widgets/prediction_list.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>

using namespace maskscope;

namespace {

/// Words that are the same in every language, and what comes from files.
QString withoutNames(QString text)
{
    static const QRegularExpression names(QStringLiteral(
        "Maskscope|TorchScript|PyTorch|LibTorch|Python|English|Ctrl\\+\\S+|F\\d+|Esc|CSV|JSON|"
        "HTML|SVG|PNG|Graphviz|DOT|GFLOP|GB|MB|ms|fp32|bf16|int8|model|pt|L|k|M|B|A|PLL-word-l2r|"
        "paris, london|\\[MASK\\]|he|she|p\\d+"));
    return text.remove(names);
}

/// Every text that one can see or hear and that has no Chinese letter but Latin words.
QStringList englishTexts(const MainWindow& window)
{
    static const QRegularExpression han(QStringLiteral("\\p{Han}"));
    static const QRegularExpression word(QStringLiteral("[A-Za-z]{3,} [a-z]{2,}|^[A-Z][a-z]{3,}"));
    QStringList left;
    const auto look = [&left](const QString& text, const QString& where) {
        const bool isSentence = where.startsWith(QLatin1String("example_")) // and their language
            || where == QLatin1String("flowSentence") || text.contains(QLatin1String("[CLS]"))
            || (where.isEmpty() && text.contains(QLatin1String("___")));
        if (!isSentence && !text.contains(han) && withoutNames(text).contains(word)) {
            left << where + QStringLiteral(": ") + text;
        }
    };
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        look(widget->toolTip(), widget->objectName());
        look(widget->accessibleName(), widget->objectName());
    }
    for (const QLabel* label : window.findChildren<QLabel*>()) {
        look(label->text(), label->objectName());
    }
    for (const QAbstractButton* button : window.findChildren<QAbstractButton*>()) {
        look(button->text(), button->objectName());
    }
    for (const QAction* action : window.findChildren<QAction*>()) {
        look(action->text(), action->objectName());
        look(action->toolTip(), action->objectName());
    }
    for (const QComboBox* box : window.findChildren<QComboBox*>()) {
        for (int i = 0; i < box->count(); ++i) {
            look(box->itemText(i), box->objectName());
        }
    }
    return left;
}

} // namespace

class TestLanguage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QGuiApplication::setQuitOnLastWindowClosed(false); }
    void init() { failOnQtWarnings(); }

    void everythingIsStillThere()
    {
        Program program;
        FillPage& page = program.window().fillPage();
        page.editor().setSentence(QStringLiteral("Paris is the [MASK] of ___."),
                                  {QStringLiteral("capital"), QStringLiteral("France")});
        page.setTopK(11);
        QVERIFY(program.open());
        program.find<QLineEdit>("targets")->setText(QStringLiteral("city, paris"));
        program.find<QAction>("actionLevel_explore")->trigger();
        const QRect place(40, 30, 900, 640);
        program.window().setGeometry(place);
        QVERIFY(program.isIdle());
        const QSignalSpy asked(&program.controller, &AppController::predictionStarted);
        const std::size_t loads = program.script->loads();

        QVERIFY(program.speak("actionChinese"));
        QVERIFY(program.window().isVisible());
        QCOMPARE(program.window().geometry(), place);
        FillPage& next = program.window().fillPage();
        QCOMPARE(next.editor().sentence(), QStringLiteral("Paris is the [MASK] of ___."));
        QCOMPARE(next.editor().hiddenWords(),
                 QStringList({QStringLiteral("capital"), QStringLiteral("France")}));
        QVERIFY(!next.editor().document()->isUndoAvailable());
        QCOMPARE(next.topK(), 11);
        QVERIFY(next.detailLevel() == DetailLevel::Explore);
        QCOMPARE(program.find<QLineEdit>("targets")->text(), QStringLiteral("city, paris"));
        auto* list = program.find<PredictionList>("predictions1");
        QVERIFY(list != nullptr && list->isVisible());
        QCOMPARE(list->model()->index(0, 0).data().toString(), QStringLiteral("capital"));
        QCOMPARE(program.script->loads(), loads);
        QCOMPARE(program.find<QAction>("actionChinese")->isChecked(), true);
        QVERIFY(program.settings.language() == LanguageChoice::Chinese);
        QVERIFY(program.isIdle());
        QCOMPARE(asked.count(), 0); // it is told again what is known, nothing is asked

        // it goes on answering
        program.answers.clear();
        next.editor().setSentence(QStringLiteral("The ___ ."));
        QTRY_VERIFY_WITH_TIMEOUT(!program.answers.isEmpty(), kPatienceMs);
    }

    void theKeyboardStaysWhereItWas()
    {
        Program program;
        QVERIFY(program.open());
        program.find<QAction>("actionLevel_explore")->trigger();
        program.find<QLineEdit>("targets")->setFocus();
        QVERIFY(program.speak("actionChinese"));
        QCOMPARE(program.window().focusWidget()->objectName(), QStringLiteral("targets"));
    }

    void thePageIsStillThere()
    {
        Program program;
        QVERIFY(program.open());
        program.find<QAction>("actionPage3")->trigger();
        QVERIFY(program.speak("actionChinese"));
        QVERIFY(program.find<QAbstractButton>("page3")->isChecked());
        QVERIFY(program.find<QWidget>("speedPage")->isVisible());
    }

    void everyTextChanges()
    {
        Program program;
        QVERIFY(program.open());
        const QString english = program.find<QAction>("actionOpen")->text();
        QCOMPARE(english, QStringLiteral("&Open…"));
        const QStringList before = englishTexts(program.window());
        QVERIFY(before.size() > 100); // the search finds English where it is

        QVERIFY(program.speak("actionChinese"));
        const QStringList left = englishTexts(program.window());
        QVERIFY2(left.isEmpty(), qPrintable(left.join(QLatin1Char('\n'))));
        QCOMPARE(QLocale().language(), QLocale::Chinese);
        // Qt's own texts
        QDialogButtonBox box(QDialogButtonBox::Cancel);
        QCOMPARE(box.button(QDialogButtonBox::Cancel)->text(), QStringLiteral("取消"));

        QVERIFY(program.speak("actionEnglish"));
        QCOMPARE(program.find<QAction>("actionOpen")->text(), english);
        QStringList missing = before;
        for (const QString& text : englishTexts(program.window())) {
            missing.removeOne(text);
        }
        missing.removeOne(QStringLiteral(": Opening model…")); // of a bar that is gone by now
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n'))));
        QCOMPARE(formatExact(1234567), QStringLiteral("1,234,567"));
    }

    void noWindowIsLeft()
    {
        Program program;
        QVERIFY(program.open());
        const auto count = [] {
            int windows = 0;
            for (const QWidget* widget : QApplication::topLevelWidgets()) {
                windows += qobject_cast<const MainWindow*>(widget) != nullptr ? 1 : 0;
            }
            return windows;
        };
        for (int i = 0; i < 3; ++i) {
            QVERIFY(program.speak("actionChinese"));
            QVERIFY(program.speak("actionEnglish"));
        }
        QCOMPARE(count(), 1);
    }

    void whileItAnswersAndLoads()
    {
        Program program;
        QVERIFY(program.open());
        program.script->runGate.close();
        program.answers.clear();
        program.window().fillPage().editor().setSentence(QStringLiteral("The ___ ."));
        QTRY_VERIFY_WITH_TIMEOUT(program.controller.isPredicting(), kPatienceMs);
        QVERIFY(program.speak("actionChinese"));
        program.script->runGate.open();
        QTRY_VERIFY_WITH_TIMEOUT(!program.answers.isEmpty(), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(program.find<PredictionList>("predictions1")->isVisible(),
                                 kPatienceMs);

        program.script->loadGate.close();
        program.controller.reload();
        QTRY_VERIFY_WITH_TIMEOUT(program.controller.isLoading(), kPatienceMs);
        QVERIFY(program.speak("actionEnglish"));
        program.script->loadGate.open();
        QTRY_VERIFY_WITH_TIMEOUT(!program.controller.isLoading(), kPatienceMs);
    }

    void closingSaysSoOnce()
    {
        Program program;
        const QSignalSpy closed(program.host.get(), &WindowHost::closed);
        QVERIFY(program.speak("actionChinese"));
        QCOMPARE(closed.count(), 0);
        program.window().close();
        QCOMPARE(closed.count(), 1);
    }
};

QTEST_MAIN(TestLanguage)
#include "tst_language.moc"
