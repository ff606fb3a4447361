// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/svg_device.h"

#include <QPainter>
#include <QTest>
#include <QXmlStreamReader>

using namespace maskscope;

namespace {

struct Element
{
    QString name;
    QXmlStreamAttributes attributes;
    QString inClip; ///< id of the clip that it is drawn through
    QString text;

    [[nodiscard]] QString operator[](const char* attribute) const
    {
        return attributes.value(QLatin1String(attribute)).toString();
    }
};

/// What is drawn or defined, in order; fails the test if the picture is no XML.
QList<Element> elementsOf(const QByteArray& picture)
{
    QXmlStreamReader xml(picture);
    QList<Element> elements;
    QString clip;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == QStringLiteral("g")) {
            clip = xml.attributes().value(QStringLiteral("clip-path")).toString();
        } else if (xml.isStartElement()) {
            elements.append({xml.name().toString(), xml.attributes(), clip, {}});
        } else if (xml.isEndElement() && xml.name() == QStringLiteral("g")) {
            clip.clear();
        } else if (xml.isCharacters() && !xml.isWhitespace()) {
            elements.last().text += xml.text().toString();
        }
    }
    return xml.hasError() ? QList<Element>() : elements;
}

template <typename Paint>
QList<Element> painted(Paint paint)
{
    SvgDevice device(QSize(200, 100));
    QPainter painter(&device);
    paint(painter);
    painter.end();
    return elementsOf(device.picture());
}

QList<Element> named(const QList<Element>& elements, const char* name)
{
    QList<Element> found;
    for (const Element& element : elements) {
        if (element.name == QLatin1String(name)) {
            found.append(element);
        }
    }
    return found;
}

} // namespace

class TestSvgDevice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasTheSizeOfTheDevice()
    {
        const QList<Element> elements = painted([](QPainter&) {});
        QCOMPARE(elements.size(), 1);
        QCOMPARE(elements.front()["width"], QStringLiteral("200"));
        QCOMPARE(elements.front()["viewBox"], QStringLiteral("0 0 200 100"));
    }

    void linesKeepTheirPenAndPlace()
    {
        const QList<Element> paths = named(painted([](QPainter& painter) {
                                               painter.translate(10, 20);
                                               painter.setPen(QPen(QColor(0x34, 0x57, 0xD5), 2));
                                               painter.drawLine(QLineF(0, 0, 50, 30));
                                           }),
                                           "path");
        QCOMPARE(paths.size(), 1);
        QCOMPARE(paths[0]["stroke"], QStringLiteral("#3457d5"));
        QCOMPARE(paths[0]["stroke-width"], QStringLiteral("2.00"));
        QCOMPARE(paths[0]["d"], QStringLiteral("M0.00 0.00 L50.00 30.00"));
        QCOMPARE(paths[0]["transform"], QStringLiteral("matrix(1 0 0 1 10 20)"));
    }

    /// A clip moves with the painter that sets it, and holds for what comes after, no longer.
    void clipsAreKept()
    {
        const QList<Element> elements = painted([](QPainter& painter) {
            painter.save();
            painter.translate(10, 0);
            painter.setClipRect(0, 0, 40, 40);
            painter.drawLine(QLineF(0, 0, 100, 100));
            painter.restore();
            painter.drawLine(QLineF(0, 0, 5, 5));
        });
        const QList<Element> clips = named(elements, "clipPath");
        QCOMPARE(clips.size(), 1);
        const QList<Element> paths = named(elements, "path");
        QCOMPARE(paths.size(), 3); // the clip's own first
        QVERIFY(paths[0]["d"].startsWith(QStringLiteral("M10.00 0.00 L50.00 0.00")));
        QCOMPARE(paths[1].inClip, QStringLiteral("url(#%1)").arg(clips[0]["id"]));
        QVERIFY(paths[2].inClip.isEmpty());
    }

    void textStaysText()
    {
        const QList<Element> texts
            = named(painted([](QPainter& painter) {
                        painter.setPen(Qt::black);
                        painter.drawText(QPointF(7, 9), QStringLiteral("a < b & c"));
                    }),
                    "text");
        QCOMPARE(texts.size(), 1);
        QCOMPARE(texts[0].text, QStringLiteral("a < b & c"));
        QCOMPARE(texts[0]["x"], QStringLiteral("7.00"));
        QCOMPARE(texts[0]["fill"], QStringLiteral("#000000"));
    }
};

QTEST_MAIN(TestSvgDevice)
#include "tst_svg_device.moc"
