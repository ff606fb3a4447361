// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/item_models/input_model.h"

#include "ui/formatting.h"
#include "ui/glossary.h"

#include <QStringList>

#include <string_view>

namespace maskscope {

namespace {

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString display(const InputSpec& input, int column)
{
    switch (column) {
    case InputModel::NameColumn:
        return toQString(input.name) + QLatin1Char('\n') + InputModel::meaning(input, input.role);
    case InputModel::TypeColumn:
        return toQString(elementTypeName(input.type));
    case InputModel::ShapeColumn:
        return input.tracedShape ? formatShape(*input.tracedShape) : InputModel::tr("not recorded");
    default:
        return {};
    }
}

} // namespace

QString InputModel::meaning(const InputSpec& input, InputRole role)
{
    switch (role) {
    case InputRole::InputIds:
        return tr("the words, as numbers");
    case InputRole::AttentionMask:
        return tr("which places to read");
    case InputRole::TokenTypeIds:
        return tr("first or second text");
    case InputRole::PositionIds:
        return tr("the order of the words");
    case InputRole::Other:
        break;
    }
    if (input.hasDefault) {
        return tr("not known; left out");
    }
    return input.neutral ? tr("filled so that it changes nothing")
                         : tr("not known; filled with zeros");
}

QString InputModel::originOf(int row) const
{
    const InputSpec& input = m_inputs.at(static_cast<std::size_t>(row));
    if (input.foundRole) {
        return tr("your choice; found was: %1").arg(meaning(input, *input.foundRole));
    }
    const bool isFound = input.isGuessed && input.role != InputRole::Other && m_inputs.size() > 1;
    return isFound ? tr("found by trying") : QString();
}

InputModel::InputModel(QObject* parent)
    : QAbstractTableModel(parent)
{}

void InputModel::setInputs(std::vector<InputSpec> inputs)
{
    beginResetModel();
    m_inputs = std::move(inputs);
    endResetModel();
}

void InputModel::setFolded(bool folded)
{
    m_isFolded = folded;
    if (!m_inputs.empty()) {
        Q_EMIT dataChanged(index(0, NameColumn), index(rowCount() - 1, NameColumn));
    }
}

QString InputModel::restOf(int row) const
{
    const InputSpec& input = m_inputs.at(static_cast<std::size_t>(row));
    const QString type = toQString(elementTypeName(input.type));
    return input.tracedShape ? tr("%1, recorded: %2", "kind of numbers, shape")
                                   .arg(type, formatShape(*input.tracedShape))
                             : tr("%1, not recorded", "kind of numbers").arg(type);
}

int InputModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_inputs.size());
}

int InputModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant InputModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) {
        return {};
    }
    const QString text
        = display(m_inputs.at(static_cast<std::size_t>(index.row())), index.column());
    QStringList lines{text};
    if (index.column() == NameColumn) {
        lines << originOf(index.row()) << (m_isFolded ? restOf(index.row()) : QString());
        lines.removeAll(QString());
    }
    const QString all = lines.join(QLatin1Char('\n'));
    return role == Qt::ToolTipRole ? plainToolTip(all) : all;
}

QVariant InputModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    using Terms = std::vector<const char*>;
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return explainedHeader(role, section == ShapeColumn ? Terms{"trace"} : Terms());
    }
    switch (section) {
    case NameColumn:
        return tr("input");
    case TypeColumn:
        return tr("type");
    case ShapeColumn:
        return tr("recorded");
    default:
        return {};
    }
}

} // namespace maskscope
