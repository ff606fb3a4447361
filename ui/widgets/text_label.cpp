// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/text_label.h"

#include <QLabel>
#include <QRegularExpression>

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

QString breakable(QString text)
{
    static const QRegularExpression joints(QStringLiteral("([._/\\\\-])"));
    return text.replace(joints, QStringLiteral("\\1\u200B"));
}

} // namespace maskscope
