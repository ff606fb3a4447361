// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app_controller.h"
#include "ui/gallery/gallery_menu.h"
#include "ui/pages/fill_page.h"

#include <QMenu>

namespace maskscope {

QString FillPage::firstSentence()
{
    return galleryExample(QStringLiteral("france-capital"))
        .text.replace(QStringLiteral("___"), QStringLiteral("[MASK]"));
}

void FillPage::fillExamplesMenu(QMenu& menu)
{
    fillGalleryMenu(
        menu, [this] { return m_controller.tokenizer(); },
        [this](const GalleryExample& example) {
            editor().setSentence(example.text);
            editor().setFocus();
        });
}

} // namespace maskscope
