// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_model.h"
#include "tests/support/fake_tokenizer.h"
#include "tests/ui/window_test.h"
#include "ui/app_controller.h"
#include "ui/glossary.h"
#include "ui/main_window.h"
#include "ui/pages/fill_page.h"
#include "ui/settings.h"
#include "ui/text_size.h"
#include "ui/widgets/page_question.h"
#include "ui/widgets/sentence_card.h"
#include "ui/widgets/status_line.h"
#include "ui/widgets/token_strip.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

#include <algorithm>

using namespace maskscope;

namespace {

/// A window on the fake model, on settings that outlive it.
struct Program
{
    std::shared_ptr<FakeScript> script = std::make_shared<FakeScript>();
    AppController controller{makeFakeLoaderFactory(script)};
    Settings& settings;
    MainWindow window{controller, settings, {}};
    QSignalSpy answers{&controller, &AppController::predictionReady};

    explicit Program(Settings& used)
        : settings(used)
    {
        script->setLogit(fakeId("capital"), 6);
        window.show();
    }
    ~Program() { script->runGate.open(); }

    template <typename T>
    T& find(const char* name)
    {
        return *window.findChild<T*>(QLatin1String(name));
    }
    bool isShown(const char* name) { return find<QWidget>(name).isVisible(); }
    bool open()
    {
        window.start(QString::fromStdString(fakeModelPath().string()));
        return QTest::qWaitFor([this] { return !answers.isEmpty(); }, kPatienceMs);
    }
    void choose(DetailLevel level)
    {
        window.findChild<QAction*>(QStringLiteral("actionLevel_") + levelKey(level))->trigger();
    }
    /// What a person can read on the screen or by resting the mouse.
    QStringList words()
    {
        QStringList texts;
        const auto widgets = window.findChildren<QWidget*>();
        for (const QWidget* widget : widgets) {
            if (!widget->isVisible()) {
                continue;
            }
            texts << widget->toolTip();
            if (const auto* label = qobject_cast<const QLabel*>(widget)) {
                texts << label->text();
            } else if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
                texts << button->text();
            } else if (const auto* list = qobject_cast<const QAbstractItemView*>(widget)) {
                for (int row = 0; row < list->model()->rowCount(); ++row) {
                    texts << list->model()->index(row, 0).data(Qt::ToolTipRole).toString();
                }
            }
        }
        return texts;
    }
};

} // namespace

