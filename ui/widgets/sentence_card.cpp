// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sentence_card.h"

#include "ui/text_size.h"
#include "ui/widgets/token_strip.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QTextDocument>
#include <QToolButton>
#include <QVBoxLayout>

namespace maskscope {

namespace {

constexpr int kSecondLine = -1;

} // namespace

SentenceCard::SentenceCard(QWidget* parent)
    : Card(parent)
    , m_editors{new SentenceEditor(this), new SentenceEditor(this)}
    , m_secondLine(new QWidget(this))
    , m_tokens(new TokenStrip(this))
{
    second().setObjectName(QStringLiteral("secondSentenceEditor"));
    second().setAccessibleName(tr("Second sentence"));
    second().setPlaceholderText(tr("Type a second sentence, read together with the first"));
    m_secondLine->setVisible(false);
    createLayout();
    connectEditor(0);
    connectEditor(1);
    connect(m_tokens, &TokenStrip::pointedAt, this,
            [this](int sequence, const std::optional<Utf16Range>& place) {
                first().pointAt(sequence == 0 ? place : std::nullopt);
                second().pointAt(sequence == 1 ? place : std::nullopt);
            });
}

void SentenceCard::createLayout()
{
    auto* remove = new QToolButton(m_secondLine);
    remove->setObjectName(QStringLiteral("removeSecond"));
    remove->setText(QStringLiteral("✕"));
    remove->setAccessibleName(tr("Remove the second sentence"));
    remove->setToolTip(tr("Remove the second sentence"));
    remove->setAutoRaise(true);
    connect(remove, &QToolButton::clicked, this, [this] { Q_EMIT secondLineRequested(false); });
    auto* line = new QHBoxLayout(m_secondLine);
    line->setContentsMargins(0, 0, spacing(8), 0);
    line->addWidget(&second(), 1);
    line->addWidget(remove);
    auto* tokens = new QHBoxLayout;
    tokens->setContentsMargins(spacing(8), 0, spacing(8), 0);
    tokens->addWidget(m_tokens);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing(4), spacing(4), spacing(4), spacing(4));
    column->setSpacing(0);
    column->addWidget(&first());
    column->addWidget(m_secondLine);
    column->addLayout(tokens);
}

void SentenceCard::connectEditor(int line)
{
    SentenceEditor* const changed = &editor(line);
    changed->installEventFilter(this);
    connect(changed, &SentenceEditor::sentenceChanged, this, [this] {
        numberMasks();
        Q_EMIT textChanged();
    });
    connect(changed, &SentenceEditor::composingChanged, this, &SentenceCard::composingChanged);
    connect(changed, &SentenceEditor::placeInUseChanged, this, &SentenceCard::markTokens);
    connect(changed, &SentenceEditor::focusChanged, this, [this, line](bool hasFocus) {
        m_active = hasFocus ? line : m_active;
        setHighlighted(first().hasFocus() || second().hasFocus());
    });
    connect(changed, &QTextEdit::textChanged, this, [this, line] { rememberChange(line); });
}

void SentenceCard::setHasSecond(bool hasSecond)
{
    if (hasSecond == m_hasSecond) {
        return;
    }
    m_hasSecond = hasSecond;
    m_secondLine->setVisible(hasSecond);
    if (hasSecond) {
        second().setFocus();
    } else {
        m_active = 0;
        first().setFocus();
    }
    numberMasks();
    Q_EMIT textChanged();
}

std::optional<QString> SentenceCard::secondSentence() const
{
    const QString sentence = second().sentence();
    return m_hasSecond && !sentence.trimmed().isEmpty() ? std::optional(sentence) : std::nullopt;
}

QString SentenceCard::text() const
{
    const std::optional<QString> second = secondSentence();
    return second ? first().sentence() + QLatin1Char('\n') + *second : first().sentence();
}

void SentenceCard::numberMasks()
{
    const int inFirst = first().maskCount();
    const int all = inFirst + (m_hasSecond ? second().maskCount() : 0);
    first().setNumbering(0, all);
    second().setNumbering(inFirst, all);
}

void SentenceCard::setMaskToken(const QString& maskToken)
{
    first().setMaskToken(maskToken);
    second().setMaskToken(maskToken);
    numberMasks();
}

void SentenceCard::fillMask(int mask, const QString& word, SentenceEditor::Join join)
{
    const int inFirst = first().maskCount();
    if (mask < inFirst) {
        first().fillMask(mask, word, join);
    } else if (m_hasSecond) {
        second().fillMask(mask - inFirst, word, join);
    }
}

