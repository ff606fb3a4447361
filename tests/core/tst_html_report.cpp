// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/html_report.h"
#include "core/model/html_text.h"
#include "tests/support/sample_inspection.h"

#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace maskscope;

namespace {

constexpr const char* kHostile = "<script>alert(1)</script>\"'&\x01\xFF\xE2\x80\xAE";

/// Elements and texts of a page; `error` if it is no well-formed XML.
struct Page
{
    QStringList elements;
    QStringList attributes; ///< name=value
    QString text;
    QString error;
};

Page read(const std::string& html)
{
    Page page;
    QXmlStreamReader reader(QByteArray::fromStdString(html));
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement()) {
            page.elements.append(reader.name().toString());
            for (const QXmlStreamAttribute& attribute : reader.attributes()) {
                page.attributes.append(attribute.name().toString() + u'='
                                       + attribute.value().toString());
            }
        } else if (reader.isCharacters()) {
            page.text += reader.text();
        }
    }
    page.error = reader.hasError() ? reader.errorString() : QString();
    return page;
}

} // namespace

class TestHtmlReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void escapes();
    void numbers();
    void wholePage();
    void hostileNames();
    void withoutInspection();
    void loadsNothing();
};

void TestHtmlReport::escapes()
{
    QCOMPARE(QString::fromStdString(escapedHtml("a<b>&\"'")),
             QStringLiteral("a&lt;b&gt;&amp;&quot;&#39;"));
    QCOMPARE(QString::fromStdString(escapedHtml(std::string("\0\x1b\n", 3))),
             QStringLiteral("\uFFFD\uFFFD\n"));
    QCOMPARE(QString::fromStdString(escapedHtml("\u202Eabc\xFF")),
             QStringLiteral("\uFFFDabc\uFFFD")); // turned text, and no UTF-8
    QCOMPARE(QString::fromStdString(escapedHtml("Wörter 词")), QStringLiteral("Wörter 词"));
}

void TestHtmlReport::numbers()
{
    QCOMPARE(groupedDigits("7"), std::string("7"));
    QCOMPARE(groupedDigits("999"), std::string("999"));
    QCOMPARE(groupedDigits("1000"), std::string("1,000"));
    QCOMPARE(groupedDigits("-22713216"), std::string("-22,713,216"));
    QCOMPARE(operationsText({{0, 14155776, 3072}}), std::string("14,155,776L + 3,072L²"));
    QCOMPARE(sizeOnDisk(438'449'663), std::string("438.4 MB"));
    QCOMPARE(percentText(0.0123), std::string("1.2 %"));
}

void TestHtmlReport::wholePage()
{
    const SampleModel sample = makeSampleModel();
    const Page page = read(htmlReport(*sample.summary, sample.inspection.get()));
    QCOMPARE(page.error, QString());
    QVERIFY(page.elements.contains(QStringLiteral("details")));
    QCOMPARE(page.elements.count(QStringLiteral("svg")),
             static_cast<qsizetype>(sample.inspection->weights.size()));
    for (const ModuleSummary& module : sample.summary->modules) {
        const QString path = QString::fromStdString(module.path);
        QVERIFY2(page.attributes.contains(QStringLiteral("title=") + path), qPrintable(path));
        QVERIFY(page.text.contains(QString::fromStdString(module.type)));
    }
    for (const OperatorCount& op : sample.summary->operators) {
        QVERIFY(page.text.contains(QString::fromStdString(op.name)));
    }
    for (const WeightStats& weight : sample.inspection->weights) {
        QVERIFY(page.text.contains(QString::fromStdString(weight.path)));
    }
    QVERIFY(page.text.contains(
        QString::fromStdString(operationsText(sample.inspection->modules.front().flops))));
    QVERIFY(page.text.contains(QStringLiteral("takes any length up to 512 tokens")));
}

/// Everything that a file can name.
void TestHtmlReport::hostileNames()
{
    const SampleModel sample = makeSampleModel();
    ModelSummary summary = *sample.summary;
    summary.path = std::string("folder/") + kHostile;
    summary.producer = kHostile;
    summary.extraFiles = {kHostile};
    summary.card.className = kHostile;
    summary.card.returnType = kHostile;
    summary.card.sourceFiles = {kHostile};
    summary.card.devices = {kHostile};
    summary.length.evidence = {{kHostile, kHostile, kHostile, kHostile}};
    summary.operators = {{kHostile, 1}};
    summary.parameters.shared = {{{kHostile, kHostile}, 8, SharingKind::Storage}};
    for (InputSpec& input : summary.inputs) {
        input.name = kHostile;
    }
    for (ModuleSummary& module : summary.modules) {
        module.path += kHostile;
        module.type = kHostile;
    }
    Inspection inspection = *sample.inspection;
    for (WeightStats& weight : inspection.weights) {
        weight.path = kHostile;
        weight.sameBytesAs = {kHostile};
    }
    const std::string html = htmlReport(summary, &inspection);
    const Page page = read(html);
    QCOMPARE(page.error, QString());
    QVERIFY(!page.elements.contains(QStringLiteral("script")));
    QVERIFY(html.find("<script") == std::string::npos);
    QVERIFY(html.find("\xE2\x80\xAE") == std::string::npos);
    QVERIFY(page.text.contains(QStringLiteral("<script>alert(1)</script>\"'&")));
}

void TestHtmlReport::withoutInspection()
{
    const SampleModel sample = makeSampleModel();
    const Page page = read(htmlReport(*sample.summary, nullptr));
    QCOMPARE(page.error, QString());
    QVERIFY(!page.elements.contains(QStringLiteral("svg")));
    QCOMPARE(read(htmlReport(ModelSummary(), nullptr)).error, QString());
}

/// One file, and a browser that is told so.
void TestHtmlReport::loadsNothing()
{
    const SampleModel sample = makeSampleModel();
    const Page page = read(htmlReport(*sample.summary, sample.inspection.get()));
    QVERIFY(page.attributes.contains(
        QStringLiteral("content=default-src 'none'; style-src 'unsafe-inline'")));
    const QRegularExpression loading(QStringLiteral("^(src|href|srcset|data|action)="));
    QVERIFY(page.attributes.filter(loading).isEmpty());
    QVERIFY(!page.text.contains(QStringLiteral("url(")));
    QVERIFY(!page.text.contains(QStringLiteral("@import")));
}

QTEST_APPLESS_MAIN(TestHtmlReport)
#include "tst_html_report.moc"
