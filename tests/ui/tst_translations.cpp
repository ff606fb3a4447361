// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/messages.h"
#include "ui/error_text.h"
#include "ui/formatting.h"
#include "ui/language.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace maskscope;

namespace {

/// One text of a .ts file; more than one translation if it has plural forms.
struct Entry
{
    QString context;
    QString source;
    QStringList translations;
    bool isFinished = true;
};

QString sourcePath(const char* path)
{
    return QStringLiteral(MASKSCOPE_SOURCE_DIR "/") + QLatin1String(path);
}

void readTranslation(QXmlStreamReader& xml, Entry& entry)
{
    entry.isFinished = !xml.attributes().hasAttribute(QStringLiteral("type"));
    QString plain;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isEndElement() && xml.name() == QLatin1String("translation")) {
            break;
        }
        if (xml.isStartElement() && xml.name() == QLatin1String("numerusform")) {
            entry.translations << xml.readElementText();
        } else if (xml.isCharacters()) {
            plain += xml.text();
        }
    }
    if (entry.translations.isEmpty()) {
        entry.translations << plain;
    }
}

QList<Entry> readTs(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    QList<Entry> entries;
    QString context;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("source")) {
            entries.append(Entry{context, xml.readElementText(), {}, true});
        } else if (xml.name() == QLatin1String("translation")) {
            readTranslation(xml, entries.last());
        }
    }
    return xml.hasError() ? QList<Entry>() : entries;
}

/// The places of a text, sorted: {fact}, %1, %n. "%Ln" is "%n" with digit groups.
QStringList placesOf(const QString& text, const QString& pattern)
{
    QStringList places;
    auto matches = QRegularExpression(pattern).globalMatch(text);
    while (matches.hasNext()) {
        places << matches.next().captured();
    }
    places.sort();
    return places;
}

const QString kFacts = QStringLiteral("\\{\\w+\\}");
const QString kArguments = QStringLiteral("%L?[0-9n]");

bool hasChinese(const QString& text)
{
    static const QRegularExpression han(QStringLiteral("\\p{Han}"));
    return text.contains(han);
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everyTextIsTranslated_data();
    void everyTextIsTranslated();
    void placesAreTheSame_data();
    void placesAreTheSame();
    void accessKeysAreKept();
    void followsTheCode();
    void everyErrorSpeaksChinese();
    void everyLocaleHasPlurals();
    void englishCountsInSingular();
};

void TestTranslations::everyTextIsTranslated_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("Chinese") << sourcePath("translations/maskscope_zh_CN.ts");
    QTest::newRow("English plural forms") << sourcePath("translations/maskscope_en.ts");
}

void TestTranslations::everyTextIsTranslated()
{
    QFETCH(const QString, file);
    const QList<Entry> entries = readTs(file);
    QVERIFY(!entries.isEmpty());
    for (const Entry& entry : entries) {
        QVERIFY2(entry.isFinished, qPrintable(entry.context + QStringLiteral(": ") + entry.source));
        for (const QString& translation : entry.translations) {
            QVERIFY2(!translation.isEmpty(),
                     qPrintable(entry.context + QStringLiteral(": ") + entry.source));
        }
    }
}

void TestTranslations::placesAreTheSame_data()
{
    everyTextIsTranslated_data();
}

void TestTranslations::placesAreTheSame()
{
    QFETCH(const QString, file);
    for (const Entry& entry : readTs(file)) {
        for (const QString& pattern : {kFacts, kArguments}) {
            for (const QString& translation : entry.translations) {
                QVERIFY2(placesOf(translation, pattern) == placesOf(entry.source, pattern),
                         qPrintable(entry.source + QStringLiteral(" | ") + translation));
            }
        }
    }
}

void TestTranslations::accessKeysAreKept()
{
    static const QRegularExpression key(QStringLiteral("&(\\w)"));
    int checked = 0;
    for (const Entry& entry : readTs(sourcePath("translations/maskscope_zh_CN.ts"))) {
        const QRegularExpressionMatch wanted = key.match(entry.source);
        if (!wanted.hasMatch()) {
            continue;
        }
        const QString found = key.match(entry.translations.first()).captured(1);
        QVERIFY2(found.toUpper() == wanted.captured(1).toUpper(), qPrintable(entry.source));
        ++checked;
    }
    QVERIFY(checked > 20);
}

