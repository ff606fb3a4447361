// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inference/candidate_filter.h"
#include "ui/detail_level.h"

#include <QObject>

#include <optional>

class QAction;

namespace maskscope {

/// Whether the lists of guesses leave out what is no whole word. The level of detail says so (at
/// level Show they do) until a person chooses.
class WholeWords : public QObject
{
    Q_OBJECT

public:
    explicit WholeWords(QObject* parent = nullptr);

    /// Checkable; for menus.
    [[nodiscard]] QAction& action() const { return *m_action; }
    [[nodiscard]] CandidateFilter filter() const;
    void setDetailLevel(DetailLevel level);
    /// What a person has chosen; nothing: as the level says.
    [[nodiscard]] std::optional<bool> choice() const { return m_choice; }
    void setChoice(std::optional<bool> choice);

Q_SIGNALS:
    void filterChanged(const maskscope::CandidateFilter& filter);

private:
    void apply();

    QAction* m_action;
    DetailLevel m_level = DetailLevel::Show;
    std::optional<bool> m_choice;
};

} // namespace maskscope
