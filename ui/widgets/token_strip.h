// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/item_models/token_model.h"
#include "ui/widgets/wrapped_list.h"

namespace maskscope {

class TokenDelegate;

/// The tokens of the sentence in wrapped lines, as tall as they need and at most two lines, then
/// it scrolls. The mouse or the keyboard on a token points at its letters.
class TokenStrip : public WrappedList
{
    Q_OBJECT

public:
    explicit TokenStrip(QWidget* parent = nullptr);

    [[nodiscard]] const TokenModel& tokens() const { return m_model; }
    void setTokens(std::vector<TypedToken> tokens);
    /// Marks the tokens of a piece of a sentence, and scrolls there.
    void mark(int sequence, const std::optional<maskscope::Utf16Range>& place);

Q_SIGNALS:
    /// Letters of a sentence that a token under the mouse or the keyboard stands for; nothing:
    /// none.
    void pointedAt(int sequence, const std::optional<maskscope::Utf16Range>& place);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void pointAt(const QModelIndex& index);

    TokenModel m_model;
    TokenDelegate* m_delegate;
};

} // namespace maskscope
