// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/about_dialog.h"

#include "ui/text_size.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

namespace maskscope {

namespace {

QString text(const char* source)
{
    return QCoreApplication::translate("maskscope::AboutDialog", source);
}

QDialog* makeDialog(QWidget* parent, const QString& name, const QString& title)
{
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(spacing(24), spacing(24), spacing(24), spacing(16));
    column->setSpacing(spacing(12));
    return dialog;
}

QDialogButtonBox* addCloseButton(QDialog* dialog)
{
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    dialog->layout()->addWidget(buttons);
    return buttons;
}

QLabel* addLabel(QDialog* dialog, const QString& words, TextRole role)
{
    auto* label = new QLabel(words, dialog);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setTextRole(*label, role);
    dialog->layout()->addWidget(label);
    return label;
}

/// As large as what scrolls in it would like, but no larger than the window that it is over.
void fitInto(QDialog& dialog, const QScrollArea& area, const QWidget& window)
{
    const int bar = area.style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, &area);
    const QSize around = dialog.sizeHint() - area.sizeHint();
    const QSize wanted = area.widget()->sizeHint() + around + QSize(bar, 0);
    dialog.resize(wanted.boundedTo(window.size()));
}

} // namespace

QString versionText(const Versions& versions)
{
    return QStringLiteral("Maskscope %1\nQt %2\nLibTorch %3\nICU %4")
        .arg(versions.program, QString::fromLatin1(qVersion()), versions.torch, versions.icu);
}

void showAbout(QWidget* parent, const Versions& versions)
{
    QDialog* dialog
        = makeDialog(parent, QStringLiteral("aboutDialog"),
                     text(QT_TRANSLATE_NOOP("maskscope::AboutDialog", "About Maskscope")));
    addLabel(dialog, QStringLiteral("Maskscope"), TextRole::Title);
    addLabel(dialog,
             text(QT_TRANSLATE_NOOP("maskscope::AboutDialog",
                                    "Shows what a traced masked language model does.\nFree "
                                    "software under the GNU General Public License, version 3.")),
             TextRole::Body);
    addLabel(dialog, versionText(versions), TextRole::Code)
        ->setObjectName(QStringLiteral("versions"));
    auto* copy = addCloseButton(dialog)->addButton(
        text(QT_TRANSLATE_NOOP("maskscope::AboutDialog", "Copy versions")),
        QDialogButtonBox::ActionRole);
    QObject::connect(copy, &QPushButton::clicked, dialog,
                     [versions] { QGuiApplication::clipboard()->setText(versionText(versions)); });
    dialog->open();
}

void showShortcuts(QWidget* parent, const QStringList& rows)
{
    QDialog* dialog
        = makeDialog(parent, QStringLiteral("shortcutsDialog"),
                     text(QT_TRANSLATE_NOOP("maskscope::AboutDialog", "Keyboard shortcuts")));
    auto* rowsArea = new QScrollArea(dialog);
    rowsArea->setObjectName(QStringLiteral("shortcutRows"));
    rowsArea->setAccessibleName(dialog->windowTitle());
    rowsArea->setFrameShape(QFrame::NoFrame);
    rowsArea->setWidgetResizable(true);
    auto* content = new QWidget(rowsArea);
    auto* grid = new QGridLayout(content);
    grid->setContentsMargins(0, 0, spacing(12), 0);
    grid->setHorizontalSpacing(spacing(24));
    int line = 0;
    for (const QString& row : rows) {
        auto* action = new QLabel(row.section(QLatin1Char('\t'), 0, 0), dialog);
        auto* key = new QLabel(row.section(QLatin1Char('\t'), 1), dialog);
        setTextRole(*key, TextRole::Strong);
        grid->addWidget(action, line, 0);
        grid->addWidget(key, line, 1);
        ++line;
    }
    rowsArea->setWidget(content);
    dialog->layout()->addWidget(rowsArea);
    addCloseButton(dialog);
    fitInto(*dialog, *rowsArea, *parent->window());
    dialog->open();
}

} // namespace maskscope
