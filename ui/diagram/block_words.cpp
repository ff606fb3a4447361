// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/block_words.h"

#include "ui/diagram/drawn_shape.h"
#include "ui/formatting.h"
#include "ui/item_models/operator_model.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace maskscope {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Diagram)
};

constexpr std::size_t kLongestText = 200; ///< bytes
constexpr std::size_t kMostShapes = 6; ///< in a tool tip
constexpr QChar kTimes(0x00D7);

const ModuleSummary& moduleOf(const BlockTree& tree, int block)
{
    return tree.summary()->modules[tree.at(block).module];
}

/// What a path adds to the path of the block around.
QString nameWithin(const BlockTree& tree, int block)
{
    int outer = tree.at(block).parent;
    while (outer >= 0 && tree.at(outer).kind != BlockKind::Module) {
        outer = tree.at(outer).parent;
    }
    const std::string& path = moduleOf(tree, block).path;
    const std::string around = outer < 0 ? std::string() : moduleOf(tree, outer).path + '.';
    const bool isInside = around.size() > 1 && path.starts_with(around);
    return drawable(isInside ? path.substr(around.size()) : path);
}

QString moduleTitle(const BlockTree& tree, int block)
{
    const QString name = nameWithin(tree, block);
    if (!name.isEmpty()) {
        return name;
    }
    const QString type = drawable(moduleOf(tree, block).type);
    return type.isEmpty() ? Words::tr("(without a name)") : type;
}

QString moduleDetail(const BlockTree& tree, int block)
{
    const ModuleSummary& module = moduleOf(tree, block);
    QStringList parts;
    if (!module.type.empty()) {
        parts << drawable(module.type);
    }
    if (!tree.wasCalled(block)) {
        parts << Words::tr("never called");
    } else if (module.parameters > 0) {
        parts << formatCount(module.parameters);
    }
    return parts.join(QStringLiteral(" · "));
}

const InspectedOperator& operatorOf(const BlockTree& tree, int block)
{
    return tree.inspection()->operators[tree.at(block).op];
}

QString operatorTitle(const InspectedOperator& called)
{
    const QString name = drawable(operatorName(called.name).toStdString());
    return name.isEmpty() ? Words::tr("(without a name)") : name;
}

QString lineOf(const InspectedOperator& called)
{
    return drawable(sourceLine(called.source).toStdString());
}

/// "modeling_bert.py:238 – 256" of the first and the last operator.
QString sourcesOf(const std::vector<int>& operators, const BlockTree& tree)
{
    const QString first = lineOf(operatorOf(tree, operators.front()));
    const QString last = lineOf(operatorOf(tree, operators.back()));
    if (first == last || last.isEmpty()) {
        return first;
    }
    const QString file = first.section(QLatin1Char(':'), 0, 0);
    const bool isSameFile = file == last.section(QLatin1Char(':'), 0, 0);
    return first + QStringLiteral(" – ") + (isSameFile ? last.section(QLatin1Char(':'), 1) : last);
}

BlockWords partWords(const BlockTree& tree, int block)
{
    const std::vector<int> leaves = tree.leavesOf(block);
    const bool isOperators = std::all_of(leaves.begin(), leaves.end(), [&](int leaf) {
        return tree.at(leaf).kind == BlockKind::Operator
            && tree.at(leaf).module == tree.at(block).module;
    });
    const auto count = static_cast<int>(isOperators ? leaves.size() : tree.at(block).count);
    const int outer = tree.at(block).parent;
    if (outer >= 0 && tree.at(outer).kind == BlockKind::Repeats
        && tree.at(outer).count == tree.at(outer).children.size()) {
        const auto& siblings = tree.at(outer).children;
        const auto place = std::find(siblings.begin(), siblings.end(), block) - siblings.begin();
        return {Words::tr("%1 of %2", "a layer")
                    .arg(formatExact(place + 1), formatExact(static_cast<qint64>(siblings.size()))),
                Words::tr("%Ln operators", nullptr, count)};
    }
    if (isOperators) {
        return {Words::tr("%Ln operators", nullptr, count), sourcesOf(leaves, tree)};
    }
    return {Words::tr("%Ln blocks", nullptr, count),
            nameWithin(tree, tree.at(block).children.front()) + QStringLiteral(" …")};
}

