// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLocale;
class QTranslator;

namespace maskscope {

/// Loads the window's texts for a locale. Where there are none, the English ones: they hold the
/// plurals ("1 token", "2 tokens") that the texts in the code lack. False: not even those.
[[nodiscard]] bool loadTexts(QTranslator& translator, const QLocale& locale);

} // namespace maskscope
