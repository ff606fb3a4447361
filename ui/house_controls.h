// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

class QPainter;
class QStyleOption;
class QStyleOptionSlider;
class QRect;

// How HouseStyle draws what is filled in and ticked. Fusion takes the colour of these frames from
// the ground, darker: on a dark ground nobody sees an empty field or an unticked box.
namespace maskscope {

/// A field's ground and frame; `hasGround`: no if something else has painted it.
void drawField(const QStyleOption& option, QPainter& painter, bool hasGround);
void drawCheckBox(const QStyleOption& option, QPainter& painter);
void drawRadioButton(const QStyleOption& option, QPainter& painter);
/// The arrow before a row of a tree that has children: seen on the colour of a selection too.
void drawBranch(const QStyleOption& option, QPainter& painter);
/// A horizontal slider with its handle at `handle`; what lies before it is in the accent colour.
void drawSlider(const QStyleOptionSlider& option, const QRect& handle, QPainter& painter);

/// A triangle in the middle of `room`, as large as the letters ask for; `type`: up or down.
void drawArrow(const QStyleOption& option, const QRect& room, Qt::ArrowType type,
               QPainter& painter);
/// One of the two buttons of a spin box.
void drawStep(const QStyleOption& option, const QRect& room, Qt::ArrowType type, QPainter& painter);

/// A triangle in the middle of `room`, as large as the letters ask for; `type`: up or down.
void drawArrow(const QStyleOption& option, const QRect& room, Qt::ArrowType type,
               QPainter& painter);
/// One of the two buttons of a spin box.
void drawStep(const QStyleOption& option, const QRect& room, Qt::ArrowType type, QPainter& painter);

} // namespace maskscope
