// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QList>

#include <memory>
#include <vector>

namespace maskscope {

/// A row of controls that goes on in the next line where the window has no room for it: with large
/// letters, or in a language of long words. Begins at the side where reading begins; what was added
/// first comes first, for the eye and for the keyboard.
class WrappingRow : public QLayout
{
    Q_OBJECT

public:
    /// Whether something takes what is left of its line.
    enum class Room
    {
        AsItNeeds,
        Rest,
    };

    explicit WrappingRow(QWidget* parent = nullptr);
    ~WrappingRow() override;

    void add(QWidget* widget, Room room = Room::AsItNeeds);
    /// They stay in one line.
    void addPair(QWidget* label, QWidget* field, Room room = Room::AsItNeeds);
    /// What follows goes to the end of the line.
    void addSpring();

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
    struct Part
    {
        std::unique_ptr<QLayoutItem> item;
        Room room = Room::AsItNeeds;
    };
    struct Placed
    {
        QLayoutItem* item;
        int width;
        Room room;
    };
    using Line = std::vector<Placed>;

    [[nodiscard]] std::vector<Line> linesFor(int width) const;
    void spread(Line& line, int width) const;
    [[nodiscard]] int needed(const Part& part) const;
    [[nodiscard]] int gap() const;
    [[nodiscard]] QSize marginSize() const;
    void place(const Line& line, const QRect& area, const QRect& whole) const;

    std::vector<Part> m_parts;
};

} // namespace maskscope
