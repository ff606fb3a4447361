// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/compare/compare_tab.h"

#include "ui/app_controller.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/widgets/error_bar.h"
#include "ui/widgets/text_label.h"

#include <QLabel>

namespace maskscope {

CompareTab::CompareTab(AppController& controller, const QString& problemName, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_problem(new ErrorBar(ErrorBar::Tone::Hint, this, problemName))
    , m_intro(makeMutedLabel(this, "intro"))
{
    m_intro->hide();
    connect(m_problem, &ErrorBar::exportHelpRequested, this, &CompareTab::exportHelpRequested);
}

QLabel* CompareTab::createIntro(const QString& sentence)
{
    m_intro->setText(sentence);
    return m_intro;
}

void CompareTab::setDetailLevel(DetailLevel level)
{
    m_intro->setVisible(level == DetailLevel::Show);
    m_problem->setDetailLevel(level);
}

void CompareTab::tell(const Error& error)
{
    m_problem->showError(error, {});
    m_problem->setOffersExport(isSolvedByExport(error.code, m_controller.summary().get()));
}

} // namespace maskscope
