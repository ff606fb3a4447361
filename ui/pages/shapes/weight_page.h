// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/inspection.h"

#include <QWidget>

#include <memory>
#include <string>

class QLabel;
class QTableView;

namespace maskscope {

class Histogram;
class WeightModel;

/// The weights of a module in numbers, and the spread of the one that is chosen.
class WeightPage : public QWidget
{
    Q_OBJECT

public:
    explicit WeightPage(QWidget* parent = nullptr);

    void setModule(std::shared_ptr<const Inspection> inspection, const std::string& path);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fitTable();
    void showWeight();

    WeightModel* m_weights;
    QLabel* m_none;
    QTableView* m_table;
    Histogram* m_histogram;
    QLabel* m_sentence;
};

} // namespace maskscope
