// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/html_report.h"
#include "tests/support/sample_inspection.h"
#include "tests/ui/window_test.h"
#include "ui/error_text.h"
#include "ui/language.h"
#include "ui/model_export.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <array>

using namespace maskscope;

namespace {

/// What a report says: the texts of its elements, and the language it names.
struct Page
{
    QStringList texts;
    QString language;
    QString error;
};

Page read(const QByteArray& html)
{
    Page page;
    QXmlStreamReader reader(html);
    bool isStyle = false;
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement()) {
            isStyle = reader.name() == QLatin1String("style");
            const QXmlStreamAttributes attributes = reader.attributes();
            if (reader.name() == QLatin1String("html")) {
                page.language = attributes.value(QLatin1String("lang")).toString();
            }
            if (attributes.hasAttribute(QLatin1String("aria-label"))) {
                page.texts << attributes.value(QLatin1String("aria-label")).toString();
            }
        } else if (reader.isEndElement()) {
            isStyle = false;
        } else if (reader.isCharacters() && !reader.isWhitespace() && !isStyle) {
            page.texts << reader.text().toString().trimmed();
        }
    }
    page.error = reader.hasError() ? reader.errorString() : QString();
    return page;
}

constexpr std::array kWarnings{
    WarningCode::LoadTimeCode,  WarningCode::DeviceConstants, WarningCode::SignatureMismatch,
    WarningCode::AnswersDiffer, WarningCode::FlatAnswers,     WarningCode::UnsafeLengths,
    WarningCode::GuessedRoles,  WarningCode::UnknownRoles,    WarningCode::MaskIsSecond};

/// What a report can say of lengths, batches and what comes out, one of each in turn.
struct Variant
{
    LengthContract length;
    BatchKind batch;
    OutputContainer container;
    bool hasWords;
    std::size_t weights = 0; ///< more than there are; too many are not listed
};

LengthContract lengths(LengthKind kind, std::optional<SequenceLength> most, bool mayPad)
{
    LengthContract contract;
    contract.kind = kind;
    contract.min = SequenceLength{7};
    contract.max = most;
    contract.traced = SequenceLength{kind == LengthKind::Range ? 1 : 14};
    contract.mayPad = mayPad;
    return contract;
}

std::vector<Variant> variants()
{
    const SequenceLength most{1512};
    return {
        {lengths(LengthKind::Any, most, true), BatchKind::Any, OutputContainer::Tensor, true, 6000},
        {lengths(LengthKind::Any, {}, true), BatchKind::Any, OutputContainer::Tuple, true},
        {lengths(LengthKind::Range, most, true), BatchKind::Fixed, OutputContainer::List, true},
        {lengths(LengthKind::Fixed, most, false), BatchKind::Unsafe, OutputContainer::Dict, false},
        {lengths(LengthKind::Unsafe, most, false), BatchKind::Any, OutputContainer::Dict, true},
    };
}

/// A model of which everything is known that a report can say. Names of the file are not words of
/// any language.
SampleModel fullModel(const Variant& variant)
{
    const SampleModel sample = makeSampleModel({.recordedLength = SequenceLength{14}});
    ModelSummary summary = *sample.summary;
    summary.path = "qqq/zzz.pt";
    summary.sha256 = "00ff";
    summary.producer = "ppp 2.1";
    summary.extraFiles = {"xxx.json"};
    summary.torchVersion = "2.13.0";
    summary.card.className = "CCC";
    summary.card.returnType = "RRR";
    summary.card.devices = {"ddd:0"};
    summary.card.sourceFiles = {"sss.py"};
    summary.card.codeFiles = 3210;
    summary.card.codeBytes = 45678;
    summary.card.format = 10;
    InputSpec& other = summary.inputs.emplace_back();
    other.name = "vvv";
    other.tracedShape = {1, 14};
    summary.parameters.shared = {{{"a.b", "c.d"}, 8192, SharingKind::Storage},
                                 {{"e.f", "g.h"}, 4096, SharingKind::EqualValues}};
    for (const WarningCode code : kWarnings) {
        summary.warnings.push_back({code,
                                    {{"classes", "KKK"},
                                     {"devices", "ddd:0"},
                                     {"recorded", std::int64_t{4}},
                                     {"found", std::int64_t{3}},
                                     {"length", std::int64_t{14}},
                                     {"inputs", "vvv"}}});
    }
    summary.length = variant.length;
    summary.length.evidence = {{"aten::expand",
                                "a.b",
                                "m.py:7",
                                "the number {number} is written down here",
                                {{"number", std::int64_t{14}}}},
                               {"aten::add",
                                {},
                                {},
                                "a recorded table of size {number} is read here",
                                {{"number", std::int64_t{14}}}},
                               {{}, {}, {}, "other lengths run, but are answered otherwise"}};
    summary.batch.kind = variant.batch;
    summary.batch.evidence
        = {{{}, {}, {}, "two texts together are answered otherwise than each alone"}};
    summary.output.container = variant.container;
    summary.output.hasLmHead = variant.hasWords;
    Inspection inspection = *sample.inspection;
    inspection.modules.back().outputs.clear();
    inspection.modules.back().calls = 0;
    inspection.weights.front().sameBytesAs = {"e.f"};
    inspection.weights.front().notFinite = 1234;
    inspection.weights.resize(std::max(variant.weights, inspection.weights.size()),
                              inspection.weights.front());
    return {std::make_shared<ModelSummary>(summary), std::make_shared<Inspection>(inspection)};
}

