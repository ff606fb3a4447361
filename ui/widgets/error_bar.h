// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/detail_level.h"

#include <QString>
#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QToolButton;

namespace maskscope {

/// A message in place: a sentence, buttons for what to do, the raw text under "Details", and a
/// button to close it. Hidden until showError() is called.
class ErrorBar : public QWidget
{
    Q_OBJECT

public:
    enum class Tone
    {
        Problem, ///< something did not work; may be closed
        Hint, ///< something is still missing; goes away by itself
        Note, ///< something worth knowing; may be closed
    };

    /// `name`: objectName, and the begin of those of its parts; empty: that of its tone.
    explicit ErrorBar(Tone tone, QWidget* parent = nullptr, const QString& name = {});

    /// `action` names the button; empty: no button.
    void showError(const Error& error, const QString& action);
    /// In whose words errors are told, also the one that is shown.
    void setDetailLevel(DetailLevel level);
    /// Words without details; none hide the bar. A word too long for a bar is shortened, its tool
    /// tip has all.
    void showText(const QString& text, const QString& action = {});
    /// A second button, for what a new export of the model does away with; false after showError().
    void setOffersExport(bool offers);

Q_SIGNALS:
    void actionTriggered();
    void closed(); ///< by the person
    void exportHelpRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void createLayout();
    void setSentence(const QString& sentence);
    void appear();

    Tone m_tone;
    DetailLevel m_level = DetailLevel::Inspect;
    std::optional<Error> m_error; ///< the one that is shown
    QLabel* m_sign;
    QLabel* m_sentence;
    QPushButton* m_action;
    QPushButton* m_export;
    QToolButton* m_details;
    QToolButton* m_close;
    QLabel* m_raw;
};

} // namespace maskscope
