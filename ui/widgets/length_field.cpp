// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/length_field.h"

#include "core/latency/sweep.h"
#include "ui/formatting.h"
#include "ui/text_size.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>

#include <algorithm>

namespace maskscope {

namespace {

constexpr std::int64_t kLongest = 100'000;
constexpr std::size_t kMost = 64;
constexpr std::int64_t kUsualLimit = 512;
constexpr int kLeastChars = 16;

std::vector<SequenceLength> doubling(std::int64_t limit)
{
    std::vector<SequenceLength> lengths;
    for (std::int64_t length = 8; length < limit; length *= 2) {
        lengths.push_back(SequenceLength{length});
    }
    lengths.push_back(SequenceLength{limit});
    return lengths;
}

std::vector<SequenceLength> evenSteps(std::int64_t limit)
{
    constexpr std::int64_t kSteps = 16;
    std::vector<SequenceLength> lengths;
    for (std::int64_t i = 1; i <= kSteps; ++i) {
        const SequenceLength length{std::max<std::int64_t>(limit * i / kSteps, i)};
        lengths.push_back(length);
    }
    return lengths;
}

} // namespace

LengthList parseLengths(const QString& text)
{
    static const QRegularExpression separators(QStringLiteral("[\\s,;，、；]+"));
    LengthList list;
    for (const QString& part : text.split(separators, Qt::SkipEmptyParts)) {
        bool isNumber = false;
        const qlonglong length = part.toLongLong(&isNumber);
        if (!isNumber || length < 1 || length > kLongest) {
            list.problem = LengthField::tr("“%1” is not a length. Write whole numbers from 1 to "
                                           "%2 with spaces between.")
                               .arg(part.left(20), formatExact(kLongest));
            return list;
        }
        list.lengths.push_back(SequenceLength{length});
    }
    std::sort(list.lengths.begin(), list.lengths.end());
    list.lengths.erase(std::unique(list.lengths.begin(), list.lengths.end()), list.lengths.end());
    if (list.lengths.empty()) {
        list.problem = LengthField::tr("Write one or more lengths, for example 8 64 512.");
    } else if (list.lengths.size() > kMost) {
        list.problem = LengthField::tr("These are more than %Ln lengths. Leave some out.", nullptr,
                                       static_cast<int>(kMost));
    }
    return list;
}

QString lengthsText(const std::vector<SequenceLength>& lengths)
{
    QStringList parts;
    for (const SequenceLength length : lengths) {
        parts << QString::number(length.value);
    }
    return parts.join(QLatin1Char(' '));
}

LengthField::LengthField(QWidget* parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_presets(new QMenu(this))
{
    m_edit->setObjectName(QStringLiteral("lengths"));
    m_edit->setAccessibleName(tr("Lengths to measure, in tokens"));
    m_edit->setText(lengthsText(SweepOptions().lengths));
    m_edit->setToolTip(tr("Lengths to measure, in tokens, with spaces between"));
    auto* button = new QPushButton(this);
    button->setObjectName(QStringLiteral("lengthPresets"));
    button->setText(tr("Lists"));
    button->setAccessibleName(tr("Ready lists of lengths"));
    button->setToolTip(tr("Ready lists of lengths"));
    button->setAutoDefault(false);
    button->setMenu(m_presets);
    button->setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing(4));
    layout->addWidget(m_edit, 1);
    layout->addWidget(button);
    m_edit->setMinimumWidth(m_edit->fontMetrics().averageCharWidth() * kLeastChars);
    setLimit(std::nullopt);
    connect(m_edit, &QLineEdit::textChanged, this, &LengthField::changed);
    connect(m_edit, &QLineEdit::returnPressed, this, &LengthField::submitted);
}

LengthList LengthField::value() const
{
    return parseLengths(m_edit->text());
}

void LengthField::setLimit(std::optional<SequenceLength> limit)
{
    const std::int64_t longest
        = std::clamp<std::int64_t>(limit ? limit->value : kUsualLimit, 1, kLongest);
    m_presets->clear();
    addPreset(tr("Doubling"), doubling(longest));
    addPreset(tr("Even steps"), evenSteps(longest));
    addPreset(tr("A quick look"),
              {SequenceLength{std::max<std::int64_t>(longest / 16, 1)},
               SequenceLength{std::max<std::int64_t>(longest / 4, 1)}});
}

void LengthField::addPreset(const QString& name, const std::vector<SequenceLength>& lengths)
{
    const QString text = lengthsText(parseLengths(lengthsText(lengths)).lengths);
    QAction* action
        = m_presets->addAction(tr("%1: %2", "name of a list, its lengths").arg(name, text));
    connect(action, &QAction::triggered, this, [this, text] {
        m_edit->setText(text);
        m_edit->setFocus();
    });
}

} // namespace maskscope
