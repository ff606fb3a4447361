// SPDX-License-Identifier: GPL-3.0-or-later
// Key press to new predictions on screen, on the Fill page with the demo model:
//
//     xvfb-run -a build/release/bench/bench_typing [KEYS]
//
// Types one key after another into a sentence of 16 tokens and waits for each answer to be painted.
// Prints p50 and p95 of the whole way and of its parts as a Markdown table.
#include "app/demo_model.h"
#include "app/engine.h"
#include "core/latency/statistics.h"
#include "ui/app_controller.h"
#include "ui/color_scheme.h"
#include "ui/pages/fill_page.h"
#include "ui/widgets/prediction_list.h"
#include "ui/widgets/sentence_editor.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QTest>

#include <cstdio>
#include <vector>

using namespace maskscope;

namespace {

constexpr int kPatienceMs = 10000;

/// Notes when a widget was painted.
class PaintWatch : public QObject
{
public:
    using QObject::QObject;
    bool eventFilter(QObject* /*watched*/, QEvent* event) override
    {
        m_painted = m_painted || event->type() == QEvent::Paint;
        return false;
    }
    void reset() { m_painted = false; }
    [[nodiscard]] bool painted() const { return m_painted; }

private:
    bool m_painted = false;
};

struct Series
{
    const char* name;
    std::vector<double> milliseconds;
};

void print(const Series& series)
{
    std::printf("| %s | %.1f | %.1f |\n", series.name, quantile(series.milliseconds, 0.5),
                quantile(series.milliseconds, 0.95));
}

class TypingBench
{
public:
    explicit TypingBench(const std::string& model)
        : m_controller(makeEngineLoader)
        , m_page(m_controller)
    {
        QObject::connect(&m_controller, &AppController::predictionStarted, &m_page,
                         [this] { m_asked = m_clock.nsecsElapsed(); });
        QObject::connect(&m_controller, &AppController::predictionReady, &m_page,
                         [this](const Prediction& prediction) {
                             m_answered = m_clock.nsecsElapsed();
                             m_answer = prediction.time;
                             m_length = prediction.encoding.length();
                             m_watch.reset(); // only a paint after the answer counts
                         });
        m_page.resize(1200, 800);
        m_page.show();
        m_controller.openFile(QString::fromStdString(model));
        m_page.editor().setSentence(
            QStringLiteral("In the capital of France we saw the [MASK] and drank a cup of tea"));
    }

    bool prepare()
    {
        if (!waitForAnswer()) {
            return false;
        }
        auto* list = m_page.findChild<PredictionList*>();
        list->viewport()->installEventFilter(&m_watch);
        m_page.editor().setFocus();
        m_page.editor().moveCursor(QTextCursor::End);
        return true;
    }

    /// A key and back again, so that the length stays.
    bool type(int turn)
    {
        m_answered = 0;
        m_clock.start();
        QTest::keyClick(&m_page.editor(), turn % 2 == 0 ? Qt::Key_S : Qt::Key_Backspace);
        const qint64 keyDone = m_clock.nsecsElapsed();
        if (!waitForAnswer()
            || !QTest::qWaitFor([this] { return m_watch.painted(); }, kPatienceMs)) {
            return false;
        }
        const qint64 painted = m_clock.nsecsElapsed();
        add(m_key, keyDone);
        add(m_pause, m_asked - keyDone);
        m_tokenize.milliseconds.push_back(m_answer.tokenize);
        m_model.milliseconds.push_back(m_answer.model);
        m_topK.milliseconds.push_back(m_answer.topK);
        add(m_paint, painted - m_answered);
        add(m_total, painted);
        return true;
    }

    void report() const
    {
        std::printf("%lld tokens, %zu keys\n\n", static_cast<long long>(m_length.value),
                    m_total.milliseconds.size());
        std::printf("| | p50 ms | p95 ms |\n| --- | --- | --- |\n");
        for (const Series* series :
             {&m_key, &m_pause, &m_tokenize, &m_model, &m_topK, &m_paint, &m_total}) {
            print(*series);
        }
    }

private:
    static void add(Series& series, qint64 nanoseconds)
    {
        series.milliseconds.push_back(static_cast<double>(nanoseconds) / 1e6);
    }

    bool waitForAnswer()
    {
        return QTest::qWaitFor([this] { return m_answered != 0; }, kPatienceMs);
    }

    AppController m_controller;
    FillPage m_page;
    PaintWatch m_watch;
    QElapsedTimer m_clock;
    qint64 m_asked = 0;
    qint64 m_answered = 0;
    AnswerTime m_answer;
    SequenceLength m_length;
    Series m_key{"key handled", {}};
    Series m_pause{"typing pause", {}};
    Series m_tokenize{"tokenize", {}};
    Series m_model{"model", {}};
    Series m_topK{"top-k", {}};
    Series m_paint{"answer to paint", {}};
    Series m_total{"**key to paint**", {}};
};

} // namespace

int main(int argc, char** argv)
{
    prepareEngine();
    const QApplication application(argc, argv);
    applyScheme(SchemeChoice::Light);
    const auto model = demoModelPath();
    if (!model) {
        std::fprintf(stderr, "Run ./run once: it makes the demo model.\n");
        return 1;
    }
    TypingBench bench(model->string());
    const int keys = argc > 1 ? QString::fromLocal8Bit(argv[1]).toInt() : 200;
    for (int turn = 0, ready = bench.prepare() ? 1 : 0; turn < keys; ++turn) {
        if (ready == 0 || !bench.type(turn)) {
            std::fprintf(stderr, "No answer came within %d s.\n", kPatienceMs / 1000);
            return 1;
        }
    }
    bench.report();
    return 0;
}
