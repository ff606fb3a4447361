// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model_sentences.h"

#include "ui/error_text.h"
#include "ui/formatting.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
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

QString sharedNames(const ParameterSummary& parameters, SharingKind kind)
{
    QStringList groups;
    for (const SharedWeight& weight : parameters.shared) {
        if (weight.kind == kind) {
            groups << listOf(weight.names, QStringLiteral(" = "));
        }
    }
    if (groups.size() > kMostNames) {
        groups = groups.first(kMostNames) << QStringLiteral("...");
    }
    return groups.join(QStringLiteral("; "));
}

QString sharedSize(const ParameterSummary& parameters, SharingKind kind)
{
    std::uint64_t bytes = 0;
    for (const SharedWeight& weight : parameters.shared) {
        if (weight.kind == kind && !weight.names.empty()) {
            bytes += weight.bytes * (weight.names.size() - 1);
        }
    }
    return formatBytes(bytes);
}

/// Two sentences.
QString followed(const QString& first, const QString& second)
{
    return ModelSentences::tr("%1 %2", "two sentences").arg(first, second);
}

QString paddingSentence(const LengthContract& contract)
{
    return contract.mayPad
        ? ModelSentences::tr("Shorter text is padded.")
        : ModelSentences::tr("Shorter text is refused, because padding could change its answers.");
}

QString programSentence(const ModelSummary& summary)
{
    const TraceCard& card = summary.card;
    const QString code = ModelSentences::tr("%Ln files of code, %1.", "their size",
                                            static_cast<int>(card.codeFiles))
                             .arg(formatBytes(card.codeBytes));
    if (card.sourceFiles.empty()) {
        return code;
    }
    return followed(code,
                    ModelSentences::tr("It names %Ln files of its author's disk.", nullptr,
                                       static_cast<int>(card.sourceFiles.size())));
}

/// Where the program writes a length down, as its author's files have it.
QString placesSentence(const std::vector<Evidence>& evidence)
{
    QStringList places;
    for (const Evidence& place : evidence) {
        const std::string& where = place.source.empty() ? place.module : place.source;
        QString text = QString::fromStdString(where.empty() ? place.op : where);
        if (!where.empty() && !place.op.empty()) {
            text += QStringLiteral(" (%1)").arg(QString::fromStdString(place.op));
        }
        if (!text.isEmpty() && !places.contains(text)) {
            places << text;
        }
    }
    if (places.size() > kMostNames) {
        places = places.first(kMostNames) << QStringLiteral("...");
    }
    return places.join(QStringLiteral(", "));
}

QString deviceSentence(const TraceCard& card)
{
    return card.devices.empty() ? ModelSentences::tr("The program names none.")
                                : ModelSentences::tr("The program names %1.", "devices")
                                      .arg(listOf(card.devices, QStringLiteral(", ")));
}

QString inputsText(const std::vector<InputSpec>& inputs)
{
    QStringList lines;
    for (const InputSpec& input : inputs) {
        const std::string_view type = elementTypeName(input.type);
        const std::string_view role = roleName(input.role);
        QStringList parts{QString::fromStdString(input.name),
                          QString::fromStdString(std::string(role)),
                          QString::fromStdString(std::string(type))};
        if (input.tracedShape) {
            parts << formatShape(*input.tracedShape);
        }
        lines << QStringLiteral("  ") + parts.join(QStringLiteral("  "));
    }
    return lines.join(QLatin1Char('\n'));
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
    if (contract.kind == LengthKind::Unsafe && contract.max) {
        return followed(ModelSentences::tr("Right with exactly %Ln tokens: other lengths run, but "
                                           "are answered wrongly.",
                                           nullptr, static_cast<int>(contract.max->value)),
                        paddingSentence(contract));
    }
    const QString phrase = formatLengthContract(contract);
    if (contract.kind == LengthKind::Fixed) {
        return followed(ModelSentences::tr("Accepts %1.", "a length phrase").arg(phrase),
                        paddingSentence(contract));
    }
    const QString taken = contract.traced
        ? ModelSentences::tr("Recorded with %Ln tokens; takes %1.", "a length phrase",
                             static_cast<int>(contract.traced->value))
              .arg(phrase)
        : ModelSentences::tr("Takes %1.", "a length phrase").arg(phrase);
    return contract.kind == LengthKind::Any ? taken : followed(taken, paddingSentence(contract));
}

QString countSentence(const LengthContract& contract, SequenceLength count)
{
    const Result<SequenceLength> runAt = lengthToRunAt(contract, count);
    if (runAt.hasValue() && runAt.value() > count) {
        return ModelSentences::tr("%Ln of %1 places are your text; shorter text is padded", nullptr,
                                  static_cast<int>(count.value))
            .arg(formatExact(runAt.value().value));
    }
    if (!contract.max) {
        return ModelSentences::tr("%Ln tokens", nullptr, static_cast<int>(count.value));
    }
    return ModelSentences::tr("%1 of %2 tokens")
        .arg(formatExact(count.value), formatExact(contract.max->value));
}

