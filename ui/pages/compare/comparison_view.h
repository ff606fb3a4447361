// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/comparison_text.h"
#include "ui/detail_level.h"
#include "ui/dialogs/file_chooser.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QTableView;

namespace maskscope {

class ComparisonModel;
class PercentBarDelegate;
class TableActions;

/// How two answers differ: sentences, and a table of the words, the largest change first. An old
/// answer stays, paler, until the new one is there.
class ComparisonView : public QWidget
{
    Q_OBJECT

public:
    ComparisonView(FileChooser chooseTable, QWidget* parent = nullptr);

    void setComparison(std::shared_ptr<const Comparison> comparison, const ComparisonNames& names);
    /// More about both, below the sentences.
    void setFacts(const QString& facts);
    /// At Show: the words, both sides and the change.
    void setDetailLevel(DetailLevel level);
    /// A new answer is on its way.
    void expect();
    void clear();
    [[nodiscard]] bool isEmpty() const { return m_comparison == nullptr; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void createTable();
    void createLayout(FileChooser chooseTable);
    void fillMasks();
    void showMask();
    void setOutdated(bool outdated);
    void showLevel();
    void fitColumns();

    DetailLevel m_level = DetailLevel::Inspect;
    std::shared_ptr<const Comparison> m_comparison;
    ComparisonNames m_names;
    QComboBox* m_mask;
    QString m_agreement; ///< of the two lists, a sentence
    QLabel* m_headline;
    QLabel* m_details;
    QLabel* m_facts;
    ComparisonModel* m_model;
    PercentBarDelegate* m_bars;
    QTableView* m_table;
    TableActions* m_actions = nullptr;
    QTimer m_dim;
};

} // namespace maskscope
