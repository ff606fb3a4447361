// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/model_summary.h"

#include <QDialog>

#include <span>

class QVBoxLayout;

namespace maskscope {

/// What the open file is, on one card: what is odd about it, what goes in, what comes out, what it
/// was made of. It keeps what it was opened with and frees itself.
class ModelPanel : public QDialog
{
    Q_OBJECT

public:
    /// `canBeBetter`: a new export would do away with some fault.
    ModelPanel(const ModelSummary& summary, bool canBeBetter, QWidget* parent);

Q_SIGNALS:
    void exportHelpRequested();
    void whyLengthRequested();

private:
    [[nodiscard]] QWidget* createCard(const ModelSummary& summary);
    void addWarnings(QVBoxLayout& card, std::span<const Warning> warnings);
    void addInputs(QVBoxLayout& card, const ModelSummary& summary);
    void addFacts(QVBoxLayout& card, const ModelSummary& summary);
    [[nodiscard]] QWidget* createButtons(const ModelSummary& summary, bool canBeBetter);
};

} // namespace maskscope