QByteArray inWindow(const SampleModel& model)
{
    return modelReport(*model.summary, model.inspection.get(), {}, QStringLiteral("html"));
}

QByteArray onCommandLine(const SampleModel& model)
{
    return QByteArray::fromStdString(htmlReport(*model.summary, model.inspection.get()));
}

/// Numbers as they are written, sorted: words may stand in another order.
QStringList numbersOf(const QStringList& texts)
{
    static const QRegularExpression number(QStringLiteral("\\d[\\d,.]*"));
    QStringList numbers;
    auto matches = number.globalMatch(texts.join(QLatin1Char(' ')));
    while (matches.hasNext()) {
        QString text = matches.next().captured();
        while (text.endsWith(QLatin1Char(',')) || text.endsWith(QLatin1Char('.'))) {
            text.chop(1);
        }
        numbers << text;
    }
    numbers.sort();
    return numbers;
}

/// Without what is the same in every language: names of modules, of Python and of operators.
QString withoutNames(QString text, const ModelSummary& summary)
{
    static const QRegularExpression names(
        QStringLiteral("Maskscope|PyTorch|LibTorch|TorchScript|Hugging "
                       "Face|Python|eval\\(\\)|[A-Za-z_]\\w*\\.\\S+|"
                       "\\w+::\\w+|input_ids|attention_mask|token_type_ids|float32|int64"));
    for (const ModuleSummary& module : summary.modules) {
        const std::string last = module.path.substr(module.path.rfind('.') + 1);
        if (text == QString::fromStdString(module.type) || text == QString::fromStdString(last)) {
            return {};
        }
    }
    return text.remove(names);
}

} // namespace

class TestModelReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnQtWarnings(); }

    void anEnglishWindowWritesWhatTheCommandLineDoes()
    {
        ProgramLanguage language;
        language.use(LanguageChoice::English);
        for (const Variant& variant : variants()) {
            const SampleModel model = fullModel(variant);
            const Page page = read(inWindow(model));
            QCOMPARE(page.error, QString());
            QCOMPARE(page.language, QStringLiteral("en"));
            QCOMPARE(inWindow(model), onCommandLine(model));
            QVERIFY(page.texts.filter(QStringLiteral("{")).isEmpty());
        }
    }

    void aChineseWindowWritesNoEnglish()
    {
        ProgramLanguage language;
        language.use(LanguageChoice::Chinese);
        static const QRegularExpression word(QStringLiteral("[A-Za-z]{4,}"));
        static const QRegularExpression han(QStringLiteral("\\p{Han}"));
        for (const Variant& variant : variants()) {
            const SampleModel model = fullModel(variant);
            const Page english = read(onCommandLine(model));
            const Page chinese = read(inWindow(model));
            QCOMPARE(chinese.error, QString());
            QCOMPARE(chinese.language, QStringLiteral("zh-CN"));
            const QSet<QString> written(chinese.texts.begin(), chinese.texts.end());
            for (const QString& text : english.texts) {
                const bool isLabel = withoutNames(text, *model.summary).contains(word);
                QVERIFY2(!isLabel || !written.contains(text), qPrintable(text));
            }
            for (const QString& text : chinese.texts) {
                QVERIFY2(text.contains(han) || !withoutNames(text, *model.summary).contains(word),
                         qPrintable(text));
                QVERIFY2(!text.contains(QLatin1Char('{')), qPrintable(text));
            }
            QCOMPARE(numbersOf(chinese.texts), numbersOf(english.texts));
        }
    }

    void theWindowSaysItInChinese()
    {
        ProgramLanguage language;
        language.use(LanguageChoice::Chinese);
        const SampleModel model = fullModel(variants().front());
        static const QRegularExpression english(QStringLiteral("[a-z]{3,} [a-z]{3,}"));
        for (const Evidence& place : model.summary->length.evidence) {
            const QString text = evidenceText(place);
            QVERIFY2(!text.contains(english), qPrintable(text));
            QVERIFY(place.facts.empty() || text.contains(QStringLiteral("14")));
        }
        QCOMPARE(evidenceText({{}, {}, {}, "RuntimeError: {a} sizes differ"}),
                 QStringLiteral("RuntimeError: {a} sizes differ"));
    }
};

QTEST_MAIN(TestModelReport)
#include "tst_model_report.moc"
