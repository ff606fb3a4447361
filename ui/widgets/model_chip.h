// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/model_summary.h"
#include "ui/detail_level.h"

#include <QToolButton>

namespace maskscope {

/// Which model is open, in one line: name, from level Explore on size and lengths. A click shows
/// the model panel.
class ModelChip : public QToolButton
{
    Q_OBJECT

public:
    explicit ModelChip(QWidget* parent = nullptr);

    /// Null: no model is open.
    void setModel(const ModelSummary* summary);
    void setDetailLevel(DetailLevel level);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showModel();

    DetailLevel m_level = DetailLevel::Show;
    QString m_name;
    QString m_allFacts;
    QString m_fullToolTip;
    QString m_facts; ///< those that are shown
};

/// "demo-minilm" for ".../demo-minilm.pt".
[[nodiscard]] QString modelName(const QString& path);

} // namespace maskscope
