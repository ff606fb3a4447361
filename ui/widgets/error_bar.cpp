// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/error_bar.h"

#include "ui/color_scheme.h"
#include "ui/error_text.h"
#include "ui/text_size.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace maskscope {

namespace {

constexpr qreal kRadius = 6;

QString nameOf(ErrorBar::Tone tone)
{
    switch (tone) {
    case ErrorBar::Tone::Problem:
        return QStringLiteral("errorBar");
    case ErrorBar::Tone::Hint:
        return QStringLiteral("hintBar");
    case ErrorBar::Tone::Note:
        break;
    }
    return QStringLiteral("noteBar");
}

constexpr qsizetype kLongestName = 80;
constexpr qsizetype kLongestSentence = 600; ///< the longest of ours has 300 letters

QString shortened(const QString& text, qsizetype most)
{
    return text.size() <= most ? text
                               : text.left(most / 2) + QStringLiteral("…") + text.right(most / 2);
}

/// Names come from files and may be as long as somebody likes.
QString withoutLongNames(const QString& sentence)
{
    QStringList words = sentence.split(QLatin1Char(' '));
    for (QString& word : words) {
        word = shortened(word, kLongestName);
    }
    return shortened(words.join(QLatin1Char(' ')), kLongestSentence);
}

QLabel* makePlainLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

ErrorBar::ErrorBar(Tone tone, QWidget* parent, const QString& name)
    : QWidget(parent)
    , m_tone(tone)
    , m_sign(new QLabel(this))
    , m_sentence(makePlainLabel(this))
    , m_action(new QPushButton(this))
    , m_export(new QPushButton(tr("How to make a file that can"), this))
    , m_details(new QToolButton(this))
    , m_close(new QToolButton(this))
    , m_raw(makePlainLabel(this))
{
    const bool isProblem = tone == Tone::Problem;
    setObjectName(name.isEmpty() ? nameOf(tone) : name);
    m_sign->setText(isProblem ? QStringLiteral("⚠") : QStringLiteral("ⓘ"));
    m_sentence->setObjectName(objectName() + QStringLiteral("Sentence"));
    m_action->setObjectName(objectName() + QStringLiteral("Action"));
    m_export->setObjectName(objectName() + QStringLiteral("Export"));
    m_details->setObjectName(objectName() + QStringLiteral("Details"));
    m_details->setText(tr("Details"));
    m_details->setCheckable(true);
    m_details->setAutoRaise(true);
    m_close->setObjectName(objectName() + QStringLiteral("Close"));
    m_close->setText(QStringLiteral("✕"));
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setToolTip(tr("Close this message"));
    m_close->setAutoRaise(true);
    m_close->setVisible(tone != Tone::Hint);
    m_details->setVisible(isProblem);
    m_raw->setObjectName(objectName() + QStringLiteral("Raw"));
    m_raw->setVisible(false);
    setTextRole(*m_raw, TextRole::Code);
    setTextRole(*m_sign, TextRole::Title);
    createLayout();
    connect(m_action, &QPushButton::clicked, this, &ErrorBar::actionTriggered);
    connect(m_export, &QPushButton::clicked, this, &ErrorBar::exportHelpRequested);
    connect(m_details, &QToolButton::toggled, m_raw, &QLabel::setVisible);
    connect(m_close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });
    hide();
}

void ErrorBar::createLayout()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(spacing(12));
    row->addWidget(m_sign);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_action);
    row->addWidget(m_details);
    row->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing(16), spacing(8), spacing(12), spacing(8));
    column->setSpacing(spacing(8));
    column->addLayout(row);
    if (m_tone != Tone::Problem) {
        row->addWidget(m_export);
    } else { // beside three buttons no room would be left for the sentence
        column->addWidget(m_export, 0, Qt::AlignRight);
    }
    column->addWidget(m_raw);
}

void ErrorBar::showError(const Error& error, const QString& action)
{
    m_error = error;
    setSentence(errorText(error, m_level));
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_export->hide();
    m_raw->setText(errorDetails(error));
    m_details->setVisible(m_tone == Tone::Problem);
    m_details->setChecked(false);
    appear();
}

void ErrorBar::showText(const QString& text, const QString& action)
{
    m_error.reset();
    setSentence(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_export->hide();
    m_details->hide();
    m_details->setChecked(false);
    if (text.isEmpty()) {
        hide();
    } else {
        appear();
    }
}

void ErrorBar::setDetailLevel(DetailLevel level)
{
    m_level = level;
    if (m_error) {
        setSentence(errorText(*m_error, m_level));
        setAccessibleName(m_sentence->text());
    }
}

void ErrorBar::setSentence(const QString& sentence)
{
    const QString shown = withoutLongNames(sentence);
    m_sentence->setText(shown);
    m_sentence->setToolTip(shown == sentence
                               ? QString()
                               : QStringLiteral("<span>%1</span>").arg(sentence.toHtmlEscaped()));
}

void ErrorBar::appear()
{
    setAccessibleName(m_sentence->text());
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void ErrorBar::setOffersExport(bool offers)
{
    m_export->setVisible(offers);
}

void ErrorBar::paintEvent(QPaintEvent* /*event*/)
{
    const ColorScheme scheme = schemeOf(palette());
    const QColor color = m_tone == Tone::Problem ? scheme.problem : scheme.accent;
    QColor ground = color;
    ground.setAlphaF(m_tone == Tone::Problem ? 0.12F : 0.08F);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
}

} // namespace maskscope
