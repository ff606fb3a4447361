// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/fill_guess.h"

#include "ui/pages/fill_page.h"
#include "ui/presentation/guess_first.h"
#include "ui/widgets/question_panel.h"
#include "ui/widgets/sentence_editor.h"

#include <QAction>
#include <QLineEdit>

namespace maskscope {

void connectGuess(GuessFirst& guess, FillPage& page)
{
    QuestionPanel* questions = &page.questions();
    const auto forget = [questions] { questions->setGuess({}); };
    QObject::connect(&guess, &GuessFirst::revealed, questions, &QuestionPanel::setGuess);
    QObject::connect(&guess, &GuessFirst::covered, questions, forget);
    QObject::connect(&guess, &GuessFirst::forgotten, questions, forget);
    QObject::connect(&guess, &GuessFirst::keyboardFreed, &page,
                     [&page] { page.editor().setFocus(); });
    QObject::connect(&guess.action(), &QAction::triggered, &page, [&guess, &page](bool isOn) {
        if (isOn && page.editor().maskCount() > 0) {
            guess.line().setFocus();
        }
    });
}

} // namespace maskscope
