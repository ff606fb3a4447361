// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sentence_editor.h"

#include "ui/color_scheme.h"
#include "ui/text_size.h"
#include "ui/widgets/hidden_word.h"
#include "ui/widgets/mask_highlighter.h"
#include "ui/widgets/mask_ranges.h"
#include "ui/widgets/word_clicks.h"
#include "ui/widgets/words.h"

#include <QAbstractTextDocumentLayout>
#include <QGuiApplication>
#include <QInputMethod>
#include <QKeyEvent>
#include <QList>
#include <QLocale>
#include <QTextBlock>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace maskscope {

namespace {

constexpr int kMostLines = 4;

Utf16Range trimmed(const QString& text, Utf16Range range)
{
    const auto isSpace
        = [&text](std::size_t at) { return text.at(static_cast<qsizetype>(at)).isSpace(); };
    while (!range.isEmpty() && isSpace(range.begin)) {
        ++range.begin;
    }
    while (!range.isEmpty() && isSpace(range.end - 1)) {
        --range.end;
    }
    return range;
}

/// Empty: there is nothing but a place for a hidden word.
Utf16Range rangeToHide(const QString& text, const std::vector<Utf16Range>& masks,
                       Utf16Range selected)
{
    return selected.isEmpty() ? wordBeside(text, masks, selected.begin).value_or(selected)
                              : trimmed(text, selected);
}

QColor highlightColor(const ColorScheme& scheme)
{
    QColor color = scheme.accent;
    color.setAlphaF(0.25F);
    return color;
}

/// Qt erases backwards by code points: right for a mark over a letter, but not for the parts of a
/// family or a flag, which nobody has typed one by one.
std::optional<Utf16Range> emojiBefore(const QString& text, std::size_t end)
{
    const Utf16Range range = wholeCharacters(text, {end - 1, end});
    const QString character
        = text.mid(static_cast<qsizetype>(range.begin), static_cast<qsizetype>(range.size()));
    const QList<uint> codePoints = character.toUcs4();
    const bool isSign
        = !codePoints.isEmpty() && QChar::category(codePoints.front()) == QChar::Symbol_Other;
    return isSign ? std::optional(range) : std::nullopt;
}

} // namespace

SentenceEditor::SentenceEditor(QWidget* parent)
    : QTextEdit(parent)
    , m_maskToken(QStringLiteral("[MASK]"))
    , m_highlighter(new MaskHighlighter(document()))
    , m_clicks(std::make_unique<WordClicks>(*this))
{
    setObjectName(QStringLiteral("sentenceEditor"));
    setAccessibleName(tr("Sentence"));
    setPlaceholderText(tr("Type a sentence, with ___ for the hidden word"));
    setAcceptRichText(false);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); // nor does what is around it grow
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextRole(*this, TextRole::Sentence);
    viewport()->setMouseTracking(true);
    document()->setDocumentMargin(spacing(12));
    connect(this, &QTextEdit::textChanged, this, &SentenceEditor::onContentsChanged);
    connect(this, &QTextEdit::cursorPositionChanged, this, &SentenceEditor::stepOverChips);
    connect(this, &QTextEdit::selectionChanged, this, &SentenceEditor::placeInUseChanged);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &SentenceEditor::adjustHeight);
    adjustHeight();
}

SentenceEditor::~SentenceEditor() = default;

QString SentenceEditor::sentence() const
{
    return toPlainText();
}

void SentenceEditor::setSentence(const QString& sentence, const QStringList& hidden)
{
    if (isComposing()) {
        QGuiApplication::inputMethod()->reset();
        QInputMethodEvent ended; // for input methods that do not answer
        inputMethodEvent(&ended);
    }
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    insertSentence(cursor, sentence, findMasks(sentence, m_maskToken), hidden);
    moveCursor(QTextCursor::End);
}

QStringList SentenceEditor::hiddenWords() const
{
    QStringList words;
    for (const Utf16Range& mask : m_masks) {
        words << hiddenWordOf(*document(), mask);
    }
    return words;
}

