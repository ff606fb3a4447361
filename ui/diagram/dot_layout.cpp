// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/dot_layout.h"

#include <QList>
#include <QStandardPaths>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace maskscope {

namespace {

constexpr double kUnitsPerInch = 72;
constexpr qsizetype kMostBytes = 32 * 1024 * 1024;
constexpr int kMostPoints = 3000; ///< of one line

QByteArray inches(double units)
{
    return QByteArray::number(units / kUnitsPerInch, 'f', 4);
}

QByteArray rankOf(const std::vector<LayoutNode>& nodes, LayerPlace place, const char* rank)
{
    QByteArray names;
    for (std::size_t node = 0; node < nodes.size(); ++node) {
        if (nodes[node].place == place) {
            names += " n" + QByteArray::number(static_cast<qulonglong>(node)) + ';';
        }
    }
    return names.isEmpty() ? QByteArray() : "{rank=" + QByteArray(rank) + ';' + names + "}\n";
}

std::optional<std::size_t> nodeNumber(const QByteArray& name, std::size_t count)
{
    bool isNumber = false;
    const qulonglong number = name.mid(1).toULongLong(&isNumber);
    return name.startsWith('n') && isNumber && number < count
        ? std::optional(static_cast<std::size_t>(number))
        : std::nullopt;
}

/// Reads the lines of the answer one by one. Its y runs upwards.
class PlainReader
{
public:
    PlainReader(const std::vector<LayoutNode>& nodes, const std::vector<LayoutNet>& nets)
        : m_nodes(nodes)
        , m_nets(nets)
    {
        m_layout.nodes.resize(nodes.size());
        m_layout.nets.resize(nets.size());
    }

    [[nodiscard]] bool read(const QByteArray& line)
    {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.first() == "graph") {
            return words.size() == 4 && readSize(words);
        }
        if (words.first() == "node") {
            return words.size() > 5 && readNode(words);
        }
        if (words.first() == "edge") {
            return words.size() > 3 && readEdge(words);
        }
        m_isComplete = m_isComplete || words.first() == "stop";
        return true;
    }

    [[nodiscard]] std::optional<LayeredLayout> take()
    {
        const bool allPlaced = m_placed == m_nodes.size();
        if (!m_isComplete || !allPlaced || overlaps()) {
            return std::nullopt;
        }
        return std::move(m_layout);
    }

private:
    [[nodiscard]] QPointF point(const QByteArray& x, const QByteArray& y) const
    {
        return {x.toDouble() * kUnitsPerInch,
                m_layout.size.height() - y.toDouble() * kUnitsPerInch};
    }

    bool readSize(const QList<QByteArray>& words)
    {
        m_layout.size = QSizeF(words[2].toDouble(), words[3].toDouble()) * kUnitsPerInch;
        return m_layout.size.width() > 0 && std::isfinite(m_layout.size.width())
            && m_layout.size.height() > 0 && std::isfinite(m_layout.size.height());
    }

    bool readNode(const QList<QByteArray>& words)
    {
        const auto node = nodeNumber(words[1], m_nodes.size());
        const QPointF middle = point(words[2], words[3]);
        if (!node || !std::isfinite(middle.x()) || !std::isfinite(middle.y())) {
            return false;
        }
        QRectF place(QPointF(0, 0), m_nodes[*node].size);
        place.moveCenter(middle);
        m_layout.nodes[*node] = place;
        ++m_placed;
        return true;
    }

    /// Edges come in the order of their tails; each belongs to a net that has both its ends.
    bool readEdge(const QList<QByteArray>& words)
    {
        const auto tail = nodeNumber(words[1], m_nodes.size());
        const auto head = nodeNumber(words[2], m_nodes.size());
        const int points = words[3].toInt();
        if (!tail || !head || points < 4 || points > kMostPoints || points % 3 != 1
            || words.size() < 4 + 2 * points) {
            return false;
        }
        const auto place = [&](int i) { return point(words[4 + 2 * i], words[5 + 2 * i]); };
        const auto [route, target] = routeOf(*tail, *head);
        if (route == nullptr) {
            return false;
        }
        route->start = place(0);
        route->path.moveTo(place(0));
        for (int i = 1; i + 2 < points; i += 3) {
            route->path.cubicTo(place(i), place(i + 1), place(i + 2));
        }
        const QRectF& end = m_layout.nodes[*head];
        const QPointF tip(std::clamp(place(points - 1).x(), end.left(), end.right()), end.top());
        route->path.lineTo(tip);
        route->tips.push_back({tip, target});
        return true;
    }

    std::pair<NetRoute*, std::size_t> routeOf(std::size_t tail, std::size_t head)
    {
        for (std::size_t net = 0; net < m_nets.size(); ++net) {
            const auto& targets = m_nets[net].targets;
            const auto target
                = std::find_if(targets.begin(), targets.end(),
                               [head](const LayoutNet::End& end) { return end.node == head; });
            if (m_nets[net].source.node == tail && target != targets.end()
                && m_used.insert({net, head}).second) {
                return {&m_layout.nets[net], static_cast<std::size_t>(target - targets.begin())};
            }
        }
        return {nullptr, 0};
    }

