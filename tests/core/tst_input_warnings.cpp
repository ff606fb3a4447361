// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/input_warnings.h"

#include <QTest>

using namespace maskscope;

namespace {

InputSpec input(const char* name, InputRole role, bool isGuessed = false)
{
    InputSpec spec;
    spec.name = name;
    spec.role = role;
    spec.isGuessed = isGuessed;
    spec.tracedShape = {{1, 14}};
    return spec;
}

const std::vector<NamedShape>& twoTypes()
{
    static const std::vector<NamedShape> shapes{
        {"bert.embeddings.token_type_embeddings.weight", {2, 24}}};
    return shapes;
}

QString textOf(const std::vector<Warning>& warnings)
{
    QStringList lines;
    for (const Warning& warning : warnings) {
        QString line = QString::fromUtf8(warningName(warning.code).data());
        for (const auto& [name, fact] : warning.facts) {
            const auto* text = std::get_if<std::string>(&fact);
            line += QLatin1Char(' ')
                + (text != nullptr ? QString::fromStdString(*text)
                                   : QString::number(std::get<std::int64_t>(fact)));
        }
        lines << line;
    }
    return lines.join(QLatin1String("; "));
}

} // namespace

class TestInputWarnings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasFoundByTrying();
    void whoHasSaidBetterIsNotTold();
    void theMaskIsSecond();
    void notOfEveryFile();
};

void TestInputWarnings::whatWasFoundByTrying()
{
    QCOMPARE(textOf(inputWarnings({input("x", InputRole::InputIds, true),
                                   input("y", InputRole::AttentionMask, true),
                                   input("z", InputRole::Other, true)},
                                  {})),
             QStringLiteral("UNKNOWN_ROLES z; GUESSED_ROLES x = input_ids, y = attention_mask"));
    // One input can only be the ids.
    QCOMPARE(textOf(inputWarnings({input("x", InputRole::InputIds, true)}, {})), QString());
}

void TestInputWarnings::whoHasSaidBetterIsNotTold()
{
    InputSpec said = input("y", InputRole::TokenTypeIds, true);
    said.foundRole = InputRole::Other;
    QCOMPARE(textOf(inputWarnings({input("input_ids", InputRole::InputIds), said}, {})), QString());
}

void TestInputWarnings::theMaskIsSecond()
{
    QCOMPARE(textOf(inputWarnings({input("input_ids", InputRole::InputIds),
                                   input("attention_mask", InputRole::AttentionMask)},
                                  twoTypes())),
             QStringLiteral("MASK_IS_SECOND 14"));
    QVERIFY(isNote(WarningCode::MaskIsSecond));
    QVERIFY(!isNote(WarningCode::UnknownRoles));
}

void TestInputWarnings::notOfEveryFile()
{
    const InputSpec ids = input("input_ids", InputRole::InputIds);
    const InputSpec mask = input("attention_mask", InputRole::AttentionMask);
    const InputSpec types = input("token_type_ids", InputRole::TokenTypeIds);
    QCOMPARE(textOf(inputWarnings({ids, mask, types}, twoTypes())), QString());
    QCOMPARE(textOf(inputWarnings({mask, ids}, twoTypes())), QString());
    QCOMPARE(textOf(inputWarnings({ids, mask}, {})), QString()); // DistilBERT
    QCOMPARE(textOf(inputWarnings({ids, mask}, {{"token_type_embeddings.weight", {1, 24}}})),
             QString()); // RoBERTa
    InputSpec scripted = mask;
    scripted.tracedShape.reset();
    QCOMPARE(textOf(inputWarnings({ids, scripted}, twoTypes())), QString());
}

QTEST_APPLESS_MAIN(TestInputWarnings)
#include "tst_input_warnings.moc"
