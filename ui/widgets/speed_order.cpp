// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/speed_order.h"

#include "ui/glossary.h"
#include "ui/model_sentences.h"
#include "ui/text_size.h"
#include "ui/widgets/length_field.h"
#include "ui/widgets/wrapping_row.h"

#include <QComboBox>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTextLayout>
#include <QThread>

#include <algorithm>
#include <iterator>
#include <set>

namespace maskscope {

namespace {

constexpr int kMostRounds = 1000;
constexpr double kAutomaticMs = 1000; ///< for each length, and at least the usual number of runs
constexpr std::size_t kProfiles = 3;

/// One, two and all that the machine has, but for the number in use.
std::vector<int> threadsBeside(int inUse)
{
    std::set<int> numbers{1, 2, std::max(QThread::idealThreadCount(), 1)};
    numbers.erase(inUse);
    return {numbers.begin(), numbers.end()};
}

std::filesystem::path pathOf(const ModelSummary& model)
{
    return std::u8string(model.path.begin(), model.path.end());
}

/// Chinese letters come from a font that rises higher. Labels and boxes let the line sink by that,
/// a field does not: its words would stand above those beside it.
void alignWords(QSpinBox& box)
{
    QTextLayout words(box.value() == box.minimum() ? box.specialValueText() : QString(),
                      box.font());
    words.beginLayout();
    const QTextLine line = words.createLine();
    words.endLayout();
    const double higher = line.isValid() ? line.ascent() - QFontMetricsF(box.font()).ascent() : 0;
    const int top = 2 * std::max(0, qRound(higher)); // what is centred sinks by half
    box.findChild<QLineEdit*>()->setTextMargins(0, top, 0, 0);
}

} // namespace

QStringList curveNames(const ModelSummary& model, const SweepComparison& comparison)
{
    const auto threads = [](int count) { return SpeedOrderRow::tr("%Ln threads", nullptr, count); };
    if (!comparison.threads.empty()) {
        QStringList names{threads(model.threads)};
        std::transform(comparison.threads.begin(), comparison.threads.end(),
                       std::back_inserter(names), threads);
        return names;
    }
    if (!comparison.other) {
        return {SpeedOrderRow::tr("this model")};
    }
    if (comparison.other->path != pathOf(model)) {
        return {QFileInfo(QString::fromStdString(model.path)).fileName(),
                QString::fromStdU16String(comparison.other->path.filename().u16string())};
    }
    const EngineChoice& other = comparison.other->options.engine;
    return other.engine == Engine::Plain
        ? QStringList{SpeedOrderRow::tr("as opened"), SpeedOrderRow::tr("plain engine")}
        : QStringList{precisionText(model.engine.used.precision), precisionText(other.precision)};
}

SpeedOrderRow::SpeedOrderRow(QWidget* parent)
    : QWidget(parent)
{
    createWidgets();
    createLayout();
    fillComparisons();
    connectSignals();
    updateState();
}

void SpeedOrderRow::createWidgets()
{
    m_lengths = new LengthField(this);
    m_rounds = new QSpinBox(this);
    m_rounds->setObjectName(QStringLiteral("rounds"));
    m_rounds->setRange(0, kMostRounds);
    m_rounds->setSpecialValueText(tr("auto"));
    m_rounds->setToolTip(tr("How often each length is measured. auto: at least ten times and for "
                            "at least a second"));
    m_rounds->setAccessibleName(tr("Rounds"));
    alignWords(*m_rounds);
    m_compare = new QComboBox(this);
    m_compare->setObjectName(QStringLiteral("compare"));
    m_compare->setToolTip(tr("Measures a second curve in the same rounds"));
    m_compare->setAccessibleName(tr("Compare with"));
    m_compare->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_compare->setMinimumContentsLength(8);
    m_run = new QPushButton(tr("&Run"), this);
    m_run->setObjectName(QStringLiteral("run"));
    m_run->setToolTip(tr("Measure these lengths"));
    m_cancel = new QPushButton(tr("Cancel"), this);
    m_cancel->setObjectName(QStringLiteral("cancel"));
    m_cancel->setToolTip(tr("Stop measuring; what is done stays (Esc)"));
    for (QPushButton* button : {m_run, m_cancel}) {
        button->setAutoDefault(false);
    }
}

void SpeedOrderRow::createLayout()
{
    const auto labelled = [this](const QString& text, QWidget* field, QWidget* buddy,
                                 const std::vector<const char*>& terms) {
        auto* choice = new QWidget(this);
        auto* label = new QLabel(text, choice);
        label->setBuddy(buddy);
        explainTerms(*label, terms);
        auto* row = new QHBoxLayout(choice);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(spacing(8));
        row->addWidget(label);
        row->addWidget(field, 1);
        return choice;
    };
    m_lengthChoice
        = labelled(tr("Len&gths"), m_lengths, m_lengths->edit(), {"sequence_length", "token"});
    m_roundChoice = labelled(tr("R&ounds"), m_rounds, m_rounds, {});
    m_comparisonChoice = labelled(tr("Com&pare"), m_compare, m_compare, {"engine", "precision"});
    auto* layout = new WrappingRow(this);
    layout->setSpacing(spacing(8));
    layout->add(m_lengthChoice, WrappingRow::Room::Rest);
    layout->add(m_roundChoice);
    layout->add(m_comparisonChoice);
    layout->addPair(m_run, m_cancel);
}

void SpeedOrderRow::setDetailLevel(DetailLevel level)
{
    m_level = level;
    showLevel();
}

void SpeedOrderRow::showLevel()
{
    const bool isPlain = m_level == DetailLevel::Show;
    const bool isOwnList = m_lengths->edit()->text() != lengthsText(SweepOptions().lengths);
    m_lengthChoice->setVisible(!isPlain || isOwnList);
    m_roundChoice->setVisible(!isPlain || m_rounds->value() > 0);
    m_comparisonChoice->setVisible(!isPlain || comparison() != Nothing);
}

void SpeedOrderRow::connectSignals()
{
    connect(m_lengths, &LengthField::changed, this, [this] {
        updateState();
        Q_EMIT changed();
    });
    connect(m_lengths, &LengthField::submitted, this, &SpeedOrderRow::runAsked);
    connect(m_run, &QPushButton::clicked, this, &SpeedOrderRow::runAsked);
    connect(m_cancel, &QPushButton::clicked, this, &SpeedOrderRow::cancelAsked);
    connect(m_rounds, &QSpinBox::valueChanged, this, [this] { alignWords(*m_rounds); });
    connect(m_compare, &QComboBox::activated, this, [this] {
        if (comparison() == OtherFile) {
            Q_EMIT otherFileWanted();
        }
    });
}

void SpeedOrderRow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        alignWords(*m_rounds);
    }
}

