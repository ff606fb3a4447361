// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/layering/include_rules.h"

#include <QFile>
#include <QRegularExpression>

namespace maskscope::layering {

namespace {

/// "core/text/a.h" -> "text"; empty for a file that stands in core/ itself.
QString coreFolderOf(const QString& path)
{
    return path.count(QLatin1Char('/')) >= 2 ? path.section(QLatin1Char('/'), 1, 1) : QString();
}

bool isTorchHeader(const QString& include)
{
    static const QRegularExpression torch(QStringLiteral("^[<\"](torch|ATen|c10|caffe2)/"));
    return torch.match(include).hasMatch();
}

bool isQtHeader(const QString& include)
{
    static const QRegularExpression qt(QStringLiteral("^[<\"]Q[A-Zt]"));
    return qt.match(include).hasMatch();
}

bool mayUseTorch(const QString& file)
{
    return file.startsWith(QStringLiteral("core/libtorch/"))
        && (file.endsWith(QStringLiteral(".cpp")) || file == QStringLiteral("core/libtorch/pch.h"));
}

QString whyForbiddenInCore(const Levels& levels, const QString& file, const QString& include)
{
    if (isQtHeader(include))
        return QStringLiteral("core has no Qt");
    const QString path = include.mid(1, include.size() - 2);
    if (path.startsWith(QStringLiteral("ui/")) || path.startsWith(QStringLiteral("app/"))) {
        return QStringLiteral("core knows neither ui nor app");
    }
    if (!path.startsWith(QStringLiteral("core/")))
        return {};
    const QString folder = coreFolderOf(file);
    const QString included = coreFolderOf(path);
    return levels.mayInclude(folder, included)
        ? QString()
        : QStringLiteral("%1 is not below %2").arg(included, folder);
}

QString whyForbiddenInUi(const QString& include)
{
    if (include.startsWith(QStringLiteral("\"core/libtorch/"))
        || include.startsWith(QStringLiteral("\"core/isolation/"))) {
        return QStringLiteral("app hands the loader to ui");
    }
    return include.startsWith(QStringLiteral("\"app/")) ? QStringLiteral("app stands above ui")
                                                        : QString();
}

} // namespace

Levels Levels::parse(const QString& text)
{
    Levels levels;
    int level = 0;
    for (const QString& raw : text.split(QLatin1Char('\n'))) {
        const QString line = raw.section(QLatin1Char('#'), 0, 0).trimmed();
        if (line.isEmpty())
            continue;
        if (line.startsWith(QLatin1Char('+'))) {
            const QStringList allowed
                = line.section(QLatin1Char(':'), 1).split(QLatin1Char(' '), Qt::SkipEmptyParts);
            levels.m_besides.insert(line.mid(1).section(QLatin1Char(':'), 0, 0).trimmed(),
                                    QSet<QString>(allowed.begin(), allowed.end()));
            continue;
        }
        for (const QString& folder : line.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            levels.m_levels.insert(folder, level);
        }
        ++level;
    }
    return levels;
}

bool Levels::knows(const QString& folder) const
{
    return m_levels.contains(folder) || m_besides.contains(folder);
}

bool Levels::mayInclude(const QString& folder, const QString& included) const
{
    if (folder == included)
        return true;
    const auto beside = m_besides.constFind(folder);
    if (beside != m_besides.constEnd())
        return beside->contains(included);
    return levelOf(included) >= 0 && levelOf(included) <= levelOf(folder);
}

QString readText(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return QString::fromUtf8(file.readAll());
}

QString readSource(const QString& file)
{
    return readText(QStringLiteral(MASKSCOPE_SOURCE_DIR "/") + file);
}

QStringList includesOf(const QString& source)
{
    static const QRegularExpression include(
        QStringLiteral("^[ \\t]*#[ \\t]*include[ \\t]*([<\"][^>\"]+[>\"])"),
        QRegularExpression::MultilineOption);
    QStringList includes;
    QRegularExpressionMatchIterator matches = include.globalMatch(source);
    while (matches.hasNext())
        includes.append(matches.next().captured(1));
    return includes;
}

QString whyForbidden(const Levels& levels, const QString& file, const QString& include)
{
    if (isTorchHeader(include) && !mayUseTorch(file)) {
        return QStringLiteral("torch headers stay in the sources of core/libtorch");
    }
    if (file.startsWith(QStringLiteral("core/")))
        return whyForbiddenInCore(levels, file, include);
    return file.startsWith(QStringLiteral("ui/")) ? whyForbiddenInUi(include) : QString();
}

} // namespace maskscope::layering
