// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/model_chip.h"

#include "ui/color_scheme.h"
#include "ui/formatting.h"
#include "ui/glossary.h"
#include "ui/model_sentences.h"
#include "ui/text_size.h"

#include <QFileInfo>
#include <QPainter>

#include <algorithm>

namespace maskscope {

namespace {

const QString kBetweenFacts = QStringLiteral("  ·  ");

/// As many whole facts as there is room for: the tool tip has all of them.
QString fitting(const QString& facts, const QFontMetrics& font, int width)
{
    QString text = facts;
    while (!text.isEmpty() && font.horizontalAdvance(text) > width) {
        text.truncate(std::max<qsizetype>(0, text.lastIndexOf(kBetweenFacts)));
    }
    return text;
}

} // namespace

QString modelName(const QString& path)
{
    const QFileInfo file(path);
    return file.completeBaseName().isEmpty() ? file.fileName() : file.completeBaseName();
}

ModelChip::ModelChip(QWidget* parent)
    : QToolButton(parent)
{
    setObjectName(QStringLiteral("modelChip"));
    setCursor(Qt::PointingHandCursor);
    setModel(nullptr);
}

void ModelChip::setModel(const ModelSummary* summary)
{
    setEnabled(summary != nullptr);
    if (summary == nullptr) {
        m_name = tr("No model is open");
        m_allFacts.clear();
        m_fullToolTip.clear();
    } else {
        const QString path = QString::fromStdString(summary->path);
        m_name = modelName(path);
        m_allFacts = tr("%1 parameters  ·  %2")
                         .arg(formatCount(summary->parameters.count),
                              formatLengthContract(summary->length));
        const QString tip
            = tr("%1\n%2, %3\n%4\nClick to see what this file is (Ctrl+I).",
                 "path, size, made by, a sentence on lengths")
                  .arg(path, formatBytes(summary->fileBytes),
                       QString::fromStdString(summary->producer), lengthSentence(summary->length));
        m_fullToolTip = plainToolTip(tip);
    }
    showModel();
}

void ModelChip::setDetailLevel(DetailLevel level)
{
    m_level = level;
    showModel();
}

void ModelChip::showModel()
{
    const bool isPlain = m_level == DetailLevel::Show;
    m_facts = isPlain ? QString() : m_allFacts;
    setToolTip(isPlain && isEnabled() ? tr("The model that is open. Click to see what it is "
                                           "(Ctrl+I).")
                                      : m_fullToolTip);
    if (!m_facts.isEmpty()) {
        explainTerms(*this, {"parameter", "token"});
    }
    setAccessibleName(m_facts.isEmpty() ? m_name : m_name + QStringLiteral(", ") + m_facts);
    updateGeometry();
    update();
}

QSize ModelChip::sizeHint() const
{
    const QFontMetrics strong(fontOf(TextRole::Strong));
    const QFontMetrics body(fontOf(TextRole::Body));
    const int width = strong.horizontalAdvance(m_name) + body.horizontalAdvance(m_facts)
        + 3 * spacing(12) + spacing(24);
    return {width, body.height() + spacing(16)};
}

QSize ModelChip::minimumSizeHint() const
{
    return {spacing(24) * 4, sizeHint().height()};
}

void ModelChip::paintEvent(QPaintEvent* /*event*/)
{
    const ColorScheme scheme = schemeOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(hasFocus() || underMouse() ? scheme.accent : scheme.line, 1));
    painter.setBrush(scheme.surface);
    painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2);

    const int dot = spacing(8);
    QRect text = rect().adjusted(spacing(12), 0, -spacing(12), 0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isEnabled() ? scheme.mask(2) : scheme.muted);
    painter.drawEllipse(QRectF(text.left(), text.center().y() - dot / 2.0 + 1, dot, dot));
    text.setLeft(text.left() + dot + spacing(8));

    const QFontMetrics strong(fontOf(TextRole::Strong));
    painter.setFont(fontOf(TextRole::Strong));
    painter.setPen(scheme.text);
    const QString name = strong.elidedText(m_name, Qt::ElideMiddle, text.width());
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft, name);
    text.setLeft(text.left() + strong.horizontalAdvance(name) + spacing(12));
    painter.setFont(fontOf(TextRole::Body));
    painter.setPen(scheme.muted);
    if (text.width() > spacing(24)) {
        painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                         fitting(m_facts, QFontMetrics(painter.font()), text.width()));
    }
}

} // namespace maskscope
