// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/precision_dialog.h"

#include "ui/app_controller.h"
#include "ui/error_text.h"
#include "ui/formatting.h"
#include "ui/model_sentences.h"
#include "ui/text_size.h"
#include "ui/widgets/text_label.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace maskscope {

namespace {

constexpr int kSteps = 1000;
constexpr int kWidth = 520;

QString decimal(double value, int digits)
{
    return QLocale().toString(value, 'f', digits);
}

} // namespace

QString agreementSentence(const Agreement& agreement)
{
    const int sentences = static_cast<int>(agreement.sentences);
    if (sentences == 0) {
        return PrecisionDialog::tr("None of the sentences fits this model.");
    }
    const QString best = PrecisionDialog::tr("The best guess is the same in %1 of %Ln sentences.",
                                             nullptr, sentences)
                             .arg(QLocale().toString(static_cast<int>(agreement.sameBest)));
    const QString five = PrecisionDialog::tr("Of the five best guesses %1 are the same on average.")
                             .arg(decimal(agreement.sharedOfFive, 2));
    const QString factor
        = PrecisionDialog::tr("Where they differ most, a guess is %1 times as likely or unlikely.")
              .arg(decimal(std::exp(agreement.largestLogDifference), 2));
    return joinedSentences({best, five, factor});
}

QString gainSentence(const Agreement& agreement, const EngineReport& engine)
{
    if (agreement.sentences == 0) {
        return {};
    }
    const QString time
        = PrecisionDialog::tr("An answer takes %1 in place of %2 (%3 times as fast).")
              .arg(formatMilliseconds(agreement.otherMilliseconds),
                   formatMilliseconds(agreement.exactMilliseconds),
                   decimal(agreement.exactMilliseconds / agreement.otherMilliseconds, 1));
    const QString memory
        = PrecisionDialog::tr("Its layers' weights need %1 in place of %2.")
              .arg(formatBytes(engine.packedBytes), formatBytes(engine.packedFrom));
    return joinedSentences({time, memory});
}

PrecisionDialog::PrecisionDialog(AppController& controller, QWidget* parent)
    : QDialog(parent)
    , m_controller(controller)
    , m_choices(new QButtonGroup(this))
    , m_result(makeTextLabel(this, "agreement"))
    , m_progress(new QProgressBar(this))
    , m_measure(new QPushButton(tr("&Measure"), this))
    , m_use(new QPushButton(this))
{
    setObjectName(QStringLiteral("precisionDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Precision"));
    m_progress->setRange(0, kSteps);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(spacing(8));
    m_progress->setAccessibleName(tr("How much has been compared"));
    m_measure->setObjectName(QStringLiteral("measureAgreement"));
    m_use->setObjectName(QStringLiteral("usePrecision"));
    createLayout();
    connectSignals();
    updateState();
}

/// Closing it is a way to cancel.
PrecisionDialog::~PrecisionDialog()
{
    if (m_isMeasuring) {
        disconnect(&m_controller.precisionTrial(), nullptr, this, nullptr);
        m_controller.precisionTrial().cancel();
    }
}

void PrecisionDialog::createLayout()
{
    auto* what = makeTextLabel(this, "precisionIntroduction");
    what->setText(
        tr("With fp32 the model answers exactly as its file does. Weights of less precision are "
           "smaller and mostly faster to calculate with, and the answers differ a little. How much "
           "is measured on 200 sentences before you choose."));
    auto* measuring = new QHBoxLayout;
    measuring->setSpacing(spacing(12));
    measuring->addWidget(m_measure);
    measuring->addWidget(m_progress, 1);
    measuring->addStretch(0); // beside the button alone
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing(24), spacing(16), spacing(24), spacing(16));
    column->setSpacing(spacing(12));
    column->addWidget(what);
    addChoices(*column);
    column->addLayout(measuring);
    column->addWidget(m_result);
    column->addStretch(1);
    column->addWidget(createButtons());
    resize(kWidth, 0);
    fitHeight();
}

