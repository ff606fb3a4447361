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
/// never stands alone: a line below what follows the length, a dotted one below the number of
/// texts, "14!" for what the recording pins down. Formulas are written as sizeLabel() has them.
class DrawnShape
{
public:
    struct Piece
    {
        QString text;
        std::optional<SizeOrigin> origin{}; ///< nothing: a bracket or a comma
    };

    DrawnShape() = default;
    /// With numbers at `length`, else as formulas: "[B, L, 384]".
    DrawnShape(const std::vector<TensorSize>& sizes, std::optional<SequenceLength> length);

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

} // namespace maskscope
