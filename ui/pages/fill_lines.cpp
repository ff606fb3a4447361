// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of words in the columns of the Fill page: those that were asked about, and longer answers.
#include "ui/pages/fill_page.h"
#include "ui/tab_order.h"
#include "ui/whole_words.h"
#include "ui/widgets/mask_column.h"
#include "ui/widgets/word_lines.h"

namespace maskscope {

void FillPage::showLines(Question question, const std::vector<std::vector<WordLine>>& lines)
{
    for (std::size_t mask = 0; mask < m_columns.size(); ++mask) {
        m_columns[mask]->tellMethod(m_wholeWords->filter());
        m_columns[mask]->lines(question).setLines(mask < lines.size() ? lines[mask]
                                                                      : std::vector<WordLine>());
    }
    orderTabs(*this); // lines may be new
}

void FillPage::expectWords(const QStringList& words)
{
    for (MaskColumn* column : m_columns) {
        column->lines(Question::Targets).expect(words);
    }
    orderTabs(*this); // as above
}

void FillPage::dimLines(Question question)
{
    for (MaskColumn* column : m_columns) {
        column->lines(question).setOutdated(true);
    }
}

} // namespace maskscope
