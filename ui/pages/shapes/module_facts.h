// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/inspection.h"
#include "core/model/model_summary.h"
#include "ui/detail_level.h"

#include <QWidget>

#include <memory>

class QLabel;
class QTableView;

namespace maskscope {

class OperatorModel;

/// What is known of one module: what goes in and comes out, how much it computes, and the operators
/// that it calls itself.
class ModuleFacts : public QWidget
{
    Q_OBJECT

public:
    explicit ModuleFacts(QWidget* parent = nullptr);

    /// `inspection` may be null: it was not looked into.
    void setModule(std::shared_ptr<const ModelSummary> summary,
                   std::shared_ptr<const Inspection> inspection, std::size_t module);
    void setLength(SequenceLength length);
    /// The operators are for Inspect, but for one that is pointed at.
    void setDetailLevel(DetailLevel level);
    /// Selects the first operator of the module that fits the evidence, if there is one.
    void selectOperator(const Evidence& evidence);

Q_SIGNALS:
    void operatorSelected(const maskscope::InspectedOperator& op);

protected:
    void changeEvent(QEvent* event) override;

private:
    void createLayout();
    void write();
    void showOperator();
    void showTable();

    std::shared_ptr<const ModelSummary> m_summary;
    std::shared_ptr<const Inspection> m_inspection;
    std::size_t m_module = 0;
    DetailLevel m_level = DetailLevel::Inspect;
    bool m_isPointedAt = false; ///< an operator of this module, by showEvidence
    SequenceLength m_length{1};
    bool m_isWriting = false;
    QLabel* m_shapes;
    QLabel* m_numbers;
    QLabel* m_why;
    QLabel* m_help;
    OperatorModel* m_operators;
    QTableView* m_table;
};

} // namespace maskscope
