// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/together_lines.h"

#include "ui/text_size.h"
#include "ui/widgets/text_button.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/wait_row.h"

#include <QLabel>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace maskscope {

namespace {

constexpr std::size_t kMostLines = 3;

} // namespace

TogetherLines::TogetherLines(QWidget* parent)
    : QWidget(parent)
    , m_title(makeMutedLabel(this, "togetherTitle"))
    , m_problem(makeTextLabel(this, "togetherProblem"))
    , m_wait(new WaitRow(this))
{
    setObjectName(QStringLiteral("together"));
    showFilter({});
    m_wait->setObjectName(QStringLiteral("togetherWait"));
    connect(m_wait, &WaitRow::cancelAsked, this, &TogetherLines::cancelAsked);
    m_problem->setVisible(false);
    auto* head = new QStackedLayout; // what is below must not move when it waits
    head->addWidget(m_title);
    head->addWidget(m_wait);
    connect(m_wait, &WaitRow::shownChanged, head, &QStackedLayout::setCurrentIndex);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing(4) / 2);
    column->addLayout(head);
    column->addWidget(m_problem);
    while (m_lines.size() < kMostLines) {
        addLine();
    }
}

void TogetherLines::showFilter(const CandidateFilter& filter)
{
    m_title->setText(filter.hidesAnything()
                         ? tr("Together: the whole words that fit best with each other; parts of "
                              "words and marks are left out. The lists below tell what fits each "
                              "place alone.")
                         : tr("Together: the words that fit best with each other. The lists below "
                              "tell what fits each place alone."));
}

void TogetherLines::expect(const CandidateFilter& filter, const QString& longest)
{
    showFilter(filter);
    for (TextButton* line : m_lines) {
        line->setRoomFor(longest);
    }
}

void TogetherLines::beginWait(const CandidateFilter& filter)
{
    showFilter(filter);
    m_wait->begin(tr("Looking for words that fit together…"));
}

void TogetherLines::setFraction(double fraction)
{
    m_wait->setFraction(fraction);
}

void TogetherLines::addLine()
{
    const std::size_t line = m_lines.size();
    auto* button = new TextButton(this);
    QSizePolicy policy = button->sizePolicy();
    policy.setRetainSizeWhenHidden(true); // what is below must not move when the answer comes
    button->setSizePolicy(policy);
    button->hide();
    button->setObjectName(QStringLiteral("together%1").arg(line + 1));
    button->setToolTip(tr("Click to put all these words into the sentence."));
    connect(button, &QPushButton::clicked, this, [this, line] { Q_EMIT chosen(m_words.at(line)); });
    layout()->addWidget(button);
    m_lines.push_back(button);
}

void TogetherLines::setFillings(const std::vector<JointFilling>& fillings)
{
    m_count = std::min(fillings.size(), kMostLines);
    m_words.assign(m_count, {});
    for (std::size_t i = 0; i < m_count; ++i) {
        m_words[i] = fillings[i].words;
        m_lines[i]->setWords(QString::fromStdString(fillings[i].sentence).simplified());
    }
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        m_lines[i]->setVisible(i < m_count);
    }
    m_wait->end();
    m_problem->setVisible(false);
    setOutdated(false);
}

void TogetherLines::setProblem(const QString& problem)
{
    setFillings({});
    m_problem->setText(problem);
    m_problem->setVisible(true);
}

void TogetherLines::setOutdated(bool outdated)
{
    if (outdated) {
        m_wait->end(); // it is asked again after a pause
    }
    for (TextButton* line : m_lines) {
        line->setOutdated(outdated);
    }
}

} // namespace maskscope
