// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/error_text.h"

#include "core/base/messages.h"

#include <QCoreApplication>
#include <QStringList>

namespace maskscope {

namespace {

constexpr qsizetype kLongestDetails = 4000;

/// Facts that are phrases of core ("a web page ...") have translations. A file is called what its
/// owner called it, even "folder".
Facts translated(Facts facts)
{
    for (auto& [name, fact] : facts) {
        if (auto* phrase = std::get_if<std::string>(&fact); phrase != nullptr && name != "file") {
            *phrase = QCoreApplication::translate("Phrase", phrase->c_str()).toStdString();
        }
    }
    return facts;
}

/// Where the model stopped: line of Python, operator, module, as far as they are known.
QString placeOf(const Error& error)
{
    QStringList parts;
    for (const char* name : {"source", "operator", "module"}) {
        const auto fact = error.facts.find(name);
        if (error.code != ErrorCode::UnknownOperator && fact != error.facts.end()) {
            parts.append(QString::fromStdString(fillTemplate("{fact}", {{"fact", fact->second}})));
        }
    }
    return parts.join(QStringLiteral(" - "));
}

QString sentence(const char* context, const char* source, const Facts& facts)
{
    const QString text = QCoreApplication::translate(context, source);
    return QString::fromStdString(fillTemplate(text.toStdString(), translated(facts)));
}

/// What the window says in other words than core, which does not know who reads; null: the same.
const char* windowTemplate(ErrorCode code, DetailLevel level)
{
    const bool isPlain = level == DetailLevel::Show;
    switch (code) {
    case ErrorCode::NoMask: // here a word is there to be clicked
        return QT_TRANSLATE_NOOP("Message",
                                 "No word is hidden in {part}. Click a word to hide it, or write "
                                 "___ in its place.");
    case ErrorCode::TooLong:
        return isPlain
            ? QT_TRANSLATE_NOOP("Message", "This text is too long for this model. Make it shorter.")
            : nullptr;
    case ErrorCode::LengthNotAccepted:
        return isPlain ? QT_TRANSLATE_NOOP("Message",
                                           "This model reads texts of one length only, and this "
                                           "text has another. Make it shorter or longer, or export "
                                           "the model for any length.")
                       : nullptr;
    default:
        return nullptr;
    }
}

} // namespace

QString errorText(const Error& error, DetailLevel level)
{
    const char* const here = windowTemplate(error.code, level);
    return sentence("Message", here != nullptr ? here : messageTemplate(error.code).text,
                    error.facts);
}

QString warningSign(WarningCode code)
{
    return isNote(code) ? QStringLiteral("ⓘ") : QStringLiteral("⚠");
}

QString warningText(const Warning& warning)
{
    return sentence("Warning", warningTemplate(warning.code), warning.facts);
}

QString faultText(const Fault& fault)
{
    return sentence("Fault", faultTemplate(fault.code), fault.facts);
}

QString evidenceText(const Evidence& evidence)
{
    Evidence translated = evidence;
    translated.message
        = QCoreApplication::translate("Phrase", evidence.message.c_str()).toStdString();
    return QString::fromStdString(evidenceMessage(translated));
}

QString engineText(const char* english)
{
    return QCoreApplication::translate("Engine", english);
}

QString errorDetails(const Error& error)
{
    const std::string_view name = messageTemplate(error.code).name;
    QString details = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    if (const QString place = placeOf(error); !place.isEmpty()) {
        details += QLatin1Char('\n') + place;
    }
    if (!error.raw.empty()) {
        details += QLatin1Char('\n') + QString::fromStdString(error.raw);
    }
    if (details.size() > kLongestDetails) {
        details = details.left(kLongestDetails) + QChar(0x2026);
    }
    return details;
}

} // namespace maskscope