/// lupdate on a copy finds no text in the code that the file lacks.
void TestTranslations::followsTheCode()
{
    const QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("maskscope_zh_CN.ts"));
    QVERIFY(QFile::copy(sourcePath("translations/maskscope_zh_CN.ts"), copy));
    QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner));
    QProcess lupdate;
    lupdate.setWorkingDirectory(sourcePath(""));
    lupdate.start(QStringLiteral(MASKSCOPE_LUPDATE),
                  QStringLiteral("ui app core -I . -locations none "
                                 "-extensions cpp,h -disable-heuristic sametext "
                                 "-disable-heuristic similartext -ts")
                          .split(QLatin1Char(' '))
                      << copy);
    QVERIFY(lupdate.waitForFinished());
    QCOMPARE(lupdate.exitCode(), 0);
    QStringList missing;
    for (const Entry& entry : readTs(copy)) {
        if (!entry.isFinished && entry.translations.first().isEmpty()) {
            missing << entry.context + QStringLiteral(": ") + entry.source;
        }
    }
    QVERIFY2(missing.isEmpty(),
             qPrintable(QStringLiteral("Run the target update_translations and translate:\n")
                        + missing.join(QLatin1Char('\n'))));
}

void TestTranslations::everyErrorSpeaksChinese()
{
    QTranslator translator;
    QVERIFY(translator.load(QStringLiteral(":/i18n/maskscope_zh_CN.qm")));
    QCoreApplication::installTranslator(&translator);
    for (const MessageTemplate& message : messageTemplates()) {
        const QString source = QString::fromUtf8(message.text);
        const QString translated = translator.translate("Message", message.text);
        QVERIFY2(hasChinese(translated), message.text);
        QCOMPARE(placesOf(translated, kFacts), placesOf(source, kFacts));
        QVERIFY2(hasChinese(errorText(Error{message.code, {}, {}})), message.text);
    }
    for (int code = 0; code <= static_cast<int>(WarningCode::UnsafeLengths); ++code) {
        const char* source = warningTemplate(static_cast<WarningCode>(code));
        QVERIFY2(hasChinese(translator.translate("Warning", source)), source);
    }
    for (int code = 0; code <= static_cast<int>(FaultCode::OneTextAtATime); ++code) {
        const char* source = faultTemplate(static_cast<FaultCode>(code));
        const QString translated = translator.translate("Fault", source);
        QVERIFY2(hasChinese(translated), source);
        QCOMPARE(placesOf(translated, kFacts), placesOf(QString::fromUtf8(source), kFacts));
    }
    QVERIFY(hasChinese(faultText({FaultCode::FixedLength, {{"length", 128}}})));
    QVERIFY(hasChinese(warningText({WarningCode::AnswersDiffer, {}})));
    const Error tooLong{ErrorCode::TooLong, {{"found", 600}, {"limit", 512}}, {}};
    QVERIFY(errorText(tooLong).contains(QStringLiteral("600 个词元")));
    QVERIFY(errorText(tooLong).contains(QStringLiteral("512")));
    QCoreApplication::removeTranslator(&translator);
}

void TestTranslations::everyLocaleHasPlurals()
{
    const LengthContract one{.max = SequenceLength{1}};
    for (const QLocale& locale :
         {QLocale::c(), QLocale(QLocale::German), QLocale(QLocale::English)}) {
        QTranslator translator;
        QVERIFY(loadTexts(translator, locale));
        QCoreApplication::installTranslator(&translator);
        QCOMPARE(formatLengthContract(one), QStringLiteral("exactly 1 token"));
        QCoreApplication::removeTranslator(&translator);
    }
    QTranslator chinese;
    QVERIFY(loadTexts(chinese, QLocale(QLocale::Chinese, QLocale::China)));
    QCoreApplication::installTranslator(&chinese);
    QVERIFY(hasChinese(formatLengthContract(one)));
    QCoreApplication::removeTranslator(&chinese);
}

void TestTranslations::englishCountsInSingular()
{
    QTranslator translator;
    QVERIFY(translator.load(QStringLiteral(":/i18n/maskscope_en.qm")));
    QCoreApplication::installTranslator(&translator);
    LengthContract contract;
    contract.max = SequenceLength{1};
    QCOMPARE(formatLengthContract(contract), QStringLiteral("exactly 1 token"));
    contract.max = SequenceLength{14};
    QCOMPARE(formatLengthContract(contract), QStringLiteral("any length up to 14 tokens"));
    QCoreApplication::removeTranslator(&translator);
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
