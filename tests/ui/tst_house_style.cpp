// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/color_scheme.h"
#include "ui/house_style.h"

#include <QApplication>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>
#include <QTest>

#include <algorithm>

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

QTEST_MAIN(TestHouseStyle)
#include "tst_house_style.moc"
