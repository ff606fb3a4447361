// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/file_chooser.h"

#include <QCoreApplication>
#include <QFileDialog>

#include <utility>

namespace maskscope {

namespace {

QString text(const char* source)
{
    return QCoreApplication::translate("maskscope::FileChooser", source);
}

} // namespace

FileChooser systemFileChooser()
{
    return [](QWidget* parent, const QString& folder,
              std::function<void(const QString& path)> chosen) {
        auto* dialog = new QFileDialog(
            parent, text(QT_TRANSLATE_NOOP("maskscope::FileChooser", "Open a model or a session")),
            folder,
            text(QT_TRANSLATE_NOOP(
                "maskscope::FileChooser",
                "Models and sessions (*.pt *.pth *.ts *.maskscope);;All files (*)")));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
        dialog->open();
    };
}

FileChooser systemTableChooser(const QString& name)
{
    return [name](QWidget* parent, const QString& folder,
                  std::function<void(const QString& path)> chosen) {
        auto* dialog = new QFileDialog(
            parent, text(QT_TRANSLATE_NOOP("maskscope::FileChooser", "Save the table")), folder,
            text(QT_TRANSLATE_NOOP("maskscope::FileChooser", "Tables (*.csv)")));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(QStringLiteral("csv"));
        dialog->selectFile(name);
        QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
        dialog->open();
    };
}

FileChooser systemSessionChooser()
{
    return [](QWidget* parent, const QString& folder,
              std::function<void(const QString& path)> chosen) {
        auto* dialog = new QFileDialog(
            parent, text(QT_TRANSLATE_NOOP("maskscope::FileChooser", "Save the session")), folder,
            text(QT_TRANSLATE_NOOP("maskscope::FileChooser", "Sessions (*.maskscope)")));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(QStringLiteral("maskscope"));
        dialog->selectFile(QStringLiteral("session.maskscope"));
        QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
        dialog->open();
    };
}

FileChooser systemScriptChooser()
{
    return [](QWidget* parent, const QString& folder,
              std::function<void(const QString& path)> chosen) {
        auto* dialog = new QFileDialog(
            parent, text(QT_TRANSLATE_NOOP("maskscope::FileChooser", "Save a copy of the script")),
            folder, text(QT_TRANSLATE_NOOP("maskscope::FileChooser", "Python programs (*.py)")));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(QStringLiteral("py"));
        dialog->selectFile(QStringLiteral("export_masked_lm.py"));
        QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
        dialog->open();
    };
}

} // namespace maskscope
