// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/guard/debug_record.h"

#include "core/base/translate_noop.h"
#include "core/base/utf.h"
#include "core/guard/debug_layout.h"
#include "core/guard/pickle_patch.h"
#include "core/guard/source_paths.h"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

namespace maskscope {

namespace {

Error unknownForm()
{
    return {ErrorCode::DamagedFile,
            {{"reason",
              std::string(QT_TRANSLATE_NOOP("Phrase", "its debug records have an unknown form"))}},
            {}};
}

/// Where the pieces of one text begin, before and after the paths are cut.
class MovedText
{
public:
    void add(const CutText& piece)
    {
        m_pieces.push_back({m_oldSize, m_newSize, &piece});
        m_oldSize += piece.oldSize();
        m_newSize += piece.text().size();
    }

    /// PyTorch also writes places behind the end, such as 1 in an empty text: they stay as far
    /// behind it.
    [[nodiscard]] std::int64_t newPlace(std::int64_t place) const
    {
        const auto oldSize = static_cast<std::int64_t>(m_oldSize);
        if (place < 0 || place >= oldSize) {
            return place < 0 ? place : place - oldSize + static_cast<std::int64_t>(m_newSize);
        }
        const auto at = static_cast<std::size_t>(place);
        const auto next = std::upper_bound(
            m_pieces.begin(), m_pieces.end(), at,
            [](std::size_t wanted, const Piece& piece) { return wanted < piece.oldBegin; });
        const Piece& piece = *std::prev(next);
        return static_cast<std::int64_t>(piece.newBegin + piece.cut->newPlace(at - piece.oldBegin));
    }

private:
    struct Piece
    {
        std::size_t oldBegin;
        std::size_t newBegin;
        const CutText* cut;
    };
    std::vector<Piece> m_pieces;
    std::size_t m_oldSize = 0;
    std::size_t m_newSize = 0;
};

class PathRemover
{
public:
    PathRemover(const PickleTree& tree, const DebugLayout& layout)
        : m_tree(tree)
        , m_layout(layout)
        , m_patch(tree)
    {}

    Result<std::string> run()
    {
        cutStrings();
        std::vector<MovedText> texts;
        for (const auto& pieces : m_layout.texts) {
            MovedText& text = texts.emplace_back();
            for (const PickleIndex piece : pieces) {
                text.add(m_cuts.at(piece));
            }
        }
        for (const DebugLayout::Range& range : m_layout.ranges) {
            if (!move(range.begin, texts[range.text]) || !move(range.end, texts[range.text])) {
                return unknownForm();
            }
        }
        return m_patch.apply();
    }

private:
    void cutStrings()
    {
        for (const auto& pieces : m_layout.texts) {
            for (const PickleIndex piece : pieces) {
                cut(piece);
            }
        }
        for (const PickleIndex file : m_layout.files) {
            cut(file);
        }
        for (const auto& [string, cutText] : m_cuts) {
            if (cutText.isChanged()) {
                m_patch.replaceText(string, cutText.text());
            }
        }
    }

    void cut(PickleIndex string)
    {
        if (m_cuts.contains(string)) {
            return;
        }
        const std::string_view text = m_tree.text(m_tree.node(string));
        std::vector<ByteRange> cuts;
        if (m_layout.files.contains(string)) {
            cuts.push_back({0, privatePartOfPath(text)});
        } else {
            for (const ByteRange& path : pathsInCallStack(text)) {
                const std::size_t size = privatePartOfPath(text.substr(path.begin, path.size()));
                cuts.push_back({path.begin, path.begin + size});
            }
        }
        std::erase_if(cuts, [](const ByteRange& range) { return range.isEmpty(); });
        m_cuts.emplace(string, CutText(text, std::move(cuts)));
    }

    bool move(PickleIndex number, const MovedText& text)
    {
        return m_patch.replaceNumber(number, text.newPlace(m_tree.node(number).number));
    }

    const PickleTree& m_tree;
    const DebugLayout& m_layout;
    PicklePatch m_patch;
    std::map<PickleIndex, CutText> m_cuts; ///< by string
};

} // namespace

std::set<std::string> sourceFilesOf(const PickleTree& record)
{
    std::set<std::string> files;
    const auto layout = readDebugLayout(record);
    if (!layout) {
        return files;
    }
    std::set<PickleIndex> strings;
    for (const auto& pieces : layout->texts) {
        strings.insert(pieces.begin(), pieces.end());
    }
    for (const PickleIndex string : strings) {
        const std::string_view text = record.text(record.node(string));
        for (const ByteRange& path : pathsInCallStack(text)) {
            files.insert(toValidUtf8(text.substr(path.begin, path.size())));
        }
    }
    for (const PickleIndex file : layout->files) {
        files.insert(toValidUtf8(record.text(record.node(file))));
    }
    files.erase(std::string());
    return files;
}

Result<std::string> withoutPrivatePaths(const PickleTree& record)
{
    const auto layout = readDebugLayout(record);
    return layout ? PathRemover(record, *layout).run() : unknownForm();
}

} // namespace maskscope
