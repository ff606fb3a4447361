// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/layering/include_rules.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

using namespace maskscope::layering;

namespace {

constexpr qsizetype kMostLinesOfSource = 400;
constexpr qsizetype kMostLinesOfHeader = 120;

/// Every file of ours below `folders` whose name ends as one of `endings`.
QStringList filesBelow(const QStringList& folders, const QStringList& endings)
{
    QStringList files;
    const QDir root(QStringLiteral(MASKSCOPE_SOURCE_DIR));
    for (const QString& folder : folders) {
        QDirIterator entries(root.filePath(folder), endings, QDir::Files,
                             QDirIterator::Subdirectories);
        while (entries.hasNext())
            files.append(root.relativeFilePath(entries.next()));
    }
    return files;
}

QStringList sourcesBelow(const QStringList& folders)
{
    return filesBelow(folders, {QStringLiteral("*.cpp"), QStringLiteral("*.h")});
}

} // namespace

/// Reads the sources as text and holds them to the rules that HACKING.md states.
class TestLayering : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void levelsAreRead();
    void rulesFindWhatTheyForbid_data();
    void rulesFindWhatTheyForbid();
    void includesKeepToTheirLevel();
    void everyFileNamesItsLicence();
    void filesStayShort();
    void noPathOfOneMachine();

private:
    Levels m_levels;
};

void TestLayering::initTestCase()
{
    const QString path = QStringLiteral(MASKSCOPE_SOURCE_DIR "/tests/layering/levels.txt");
    m_levels = Levels::parse(readText(path));
}

void TestLayering::levelsAreRead()
{
    QCOMPARE(m_levels.levelOf(QStringLiteral("base")), 0);
    QCOMPARE(m_levels.levelOf(QStringLiteral("guard")), m_levels.levelOf(QStringLiteral("text")));
    QVERIFY(m_levels.levelOf(QStringLiteral("worker")) > m_levels.levelOf(QStringLiteral("model")));
    QCOMPARE(m_levels.levelOf(QStringLiteral("nowhere")), -1);
    // A folder that levels.txt does not know would escape every rule.
    const QDir core(QStringLiteral(MASKSCOPE_SOURCE_DIR "/core"));
    const QStringList folders = core.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QVERIFY(folders.size() >= 7);
    for (const QString& folder : folders)
        QVERIFY2(m_levels.knows(folder), qPrintable(folder));
}

void TestLayering::rulesFindWhatTheyForbid_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("include");
    QTest::addColumn<bool>("allowed");

    const auto row = [](const char* file, const char* include, bool allowed) {
        QTest::addRow("%s includes %s", file, include)
            << QString::fromUtf8(file) << QString::fromUtf8(include) << allowed;
    };
    row("core/text/a.cpp", "<vector>", true);
    row("core/text/a.cpp", "<QString>", false);
    row("core/text/a.cpp", "<torch/script.h>", false);
    row("core/text/a.cpp", "\"core/base/utf.h\"", true);
    row("core/text/a.cpp", "\"core/guard/zip_reader.h\"", true);
    row("core/text/a.cpp", "\"core/model/signature.h\"", false);
    row("core/text/a.cpp", "\"ui/formatting.h\"", false);
    row("core/model/a.h", "\"core/worker/jobs.h\"", false);
    row("core/worker/a.cpp", "\"core/libtorch/torch_model_loader.h\"", false);
    row("core/libtorch/a.cpp", "<ATen/ATen.h>", true);
    row("core/libtorch/pch.h", "<torch/csrc/jit/api/module.h>", true);
    row("core/libtorch/a.h", "<c10/core/Device.h>", false);
    row("core/libtorch/a.cpp", "\"core/model/traced_model.h\"", true);
    row("core/libtorch/a.cpp", "\"core/inference/predictor.h\"", false);
    row("core/libtorch/passes/a.cpp", "<torch/csrc/jit/ir/ir.h>", true);
    row("ui/pages/a.cpp", "<QWidget>", true);
    row("ui/pages/a.cpp", "\"core/worker/jobs.h\"", true);
    row("ui/pages/a.cpp", "\"core/libtorch/torch_model_loader.h\"", false);
    row("ui/pages/a.cpp", "<torch/script.h>", false);
    row("ui/pages/a.cpp", "\"app/a.h\"", false);
    row("app/main.cpp", "\"core/libtorch/torch_model_loader.h\"", true);
    row("app/main.cpp", "<torch/script.h>", false);
}

