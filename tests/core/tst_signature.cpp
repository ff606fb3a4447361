// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/signature.h"

#include <QTest>

using namespace maskscope;

namespace {

InputSpec tensor(const char* name, ElementType type = ElementType::Int64)
{
    InputSpec input;
    input.name = name;
    input.type = type;
    return input;
}

InputSpec optional(InputSpec input)
{
    input.hasDefault = true;
    return input;
}

InputSpec number(const char* name)
{
    InputSpec input = tensor(name, ElementType::OtherType);
    input.isTensor = false;
    return input;
}

/// "input_ids attention_mask ...", or the error's code and facts.
QString rolesOf(std::vector<InputSpec> inputs)
{
    const auto assigned = assignRoles(std::move(inputs));
    QStringList words;
    if (assigned.hasError()) {
        words << (assigned.error().code == ErrorCode::NoForward ? QStringLiteral("no forward")
                                                                : QStringLiteral("unknown input"));
        for (const auto& [name, fact] : assigned.error().facts) {
            words << QString::fromStdString(std::get<std::string>(fact));
        }
        return words.join(u'|');
    }
    for (const InputSpec& input : assigned.value()) {
        const std::string_view role = roleName(input.role);
        words << QString::fromUtf8(role.data(), qsizetype(role.size()));
    }
    return words.join(u' ');
}

} // namespace

class TestSignature : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void realSignatures();
    void theOrderDoesNotMatter();
    void nameless();
    void optionalInputs();
    void neutralInputs();
    void cannotBeFilled();
    void namelessInputsAreGuesses();
    void noIds();
    void typeNames();
};

void TestSignature::names_data()
{
    QTest::addColumn<QString>("role"); // empty: the name tells nothing
    const auto row = [](const char* name, const char* role) {
        QTest::newRow(name) << QString::fromUtf8(role);
    };
    row("input_ids", "input_ids");
    row("input_ids.1", "input_ids");
    row("input_ids_1", "input_ids");
    row("input.2", "input_ids");
    row("tokens_tensor", "input_ids");
    row("attention_mask", "attention_mask");
    row("attention_mask.1", "attention_mask");
    row("input_mask", "attention_mask");
    row("token_type_ids", "token_type_ids");
    row("segments_tensors", "token_type_ids");
    row("segment_ids", "token_type_ids");
    row("position_ids", "position_ids");
    row("segments_ids.1", "token_type_ids");
    row("x", "");
    row("head_mask", "");
    row("inputs_embeds", "");
    row("argument_1", "");
    row("1", "");
    row("", "");
}

void TestSignature::names()
{
    QFETCH(QString, role);
    const auto found = roleOfName(QTest::currentDataTag());
    const std::string_view name = found.has_value() ? roleName(*found) : std::string_view();
    QCOMPARE(QString::fromUtf8(name.data(), qsizetype(name.size())), role);
}

void TestSignature::realSignatures()
{
    // forward() of transformers 5.24, traced: BERT, DistilBERT, MPNet.
    QCOMPARE(rolesOf({tensor("input_ids"), tensor("attention_mask"), tensor("token_type_ids")}),
             QStringLiteral("input_ids attention_mask token_type_ids"));
    QCOMPARE(rolesOf({tensor("input_ids"), tensor("attention_mask")}),
             QStringLiteral("input_ids attention_mask"));
    QCOMPARE(rolesOf({tensor("input_ids"), tensor("attention_mask"), tensor("position_ids")}),
             QStringLiteral("input_ids attention_mask position_ids"));
}

void TestSignature::theOrderDoesNotMatter()
{
    QCOMPARE(rolesOf({tensor("token_type_ids.1"), tensor("mask", ElementType::Float32),
                      tensor("ids", ElementType::Int32)}),
             QStringLiteral("token_type_ids attention_mask input_ids"));
}

