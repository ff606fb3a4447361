// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/shapes/why_length.h"

#include "ui/error_text.h"
#include "ui/formatting.h"
#include "ui/model_sentences.h"
#include "ui/module_sentences.h"
#include "ui/text_size.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

constexpr int kMostRows = 5; ///< that show without scrolling

bool isOfLength(FaultCode code)
{
    return code == FaultCode::FixedLength || code == FaultCode::FewLengths
        || code == FaultCode::UnsafeLengths;
}

} // namespace

WhyLength::WhyLength(QWidget* parent)
    : Card(parent)
    , m_sentence(makeTextLabel(this, "whySentence"))
    , m_list(new QListWidget(this))
    , m_wayOut(makeTextLabel(this, "whyWayOut"))
{
    setObjectName(QStringLiteral("whyLength"));
    m_list->setObjectName(QStringLiteral("whyPlaces"));
    m_list->setAccessibleName(tr("Places in the program that pin the length down"));
    m_list->setWordWrap(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    createLayout();
    connect(m_list, &QListWidget::currentRowChanged, this, &WhyLength::tellPlace);
    // The one that is chosen already is worth a click, too, after a look elsewhere.
    connect(m_list, &QListWidget::itemClicked, this, [this] { tellPlace(m_list->currentRow()); });
}

void WhyLength::createLayout()
{
    auto* title = new QLabel(tr("Why this length?"), this);
    setTextRole(*title, TextRole::Strong);
    auto* exportHelp = new QPushButton(tr("How to make a better file…"), this);
    exportHelp->setObjectName(QStringLiteral("whyExport"));
    auto* close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("whyClose"));
    connect(exportHelp, &QPushButton::clicked, this, &WhyLength::exportHelpRequested);
    connect(close, &QPushButton::clicked, this, &WhyLength::closed);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(exportHelp);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing(12), spacing(8), spacing(12), spacing(8));
    column->setSpacing(spacing(4));
    column->addWidget(title);
    column->addWidget(m_sentence);
    column->addWidget(m_list);
    column->addWidget(m_wayOut);
    column->addLayout(buttons);
}

void WhyLength::tellPlace(int row)
{
    if (row >= 0 && std::cmp_less(row, m_places.size())) {
        Q_EMIT placeChosen(m_places[static_cast<std::size_t>(row)]);
    }
}

void WhyLength::choosePlace()
{
    const int row = std::max(m_list->currentRow(), 0);
    m_list->setCurrentRow(-1);
    m_list->setCurrentRow(row);
}

void WhyLength::setModel(const ModelSummary& summary, const std::vector<Fault>& faults)
{
    m_places = summary.length.evidence;
    m_sentence->setText(
        joinedSentences({lengthSentence(summary.length),
                         m_places.empty() ? tr("The program does not tell where.") : QString()}));
    m_list->clear();
    for (const Evidence& place : m_places) {
        m_list->addItem(breakable(evidenceSentence(place)));
    }
    m_list->setVisible(!m_places.empty());
    const int rows = std::min(static_cast<int>(m_places.size()), kMostRows);
    m_list->setFixedHeight(rows * (m_list->fontMetrics().height() + spacing(8)) + spacing(4));
    QString wayOut;
    for (const Fault& fault : faults) {
        if (isOfLength(fault.code)) {
            wayOut = faultText(fault);
        }
    }
    m_wayOut->setText(wayOut);
    m_wayOut->setVisible(!wayOut.isEmpty());
}

} // namespace maskscope
