// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/detail_level.h"
#include "ui/diagram/flow_words.h"
#include "ui/widgets/card.h"

#include <QWidget>

namespace maskscope {

/// One step of the flow view: its picture, title, shape and sentence.
class FlowCard : public Card
{
    Q_OBJECT

public:
    FlowCard(const FlowStep& step, const FlowSentence& sentence, DetailLevel level,
             QWidget* parent);
};

/// A step at a glance: tokens as a row, lists of numbers as columns, layers as sheets.
class FlowPicture : public QWidget
{
    Q_OBJECT

public:
    FlowPicture(const FlowStep& step, QWidget* parent);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintLines(QPainter& painter, const QRectF& place) const;
    void paintRow(QPainter& painter, const QRectF& place) const;
    void paintTable(QPainter& painter, const QRectF& place) const;
    void paintLayers(QPainter& painter, const QRectF& place) const;
    void paintWords(QPainter& painter, const QRectF& place) const;

    FlowKind m_kind;
    int m_columns;
};

/// A shape, drawn as on the lines of the diagram.
class ShapeLabel : public QWidget
{
    Q_OBJECT

public:
    ShapeLabel(DrawnShape shape, QWidget* parent);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    DrawnShape m_shape;
};

/// Tokens in wrapped lines; of very many the first.
class TokenChips : public QWidget
{
    Q_OBJECT

public:
    TokenChips(const QStringList& tokens, QWidget* parent);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] std::vector<QRectF> places(double width) const;

    QStringList m_tokens;
};

} // namespace maskscope
