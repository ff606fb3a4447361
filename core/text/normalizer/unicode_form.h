// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/normalizer/normalizer.h"

namespace maskscope {

enum class UnicodeForm
{
    Nfc,
    Nfd,
    Nfkc,
    Nfkd,
};

/// One of Unicode's normalization forms, with the data of Unicode 9, as in `tokenizers`.
class UnicodeFormNormalizer final : public Normalizer
{
public:
    explicit UnicodeFormNormalizer(UnicodeForm form)
        : m_form(form)
    {}

    [[nodiscard]] NormalizedText normalize(const NormalizedText& text) const override;

private:
    UnicodeForm m_form;
};

} // namespace maskscope
