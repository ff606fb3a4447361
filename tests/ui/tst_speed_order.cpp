// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_model.h"
#include "ui/widgets/speed_order.h"

#include <QComboBox>
#include <QTest>

using namespace maskscope;

namespace {

const QString kPlainEngine = QStringLiteral("plain engine");

std::shared_ptr<const ModelSummary> modelWith(Engine engine)
{
    ModelSummary model = makeFakeSummary();
    model.engine.used.engine = engine;
    return std::make_shared<const ModelSummary>(std::move(model));
}

} // namespace

class TestSpeedOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Two curves of one engine would tell nothing.
    void offersThePlainEngineBesideAnotherOnly()
    {
        SpeedOrderRow row;
        const auto* compare = row.findChild<QComboBox*>(QStringLiteral("compare"));
        QVERIFY(compare != nullptr);
        const auto isOffered = [&] { return compare->findText(kPlainEngine) >= 0; };
        row.setModel(modelWith(Engine::Fast));
        QVERIFY(isOffered());
        row.setModel(modelWith(Engine::Plain));
        QVERIFY(!isOffered());
        QVERIFY(compare->findText(QStringLiteral("threads")) >= 0);
    }

    void offersTheOtherPrecisionsOfTheFastEngine()
    {
        SpeedOrderRow row;
        auto* compare = row.findChild<QComboBox*>(QStringLiteral("compare"));
        row.setModel(modelWith(Engine::Fast));
        QVERIFY(compare->findText(QStringLiteral("fp32")) < 0);
        QVERIFY(compare->findText(QStringLiteral("bf16")) >= 0);
        compare->setCurrentIndex(compare->findText(QStringLiteral("int8")));
        const SpeedOrder order = row.order();
        QVERIFY(order.comparison.other.has_value());
        QVERIFY(order.comparison.other->options.engine
                == (EngineChoice{Engine::Fast, Precision::Int8}));
        QCOMPARE(order.names, (QStringList{QStringLiteral("fp32"), QStringLiteral("int8")}));
        row.setModel(modelWith(Engine::Plain));
        QVERIFY(compare->findText(QStringLiteral("int8")) < 0);
    }

    void aChoiceThatIsGoneBecomesNothing()
    {
        SpeedOrderRow row;
        auto* compare = row.findChild<QComboBox*>(QStringLiteral("compare"));
        row.setModel(modelWith(Engine::Fast));
        compare->setCurrentIndex(compare->findText(kPlainEngine));
        row.setModel(modelWith(Engine::Plain));
        QCOMPARE(compare->currentText(), QStringLiteral("nothing"));
    }
};

QTEST_MAIN(TestSpeedOrder)
#include "tst_speed_order.moc"