/// The first of the equal ones.
int pieceOf(const BlockTree& tree, int repeats)
{
    int piece = tree.at(repeats).children.front();
    while (tree.at(piece).kind == BlockKind::Part
           && tree.at(repeats).count != tree.at(repeats).children.size()) {
        repeats = piece;
        piece = tree.at(repeats).children.front();
    }
    return piece;
}

BlockWords repeatWords(const BlockTree& tree, int block)
{
    const int piece = pieceOf(tree, block);
    const QString count = formatExact(static_cast<qint64>(tree.at(block).count));
    const auto times = [&count](const QString& name) {
        return name + QStringLiteral(" %1 ").arg(kTimes) + count;
    };
    if (tree.at(piece).kind != BlockKind::Module) {
        const auto operators = static_cast<int>(tree.leavesOf(piece).size());
        return {times(Words::tr("%Ln operators", nullptr, operators)),
                Words::tr("one after the other, identical")};
    }
    const QString name = nameWithin(tree, piece);
    const QString list = name.section(QLatin1Char('.'), 0, -2);
    const QString type = drawable(moduleOf(tree, piece).type);
    return {times(list.isEmpty() ? type : list), Words::tr("%1, identical", "a class").arg(type)};
}

QString described(const BlockTree& tree, const std::vector<std::size_t>& tensors,
                  std::optional<SequenceLength> length)
{
    const std::vector<InspectedTensor>& known = tree.inspection()->tensors;
    QStringList shapes;
    for (const std::size_t tensor : tensors) {
        if (tensor < known.size() && known[tensor].weight.empty()) {
            shapes << DrawnShape(known[tensor].sizes, length).plain();
        }
    }
    if (static_cast<std::size_t>(shapes.size()) > kMostShapes) {
        shapes.resize(static_cast<qsizetype>(kMostShapes));
        shapes << QStringLiteral("…");
    }
    return shapes.join(QStringLiteral("  "));
}

struct Tensors
{
    std::vector<std::size_t> inputs;
    std::vector<std::size_t> outputs;
};

/// Of a module or an operator; of repeats those of the first and the last one.
Tensors tensorsOf(const BlockTree& tree, int block)
{
    const Block& drawn = tree.at(block);
    if (tree.inspection() == nullptr) {
        return {};
    }
    if (drawn.kind == BlockKind::Operator) {
        const InspectedOperator& called = operatorOf(tree, block);
        return {called.inputs, called.outputs};
    }
    if (drawn.kind == BlockKind::Module) {
        return drawn.module < tree.inspection()->modules.size()
            ? Tensors{tree.inspection()->modules[drawn.module].inputs,
                      tree.inspection()->modules[drawn.module].outputs}
            : Tensors{};
    }
    return {tensorsOf(tree, drawn.children.front()).inputs,
            tensorsOf(tree, drawn.children.back()).outputs};
}

QString row(const QString& name, const QString& value)
{
    return value.isEmpty()
        ? QString()
        : QStringLiteral("<tr><td style=\"padding-right:8px\">%1</td><td>%2</td></tr>")
              .arg(name.toHtmlEscaped(), value.toHtmlEscaped());
}

QString shapeRows(const QString& name, const BlockTree& tree,
                  const std::vector<std::size_t>& tensors, SequenceLength length)
{
    const QString formulas = described(tree, tensors, std::nullopt);
    const QString numbers = described(tree, tensors, length);
    return row(name, formulas)
        + (formulas == numbers
               ? QString()
               : row(Words::tr("at length %1").arg(formatExact(length.value)), numbers));
}

} // namespace

QString drawable(const std::string& text)
{
    QString drawn = QString::fromUtf8(text.data(),
                                      static_cast<qsizetype>(std::min(text.size(), kLongestText)));
    for (QChar& c : drawn) {
        const bool isControl = c.category() == QChar::Other_Control || c.isNonCharacter();
        c = isControl ? QChar(QChar::ReplacementCharacter) : c;
    }
    return text.size() > kLongestText ? drawn + QChar(0x2026) : drawn;
}

