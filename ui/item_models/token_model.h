// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/item_models/typed_tokens.h"

#include <QAbstractListModel>

namespace maskscope {

/// The tokens of what is typed, in the model's order. Rows are changed in place, so a view keeps
/// its place while the person types.
class TokenModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        IdRole = Qt::UserRole, ///< QString
        KindRole, ///< int, a TypedToken::Kind
        MaskRole, ///< QString: what stands on a mask's chip
        MaskNumberRole, ///< int, from 0
        ChangeRole, ///< int, a Change
        MarkedRole, ///< bool: its letters are pointed at in the sentence
    };
    enum Change
    {
        NoChange,
        CaseChange, ///< capitals are read as small letters
        LetterChange,
    };

    using QAbstractListModel::QAbstractListModel;

    void setTokens(std::vector<TypedToken> tokens);
    [[nodiscard]] const std::vector<TypedToken>& tokens() const { return m_tokens; }
    [[nodiscard]] int unknownCount() const;
    [[nodiscard]] int changedLetterCount() const; ///< more than the case
    /// Marks the tokens that hold a piece of a sentence; an empty piece is a cursor, which marks
    /// the token behind it, else the one before it.
    void mark(int sequence, std::optional<Utf16Range> place);
    [[nodiscard]] std::optional<int> firstMarked() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    [[nodiscard]] QString maskLabel(const TypedToken& token) const;
    void resizeTo(int rows);

    std::vector<TypedToken> m_tokens;
    std::vector<bool> m_marked; ///< one a token
    int m_masks = 0;
};

} // namespace maskscope
