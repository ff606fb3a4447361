// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/fill_page.h"
#include "ui/whole_words.h"
#include "ui/widgets/error_bar.h"
#include "ui/widgets/mask_column.h"
#include "ui/widgets/question_panel.h"
#include "ui/widgets/token_strip.h"

#include <QAction>
#include <QLabel>
#include <QToolButton>

namespace maskscope {

void FillPage::setDetailLevel(DetailLevel level)
{
    const bool wasPlain = m_level == DetailLevel::Show;
    const bool isPlain = level == DetailLevel::Show;
    m_level = level;
    if (isPlain != wasPlain) {
        setShowsTokens(!isPlain);
    }
    m_questions->setDetailLevel(level);
    m_wholeWords->setDetailLevel(level);
    for (MaskColumn* column : m_columns) {
        column->setDetailLevel(level);
    }
    showTokenNotice();
    showLevel();
}

void FillPage::showLevel()
{
    const bool isPlain = m_level == DetailLevel::Show;
    m_hint->setDetailLevel(m_level);
    m_tokenCount->setVisible(!isPlain);
    m_tokensButton->setVisible(!isPlain || showsTokens());
    m_secondButton->setVisible(!isPlain || hasSecondSentence());
}

} // namespace maskscope
