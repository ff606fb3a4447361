// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/hidden_note.h"

#include "ui/formatting.h"
#include "ui/text_size.h"
#include "ui/widgets/text_label.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace maskscope {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(maskscope::HiddenNote)
};

bool isNoWord(const Candidate& candidate)
{
    return candidate.kind != CandidateKind::Word;
}

} // namespace

QString hiddenSentence(const MaskPrediction& prediction)
{
    const auto count
        = [&](CandidateKind kind) { return static_cast<int>(prediction.hidden.count(kind)); };
    const int pieces = count(CandidateKind::Piece);
    const int marks = count(CandidateKind::Mark);
    const int others = count(CandidateKind::Unused) + count(CandidateKind::Special);
    QStringList parts;
    if (pieces > 0) {
        parts << Texts::tr("%Ln pieces of words", nullptr, pieces);
    }
    if (marks > 0) {
        parts << Texts::tr("%Ln punctuation marks", nullptr, marks);
    }
    if (others > 0) {
        parts << Texts::tr("%Ln signs that only the model uses", nullptr, others);
    }
    return parts.isEmpty() ? QString()
                           : Texts::tr("Left out: %1 (%2)")
                                 .arg(parts.join(Texts::tr(", ", "between parts of a list")),
                                      formatPercent(prediction.hidden.probability));
}

HiddenNote::HiddenNote(int mask, QWidget* parent)
    : QWidget(parent)
    , m_sentence(makeMutedLabel(this, "hiddenSentence"))
    , m_change(new QToolButton(this))
{
    setObjectName(QStringLiteral("hiddenNote%1").arg(mask + 1));
    setVisible(false);
    m_change->setObjectName(QStringLiteral("changeHidden%1").arg(mask + 1));
    m_change->setFocusPolicy(Qt::TabFocus);
    connect(m_change, &QToolButton::clicked, this, [this] { Q_EMIT wholeWordsRequested(m_hides); });
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(spacing(8), 0, spacing(8), 0);
    row->setSpacing(spacing(8));
    row->addWidget(m_sentence, 1);
    row->addWidget(m_change, 0, Qt::AlignTop);
}

void HiddenNote::setPrediction(const MaskPrediction& prediction)
{
    const QString hidden = hiddenSentence(prediction);
    m_hides = hidden.isEmpty();
    m_sentence->setText(m_hides ? tr("Not every guess is a whole word.") : hidden);
    m_sentence->setToolTip(
        m_hides ? QString()
                : tr("They are likelier than the last word of the list. The places and the "
                     "percentages count them all the same."));
    m_change->setText(m_hides ? tr("Leave them out") : tr("Show them"));
    m_change->setAccessibleName(m_hides ? tr("List whole words only")
                                        : tr("List pieces of words "
                                             "and marks as well"));
    const auto& guesses = prediction.candidates;
    setVisible(!m_hides || std::any_of(guesses.begin(), guesses.end(), isNoWord));
    m_sentence->setEnabled(true);
}

void HiddenNote::setOutdated(bool outdated)
{
    m_sentence->setEnabled(!outdated);
}

} // namespace maskscope
