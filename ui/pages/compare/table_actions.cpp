// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/compare/table_actions.h"

#include "ui/error_text.h"
#include "ui/latency_report.h"
#include "ui/text_size.h"
#include "ui/widgets/text_label.h"

#include <QAbstractItemModel>
#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStringList>

#include <utility>

namespace maskscope {

namespace {

/// A line a row with tabs between the cells, as spreadsheets take it.
QString tableAsText(const QAbstractItemModel& table)
{
    QStringList lines;
    QStringList cells;
    for (int column = 0; column < table.columnCount(); ++column) {
        cells << table.headerData(column, Qt::Horizontal).toString();
    }
    lines << cells.join(QLatin1Char('\t'));
    for (int row = 0; row < table.rowCount(); ++row) {
        cells.clear();
        for (int column = 0; column < table.columnCount(); ++column) {
            cells << table.index(row, column).data().toString();
        }
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace

TableActions::TableActions(const QAbstractItemModel& table, MakeCsv makeCsv, FileChooser chooseFile,
                           QWidget* parent)
    : QWidget(parent)
    , m_table(table)
    , m_makeCsv(std::move(makeCsv))
    , m_chooseFile(std::move(chooseFile))
    , m_words(makeMutedLabel(this, "tableWords"))
{
    auto* copyButton = new QPushButton(tr("&Copy the table"), this);
    copyButton->setObjectName(QStringLiteral("copyTable"));
    copyButton->setToolTip(tr("To paste it into a text or a spreadsheet"));
    auto* saveButton = new QPushButton(tr("&Save as CSV…"), this);
    saveButton->setObjectName(QStringLiteral("saveTable"));
    saveButton->setToolTip(tr("All numbers, for other programs"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing(8));
    row->addWidget(m_words, 1);
    for (QPushButton* button : {copyButton, saveButton}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    connect(copyButton, &QPushButton::clicked, this, &TableActions::copy);
    connect(saveButton, &QPushButton::clicked, this, [this] {
        m_chooseFile(this, QDir::homePath(), [this](const QString& path) { save(path); });
    });
}

void TableActions::copy()
{
    QGuiApplication::clipboard()->setText(tableAsText(m_table));
    m_words->setText(tr("Copied."));
}

void TableActions::save(const QString& path)
{
    const Status saved = saveBytes(m_makeCsv(), path);
    m_words->setText(saved.hasError() ? errorText(saved.error())
                                      : tr("Saved in %1.").arg(QFileInfo(path).fileName()));
}

void TableActions::forget()
{
    m_words->clear();
}

} // namespace maskscope
