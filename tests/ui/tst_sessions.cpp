// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_tokenizer.h"
#include "tests/ui/fake_program.h"
#include "ui/main_window.h"
#include "ui/pages/compare_page.h"
#include "ui/pages/fill_page.h"
#include "ui/session/session_file.h"
#include "ui/widgets/error_bar.h"
#include "ui/widgets/question_panel.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QTest>
#include <QToolButton>

using namespace maskscope;

namespace {

enum class Bytes
{
    Same,
    Other
};

/// A computer with Maskscope on it, and a model that is made up.
struct Machine : FakeProgram
{
    QString nextPlace; ///< where the person saves
    std::unique_ptr<MainWindow> window;

    Machine()
    {
        script->setLogit(fakeId("capital"), 6);
        script->setLogit(fakeId("city"), 4);
        ModelSummary summary = makeFakeSummary();
        summary.fileBytes = std::filesystem::file_size(fakeModelPath());
        script->setSummary(summary);
        WindowParts parts;
        parts.versions.program = QStringLiteral("9.8.7");
        parts.chooseSession
            = [this](QWidget*, const QString&, const std::function<void(const QString&)>& chosen) {
                  chosen(nextPlace);
              };
        window = std::make_unique<MainWindow>(controller, settings, parts);
        window->show();
    }

