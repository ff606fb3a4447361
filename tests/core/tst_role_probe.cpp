// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/role_probe.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace maskscope;

namespace {

constexpr std::size_t kLength = 8;
constexpr std::int64_t kWords = 1000;

/// Which input carries what; -1: the model has no such input.
struct Order
{
    int ids = -1;
    int mask = -1;
    int types = -1;
    int positions = -1;
    int dead = -1; ///< is read by nothing
    std::int64_t firstPosition = 0;
};

struct Token
{
    double id = 0;
    double mask = 1;
    double type = 0;
    double position = 0;
};

/// A value that stands for what an embedding does: any number, but always the same.
double scrambled(double value)
{
    return std::sin(12.9898 * value + 4.1414);
}

double stateOf(const Token& token)
{
    return scrambled(token.id) + 0.3 * scrambled(500 + token.position)
        + 0.2 * scrambled(900 + token.type);
}

/// Each token's answer: its own state and, with weights that its words give, the others'.
ProbeAnswer answerOf(const std::vector<Token>& tokens)
{
    ProbeAnswer answer{2, {}};
    for (const Token& token : tokens) {
        double sum = 0;
        double weights = 0;
        for (const Token& other : tokens) {
            const double weight = other.mask * std::exp(stateOf(token) * stateOf(other));
            sum += weight * stateOf(other);
            weights += weight;
        }
        const double mixed = sum / std::max(weights, 1e-9);
        answer.values.push_back(static_cast<float>(stateOf(token) + mixed));
        answer.values.push_back(static_cast<float>(stateOf(token) * mixed));
    }
    return answer;
}

/// Refuses what a table of that size would refuse.
ValuesForward forwardOf(const Order& order)
{
    return [order](const InputValues& values) -> Result<ProbeAnswer> {
        std::vector<Token> tokens(kLength);
        for (std::size_t i = 0; i < kLength; ++i) {
            const auto read = [&](int input, std::int64_t otherwise) {
                return input < 0 ? otherwise : values[static_cast<std::size_t>(input)][i];
            };
            const std::int64_t id = read(order.ids, 0);
            const std::int64_t type = read(order.types, 0);
            const auto place = order.firstPosition + static_cast<std::int64_t>(i);
            const std::int64_t position = read(order.positions, place);
            const bool isBefore = position > 1 && position < order.firstPosition; // 1: not told yet
            if (id >= kWords || type > 1 || isBefore || position >= order.firstPosition + 64) {
                return Error{ErrorCode::ForwardFailed, {}, "index out of range in self"};
            }
            tokens[i] = {static_cast<double>(id), read(order.mask, 1) != 0 ? 1.0 : 0.0,
                         static_cast<double>(type), static_cast<double>(position)};
        }
        return answerOf(tokens);
    };
}

std::vector<InputSpec> nameless(std::size_t count)
{
    std::vector<InputSpec> inputs(count);
    for (std::size_t i = 0; i < count; ++i) {
        inputs[i].name = "x_" + std::to_string(i);
    }
    auto assigned = assignRoles(std::move(inputs));
    return assigned.hasValue() ? std::move(assigned).value() : std::vector<InputSpec>();
}

QString rolesOf(const std::vector<InputSpec>& inputs)
{
    QStringList words;
    for (const InputSpec& input : inputs) {
        const std::string_view role = roleName(input.role);
        words << QString::fromUtf8(role.data(), qsizetype(role.size()));
    }
    return words.join(u' ');
}

QString probed(std::vector<InputSpec> inputs, const Order& order, std::stop_token stop = {})
{
    return rolesOf(
        probeRoles(std::move(inputs), {kLength, kWords}, forwardOf(order), std::move(stop)));
}

} // namespace

class TestRoleProbe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void orders_data();
    void orders();
    void positionsStartWhereTheModelStartsThem();
    void namedInputsStay();
    void inputThatNothingReads();
    void whatDoesNotRunKeepsTheGuess();
    void isAskedOnlyWhereNeeded();
};

void TestRoleProbe::orders_data()
{
    QTest::addColumn<std::vector<int>>("places"); // of ids, mask, types, positions
    QTest::addColumn<QString>("roles");
    const std::array<QString, 4> names{
        QStringLiteral("input_ids"), QStringLiteral("attention_mask"),
        QStringLiteral("token_type_ids"), QStringLiteral("position_ids")};
    std::vector<int> places{0, 1, 2, 3};
    do {
        QStringList roles(4);
        for (std::size_t i = 0; i < 4; ++i) {
            roles[places[i]] = names[i];
        }
        QTest::newRow(qPrintable(roles.join(u' '))) << places << roles.join(u' ');
    } while (std::next_permutation(places.begin(), places.end()));
}

void TestRoleProbe::orders()
{
    QFETCH(std::vector<int>, places);
    QFETCH(QString, roles);
    const Order order{
        .ids = places[0], .mask = places[1], .types = places[2], .positions = places[3]};
    QCOMPARE(probed(nameless(4), order), roles);
}

void TestRoleProbe::positionsStartWhereTheModelStartsThem()
{
    std::vector<InputSpec> inputs = nameless(2);
    for (InputSpec& input : inputs) {
        input.firstPosition = 60;
    }
    QCOMPARE(probed(inputs, {.ids = 1, .positions = 0, .firstPosition = 60}),
             QStringLiteral("position_ids input_ids"));
}

void TestRoleProbe::namedInputsStay()
{
    std::vector<InputSpec> inputs(3);
    inputs[0].name = "x";
    inputs[1].name = "input_ids";
    inputs[2].name = "y";
    auto assigned = assignRoles(std::move(inputs));
    QVERIFY(assigned.hasValue());
    QCOMPARE(probed(std::move(assigned).value(), {.ids = 1, .mask = 2, .types = 0}),
             QStringLiteral("token_type_ids input_ids attention_mask"));
}

void TestRoleProbe::inputThatNothingReads()
{
    QCOMPARE(probed(nameless(3), {.ids = 2, .mask = 0, .dead = 1}),
             QStringLiteral("attention_mask other input_ids"));
}

void TestRoleProbe::whatDoesNotRunKeepsTheGuess()
{
    const ValuesForward never = [](const InputValues&) -> Result<ProbeAnswer> {
        return Error{ErrorCode::ForwardFailed, {}, {}};
    };
    QCOMPARE(rolesOf(probeRoles(nameless(2), {kLength, kWords}, never, {})),
             QStringLiteral("input_ids other"));
    std::stop_source stopped;
    stopped.request_stop();
    QCOMPARE(probed(nameless(2), {.ids = 1, .mask = 0}, stopped.get_token()),
             QStringLiteral("input_ids other"));
}

void TestRoleProbe::isAskedOnlyWhereNeeded()
{
    QVERIFY(!needsRoleProbe(nameless(1)));
    QVERIFY(needsRoleProbe(nameless(2)));
}

QTEST_APPLESS_MAIN(TestRoleProbe)
#include "tst_role_probe.moc"
