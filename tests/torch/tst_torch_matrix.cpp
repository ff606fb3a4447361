// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QtTest>

#include "matrix_cell.h"
#include "matrix_table.h"

using namespace maskscope::test;

namespace {

const QString kTable = QStringLiteral(MASKSCOPE_TEST_DATA "/MATRIX.md");
constexpr const char* kWriteVariable = "MASKSCOPE_WRITE_MATRIX";

} // namespace

/// Every architecture and every form of file, made by tests/data/make_models.py. The last function
/// compares the table with tests/data/MATRIX.md, or writes it if MASKSCOPE_WRITE_MATRIX is set.
class TorchMatrixTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void answersAsHuggingFaceOrSaysWhyNot_data();
    void answersAsHuggingFaceOrSaysWhyNot();
    void enginesAgree_data();
    void enginesAgree();
    void tableIsUpToDate();

private:
    std::vector<MatrixCell> m_cells;
    std::map<std::string, std::string> m_shown; ///< by file
};

void TorchMatrixTest::initTestCase()
{
    m_cells = readMatrix();
    QVERIFY2(!m_cells.empty(), "build/test-data is missing: ./test makes it");
}

void TorchMatrixTest::answersAsHuggingFaceOrSaysWhyNot_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        const MatrixCell& cell = m_cells[i];
        if (!cell.file.empty()) {
            QTest::newRow((cell.row + ": " + cell.column).c_str()) << static_cast<int>(i);
        }
    }
}

void TorchMatrixTest::answersAsHuggingFaceOrSaysWhyNot()
{
    QFETCH(int, index);
    const MatrixCell& cell = m_cells[static_cast<std::size_t>(index)];
    const MatrixOutcome outcome = tryCell(cell);
    m_shown[cell.file] = outcome.shown;
    std::string problems;
    for (const std::string& problem : outcome.problems) {
        problems += "\n  " + problem;
    }
    QVERIFY2(problems.empty(), (outcome.shown + problems).c_str());
}

void TorchMatrixTest::enginesAgree_data()
{
    answersAsHuggingFaceOrSaysWhyNot_data();
}

void TorchMatrixTest::enginesAgree()
{
    QFETCH(int, index);
    const std::string difference = compareEngines(m_cells[static_cast<std::size_t>(index)]);
    QVERIFY2(difference.empty(), difference.c_str());
}

void TorchMatrixTest::tableIsUpToDate()
{
    if (m_shown.size() < 2) {
        return; // a single file was asked for on the command line
    }
    const QByteArray found = QByteArray::fromStdString(matrixTable(m_cells, m_shown));
    QFile table(kTable);
    if (qEnvironmentVariableIsSet(kWriteVariable)) {
        QVERIFY(table.open(QIODevice::WriteOnly) && table.write(found) == found.size());
        return;
    }
    QVERIFY(table.open(QIODevice::ReadOnly));
    const QList<QByteArray> expected = table.readAll().split('\n');
    for (const QByteArray& line : found.split('\n')) {
        QVERIFY2(expected.contains(line), "not in MATRIX.md: " + line);
    }
    QCOMPARE(found.split('\n').size(), expected.size());
}

QTEST_APPLESS_MAIN(TorchMatrixTest)
#include "tst_torch_matrix.moc"
