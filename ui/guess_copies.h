// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inference/prediction.h"

#include <QList>
#include <QObject>
#include <QString>

#include <optional>

class QAction;

namespace maskscope {

class AppController;

/// As they are read, a line each: place, word, percentage.
[[nodiscard]] QString guessesText(const MaskPrediction& mask);
/// Those of all hidden words, under the sentence.
[[nodiscard]] QString guessesText(const Prediction& prediction);

/// Puts the guesses on screen on the clipboard: as people read them, as CSV, or as JSON in the form
/// of `maskscope-cli fill --json`. Its actions are for menus.
class GuessCopies : public QObject
{
    Q_OBJECT

public:
    explicit GuessCopies(AppController& controller, QObject* parent = nullptr);

    /// Text, CSV, JSON; of all hidden words.
    [[nodiscard]] const QList<QAction*>& actions() const { return m_actions; }
    /// As text, those of one hidden word.
    void copyMask(int mask) const;

private:
    void addAction(const QString& name, const QString& text, QString (GuessCopies::*copy)() const);
    void setPrediction(std::optional<Prediction> prediction);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString csv() const;
    [[nodiscard]] QString json() const;

    AppController& m_controller;
    std::optional<Prediction> m_prediction; ///< nothing: no guesses are on screen
    QList<QAction*> m_actions;
};

} // namespace maskscope
