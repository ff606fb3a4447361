// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/guess_copies.h"

#include "core/inference/fill_report.h"
#include "ui/app_controller.h"
#include "ui/item_models/prediction_model.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QStringList>

#include <utility>

namespace maskscope {

QString guessesText(const MaskPrediction& mask)
{
    PredictionModel model;
    model.setPrediction(mask);
    QString text;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row);
        text += index.data(PredictionModel::RankRole).toString() + QLatin1Char('\t')
            + index.data().toString() + QLatin1Char('\t')
            + index.data(PredictionModel::PercentRole).toString() + QLatin1Char('\n');
    }
    return text;
}

QString guessesText(const Prediction& prediction)
{
    QString text = QString::fromStdString(prediction.text) + QLatin1Char('\n');
    if (prediction.pair) {
        text += QString::fromStdString(*prediction.pair) + QLatin1Char('\n');
    }
    int number = 0;
    for (const MaskPrediction& mask : prediction.masks) {
        text += QLatin1Char('\n');
        if (prediction.masks.size() > 1) {
            text += GuessCopies::tr("Hidden word %1").arg(++number) + QLatin1Char('\n');
        }
        text += guessesText(mask);
    }
    return text;
}

GuessCopies::GuessCopies(AppController& controller, QObject* parent)
    : QObject(parent)
    , m_controller(controller)
{
    addAction(QStringLiteral("actionCopyText"), tr("Copy guesses as &text"), &GuessCopies::text);
    addAction(QStringLiteral("actionCopyCsv"), tr("Copy guesses as &CSV"), &GuessCopies::csv);
    addAction(QStringLiteral("actionCopyJson"), tr("Copy guesses as &JSON"), &GuessCopies::json);
    connect(&controller, &AppController::predictionReady, this,
            [this](const Prediction& prediction) { setPrediction(prediction); });
    connect(&controller, &AppController::predictionFailed, this,
            [this] { setPrediction(std::nullopt); });
    setPrediction(std::nullopt);
}

void GuessCopies::addAction(const QString& name, const QString& text,
                            QString (GuessCopies::*copy)() const)
{
    auto* action = new QAction(text, this);
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, [this, copy] {
        if (m_prediction) {
            QGuiApplication::clipboard()->setText((this->*copy)());
        }
    });
    m_actions << action;
}

void GuessCopies::setPrediction(std::optional<Prediction> prediction)
{
    m_prediction = std::move(prediction);
    for (QAction* action : std::as_const(m_actions)) {
        action->setEnabled(m_prediction.has_value());
    }
}

void GuessCopies::copyMask(int mask) const
{
    const auto index = static_cast<std::size_t>(mask);
    if (m_prediction && index < m_prediction->masks.size()) {
        QGuiApplication::clipboard()->setText(guessesText(m_prediction->masks[index]));
    }
}

QString GuessCopies::text() const
{
    return guessesText(*m_prediction);
}

QString GuessCopies::csv() const
{
    return QString::fromStdString(guessesCsv(*m_prediction));
}

QString GuessCopies::json() const
{
    FillAnswer answer{*m_prediction};
    if (const auto summary = m_controller.summary()) {
        answer.engine = summary->engine.used.engine;
    }
    return QString::fromStdString(fillJson(answer));
}

} // namespace maskscope
