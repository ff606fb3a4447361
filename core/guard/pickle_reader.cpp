// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/guard/pickle_reader.h"

#include "core/base/translate_noop.h"
#include "core/guard/little_endian.h"
#include "core/guard/pickle_stack.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string_view>
#include <utility>

namespace maskscope {

namespace {

constexpr std::uint64_t kOldestProtocol = 2;
constexpr std::uint64_t kNewestProtocol = 4;
constexpr std::size_t kLongestGlobal = 1024;

const char* reasonOf(PickleProblem problem)
{
    switch (problem) {
    case PickleProblem::EndsEarly:
        return QT_TRANSLATE_NOOP("Phrase", "its recorded values end too early");
    case PickleProblem::TooMany:
        return QT_TRANSLATE_NOOP("Phrase", "its recorded values are more than a model can have");
    case PickleProblem::TooDeep:
        return QT_TRANSLATE_NOOP("Phrase", "its recorded values are nested too deeply");
    case PickleProblem::Unusual:
        break;
    }
    return QT_TRANSLATE_NOOP("Phrase", "its recorded values are written in an unusual way");
}

/// One pass over the instructions of a pickle.
class PickleParser
{
public:
    PickleParser(std::string_view bytes, std::size_t mostNodes)
        : m_bytes(bytes)
        , m_stack(mostNodes)
    {}

    PickleOutcome run();

    [[nodiscard]] PickleStack& stack() { return m_stack; }
    /// Of the last instruction.
    [[nodiscard]] std::size_t place() const { return m_begin; }

private:
    using Step = PickleOutcome (PickleParser::*)();
    struct Instruction
    {
        char code;
        Step step;
    };
    static const Instruction* find(char code);
    template <PickleKind kind, std::int64_t number = 0>
    PickleOutcome constant();
    template <std::size_t size>
    PickleOutcome wholeNumber();
    PickleOutcome longNumber();
    PickleOutcome floatNumber();
    template <PickleKind kind, std::size_t sizeOfLength>
    PickleOutcome text();
    PickleOutcome global();
    PickleOutcome globalFromStack();
    PickleOutcome markedTuple();
    template <PickleKind kind, std::size_t count>
    PickleOutcome taking();
    PickleOutcome mark();
    template <PickleKind kind, std::size_t count>
    PickleOutcome add();
    template <PickleKind kind>
    PickleOutcome addMarked();
    PickleOutcome build();
    template <std::size_t size>
    PickleOutcome put();
    PickleOutcome memoize();
    template <std::size_t size>
    PickleOutcome get();
    PickleOutcome frame();

    PickleOutcome readHeader();
    PickleOutcome readNumber(std::uint64_t& number, std::size_t size);
    PickleOutcome push(PickleNode node);
    [[nodiscard]] PickleNode make(PickleKind kind) const
    {
        return {kind, 0, 0, {}, {m_begin, m_at}, {}};
    }

