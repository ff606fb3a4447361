// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"
#include "ui/widgets/text_button.h"

#include <QSignalSpy>
#include <QTest>

using namespace maskscope;

class TestTextButton : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnQtWarnings(); }

    void showsAnyTextAsItIs()
    {
        TextButton button;
        button.setWords(QStringLiteral("R&D <b>bold</b>"));
        QCOMPARE(button.words(), QStringLiteral("R&D <b>bold</b>"));
        QCOMPARE(button.accessibleName(), QStringLiteral("R&D <b>bold</b>"));
        QVERIFY(button.shortcut().isEmpty());
    }

    void wrapsWhereThereIsNoRoom()
    {
        TextButton button;
        button.setWords(QStringLiteral("the capital of france is paris"));
        const int whole = button.sizeHint().width();
        QCOMPARE(button.heightForWidth(whole), button.sizeHint().height());
        QVERIFY(button.heightForWidth(whole / 2) >= button.sizeHint().height() * 3 / 2);
        QVERIFY(button.minimumSizeHint().width() < whole / 2);
    }

    void saysWhenItIsPointedAt()
    {
        TextButton button;
        button.setWords(QStringLiteral("paris"));
        button.show();
        const QSignalSpy pointed(&button, &TextButton::pointedAt);
        QEnterEvent enter({}, {}, {});
        QCoreApplication::sendEvent(&button, &enter);
        QCOMPARE(pointed.count(), 1);
        QCOMPARE(pointed.at(0).at(0).toBool(), true);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(&button, &leave);
        QCOMPARE(pointed.count(), 2);
        QCOMPARE(pointed.at(1).at(0).toBool(), false);
    }
};

QTEST_MAIN(TestTextButton)
#include "tst_text_button.moc"
