// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/app_controller.h"
#include "ui/main_window.h"
#include "ui/settings.h"

#include <QDir>
#include <QPixmap>
#include <QString>

#include <functional>

namespace maskscope {

/// Opens the real window on a model, goes through its pages and saves what it sees.
class Photographer
{
public:
    struct Look
    {
        bool isDark = false;
        QString language; ///< "en", "zh"
        QSize size;
        double zoom = 1.0;

        [[nodiscard]] QString name() const; ///< "light-en-1440", "light-en-1440-zoom"
    };

    /// `pages`: a part of the names of the pages to be seen, such as "compare"; empty: all.
    Photographer(QDir folder, QString model, QString pages = {});

    /// False if something did not come, or something was clipped; said on stderr.
    [[nodiscard]] bool photograph(const Look& look);

private:
    [[nodiscard]] bool waitFor(const char* what, const std::function<bool()>& isThere);
    [[nodiscard]] bool wants(const char* page) const;
    void goThrough(MainWindow& window, AppController& controller);
    void showFill(MainWindow& window);
    void showGallery(MainWindow& window);
    void showPresentation(MainWindow& window);
    void showShapes(MainWindow& window, AppController& controller);
    void showSpeed(MainWindow& window, AppController& controller);
    void showCompare(MainWindow& window, AppController& controller);
    void showHelp(MainWindow& window);
    void showDialogs(MainWindow& window);
    void saveGallery(MainWindow& window);
    void saveAnswer(MainWindow& window, const QString& page);
    void saveLevels(MainWindow& window, const QString& page);
    void save(QWidget& window, const QString& page);
    void write(const QPixmap& picture, const QString& page) const;

    QDir m_folder;
    QString m_model;
    QString m_pages;
    QString m_prefix; ///< name of the look
    bool m_isFine = true;
};

} // namespace maskscope
