// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/layered_layout.h"

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QString>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace maskscope {

/// The graph in Graphviz's language. Nodes are named by their numbers: nothing of a file's text
/// gets into it.
[[nodiscard]] QByteArray dotGraph(const std::vector<LayoutNode>& nodes,
                                  const std::vector<LayoutNet>& nets, const LayoutSpacing& spacing);
/// What `dot -Tplain` answers; nothing if it is not complete or if nodes overlap.
[[nodiscard]] std::optional<LayeredLayout> readDotPlain(const QByteArray& answer,
                                                        const std::vector<LayoutNode>& nodes,
                                                        const std::vector<LayoutNet>& nets);

/// Asks Graphviz's `dot` for places, beside the program. It never blocks; what takes longer than
/// kPatienceMs, fails or makes no sense is given up without a word: our own layout stands already.
class DotLayout : public QObject
{
    Q_OBJECT

public:
    static constexpr int kPatienceMs = 2000;

    explicit DotLayout(QObject* parent = nullptr);
    ~DotLayout() override;

    /// Another program than the one found on the path; empty: none.
    void setProgram(const QString& program) { m_program = program; }
    [[nodiscard]] bool isAvailable() const { return !m_program.isEmpty(); }
    [[nodiscard]] bool isRunning() const { return m_process != nullptr; }

    /// Places for the nodes of `frame`; the last order wins.
    void start(int frame, std::vector<LayoutNode> nodes, std::vector<LayoutNet> nets,
               const LayoutSpacing& spacing);
    void cancel();

Q_SIGNALS:
    void done(int frame, const maskscope::LayeredLayout& layout);
    void givenUp(int frame);

private:
    void finish(int exitCode, QProcess::ExitStatus status);
    void giveUp();

    QString m_program;
    int m_frame = -1;
    std::vector<LayoutNode> m_nodes;
    std::vector<LayoutNet> m_nets;
    QProcess* m_process = nullptr; ///< a child; null: nothing runs
    QTimer m_patience;
};

} // namespace maskscope
