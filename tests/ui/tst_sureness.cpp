// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sureness.h"
#include "ui/widgets/hidden_note.h"

#include <QLocale>
#include <QTest>

#include <cmath>

using namespace maskscope;

class TestSureness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void words_data()
    {
        QTest::addColumn<double>("entropy"); // of the demo model's answer, by PyTorch
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("toolTip");
        QTest::newRow("Paris is the ___ of France.")
            << 0.05 << QStringLiteral("The model is almost certain")
            << QStringLiteral("One word is far likelier than all the others together.");
        QTest::newRow("New ___ City.")
            << 2.18 << QStringLiteral("The model is fairly sure")
            << QStringLiteral("As unsure as between about 9 equally likely words.");
        QTest::newRow("Two plus two is ___.")
            << 3.14 << QStringLiteral("The model has a few favourites")
            << QStringLiteral("As unsure as between about 23 equally likely words.");
        QTest::newRow("Once upon a ___, there was a king.")
            << 7.12 << QStringLiteral("The model is unsure: many words fit")
            << QStringLiteral("As unsure as between about 1,236 equally likely words.");
        QTest::newRow("12 words") << std::log(12.0) << QStringLiteral("The model is fairly sure")
                                  << QStringLiteral(
                                         "As unsure as between about 12 equally likely words.");
    }

    void words()
    {
        QFETCH(double, entropy);
        QTEST(surenessText(entropy), "text");
        QTEST(surenessToolTip(entropy), "toolTip");
    }

    void sureOfWhatIsLeftOut()
    {
        MaskPrediction prediction;
        prediction.entropy = 0.05;
        prediction.hidden.probability = 0.4;
        QCOMPARE(surenessText(prediction), QStringLiteral("The model is almost certain"));
        prediction.hidden.probability = 0.898;
        QCOMPARE(surenessText(prediction),
                 QStringLiteral("The model would put no whole word here"));
    }

    void whatIsLeftOut()
    {
        MaskPrediction prediction;
        QCOMPARE(hiddenSentence(prediction), QString());
        const auto count = [&](CandidateKind kind) -> std::size_t& {
            return prediction.hidden.counts[static_cast<std::size_t>(kind)];
        };
        count(CandidateKind::Piece) = 2;
        count(CandidateKind::Mark) = 3;
        prediction.hidden.probability = 0.12;
        QVERIFY(hiddenSentence(prediction).endsWith(QStringLiteral(" (12.0 %)")));
        QCOMPARE(hiddenSentence(prediction).count(QLatin1Char(',')), 1);
        count(CandidateKind::Unused) = 4;
        count(CandidateKind::Special) = 1;
        QVERIFY(hiddenSentence(prediction).contains(QStringLiteral("5 ")));
    }
};

QTEST_MAIN(TestSureness)
#include "tst_sureness.moc"
