// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/text_label.h"

#include <QLabel>

namespace maskscope {

QLabel* makeTextLabel(QWidget* parent, const char* objectName)
{
    auto* label = new QLabel(parent);
    label->setObjectName(QLatin1String(objectName));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QLabel* makeMutedLabel(QWidget* parent, const char* objectName)
{
    QLabel* label = makeTextLabel(parent, objectName);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace maskscope
