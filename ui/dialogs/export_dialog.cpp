// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/export_dialog.h"

#include "ui/error_text.h"
#include "ui/text_size.h"
#include "ui/widgets/card.h"
#include "ui/widgets/code_box.h"
#include "ui/widgets/text_label.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

namespace maskscope {

namespace {

constexpr QSize kFirstSize{840, 680};

QString scriptName()
{
    return QStringLiteral("export_masked_lm.py");
}

/// Nothing, or why there is no copy.
QString writeCopy(const QString& path)
{
    QFile script(QStringLiteral(":/export/") + scriptName());
    QSaveFile copy(path);
    if (!script.open(QIODevice::ReadOnly)) {
        return script.errorString();
    }
    if (!copy.open(QIODevice::WriteOnly) || copy.write(script.readAll()) < 0 || !copy.commit()) {
        return copy.errorString();
    }
    return {};
}

} // namespace

ExportDialog::ExportDialog(ExportHelp help, QWidget* parent)
    : QDialog(parent)
    , m_help(std::move(help))
{
    setObjectName(QStringLiteral("exportDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Make a model file"));
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(createContent());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing(24), spacing(16), spacing(24), spacing(16));
    column->setSpacing(spacing(12));
    column->addWidget(area, 1);
    column->addWidget(createButtons());
    resizeForText(*this, kFirstSize);
}

QWidget* ExportDialog::createContent()
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, spacing(8), 0);
    column->setSpacing(spacing(8));
    addFaults(*column);
    addSteps(*column);
    addProgram(*column);
    column->addStretch(1);
    return content;
}

QLabel* ExportDialog::addText(QVBoxLayout& column, const char* name, const QString& text)
{
    QLabel* label = makeTextLabel(this, name);
    label->setText(text);
    column.addWidget(label);
    return label;
}

CodeBox* ExportDialog::addCode(QVBoxLayout& column, const char* name, const QString& title,
                               const QString& code)
{
    auto* box = new CodeBox(this);
    box->setObjectName(QLatin1String(name));
    box->setCode(title, code);
    column.addWidget(box);
    return box;
}

void ExportDialog::addFaults(QVBoxLayout& column)
{
    if (m_help.file.isEmpty()) {
        return;
    }
    auto* card = new Card(this);
    auto* lines = new QVBoxLayout(card);
    lines->setContentsMargins(spacing(16), spacing(12), spacing(16), spacing(12));
    lines->setSpacing(spacing(8));
    QLabel* title = addText(*lines, "forThisFile", tr("For this file: %1").arg(m_help.file));
    setTextRole(*title, TextRole::Strong);
    for (const Fault& fault : m_help.faults) {
        addText(*lines, "fault", tr("•  %1", "a line of a list").arg(faultText(fault)));
    }
    addText(*lines, "remedy",
            m_help.faults.empty() ? tr("It is well made: a new export could do nothing better.")
                                  : tr("The steps below make a file without these faults."));
    column.addWidget(card);
}

void ExportDialog::addSteps(QVBoxLayout& column)
{
    const auto addTitle = [this, &column](const char* name, const QString& text) {
        QLabel* title = addText(column, name, text);
        title->setContentsMargins(0, spacing(8), 0, 0);
        setTextRole(*title, TextRole::Strong);
    };
    addTitle("step1", tr("1.  Install what the script needs"));
    addCode(column, "install", tr("install"),
            QStringLiteral("pip install torch transformers tokenizers"));
    addTitle("step2", tr("2.  Run the script"));
    addText(column, "step2Text",
            tr("In place of MODEL write a folder that save_pretrained() wrote, or a model's name "
               "on the Hugging Face hub. The script puts the tokenizer into the file and compares "
               "the file's answers with the model's."));
    m_command = addCode(column, "command", tr("command"), command());
    m_saved = makeMutedLabel(this, "saved");
    m_saved->hide();
    column.addWidget(m_saved);
    addTitle("step3", tr("3.  Open model.pt here"));
    addText(column, "step3Text",
            tr("It takes texts of any length. Where a model cannot do that, the script says so; "
               "then add --fixed-length 128."));
}

void ExportDialog::addProgram(QVBoxLayout& column)
{
    QLabel* title = addText(column, "programTitle", tr("Or in Python, without the script"));
    title->setContentsMargins(0, spacing(16), 0, 0);
    setTextRole(*title, TextRole::Strong);
    addCode(column, "program", tr("Python program"),
            QString::fromStdString(exportProgram(m_help.plan)));
}

QWidget* ExportDialog::createButtons()
{
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    QPushButton* save
        = buttons->addButton(tr("Save a copy of the script…"), QDialogButtonBox::ActionRole);
    save->setObjectName(QStringLiteral("saveScript"));
    connect(save, &QPushButton::clicked, this, &ExportDialog::chooseCopy);
    return buttons;
}

QString ExportDialog::command() const
{
    const QString script = m_help.script.isEmpty() ? scriptName() : m_help.script;
    QString line = QString::fromStdString(exportCommand(m_help.plan, script.toStdString()));
    return line.replace(QStringLiteral(" MODEL "), QStringLiteral(" \\\n    MODEL "));
}

void ExportDialog::chooseCopy()
{
    m_help.chooseCopy(this, QDir::homePath(), [this](const QString& path) { saveCopy(path); });
}

void ExportDialog::saveCopy(const QString& path)
{
    const QString problem = writeCopy(path);
    m_saved->show();
    if (!problem.isEmpty()) {
        m_saved->setText(
            errorText({ErrorCode::CannotWrite,
                       {{"file", path.toStdString()}, {"reason", problem.toStdString()}},
                       {}}));
        return;
    }
    m_help.script = path;
    m_command->setCode(tr("command"), command());
    m_saved->setText(tr("A copy of the script was saved; the command runs it."));
}

} // namespace maskscope
