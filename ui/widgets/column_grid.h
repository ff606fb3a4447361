// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace maskscope {

/// Columns of the same width beside each other, at their own height from the top. Where there is
/// not room for all of them at their least width, as many rows of them as are needed.
class ColumnGrid : public QLayout
{
    Q_OBJECT

public:
    explicit ColumnGrid(QWidget* parent = nullptr);
    ~ColumnGrid() override;

    void addItem(QLayoutItem* item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override;
    [[nodiscard]] bool hasHeightForWidth() const override;
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    [[nodiscard]] std::vector<QLayoutItem*> seen() const;
    [[nodiscard]] int columnsFor(int width) const;
    [[nodiscard]] std::vector<QRect> spotsIn(const QRect& rect) const;
    [[nodiscard]] int gap() const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace maskscope