void TestLayering::rulesFindWhatTheyForbid()
{
    QFETCH(QString, file);
    QFETCH(QString, include);
    QFETCH(bool, allowed);
    QCOMPARE(whyForbidden(m_levels, file, include).isEmpty(), allowed);
}

void TestLayering::includesKeepToTheirLevel()
{
    const QStringList files
        = sourcesBelow({QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app")});
    int includes = 0;
    QStringList problems;
    for (const QString& file : files) {
        for (const QString& include : includesOf(readSource(file))) {
            ++includes;
            const QString reason = whyForbidden(m_levels, file, include);
            if (!reason.isEmpty()) {
                problems.append(QStringLiteral("%1 includes %2: %3").arg(file, include, reason));
            }
        }
    }
    QVERIFY2(files.size() > 20 && includes > 100, "hardly any source was found");
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
}

void TestLayering::everyFileNamesItsLicence()
{
    const QStringList files = sourcesBelow({QStringLiteral("core"), QStringLiteral("ui"),
                                            QStringLiteral("app"), QStringLiteral("tests")});
    QStringList problems;
    for (const QString& file : files) {
        const QString expected = file.startsWith(QStringLiteral("core/"))
            ? QStringLiteral("// SPDX-License-Identifier: GPL-3.0-or-later OR MIT\n")
            : QStringLiteral("// SPDX-License-Identifier: GPL-3.0-or-later\n");
        if (!readSource(file).startsWith(expected))
            problems.append(file);
    }
    QVERIFY2(files.size() > 20, "hardly any source was found");
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
}

void TestLayering::filesStayShort()
{
    const QStringList files
        = sourcesBelow({QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app")});
    QStringList problems;
    for (const QString& file : files) {
        const qsizetype lines = readSource(file).count(QLatin1Char('\n'));
        const qsizetype most
            = file.endsWith(QStringLiteral(".h")) ? kMostLinesOfHeader : kMostLinesOfSource;
        if (lines > most) {
            problems.append(
                QStringLiteral("%1: %2 lines, at most %3").arg(file).arg(lines).arg(most));
        }
    }
    QVERIFY2(files.size() > 20, "hardly any source was found");
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
}

void TestLayering::noPathOfOneMachine()
{
    // Built from pieces, so that this file does not hold what it looks for.
    const QRegularExpression machinePath(QStringLiteral("[\"'\\s=(]/(")
                                         + QStringLiteral("home|root|work|tmp")
                                         + QStringLiteral(")/"));
    QStringList files = sourcesBelow({QStringLiteral("core"), QStringLiteral("ui"),
                                      QStringLiteral("app"), QStringLiteral("tests")});
    files += filesBelow({QStringLiteral("installer"), QStringLiteral("cmake"),
                         QStringLiteral("resources"), QStringLiteral("tests")},
                        {QStringLiteral("*.sh"), QStringLiteral("*.txt"), QStringLiteral("*.cmake"),
                         QStringLiteral("*.py"), QStringLiteral("*.md")});
    QStringList problems;
    for (const QString& file : files) {
        const QRegularExpressionMatch match = machinePath.match(readSource(file));
        if (match.hasMatch())
            problems.append(file + QStringLiteral(": ") + match.captured());
    }
    QVERIFY2(files.size() > 40, "hardly any file was found");
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
}

QTEST_GUILESS_MAIN(TestLayering)
#include "tst_layering.moc"
