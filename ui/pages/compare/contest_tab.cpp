// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/compare/contest_tab.h"

#include "core/inference/comparison_report.h"
#include "ui/app_controller.h"
#include "ui/comparison_text.h"
#include "ui/item_models/contest_model.h"
#include "ui/pages/compare/table_actions.h"
#include "ui/text_size.h"
#include "ui/widgets/card.h"
#include "ui/widgets/error_bar.h"
#include "ui/widgets/percent_bar_delegate.h"
#include "ui/widgets/scrolling_column.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/wait_row.h"
#include "ui/widgets/wrapped_field.h"
#include "ui/widgets/wrapping_row.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

namespace maskscope {

namespace {

constexpr int kLongestTemplate = 5000;
constexpr int kMostStretched = 3; ///< columns of bars that share the width

} // namespace

ContestTab::ContestTab(AppController& controller, FileChooser chooseTable, QWidget* parent)
    : CompareTab(controller, QStringLiteral("contestProblem"), parent)
{
    createWidgets();
    createTable();
    createLayout(std::move(chooseTable));
    connectSignals();
    forget();
    onEdited();
}

const QStringList& ContestTab::examples()
{
    static const QStringList templates{
        QStringLiteral("[he/she] is a [nurse|doctor|teacher|engineer|pilot|secretary]."),
        QStringLiteral("The [wine|bread|soup|coffee] tasted [good/bad]."),
        QStringLiteral("In [winter|summer|spring] it is [cold/warm/hot]."),
        QStringLiteral("The capital of [France|Italy|Germany|Spain] is ___."),
        QStringLiteral("The [child|old man|king] was [|not] ___."),
    };
    return templates;
}

void ContestTab::createWidgets()
{
    m_template = new WrappedField(this);
    m_template->setObjectName(QStringLiteral("contestTemplate"));
    m_template->setAccessibleName(tr("Template of the contest"));
    m_template->setMaxLength(kLongestTemplate);
    m_template->setPlaceholderText(examples().front());
    setTextRole(*m_template, TextRole::Title);
    m_run = new QPushButton(tr("&Run"), this);
    m_run->setObjectName(QStringLiteral("runContest"));
    m_run->setToolTip(tr("Ask the model (Enter)"));
    m_run->setAutoDefault(false);
    m_count = makeMutedLabel(this, "contestCount");
    m_count->setWordWrap(false);
    m_wait = new WaitRow(this);
    m_answer = new QWidget(this);
    m_headline = makeTextLabel(m_answer, "contestHeadline");
    m_headline->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setTextRole(*m_headline, TextRole::Strong);
}

void ContestTab::createTable()
{
    m_model = new ContestModel(this);
    auto* sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(m_model);
    sorted->setSortRole(ContestModel::SortRole);
    m_bars = new PercentBarDelegate(ContestModel::ShareRole, ContestModel::ColorRole, this);
    m_table = new QTableView(m_answer);
    m_table->setObjectName(QStringLiteral("contestTable"));
    m_table->setAccessibleName(tr("The sentences and how sure the model is of each word"));
    m_table->setModel(sorted);
    m_table->setItemDelegate(m_bars);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setMaximumSectionSize(spacing(24) * 20);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    m_table->setMinimumHeight(m_table->fontMetrics().height() * 7);
}

void ContestTab::createLayout(FileChooser chooseTable)
{
    m_actions = new TableActions(
        *m_table->model(),
        [this] {
            return m_result ? QByteArray::fromStdString(contestCsv(*m_result)) : QByteArray();
        },
        std::move(chooseTable), m_answer);
    auto* learned = makeMutedLabel(m_answer, "contestCaution");
    learned->setText(tr("A model repeats what stands in the texts it learned from, prejudices "
                        "included. It does not tell what is so."));
    auto* answer = new QVBoxLayout(m_answer);
    answer->setContentsMargins(0, 0, 0, 0);
    answer->setSpacing(spacing(8));
    answer->addWidget(m_headline);
    answer->addWidget(m_table, 1);
    answer->addWidget(learned);
    answer->addWidget(m_actions);
    auto* how = makeMutedLabel(this, "contestHow");
    QLabel* intro
        = createIntro(tr("See which of a few words fits best, in many sentences at once."));
    how->setText(tr("Write a sentence with brackets. Words between / compete at one place: "
                    "[he/she]. Words between | give a sentence each: [nurse|doctor]. Instead of "
                    "words that compete you may write ___ and see the best guesses."));
    QVBoxLayout* column = makeScrollingColumn(*this);
    column->setContentsMargins(spacing(16), spacing(12), spacing(16), spacing(12));
    column->setSpacing(spacing(8));
    column->addWidget(intro);
    column->addWidget(how);
    column->addLayout(createOrder());
    auto* state = new QHBoxLayout;
    state->setSpacing(spacing(12));
    state->addWidget(m_count);
    state->addWidget(m_wait, 1);
    column->addLayout(state);
    column->addWidget(&problem());
    column->addWidget(m_answer, 1);
    column->addStretch(0);
}

WrappingRow* ContestTab::createOrder()
{
    auto* menu = new QMenu(this);
    for (const QString& text : examples()) {
        menu->addAction(text, this, [this, text] {
            setTemplateText(text);
            run();
        });
    }
    auto* choose = new QPushButton(tr("Examples"), this);
    choose->setObjectName(QStringLiteral("contestExamples"));
    choose->setAutoDefault(false);
    choose->setMenu(menu);
    auto* card = new Card(this);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(spacing(4), spacing(4), spacing(4), spacing(4));
    inside->addWidget(m_template);
    connect(m_template, &WrappedField::focusChanged, card, &Card::setHighlighted);
    auto* row = new WrappingRow;
    row->setSpacing(spacing(8));
    row->add(card, WrappingRow::Room::Rest);
    row->add(m_run);
    row->add(choose);
    return row;
}

void ContestTab::connectSignals()
{
    connect(m_template, &WrappedField::textChanged, this, &ContestTab::onEdited);
    connect(m_template, &WrappedField::returnPressed, this, &ContestTab::run);
    connect(m_run, &QPushButton::clicked, this, &ContestTab::run);
    Comparisons* comparisons = &controller().comparisons();
    connect(m_wait, &WaitRow::cancelAsked, comparisons, &Comparisons::cancelContest);
    connect(comparisons, &Comparisons::contestStarted, this, &ContestTab::expect);
    connect(comparisons, &Comparisons::contestProgress, m_wait, &WaitRow::setFraction);
    connect(comparisons, &Comparisons::contestReady, this, &ContestTab::showResult);
    connect(comparisons, &Comparisons::contestFailed, this, &ContestTab::showProblem);
    connect(comparisons, &Comparisons::contestCancelled, this, [this] {
        m_wait->end();
        setOutdated(false);
    });
}

QString ContestTab::templateText() const
{
    return m_template->text();
}

void ContestTab::setTemplateText(const QString& text)
{
    m_template->setText(text);
}

void ContestTab::setDetailLevel(DetailLevel level)
{
    CompareTab::setDetailLevel(level);
    m_actions->setVisible(level != DetailLevel::Show);
}

void ContestTab::onModelChanged()
{
    forget();
    onEdited();
}

std::string ContestTab::maskToken() const
{
    const auto tokenizer = controller().tokenizer();
    const std::string token = tokenizer ? tokenizer->maskToken() : std::string();
    return token.empty() ? "[MASK]" : token;
}

Result<Contest> ContestTab::contest() const
{
    return readContest(templateText().toStdString(), maskToken());
}

/// Says at once what the template stands for, or what is wrong with it.
void ContestTab::onEdited()
{
    const auto reason = controller().cannotFill();
    const bool isEmpty = templateText().trimmed().isEmpty();
    const Result<Contest> read = contest();
    problem().hide();
    m_run->setEnabled(controller().summary() && !reason && read.hasValue());
    m_count->setVisible(read.hasValue());
    if (read.hasValue()) {
        m_count->setText(
            tr("%Ln sentences", nullptr, static_cast<int>(read.value().sentences.size())));
    }
    if (reason) {
        tell(*reason);
    } else if (read.hasError() && !isEmpty) {
        tell(read.error());
    }
}

void ContestTab::run()
{
    Result<Contest> read = contest();
    if (!m_run->isEnabled() || read.hasError()) {
        return;
    }
    controller().comparisons().runContest(read.value());
}

void ContestTab::expect(int sentences)
{
    m_wait->end();
    m_wait->begin(tr("Asking %Ln sentences…", nullptr, sentences));
    setOutdated(m_result != nullptr);
}

void ContestTab::showResult(const std::shared_ptr<const ContestResult>& result)
{
    m_wait->end();
    problem().hide();
    m_result = result;
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_model->setResult(result, maskToken());
    QHeaderView* header = m_table->horizontalHeader();
    const int words = static_cast<int>(result->words.size());
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    for (int word = 0; word < words && words <= kMostStretched; ++word) {
        header->setSectionResizeMode(m_model->outcomeColumn() - words + word, QHeaderView::Stretch);
    }
    m_headline->setText(contestSentence(*result));
    m_headline->setVisible(!m_headline->text().isEmpty());
    m_actions->forget();
    setOutdated(false);
    m_answer->show();
}

void ContestTab::showProblem(const Error& error)
{
    m_wait->end();
    setOutdated(false);
    tell(error);
}

void ContestTab::setOutdated(bool outdated)
{
    m_bars->setOutdated(outdated);
    m_table->viewport()->update();
    m_headline->setForegroundRole(outdated ? QPalette::PlaceholderText : QPalette::WindowText);
}

void ContestTab::forget()
{
    m_wait->end();
    m_result.reset();
    m_model->setResult(nullptr, {});
    m_answer->hide();
}

} // namespace maskscope
