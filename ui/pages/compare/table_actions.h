// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/file_chooser.h"

#include <QByteArray>
#include <QWidget>

#include <functional>

class QAbstractItemModel;
class QLabel;

namespace maskscope {

/// Copy and Save for a table: what is seen to the clipboard, all numbers to a file.
class TableActions : public QWidget
{
    Q_OBJECT

public:
    using MakeCsv = std::function<QByteArray()>;

    /// `table` as it is shown; it outlives the row.
    TableActions(const QAbstractItemModel& table, MakeCsv makeCsv, FileChooser chooseFile,
                 QWidget* parent = nullptr);

    /// Whole or not at all; says below what became of it.
    void save(const QString& path);
    /// What was said of an older table.
    void forget();

private:
    void copy();

    const QAbstractItemModel& m_table;
    MakeCsv m_makeCsv;
    FileChooser m_chooseFile;
    QLabel* m_words;
};

} // namespace maskscope
