// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/shapes/file_facts.h"

#include "ui/app_controller.h"
#include "ui/formatting.h"
#include "ui/glossary.h"
#include "ui/model_sentences.h"
#include "ui/text_size.h"
#include "ui/widgets/input_table.h"
#include "ui/widgets/text_label.h"

#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace maskscope {

FileFacts::FileFacts(AppController& controller, QWidget* parent)
    : QScrollArea(parent)
    , m_controller(controller)
{
    setObjectName(QStringLiteral("facts"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setWidget(createCard());
    connect(m_inputs, &InputTable::rolesChosen, &m_controller, &AppController::chooseRoles);
    connect(m_foundRoles, &QPushButton::clicked, &m_controller,
            [this] { m_controller.chooseRoles({}); });
    // What was chosen did not come to be.
    connect(&m_controller, &AppController::loadFailed, this, &FileFacts::showInputs);
    connect(&m_controller, &AppController::loadCancelled, this, &FileFacts::showInputs);
}

QWidget* FileFacts::createCard()
{
    auto* card = new QWidget(this);
    m_inputs = new InputTable(card);
    m_inputs->setObjectName(QStringLiteral("inputs"));
    m_inputs->setChoosesRoles(true);
    m_foundRoles = new QPushButton(tr("Use what was found"), card);
    m_foundRoles->setObjectName(QStringLiteral("foundRoles"));
    m_foundRoles->setToolTip(
        tr("Forget what you chose for these inputs and load the model again."));
    auto* title = new QLabel(tr("Goes in"), card);
    title->setBuddy(m_inputs);
    setTextRole(*title, TextRole::Strong);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(spacing(12), spacing(12), spacing(12), spacing(12));
    layout->setSpacing(spacing(4));
    layout->addWidget(title);
    layout->addWidget(m_inputs);
    layout->addWidget(m_foundRoles, 0, Qt::AlignLeft);
    m_output = addFact(*layout, "output", tr("Comes out"), {"logits"});
    m_length = addFact(*layout, "length", tr("Length of a text"), {"sequence_length"});
    m_parameters = addFact(*layout, "parameters", tr("Parameters"), {"parameter"});
    m_shared = addFact(*layout, "shared", tr("Shared parameters"), {"parameter"});
    m_extraFiles = addFact(*layout, "extraFiles", tr("Files inside"));
    m_producer = addFact(*layout, "producer", tr("Made by"));
    m_file = addFact(*layout, "file", tr("File"));
    layout->addStretch(1);
    return card;
}

QLabel* FileFacts::addFact(QVBoxLayout& facts, const char* objectName, const QString& title,
                           const std::vector<const char*>& terms)
{
    auto* heading = new QLabel(title, this);
    setTextRole(*heading, TextRole::Strong);
    heading->setContentsMargins(0, spacing(8), 0, 0);
    explainTerms(*heading, terms);
    auto* value = makeTextLabel(this, objectName);
    heading->setBuddy(value);
    facts.addWidget(heading);
    facts.addWidget(value);
    return value;
}

void FileFacts::showInputs()
{
    if (const auto model = m_controller.summary()) {
        m_inputs->setInputs(model->inputs);
        m_foundRoles->setVisible(!chosenRoles(model->inputs).empty());
    }
}

void FileFacts::showModel()
{
    const auto model = m_controller.summary();
    if (!model) {
        return;
    }
    showInputs();
    m_output->setText(outputSentence(model->output));
    m_length->setText(lengthSentence(model->length));
    m_parameters->setText(parameterSentence(model->parameters));
    m_shared->setText(breakable(sharedSentence(model->parameters)));
    m_extraFiles->setText(breakable(extraFilesSentence(model->extraFiles)));
    m_producer->setText(QString::fromStdString(model->producer));
    const QFileInfo file(QString::fromStdString(model->path));
    m_file->setText(tr("%1 (%2)", "name of a file, its size")
                        .arg(breakable(file.fileName()), formatBytes(model->fileBytes)));
    m_file->setToolTip(plainToolTip(QDir::toNativeSeparators(file.filePath())));
}

} // namespace maskscope
