// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strong_types.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLineEdit;
class QMenu;

namespace maskscope {

/// Lengths as typed: ascending, each once. `problem` says in a sentence why the text is of no use;
/// it is empty if the text is fine.
struct LengthList
{
    std::vector<SequenceLength> lengths;
    QString problem;
};

/// "8 16, 32" in any order, with spaces, commas (also Chinese ones) or semicolons between.
[[nodiscard]] LengthList parseLengths(const QString& text);
[[nodiscard]] QString lengthsText(const std::vector<SequenceLength>& lengths);

/// A field for lengths with a menu of ready lists that fit the model.
class LengthField : public QWidget
{
    Q_OBJECT

public:
    explicit LengthField(QWidget* parent = nullptr);

    [[nodiscard]] LengthList value() const;
    [[nodiscard]] QLineEdit* edit() const { return m_edit; }
    /// Longest text the model takes; the ready lists end there.
    void setLimit(std::optional<SequenceLength> limit);

Q_SIGNALS:
    void changed();
    void submitted(); ///< Return was pressed

private:
    void addPreset(const QString& name, const std::vector<SequenceLength>& lengths);

    QLineEdit* m_edit;
    QMenu* m_presets;
};

} // namespace maskscope
