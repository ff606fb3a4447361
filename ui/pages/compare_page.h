// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare_state.h"
#include "ui/detail_level.h"
#include "ui/dialogs/file_chooser.h"

#include <QString>
#include <QWidget>

class QTabWidget;

namespace maskscope {

class AppController;
class CompareTab;
class ContestTab;
class TwoModels;
class TwoSentences;

/// How the page asks for files.
struct CompareChoosers
{
    FileChooser model = systemFileChooser();
    FileChooser comparison = systemTableChooser(QStringLiteral("comparison.csv"));
    FileChooser contest = systemTableChooser(QStringLiteral("contest.csv"));
};

/// Comparing: two sentences, two models, or words that compete in many sentences. Only what is
/// looked at is asked.
class ComparePage : public QWidget
{
    Q_OBJECT

public:
    explicit ComparePage(AppController& controller, CompareChoosers choosers = {},
                         QWidget* parent = nullptr);

    [[nodiscard]] CompareState state() const;
    void setState(const CompareState& state);
    /// Hides what is above the level and not in use; what was asked and answered stays.
    void setDetailLevel(DetailLevel level);
    /// The sentence becomes A, and B as long as nobody has written there; and that of two models.
    void take(const QString& sentence, const QStringList& hidden = {});

Q_SIGNALS:
    void exportHelpRequested();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void activate();
    [[nodiscard]] CompareTab* tabAt(int index) const;

    QTabWidget* m_tabs;
    TwoSentences* m_sentences;
    TwoModels* m_models;
    ContestTab* m_contest;
};

} // namespace maskscope
