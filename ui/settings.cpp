// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings.h"

#include "ui/guess_rows.h"
#include "ui/role_lines.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace maskscope {

namespace {

// A key whose meaning changes gets another version, so old values are not misread.
const QString kGeometry = QStringLiteral("v1/window/geometry");
const QString kPage = QStringLiteral("v1/window/page");
const QString kZoom = QStringLiteral("v1/view/zoom");
const QString kScheme = QStringLiteral("v1/view/scheme");
const QString kDetailLevel = QStringLiteral("v1/view/level");
const QString kLanguage = QStringLiteral("v1/view/language");
const QString kThreads = QStringLiteral("v1/model/threads");
const QString kTopK = QStringLiteral("v1/fill/top_k");
const QString kWholeWords = QStringLiteral("v1/fill/whole_words");
const QString kTokens = QStringLiteral("v1/fill/tokens");
const QString kSentence = QStringLiteral("v1/fill/sentence");
const QString kHasSecond = QStringLiteral("v1/fill/has_second");
const QString kSecond = QStringLiteral("v1/fill/second");
const QString kOwnWords = QStringLiteral("v1/fill/own_words");
const QString kWhy = QStringLiteral("v1/fill/why");
const QString kSurprise = QStringLiteral("v1/fill/surprise");
const QString kLonger = QStringLiteral("v1/fill/longer");
const QString kRecent = QStringLiteral("v1/files/recent");
const QString kHashes = QStringLiteral("v1/files/hashes");
const QString kInputRoles = QStringLiteral("v1/files/input_roles");

constexpr int kDefaultRows = 8;
constexpr qsizetype kLongestSentence = 20000;
constexpr qint64 kLargestSettings = 16U << 20U;

/// In the order of SchemeChoice.
const QStringList& schemeNames()
{
    static const QStringList names{QStringLiteral("system"), QStringLiteral("light"),
                                   QStringLiteral("dark")};
    return names;
}

/// In the order of LanguageChoice.
const QStringList& languageNames()
{
    static const QStringList names{QStringLiteral("system"), QStringLiteral("en"),
                                   QStringLiteral("zh_CN")};
    return names;
}

int intInRange(const QVariant& value, int low, int high, int otherwise)
{
    bool ok = false;
    const int number = value.toInt(&ok);
    return ok && number >= low && number <= high ? number : otherwise;
}

bool isTrue(const QVariant& value)
{
    return value.toString() == QLatin1String("true");
}

QString sentenceFrom(const QVariant& value)
{
    const QString sentence = value.toString();
    return sentence.size() <= kLongestSentence ? sentence : QString();
}

/// "SIZE MTIME PATH"; empty: there is no such file.
QString pathAndState(const QString& path)
{
    const QFileInfo file(path);
    return file.isFile() ? QStringLiteral("%1 %2 %3")
                               .arg(QString::number(file.size()),
                                    QString::number(file.lastModified().toMSecsSinceEpoch()), path)
                         : QString();
}

/// SHA-256 by pathAndState(), of entries "HASH SIZE MTIME PATH".
QHash<QString, QString> knownHashes(const QStringList& entries)
{
    QHash<QString, QString> hashes;
    for (const QString& entry : entries) {
        const qsizetype space = entry.indexOf(QLatin1Char(' '));
        hashes.insert(entry.mid(space + 1), entry.left(std::max<qsizetype>(space, 0)));
    }
    return hashes;
}

/// QSettings passes over what it cannot read, but it never writes such bytes.
bool hasControlBytes(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return false;
    }
    const QByteArray bytes = file.read(kLargestSettings);
    return std::any_of(bytes.begin(), bytes.end(), [](char byte) {
        return static_cast<unsigned char>(byte) < 0x20 && byte != '\n' && byte != '\r'
            && byte != '\t';
    });
}

} // namespace

Settings::Settings(std::unique_ptr<QSettings> store)
    : m_store(std::move(store))
{}

QByteArray Settings::geometry() const
{
    return m_store->value(kGeometry).toByteArray();
}

void Settings::setGeometry(const QByteArray& geometry)
{
    m_store->setValue(kGeometry, geometry);
}

int Settings::page() const
{
    return intInRange(m_store->value(kPage), 0, 3, 0);
}

void Settings::setPage(int page)
{
    m_store->setValue(kPage, page);
}

double Settings::zoom() const
{
    bool ok = false;
    const double zoom = m_store->value(kZoom).toDouble(&ok);
    return ok && zoom >= kSmallestZoom && zoom <= kLargestZoom ? zoom : 1.0;
}

void Settings::setZoom(double zoom)
{
    m_store->setValue(kZoom, zoom);
}

SchemeChoice Settings::scheme() const
{
    const auto index = schemeNames().indexOf(m_store->value(kScheme).toString());
    return index < 0 ? SchemeChoice::System : static_cast<SchemeChoice>(index);
}

void Settings::setScheme(SchemeChoice scheme)
{
    m_store->setValue(kScheme, schemeNames().at(static_cast<qsizetype>(scheme)));
}

DetailLevel Settings::detailLevel() const
{
    return levelOfKey(m_store->value(kDetailLevel).toString()).value_or(DetailLevel::Show);
}

void Settings::setDetailLevel(DetailLevel level)
{
    m_store->setValue(kDetailLevel, levelKey(level));
}