BlockWords wordsOf(const BlockTree& tree, int block)
{
    switch (tree.at(block).kind) {
    case BlockKind::Operator:
        return {operatorTitle(operatorOf(tree, block)), lineOf(operatorOf(tree, block))};
    case BlockKind::Repeats:
        return repeatWords(tree, block);
    case BlockKind::Part:
        return partWords(tree, block);
    case BlockKind::Module:
        break;
    }
    return {moduleTitle(tree, block), moduleDetail(tree, block)};
}

QString spokenBlock(const BlockTree& tree, int block, SequenceLength length, bool isUnfolded)
{
    const BlockWords words = wordsOf(tree, block);
    QStringList parts{words.title};
    if (!words.detail.isEmpty()) {
        parts << words.detail;
    }
    const Tensors tensors = tensorsOf(tree, block);
    if (!tensors.outputs.empty()) {
        parts << Words::tr("gives %1", "shapes").arg(described(tree, tensors.outputs, length));
    }
    if (!tree.at(block).children.empty()) {
        const auto inside = static_cast<int>(tree.at(block).children.size());
        parts << (isUnfolded ? Words::tr("open")
                             : Words::tr("folded, %Ln blocks inside", nullptr, inside));
    }
    return parts.join(QStringLiteral(", "));
}

QString blockToolTip(const BlockTree& tree, int block, SequenceLength length)
{
    const Block& drawn = tree.at(block);
    const BlockWords words = wordsOf(tree, block);
    QString rows;
    if (drawn.kind == BlockKind::Module) {
        rows += row(Words::tr("module"), drawable(moduleOf(tree, block).path));
        rows += row(Words::tr("class"), drawable(moduleOf(tree, block).type));
        rows += row(Words::tr("parameters"), formatExact(moduleOf(tree, block).parameters));
    } else {
        rows += row(Words::tr("Python line"), words.detail);
    }
    if (tree.inspection() != nullptr) {
        const Tensors tensors = tensorsOf(tree, block);
        rows += shapeRows(Words::tr("in"), tree, tensors.inputs, length);
        rows += shapeRows(Words::tr("out"), tree, tensors.outputs, length);
    }
    if (const std::optional<double> share = shareOf(tree, block)) {
        rows += row(Words::tr("share of time"), formatPercent(*share));
    }
    return QStringLiteral("<b>%1</b><table>%2</table>").arg(words.title.toHtmlEscaped(), rows);
}

QString tensorsToolTip(const BlockTree& tree, const std::vector<std::size_t>& tensors,
                       SequenceLength length)
{
    const Inspection& inspection = *tree.inspection();
    QString rows;
    for (std::size_t i = 0; i < std::min(tensors.size(), kMostShapes); ++i) {
        const InspectedTensor& tensor = inspection.tensors[tensors[i]];
        rows += row(drawable(tensor.name), drawable(tensor.elementType));
        rows += shapeRows(Words::tr("shape"), tree, {tensors[i]}, length);
        for (const TensorSize& size : tensor.sizes) {
            if (size.evidence && *size.evidence < inspection.evidence.size()) {
                const Evidence& why = inspection.evidence[*size.evidence];
                rows += row(Words::tr("pinned down by"), drawable(why.op + ' ' + why.source));
            }
        }
    }
    return QStringLiteral("<table>%1</table>").arg(rows);
}

QString wayName(const BlockTree& tree, std::size_t tensor, bool isInput)
{
    const std::vector<InspectedTensor>& tensors = tree.inspection()->tensors;
    const QString name
        = isInput && tensor < tensors.size() ? drawable(tensors[tensor].name) : QString();
    if (!name.isEmpty()) {
        return name;
    }
    return isInput ? Words::tr("input") : Words::tr("output");
}

std::optional<double> shareOf(const BlockTree& tree, int block)
{
    const Inspection* inspection = tree.inspection();
    if (inspection == nullptr) {
        return std::nullopt;
    }
    const Block& drawn = tree.at(block);
    if (drawn.kind == BlockKind::Module) {
        return drawn.module < inspection->modules.size()
            ? std::optional(inspection->modules[drawn.module].share)
            : std::nullopt;
    }
    double share = 0;
    for (const int leaf : tree.leavesOf(block)) {
        if (tree.at(leaf).kind == BlockKind::Operator) {
            share += operatorOf(tree, leaf).share;
        }
    }
    return share;
}

} // namespace maskscope
