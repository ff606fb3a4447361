// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/compare/compare_tab.h"

#include "ui/app_controller.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/widgets/error_bar.h"

namespace maskscope {

CompareTab::CompareTab(AppController& controller, const QString& problemName, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_problem(new ErrorBar(ErrorBar::Tone::Hint, this, problemName))
{
    connect(m_problem, &ErrorBar::exportHelpRequested, this, &CompareTab::exportHelpRequested);
}

void CompareTab::tell(const Error& error)
{
    m_problem->showError(error, {});
    m_problem->setOffersExport(isSolvedByExport(error.code, m_controller.summary().get()));
}

} // namespace maskscope
