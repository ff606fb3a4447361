// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/fill_page.h"

#include <QMenu>

namespace maskscope {

const std::vector<QString>& FillPage::examples()
{
    static const std::vector<QString> sentences{
        QStringLiteral("Paris is the [MASK] of France."),
        QStringLiteral("The capital of France is [MASK]."),
        QStringLiteral("She poured a cup of [MASK]."),
        QStringLiteral("He plays the [MASK] in an orchestra."),
        QStringLiteral("My favourite [MASK] is blue."),
        QStringLiteral("In winter it is very [MASK]."),
    };
    return sentences;
}

void FillPage::fillExamplesMenu(QMenu& menu)
{
    for (const QString& sentence : examples()) {
        QString shown = sentence;
        shown.replace(QStringLiteral("[MASK]"), QStringLiteral("___"));
        menu.addAction(shown, this, [this, sentence] {
            editor().setSentence(sentence);
            editor().setFocus();
        });
    }
}

} // namespace maskscope
