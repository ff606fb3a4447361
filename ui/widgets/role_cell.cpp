// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/role_cell.h"

#include "core/model/role_choice.h"
#include "ui/item_models/input_model.h"
#include "ui/text_size.h"
#include "ui/widgets/text_label.h"

#include <QComboBox>
#include <QLabel>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QVBoxLayout>

namespace maskscope {

RoleCell::RoleCell(const std::vector<InputSpec>& inputs, std::size_t place, const QString& origin,
                   QWidget* parent)
    : QWidget(parent)
    , m_box(new QComboBox(this))
    , m_rest(makeMutedLabel(this, "inputRest"))
{
    setFocusProxy(m_box);
    setAutoFillBackground(true); // the table draws the same in words below it
    createLayout(inputs.at(place), origin);
    fillBox(inputs, place);
    connect(m_box, &QComboBox::activated, this,
            [this, present = inputs.at(place).role] { tellChoice(present); });
}

void RoleCell::createLayout(const InputSpec& input, const QString& origin)
{
    const QString name = QString::fromStdString(input.name);
    auto* label = makeTextLabel(this, "inputName");
    label->setText(breakable(name));
    label->setBuddy(m_box);
    m_box->setObjectName(QStringLiteral("role:") + name);
    m_box->setAccessibleName(tr("What %1 is").arg(name));
    m_box->setAccessibleDescription(origin);
    m_box->setToolTip(tr("What an input means. Another choice loads the model again and is "
                         "remembered for this file."));
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing(4), spacing(4), spacing(4), spacing(4));
    column->setSpacing(spacing(4));
    column->addWidget(label);
    column->addWidget(m_box);
    if (!origin.isEmpty()) {
        auto* from
            = input.foundRole ? makeTextLabel(this, "origin") : makeMutedLabel(this, "origin");
        from->setText(origin);
        setTextRole(*from, input.foundRole ? TextRole::Strong : TextRole::Small);
        column->addWidget(from);
    }
    setTextRole(*m_rest, TextRole::Small);
    column->addWidget(m_rest);
    m_rest->hide();
}

void RoleCell::setRest(const QString& rest)
{
    m_rest->setText(rest);
    m_rest->setVisible(!rest.isEmpty());
}

int RoleCell::wantedWidth() const
{
    QStyleOptionComboBox option;
    option.initFrom(m_box);
    const QSize text(m_box->fontMetrics().horizontalAdvance(m_box->currentText()) + spacing(4),
                     m_box->fontMetrics().height());
    const QSize box = m_box->style()->sizeFromContents(QStyle::CT_ComboBox, &option, text, m_box);
    const QMargins margins = layout()->contentsMargins();
    return box.width() + margins.left() + margins.right();
}

void RoleCell::fillBox(const std::vector<InputSpec>& inputs, std::size_t place)
{
    for (const InputRole role : possibleRoles(inputs, place)) {
        m_box->addItem(InputModel::meaning(inputs.at(place), role), QVariant::fromValue(role));
        if (role == inputs.at(place).role) {
            m_box->setCurrentIndex(m_box->count() - 1);
        }
    }
}

void RoleCell::tellChoice(InputRole present)
{
    const auto role = m_box->currentData().value<InputRole>();
    if (role != present) {
        Q_EMIT roleChosen(role);
    }
}

} // namespace maskscope
