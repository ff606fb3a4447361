// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_tokenizer.h"
#include "tests/ui/window_test.h"
#include "ui/session/fingerprint.h"
#include "ui/session/model_search.h"
#include "ui/session/session_file.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace maskscope;

namespace {

QByteArray sample(const char* name)
{
    QFile file(QStringLiteral(MASKSCOPE_TEST_DATA "/sessions/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A session with every member, and one of a later version.
const QByteArray& everyMember()
{
    static const QByteArray bytes = sample("every_member.maskscope");
    return bytes;
}

Result<SessionFile> parse(const QByteArray& bytes)
{
    return parseSession(bytes, QStringLiteral("s.maskscope"));
}

SavedAnswers answersOf(std::vector<std::vector<SavedGuess>> masks)
{
    SavedAnswers answers;
    answers.masks = std::move(masks);
    answers.precision = QStringLiteral("fp32");
    return answers;
}

SavedGuess guess(const char* word, double probability)
{
    return {QString::fromUtf8(word), probability};
}

bool write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

class TestSessionFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init() { failOnQtWarnings(); }

    void everyMemberIsRead()
    {
        const auto read = parse(everyMember());
        QVERIFY(read.hasValue());
        const SessionFile& session = read.value();
        QCOMPARE(session.written, QStringLiteral("2026-01-02T03:04:05Z"));
        QCOMPARE(session.program, QStringLiteral("1.2.3"));
        QCOMPARE(session.model.path, QStringLiteral("/far/away/x.pt"));
        QCOMPARE(session.model.name(), QStringLiteral("x.pt"));
        QCOMPARE(session.model.bytes, 90'000'000'000);
        QCOMPARE(session.model.sha256, QStringLiteral("abc"));
        QCOMPARE(session.model.words, 30522);
        QCOMPARE(session.model.vocabularySha256, QStringLiteral("def"));
        QCOMPARE(session.state.sentence, QStringLiteral("The ___ of ___."));
        QCOMPARE(session.state.hidden, QStringList({QStringLiteral("capital"), QString()}));
        QCOMPARE(session.state.second, QStringLiteral("你好 ___"));
        QCOMPARE(session.state.secondHidden, QStringList(QStringLiteral("吗")));
        QVERIFY(session.state.hasSecond);
        QCOMPARE(session.state.compare->tab, 2);
        QCOMPARE(session.state.compare->b, QStringLiteral("y ___"));
        QCOMPARE(session.state.compare->otherFile, QStringLiteral("/m/o.pt"));
        QCOMPARE(session.state.compare->contest, QStringLiteral("[he/she] ___"));
        QCOMPARE(session.state.topK, 20);
        QVERIFY(session.state.showsTokens);
        QCOMPARE(session.state.wholeWords, std::optional(false));
        const QuestionState asked{QStringLiteral("dog, cat"), true, false, true};
        QVERIFY(session.state.questions == asked);
        QCOMPARE(session.state.page, 2);
        QVERIFY(session.state.level == DetailLevel::Explore);
        QVERIFY(session.answers.has_value());
        QCOMPARE(session.answers->masks.size(), std::size_t{2});
        QCOMPARE(session.answers->masks[0].at(0).word, QStringLiteral("city"));
        QCOMPARE(session.answers->masks[0].at(0).probability, 0.625);
        QCOMPARE(session.answers->time.total(), 5.875);
        QCOMPARE(session.answers->precision, QStringLiteral("bf16"));
        QCOMPARE(session.answers->threads, 2);
    }

    void whatIsWrittenIsTheSameWhenRead_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("every member") << everyMember();
        QTest::newRow("edges of what is allowed") << sample("edges.maskscope");
    }
    void whatIsWrittenIsTheSameWhenRead()
    {
        QFETCH(const QByteArray, written);
        const auto first = parse(written);
        QVERIFY(first.hasValue());
        const QByteArray bytes = sessionBytes(first.value());
        const auto again = parse(bytes);
        QVERIFY(again.hasValue());
        QVERIFY(again.value() == first.value());
        QCOMPARE(sessionBytes(again.value()), bytes);
    }

    void otherReadersFindWhatTheyShould()
    {
        const QByteArray bytes = sessionBytes(parse(everyMember()).value());
        QJsonObject expected = QJsonDocument::fromJson(everyMember()).object();
        expected.remove(QStringLiteral("of a later version"));
        QJsonObject found = QJsonDocument::fromJson(bytes).object();
        QCOMPARE(found.value(QStringLiteral("answers")), expected.value(QStringLiteral("answers")));
        QCOMPARE(found.value(QStringLiteral("model")), expected.value(QStringLiteral("model")));
        QCOMPARE(found.keys(), expected.keys());
    }

    /// A byte order mark at the start of a text is a letter like any other.
    void textsAreKeptLetterByLetter()
    {
        for (const char* letters :
             {R"(\ufeff)", R"(\ufeff\ufeffa)", R"(a\u0000\ufffe\ud83d\ude00)"}) {
            const QByteArray text = '"' + QByteArray(letters) + '"';
            const auto read = parse(R"({"maskscope_session": 1, "sentences": [{"text": )" + text
                                    + R"(, "hides": [)" + text + "]}]}");
            QVERIFY(read.hasValue());
            const QString expected
                = QJsonDocument::fromJson('[' + text + ']').array().at(0).toString();
            QCOMPARE(read.value().state.sentence, expected);
            QCOMPARE(read.value().state.hidden, QStringList(expected));
            const auto again = parse(sessionBytes(read.value()));
            QVERIFY(again.hasValue());
            QVERIFY(again.value() == read.value());
        }
    }

    void whatIsMissingIsTheDefault()
    {
        const auto read = parse(R"({"maskscope_session": 1})");
        QVERIFY(read.hasValue());
        QCOMPARE(read.value().state.topK, 8);
        QCOMPARE(read.value().state.page, 0);
        QVERIFY(!read.value().answers.has_value());
    }

    void badFilesAreTold_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const QByteArray& bytes, const char* words) {
            QTest::newRow(name) << bytes << QString::fromLatin1(words);
        };
        const auto with = [](const QByteArray& member) {
            return R"({"maskscope_session": 1, )" + member + "}";
        };
        row("empty", "", "is damaged");
        row("noise", QByteArray("\x80\xff\0{[\"", 7), "is damaged");
        row("cut off", everyMember().left(700), "is damaged");
        row("a list", "[1]", "maskscope_session");
        row("another file", R"({"version": "1.0", "model": {}})", "maskscope_session");
        row("version zero", R"({"maskscope_session": 0})", "maskscope_session");
        row("newer", R"({"maskscope_session": 2, "page": 7})", "newer Maskscope");
        row("deep", with("\"a\": " + QByteArray(1000, '[') + QByteArray(1000, ']')), "is damaged");
        row("no text", with(R"("page": 1)"), "\"page\" is not a text");
        row("no number", with(R"("top_k": "5")"), "\"top_k\" is not a whole number");
        row("too many", with(R"("top_k": 1e9)"), "\"top_k\" is not a whole number");
        row("out of range", with(R"("top_k": 5000000000)"), "\"top_k\" is not a whole number");
        row("sentences", with(R"("sentences": {"text": "a"})"), "\"sentences\" is not a list");
        row("no objects", with(R"("sentences": ["a"])"), "\"sentences\" is not a list");
        row("three", with(R"("sentences": [{}, {}, {}])"), "\"sentences\" is not a list");
        row("hides", with(R"("sentences": [{"hides": [1]}])"), "\"hides\" is not a list");
        row("long", with(R"("sentences": [{"text": ")" + QByteArray(30000, 'a') + R"("}])"),
            "at most 20000 letters");
        row("long words",
            with(R"("sentences": [{"hides": [")" + QByteArray(30000, 'a') + R"("]}])"),
            "at most 20000 letters");
        row("many", with("\"sentences\": [" + QByteArray("{},").repeated(100000) + "{}]"),
            "\"sentences\" is not a list");
        row("model", with(R"("model": "x.pt")"), "\"model\" is not an object");
        row("bytes", with(R"("model": {"bytes": -1})"), "\"bytes\" is not a whole number");
        row("tab", with(R"("compare": {"tab": 3})"), "\"tab\" is not a whole number");
        row("guess", with(R"("answers": {"masks": [{"guesses": [{"probability": 1.5}]}]})"),
            "\"probability\" is not a number");
        row("guesses", with(R"("answers": {"masks": [{"guesses": 3}]})"), "\"guesses\" is not");
        row("a guess", with(R"("answers": {"masks": [{"guesses": ["a"]}]})"),
            "\"guesses\" is not a list of objects");
        row("mask", with(R"("answers": {"masks": [7]})"), "\"masks\" is not");
        row("time", with(R"("answers": {"timings": {"model_ms": -1}})"), "\"model_ms\" is not");
    }

    void badFilesAreTold()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, words);
        const auto read = parse(bytes);
        QVERIFY(read.hasError());
        const QString text = sessionErrorText(read.error());
        QVERIFY2(text.contains(words), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("s.maskscope")), qPrintable(text));
    }

    /// Any byte of a good file may be any other.
    void noDamagedFileCrashes()
    {
        for (qsizetype at = 0; at < everyMember().size(); ++at) {
            for (const char byte : {'\0', '"', '{', ']', '-', '\xff'}) {
                QByteArray bytes = everyMember();
                bytes[at] = byte;
                const auto read = parse(bytes);
                QVERIFY(read.hasValue() || !sessionErrorText(read.error()).isEmpty());
            }
        }
    }

    void filesAreReplacedWholeOrNotAtAll()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("一.maskscope"));
        const auto session = parse(everyMember());
        QVERIFY(writeSession(session.value(), path).hasValue());
        QVERIFY(readSession(path).hasValue());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);

        const Status failed
            = writeSession(session.value(), folder.filePath(QStringLiteral("no/s.maskscope")));
        QVERIFY(failed.hasError());
        QVERIFY(failed.error().code == ErrorCode::CannotWrite);
        const auto gone = readSession(folder.filePath(QStringLiteral("gone.maskscope")));
        QVERIFY(gone.hasError());
        QVERIFY(gone.error().code == ErrorCode::FileNotFound);
    }

    // 62 -> 58.9 %: 3.1 points. 8 -> at most 5 % (the last one named): 3 points. 4 % stays.
    void changesAreCounted()
    {
        const SavedAnswers before
            = answersOf({{guess("france", 0.62), guess("belgium", 0.08)}, {guess("big", 0.04)}});
        const SavedAnswers now
            = answersOf({{guess("france", 0.589), guess("italy", 0.05)}, {guess("big", 0.0403)}});
        const AnswerChange change = changeBetween(before, now);
        QCOMPARE(change.guesses, 3);
        QCOMPARE(change.different, 2);
        QVERIFY2(std::abs(change.largest - 0.031) < 1e-12,
                 qPrintable(QString::number(change.largest)));
        QCOMPARE(changeSentence(before, now, ModelChange::None),
                 QStringLiteral("2 of 3 guesses differ from when this was saved; the largest "
                                "difference is 3.1 points."));
        QCOMPARE(changeSentence(before, before, ModelChange::OtherFile),
                 QStringLiteral("The same guesses as when this was saved."));
        SavedAnswers reduced = before;
        reduced.precision = QStringLiteral("bf16");
        QVERIFY(changeSentence(reduced, now, ModelChange::OtherFile)
                    .endsWith(QStringLiteral(" Then: bf16, another file.")));
        // a hidden word that is not there any more
        QCOMPARE(changeBetween(before, answersOf({})).different, 3);
    }

    void modelsAreLookedForWhereTheyMayBe()
    {
        const QTemporaryDir folder;
        const auto place
            = [&folder](const char* name) { return folder.filePath(QLatin1String(name)); };
        for (const char* name : {"was", "beside", "recent"}) {
            QVERIFY(QDir(folder.path()).mkdir(QLatin1String(name)));
        }
        SavedModel model;
        model.path = place("was/x.pt");
        model.bytes = 3;
        const SearchPlaces places{place("beside/s.maskscope"),
                                  {place("recent/other.pt"), place("recent/x.pt")}};
        QCOMPARE(findModel(model, places), QString());
        QVERIFY(write(place("recent/other.pt"), "123"));
        QCOMPARE(findModel(model, places), QString());
        QVERIFY(write(place("recent/x.pt"), "123"));
        QCOMPARE(findModel(model, places), place("recent/x.pt"));
        QVERIFY(write(place("beside/x.pt"), "12345"));
        QCOMPARE(findModel(model, places), place("recent/x.pt")); // that one has the size
        QVERIFY(write(place("beside/x.pt"), "124"));
        QCOMPARE(findModel(model, places), place("beside/x.pt"));
        QVERIFY(write(place("was/x.pt"), "125"));
        QCOMPARE(findModel(model, places), place("was/x.pt"));
        // saved on Windows
        model.path = QStringLiteral("C:\\models\\x.pt");
        QCOMPARE(findModel(model, places), place("beside/x.pt"));
        QCOMPARE(findModel({}, places), QString());
    }

    void modelsAreKnownByTheirBytes()
    {
        const QTemporaryDir folder;
        SavedModel model;
        model.path = folder.filePath(QStringLiteral("gone/x.pt"));
        model.bytes = 3;
        model.sha256 = QStringLiteral("abc");
        const QString renamed = folder.filePath(QStringLiteral("renamed.pt"));
        QVERIFY(write(renamed, "123"));
        SearchPlaces places{{}, {renamed}, {{renamed, QStringLiteral("abd")}}};
        QCOMPARE(findModel(model, places), QString());
        places.hashes[renamed] = QStringLiteral("abc");
        QCOMPARE(findModel(model, places), renamed);
        model.sha256.clear();
        QCOMPARE(findModel(model, places), QString());
    }

    void onlyFilesAreModels_data()
    {
        QTest::addColumn<QString>("path");
        const auto row = [](const char* name, const QString& path) { QTest::newRow(name) << path; };
        row("endless", QStringLiteral("/dev/zero"));
        row("terminal", QStringLiteral("/dev/tty"));
        row("folder", QDir::tempPath());
        row("NUL", QDir::temp().filePath(QStringLiteral("x")) + QChar(0) + QStringLiteral(".pt"));
        row("long", QDir::temp().filePath(QString(30000, QLatin1Char('x'))));
    }
    void onlyFilesAreModels()
    {
        QFETCH(const QString, path);
        SavedModel model;
        model.path = path;
        QCOMPARE(findModel(model, {path, {path}}), QString());
    }

    /// None of them blocks, none is read as a whole.
    void hostilePlacesAreTold_data()
    {
        QTest::addColumn<QString>("place");
        for (const char* place : {"/dev/zero", "fifo", "large", "folder", "missing"}) {
            QTest::newRow(place) << QString::fromLatin1(place);
        }
    }
    void hostilePlacesAreTold()
    {
        QFETCH(const QString, place);
        const QTemporaryDir folder;
        const QString path = QDir(folder.path()).absoluteFilePath(place);
        if (place == QStringLiteral("fifo")) {
            QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
        } else if (place == QStringLiteral("large")) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            QVERIFY(file.resize(qint64{100} << 20U));
        } else if (place == QStringLiteral("folder")) {
            QVERIFY(QDir().mkdir(path));
        }
        QElapsedTimer time;
        time.start();
        const auto read = readSession(path);
        QVERIFY(read.hasError());
        QVERIFY(!sessionErrorText(read.error()).isEmpty());
        QVERIFY(time.elapsed() < 2000);
    }

    void timesAreTold()
    {
        SavedAnswers before = answersOf({});
        before.time.model = 5.5;
        before.threads = 2;
        SavedAnswers now = answersOf({});
        now.time.model = 12;
        now.threads = 1;
        QCOMPARE(
            timesSentence(QStringLiteral("2026-01-02T12:00:00Z"), before, now),
            QStringLiteral("Saved on 1/2/26, with answers in 5.50 ms (2 threads, fp32); now they "
                           "take 12.0 ms (1 threads, fp32)."));
        QCOMPARE(timesSentence(QStringLiteral("yesterday"), before, now).left(13),
                 QStringLiteral("Saved with an"));
    }

    // The digest of "abc" is an example of FIPS 180-4.
    void fingerprintsAreThoseOfTheBytes()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("abc"));
        QVERIFY(write(path, "abc"));
        FingerprintMaker maker;
        QSignalSpy made(&maker, &FingerprintMaker::made);
        maker.ask(folder.filePath(QStringLiteral("gone")), nullptr);
        maker.ask(path, std::make_shared<FakeTokenizer>());
        QVERIFY(made.wait(kPatienceMs));
        QCOMPARE(made.count(), 1); // the newest question alone
        const auto print = made.at(0).at(0).value<Fingerprint>();
        QCOMPARE(
            print.sha256,
            QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QByteArray tokens;
        for (const std::string_view token : fakeVocabulary()) {
            tokens += QByteArray(token.data(), static_cast<qsizetype>(token.size())) + '\n';
        }
        QCOMPARE(print.vocabularySha256,
                 QString::fromLatin1(
                     QCryptographicHash::hash(tokens, QCryptographicHash::Sha256).toHex()));
    }
};

QTEST_MAIN(TestSessionFile)
#include "tst_session_file.moc"