QString batchSentence(const BatchContract& contract)
{
    switch (contract.kind) {
    case BatchKind::Any:
        return ModelSentences::tr("Takes several texts at once.");
    case BatchKind::Fixed:
        return ModelSentences::tr("Takes exactly %Ln texts at once.", nullptr,
                                  static_cast<int>(contract.traced.value_or(1)));
    case BatchKind::Unsafe:
        break;
    }
    return ModelSentences::tr("Several texts at once are answered wrongly, so they run one by "
                              "one.");
}

QString parameterSentence(const ParameterSummary& parameters)
{
    return ModelSentences::tr("%1 numbers (%2), %3.", "rounded count, exact count, size")
        .arg(formatCount(parameters.count), formatExact(parameters.count),
             formatBytes(parameters.uniqueBytes));
}

QString sharedSentence(const ParameterSummary& parameters)
{
    const QString once = sharedNames(parameters, SharingKind::Storage);
    const QString again = sharedNames(parameters, SharingKind::EqualValues);
    QStringList sentences;
    if (!once.isEmpty()) {
        sentences << ModelSentences::tr("%1 are used in more than one place: %2", "size, names")
                         .arg(sharedSize(parameters, SharingKind::Storage), once);
    }
    if (!again.isEmpty()) {
        sentences << ModelSentences::tr(
                         "%1 stand in the file again and are kept in memory once: %2",
                         "size, names")
                         .arg(sharedSize(parameters, SharingKind::EqualValues), again);
    }
    return sentences.isEmpty() ? ModelSentences::tr("None.") : sentences.join(QLatin1Char('\n'));
}

QString extraFilesSentence(const std::vector<std::string>& files)
{
    return files.empty() ? ModelSentences::tr("None besides the model.")
                         : listOf(files, QStringLiteral(", "));
}

QString engineSentence(const EngineReport& engine)
{
    if (engine.used.engine == Engine::Plain) {
        return engineText(plainReasonSentence(engine.reason));
    }
    QStringList on;
    QStringList off;
    for (const PassReport& report : engine.passes) {
        const QString pass = engineText(passSentence(report.pass));
        if (report.state == PassState::On) {
            on << pass;
        } else {
            off << ModelSentences::tr("%1 (%2)", "step of the engine, why it is off")
                       .arg(pass, engineText(passStateSentence(report.state)));
        }
    }
    const QString separator = ModelSentences::tr("; ", "between the steps of the engine");
    const QString steps = on.join(separator);
    QString text = engine.used.precision == Precision::Fp32
        ? ModelSentences::tr("Rewritten for speed, with the file's own answers: %1.").arg(steps)
        : ModelSentences::tr(
              "Rewritten for speed, with weights in %2, so that its answers differ a little from "
              "the file's own: %1.")
              .arg(steps, precisionText(engine.used.precision));
    if (!off.isEmpty()) {
        text += QLatin1Char('\n') + ModelSentences::tr("Not: %1.").arg(off.join(separator));
    }
    return text;
}

std::vector<ModelFact> modelFacts(const ModelSummary& summary)
{
    const QString className = summary.card.className.empty()
        ? ModelSentences::tr("not told")
        : QString::fromStdString(summary.card.className);
    const QString file = QDir::toNativeSeparators(QString::fromStdString(summary.path));
    std::vector<ModelFact> facts{
        {"output", ModelSentences::tr("Comes out"), outputSentence(summary.output)},
        {"length", ModelSentences::tr("Length of a text"), lengthSentence(summary.length)},
        {"batch", ModelSentences::tr("Several texts"), batchSentence(summary.batch)},
        {"parameters", ModelSentences::tr("Parameters"), parameterSentence(summary.parameters)},
        {"shared", ModelSentences::tr("Shared parameters"), sharedSentence(summary.parameters)},
        {"engine", ModelSentences::tr("How it runs"), engineSentence(summary.engine)},
        {"class", ModelSentences::tr("Class"), className},
        {"program", ModelSentences::tr("Program"), programSentence(summary)},
        {"devices", ModelSentences::tr("Devices"), deviceSentence(summary.card)},
        {"extraFiles", ModelSentences::tr("Files inside"), extraFilesSentence(summary.extraFiles)},
        {"producer", ModelSentences::tr("Made by"), QString::fromStdString(summary.producer)},
        {"file", ModelSentences::tr("File"),
         ModelSentences::tr("%1 (%2)", "name of a file, its size")
             .arg(file, formatBytes(summary.fileBytes))},
    };
    if (const QString places = placesSentence(summary.length.evidence); !places.isEmpty()) {
        facts.insert(facts.begin() + 2, {"places", ModelSentences::tr("Length set at"), places});
    }
    return facts;
}

QString modelText(const ModelSummary& summary)
{
    QStringList lines{QFileInfo(QString::fromStdString(summary.path)).fileName()};
    for (const Warning& warning : summary.warnings) {
        lines << warningSign(warning.code) + QLatin1Char(' ') + warningText(warning);
    }
    lines << ModelSentences::tr("Goes in") + QLatin1Char('\n') + inputsText(summary.inputs);
    for (const ModelFact& fact : modelFacts(summary)) {
        lines << fact.title + QLatin1Char('\n') + QStringLiteral("  ") + fact.text;
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

QString precisionText(Precision precision)
{
    const std::string_view name = precisionName(precision);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

} // namespace maskscope
