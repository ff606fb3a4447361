// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/word_lines.h"

#include "ui/formatting.h"
#include "ui/text_size.h"
#include "ui/widgets/text_button.h"
#include "ui/widgets/text_label.h"

#include <QGridLayout>
#include <QLabel>

#include <algorithm>

namespace maskscope {

namespace {

/// "spain, 1.2 %, 7th"
QString spokenLine(const WordLine& line)
{
    QStringList parts{line.word, line.percent, line.remark};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

} // namespace

WordLines::WordLines(const QString& objectName, const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_title(makeMutedLabel(this, "wordLinesTitle"))
{
    setObjectName(objectName);
    setVisible(false);
    m_grid->setContentsMargins(spacing(8), spacing(4), spacing(8), spacing(4));
    m_grid->setHorizontalSpacing(spacing(8));
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(3, 1); // the numbers stay near their words
    setTitle(title);
    m_grid->addWidget(m_title, 0, 0, 1, 4);
}

void WordLines::setTitle(const QString& title)
{
    m_title->setText(title);
}

void WordLines::setLines(const std::vector<WordLine>& lines)
{
    m_lines = lines;
    while (m_rows.size() < lines.size()) {
        addRow();
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        showRow(i, i < lines.size() ? &lines[i] : nullptr);
    }
    setOutdated(false);
    setVisible(!lines.empty());
}

void WordLines::expect(const QStringList& words)
{
    std::vector<WordLine> lines;
    for (const QString& word : words) {
        const auto known
            = std::find_if(m_lines.begin(), m_lines.end(),
                           [&word](const WordLine& line) { return line.word == word; });
        lines.push_back(known != m_lines.end() ? *known : WordLine{word, {}, {}, {}, true});
    }
    const bool isSame
        = std::equal(lines.begin(), lines.end(), m_lines.begin(), m_lines.end(),
                     [](const WordLine& a, const WordLine& b) { return a.word == b.word; });
    if (!isSame) {
        setLines(lines);
        setOutdated(true);
    }
}

void WordLines::showRow(std::size_t number, const WordLine* line)
{
    const Row& row = m_rows.at(number);
    row.word->setVisible(line != nullptr && line->isWord);
    row.plain->setVisible(line != nullptr && !line->isWord);
    row.percent->setVisible(line != nullptr && !line->percent.isEmpty());
    row.remark->setVisible(line != nullptr && !line->remark.isEmpty());
    if (line == nullptr) {
        return;
    }
    row.word->setWords(line->word);
    row.word->setAccessibleName(spokenLine(*line));
    row.plain->setText(line->word);
    row.percent->setText(line->percent);
    row.remark->setText(line->remark);
    const QString toolTip = plainToolTip(line->toolTip);
    for (QWidget* part :
         std::initializer_list<QWidget*>{row.plain, row.word, row.percent, row.remark}) {
        part->setToolTip(toolTip);
    }
}

void WordLines::setOutdated(bool outdated)
{
    for (const Row& row : m_rows) {
        row.word->setOutdated(outdated);
        row.plain->setEnabled(!outdated);
        row.percent->setEnabled(!outdated);
        row.remark->setEnabled(!outdated);
    }
}

void WordLines::addRow()
{
    Row row{makeTextLabel(this, "lineWord"), new TextButton(this), new QLabel(this),
            makeMutedLabel(this, "lineRemark")};
    const std::size_t index = m_rows.size();
    const int number = static_cast<int>(index) + 1;
    row.plain->setMargin(spacing(4) / 2);
    row.word->setObjectName(QStringLiteral("%1Word%2").arg(objectName()).arg(number));
    row.percent->setObjectName(QStringLiteral("linePercent"));
    row.percent->setTextFormat(Qt::PlainText);
    row.remark->setWordWrap(false);
    m_grid->addWidget(row.plain, number, 0);
    m_grid->addWidget(row.word, number, 0);
    m_grid->addWidget(row.percent, number, 1, Qt::AlignRight);
    m_grid->addWidget(row.remark, number, 2, Qt::AlignRight);
    connect(row.word, &TextButton::clicked, this, [this, index] {
        const WordLine line = m_lines.at(index); // a copy: the answer may change what is here
        Q_EMIT chosen(line.word, line.joinsPrevious);
    });
    connect(row.word, &TextButton::pointedAt, this, [this, index](bool pointed) {
        Q_EMIT hovered(pointed && index < m_lines.size() ? m_lines[index].word : QString());
    });
    m_rows.push_back(row);
}

} // namespace maskscope
