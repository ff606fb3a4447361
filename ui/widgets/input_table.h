// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/signature.h"

#include <QTableView>

#include <vector>

namespace maskscope {

class InputModel;

/// What goes into a model, a row an input; as high as its rows.
class InputTable : public QTableView
{
    Q_OBJECT

public:
    explicit InputTable(QWidget* parent = nullptr);

    void setInputs(const std::vector<InputSpec>& inputs);

private:
    void fitHeight();

    InputModel* m_inputs;
};

} // namespace maskscope
