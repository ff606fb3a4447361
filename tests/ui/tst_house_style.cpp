// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/house_style.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QTest>

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
};

void TestHouseStyle::buttonsOfDialogsHaveNoIcons()
{
    IconsInButtons plain;
    QVERIFY(closeHasIcon(plain));
    HouseStyle house;
    house.setBaseStyle(new IconsInButtons); // the style owns it
    QVERIFY(!closeHasIcon(house));
}

QTEST_MAIN(TestHouseStyle)
#include "tst_house_style.moc"
