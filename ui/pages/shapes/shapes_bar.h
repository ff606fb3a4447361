// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strong_types.h"
#include "core/model/length_contract.h"
#include "ui/detail_level.h"

#include <QWidget>

#include <vector>

class QButtonGroup;
class QHBoxLayout;
class QLineEdit;
class QMenu;
class QPushButton;

namespace maskscope {

class LengthControl;

/// Above the views of a model's inside: search, length, which view, and what can be saved.
class ShapesBar : public QWidget
{
    Q_OBJECT

public:
    explicit ShapesBar(QWidget* parent = nullptr);

    /// A button for a view, in the order of the calls from 0; it is offered from `least` on.
    void addView(const QString& name, const QString& toolTip, const char* objectName,
                 DetailLevel least, const std::vector<const char*>& terms = {});
    void setDetailLevel(DetailLevel level);
    void setView(int view);
    /// Entries of the button that saves; it shows when there are any.
    [[nodiscard]] QMenu& saveMenu();

    void setContract(const LengthContract& contract);
    void setLength(SequenceLength length);
    [[nodiscard]] SequenceLength length() const;
    [[nodiscard]] QString searched() const;
    void setSearched(const QString& text);
    void clearSearch();
    void focusSearch();
    void setSearchable(bool searchable);

Q_SIGNALS:
    void searchChanged(const QString& text);
    void lengthChanged(maskscope::SequenceLength length);
    void viewChosen(int view);

private:
    void showLevel();

    DetailLevel m_level = DetailLevel::Inspect;
    std::vector<DetailLevel> m_leastLevels; ///< of the views
    QLineEdit* m_search;
    LengthControl* m_length;
    QButtonGroup* m_views;
    QHBoxLayout* m_viewRow;
    QPushButton* m_save;
};

} // namespace maskscope