LanguageChoice Settings::language() const
{
    const auto index = languageNames().indexOf(m_store->value(kLanguage).toString());
    return index < 0 ? LanguageChoice::System : static_cast<LanguageChoice>(index);
}

void Settings::setLanguage(LanguageChoice language)
{
    m_store->setValue(kLanguage, languageNames().at(static_cast<qsizetype>(language)));
}

int Settings::threads() const
{
    return intInRange(m_store->value(kThreads), 0, kMostThreads, 0);
}

void Settings::setThreads(int threads)
{
    m_store->setValue(kThreads, threads);
}

int Settings::topK() const
{
    return intInRange(m_store->value(kTopK), kFewestGuesses, kMostGuesses, kDefaultRows);
}

void Settings::setTopK(int topK)
{
    m_store->setValue(kTopK, topK);
}

std::optional<bool> Settings::wholeWords() const
{
    const QString value = m_store->value(kWholeWords).toString();
    const bool isTold = value == QLatin1String("true") || value == QLatin1String("false");
    return isTold ? std::optional(value == QLatin1String("true")) : std::nullopt;
}

void Settings::setWholeWords(std::optional<bool> wholeWords)
{
    if (wholeWords) {
        m_store->setValue(kWholeWords, *wholeWords);
    } else {
        m_store->remove(kWholeWords);
    }
}

bool Settings::showsTokens() const
{
    return isTrue(m_store->value(kTokens));
}

void Settings::setShowsTokens(bool shows)
{
    m_store->setValue(kTokens, shows);
}

QString Settings::sentence() const
{
    return sentenceFrom(m_store->value(kSentence));
}

void Settings::setSentence(const QString& sentence)
{
    m_store->setValue(kSentence, sentence);
}

bool Settings::hasSecondSentence() const
{
    return isTrue(m_store->value(kHasSecond));
}

void Settings::setHasSecondSentence(bool has)
{
    m_store->setValue(kHasSecond, has);
}

QString Settings::secondSentence() const
{
    return sentenceFrom(m_store->value(kSecond));
}

void Settings::setSecondSentence(const QString& sentence)
{
    m_store->setValue(kSecond, sentence);
}

QuestionState Settings::questions() const
{
    return {sentenceFrom(m_store->value(kOwnWords)), isTrue(m_store->value(kWhy)),
            isTrue(m_store->value(kSurprise)), isTrue(m_store->value(kLonger))};
}

void Settings::setQuestions(const QuestionState& questions)
{
    m_store->setValue(kOwnWords, questions.ownWords);
    m_store->setValue(kWhy, questions.why);
    m_store->setValue(kSurprise, questions.surprise);
    m_store->setValue(kLonger, questions.longer);
}

QStringList Settings::recentFiles() const
{
    QStringList files = m_store->value(kRecent).toStringList();
    files.removeAll(QString());
    return files.mid(0, kMostRecentFiles);
}

void Settings::addRecentFile(const QString& path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList files = recentFiles();
    files.removeAll(absolute);
    files.prepend(absolute);
    m_store->setValue(kRecent, files.mid(0, kMostRecentFiles));
}

void Settings::clearRecentFiles()
{
    m_store->remove(kRecent);
    m_store->remove(kHashes);
}

QHash<QString, QString> Settings::hashes() const
{
    QHash<QString, QString> hashes;
    const QHash<QString, QString> known = knownHashes(m_store->value(kHashes).toStringList());
    for (const QString& path : recentFiles()) {
        const QString hash = known.value(pathAndState(path));
        if (!hash.isEmpty()) {
            hashes.insert(path, hash);
        }
    }
    return hashes;
}

void Settings::noteHash(const QString& path, const QString& sha256)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    const QString state = pathAndState(absolute);
    if (state.isEmpty() || sha256.isEmpty()) {
        return;
    }
    QStringList entries = m_store->value(kHashes).toStringList();
    entries.removeIf(
        [&absolute](const QString& entry) { return entry.endsWith(QLatin1Char(' ') + absolute); });
    entries.prepend(sha256 + QLatin1Char(' ') + state);
    m_store->setValue(kHashes, entries.mid(0, kMostRecentFiles));
}

std::vector<RememberedRoles> Settings::inputRoles() const
{
    std::vector<RememberedRoles> remembered;
    const QStringList lines = m_store->value(kInputRoles).toStringList();
    for (const QString& line : lines.mid(0, kMostFilesWithRoles)) {
        if (auto known = rolesFromLine(line)) {
            remembered.push_back(*std::move(known));
        }
    }
    return remembered;
}

void Settings::setInputRoles(const std::vector<RememberedRoles>& remembered)
{
    QStringList lines;
    for (const RememberedRoles& known : remembered) {
        lines << lineOf(known);
    }
    m_store->setValue(kInputRoles, lines.mid(0, kMostFilesWithRoles));
}

void Settings::sync()
{
    m_store->sync();
}

void setAside(const QString& file)
{
    const QString aside = file + QStringLiteral(".bad");
    QFile::remove(aside);
    QFile::rename(file, aside);
}

void setAsideIfDamaged(const QString& file)
{
    const QSettings probe(file, QSettings::IniFormat);
    if (probe.status() != QSettings::NoError || hasControlBytes(file)) {
        setAside(file);
    }
}

} // namespace maskscope
