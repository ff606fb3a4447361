// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <cmath>

namespace {

constexpr int kTopK = 5;
/// Candidates whose ln p differ by less may stand in either order.
constexpr double kSameRank = 2e-3;
/// The expected probabilities are rounded to four decimals.
constexpr double kProbabilityTolerance = 2e-4;

struct Word
{
    QString token;
    double probability = 0;
};
using Words = QList<Word>;

/// The table of eval.json: sentence -> its five best words, recorded with transformers.
QJsonArray expectedTable()
{
    QFile file(QStringLiteral(MASKSCOPE_DEMO_SOURCES "/eval.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll())
        .object()
        .value(QStringLiteral("table"))
        .toArray();
}

Words expectedWords(const QJsonObject& row)
{
    Words words;
    const QJsonArray best = row.value(QStringLiteral("top5")).toArray();
    for (const QJsonValue& pair : best) {
        words.append({pair.toArray().at(0).toString(), pair.toArray().at(1).toDouble()});
    }
    return words;
}

Words answeredWords(const QJsonObject& answer)
{
    Words words;
    const QJsonArray masks = answer.value(QStringLiteral("masks")).toArray();
    const QJsonArray candidates
        = masks.at(0).toObject().value(QStringLiteral("candidates")).toArray();
    for (const QJsonValue& candidate : candidates) {
        words.append({candidate.toObject().value(QStringLiteral("token")).toString(),
                      candidate.toObject().value(QStringLiteral("p")).toDouble()});
    }
    return words;
}

const Word* find(const Words& words, const QString& token)
{
    const auto found = std::find_if(words.begin(), words.end(),
                                    [&](const Word& word) { return word.token == token; });
    return found == words.end() ? nullptr : &*found;
}

/// Two words that close together that either may come first.
bool mayChangePlaces(double p, double q)
{
    return std::abs(std::log(p) - std::log(q)) < kSameRank;
}

/// What differs at one place of the list; empty if nothing does.
QString difference(const Words& found, const Words& expected, qsizetype place)
{
    const Word& word = found.at(place);
    const Word& wanted = expected.at(place);
    if (std::abs(word.probability - wanted.probability) > kProbabilityTolerance) {
        return QStringLiteral("%1: p %2, expected %3")
            .arg(word.token)
            .arg(word.probability)
            .arg(wanted.probability);
    }
    if (word.token == wanted.token)
        return {};
    // The last of the five may also have changed places with the sixth, which is not recorded.
    const Word* swapped = find(found, wanted.token);
    const double other = swapped != nullptr ? swapped->probability : wanted.probability;
    const bool close = mayChangePlaces(word.probability, other);
    return close ? QString()
                 : QStringLiteral("%1 where %2 is expected").arg(word.token, wanted.token);
}

} // namespace

/// The whole way from a file to an answer, on the demo model, against what transformers answered.
class TestDemoModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void answersAsRecorded_data();
    void answersAsRecorded();

private:
    QList<QJsonObject> m_answers;
};

void TestDemoModel::initTestCase()
{
    QByteArray sentences;
    const QJsonArray table = expectedTable();
    QCOMPARE(table.size(), 40);
    for (const QJsonValue& row : table) {
        sentences += row.toObject().value(QStringLiteral("sentence")).toString().toUtf8() + '\n';
    }

    QProcess program;
    program.start(QStringLiteral(MASKSCOPE_BINARY_DIR "/bin/maskscope-cli"),
                  {QStringLiteral("fill"), QStringLiteral("demo"), QStringLiteral("-"),
                   QStringLiteral("--top-k"), QString::number(kTopK), QStringLiteral("--json")});
    program.write(sentences);
    program.closeWriteChannel();
    QVERIFY2(program.waitForFinished(100'000), qPrintable(program.errorString()));
    QVERIFY2(program.exitCode() == 0, program.readAllStandardError().constData());

    const QList<QByteArray> lines = program.readAllStandardOutput().trimmed().split('\n');
    QCOMPARE(lines.size(), table.size());
    for (const QByteArray& line : lines) {
        m_answers.append(QJsonDocument::fromJson(line).object());
    }
}

void TestDemoModel::answersAsRecorded_data()
{
    QTest::addColumn<QJsonObject>("row");
    QTest::addColumn<QJsonObject>("answer");
    const QJsonArray table = expectedTable();
    for (qsizetype i = 0; i < m_answers.size(); ++i) {
        const QJsonObject row = table.at(i).toObject();
        QTest::addRow("%s", qPrintable(row.value(QStringLiteral("sentence")).toString()))
            << row << m_answers.at(i);
    }
}

void TestDemoModel::answersAsRecorded()
{
    QFETCH(QJsonObject, row);
    QFETCH(QJsonObject, answer);
    QCOMPARE(answer.value(QStringLiteral("text")), row.value(QStringLiteral("sentence")));
    const Words expected = expectedWords(row);
    const Words found = answeredWords(answer);
    QCOMPARE(expected.size(), kTopK);
    QCOMPARE(found.size(), kTopK);
    for (qsizetype place = 0; place < kTopK; ++place) {
        const QString problem = difference(found, expected, place);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }
}

QTEST_GUILESS_MAIN(TestDemoModel)
#include "tst_demo_model.moc"
