// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/role_choice.h"

#include <QTest>

using namespace maskscope;

namespace {

using enum InputRole;

InputSpec input(InputRole role, ElementType type = ElementType::Int64)
{
    InputSpec spec;
    spec.role = role;
    spec.type = type;
    return spec;
}

/// x, y, z as they were found.
std::vector<InputSpec> three()
{
    return {input(InputIds), input(AttentionMask), input(TokenTypeIds)};
}

std::vector<InputRole> rolesOf(const std::vector<InputSpec>& inputs)
{
    std::vector<InputRole> roles;
    for (const InputSpec& input : inputs) {
        roles.push_back(input.role);
    }
    return roles;
}

} // namespace

class TestRoleChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoInputsChangeRoles();
    void aRoleThatNobodyHolds();
    void aChoiceTakenBackIsNone();
    void theIdsAreAlwaysHeld();
    void typesDecideWhatIsPossible();
    void whatWasFoundIsKept();
    void aRoleIsHeldOnce();
    void whatDoesNotFitChangesNothing();
};

void TestRoleChoice::twoInputsChangeRoles()
{
    const RoleOverrides expected{{1, TokenTypeIds}, {2, AttentionMask}};
    QCOMPARE(rolesAfter(three(), 1, TokenTypeIds), expected);
    // The ids' old place takes what the new one leaves.
    const RoleOverrides ids{{0, AttentionMask}, {1, InputIds}};
    QCOMPARE(rolesAfter(three(), 1, InputIds), ids);
    QCOMPARE(rolesAfter(three(), 0, AttentionMask), ids);
}

void TestRoleChoice::aRoleThatNobodyHolds()
{
    QCOMPARE(rolesAfter(three(), 2, PositionIds), (RoleOverrides{{2, PositionIds}}));
    QCOMPARE(rolesAfter(three(), 2, Other), (RoleOverrides{{2, Other}}));
}

void TestRoleChoice::aChoiceTakenBackIsNone()
{
    const auto changed = withRoles(three(), rolesAfter(three(), 1, TokenTypeIds));
    QVERIFY(rolesAfter(changed, 1, AttentionMask).empty());
    QVERIFY(rolesAfter(changed, 2, TokenTypeIds).empty());
}

void TestRoleChoice::theIdsAreAlwaysHeld()
{
    QCOMPARE(possibleRoles(three(), 0),
             (std::vector<InputRole>{InputIds, AttentionMask, TokenTypeIds}));
    QCOMPARE(possibleRoles({input(InputIds)}, 0), (std::vector<InputRole>{InputIds}));
    // The other one cannot take numbers of words.
    QCOMPARE(possibleRoles({input(InputIds), input(AttentionMask, ElementType::Float32)}, 0),
             (std::vector<InputRole>{InputIds}));
}

void TestRoleChoice::typesDecideWhatIsPossible()
{
    std::vector<InputSpec> inputs = three();
    QCOMPARE(possibleRoles(inputs, 1),
             (std::vector<InputRole>{InputIds, AttentionMask, TokenTypeIds, PositionIds, Other}));
    inputs[1].type = ElementType::Float32;
    QCOMPARE(possibleRoles(inputs, 1), (std::vector<InputRole>{AttentionMask, Other}));
    inputs[1].isTensor = false;
    QCOMPARE(possibleRoles(inputs, 1), (std::vector<InputRole>{Other}));
}

void TestRoleChoice::whatWasFoundIsKept()
{
    const auto changed = withRoles(three(), {{1, TokenTypeIds}, {2, AttentionMask}});
    QCOMPARE(rolesOf(changed), (std::vector<InputRole>{InputIds, TokenTypeIds, AttentionMask}));
    QVERIFY(!changed[0].foundRole);
    QCOMPARE(foundRole(changed[1]), AttentionMask);
    QCOMPARE(foundRole(changed[2]), TokenTypeIds);
    QCOMPARE(rolesOf(withRoles(changed, {})), rolesOf(three()));
    QVERIFY(!withRoles(changed, {})[1].foundRole);
}

void TestRoleChoice::aRoleIsHeldOnce()
{
    const auto changed = withRoles(three(), {{1, TokenTypeIds}});
    QCOMPARE(rolesOf(changed), (std::vector<InputRole>{InputIds, TokenTypeIds, Other}));
    QCOMPARE(foundRole(changed[2]), TokenTypeIds);
}

void TestRoleChoice::whatDoesNotFitChangesNothing()
{
    const std::vector<RoleOverrides> wrong{{{3, TokenTypeIds}},
                                           {{0, AttentionMask}}, // nobody holds the ids then
                                           {{1, PositionIds}, {2, PositionIds}}};
    for (const RoleOverrides& roles : wrong) {
        QCOMPARE(rolesOf(withRoles(three(), roles)), rolesOf(three()));
    }
    QCOMPARE(rolesOf(withRoles({input(InputIds), input(AttentionMask, ElementType::Float32)},
                               {{1, TokenTypeIds}})),
             (std::vector<InputRole>{InputIds, AttentionMask}));
}

QTEST_APPLESS_MAIN(TestRoleChoice)
#include "tst_role_choice.moc"
