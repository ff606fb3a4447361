// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app_controller.h"
#include "ui/main_window.h"
#include "ui/session/session_desk.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QUrl>

namespace maskscope {

namespace {

QString firstLocalFile(const QMimeData& mime)
{
    for (const QUrl& url : mime.urls()) {
        if (url.isLocalFile()) {
            return url.toLocalFile();
        }
    }
    return {};
}

} // namespace

void MainWindow::closeEvent(QCloseEvent* event)
{
    saveSettings();
    m_desk->finishSaving();
    event->accept();
    hide();
    m_controller.stop();
    Q_EMIT closed();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!firstLocalFile(*event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QString path = firstLocalFile(*event->mimeData());
    if (!path.isEmpty()) {
        event->acceptProposedAction();
        openFile(path);
    }
}

} // namespace maskscope
