// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/shaded_answer.h"

#include "ui/text_size.h"
#include "ui/widgets/shaded_words.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

/// Words that both texts have keep their shades.
void carryShades(const std::vector<ShadedWord>& from, std::vector<ShadedWord>& to)
{
    auto next = from.begin();
    for (ShadedWord& word : to) {
        const auto same = std::find_if(next, from.end(), [&word](const ShadedWord& old) {
            return old.text == word.text && old.mask.has_value() == word.mask.has_value();
        });
        if (same != from.end()) {
            word.strength = same->strength;
            word.toolTip = same->toolTip;
            next = std::next(same);
        }
    }
}

} // namespace

ShadedAnswer::ShadedAnswer(const char* name, const QString& accessibleName, QString awaitedCaption,
                           QWidget* parent)
    : QWidget(parent)
    , m_awaitedCaption(std::move(awaitedCaption))
    , m_line(new QHBoxLayout)
    , m_caption(makeMutedLabel(this, "questionCaption"))
    , m_list(new ShadedWords(name, accessibleName, this))
{
    m_line->setSpacing(spacing(8));
    m_line->addWidget(m_caption, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing(4));
    column->addLayout(m_line);
    column->addWidget(m_list);
    clear();
}

void ShadedAnswer::addBeside(QWidget& widget)
{
    m_line->addWidget(&widget);
}

void ShadedAnswer::clear()
{
    m_caption->setText(m_awaitedCaption);
    setWords({});
    setOutdated();
}

void ShadedAnswer::expect(const std::vector<ShadedWord>& words)
{
    if (!m_isAwaited || words.empty()) {
        return;
    }
    if (m_words.empty()) { // what stands there may be a problem
        m_caption->setText(m_awaitedCaption);
    }
    std::vector<ShadedWord> expected = words;
    carryShades(m_words, expected);
    setWords(expected);
    setOutdated();
}

void ShadedAnswer::setAnswer(const QString& caption, const std::vector<ShadedWord>& words)
{
    m_caption->setText(caption);
    setWords(words);
    m_isAwaited = false;
}

void ShadedAnswer::setProblem(const QString& problem)
{
    setAnswer(problem, {});
}

void ShadedAnswer::setOutdated()
{
    m_isAwaited = true;
    m_list->setOutdated(true);
}

void ShadedAnswer::setWords(const std::vector<ShadedWord>& words)
{
    m_words = words;
    m_list->setWords(words);
    m_list->setVisible(!words.empty());
}

} // namespace maskscope
