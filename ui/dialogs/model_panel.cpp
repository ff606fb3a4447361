// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/model_panel.h"

#include "ui/error_text.h"
#include "ui/model_sentences.h"
#include "ui/text_size.h"
#include "ui/widgets/card.h"
#include "ui/widgets/input_table.h"
#include "ui/widgets/model_chip.h"
#include "ui/widgets/text_label.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace maskscope {

namespace {

constexpr QSize kFirstSize{640, 680};

QLabel* makeSign(QWidget* parent, WarningCode code)
{
    auto* sign = new QLabel(warningSign(code), parent);
    sign->setAlignment(Qt::AlignTop);
    setTextRole(*sign, TextRole::Strong);
    return sign;
}

QLabel* makeSelectable(QWidget* parent, const char* name, const QString& text)
{
    QLabel* label = makeTextLabel(parent, name);
    label->setText(breakable(text));
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

ModelPanel::ModelPanel(const ModelSummary& summary, bool canBeBetter, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("modelPanel"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("What this file is"));
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(createCard(summary));
    auto* title = makeTextLabel(this, "modelPanelTitle");
    title->setText(modelName(QString::fromStdString(summary.path)));
    setTextRole(*title, TextRole::Title);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing(24), spacing(16), spacing(24), spacing(16));
    column->setSpacing(spacing(12));
    column->addWidget(title);
    column->addWidget(area, 1);
    column->addWidget(createButtons(summary, canBeBetter));
    resizeForText(*this, kFirstSize);
}

QWidget* ModelPanel::createCard(const ModelSummary& summary)
{
    auto* card = new Card;
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(spacing(16), spacing(16), spacing(16), spacing(16));
    column->setSpacing(spacing(12));
    std::vector<Warning> warnings = summary.warnings;
    const auto notes = std::stable_partition(warnings.begin(), warnings.end(),
                                             [](const Warning& w) { return !isNote(w.code); });
    addWarnings(*column, {warnings.begin(), notes});
    addInputs(*column, summary);
    addWarnings(*column, {notes, warnings.end()}); // they tell of the inputs
    addFacts(*column, summary);
    column->addStretch(1);
    return card;
}

void ModelPanel::addWarnings(QVBoxLayout& card, std::span<const Warning> warnings)
{
    for (const Warning& warning : warnings) {
        auto* row = new QHBoxLayout;
        row->setSpacing(spacing(8));
        row->addWidget(makeSign(this, warning.code));
        row->addWidget(makeSelectable(this, "warning", warningText(warning)), 1);
        card.addLayout(row);
    }
}

void ModelPanel::addFacts(QVBoxLayout& card, const ModelSummary& summary)
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(spacing(16));
    grid->setVerticalSpacing(spacing(8));
    grid->setColumnStretch(1, 1);
    for (const ModelFact& fact : modelFacts(summary)) {
        auto* title = new QLabel(fact.title, this);
        setTextRole(*title, TextRole::Strong);
        QLabel* value = makeSelectable(this, fact.name, fact.text);
        title->setBuddy(value);
        const int line = grid->rowCount();
        grid->addWidget(title, line, 0, Qt::AlignTop);
        grid->addWidget(value, line, 1);
    }
    card.addLayout(grid);
}

void ModelPanel::addInputs(QVBoxLayout& card, const ModelSummary& summary)
{
    auto* title = new QLabel(tr("Goes in"), this);
    setTextRole(*title, TextRole::Strong);
    auto* table = new InputTable(this);
    table->setObjectName(QStringLiteral("panelInputs"));
    table->setInputs(summary.inputs);
    title->setBuddy(table);
    card.addWidget(title);
    card.addWidget(table);
}

QWidget* ModelPanel::createButtons(const ModelSummary& summary, bool canBeBetter)
{
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    QPushButton* copy = buttons->addButton(tr("Copy as text"), QDialogButtonBox::ActionRole);
    copy->setObjectName(QStringLiteral("copyPanel"));
    connect(copy, &QPushButton::clicked, this,
            [text = modelText(summary)] { QGuiApplication::clipboard()->setText(text); });
    if (summary.length.kind != LengthKind::Any) {
        QPushButton* why = buttons->addButton(tr("Why this length?"), QDialogButtonBox::ActionRole);
        why->setObjectName(QStringLiteral("whyThisLength"));
        connect(why, &QPushButton::clicked, this, [this] {
            accept();
            Q_EMIT whyLengthRequested();
        });
    }
    if (canBeBetter) {
        QPushButton* better
            = buttons->addButton(tr("How to make a better file…"), QDialogButtonBox::ActionRole);
        better->setObjectName(QStringLiteral("betterFile"));
        connect(better, &QPushButton::clicked, this, [this] {
            accept();
            Q_EMIT exportHelpRequested();
        });
    }
    return buttons;
}

} // namespace maskscope