void TestSignature::nameless()
{
    QCOMPARE(rolesOf({tensor("x")}), QStringLiteral("input_ids"));
    QCOMPARE(rolesOf({tensor("attention_mask"), tensor("x")}),
             QStringLiteral("attention_mask input_ids"));
    QCOMPARE(rolesOf({optional(number("flag")), tensor("x")}), QStringLiteral("other input_ids"));
}

void TestSignature::optionalInputs()
{
    QCOMPARE(rolesOf({tensor("input_ids"), optional(tensor("attention_mask")),
                      optional(tensor("inputs_embeds", ElementType::Float32)),
                      optional(number("return_dict"))}),
             QStringLiteral("input_ids attention_mask other other"));
}

void TestSignature::neutralInputs()
{
    // By position in transformers 5.24: Longformer, LayoutLM, XLM, XMOD.
    const auto assigned = assignRoles({tensor("lang_ids.1"), tensor("ids"), tensor("bbox"),
                                       tensor("lengths"), tensor("head_mask", ElementType::Float32),
                                       tensor("global_attention_mask"), tensor("attention_mask")});
    QVERIFY(assigned.hasValue());
    const std::vector<std::optional<NeutralInput>> expected{NeutralInput::ZeroPerText,
                                                            std::nullopt,
                                                            NeutralInput::Zeros,
                                                            NeutralInput::LengthPerText,
                                                            NeutralInput::Ones,
                                                            NeutralInput::Zeros,
                                                            std::nullopt};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        QCOMPARE(assigned.value()[i].neutral, expected[i]);
    }
    QCOMPARE(assigned.value()[1].role, InputRole::InputIds);
    // It holds no ids, even if nothing else does.
    QCOMPARE(rolesOf({tensor("lengths")}), QStringLiteral("no forward"));
}

void TestSignature::cannotBeFilled()
{
    QCOMPARE(rolesOf({tensor("input_ids"), tensor("pixel_values", ElementType::Float32)}),
             QStringLiteral("unknown input|float32 tensor|pixel_values"));
    QCOMPARE(rolesOf({tensor("input_ids"), number("steps")}),
             QStringLiteral("unknown input|other than tensor|steps"));
}

void TestSignature::namelessInputsAreGuesses()
{
    // Never by position: the second of two ids could be anything.
    const auto assigned = assignRoles({tensor("input_ids"), tensor("tokens")});
    QVERIFY(assigned.hasValue());
    QVERIFY(!assigned.value()[0].isGuessed);
    QVERIFY(assigned.value()[1].isGuessed);
    QCOMPARE(assigned.value()[1].role, InputRole::Other);
    // What torch.jit.trace calls the arguments of a lambda.
    QCOMPARE(rolesOf({tensor("input.1"), tensor("input.3"), tensor("x", ElementType::Float32)}),
             QStringLiteral("input_ids other other"));
    // Who has a value that does nothing needs no guess.
    const auto neutral = assignRoles({tensor("x"), tensor("langs")});
    QVERIFY(neutral.hasValue());
    QVERIFY(neutral.value()[0].isGuessed);
    QVERIFY(!neutral.value()[1].isGuessed);
}

void TestSignature::noIds()
{
    QCOMPARE(rolesOf({}), QStringLiteral("no forward"));
    QCOMPARE(rolesOf({tensor("attention_mask")}), QStringLiteral("no forward"));
    QCOMPARE(rolesOf({tensor("input", ElementType::Float32)}), QStringLiteral("no forward"));
    QCOMPARE(rolesOf({number("x")}), QStringLiteral("no forward"));
}

void TestSignature::typeNames()
{
    QCOMPARE(elementTypeName(ElementType::Int64), std::string_view("int64"));
    QCOMPARE(elementTypeName(ElementType::BFloat16), std::string_view("bfloat16"));
    QCOMPARE(elementTypeName(ElementType::OtherType), std::string_view("other"));
}

QTEST_APPLESS_MAIN(TestSignature)
#include "tst_signature.moc"
