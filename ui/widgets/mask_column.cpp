// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/mask_column.h"

#include "ui/color_scheme.h"
#include "ui/sureness.h"
#include "ui/text_size.h"
#include "ui/widgets/hidden_note.h"
#include "ui/widgets/prediction_list.h"
#include "ui/widgets/word_lines.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace maskscope {

namespace {

/// The same chip as in the sentence.
class ChipSign final : public QWidget
{
public:
    ChipSign(int mask, QWidget* parent)
        : QWidget(parent)
        , m_mask(mask)
    {}

    void setText(const QString& text)
    {
        m_text = text;
        update();
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        const int height = QFontMetrics(fontOf(TextRole::Strong)).height() + spacing(4);
        return {height * 3 / 2, height};
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        const ColorScheme scheme = schemeOf(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(scheme.mask(m_mask));
        painter.drawRoundedRect(rect(), 6, 6);
        painter.setFont(fontOf(TextRole::Strong));
        painter.setPen(scheme.onAccent);
        painter.drawText(rect(), Qt::AlignCenter, m_text);
    }

private:
    int m_mask;
    QString m_text;
};

} // namespace

MaskColumn::MaskColumn(int mask, QWidget* parent)
    : Card(parent)
    , m_mask(mask)
    , m_chip(new ChipSign(mask, this))
    , m_sureness(new QLabel(this))
    , m_list(new PredictionList(mask, this))
    , m_hidden(new HiddenNote(mask, this))
    , m_targets(new WordLines(QStringLiteral("targets%1").arg(mask + 1), tr("Your words"), this))
    , m_longer(new WordLines(QStringLiteral("longer%1").arg(mask + 1), QString(), this))
{
    setObjectName(QStringLiteral("maskColumn%1").arg(mask + 1));
    tellMethod({});
    m_sureness->setObjectName(QStringLiteral("sureness%1").arg(mask + 1));
    m_sureness->setTextFormat(Qt::PlainText);
    m_sureness->setWordWrap(true);
    setTextRole(*m_sureness, TextRole::Strong);
    m_chip->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto* header = new QHBoxLayout;
    header->setSpacing(spacing(8));
    header->addWidget(m_chip, 0, Qt::AlignTop);
    header->addWidget(m_sureness, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing(12), spacing(12), spacing(12), spacing(8));
    column->setSpacing(spacing(8));
    column->addLayout(header);
    column->addWidget(m_targets);
    column->addWidget(m_list, 1);
    column->addWidget(m_hidden);
    column->addWidget(m_longer);
    connect(m_hidden, &HiddenNote::wholeWordsRequested, this, &MaskColumn::wholeWordsRequested);
    connect(m_list, &PredictionList::chosen, this,
            [this](const QString& word, bool joins) { Q_EMIT chosen(m_mask, word, joins); });
    connect(m_list, &PredictionList::hovered, this,
            [this](const QString& word) { Q_EMIT hovered(m_mask, word); });
    for (const WordLines* lines : {m_targets, m_longer}) {
        connect(lines, &WordLines::chosen, this,
                [this](const QString& word, bool joins) { Q_EMIT chosen(m_mask, word, joins); });
        connect(lines, &WordLines::hovered, this,
                [this](const QString& word) { Q_EMIT hovered(m_mask, word); });
    }
}

QSize MaskColumn::minimumSizeHint() const
{
    return Card::minimumSizeHint().expandedTo(QSize(spacing(24) * 9, 0));
}

void MaskColumn::setPrediction(const MaskPrediction& prediction, bool isOnly)
{
    static_cast<ChipSign*>(m_chip)->setText(isOnly ? QStringLiteral("?")
                                                   : QString::number(m_mask + 1));
    m_sureness->setText(surenessText(prediction));
    m_sureness->setToolTip(surenessToolTip(prediction.entropy));
    m_hidden->setPrediction(prediction);
    m_list->setPrediction(prediction);
}

void MaskColumn::tellMethod(const CandidateFilter& filter)
{
    m_longer->setTitle(filter.hidesAnything()
                           ? tr("One to three pieces, ranked together. Whole words only: each "
                                "begins as a word and has no marks.")
                           : tr("One to three pieces, ranked together"));
}

void MaskColumn::setDetailLevel(DetailLevel level)
{
    m_list->setDetailLevel(level);
}

void MaskColumn::alignWith(MaskColumn& other)
{
    m_list->alignWith(*other.m_list);
}

void MaskColumn::setOutdated(bool outdated)
{
    m_list->setOutdated(outdated);
    m_hidden->setOutdated(outdated);
}

} // namespace maskscope
