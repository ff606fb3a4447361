// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/compare/side_by_side_tab.h"

#include "ui/app_controller.h"
#include "ui/comparisons.h"
#include "ui/pages/compare/comparison_view.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/wait_row.h"

#include <QLabel>

#include <utility>

namespace maskscope {

SideBySideTab::SideBySideTab(AppController& controller, const QString& name,
                             FileChooser chooseTable, QWidget* parent)
    : CompareTab(controller, name + QStringLiteral("Problem"), parent)
    , m_hint(makeMutedLabel(this, qPrintable(name + QStringLiteral("Hint"))))
    , m_wait(new WaitRow(this))
    , m_view(new ComparisonView(std::move(chooseTable), this))
{
    const Comparisons* comparisons = &controller.comparisons();
    connect(m_wait, &WaitRow::cancelAsked, comparisons, &Comparisons::cancelComparison);
    connect(comparisons, &Comparisons::comparisonFailed, this, [this](const Error& error) {
        if (m_isActive) {
            showProblem(error);
        }
    });
    connect(comparisons, &Comparisons::comparisonCancelled, m_wait, &WaitRow::end);
}

void SideBySideTab::setActive(bool active)
{
    if (active == m_isActive) {
        return;
    }
    m_isActive = active;
    if (active) {
        ask();
    } else {
        m_wait->end();
    }
}

void SideBySideTab::setDetailLevel(DetailLevel level)
{
    CompareTab::setDetailLevel(level);
    m_view->setDetailLevel(level);
}

void SideBySideTab::showHint(const QString& hint)
{
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
}

void SideBySideTab::showProblem(const Error& error)
{
    m_wait->end();
    m_view->clear();
    showHint({});
    tell(error);
}

} // namespace maskscope