    template <typename T>
    T* find(const char* name)
    {
        return window->findChild<T*>(QLatin1String(name));
    }
    QString path(const char* name) { return folder.filePath(QLatin1String(name)); }
    /// A copy of the model's file, or one of the same size: the program that made the archive is
    /// of another version.
    QString model(const char* name, Bytes bytes = Bytes::Same)
    {
        QFile original(QString::fromStdString(fakeModelPath().string()));
        QFile copy(path(name));
        if (original.open(QIODevice::ReadOnly) && copy.open(QIODevice::WriteOnly)) {
            QByteArray archive = original.readAll();
            char& version = archive[archive.indexOf("PK\1\2") + 4];
            version = static_cast<char>(version + (bytes == Bytes::Other ? 1 : 0));
            copy.write(archive);
        }
        return copy.fileName();
    }
    FillPage& page() { return window->fillPage(); }
    bool open(const QString& file)
    {
        answers.clear();
        window->start(file);
        return QTest::qWaitFor(
            [this] {
                return !answers.isEmpty() && !controller.isPredicting() && !controller.isLoading();
            },
            kPatienceMs);
    }
    bool save(const QString& file)
    {
        nextPlace = file;
        find<QAction>("actionSaveSession")->trigger();
        return QTest::qWaitFor([&file] { return QFile::exists(file); }, kPatienceMs);
    }
    QString note() { return barText("noteBar"); }
    QString problem() { return barText("errorBar"); }
    QString barText(const char* bar)
    {
        return find<ErrorBar>(bar)->isVisible()
            ? window->findChild<QLabel*>(QLatin1String(bar) + QLatin1String("Sentence"))->text()
            : QString();
    }
};

bool overwrite(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

const QString kSentence = QStringLiteral("Paris is the [MASK] of France.");
const QuestionState kAsked{QStringLiteral("city, paris"), false, true, false};
const QString kSame = QStringLiteral("The same guesses as when this was saved.");

/// Sets a window up, saves it and gives the session file.
QString savedBy(Machine& machine, const char* model = "x.pt")
{
    const QString file = machine.path("mine.maskscope");
    machine.page().editor().setSentence(kSentence, {QStringLiteral("capital")});
    machine.page().sentences().second().setSentence(QStringLiteral("And ___ ?"));
    machine.page().setTopK(12);
    machine.page().questions().setState(kAsked);
    CompareState compare;
    compare.tab = 2;
    compare.a = QStringLiteral("The ___ .");
    machine.window->comparePage().setState(compare);
    const bool isSaved = machine.open(machine.model(model)) && machine.save(file);
    return isSaved ? file : QString();
}

} // namespace

class TestSessions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QGuiApplication::setQuitOnLastWindowClosed(false);
    }
    void init() { failOnQtWarnings(); }

    void twoSavesInQuickSuccessionAreBothWritten()
    {
        Machine machine;
        QVERIFY(machine.open(machine.model("x.pt")));
        const QString first = machine.path("first.maskscope");
        const QString second = machine.path("second.maskscope");
        machine.nextPlace = first;
        machine.find<QAction>("actionSaveSession")->trigger();
        machine.nextPlace = second;
        machine.find<QAction>("actionSaveSessionAs")->trigger(); // the first still waits
        QVERIFY(QFile::exists(first));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(second), kPatienceMs);
    }

    void aSaveIsNotLostWhenTheLanguageChanges()
    {
        Machine machine;
        QVERIFY(machine.open(machine.model("x.pt")));
        machine.nextPlace = machine.path("mine.maskscope");
        machine.find<QAction>("actionSaveSession")->trigger();
        MainWindow next(machine.controller, machine.settings, WindowParts());
        next.takeOver(*machine.window);
        QVERIFY(QFile::exists(machine.nextPlace));
    }

    void theFileTellsEverything()
    {
        Machine machine;
        const QString file = savedBy(machine);
        const auto read = readSession(file);
        QVERIFY(read.hasValue());
        const SessionFile& session = read.value();
        QCOMPARE(session.program, QStringLiteral("9.8.7"));
        QCOMPARE(session.model.path, machine.path("x.pt"));
        QCOMPARE(session.model.bytes, QFileInfo(machine.path("x.pt")).size());
        QCOMPARE(session.model.sha256.size(), 64);
        QCOMPARE(session.model.words, static_cast<qint64>(fakeVocabulary().size()));
        QCOMPARE(session.model.vocabularySha256.size(), 64);
        QVERIFY(session.answers.has_value());
        QCOMPARE(session.answers->text, kSentence);
        QCOMPARE(session.answers->masks.at(0).size(), std::size_t{12});
        QCOMPARE(session.answers->masks[0].at(0).word, QStringLiteral("capital"));
        // exp(6) / (exp(6) + exp(4) + 25 + 5 exp(-10))
        QVERIFY(std::abs(session.answers->masks[0].at(0).probability - 0.8352) < 1e-4);
        QVERIFY(machine.window->windowTitle().startsWith(QStringLiteral("mine – ")));
        QCOMPARE(machine.settings.recentFiles().at(0), file);
    }

    void anotherMachineShowsTheSame()
    {
        Machine here;
        const QString sent = savedBy(here);
        QVERIFY(!sent.isEmpty());
        Machine there;
        const QString file = there.path("got.maskscope");
        QVERIFY(QFile::copy(sent, file));
        QVERIFY(QFile::rename(here.path("x.pt"), there.path("x.pt"))); // beside the session
        QVERIFY(there.open(file));
        QCOMPARE(there.page().editor().sentence(), kSentence);
        QCOMPARE(there.page().editor().hiddenWords(), QStringList(QStringLiteral("capital")));
        QCOMPARE(there.page().sentences().second().sentence(), QStringLiteral("And ___ ?"));
        QVERIFY(!there.page().hasSecondSentence());
        QCOMPARE(there.page().topK(), 12);
        QVERIFY(there.page().questions().state() == kAsked);
        QCOMPARE(there.window->comparePage().state().tab, 2);
        QCOMPARE(there.window->comparePage().state().a, QStringLiteral("The ___ ."));
        QCOMPARE(there.controller.path(), there.path("x.pt"));
        QTRY_VERIFY_WITH_TIMEOUT(there.note().startsWith(kSame), kPatienceMs);
        QVERIFY(!there.page().editor().document()->isUndoAvailable());
    }

    void otherBytesAndOtherGuessesAreTold()
    {
        Machine here;
        const QString sent = savedBy(here);
        Machine there;
        there.script->setLogit(fakeId("city"), 5);
        const QString file = there.path("got.maskscope");
        QVERIFY(QFile::copy(sent, file));
        QVERIFY(QFile::remove(here.path("x.pt")));
        there.model("x.pt", Bytes::Other);
        QVERIFY(there.open(file));
        QTRY_VERIFY_WITH_TIMEOUT(there.note().contains(QStringLiteral("its bytes differ")),
                                 kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(there.note().contains(QStringLiteral("guesses differ")),
                                 kPatienceMs);
        QVERIFY2(there.note().contains(QStringLiteral(" Then: another file. Saved on ")),
                 qPrintable(there.note()));
    }

    void aHintThatWasClosedStaysClosed()
    {
        Machine here;
        const QString sent = savedBy(here);
        Machine there;
        const QString file = there.path("got.maskscope");
        QVERIFY(QFile::copy(sent, file));
        QVERIFY(QFile::remove(here.path("x.pt")));
        there.model("x.pt", Bytes::Other);
        there.window->start(file);
        there.page().editor().setSentence(QStringLiteral("The ___ .")); // not the saved one
        QTRY_VERIFY_WITH_TIMEOUT(there.note().contains(QStringLiteral("its bytes differ")),
                                 kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!there.controller.isPredicting(), kPatienceMs);
        QTest::mouseClick(there.find<QToolButton>("noteBarClose"), Qt::LeftButton);
        there.answers.clear();
        there.page().editor().setSentence(QStringLiteral("A ___ ."));
        QTRY_VERIFY_WITH_TIMEOUT(!there.answers.isEmpty(), kPatienceMs);
        QCOMPARE(there.note(), QString());
    }

    void aRenamedModelIsFoundByItsBytes()
    {
        Machine machine;
        const QString file = savedBy(machine);
        const QString renamed = machine.path("other name.pt");
        QVERIFY(QFile::rename(machine.path("x.pt"), renamed));
        QVERIFY(machine.open(renamed));
        QTRY_VERIFY_WITH_TIMEOUT(machine.settings.hashes().contains(renamed), kPatienceMs);
        machine.page().editor().setSentence(QStringLiteral("The ___ ."));
        QVERIFY(machine.open(machine.model("other.pt", Bytes::Other)));
        QVERIFY(machine.open(file));
        QCOMPARE(machine.controller.path(), renamed);
    }

    void aLongNameIsShortened()
    {
        Machine machine;
        const QString name = QString(4000, QLatin1Char('x')) + QStringLiteral("<b>.pt");
        const QString file = machine.path("long.maskscope");
        SessionFile session;
        session.model.path = name;
        QVERIFY(writeSession(session, file).hasValue());
        machine.window->start(file);
        QVERIFY(machine.problem().contains(QStringLiteral("x…")));
        QVERIFY(machine.problem().size() < 400);
        const QString all = machine.find<QLabel>("errorBarSentence")->toolTip();
        QVERIFY(all.contains(QString(4000, QLatin1Char('x')) + QStringLiteral("&lt;b&gt;.pt")));
    }

    void theOpenModelIsNotLoadedAgain()
    {
        Machine machine;
        const QString file = savedBy(machine);
        machine.page().editor().setSentence(QStringLiteral("The ___ ."));
        QVERIFY(machine.open(file));
        QCOMPARE(machine.page().editor().sentence(), kSentence);
        QCOMPARE(machine.script->loads(), std::size_t{1});
        QTRY_VERIFY_WITH_TIMEOUT(machine.note().startsWith(kSame), kPatienceMs);
    }

    void aModelThatIsGoneIsNamedAndTheTextIsThere()
    {
        Machine here;
        const QString sent = savedBy(here, "gone.pt");
        Machine there;
        const QString file = there.path("got.maskscope");
        QVERIFY(QFile::copy(sent, file));
        QVERIFY(QFile::remove(here.path("gone.pt")));
        there.window->start(file);
        QVERIFY2(there.problem().contains(QStringLiteral("“gone.pt”")),
                 qPrintable(there.problem()));
        QCOMPARE(there.page().editor().sentence(), kSentence);
        // opened by hand, it is compared as well
        QVERIFY(there.open(there.model("other.pt")));
        QTRY_VERIFY_WITH_TIMEOUT(there.note().startsWith(kSame), kPatienceMs);
    }

    void aBadFileChangesNothing()
    {
        Machine machine;
        machine.page().editor().setSentence(kSentence);
        const QString file = machine.path("bad.maskscope");
        QFile bad(file);
        QVERIFY(bad.open(QIODevice::WriteOnly));
        bad.write("{\"maskscope_session\": 1, \"sentences\": [{\"text\": \"other ___\"}, 7]}");
        bad.close();
        machine.window->start(file);
        QVERIFY2(machine.problem().contains(QStringLiteral("\"sentences\" is not a list")),
                 qPrintable(machine.problem()));
        QCOMPARE(machine.page().editor().sentence(), kSentence);
        QVERIFY(machine.settings.recentFiles().isEmpty());
    }

    /// Saved there, opened there, then damaged by another program: Save would write over it.
    void aDamagedFileIsNeverWrittenOver()
    {
        Machine machine;
        const QString file = savedBy(machine);
        const QByteArray damage("{\"maskscope_session\": 1, \"sentences\": ");
        for (const char* copy : {".bad", ".bad2"}) { // an older copy stays as well
            QVERIFY(overwrite(file, damage + copy));
            machine.window->start(file);
            QVERIFY2(machine.problem().contains(QStringLiteral("is damaged")),
                     qPrintable(machine.problem()));
            machine.find<QAction>("actionSaveSession")->trigger();
            QTRY_VERIFY_WITH_TIMEOUT(readSession(file).hasValue(), kPatienceMs);
            QFile kept(file + QLatin1String(copy));
            QVERIFY(kept.open(QIODevice::ReadOnly));
            QCOMPARE(kept.readAll(), damage + copy);
            QVERIFY2(machine.note().contains(QLatin1String("mine.maskscope") + QLatin1String(copy)),
                     qPrintable(machine.note()));
        }
        QVERIFY(machine.save(file)); // a good one needs no copy
        QVERIFY(!QFile::exists(file + QStringLiteral(".bad3")));
    }

    void whatCannotBeWrittenIsTold()
    {
        Machine machine;
        machine.nextPlace = machine.path("no/such/folder/s.maskscope");
        machine.find<QAction>("actionSaveSession")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(machine.problem().contains(QStringLiteral("s.maskscope")),
                                 kPatienceMs);
    }

    void aWindowThatClosesHasSaved()
    {
        Machine machine;
        machine.page().editor().setSentence(kSentence);
        QVERIFY(machine.open(machine.model("x.pt")));
        machine.nextPlace = machine.path("last.maskscope");
        machine.find<QAction>("actionSaveSession")->trigger();
        machine.window->close();
        QVERIFY(readSession(machine.nextPlace).hasValue());
    }

    void recentFilesOpenSessions()
    {
        Machine machine;
        const QString file = savedBy(machine);
        machine.page().editor().setSentence(QStringLiteral("The ___ ."));
        auto* menu = machine.find<QMenu>("menuRecent");
        Q_EMIT menu->aboutToShow();
        QCOMPARE(menu->actions().at(0)->text(), QStringLiteral("mine.maskscope"));
        menu->actions().at(0)->trigger();
        QCOMPARE(machine.page().editor().sentence(), kSentence);
    }
};

QTEST_MAIN(TestSessions)
#include "tst_sessions.moc"
