// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/compare_page.h"

#include "ui/app_controller.h"
#include "ui/pages/compare/contest_tab.h"
#include "ui/pages/compare/two_models.h"
#include "ui/pages/compare/two_sentences.h"
#include "ui/text_size.h"

#include <QTabWidget>
#include <QVBoxLayout>

#include <utility>

namespace maskscope {

namespace {

/// What the page begins with.
CompareState firstState()
{
    CompareState state;
    state.a = QStringLiteral("In winter it is very ___.");
    state.b = QStringLiteral("In summer it is very ___.");
    state.sentence = QStringLiteral("The capital of France is ___.");
    state.contest = ContestTab::examples().front();
    return state;
}

} // namespace

ComparePage::ComparePage(AppController& controller, CompareChoosers choosers, QWidget* parent)
    : QWidget(parent)
    , m_tabs(new QTabWidget(this))
    , m_sentences(new TwoSentences(controller, choosers.comparison, this))
    , m_models(new TwoModels(controller, std::move(choosers.model), choosers.comparison, this))
    , m_contest(new ContestTab(controller, std::move(choosers.contest), this))
{
    setObjectName(QStringLiteral("comparePage"));
    m_tabs->setObjectName(QStringLiteral("compareTabs"));
    m_tabs->setAccessibleName(tr("What to compare"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_sentences, tr("Two sentences"));
    m_tabs->addTab(m_models, tr("Two models"));
    m_tabs->addTab(m_contest, tr("Contest"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing(8), spacing(8), spacing(8), 0);
    column->addWidget(m_tabs);
    connect(m_tabs, &QTabWidget::currentChanged, this, &ComparePage::activate);
    connect(&controller, &AppController::modelChanged, this, [this] {
        for (int i = 0; i < m_tabs->count(); ++i) {
            tabAt(i)->onModelChanged();
        }
    });
    for (int i = 0; i < m_tabs->count(); ++i) {
        connect(tabAt(i), &CompareTab::exportHelpRequested, this,
                &ComparePage::exportHelpRequested);
    }
    setState(firstState());
}

CompareTab* ComparePage::tabAt(int index) const
{
    return static_cast<CompareTab*>(m_tabs->widget(index));
}

CompareState ComparePage::state() const
{
    return {m_tabs->currentIndex(),   m_sentences->sentenceA(), m_sentences->sentenceB(),
            m_models->sentence(),     m_models->other(),        m_models->otherFile(),
            m_contest->templateText()};
}

void ComparePage::setState(const CompareState& state)
{
    m_sentences->setSentences(state.a, state.b);
    m_models->setSentence(state.sentence);
    m_models->choose(state.other, state.otherFile);
    m_contest->setTemplateText(state.contest);
    m_tabs->setCurrentIndex(state.tab);
}

void ComparePage::setDetailLevel(DetailLevel level)
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        tabAt(i)->setDetailLevel(level);
    }
}

void ComparePage::take(const QString& sentence, const QStringList& hidden)
{
    const CompareState first = firstState();
    const QString b = m_sentences->sentenceB();
    const bool isUntouched = b == first.b || b.trimmed().isEmpty() || b == m_sentences->sentenceA();
    m_sentences->setSentences(sentence, isUntouched ? sentence : b, hidden);
    m_models->setSentence(sentence, hidden);
    m_tabs->setCurrentWidget(m_sentences);
}

void ComparePage::activate()
{
    // First the ones that stop: what the other asks is not to be cancelled by them.
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (!isVisible() || i != m_tabs->currentIndex()) {
            tabAt(i)->setActive(false);
        }
    }
    if (isVisible()) {
        tabAt(m_tabs->currentIndex())->setActive(true);
    }
}

void ComparePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    activate();
}

void ComparePage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    activate();
}

} // namespace maskscope
