// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inference/prediction.h"

#include <QObject>
#include <QString>
#include <QTimer>

namespace maskscope {

class AppController;
class WindowHost;

/// Uses the real window as a person would: waits for the model, types a sentence key by key, waits
/// for the answer to exactly that sentence, takes a picture. Says the result in one line.
class SelfTest : public QObject
{
    Q_OBJECT

public:
    SelfTest(AppController& controller, WindowHost& host, QString pictureFile);

    void start();

Q_SIGNALS:
    void finished(bool passed, const QString& line);

private:
    void typeNextKey();
    void onPrediction(const Prediction& prediction);
    void takePicture();
    void fail(const QString& reason);
    void end(bool passed, const QString& line);

    AppController& m_controller;
    WindowHost& m_host;
    QString m_pictureFile;
    QString m_summary; ///< of the answer, for the last line
    qsizetype m_typed = 0;
    bool m_isTyping = false;
    bool m_isOver = false;
    QTimer m_nextKey;
    QTimer m_limit;
};

} // namespace maskscope
