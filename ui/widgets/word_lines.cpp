// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/word_lines.h"

#include "ui/text_size.h"
#include "ui/widgets/text_label.h"

#include <QGridLayout>
#include <QLabel>

namespace maskscope {

WordLines::WordLines(const QString& objectName, const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    setObjectName(objectName);
    setVisible(false);
    m_grid->setContentsMargins(spacing(8), spacing(4), spacing(8), spacing(4));
    m_grid->setHorizontalSpacing(spacing(12));
    m_grid->setVerticalSpacing(spacing(4) / 2);
    m_grid->setColumnStretch(3, 1); // the numbers stay near their words
    auto* heading = makeMutedLabel(this, "wordLinesTitle");
    heading->setText(title);
    m_grid->addWidget(heading, 0, 0, 1, 4);
}

void WordLines::setLines(const std::vector<WordLine>& lines)
{
    while (m_rows.size() < lines.size()) {
        addRow();
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        const WordLine line = i < lines.size() ? lines[i] : WordLine();
        for (const auto& [label, text] :
             {std::pair(row.word, line.word), std::pair(row.percent, line.percent),
              std::pair(row.remark, line.remark)}) {
            label->setText(text);
            label->setToolTip(line.toolTip);
            label->setVisible(i < lines.size());
        }
    }
    setOutdated(false);
    setVisible(!lines.empty());
}

void WordLines::setOutdated(bool outdated)
{
    for (const Row& row : m_rows) {
        row.word->setEnabled(!outdated);
        row.percent->setEnabled(!outdated);
        row.remark->setEnabled(!outdated);
    }
}

void WordLines::addRow()
{
    Row row{makeTextLabel(this, "lineWord"), new QLabel(this), makeMutedLabel(this, "lineRemark")};
    row.percent->setObjectName(QStringLiteral("linePercent"));
    row.percent->setTextFormat(Qt::PlainText);
    row.remark->setWordWrap(false);
    const int number = static_cast<int>(m_rows.size()) + 1;
    m_grid->addWidget(row.word, number, 0);
    m_grid->addWidget(row.percent, number, 1, Qt::AlignRight);
    m_grid->addWidget(row.remark, number, 2, Qt::AlignRight);
    m_rows.push_back(row);
}

} // namespace maskscope
