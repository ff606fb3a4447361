// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guard/model_file.h"
#include "core/libtorch/torch_model_loader.h"

#include <QtTest>

#include "torch_test_support.h"

using namespace maskscope;
using namespace maskscope::test;

namespace {

/// As it was saved: a rewritten program may leave out work.
std::unique_ptr<TracedModel> plainModel(const std::string& name)
{
    auto file = openModelFile(modelPath(name));
    if (file.hasError()) {
        return nullptr;
    }
    LoadOptions options;
    options.threads = 1;
    options.engine.engine = Engine::Plain;
    auto model = makeTorchModelLoader()->load(std::move(file).value(), options, {}, {});
    return model.hasValue() ? std::move(model).value() : nullptr;
}

/// A BERT with a head, by hand. Each token meets in each layer the weights of query, key, value and
/// output (4 x width x width) and of the feed-forward part; each pair of tokens meets twice.
std::int64_t flopsOfBert(std::int64_t length)
{
    constexpr std::int64_t kLayers = 2;
    constexpr std::int64_t kWidth = 24;
    constexpr std::int64_t kInner = 48;
    constexpr std::int64_t kWords = 1000;
    const std::int64_t layer
        = length * (4 * kWidth * kWidth + 2 * kWidth * kInner) + 2 * length * length * kWidth;
    const std::int64_t head = length * (kWidth * kWidth + kWidth * kWords);
    return 2 * (kLayers * layer + head);
}

const OperatorShare* find(const OperatorProfile& profile, const std::string& name)
{
    const auto share
        = std::find_if(profile.operators.begin(), profile.operators.end(),
                       [&](const OperatorShare& candidate) { return candidate.name == name; });
    return share == profile.operators.end() ? nullptr : &*share;
}

} // namespace

class TestTorchProfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void flopsOfPyTorch_data();
    void flopsOfPyTorch();
    void flopsByHand();
    void tellsTheOperators();
    void profilingEndsWithTheProfile();
    void lengthThatDoesNotRun();
    void cancelled();
};

void TestTorchProfile::flopsOfPyTorch_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<qint64>("length");
    QTest::addColumn<qint64>("flops");
    const Json recorded = readTestJson("flops.json");
    for (const auto& [model, lengths] : recorded.items()) {
        for (const auto& [length, flops] : lengths.items()) {
            QTest::addRow("%s, %s tokens", model.c_str(), length.c_str())
                << QString::fromStdString(model) << QString::fromStdString(length).toLongLong()
                << qint64{flops.get<std::int64_t>()};
        }
    }
}

void TestTorchProfile::flopsOfPyTorch()
{
    QFETCH(const QString, model);
    QFETCH(const qint64, length);
    QFETCH(const qint64, flops);
    const auto loaded = plainModel(model.toStdString());
    QVERIFY(loaded != nullptr);
    const auto profile = loaded->profile({length}, {});
    QVERIFY(profile.hasValue());
    QCOMPARE(qint64{profile.value().flops()}, flops);
}

void TestTorchProfile::flopsByHand()
{
    const auto model = plainModel("small_bert.pt");
    QVERIFY(model != nullptr);
    for (const std::int64_t length : {2, 14, 63}) {
        const auto profile = model->profile({length}, {});
        QVERIFY(profile.hasValue());
        QCOMPARE(profile.value().flops(), flopsOfBert(length));
    }
}

void TestTorchProfile::tellsTheOperators()
{
    const auto model = plainModel("small_bert.pt");
    QVERIFY(model != nullptr);
    const auto result = model->profile({16}, {});
    QVERIFY(result.hasValue());
    const OperatorProfile& profile = result.value();
    const OperatorShare* linear = find(profile, "aten::linear");
    QVERIFY(linear != nullptr);
    QCOMPARE(linear->calls, std::int64_t{2 * 6 + 2}); // six in a layer, two in the head
    QCOMPARE(linear->flops, flopsOfBert(16) - 2 * 2 * 2 * 16 * 16 * 24); // all but attention
    const OperatorShare* products = find(profile, "aten::matmul");
    QVERIFY(products != nullptr);
    QCOMPARE(products->flops, std::int64_t{2 * 2 * 2 * 16 * 16 * 24});
    QVERIFY(find(profile, "aten::softmax") != nullptr);
    QVERIFY(find(profile, "aten::addmm") == nullptr); // inside of linear
    double sum = 0;
    for (std::size_t i = 0; i < profile.operators.size(); ++i) {
        const OperatorShare& share = profile.operators[i];
        QVERIFY(share.calls > 0 && share.milliseconds >= 0);
        QVERIFY(i == 0 || share.milliseconds <= profile.operators[i - 1].milliseconds);
        sum += share.milliseconds;
    }
    QVERIFY(sum > 0 && sum <= profile.milliseconds);
}

/// Other runs on the thread are not listened to.
void TestTorchProfile::profilingEndsWithTheProfile()
{
    const auto model = plainModel("small_bert.pt");
    QVERIFY(model != nullptr);
    const auto first = model->profile({8}, {});
    QVERIFY(model->run(oneRow({2, 4, 3}), {}, {}).hasValue());
    const auto second = model->profile({8}, {});
    QVERIFY(first.hasValue() && second.hasValue());
    QCOMPARE(second.value().flops(), first.value().flops());
    QCOMPARE(second.value().operators.size(), first.value().operators.size());
}

void TestTorchProfile::lengthThatDoesNotRun()
{
    const auto model = plainModel("fixed_length.pt");
    QVERIFY(model != nullptr);
    QVERIFY(model->profile({9}, {}).hasError());
    QVERIFY(model->profile({12}, {}).hasValue());
}

void TestTorchProfile::cancelled()
{
    const auto model = plainModel("small_bert.pt");
    QVERIFY(model != nullptr);
    std::stop_source source;
    source.request_stop();
    QVERIFY(codeOf(model->profile({8}, source.get_token())) == ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestTorchProfile)
#include "tst_torch_profile.moc"
