// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inference/prediction.h"
#include "ui/explanation_text.h"
#include "ui/gallery/gallery.h"

#include <QWidget>

#include <optional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace maskscope {

class AppController;
class FillPage;
class GuessFirst;
class KeyHint;
class PredictionList;
class SentenceEditor;

/// A screen for an audience: the sentence in large letters, the bars below it and nothing else. The
/// arrow keys or a clicker walk through the gallery, Space covers the bars and reveals them, a
/// click hides a word. A window of its own; it asks the controller of its sentences.
class PresentationView : public QWidget
{
    Q_OBJECT

public:
    /// The page outlives it.
    PresentationView(AppController& controller, FillPage& page, QWidget* parent);

    /// Fills the screen with the page's sentence; the examples come after it.
    void begin();
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] bool guessesFirst() const;

    bool eventFilter(QObject* watched, QEvent* event) override;

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void createLayout();
    void connectSignals();
    void ask();
    void step(int by);
    void leave();
    void giveBack();
    void takeKeyboard();
    void fitSentence();
    void fitBars();
    void fitRows();
    void showAnswer(const Prediction& prediction);
    void showProblem(const Error& error);
    void showGuess(const Explanation& explanation);
    void askForGuess(const QString& guess);
    PredictionList& list(std::size_t mask);
    /// True if the key is one of the whole view's, whoever has the keyboard.
    bool handleKey(const QKeyEvent& event, const QObject* focus);

    AppController& m_controller;
    FillPage& m_page;
    SentenceEditor* m_editor;
    QWidget* m_answers;
    QHBoxLayout* m_columns;
    std::vector<PredictionList*> m_lists; ///< some may be hidden, to be used again
    GuessFirst* m_guess;
    QLabel* m_verdict; ///< on the audience's guess, or what is wrong
    KeyHint* m_keys;
    std::optional<Prediction> m_last; ///< the newest answer, whoever asked
    QString m_first; ///< the sentence it began with ...
    QStringList m_firstHidden; ///< ... and what its masks hide
    std::vector<GalleryExample> m_examples;
    std::size_t m_at = 0; ///< 0: the first sentence; n: example n - 1
    QString m_guessed; ///< what the verdict is asked for
    bool m_isTyping = false; ///< the sentence was reached by the keyboard
};

} // namespace maskscope
