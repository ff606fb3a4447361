// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/inspection.h"

#include <QWidget>

#include <memory>

class QLabel;
class QSortFilterProxyModel;
class QTableView;

namespace maskscope {

class OperatorCountModel;

/// All kinds of operators of the model, with what each does.
class OperatorPage : public QWidget
{
    Q_OBJECT

public:
    explicit OperatorPage(QWidget* parent = nullptr);

    void setInspection(const std::shared_ptr<const Inspection>& inspection);
    void setLength(SequenceLength length);
    void search(const QString& text);

private:
    void setUpTable();

    OperatorCountModel* m_operators;
    QSortFilterProxyModel* m_found;
    QTableView* m_table;
    QLabel* m_nothingFound;
};

} // namespace maskscope
