// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/role_choice.h"

#include <QTableView>

#include <vector>

namespace maskscope {

class InputModel;
class RoleCell;

/// What goes into a model, a row an input; as high as its rows. Where roles may be chosen, each
/// input that can mean several things has a box to say which; where the table is too narrow for it,
/// what the other columns tell stands below it.
class InputTable : public QTableView
{
    Q_OBJECT

public:
    explicit InputTable(QWidget* parent = nullptr);

    void setInputs(const std::vector<InputSpec>& inputs);
    /// Said once, before there are inputs.
    void setChoosesRoles(bool chooses);

Q_SIGNALS:
    /// All that the user says of the inputs now.
    void rolesChosen(const maskscope::RoleOverrides& roles);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void addRoleBoxes();
    [[nodiscard]] std::vector<RoleCell*> roleCells() const;
    void fold();
    void fitHeight();

    InputModel* m_inputs;
    bool m_choosesRoles = false;
    bool m_isFolded = false;
    std::size_t m_focused = static_cast<std::size_t>(-1); ///< the input chosen for last; none
};

} // namespace maskscope