void SpeedOrderRow::setModel(std::shared_ptr<const ModelSummary> model)
{
    m_model = std::move(model);
    if (m_model) {
        m_lengths->setLimit(m_model->length.max);
    }
    fillComparisons();
    updateState();
}

void SpeedOrderRow::fillComparisons()
{
    const QVariant chosen = m_compare->currentData();
    m_compare->clear();
    m_compare->addItem(tr("nothing"), Nothing);
    m_compare->addItem(tr("threads"), Threads);
    if (!m_model || m_model->engine.used.engine == Engine::Fast) {
        m_compare->addItem(tr("plain engine"), PlainEngine);
        addPrecisions();
    }
    m_compare->addItem(m_otherFile.isEmpty() ? tr("another file...")
                                             : QFileInfo(m_otherFile).fileName(),
                       OtherFile);
    m_compare->setCurrentIndex(std::max(0, m_compare->findData(chosen)));
}

void SpeedOrderRow::addPrecisions()
{
    const Precision inUse = m_model ? m_model->engine.used.precision : Precision::Fp32;
    for (const Precision precision : {Precision::Fp32, Precision::Bf16, Precision::Int8}) {
        if (precision != inUse) {
            m_compare->addItem(precisionText(precision), InFp32 + static_cast<int>(precision));
        }
    }
}

void SpeedOrderRow::setOtherFile(const QString& path)
{
    m_otherFile = path;
    const QSignalBlocker quiet(m_compare);
    fillComparisons();
    m_compare->setCurrentIndex(m_compare->findData(path.isEmpty() ? int{Nothing} : int{OtherFile}));
}

void SpeedOrderRow::setMeasuring(bool isMeasuring)
{
    m_isMeasuring = isMeasuring;
    keepFocus();
    updateState();
}

QString SpeedOrderRow::problem() const
{
    return m_lengths->value().problem;
}

SpeedOrderRow::Comparison SpeedOrderRow::comparison() const
{
    return static_cast<Comparison>(m_compare->currentData().toInt());
}

SpeedOrder SpeedOrderRow::order() const
{
    SpeedOrder order;
    order.options.lengths = m_lengths->value().lengths;
    order.options.profiles = kProfiles;
    if (m_rounds->value() > 0) {
        order.options.repeats = static_cast<std::size_t>(m_rounds->value());
    } else {
        order.options.leastMs = kAutomaticMs;
    }
    addComparison(order);
    return order;
}

void SpeedOrderRow::addComparison(SpeedOrder& order) const
{
    if (!m_model) {
        return;
    }
    LoadJob other;
    other.path = pathOf(*m_model);
    other.options.threads = m_model->threads;
    switch (comparison()) {
    case Nothing:
        break;
    case Threads:
        order.comparison.threads = threadsBeside(m_model->threads);
        break;
    case PlainEngine:
        other.options.engine = {Engine::Plain, Precision::Fp32};
        order.comparison.other = other;
        break;
    case InFp32:
    case InBf16:
    case InInt8:
        other.options.engine.precision = static_cast<Precision>(comparison() - InFp32);
        order.comparison.other = other;
        break;
    case OtherFile:
        other.path = std::filesystem::path(m_otherFile.toStdU16String());
        order.comparison.other = other;
        break;
    }
    order.names = curveNames(*m_model, order.comparison);
}

void SpeedOrderRow::takeOver(const SpeedOrderRow& other)
{
    setOtherFile(other.m_otherFile);
    m_compare->setCurrentIndex(std::max(0, m_compare->findData(other.m_compare->currentData())));
    showLevel();
}

void SpeedOrderRow::updateState()
{
    m_run->setEnabled(m_model != nullptr && !m_isMeasuring && problem().isEmpty());
    m_cancel->setEnabled(m_isMeasuring);
    m_lengths->setEnabled(!m_isMeasuring);
    m_rounds->setEnabled(!m_isMeasuring);
    m_compare->setEnabled(!m_isMeasuring);
}

/// The keyboard goes from Run to Cancel and back, for the one that is disabled would lose it.
void SpeedOrderRow::keepFocus()
{
    const bool orderHasFocus = m_run->hasFocus() || m_lengths->edit()->hasFocus()
        || m_rounds->hasFocus() || m_compare->hasFocus();
    if (m_isMeasuring && orderHasFocus) {
        m_cancel->setEnabled(true);
        m_cancel->setFocus();
    } else if (!m_isMeasuring && m_cancel->hasFocus()) {
        m_run->setEnabled(true);
        m_run->setFocus();
    }
}

} // namespace maskscope
