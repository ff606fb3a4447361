// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/inspection.h"
#include "ui/color_scheme.h"

#include <QString>

#include <optional>
#include <vector>

class QFont;
class QPainter;
class QPointF;

namespace maskscope {

/// A shape as it is drawn: each size in the colour of its origin and with its sign, so that colour
/// never stands alone: an underline below what follows the length, "×1" for each text, plain for
/// weights, "!14" for what the recording pins down.
class ShapeText
{
public:
    struct Piece
    {
        QString text;
        std::optional<SizeOrigin> origin{}; ///< nothing: a bracket or a comma
    };

    ShapeText() = default;
    /// With numbers at `length`, else as formulas: "[×1, L, 384]".
    ShapeText(const std::vector<TensorSize>& sizes, std::optional<SequenceLength> length);

    [[nodiscard]] const std::vector<Piece>& pieces() const { return m_pieces; }
    [[nodiscard]] QString plain() const;
    void append(const QString& text) { m_pieces.push_back({text, std::nullopt}); }

    [[nodiscard]] double width(const QFont& font) const;
    /// From the left end of the base line.
    void paint(QPainter& painter, const QPointF& start, const QFont& font,
               const ColorScheme& scheme) const;

private:
    std::vector<Piece> m_pieces;
};

/// What a line that carries such a tensor is coloured by: the origin most worth seeing.
[[nodiscard]] SizeOrigin mainOrigin(const std::vector<TensorSize>& sizes);

[[nodiscard]] QColor originColor(const ColorScheme& scheme, SizeOrigin origin);
/// "follows the length of the text".
[[nodiscard]] QString originWords(SizeOrigin origin);

} // namespace maskscope