void SentenceEditor::setMaskToken(const QString& maskToken)
{
    m_maskToken = maskToken.isEmpty() ? QStringLiteral("[MASK]") : maskToken;
    if (isComposing()) {
        return; // inputMethodEvent() comes back here
    }
    m_highlighter->setMaskToken(m_maskToken);
    m_masks = findMasks(sentence(), m_maskToken);
    viewport()->update();
}

int SentenceEditor::maskCount() const
{
    return static_cast<int>(m_masks.size());
}

void SentenceEditor::setNumbering(int first, int all)
{
    m_firstMask = first;
    m_allMasks = all;
    viewport()->update();
}

bool SentenceEditor::isComposing() const
{
    const QTextLayout* layout = textCursor().block().layout();
    return layout != nullptr && !layout->preeditAreaText().isEmpty();
}

void SentenceEditor::onContentsChanged()
{
    if (isComposing()) {
        return;
    }
    const QString text = sentence();
    if (text == m_lastSentence) {
        return;
    }
    m_lastSentence = text;
    m_preview.reset();
    m_hovered.reset();
    m_clicks->hover(-1); // the letters are others now
    pointAt(std::nullopt);
    m_masks = findMasks(text, m_maskToken);
    describeChips();
    viewport()->update();
    Q_EMIT sentenceChanged(text);
}

/// For those who do not see them.
void SentenceEditor::describeChips()
{
    QStringList words = hiddenWords();
    std::replace(words.begin(), words.end(), QString(), tr("not known"));
    const QString description = words.isEmpty()
        ? QString()
        : tr("Hidden words: %1").arg(QLocale().createSeparatedList(words));
    if (description != accessibleDescription()) {
        setAccessibleDescription(description);
    }
}

QTextCursor SentenceEditor::select(Utf16Range range) const
{
    QTextCursor cursor = textCursor();
    cursor.setPosition(static_cast<int>(range.begin));
    cursor.setPosition(static_cast<int>(range.end), QTextCursor::KeepAnchor);
    return cursor;
}

void SentenceEditor::fillMask(int index, const QString& word, Join join)
{
    if (index < 0 || index >= maskCount() || isComposing()) {
        return;
    }
    Utf16Range range = m_masks.at(static_cast<std::size_t>(index));
    const QString text = sentence();
    if (join == Join::ToPrevious && range.begin > 0
        && text.at(static_cast<qsizetype>(range.begin) - 1) == QLatin1Char(' ')) {
        --range.begin;
    }
    select(range).insertText(word, QTextCharFormat());
    // The masks are up to date again: the one that was next now has this index.
    if (maskCount() > 0) {
        const auto next = static_cast<std::size_t>(std::min(index, maskCount() - 1));
        QTextCursor cursor = textCursor();
        cursor.setPosition(static_cast<int>(m_masks.at(next).end));
        setTextCursor(cursor);
    }
}

void SentenceEditor::fillAll(const std::vector<BlankWord>& words)
{
    if (!isComposing()) {
        fillMasks(*document(), m_masks, words);
    }
}

void SentenceEditor::setPreview(int index, const QString& word)
{
    m_preview = word.isEmpty() ? std::nullopt : std::optional(std::pair(index, word));
    viewport()->update();
}

Utf16Range SentenceEditor::selection() const
{
    const QTextCursor cursor = textCursor();
    return {static_cast<std::size_t>(cursor.selectionStart()),
            static_cast<std::size_t>(cursor.selectionEnd())};
}

std::optional<Utf16Range> SentenceEditor::currentMask() const
{
    return maskAtCursor(m_masks, selection());
}

void SentenceEditor::hideWord()
{
    if (isComposing()) {
        return;
    }
    const std::optional<Utf16Range> chip = currentMask();
    const QString known = chip ? hiddenWordOf(*document(), *chip) : QString();
    const Utf16Range range = rangeToHide(sentence(), m_masks, selection());
    if (!known.isEmpty()) {
        fillMasks(*document(), {*chip}, {BlankWord{known.toStdString()}});
    } else if (range.isEmpty()) {
        insertBlank(select(selection()));
    } else if (maskIn(m_masks, range)) { // one chip cannot hide another
        hideWords(*document(), wordsBesideMasks(sentence(), m_masks, range), m_maskToken);
    } else {
        QTextCursor cursor = select(range);
        const QString hidden = cursor.selectedText();
        insertMask(cursor, m_maskToken, hidden);
        setTextCursor(cursor);
    }
    setFocus();
}

