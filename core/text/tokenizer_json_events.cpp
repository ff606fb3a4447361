// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/tokenizer_json_events.h"

#include <utility>

namespace maskscope {

namespace {

enum class Table
{
    None,
    Vocabulary,
    Merges,
};

/// Sends `model.vocab` and `model.merges` to the tables and all else to the tree.
class TokenizerJsonEvents final : public JsonEvents
{
public:
    explicit TokenizerJsonEvents(ModelTables& tables)
        : m_tables(tables)
        , m_tree(JsonLimits{}.depth, RepeatedMembers::Refused)
    {}

    bool null() override
    {
        return send([](JsonEvents& to) { return to.null(); });
    }
    bool boolean(bool value) override
    {
        return send([&](JsonEvents& to) { return to.boolean(value); });
    }
    bool number_integer(std::int64_t value) override
    {
        return send([&](JsonEvents& to) { return to.number_integer(value); });
    }
    bool number_unsigned(std::uint64_t value) override
    {
        return send([&](JsonEvents& to) { return to.number_unsigned(value); });
    }
    bool number_float(double value, const std::string& text) override
    {
        return send([&](JsonEvents& to) { return to.number_float(value, text); });
    }
    bool string(std::string& value) override
    {
        return send([&](JsonEvents& to) { return to.string(value); });
    }
    bool key(std::string& name) override
    {
        if (m_table == nullptr) {
            note(name);
        }
        return send([&](JsonEvents& to) { return to.key(name); });
    }
    bool start_object(std::size_t size) override
    {
        return openTable<TokenIdEvents>(m_next == Table::Vocabulary)
            && send([&](JsonEvents& to) { return to.start_object(size); });
    }
    bool end_object() override
    {
        return send([](JsonEvents& to) { return to.end_object(); });
    }
    bool start_array(std::size_t size) override
    {
        return openTable<ScoreEvents>(m_next == Table::Vocabulary)
            && openTable<MergeEvents>(m_next == Table::Merges)
            && send([&](JsonEvents& to) { return to.start_array(size); });
    }
    bool end_array() override
    {
        return send([](JsonEvents& to) { return to.end_array(); });
    }

    [[nodiscard]] Json takeRoot() { return m_tree.take(); }

private:
    void note(const std::string& name);
    template <typename Events>
    bool openTable(bool isNext);
    template <typename Event>
    bool send(Event event);

    ModelTables& m_tables;
    JsonTreeBuilder m_tree;
    std::unique_ptr<TableEvents> m_table; ///< takes the events while it is there
    Table m_next = Table::None; ///< which the next value is, if it has the right form
    bool m_isInModel = false;
};

/// Depth 1 is inside the root, depth 2 inside one of its members.
void TokenizerJsonEvents::note(const std::string& name)
{
    m_next = Table::None;
    if (m_tree.depth() == 1) {
        m_isInModel = name == "model";
    } else if (m_tree.depth() == 2 && m_isInModel) {
        m_next = name == "vocab" ? Table::Vocabulary
            : name == "merges"   ? Table::Merges
                                 : Table::None;
    }
}

template <typename Events>
bool TokenizerJsonEvents::openTable(bool isNext)
{
    if (!isNext) {
        return true;
    }
    m_next = Table::None;
    m_table = std::make_unique<Events>(m_tables);
    return m_tree.null() || refuse(m_tree.reason());
}

template <typename Event>
bool TokenizerJsonEvents::send(Event event)
{
    if (m_table != nullptr) {
        if (!event(*m_table)) {
            return refuse(m_table->reason());
        }
        if (m_table->isDone()) {
            m_table.reset();
        }
        return true;
    }
    return event(m_tree) || refuse(m_tree.reason());
}

} // namespace

Result<TokenizerJson> readTokenizerJsonText(std::string_view text, const std::string& source)
{
    TokenizerJson json;
    TokenizerJsonEvents events(json.tables);
    auto read = readJson(text, source, events);
    if (read.hasError()) {
        return std::move(read).error();
    }
    json.root = events.takeRoot();
    return json;
}

} // namespace maskscope
