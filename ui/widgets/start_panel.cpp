// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/start_panel.h"

#include "ui/text_size.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace maskscope {

StartPanel::StartPanel(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("startPanel"));
    auto* title = new QLabel(tr("Watch a language model fill in the blank"), this);
    setTextRole(*title, TextRole::Title);
    auto* text = new QLabel(tr("Open a model file (.pt), or drop one here. The demo model is made "
                               "the first time you run ./run."),
                            this);
    auto* open = new QPushButton(tr("Open a model…"), this);
    open->setObjectName(QStringLiteral("startOpen"));
    auto* column = new QVBoxLayout(this);
    column->setSpacing(spacing(16));
    column->addStretch(2);
    for (QLabel* label : {title, text}) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addWidget(open, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(open, &QPushButton::clicked, this, &StartPanel::openRequested);
}

} // namespace maskscope
