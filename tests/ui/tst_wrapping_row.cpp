// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"
#include "ui/tab_order.h"
#include "ui/widgets/scrolling_column.h"
#include "ui/widgets/wrapping_row.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QVBoxLayout>

using namespace maskscope;

namespace {

constexpr int kGap = 10;
constexpr QSize kBox{100, 20};

/// As wide as it is told, so that the places are known beforehand.
class Box : public QWidget
{
public:
    explicit Box(QWidget* parent, QSize size = kBox)
        : QWidget(parent)
        , m_size(size)
    {
        setFocusPolicy(Qt::StrongFocus);
    }
    [[nodiscard]] QSize sizeHint() const override { return m_size; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {m_size.width() / 2, 20}; }

private:
    QSize m_size;
};

struct Row
{
    QWidget window;
    WrappingRow* row = new WrappingRow(&window);

    Row() { row->setSpacing(kGap); }
    Box* add(WrappingRow::Room room = WrappingRow::Room::AsItNeeds, QSize size = kBox)
    {
        auto* box = new Box(&window, size);
        row->add(box, room);
        return box;
    }
    void lay(int width) { row->setGeometry({0, 0, width, row->heightForWidth(width)}); }
};

} // namespace

class TestWrappingRow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnQtWarnings(); }

    void oneLineWhereThereIsRoom()
    {
        Row row;
        const Box* a = row.add();
        const Box* b = row.add();
        QCOMPARE(row.row->sizeHint(), QSize(210, 20));
        QCOMPARE(row.row->minimumSize(), QSize(50, 20));
        QCOMPARE(row.row->heightForWidth(210), 20);
        row.lay(210);
        QCOMPARE(a->geometry(), QRect(0, 0, 100, 20));
        QCOMPARE(b->geometry(), QRect(110, 0, 100, 20));
    }

    void goesOnInTheNextLine()
    {
        Row row;
        const Box* a = row.add();
        const Box* b = row.add(WrappingRow::Room::AsItNeeds, {100, 40});
        const Box* c = row.add();
        QCOMPARE(row.row->heightForWidth(319), 40 + kGap + 20);
        row.lay(319); // one short of three
        QCOMPARE(a->geometry(), QRect(0, 10, 100, 20)); // in the middle of a higher line
        QCOMPARE(b->geometry(), QRect(110, 0, 100, 40));
        QCOMPARE(c->geometry(), QRect(0, 50, 100, 20));
        row.lay(60); // narrower than any
        QCOMPARE(a->geometry().width(), 60);
        QCOMPARE(row.row->heightForWidth(60), 20 + 40 + 20 + 2 * kGap);
    }

    void theRestOfItsLineGoesToOne()
    {
        Row row;
        const Box* a = row.add(WrappingRow::Room::Rest);
        const Box* b = row.add();
        row.lay(400);
        QCOMPARE(a->geometry(), QRect(0, 0, 290, 20));
        QCOMPARE(b->geometry(), QRect(300, 0, 100, 20));
        row.lay(160); // it gives way first, down to the half
        QCOMPARE(a->geometry(), QRect(0, 0, 50, 20));
        QCOMPARE(b->geometry(), QRect(60, 0, 100, 20));
        row.lay(159);
        QCOMPARE(a->geometry(), QRect(0, 0, 159, 20));
        QCOMPARE(b->geometry(), QRect(0, 30, 100, 20));
    }

    void aSpringMovesWhatFollowsToTheEnd()
    {
        Row row;
        const Box* a = row.add();
        row.row->addSpring();
        const Box* b = row.add();
        row.lay(210);
        QCOMPARE(b->geometry().left(), 110);
        row.lay(400);
        QCOMPARE(a->geometry().left(), 0);
        QCOMPARE(b->geometry(), QRect(300, 0, 100, 20));
    }

    void theHiddenTakeNoRoom()
    {
        Row row;
        Box* a = row.add();
        const Box* b = row.add();
        a->hide();
        row.lay(300);
        QCOMPARE(b->geometry(), QRect(0, 0, 100, 20));
        QCOMPARE(row.row->sizeHint(), kBox);
    }

    void beginsOnTheRightWhereOneReadsSo()
    {
        Row row;
        row.window.setLayoutDirection(Qt::RightToLeft);
        const Box* a = row.add();
        const Box* b = row.add();
        const Box* c = row.add();
        row.lay(250);
        QCOMPARE(a->geometry(), QRect(150, 0, 100, 20));
        QCOMPARE(b->geometry(), QRect(40, 0, 100, 20));
        QCOMPARE(c->geometry(), QRect(150, 30, 100, 20));
    }

    void aPairStaysTogether()
    {
        Row row;
        row.add();
        auto* label = new QLabel(QStringLiteral("name"), &row.window);
        auto* field = new QLineEdit(&row.window);
        row.row->addPair(label, field);
        row.window.show();
        for (const int width : {100, 200, 800}) {
            row.lay(width);
            QCOMPARE(label->geometry().center().y(), field->geometry().center().y());
            QVERIFY(label->geometry().right() < field->geometry().left());
        }
    }

    void theKeyboardGoesAsTheEyeDoes()
    {
        Row row;
        Box* first = row.add();
        auto* late = new Box(&row.window); // made before the one that it follows
        row.row->addSpring();
        Box* second = row.add();
        row.row->add(late);
        orderTabs(row.window);
        QCOMPARE(first->nextInFocusChain(), second);
        QCOMPARE(second->nextInFocusChain(), late);
    }

    void aPageScrollsInsteadOfBeingSqueezed()
    {
        QWidget page;
        QVBoxLayout* column = makeScrollingColumn(page);
        column->setContentsMargins(0, 0, 0, 0);
        auto* line = new QWidget(&page);
        auto* row = new WrappingRow(line);
        row->setSpacing(kGap);
        for (int i = 0; i < 8; ++i) {
            row->add(new Box(line));
        }
        auto* rest = new QWidget(&page);
        rest->setMinimumHeight(100);
        column->addWidget(line);
        column->addWidget(rest, 1);
        page.resize(1000, 400);
        page.show();
        auto* area = page.findChild<QScrollArea*>();
        QTRY_COMPARE(line->height(), 20);
        QVERIFY(!area->verticalScrollBar()->isVisible());
        QVERIFY(rest->height() > 300); // it has all that is left
        page.resize(330, 150);
        QTRY_VERIFY(area->verticalScrollBar()->isVisible());
        QTRY_VERIFY(line->height() >= 3 * 20 + 2 * kGap);
        QCOMPARE(rest->height(), 100);
        QVERIFY(!area->horizontalScrollBar()->isVisible());
    }
};

QTEST_MAIN(TestWrappingRow)
#include "tst_wrapping_row.moc"
