// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/shapes/shape_legend.h"

#include "ui/glossary.h"
#include "ui/shape_text.h"
#include "ui/text_size.h"

#include <QEvent>
#include <QStringList>

#include <array>
#include <utility>

namespace maskscope {

ShapeLegend::ShapeLegend(QWidget* parent)
    : QLabel(parent)
{
    setObjectName(QStringLiteral("shapeLegend"));
    setTextFormat(Qt::RichText);
    setWordWrap(true);
    setTextRole(*this, TextRole::Small);
    explainTerms(*this, {"shape", "sequence_length", "batch", "weights", "baked_in"});
    write();
}

void ShapeLegend::setHasPinned(bool hasPinned)
{
    m_hasPinned = hasPinned;
    write();
}

void ShapeLegend::write()
{
    const ColorScheme scheme = schemeOf(palette());
    const std::array<std::pair<QString, SizeOrigin>, 4> signs{
        {{QStringLiteral("L"), SizeOrigin::Length},
         {QStringLiteral("B"), SizeOrigin::Batch},
         {QStringLiteral("384"), SizeOrigin::Weights},
         {QStringLiteral("14!"), SizeOrigin::Recording}}};
    QStringList parts;
    for (const auto& [sign, origin] : signs) { // each in one line
        if (origin == SizeOrigin::Recording && !m_hasPinned) {
            continue;
        }
        QString phrase = originPhrase(origin).toHtmlEscaped();
        phrase.replace(QLatin1Char(' '), QChar::Nbsp);
        parts << QStringLiteral("<span style=\"color:%1\"><b>%2</b>&nbsp;%3</span>")
                     .arg(originColor(origin, scheme).name(), sign, phrase);
    }
    setText(parts.join(QStringLiteral("&nbsp;· ")));
}

void ShapeLegend::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !std::exchange(m_isWriting, true)) {
        write();
        m_isWriting = false;
    }
}

} // namespace maskscope
