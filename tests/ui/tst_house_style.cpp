// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/color_scheme.h"
#include "ui/house_style.h"
#include "ui/text_size.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QStyleOption>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>
#include <array>

using namespace maskscope;

namespace {

/// As the desktops that put icons into the buttons of dialogs.
class IconsInButtons : public QProxyStyle
{
public:
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                                QStyleHintReturn* returnData) const override
    {
        return hint == SH_DialogButtonBox_ButtonsHaveIcons
            ? 1
            : QProxyStyle::styleHint(hint, option, widget, returnData);
    }
};

bool closeHasIcon(QStyle& style)
{
    QDialogButtonBox box;
    box.setStyle(&style);
    box.setStandardButtons(QDialogButtonBox::Close);
    return !box.button(QDialogButtonBox::Close)->icon().isNull();
}

} // namespace

class TestHouseStyle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void buttonsOfDialogsHaveNoIcons();
    void emptyControlsAreSeen_data();
    void emptyControlsAreSeen();
    void whatStandsInARowIsAsHigh();
    void controlsGrowWithTheLetters();
    void arrowsOfTreesAreSeen_data() { emptyControlsAreSeen_data(); }
    void arrowsOfTreesAreSeen();
    void headersReachToTheEnd_data() { emptyControlsAreSeen_data(); }
    void headersReachToTheEnd();
};

void TestHouseStyle::buttonsOfDialogsHaveNoIcons()
{
    IconsInButtons plain;
    QVERIFY(closeHasIcon(plain));
    HouseStyle house;
    house.setBaseStyle(new IconsInButtons); // the style owns it
    QVERIFY(!closeHasIcon(house));
}

void TestHouseStyle::emptyControlsAreSeen_data()
{
    QTest::addColumn<SchemeChoice>("choice");
    QTest::addRow("light") << SchemeChoice::Light;
    QTest::addRow("dark") << SchemeChoice::Dark;
}

/// WCAG 2.2, 1.4.11: what shows where a control is has 3:1 against what is around it.
void TestHouseStyle::emptyControlsAreSeen()
{
    QFETCH(const SchemeChoice, choice);
    applyScheme(choice);
    QCheckBox box;
    QRadioButton dot;
    QLineEdit field;
    QSpinBox number;
    QSlider slider(Qt::Horizontal);
    for (QWidget* control : std::initializer_list<QWidget*>{&box, &dot, &field, &number, &slider}) {
        control->setFixedSize(120, 28);
        const QImage picture = control->grab().toImage();
        const QColor ground = QGuiApplication::palette().color(QPalette::Window);
        double best = 1;
        for (int x = 0; x < picture.width(); ++x) { // a line through the middle meets its frame
            best = std::max(best,
                            contrastRatio(picture.pixelColor(x, picture.height() / 2), ground));
        }
        QVERIFY2(best >= 3, control->metaObject()->className());
    }
}

/// Fields and buttons beside each other.
void TestHouseStyle::whatStandsInARowIsAsHigh()
{
    QPushButton button(QStringLiteral("Hide a word"));
    QToolButton tool;
    tool.setText(QStringLiteral("Guess first"));
    QLineEdit field;
    QSpinBox number;
    QComboBox choice;
    choice.addItem(QStringLiteral("Show"));
    for (const QWidget* control :
         std::initializer_list<const QWidget*>{&tool, &field, &number, &choice}) {
        QVERIFY2(control->sizeHint().height() == button.sizeHint().height(),
                 control->metaObject()->className());
    }
}

void TestHouseStyle::controlsGrowWithTheLetters()
{
    applyScheme(SchemeChoice::Light);
    const auto sizes = [] {
        QSpinBox number;
        QComboBox choice;
        number.resize(200, 80);
        choice.resize(200, 80);
        const QStyle& style = *QApplication::style();
        QStyleOptionSpinBox spin;
        spin.initFrom(&number);
        spin.buttonSymbols = QAbstractSpinBox::UpDownArrows;
        QStyleOptionComboBox box;
        box.initFrom(&choice);
        return std::array<int, 5>{
            style.pixelMetric(QStyle::PM_ScrollBarExtent),
            style.pixelMetric(QStyle::PM_IndicatorWidth),
            style.pixelMetric(QStyle::PM_ExclusiveIndicatorWidth),
            style.subControlRect(QStyle::CC_SpinBox, &spin, QStyle::SC_SpinBoxUp, &number).width(),
            style.subControlRect(QStyle::CC_ComboBox, &box, QStyle::SC_ComboBoxArrow, &choice)
                .width()};
    };
    applyTextSize(1.0);
    const auto small = sizes();
    applyTextSize(2.5);
    const auto large = sizes();
    applyTextSize(1.0);
    for (std::size_t i = 0; i < small.size(); ++i) {
        QVERIFY2(2 * large.at(i) >= 3 * small.at(i), qPrintable(QString::number(i)));
    }
}

void TestHouseStyle::arrowsOfTreesAreSeen()
{
    QFETCH(const SchemeChoice, choice);
    applyScheme(choice);
    QStandardItemModel model;
    auto* parent = new QStandardItem(QStringLiteral("parent")); // the model owns it
    parent->appendRow(new QStandardItem(QStringLiteral("child")));
    model.appendRow(parent);
    QTreeView tree;
    tree.setModel(&model);
    tree.resize(200, 120);
    for (const bool isSelected : {false, true}) {
        tree.setCurrentIndex(isSelected ? model.index(0, 0) : QModelIndex());
        tree.selectionModel()->select(model.index(0, 0),
                                      isSelected ? QItemSelectionModel::ClearAndSelect
                                                 : QItemSelectionModel::Clear);
        const QRect row = tree.visualRect(model.index(0, 0));
        const QImage picture
            = tree.viewport()->grab({0, row.top(), row.left(), row.height()}).toImage();
        const QColor ground = picture.pixelColor(1, picture.height() / 2);
        QCOMPARE(
            ground,
            QGuiApplication::palette().color(isSelected ? QPalette::Highlight : QPalette::Base));
        double best = 1;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                best = std::max(best, contrastRatio(picture.pixelColor(x, y), ground));
            }
        }
        QVERIFY2(best >= 3,
                 qPrintable(QStringLiteral("%1, selected: %2").arg(best).arg(isSelected)));
    }
}

/// The header's own colour goes on behind its last column.
void TestHouseStyle::headersReachToTheEnd()
{
    QFETCH(const SchemeChoice, choice);
    applyScheme(choice);
    QStandardItemModel model(1, 1);
    model.setHorizontalHeaderLabels({QStringLiteral("a")});
    QTableView table;
    table.setModel(&model);
    table.resize(400, 120);
    const QHeaderView& header = *table.horizontalHeader();
    const QImage picture = table.horizontalHeader()->viewport()->grab().toImage();
    const int y = picture.height() / 2;
    QVERIFY(header.length() + 20 < picture.width());
    QCOMPARE(picture.pixelColor(picture.width() - 10, y), picture.pixelColor(6, y));
}

QTEST_MAIN(TestHouseStyle)
#include "tst_house_style.moc"
