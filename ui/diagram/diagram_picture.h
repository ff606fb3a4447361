// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/color_scheme.h"
#include "ui/diagram/diagram_layout.h"

#include <QByteArray>
#include <QString>

namespace maskscope {

/// What stands around the diagram in a picture that is saved.
struct DiagramPictureWords
{
    QString title; ///< above
    QString legend; ///< below, rich text
};

/// The whole diagram as it is unfolded now, not only the part in sight.
[[nodiscard]] QByteArray diagramAsSvg(DiagramLayout& layout, const ColorScheme& scheme,
                                      const DiagramPictureWords& words);
/// Twice as sharp as on the screen; huge diagrams in as many pixels as an image may have.
[[nodiscard]] QByteArray diagramAsPng(DiagramLayout& layout, const ColorScheme& scheme,
                                      const DiagramPictureWords& words);
/// On one page of its size.
[[nodiscard]] QByteArray diagramAsPdf(DiagramLayout& layout, const ColorScheme& scheme,
                                      const DiagramPictureWords& words);

} // namespace maskscope