    std::string_view m_bytes;
    std::size_t m_begin = 0; ///< of the instruction being read
    std::size_t m_at = 0;
    PickleStack m_stack;
};

const PickleParser::Instruction* PickleParser::find(char code)
{
    using P = PickleParser;
    using enum PickleKind;
    static constexpr std::array kInstructions{
        Instruction{'N', &P::constant<None>},
        Instruction{'\x88', &P::constant<Bool, 1>},
        Instruction{'\x89', &P::constant<Bool, 0>},
        Instruction{'K', &P::wholeNumber<1>},
        Instruction{'M', &P::wholeNumber<2>},
        Instruction{'J', &P::wholeNumber<4>},
        Instruction{'\x8a', &P::longNumber},
        Instruction{'G', &P::floatNumber},
        Instruction{'X', &P::text<String, 4>},
        Instruction{'\x8c', &P::text<String, 1>},
        Instruction{'\x8d', &P::text<String, 8>},
        Instruction{'B', &P::text<Bytes, 4>},
        Instruction{'C', &P::text<Bytes, 1>},
        Instruction{'\x8e', &P::text<Bytes, 8>},
        Instruction{'c', &P::global},
        Instruction{'\x93', &P::globalFromStack},
        Instruction{')', &P::taking<Tuple, 0>},
        Instruction{'\x85', &P::taking<Tuple, 1>},
        Instruction{'\x86', &P::taking<Tuple, 2>},
        Instruction{'\x87', &P::taking<Tuple, 3>},
        Instruction{'t', &P::markedTuple},
        Instruction{'(', &P::mark},
        Instruction{']', &P::constant<List>},
        Instruction{'}', &P::constant<Dict>},
        Instruction{'a', &P::add<List, 1>},
        Instruction{'s', &P::add<Dict, 2>},
        Instruction{'e', &P::addMarked<List>},
        Instruction{'u', &P::addMarked<Dict>},
        Instruction{'R', &P::taking<Object, 2>},
        Instruction{'\x81', &P::taking<Object, 2>},
        Instruction{'Q', &P::taking<PersistentId, 1>},
        Instruction{'b', &P::build},
        Instruction{'q', &P::put<1>},
        Instruction{'r', &P::put<4>},
        Instruction{'\x94', &P::memoize},
        Instruction{'h', &P::get<1>},
        Instruction{'j', &P::get<4>},
        Instruction{'\x95', &P::frame},
    };
    const auto* found = std::find_if(kInstructions.begin(), kInstructions.end(),
                                     [&](const Instruction& known) { return known.code == code; });
    return found == kInstructions.end() ? nullptr : found;
}

PickleOutcome PickleParser::run()
{
    if (const PickleOutcome problem = readHeader()) {
        return problem;
    }
    while (m_at < m_bytes.size()) {
        m_begin = m_at++;
        if (m_bytes[m_begin] == '.') {
            const bool isWhole = m_at == m_bytes.size() && m_stack.result().has_value();
            return isWhole ? PickleOutcome() : PickleProblem::Unusual;
        }
        const Instruction* instruction = find(m_bytes[m_begin]);
        const PickleOutcome problem
            = instruction == nullptr ? PickleProblem::Unusual : (this->*instruction->step)();
        if (problem) {
            return problem;
        }
    }
    m_begin = m_at;
    return PickleProblem::EndsEarly;
}

PickleOutcome PickleParser::readHeader()
{
    constexpr std::size_t kSize = 2;
    if (m_bytes.size() < kSize) {
        return PickleProblem::EndsEarly;
    }
    const std::uint64_t protocol = littleEndian(m_bytes, 1, 1);
    if (m_bytes[0] != '\x80' || protocol < kOldestProtocol || protocol > kNewestProtocol) {
        return PickleProblem::Unusual;
    }
    m_at = kSize;
    return {};
}

PickleOutcome PickleParser::readNumber(std::uint64_t& number, std::size_t size)
{
    if (m_bytes.size() - m_at < size) {
        return PickleProblem::EndsEarly;
    }
    number = littleEndian(m_bytes, m_at, size);
    m_at += size;
    return {};
}

PickleOutcome PickleParser::push(PickleNode node)
{
    node.place.end = m_at;
    return m_stack.push(std::move(node));
}

template <PickleKind kind, std::int64_t number>
PickleOutcome PickleParser::constant()
{
    PickleNode node = make(kind);
    node.number = number;
    return push(std::move(node));
}

/// Only the one of four bytes has a sign.
template <std::size_t size>
PickleOutcome PickleParser::wholeNumber()
{
    std::uint64_t number = 0;
    if (const PickleOutcome problem = readNumber(number, size)) {
        return problem;
    }
    PickleNode node = make(PickleKind::Int);
    node.number = size == 4 ? static_cast<std::int32_t>(number) : static_cast<std::int64_t>(number);
    return push(std::move(node));
}

/// In as many bytes as it needs, its sign in the highest bit; we take what fits 64 bits.
PickleOutcome PickleParser::longNumber()
{
    std::uint64_t size = 0;
    std::uint64_t number = 0;
    if (const PickleOutcome problem = readNumber(size, 1)) {
        return problem;
    }
    if (size > sizeof(number)) {
        return PickleProblem::Unusual;
    }
    if (const PickleOutcome problem = readNumber(number, size)) {
        return problem;
    }
    const auto unused = static_cast<unsigned>(8 * (sizeof(number) - size));
    PickleNode node = make(PickleKind::Int);
    node.number = size == 0 ? 0 : static_cast<std::int64_t>(number << unused) >> unused;
    return push(std::move(node));
}

/// The highest byte first, unlike all other numbers.
PickleOutcome PickleParser::floatNumber()
{
    if (m_bytes.size() - m_at < sizeof(double)) {
        return PickleProblem::EndsEarly;
    }
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < sizeof(double); ++i) {
        bits = (bits << 8U) | static_cast<unsigned char>(m_bytes[m_at++]);
    }
    PickleNode node = make(PickleKind::Float);
    node.real = std::bit_cast<double>(bits);
    return push(std::move(node));
}

template <PickleKind kind, std::size_t sizeOfLength>
PickleOutcome PickleParser::text()
{
    std::uint64_t size = 0;
    if (const PickleOutcome problem = readNumber(size, sizeOfLength)) {
        return problem;
    }
    if (size > m_bytes.size() - m_at) {
        return PickleProblem::EndsEarly;
    }
    PickleNode node = make(kind);
    node.text = {m_at, m_at + size};
    m_at += size;
    return push(std::move(node));
}

/// Two lines: module and name.
PickleOutcome PickleParser::global()
{
    const std::size_t first = m_bytes.find('\n', m_at);
    const std::size_t second
        = first == std::string_view::npos ? first : m_bytes.find('\n', first + 1);
    if (second == std::string_view::npos) {
        return PickleProblem::EndsEarly;
    }
    if (first == m_at || second == first + 1 || second - m_at > kLongestGlobal) {
        return PickleProblem::Unusual;
    }
    PickleNode node = make(PickleKind::Global);
    node.text = {m_at, second};
    m_at = second + 1;
    return push(std::move(node));
}

PickleOutcome PickleParser::globalFromStack()
{
    if (const PickleOutcome problem = taking<PickleKind::Global, 2>()) {
        return problem;
    }
    const std::vector<PickleNode>& nodes = m_stack.nodes();
    const auto isText
        = [&nodes](PickleIndex index) { return nodes[index].kind == PickleKind::String; };
    const std::vector<PickleIndex>& names = nodes.back().items;
    return std::all_of(names.begin(), names.end(), isText) ? PickleOutcome()
                                                           : PickleProblem::Unusual;
}

PickleOutcome PickleParser::markedTuple()
{
    return m_stack.pushMarked(make(PickleKind::Tuple));
}

template <PickleKind kind, std::size_t count>
PickleOutcome PickleParser::taking()
{
    return m_stack.pushTaking(make(kind), count);
}

PickleOutcome PickleParser::mark()
{
    return m_stack.openMark();
}

template <PickleKind kind, std::size_t count>
PickleOutcome PickleParser::add()
{
    return m_stack.add(kind, count);
}

template <PickleKind kind>
PickleOutcome PickleParser::addMarked()
{
    return m_stack.addMarked(kind);
}

PickleOutcome PickleParser::build()
{
    return m_stack.build();
}

template <std::size_t size>
PickleOutcome PickleParser::put()
{
    std::uint64_t index = 0;
    const PickleOutcome problem = readNumber(index, size);
    return problem ? problem : m_stack.put(index);
}

PickleOutcome PickleParser::memoize()
{
    return m_stack.put(m_stack.memoSize());
}

template <std::size_t size>
PickleOutcome PickleParser::get()
{
    std::uint64_t index = 0;
    const PickleOutcome problem = readNumber(index, size);
    return problem ? problem : m_stack.get(index);
}

/// The size of what follows, since protocol 4; PyTorch writes none.
PickleOutcome PickleParser::frame()
{
    if (m_bytes[1] != '\x04') {
        return PickleProblem::Unusual;
    }
    std::uint64_t size = 0;
    if (const PickleOutcome problem = readNumber(size, sizeof(size))) {
        return problem;
    }
    return size > m_bytes.size() - m_at ? PickleOutcome(PickleProblem::EndsEarly) : std::nullopt;
}

Error refused(PickleProblem problem, std::string_view bytes, std::size_t place)
{
    std::string raw = "pickle, byte " + std::to_string(place);
    if (place < bytes.size()) {
        raw += ": " + std::to_string(static_cast<unsigned char>(bytes[place]));
    }
    return {ErrorCode::DamagedFile, {{"reason", std::string(reasonOf(problem))}}, raw};
}

} // namespace

Result<PickleTree> readPickle(std::string bytes, const PickleLimits& limits)
{
    if (bytes.size() > limits.bytes) {
        return refused(PickleProblem::TooMany, {}, 0);
    }
    PickleParser parser(bytes, limits.nodes);
    if (const PickleOutcome problem = parser.run()) {
        return refused(*problem, bytes, parser.place());
    }
    std::vector<PickleNode> nodes = std::move(parser.stack().nodes());
    const PickleIndex root = *parser.stack().result();
    if (const PickleOutcome problem = checkNesting(nodes, root)) {
        return refused(*problem, bytes, 0);
    }
    return PickleTree(std::move(bytes), std::move(nodes), root);
}

} // namespace maskscope
