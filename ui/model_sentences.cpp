// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model_sentences.h"

#include "ui/formatting.h"

#include <QCoreApplication>
#include <QStringList>

namespace maskscope {

namespace {

class ModelSentences
{
    Q_DECLARE_TR_FUNCTIONS(ModelSentences)
};

constexpr qsizetype kMostNames = 8;

QString listOf(const std::vector<std::string>& names, const QString& separator)
{
    QStringList list;
    for (const std::string& name : names) {
        list << QString::fromStdString(name);
    }
    return list.join(separator);
}

} // namespace

QString outputSentence(const OutputForm& output)
{
    if (!output.hasLmHead) {
        return ModelSentences::tr("No words: this file has no word head. It turns text into "
                                  "numbers for other programs, so it cannot fill a hidden word.");
    }
    if (!output.vocabularySize) {
        return ModelSentences::tr("A score for each word it knows, at every place of the text.");
    }
    return ModelSentences::tr("A score for each of the %1 words it knows, at every place of the "
                              "text (logits).")
        .arg(formatExact(*output.vocabularySize));
}

QString lengthSentence(const LengthContract& contract)
{
    QString phrase = formatLengthContract(contract);
    if (!phrase.isEmpty()) {
        phrase.replace(0, 1, phrase.at(0).toUpper());
    }
    if (!contract.traced) {
        return ModelSentences::tr("%1.", "a length phrase as a sentence").arg(phrase);
    }
    return ModelSentences::tr("%1. The file was recorded with %2.",
                              "a length phrase, the number of tokens")
        .arg(phrase, formatExact(contract.traced->value));
}

QString parameterSentence(const ParameterSummary& parameters)
{
    return ModelSentences::tr("%1 numbers (%2), %3.", "rounded count, exact count, size")
        .arg(formatCount(parameters.count), formatExact(parameters.count),
             formatBytes(parameters.uniqueBytes));
}

QString sharedSentence(const ParameterSummary& parameters)
{
    if (parameters.bytes <= parameters.uniqueBytes) {
        return ModelSentences::tr("None.");
    }
    const QString size = formatBytes(parameters.bytes - parameters.uniqueBytes);
    QStringList pairs;
    for (const SharedWeight& weight : parameters.shared) {
        pairs << listOf(weight.names, QStringLiteral(" = "));
    }
    if (pairs.size() > kMostNames) {
        pairs = pairs.first(kMostNames) << QStringLiteral("...");
    }
    return ModelSentences::tr("%1 are used in more than one place: %2", "size, names")
        .arg(size, pairs.join(QStringLiteral("; ")));
}

QString extraFilesSentence(const std::vector<std::string>& files)
{
    return files.empty() ? ModelSentences::tr("None besides the model.")
                         : listOf(files, QStringLiteral(", "));
}

} // namespace maskscope
