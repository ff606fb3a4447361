// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/export_doctor.h"
#include "core/model/model_summary.h"
#include "ui/widgets/card.h"

#include <vector>

class QLabel;
class QListWidget;

namespace maskscope {

/// Why the open model takes so few lengths: the places that pin the length down, each a click away
/// from its module, and how an export sets it free.
class WhyLength : public Card
{
    Q_OBJECT

public:
    explicit WhyLength(QWidget* parent = nullptr);

    void setModel(const ModelSummary& summary, const std::vector<Fault>& faults);
    /// The place that is chosen, or the first; placeChosen() follows if there is any.
    void choosePlace();

Q_SIGNALS:
    void placeChosen(const maskscope::Evidence& evidence);
    void exportHelpRequested();
    void closed();

private:
    void createLayout();
    void tellPlace(int row);

    std::vector<Evidence> m_places;
    QLabel* m_sentence;
    QListWidget* m_list;
    QLabel* m_wayOut;
};

} // namespace maskscope
