// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/model/engine_report.h"

#include "core/base/translate_noop.h"

namespace maskscope {

namespace {

struct Row
{
    std::string_view name;
    const char* sentence;
};

constexpr std::array<Row, 7> kPasses{
    Row{"FUSE_ATTENTION", QT_TRANSLATE_NOOP("Engine", "attention is one step")},
    Row{"HEAD_AT_MASKS", QT_TRANSLATE_NOOP("Engine", "words are scored at the masks alone")},
    Row{"SINK_GATHER", QT_TRANSLATE_NOOP("Engine", "the last layer runs for the masks alone")},
    Row{"PACK_ATTENTION",
        QT_TRANSLATE_NOOP("Engine", "attention runs on code made for this processor")},
    Row{"MERGE_LINEARS",
        QT_TRANSLATE_NOOP("Engine", "query, key and value are one matrix product")},
    Row{"PREPACK_LINEAR", QT_TRANSLATE_NOOP("Engine", "weights are laid out for this processor")},
    Row{"FOLD_RESIDUAL",
        QT_TRANSLATE_NOOP("Engine", "residuals are added inside the matrix products")},
};

constexpr std::array<Row, 5> kStates{
    Row{"ON", QT_TRANSLATE_NOOP("Engine", "on")},
    Row{"NOT_FOUND", QT_TRANSLATE_NOOP("Engine", "off: this program has no place for it")},
    Row{"NO_LIBRARY", QT_TRANSLATE_NOOP("Engine", "off: this computer's LibTorch lacks it")},
    Row{"DIFFERS", QT_TRANSLATE_NOOP("Engine", "off: its answers were not those of the file")},
    Row{"FAILED", QT_TRANSLATE_NOOP("Engine", "off: the program stopped with it")},
};

constexpr std::array<Row, 7> kReasons{
    Row{"NONE", ""},
    Row{"ASKED", QT_TRANSLATE_NOOP("Engine", "It runs as saved, as was asked for.")},
    Row{"NOT_REPEATABLE",
        QT_TRANSLATE_NOOP("Engine",
                          "It runs as saved: its answers differ from run to run, so a faster "
                          "program could not be checked.")},
    Row{"WRITES_WEIGHTS",
        QT_TRANSLATE_NOOP("Engine", "It runs as saved: it changes its own weights while it runs.")},
    Row{"OTHER_FORM",
        QT_TRANSLATE_NOOP("Engine",
                          "It runs as saved: its program has a form that cannot be rewritten.")},
    Row{"NO_PASS",
        QT_TRANSLATE_NOOP("Engine", "It runs as saved: nothing was found to make it faster.")},
    Row{"DIFFERS_LATER",
        QT_TRANSLATE_NOOP("Engine",
                          "It runs as saved: for some text the faster program answered "
                          "otherwise.")},
};

template <typename Table, typename Code>
const Row& rowOf(const Table& table, Code code)
{
    return table.at(static_cast<std::size_t>(code));
}

} // namespace

std::string_view engineName(Engine engine)
{
    return engine == Engine::Fast ? "fast" : "plain";
}

std::string_view precisionName(Precision precision)
{
    switch (precision) {
    case Precision::Bf16:
        return "bf16";
    case Precision::Int8:
        return "int8";
    case Precision::Fp32:
        break;
    }
    return "fp32";
}

std::string_view passName(Pass pass)
{
    return rowOf(kPasses, pass).name;
}

std::string_view passStateName(PassState state)
{
    return rowOf(kStates, state).name;
}

std::string_view plainReasonName(PlainReason reason)
{
    return rowOf(kReasons, reason).name;
}

const char* passSentence(Pass pass)
{
    return rowOf(kPasses, pass).sentence;
}

const char* passStateSentence(PassState state)
{
    return rowOf(kStates, state).sentence;
}

const char* plainReasonSentence(PlainReason reason)
{
    return rowOf(kReasons, reason).sentence;
}

} // namespace maskscope
