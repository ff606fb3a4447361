// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/help_text.h"

#include "core/base/messages.h"
#include "ui/glossary.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>
#include <QRegularExpression>

#include <array>

namespace maskscope {

namespace {

constexpr std::array kNames{"fill",       "words",  "why",      "compare", "present",
                            "speed",      "shapes", "levels",   "files",   "precision",
                            "make-model", "errors", "keyboard", "glossary"};

QString text(const char* source)
{
    return QCoreApplication::translate("maskscope::HelpText", source);
}

QString cell(QString content)
{
    return content.replace(QLatin1Char('|'), QLatin1String("\\|"));
}

QString row(const QString& left, const QString& right)
{
    return QStringLiteral("| %1 | %2 |\n").arg(left, right);
}

QString table(const QString& left, const QString& right)
{
    return row(left, right) + row(QStringLiteral("---"), QStringLiteral("---"));
}

QString shortcutTable(const QStringList& rows)
{
    QString lines = table(text(QT_TRANSLATE_NOOP("maskscope::HelpText", "Key")),
                          text(QT_TRANSLATE_NOOP("maskscope::HelpText", "What it does")));
    for (const QString& line : rows) {
        lines += row(QStringLiteral("`%1`").arg(cell(line.section(QLatin1Char('\t'), 1))),
                     cell(line.section(QLatin1Char('\t'), 0, 0)));
    }
    return lines;
}

/// The sentence of a template, with dots where the facts of a case would stand.
QString generalSentence(const MessageTemplate& message)
{
    static const QRegularExpression fact(QStringLiteral("\\{\\w+\\}"));
    return QCoreApplication::translate("Message", message.text)
        .replace(fact, QStringLiteral("…"))
        .replace(QStringLiteral("…."), QStringLiteral("…")) // four dots read as a slip
        .toHtmlEscaped();
}

QString errorTable()
{
    QString lines = table(text(QT_TRANSLATE_NOOP("maskscope::HelpText", "Code")),
                          text(QT_TRANSLATE_NOOP("maskscope::HelpText", "What it says")));
    for (const MessageTemplate& message : messageTemplates()) {
        const QString name
            = QString::fromUtf8(message.name.data(), static_cast<qsizetype>(message.name.size()));
        lines += row(QStringLiteral("`%1`").arg(name), cell(generalSentence(message)));
    }
    return lines;
}

QString glossaryTable()
{
    QString lines = table(text(QT_TRANSLATE_NOOP("maskscope::HelpText", "Word")),
                          text(QT_TRANSLATE_NOOP("maskscope::HelpText", "What it means")));
    for (const GlossaryTerm& term : glossary()) {
        lines += row(cell(term.term), cell(term.sentence.toHtmlEscaped()));
    }
    return lines;
}

QString read(const QString& language, const QString& name)
{
    QFile file(QStringLiteral(":/help/%1/%2.md").arg(language, name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString titleOf(const QString& markdown)
{
    return markdown.section(QLatin1Char('\n'), 0, 0).mid(2);
}

} // namespace

QString helpLanguage(const QLocale& locale)
{
    return locale.language() == QLocale::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
}

QList<HelpSection> helpSections(const QString& language, const QStringList& shortcutRows)
{
    QList<HelpSection> sections;
    for (const char* name : kNames) {
        HelpSection section;
        section.name = QLatin1String(name);
        section.markdown = read(language, section.name);
        section.title = titleOf(section.markdown);
        section.markdown.replace(QLatin1String("{{shortcuts}}"), shortcutTable(shortcutRows))
            .replace(QLatin1String("{{errors}}"), errorTable())
            .replace(QLatin1String("{{glossary}}"), glossaryTable());
        sections << section;
    }
    return sections;
}

} // namespace maskscope
