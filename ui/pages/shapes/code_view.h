// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/inspection.h"

#include <QPlainTextEdit>

#include <memory>
#include <optional>

namespace maskscope {

/// The TorchScript code of a module, with the operator that is chosen marked in it.
class CodeView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit CodeView(QWidget* parent = nullptr);

    /// Shows the module's forward(); `inspection` may be null.
    void showModule(std::shared_ptr<const Inspection> inspection, std::size_t module);
    /// Marks a place of the file that is shown and moves to it; another file is shown whole.
    void showPlace(const CodePlace& place);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showText(std::size_t file, const QString& text);
    void mark();

    std::shared_ptr<const Inspection> m_inspection;
    std::optional<std::size_t> m_file; ///< that is shown, in Inspection::code
    std::size_t m_begin = 0; ///< byte of the file that the text begins at
    std::optional<CodePlace> m_marked;
};

} // namespace maskscope
