// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/shapes/code_view.h"

#include "ui/color_scheme.h"
#include "ui/text_size.h"

#include <QEvent>
#include <QTextBlock>

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

/// Alpha of the marked operator's ground.
constexpr int kMarkAlpha = 56;

/// Of UTF-8 code, cut to what is there: places come from a file.
QString textOf(const CodeFile& file, ByteRange range)
{
    const std::size_t begin = std::min(range.begin, file.text.size());
    const std::size_t end = std::clamp(range.end, begin, file.text.size());
    return QString::fromUtf8(file.text.data() + begin, static_cast<qsizetype>(end - begin));
}

} // namespace

CodeView::CodeView(QWidget* parent)
    : QPlainTextEdit(parent)
{
    setObjectName(QStringLiteral("code"));
    setAccessibleName(tr("TorchScript code of the module"));
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setTextRole(*this, TextRole::Code);
    setPlaceholderText(tr("Nothing calls this module, so it has no code of its own."));
}

void CodeView::showModule(std::shared_ptr<const Inspection> inspection, std::size_t module)
{
    m_inspection = std::move(inspection);
    m_marked.reset();
    m_file.reset();
    clear();
    if (m_inspection == nullptr || module >= m_inspection->modules.size()) {
        return;
    }
    const std::optional<CodePlace>& code = m_inspection->modules[module].code;
    if (code && code->file < m_inspection->code.size()) {
        m_begin = code->range.begin;
        showText(code->file, textOf(m_inspection->code[code->file], code->range));
    }
}

void CodeView::showPlace(const CodePlace& place)
{
    if (m_inspection == nullptr || place.file >= m_inspection->code.size()) {
        return;
    }
    const CodeFile& file = m_inspection->code[place.file];
    const auto shown = static_cast<std::size_t>(toPlainText().toUtf8().size());
    const bool isShown = m_file == place.file && place.range.begin >= m_begin
        && place.range.end <= m_begin + shown;
    if (!isShown) {
        m_begin = 0;
        showText(place.file, textOf(file, {0, file.text.size()}));
    }
    m_marked = place;
    mark();
}

void CodeView::showText(std::size_t file, const QString& text)
{
    m_file = file;
    setPlainText(text);
}

void CodeView::mark()
{
    setExtraSelections({});
    if (!m_marked || m_file != m_marked->file) {
        return;
    }
    const CodeFile& file = m_inspection->code[m_marked->file];
    const ByteRange range = m_marked->range;
    const auto begin = textOf(file, {m_begin, range.begin}).size();
    const auto length = textOf(file, range).size();
    QTextCursor cursor(document());
    cursor.setPosition(static_cast<int>(begin));
    cursor.setPosition(static_cast<int>(begin + length), QTextCursor::KeepAnchor);
    QTextEdit::ExtraSelection selection;
    selection.cursor = cursor;
    QColor ground = schemeOf(palette()).accent;
    ground.setAlpha(kMarkAlpha);
    selection.format.setBackground(ground);
    setExtraSelections({selection});
    cursor.setPosition(static_cast<int>(begin));
    setTextCursor(cursor);
    centerCursor();
}

void CodeView::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        mark();
    }
}

} // namespace maskscope
