// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/model_summary.h"
#include "core/worker/jobs.h"
#include "ui/detail_level.h"

#include <QStringList>
#include <QWidget>

class QComboBox;
class QPushButton;
class QSpinBox;

namespace maskscope {

class LengthField;

/// What to measure. `names`: of the open model's curve and of each that it is compared with.
struct SpeedOrder
{
    SweepOptions options;
    SweepComparison comparison;
    QStringList names;
};

/// Of the model's curve and of each that it is compared with.
[[nodiscard]] QStringList curveNames(const ModelSummary& model, const SweepComparison& comparison);

/// The row in which a measurement is ordered: lengths, rounds, what to compare with, Run, Cancel.
class SpeedOrderRow : public QWidget
{
    Q_OBJECT

public:
    explicit SpeedOrderRow(QWidget* parent = nullptr);

    /// The lists of lengths and the choices follow it; null: none is open.
    void setModel(std::shared_ptr<const ModelSummary> model);
    void setMeasuring(bool isMeasuring);
    /// At Show: Run and Cancel, and what was chosen already.
    void setDetailLevel(DetailLevel level);
    /// Why nothing can be ordered now, as a sentence; empty if it can.
    [[nodiscard]] QString problem() const;
    [[nodiscard]] SpeedOrder order() const;
    /// The file that is compared with, if that is chosen.
    void setOtherFile(const QString& path);
    /// The same choices as there.
    void takeOver(const SpeedOrderRow& other);

Q_SIGNALS:
    void changed();
    void runAsked();
    void cancelAsked();
    void otherFileWanted(); ///< "another file" was chosen; answer with setOtherFile()

protected:
    void changeEvent(QEvent* event) override;

private:
    enum Comparison
    {
        Nothing,
        Threads,
        PlainEngine,
        InFp32, ///< these three in the order of Precision
        InBf16,
        InInt8,
        OtherFile,
    };

    void createWidgets();
    void createLayout();
    void connectSignals();
    void fillComparisons();
    void updateState();
    void showLevel();
    void keepFocus();
    [[nodiscard]] Comparison comparison() const;
    void addComparison(SpeedOrder& order) const;
    void addPrecisions();

    std::shared_ptr<const ModelSummary> m_model;
    QString m_otherFile;
    bool m_isMeasuring = false;
    DetailLevel m_level = DetailLevel::Inspect;
    QWidget* m_lengthChoice = nullptr; ///< with its label, as the next two
    QWidget* m_roundChoice = nullptr;
    QWidget* m_comparisonChoice = nullptr;
    LengthField* m_lengths = nullptr;
    QSpinBox* m_rounds = nullptr;
    QComboBox* m_compare = nullptr;
    QPushButton* m_run = nullptr;
    QPushButton* m_cancel = nullptr;
};

} // namespace maskscope
