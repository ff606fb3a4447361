// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/signature.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;

namespace maskscope {

/// An input of a model in a table: its name, a box with what it may mean, and where that is from.
class RoleCell : public QWidget
{
    Q_OBJECT

public:
    /// `origin`: "found by trying"; may be empty.
    RoleCell(const std::vector<InputSpec>& inputs, std::size_t place, const QString& origin,
             QWidget* parent = nullptr);

    /// What else is known of the input, in a line of its own; empty: it is told elsewhere.
    void setRest(const QString& rest);
    /// Without shortening what is chosen.
    [[nodiscard]] int wantedWidth() const;

Q_SIGNALS:
    void roleChosen(maskscope::InputRole role); ///< by the user, another than the present one

private:
    void createLayout(const InputSpec& input, const QString& origin);
    void fillBox(const std::vector<InputSpec>& inputs, std::size_t place);
    void tellChoice(InputRole present);

    QComboBox* m_box;
    QLabel* m_rest;
};

} // namespace maskscope
