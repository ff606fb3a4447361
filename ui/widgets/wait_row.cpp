// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/wait_row.h"

#include "ui/text_size.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include <chrono>
#include <cmath>

namespace maskscope {

namespace {

constexpr int kSteps = 1000;
constexpr std::chrono::milliseconds kShowAfter{300};

} // namespace

WaitRow::WaitRow(QWidget* parent)
    : QWidget(parent)
    , m_content(new QWidget(this))
{
    m_words = makeMutedLabel(m_content, "waitWords");
    m_words->setWordWrap(false);
    m_bar = new QProgressBar(m_content);
    m_bar->setObjectName(QStringLiteral("waitBar"));
    m_bar->setAccessibleName(tr("How much is done"));
    m_bar->setRange(0, kSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(spacing(8));
    m_bar->setMinimumWidth(spacing(24));
    auto* cancel = new QPushButton(tr("Cancel"), m_content);
    cancel->setObjectName(QStringLiteral("waitCancel"));
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &WaitRow::cancelAsked);
    auto* row = new QHBoxLayout(m_content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing(8));
    row->addWidget(m_words);
    row->addWidget(m_bar, 1);
    row->addWidget(cancel);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_content);
    m_delay.setSingleShot(true);
    m_delay.setInterval(kShowAfter);
    connect(&m_delay, &QTimer::timeout, this, [this] { setShown(true); });
    QSizePolicy keepsItsPlace = m_content->sizePolicy();
    keepsItsPlace.setRetainSizeWhenHidden(true);
    m_content->setSizePolicy(keepsItsPlace);
    setShown(false);
}

void WaitRow::setShown(bool shown)
{
    m_content->setVisible(shown);
    Q_EMIT shownChanged(shown);
}

void WaitRow::begin(const QString& words)
{
    m_words->setText(words);
    if (!m_isWaiting) {
        m_isWaiting = true;
        m_bar->setValue(0);
        m_delay.start();
    }
}

void WaitRow::setFraction(double fraction)
{
    m_bar->setValue(static_cast<int>(std::lround(fraction * kSteps)));
}

void WaitRow::end()
{
    m_isWaiting = false;
    m_delay.stop();
    setShown(false);
}

} // namespace maskscope
