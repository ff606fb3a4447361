// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings.h"

#include <QFileInfo>

#include <algorithm>
#include <cmath>
#include <utility>

namespace maskscope {

namespace {

// A key whose meaning changes gets another version, so old values are not misread.
const QString kGeometry = QStringLiteral("v1/window/geometry");
const QString kPage = QStringLiteral("v1/window/page");
const QString kZoom = QStringLiteral("v1/view/zoom");
const QString kScheme = QStringLiteral("v1/view/scheme");
const QString kTopK = QStringLiteral("v1/fill/top_k");
const QString kTokens = QStringLiteral("v1/fill/tokens");
const QString kSentence = QStringLiteral("v1/fill/sentence");
const QString kHasSecond = QStringLiteral("v1/fill/has_second");
const QString kSecond = QStringLiteral("v1/fill/second");
const QString kRecent = QStringLiteral("v1/files/recent");

constexpr int kDefaultRows = 8;
constexpr qsizetype kLongestSentence = 20000;

/// In the order of SchemeChoice.
const QStringList& schemeNames()
{
    static const QStringList names{QStringLiteral("system"), QStringLiteral("light"),
                                   QStringLiteral("dark")};
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
    return intInRange(m_store->value(kPage), 0, 2, 0);
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

int Settings::topK() const
{
    return intInRange(m_store->value(kTopK), kFewestRows, kMostRows, kDefaultRows);
}

void Settings::setTopK(int topK)
{
    m_store->setValue(kTopK, topK);
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
}

void Settings::sync()
{
    m_store->sync();
}

} // namespace maskscope