/// With the spaces it needs to be a word of its own.
void SentenceEditor::insertBlank(QTextCursor cursor)
{
    const QString text = sentence();
    const qsizetype at = cursor.position();
    QString inserted = m_maskToken;
    if (at > 0 && !text.at(at - 1).isSpace()) {
        inserted.prepend(QLatin1Char(' '));
    }
    if (at < text.size() && text.at(at).isLetterOrNumber()) {
        inserted.append(QLatin1Char(' '));
    }
    cursor.insertText(inserted, QTextCharFormat());
    setTextCursor(cursor);
}

void SentenceEditor::stepOverChips()
{
    QTextCursor cursor = textCursor();
    const std::optional<Utf16Range> mask
        = maskAround(m_masks, static_cast<std::size_t>(cursor.position()));
    const bool areMasksKnown = m_lastSentence == sentence(); // not within a change
    if (mask && areMasksKnown && !isComposing()) {
        const bool forward = cursor.position() > m_lastPosition;
        const bool selecting = cursor.hasSelection();
        cursor.setPosition(static_cast<int>(forward ? mask->end : mask->begin),
                           selecting ? QTextCursor::KeepAnchor : QTextCursor::MoveAnchor);
        setTextCursor(cursor);
    }
    m_lastPosition = textCursor().position();
    if (inheritsHiddenWord(textCursor())) {
        setCurrentCharFormat(QTextCharFormat());
    }
    viewport()->update(); // another chip may be the current one
    Q_EMIT placeInUseChanged();
}

std::optional<Utf16Range> SentenceEditor::rangeToErase(const QKeyEvent& event) const
{
    const bool back = event.key() == Qt::Key_Backspace;
    const bool forward = event.key() == Qt::Key_Delete;
    if ((!back && !forward) || textCursor().hasSelection() || isComposing()) {
        return std::nullopt;
    }
    const auto at = static_cast<std::size_t>(textCursor().position());
    const auto isNext
        = [at, back](const Utf16Range& mask) { return (back ? mask.end : mask.begin) == at; };
    const auto found = std::find_if(m_masks.begin(), m_masks.end(), isNext);
    if (found != m_masks.end()) {
        return *found;
    }
    return back && at > 0 ? emojiBefore(sentence(), at) : std::nullopt;
}

QString SentenceEditor::chipLabel(int index) const
{
    if (m_preview && m_preview->first == index) {
        return m_preview->second;
    }
    return m_allMasks.value_or(maskCount()) == 1 ? QStringLiteral("?")
                                                 : QString::number(m_firstMask + index + 1);
}

void SentenceEditor::pointAt(const std::optional<Utf16Range>& range)
{
    if (range == m_pointed) {
        return;
    }
    m_pointed = range;
    QList<ExtraSelection> selections;
    if (m_pointed && !isComposing()) {
        ExtraSelection selection;
        selection.cursor = select(wholeCharacters(sentence(), *m_pointed));
        selection.format.setBackground(highlightColor(schemeOf(palette())));
        selections << selection;
    }
    setExtraSelections(selections);
    viewport()->update();
}

std::optional<Utf16Range> SentenceEditor::placeInUse() const
{
    if (m_hovered) {
        return m_hovered;
    }
    return hasFocus() && !isComposing() ? std::optional(selection()) : std::nullopt;
}

void SentenceEditor::adjustHeight()
{
    const double margin = 2 * document()->documentMargin();
    const double line = QFontMetricsF(font()).lineSpacing();
    const double wanted = document()->documentLayout()->documentSize().height();
    const double height = std::clamp(wanted, line + margin, kMostLines * line + margin);
    setFixedHeight(static_cast<int>(std::ceil(height)));
    setVerticalScrollBarPolicy(wanted > kMostLines * line + margin ? Qt::ScrollBarAsNeeded
                                                                   : Qt::ScrollBarAlwaysOff);
}

} // namespace maskscope
