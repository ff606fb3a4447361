// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_model.h"
#include "tests/support/fake_tokenizer.h"
#include "tests/support/sample_inspection.h"
#include "tests/ui/window_test.h"
#include "ui/app_controller.h"
#include "ui/glossary.h"
#include "ui/main_window.h"
#include "ui/settings.h"
#include "ui/widgets/page_question.h"

#include <QAbstractButton>
#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <set>

using namespace maskscope;

namespace {

constexpr int kLongestHeading = 40; ///< what is longer is a sentence and explains itself

/// Sentences are none, nor what a file or a person has written.
bool isHeading(const QString& text)
{
    return text.size() <= kLongestHeading && !text.endsWith(QLatin1Char('.'))
        && !text.contains(QLatin1Char('_')) && !text.startsWith(QChar(0x201C));
}

/// A heading, label or button, and what it says when the mouse rests on it.
struct Heading
{
    QString text;
    QString toolTip;
};

QString plain(QString text)
{
    static const QRegularExpression tags(QStringLiteral("<[^>]*>|&(?!nbsp;)"));
    return text.remove(tags).replace(QStringLiteral("&nbsp;"), QStringLiteral(" "));
}

void addSections(QList<Heading>& headings, const QHeaderView& header)
{
    for (int column = 0; column < header.count(); ++column) {
        if (!header.isSectionHidden(column)) {
            const auto value = [&](int role) {
                return header.model()->headerData(column, header.orientation(), role).toString();
            };
            headings << Heading{value(Qt::DisplayRole), value(Qt::ToolTipRole)};
        }
    }
}

QList<Heading> headingsIn(const QWidget& window)
{
    QList<Heading> headings;
    const auto widgets = window.findChildren<QWidget*>();
    for (const QWidget* widget : widgets) {
        const bool isPageName = widget->objectName().startsWith(QStringLiteral("page"));
        if (!widget->isVisible() || isPageName) {
            continue;
        }
        if (const auto* label = qobject_cast<const QLabel*>(widget)) {
            headings << Heading{plain(label->text()), label->toolTip()};
        } else if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
            headings << Heading{plain(button->text()), button->toolTip()};
        } else if (const auto* header = qobject_cast<const QHeaderView*>(widget)) {
            addSections(headings, *header);
        } else if (const auto* bar = qobject_cast<const QTabBar*>(widget)) {
            for (int tab = 0; tab < bar->count(); ++tab) {
                headings << Heading{plain(bar->tabText(tab)), bar->tabToolTip(tab)};
            }
        }
    }
    return headings;
}

/// The words of the glossary in a text, in the singular or the plural; of "special token" not
/// "token" as well.
std::vector<GlossaryTerm> termsIn(QString text)
{
    std::vector<GlossaryTerm> terms = glossary();
    std::sort(terms.begin(), terms.end(), [](const GlossaryTerm& a, const GlossaryTerm& b) {
        return a.term.size() > b.term.size();
    });
    std::vector<GlossaryTerm> found;
    for (const GlossaryTerm& term : terms) {
        const QRegularExpression word(
            QStringLiteral("\\b%1s?(?!\\w)").arg(QRegularExpression::escape(term.term)),
            QRegularExpression::CaseInsensitiveOption);
        if (word.match(text).hasMatch()) {
            found.push_back(term);
            text.remove(word);
        }
    }
    return found;
}

/// The window with a model whose inside is known.
struct Program
{
    std::shared_ptr<FakeScript> script = std::make_shared<FakeScript>();
    AppController controller{makeFakeLoaderFactory(script)};
    QTemporaryDir folder;
    Settings settings{std::make_unique<QSettings>(folder.filePath(QStringLiteral("s.ini")),
                                                  QSettings::IniFormat)};
    MainWindow window{controller, settings, {}};
    std::set<std::string> seen; ///< keys of the words that headings had
    QStringList problems;

    ~Program() { script->runGate.open(); }

    bool open()
    {
        const SampleModel sample = makeSampleModel();
        script->setInspection(sample.inspection);
        script->setSummary(*sample.summary);
        script->setLogit(fakeId("capital"), 6);
        window.resize(1600, 1000);
        window.show();
        const QSignalSpy answers(&controller, &AppController::predictionReady);
        window.start(QString::fromStdString(fakeModelPath().string()));
        return QTest::qWaitFor([&] { return !answers.isEmpty(); }, kPatienceMs);
    }
    void trigger(const char* action)
    {
        window.findChild<QAction*>(QLatin1String(action))->trigger();
    }
    void click(const char* button)
    {
        window.findChild<QAbstractButton*>(QLatin1String(button))->click();
    }
    void look(const char* place)
    {
        const QString answer = window.findChild<PageQuestion*>()->answerText();
        const QList<Heading> headings = headingsIn(window);
        for (const Heading& heading : headings) {
            if (!isHeading(heading.text)) {
                continue;
            }
            for (const GlossaryTerm& term : termsIn(heading.text)) {
                seen.insert(term.key);
                const bool isExplained = heading.toolTip.contains(term.sentence);
                if (!isExplained || !answer.contains(term.sentence.toHtmlEscaped())) {
                    problems << QStringLiteral("%1: \"%2\" (%3) %4")
                                    .arg(QLatin1String(place), heading.text,
                                         QLatin1String(term.key),
                                         isExplained ? QStringLiteral("not by the ?")
                                                     : QStringLiteral("has no tooltip"));
                }
            }
        }
    }
};

} // namespace

