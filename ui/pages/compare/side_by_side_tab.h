// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/file_chooser.h"
#include "ui/pages/compare/compare_tab.h"

class QLabel;

namespace maskscope {

class ComparisonView;
class WaitRow;

/// A tab with two sides and one comparison of them. It asks by itself, but only while it is looked
/// at; an answer for the other tab is none of its business.
class SideBySideTab : public CompareTab
{
    Q_OBJECT

public:
    /// `name` begins the objectNames of its parts: "models" has a "modelsHint".
    SideBySideTab(AppController& controller, const QString& name, FileChooser chooseTable,
                  QWidget* parent);

    void setActive(bool active) override;
    void setDetailLevel(DetailLevel level) override;

protected:
    /// Asks for the comparison, or says why there is none; only while isActive().
    virtual void ask() = 0;

    [[nodiscard]] bool isActive() const { return m_isActive; }
    [[nodiscard]] QLabel& hint() const { return *m_hint; }
    [[nodiscard]] WaitRow& wait() const { return *m_wait; }
    [[nodiscard]] ComparisonView& view() const { return *m_view; }
    void showHint(const QString& hint);
    void showProblem(const Error& error);

private:
    QLabel* m_hint;
    WaitRow* m_wait;
    ComparisonView* m_view;
    bool m_isActive = false;
};

} // namespace maskscope