    [[nodiscard]] bool overlaps() const
    {
        for (std::size_t a = 0; a < m_layout.nodes.size(); ++a) {
            const QRectF inner = m_layout.nodes[a].adjusted(0.5, 0.5, -0.5, -0.5);
            for (std::size_t b = a + 1; b < m_layout.nodes.size() && inner.isValid(); ++b) {
                if (inner.intersects(m_layout.nodes[b])) {
                    return true;
                }
            }
        }
        return false;
    }

    const std::vector<LayoutNode>& m_nodes;
    const std::vector<LayoutNet>& m_nets;
    LayeredLayout m_layout;
    std::set<std::pair<std::size_t, std::size_t>> m_used; ///< net and head
    std::size_t m_placed = 0;
    bool m_isComplete = false;
};

} // namespace

QByteArray dotGraph(const std::vector<LayoutNode>& nodes, const std::vector<LayoutNet>& nets,
                    const LayoutSpacing& spacing)
{
    QByteArray graph = "digraph g {\nrankdir=TB; splines=true; nodesep=" + inches(spacing.beside)
        + "; ranksep=" + inches(2 * spacing.below)
        + ";\nnode [shape=box, fixedsize=true, label=\"\"];\nedge [arrowhead=none];\n";
    for (std::size_t node = 0; node < nodes.size(); ++node) {
        graph += 'n' + QByteArray::number(static_cast<qulonglong>(node))
            + " [width=" + inches(nodes[node].size.width())
            + ", height=" + inches(std::max(1.0, nodes[node].size.height())) + "];\n";
    }
    graph += rankOf(nodes, LayerPlace::First, "source") + rankOf(nodes, LayerPlace::Last, "sink");
    for (const LayoutNet& net : nets) {
        for (const LayoutNet::End& target : net.targets) {
            graph += 'n' + QByteArray::number(static_cast<qulonglong>(net.source.node)) + ":s -> n"
                + QByteArray::number(static_cast<qulonglong>(target.node)) + ":n;\n";
        }
    }
    return graph + "}\n";
}

std::optional<LayeredLayout> readDotPlain(const QByteArray& answer,
                                          const std::vector<LayoutNode>& nodes,
                                          const std::vector<LayoutNet>& nets)
{
    PlainReader reader(nodes, nets);
    // A long line goes on in the next one behind a backslash.
    for (const QByteArray& line : QByteArray(answer).replace("\\\n", "").split('\n')) {
        if (!line.trimmed().isEmpty() && !reader.read(line)) {
            return std::nullopt;
        }
    }
    return reader.take();
}

DotLayout::DotLayout(QObject* parent)
    : QObject(parent)
    , m_program(QStandardPaths::findExecutable(QStringLiteral("dot")))
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatienceMs);
    connect(&m_patience, &QTimer::timeout, this, &DotLayout::giveUp);
}

DotLayout::~DotLayout()
{
    cancel();
}

void DotLayout::start(int frame, std::vector<LayoutNode> nodes, std::vector<LayoutNet> nets,
                      const LayoutSpacing& spacing)
{
    cancel();
    if (!isAvailable()) {
        return;
    }
    m_frame = frame;
    m_nodes = std::move(nodes);
    m_nets = std::move(nets);
    m_process = new QProcess(this);
    m_process->setStandardErrorFile(QProcess::nullDevice());
    connect(m_process, &QProcess::finished, this, &DotLayout::finish);
    connect(m_process, &QProcess::errorOccurred, this, &DotLayout::giveUp);
    m_patience.start();
    m_process->start(m_program, {QStringLiteral("-Tplain")});
    m_process->write(dotGraph(m_nodes, m_nets, spacing));
    m_process->closeWriteChannel();
}

/// The program is killed and waited for by the event loop alone.
void DotLayout::cancel()
{
    m_patience.stop();
    if (m_process == nullptr) {
        return;
    }
    QProcess* process = std::exchange(m_process, nullptr);
    process->disconnect(this);
    process->setParent(nullptr);
    if (process->state() == QProcess::NotRunning) {
        process->deleteLater();
        return;
    }
    connect(process, &QProcess::finished, process, &QObject::deleteLater);
    connect(process, &QProcess::errorOccurred, process, [process](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) { // then there is no end to wait for
            process->deleteLater();
        }
    });
    process->kill();
}

void DotLayout::giveUp()
{
    if (m_process != nullptr) {
        cancel();
        Q_EMIT givenUp(m_frame);
    }
}

void DotLayout::finish(int exitCode, QProcess::ExitStatus status)
{
    const QByteArray answer = m_process->read(kMostBytes);
    const bool isGood = exitCode == 0 && status == QProcess::NormalExit;
    const auto layout
        = isGood ? readDotPlain(answer, m_nodes, m_nets) : std::optional<LayeredLayout>();
    cancel();
    if (layout) {
        Q_EMIT done(m_frame, *layout);
    } else {
        Q_EMIT givenUp(m_frame);
    }
}

} // namespace maskscope
