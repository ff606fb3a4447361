// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libtorch/torch_error.h"

#include <QtTest>

#include "torch_test_support.h"
#include <new>
#include <stdexcept>

using namespace maskscope;
using namespace maskscope::test;

namespace {

// Texts as LibTorch 2.13 and older ones write them.
const std::string kExpand
    = "The following operation failed in the TorchScript interpreter.\n"
      "Traceback of TorchScript, serialized code (most recent call last):\n"
      "  File \"code/__torch__.py\", line 9, in forward\n"
      "    return (x)\n"
      "            ~ <--- HERE\n"
      "RuntimeError: The expanded size of the tensor (3) must match the existing size (7) at "
      "non-singleton dimension 2.  Target sizes: [1, 12, 3, 3].  Tensor sizes: [1, 1, 1, 7]\n";
const std::string kBroadcast = "The size of tensor a (128) must match the size of tensor b (64) "
                               "at non-singleton dimension 1";
const std::string kView = "shape '[1, 7, 2, 16]' is invalid for input of size 96";

FailureContext running(std::int64_t length, std::optional<std::int64_t> traced)
{
    return {.otherwise = ErrorCode::ForwardFailed,
            .file = "a.pt",
            .length = length,
            .tracedLength = traced};
}

const FailureContext kLoading{
    .otherwise = ErrorCode::LoadFailed, .file = "a.pt", .length = {}, .tracedLength = {}};

} // namespace

class TorchErrorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lengthOfATrace_data();
    void lengthOfATrace();
    void lengthIsNotToBlameAtTheRecordedLength();
    void aLimitBeyondTheRecordedLengthIsTooLong();
    void unknownOperatorIsNamed();
    void newerFormatIsNumbered();
    void memory_data();
    void memory();
    void damage();
    void reason_data();
    void reason();
    void everyExceptionIsCaught();
};

void TorchErrorTest::lengthOfATrace_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("length");
    QTest::addColumn<int>("traced");
    QTest::addColumn<int>("expected");
    QTest::newRow("both named") << QString::fromStdString(kExpand) << 3 << 7 << 7;
    QTest::newRow("nothing recorded") << QString::fromStdString(kExpand) << 3 << -1 << 7;
    QTest::newRow("existing is ours") << QString::fromStdString(kExpand) << 7 << -1 << 3;
    QTest::newRow("no lengths named") << QString::fromStdString(kView) << 3 << 7 << 7;
}

void TorchErrorTest::lengthOfATrace()
{
    QFETCH(QString, text);
    QFETCH(int, length);
    QFETCH(int, traced);
    QFETCH(int, expected);
    const auto recorded = traced < 0 ? std::nullopt : std::optional<std::int64_t>(traced);
    const Error error = errorOfText(text.toStdString(), running(length, recorded));
    QCOMPARE(error.code, ErrorCode::LengthNotAccepted);
    QCOMPARE(numberFact(error, "found"), std::int64_t{length});
    QCOMPARE(numberFact(error, "expected"), std::int64_t{expected});
    QCOMPARE(error.raw, text.toStdString());
}

void TorchErrorTest::lengthIsNotToBlameAtTheRecordedLength()
{
    const Error error = errorOfText(kExpand, running(7, 7));
    QCOMPARE(error.code, ErrorCode::ForwardFailed);
    QVERIFY(textFact(error, "reason").starts_with("The expanded size of the tensor (3)"));
}

void TorchErrorTest::aLimitBeyondTheRecordedLengthIsTooLong()
{
    const Error error = errorOfText(kBroadcast, running(128, 14));
    QCOMPARE(error.code, ErrorCode::TooLong);
    QCOMPARE(numberFact(error, "found"), std::int64_t{128});
    QCOMPARE(numberFact(error, "limit"), std::int64_t{64});
}

void TorchErrorTest::unknownOperatorIsNamed()
{
    const Error error = errorOfText("Unknown builtin op: aten::scaled_dot_product_attention.\n"
                                    "Here are some suggestions: \n\taten::dot\n",
                                    kLoading);
    QCOMPARE(error.code, ErrorCode::UnknownOperator);
    QCOMPARE(textFact(error, "operator"), std::string("aten::scaled_dot_product_attention"));
    QCOMPARE(textFact(error, "file"), std::string("a.pt"));
}

void TorchErrorTest::newerFormatIsNumbered()
{
    const Error error = errorOfText("Attempted to read a PyTorch file with version 33, but the "
                                    "maximum supported version for reading is 10. Your PyTorch "
                                    "installation may be too old.",
                                    kLoading);
    QCOMPARE(error.code, ErrorCode::NewerFormat);
    QCOMPARE(numberFact(error, "found"), std::int64_t{33});
    QCOMPARE(numberFact(error, "limit"), std::int64_t{10});
}

void TorchErrorTest::memory_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("allocator") << QStringLiteral(
        "[enforce fail at alloc_cpu.cpp:117] err == 0. DefaultCPUAllocator: can't allocate "
        "memory: you tried to allocate 400000000000 bytes.");
    QTest::newRow("interpreter") << QStringLiteral("Traceback of TorchScript\n"
                                                   "RuntimeError: std::bad_alloc\n");
}

void TorchErrorTest::memory()
{
    QFETCH(QString, text);
    QCOMPARE(errorOfText(text.toStdString(), kLoading).code, ErrorCode::OutOfMemory);
}

void TorchErrorTest::damage()
{
    const Error error
        = errorOfText("PytorchStreamReader failed locating file data/3: file not found", kLoading);
    QCOMPARE(error.code, ErrorCode::DamagedFile);
    QCOMPARE(textFact(error, "reason"), std::string("failed locating file data/3: file not found"));
}

void TorchErrorTest::reason_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason");
    const QString traceback = QStringLiteral("Traceback of TorchScript (most recent call last):\n");
    QTest::newRow("last line of a traceback")
        << traceback + QStringLiteral("RuntimeError: index out of range in self\n\n")
        << QStringLiteral("index out of range in self");
    QTest::newRow("Python class") << traceback
            + QStringLiteral("builtins.ValueError: the fuse: it blew.")
                                  << QStringLiteral("the fuse: it blew");
    QTest::newRow("first line without one")
        << QStringLiteral("\nexpected ) but found 'eof' here:\n  code\n  ~ <--- HERE\n")
        << QStringLiteral("expected ) but found 'eof' here");
    QTest::newRow("colon in a sentence")
        << QStringLiteral("No such thing: x") << QStringLiteral("No such thing: x");
    QTest::newRow("nothing") << QStringLiteral(" \n ") << QStringLiteral("it gave no reason");
}

void TorchErrorTest::reason()
{
    QFETCH(QString, text);
    QFETCH(QString, reason);
    QCOMPARE(QString::fromStdString(shortReason(text.toStdString())), reason);
}

void TorchErrorTest::everyExceptionIsCaught()
{
    const auto codeOfThrown = [](const std::function<void()>& thrower) {
        try {
            thrower();
        } catch (...) {
            return errorOfCurrentException(kLoading).code;
        }
        return ErrorCode::Usage;
    };
    QCOMPARE(codeOfThrown([] { throw std::bad_alloc(); }), ErrorCode::OutOfMemory);
    QCOMPARE(codeOfThrown([] { throw std::out_of_range("stoull"); }), ErrorCode::LoadFailed);
    QCOMPARE(codeOfThrown([] { throw 42; }), ErrorCode::LoadFailed);
}

QTEST_APPLESS_MAIN(TorchErrorTest)
#include "tst_torch_error.moc"