void SentenceCard::fillAll(const std::vector<BlankWord>& words)
{
    if (first().isComposing() || second().isComposing()) {
        return;
    }
    const int inFirst = first().maskCount();
    first().fillAll(words); // as many as it has masks
    if (m_hasSecond && second().maskCount() > 0 && static_cast<int>(words.size()) > inFirst) {
        second().fillAll({words.begin() + inFirst, words.end()});
        m_done.back().goesOn = inFirst > 0;
    }
}

void SentenceCard::setPreview(int mask, const QString& word)
{
    const int inFirst = first().maskCount();
    first().setPreview(mask, mask < inFirst ? word : QString());
    second().setPreview(mask - inFirst, mask < inFirst ? QString() : word);
}

void SentenceCard::hideWord()
{
    editor(m_active).hideWord();
}

SentenceEditor& SentenceCard::editor(int line) const
{
    return *m_editors.at(static_cast<std::size_t>(line));
}

void SentenceCard::rememberChange(int line)
{
    int& known = m_undoSteps.at(static_cast<std::size_t>(line));
    const int steps = editor(line).document()->availableUndoSteps();
    if (steps > known) {
        if (m_done.empty() || m_done.back().line != line) {
            m_done.push_back({line, known, false});
        }
        if (!m_isGoingBackOrForth) {
            m_undone.clear();
        }
    }
    known = steps;
}

void SentenceCard::rememberSecondLine()
{
    if (!m_isGoingBackOrForth) {
        m_done.push_back({kSecondLine, 0, false});
        m_undone.clear();
    }
}

void SentenceCard::undo()
{
    m_isGoingBackOrForth = true;
    bool isLater = false; // of the steps that belong together
    for (bool goesOn = true; goesOn;) {
        goesOn = false;
        if (undoStep(goesOn)) {
            m_undone.back().goesOn = isLater;
            isLater = true;
        }
    }
    m_isGoingBackOrForth = false;
}

/// False: there is none. `goesOn`: the one before belongs to it.
bool SentenceCard::undoStep(bool& goesOn)
{
    while (!m_done.empty()) {
        const Changes last = m_done.back();
        if (last.line == kSecondLine) {
            m_done.pop_back();
            m_undone.push_back({kSecondLine, false});
            Q_EMIT secondLineRequested(!m_hasSecond);
            return true;
        }
        SentenceEditor& changed = editor(last.line);
        const bool isSeen = last.line == 0 || m_hasSecond;
        if (!isSeen || changed.document()->availableUndoSteps() <= last.begin) {
            m_done.pop_back();
            continue;
        }
        const QString before = changed.sentence();
        changed.undo();
        if (changed.sentence() != before) { // else it was a move of the cursor
            changed.setFocus();
            m_undone.push_back({last.line, false});
            goesOn = last.goesOn && changed.document()->availableUndoSteps() <= last.begin;
            return true;
        }
    }
    return false;
}

void SentenceCard::redo()
{
    m_isGoingBackOrForth = true;
    bool isFirst = true;
    for (bool goesOn = true; goesOn && !m_undone.empty(); isFirst = false) {
        const Undone last = m_undone.back();
        m_undone.pop_back();
        redoStep(last.line);
        if (!isFirst) {
            m_done.back().goesOn = true;
        }
        goesOn = last.goesOn;
    }
    m_isGoingBackOrForth = false;
}

void SentenceCard::redoStep(int line)
{
    if (line == kSecondLine) {
        m_done.push_back({kSecondLine, 0, false});
        Q_EMIT secondLineRequested(!m_hasSecond);
        return;
    }
    SentenceEditor& changed = editor(line);
    const QString before = changed.sentence();
    while (changed.sentence() == before && changed.document()->isRedoAvailable()) {
        changed.redo();
    }
    changed.setFocus();
}

void SentenceCard::forgetHistory()
{
    for (SentenceEditor* forgetful : m_editors) {
        forgetful->document()->clearUndoRedoStacks();
    }
    m_undoSteps = {};
    m_done.clear();
    m_undone.clear();
}

void SentenceCard::markTokens()
{
    for (const int line : {1 - m_active, m_active}) {
        const auto place = editor(line).placeInUse();
        if (place || line == m_active) {
            m_tokens->mark(line, place);
        }
        if (place) {
            return;
        }
    }
}

/// An editor would undo its own changes alone.
bool SentenceCard::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            key->matches(QKeySequence::Undo) ? undo() : redo();
            return true;
        }
    }
    return Card::eventFilter(watched, event);
}

} // namespace maskscope
