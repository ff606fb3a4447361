// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/item_models/token_model.h"

#include "ui/formatting.h"

#include <QStringList>

#include <algorithm>

namespace maskscope {

namespace {

using Kind = TypedToken::Kind;

TokenModel::Change changeOf(const TypedToken& token)
{
    if (token.changes.empty()) {
        return TokenModel::NoChange;
    }
    const bool caseOnly = std::all_of(token.changes.begin(), token.changes.end(),
                                      [](const ReadAs& change) { return change.isCaseOnly; });
    return caseOnly ? TokenModel::CaseChange : TokenModel::LetterChange;
}

QString kindSentence(const TypedToken& token)
{
    switch (token.kind) {
    case Kind::Special:
        return TokenModel::tr("Put in by the tokenizer; it is not in your text.");
    case Kind::Mask:
        return TokenModel::tr("The hidden word.");
    case Kind::Unknown:
        if (token.wordLimit) {
            return TokenModel::tr("Unknown: a word of more than %1 characters is not cut into "
                                  "pieces. The model only sees that there is something.")
                .arg(formatExact(static_cast<qint64>(*token.wordLimit)));
        }
        return TokenModel::tr("Unknown: the model's vocabulary has no pieces for “%1”. The model "
                              "only sees that there is something.")
            .arg(token.typed);
    case Kind::Piece:
        break;
    }
    return {};
}

QString changeSentence(const ReadAs& change)
{
    return change.became.isEmpty()
        ? TokenModel::tr("%1 is left out").arg(change.typed)
        : TokenModel::tr("%1 is read as %2", "two characters").arg(change.typed, change.became);
}

/// What there is to say, a line each.
QStringList description(const TypedToken& token)
{
    QStringList lines{
        TokenModel::tr("Token %1, number %2").arg(token.token, formatTokenId(token.id))};
    const QString kind = kindSentence(token);
    if (!kind.isEmpty()) {
        lines << kind;
    }
    for (const ReadAs& change : token.changes) {
        lines << changeSentence(change);
    }
    lines.removeDuplicates();
    return lines;
}

bool holds(const TypedToken& token, int sequence, Utf16Range place)
{
    return token.sequence == sequence && token.place.begin < std::max(place.end, place.begin + 1)
        && place.begin < token.place.end;
}

} // namespace

void TokenModel::setTokens(std::vector<TypedToken> tokens)
{
    resizeTo(static_cast<int>(tokens.size()));
    m_tokens = std::move(tokens);
    m_marked.assign(m_tokens.size(), false);
    m_masks = static_cast<int>(
        std::count_if(m_tokens.begin(), m_tokens.end(),
                      [](const TypedToken& token) { return token.kind == Kind::Mask; }));
    if (!m_tokens.empty()) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    }
}

void TokenModel::resizeTo(int rows)
{
    const int before = rowCount();
    const auto size = static_cast<std::size_t>(rows);
    if (rows > before) {
        beginInsertRows({}, before, rows - 1);
        m_tokens.resize(size);
        m_marked.resize(size);
        endInsertRows();
    } else if (rows < before) {
        beginRemoveRows({}, rows, before - 1);
        m_tokens.resize(size);
        m_marked.resize(size);
        endRemoveRows();
    }
}

int TokenModel::unknownCount() const
{
    return static_cast<int>(
        std::count_if(m_tokens.begin(), m_tokens.end(),
                      [](const TypedToken& token) { return token.kind == Kind::Unknown; }));
}

int TokenModel::changedLetterCount() const
{
    int count = 0;
    for (const TypedToken& token : m_tokens) {
        count += static_cast<int>(
            std::count_if(token.changes.begin(), token.changes.end(),
                          [](const ReadAs& change) { return !change.isCaseOnly; }));
    }
    return count;
}

void TokenModel::mark(int sequence, std::optional<Utf16Range> place)
{
    std::vector<bool> marked(m_tokens.size(), false);
    bool found = false;
    for (std::size_t i = 0; place && i < m_tokens.size(); ++i) {
        marked[i] = holds(m_tokens[i], sequence, *place);
        found = found || marked[i];
    }
    for (std::size_t i = 0; place && place->isEmpty() && !found && i < m_tokens.size(); ++i) {
        marked[i] = m_tokens[i].sequence == sequence && !m_tokens[i].place.isEmpty()
            && m_tokens[i].place.end == place->begin;
    }
    if (marked != m_marked) {
        m_marked = std::move(marked);
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {MarkedRole});
    }
}

std::optional<int> TokenModel::firstMarked() const
{
    const auto found = std::find(m_marked.begin(), m_marked.end(), true);
    return found == m_marked.end() ? std::nullopt
                                   : std::optional(static_cast<int>(found - m_marked.begin()));
}

int TokenModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_tokens.size());
}

QString TokenModel::maskLabel(const TypedToken& token) const
{
    return m_masks == 1 ? QStringLiteral("?") : QString::number(token.mask + 1);
}

QVariant TokenModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto row = static_cast<std::size_t>(index.row());
    const TypedToken& token = m_tokens.at(row);
    switch (role) {
    case Qt::DisplayRole:
        return token.shown;
    case Qt::ToolTipRole:
        return plainToolTip(description(token).join(QLatin1Char('\n')));
    case Qt::AccessibleTextRole:
        return description(token).join(QStringLiteral("; "));
    case IdRole:
        return formatTokenId(token.id);
    case KindRole:
        return static_cast<int>(token.kind);
    case MaskRole:
        return maskLabel(token);
    case MaskNumberRole:
        return token.mask;
    case ChangeRole:
        return changeOf(token);
    case MarkedRole:
        return static_cast<bool>(m_marked.at(row));
    default:
        return {};
    }
}

Qt::ItemFlags TokenModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren
                           : Qt::ItemFlags(Qt::NoItemFlags);
}

} // namespace maskscope