class TestDetailLevel : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        applyScheme(SchemeChoice::Light);
        applyTextSize(1.0);
    }
    void init()
    {
        failOnQtWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<Settings>(std::make_unique<QSettings>(
            m_folder->filePath(QStringLiteral("s.ini")), QSettings::IniFormat));
    }

    void keysAreReadBack()
    {
        for (const DetailLevel level : kDetailLevels) {
            QCOMPARE(levelOfKey(levelKey(level)), std::optional(level));
            QVERIFY(!levelName(level).isEmpty() && !levelSentence(level).isEmpty());
        }
        QVERIFY(!levelOfKey(QStringLiteral("expert")).has_value());
    }

    void theFirstStartSpeaksPlainly()
    {
        Program program(*m_settings);
        QVERIFY(program.open());
        QCOMPARE(program.find<QComboBox>("levelBox").currentText(), QStringLiteral("Show"));
        QTRY_VERIFY_WITH_TIMEOUT(program.isShown("predictions1"), kPatienceMs);
        QVERIFY(program.isShown("sureness1"));
        QVERIFY(program.isShown("askWhy"));
        for (const char* hidden : {"tokenStrip", "tokenCount", "showTokens", "secondSentence",
                                   "targets", "askSurprise", "askLonger", "together"}) {
            QVERIFY2(!program.isShown(hidden), hidden);
        }
        const QRegularExpression time(QStringLiteral("^answered in [0-9.]+ m?s$"));
        QVERIFY2(time.match(program.find<QLabel>("statusTime").text()).hasMatch(),
                 qPrintable(program.find<QLabel>("statusTime").text()));
        QCOMPARE(program.find<QLabel>("statusModel").text(), QString());
    }

    void partsOfSecondsTellTheirUnits()
    {
        const AnswerTime slow{0.16, 4039, 6.59}; // 4045.75 together
        QCOMPARE(StatusLine::timeText(slow, DetailLevel::Show),
                 QStringLiteral("answered in 4.05 s"));
        QCOMPARE(StatusLine::timeText(slow, DetailLevel::Explore),
                 QString::fromUtf8(
                     "answered in 4.05 s (tokens 0.16 ms · model 4.04 s · top-k 6.59 ms)"));
        QCOMPARE(StatusLine::timeText({0.5, 20, 1.5}, DetailLevel::Explore),
                 QString::fromUtf8("answered in 22.0 ms (tokens 0.50 · model 20.0 · top-k 1.50)"));
    }

    void noTechnicalWordIsLeftAtLevelShow()
    {
        Program program(*m_settings);
        QVERIFY(program.open());
        const QRegularExpression jargon(
            QStringLiteral("token|logit|operator|tensor|parameter|fp32|top-k|likelihood|thread"
                           "|piece|engine|\\bCPU\\b|512"),
            QRegularExpression::CaseInsensitiveOption);
        const QStringList words = program.words();
        QVERIFY(words.contains(QStringLiteral("Why?")));
        for (const QString& text : words) {
            QVERIFY2(!jargon.match(text).hasMatch(), qPrintable(text));
        }
        program.choose(DetailLevel::Explore);
        QVERIFY(program.words().join(QLatin1Char(' ')).contains(QStringLiteral("tokens")));
    }

    void exploreAddsTokensAndWordsOfOnesOwn()
    {
        Program program(*m_settings);
        QVERIFY(program.open());
        program.choose(DetailLevel::Explore);
        for (const char* shown : {"tokenStrip", "tokenCount", "showTokens", "secondSentence",
                                  "targets", "askSurprise", "askLonger"}) {
            QVERIFY2(program.isShown(shown), shown);
        }
        QVERIFY(program.find<QLabel>("statusTime").text().contains(QStringLiteral("model")));
        QVERIFY(program.find<QLabel>("statusTime").toolTip().contains(glossaryText("token")));
        QVERIFY(!program.find<QLabel>("statusModel").text().contains(QStringLiteral("fp32")));
        QVERIFY(program.find<QWidget>("modelChip")
                    .accessibleName()
                    .contains(QStringLiteral("parameters")));
        const QAbstractItemModel& guesses
            = *program.find<QAbstractItemView>("predictions1").model();
        QVERIFY(guesses.index(0, 0)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .startsWith(QStringLiteral("Token capital, number ")));
    }

    void inspectAddsHowTheModelRuns()
    {
        Program program(*m_settings);
        QVERIFY(program.open());
        program.choose(DetailLevel::Inspect);
        const QString model = program.find<QLabel>("statusModel").text();
        QVERIFY2(model.contains(QStringLiteral("fp32")), qPrintable(model));
        QVERIFY2(model.contains(QStringLiteral("plain engine")), qPrintable(model));
    }

    void theBoxAndTheMenuSayTheSame()
    {
        Program program(*m_settings);
        auto& box = program.find<QComboBox>("levelBox");
        program.choose(DetailLevel::Inspect);
        QCOMPARE(box.currentIndex(), 2);
        box.setFocus();
        QTest::keyClick(&box, Qt::Key_Up);
        QVERIFY(program.find<QAction>("actionLevel_explore").isChecked());
        QVERIFY(!program.find<QAction>("actionLevel_inspect").isChecked());
        QVERIFY(program.window.fillPage().detailLevel() == DetailLevel::Explore);
    }

    void whatIsInUseStays()
    {
        Program program(*m_settings);
        QVERIFY(program.open());
        program.choose(DetailLevel::Explore);
        program.find<QLineEdit>("targets").setText(QStringLiteral("city"));
        program.find<QAbstractButton>("askSurprise").click();
        program.window.fillPage().setHasSecondSentence(true);
        program.choose(DetailLevel::Show);
        QVERIFY(program.isShown("targets"));
        QVERIFY(program.isShown("askSurprise"));
        QVERIFY(program.isShown("secondSentence"));
        QVERIFY(!program.isShown("askLonger"));
        QVERIFY(!program.isShown("tokenStrip"));
        program.window.fillPage().tokensAction().trigger(); // by the menu: it is wanted
        QVERIFY(program.isShown("tokenStrip"));
        QVERIFY(program.isShown("showTokens"));
    }

    void everyPageSaysWhatItIs()
    {
        Program program(*m_settings);
        QVERIFY(program.open());
        auto& question = program.find<PageQuestion>("pageQuestion");
        for (int page = 0; page < 4; ++page) {
            program.find<QAction>(qPrintable(QStringLiteral("actionPage%1").arg(page + 1)))
                .trigger();
            QCOMPARE(question.whatsThis(), PageQuestion::sentence(page));
            QVERIFY(question.whatsThis().endsWith(QLatin1Char('.')));
        }
        question.click();
        auto* answer = question.findChild<QTextBrowser*>(QStringLiteral("pageAnswer"));
        QVERIFY(answer != nullptr && answer->isVisible());
        QVERIFY(answer->toPlainText().startsWith(question.whatsThis()));
        const QRect window(program.window.mapToGlobal(QPoint()), program.window.size());
        QVERIFY(window.contains(answer->frameGeometry()));
        QTest::keyClick(answer, Qt::Key_Escape);
        QTRY_VERIFY(question.findChild<QTextBrowser*>(QStringLiteral("pageAnswer")) == nullptr);
    }

    void theLevelIsRemembered()
    {
        {
            Program program(*m_settings);
            program.choose(DetailLevel::Explore);
            program.window.fillPage().setShowsTokens(false);
            program.window.close();
        }
        QVERIFY(m_settings->detailLevel() == DetailLevel::Explore);
        Program again(*m_settings);
        QVERIFY(again.open());
        QCOMPARE(again.find<QComboBox>("levelBox").currentIndex(), 1);
        QVERIFY(!again.window.fillPage().showsTokens()); // a choice of its own
        QVERIFY(again.isShown("showTokens"));
    }
};

QTEST_MAIN(TestDetailLevel)
#include "tst_detail_level.moc"