/// Texts wrap, so how high they are is known once the width is.
void PrecisionDialog::fitHeight()
{
    layout()->activate();
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

void PrecisionDialog::addChoices(QVBoxLayout& column)
{
    const auto add = [&](Precision precision, const QString& text) {
        auto* choice = new QRadioButton(text, this);
        choice->setObjectName(QStringLiteral("precision_") + precisionText(precision));
        choice->setChecked(precision == inUse());
        m_choices->addButton(choice, static_cast<int>(precision));
        column.addWidget(choice);
    };
    add(Precision::Fp32, tr("fp32: &exact"));
    add(Precision::Bf16, tr("bf16: &half the size"));
    add(Precision::Int8, tr("int8: a &quarter of the size"));
}

QWidget* PrecisionDialog::createButtons()
{
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(m_use, QDialogButtonBox::AcceptRole);
    m_keep = buttons->addButton(
        inUse() == Precision::Fp32 ? tr("&Keep exact") : tr("&Keep %1").arg(precisionText(inUse())),
        QDialogButtonBox::RejectRole);
    m_keep->setObjectName(QStringLiteral("keepPrecision"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        m_controller.usePrecision(chosen());
        accept();
    });
    return buttons;
}

void PrecisionDialog::connectSignals()
{
    connect(m_choices, &QButtonGroup::idClicked, this, [this] { updateState(); });
    connect(m_measure, &QPushButton::clicked, this, [this] {
        if (m_isMeasuring) {
            m_controller.precisionTrial().cancel();
        } else {
            startMeasuring();
        }
    });
    const PrecisionTrial* trial = &m_controller.precisionTrial();
    connect(trial, &PrecisionTrial::progress, this, [this](double fraction) {
        m_progress->setValue(static_cast<int>(std::lround(fraction * kSteps)));
    });
    connect(trial, &PrecisionTrial::ready, this, &PrecisionDialog::showResult);
    connect(trial, &PrecisionTrial::failed, this,
            [this](const Error& error) { endMeasuring(errorText(error)); });
    connect(trial, &PrecisionTrial::cancelled, this, [this] { endMeasuring(QString()); });
    connect(&m_controller, &AppController::modelChanged, this, &QDialog::reject);
}

Precision PrecisionDialog::chosen() const
{
    return static_cast<Precision>(m_choices->checkedId());
}

Precision PrecisionDialog::inUse() const
{
    const auto summary = m_controller.summary();
    return summary ? summary->engine.used.precision : Precision::Fp32;
}

void PrecisionDialog::startMeasuring()
{
    m_isMeasuring = true;
    m_measured.reset();
    m_result->clear();
    m_progress->setValue(0);
    m_controller.comparePrecision(chosen());
    updateState();
}

void PrecisionDialog::endMeasuring(const QString& text)
{
    m_isMeasuring = false;
    m_result->setText(text);
    updateState();
}

void PrecisionDialog::showResult(const Agreement& agreement, const EngineReport& engine)
{
    m_measured = engine.used.precision;
    endMeasuring(agreementSentence(agreement) + QLatin1Char('\n')
                 + gainSentence(agreement, engine));
}

/// What the answers are compared with is exact, so another precision is measured from fp32 alone.
void PrecisionDialog::updateState()
{
    const bool isExact = chosen() == Precision::Fp32;
    const auto obstacle = m_controller.cannotFill();
    const bool canMeasure = !isExact && inUse() == Precision::Fp32 && !obstacle;
    m_measure->setText(m_isMeasuring ? tr("&Cancel") : tr("&Measure"));
    m_measure->setEnabled(m_isMeasuring || canMeasure);
    m_progress->setVisible(m_isMeasuring);
    for (QAbstractButton* choice : m_choices->buttons()) {
        const auto precision = static_cast<Precision>(m_choices->id(choice));
        const bool isReachable
            = inUse() == Precision::Fp32 || precision == inUse() || precision == Precision::Fp32;
        choice->setEnabled(!m_isMeasuring && isReachable);
    }
    m_use->setText(tr("&Use %1").arg(precisionText(chosen())));
    m_use->setEnabled(!m_isMeasuring && chosen() != inUse() && (isExact || m_measured == chosen()));
    if (!m_isMeasuring && m_measured && m_measured != chosen()) {
        m_measured.reset();
        m_result->clear();
    }
    if (obstacle) {
        m_result->setText(errorText(*obstacle));
    }
    fitHeight();
}

} // namespace maskscope