/// Technical words explain themselves where they stand.
class TestGlossary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        applyScheme(SchemeChoice::Light);
    }
    void init() { failOnQtWarnings(); }

    void everyHeadingExplainsItsWords_data();
    void everyHeadingExplainsItsWords();
    void theQuestionTellsOnlyWhatIsInSight();
    void aTooltipKeepsItsOwnWords();
};

void TestGlossary::everyHeadingExplainsItsWords_data()
{
    QTest::addColumn<QString>("level");
    QTest::newRow("explore") << QStringLiteral("explore");
    QTest::newRow("inspect") << QStringLiteral("inspect");
}

void TestGlossary::everyHeadingExplainsItsWords()
{
    QFETCH(const QString, level);
    Program program;
    QVERIFY(program.open());
    program.trigger(qPrintable(QStringLiteral("actionLevel_") + level));
    program.look("fill");
    program.click("page2");
    QTRY_VERIFY_WITH_TIMEOUT(program.controller.inspection() != nullptr, kPatienceMs);
    auto& tabs = *program.window.findChild<QTabWidget*>(QStringLiteral("detailTabs"));
    for (int tab = 0; tab < tabs.count(); ++tab) {
        if (tabs.isTabVisible(tab)) {
            tabs.setCurrentIndex(tab);
            program.look("shapes, tree");
        }
    }
    for (const char* view : {"diagramView", "flowView", "operatorsView"}) {
        program.click(view);
        program.look(view);
    }
    program.click("page3");
    program.look("speed");
    program.controller.startSweep({.lengths = {{8}, {16}}, .repeats = 3, .profiles = 2});
    QTRY_VERIFY_WITH_TIMEOUT(!program.controller.isSweeping(), kPatienceMs);
    program.look("speed, measured");
    program.click("page4");
    auto& compared = *program.window.findChild<QTabWidget*>(QStringLiteral("compareTabs"));
    for (int tab = 0; tab < compared.count(); ++tab) {
        compared.setCurrentIndex(tab);
        program.look("compare");
    }
    QVERIFY2(program.problems.isEmpty(), qPrintable(program.problems.join(QLatin1Char('\n'))));
    for (const char* key : {"token", "module", "parameter", "operations", "median", "p90", "layer",
                            "embedding", "weights", "surprise"}) {
        QVERIFY2(program.seen.contains(key), key);
    }
}

void TestGlossary::theQuestionTellsOnlyWhatIsInSight()
{
    Program program;
    QVERIFY(program.open());
    const auto& question = *program.window.findChild<PageQuestion*>();
    const auto tells = [&](const char* key) {
        const auto terms = glossary();
        const auto term = std::find_if(terms.begin(), terms.end(), [key](const GlossaryTerm& one) {
            return qstrcmp(one.key, key) == 0;
        });
        return question.answerText().contains(term->sentence.toHtmlEscaped());
    };
    QVERIFY(question.answerText().contains(PageQuestion::sentence(0).toHtmlEscaped()));
    QVERIFY(!tells("token")); // at Show no such word is seen
    program.trigger("actionLevel_inspect");
    QVERIFY(tells("token"));
    QVERIFY(!tells("module"));
    program.click("page2");
    QVERIFY(tells("module"));
}

void TestGlossary::aTooltipKeepsItsOwnWords()
{
    QLabel label;
    label.setToolTip(QStringLiteral("Mine."));
    explainTerms(label, {"token", "mask"});
    QCOMPARE(label.toolTip(),
             QStringLiteral("Mine.\n") + glossaryText("token") + QLatin1Char('\n')
                 + glossaryText("mask"));
    QCOMPARE(withTerms({}, {"token"}), glossaryText("token"));
    QVERIFY(glossaryText("token").startsWith(QStringLiteral("Token: ")));
    QVERIFY(glossaryText("no such word").isEmpty());
}

QTEST_MAIN(TestGlossary)
#include "tst_glossary.moc"
