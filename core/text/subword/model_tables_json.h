// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/json_events.h"
#include "core/text/subword/model_tables.h"

namespace maskscope {

/// One table of a model: refuses all but what it overrides. Reasons name the model.
class TableEvents : public JsonEvents
{
public:
    bool null() override { return wrong(); }
    bool boolean(bool /*value*/) override { return wrong(); }
    bool number_integer(std::int64_t /*value*/) override { return wrong(); }
    bool number_unsigned(std::uint64_t /*value*/) override { return wrong(); }
    bool number_float(double /*value*/, const std::string& /*text*/) override { return wrong(); }
    bool string(std::string& /*value*/) override { return wrong(); }
    bool key(std::string& /*name*/) override { return wrong(); }
    bool start_object(std::size_t /*size*/) override { return wrong(); }
    bool end_object() override { return wrong(); }
    bool start_array(std::size_t /*size*/) override { return wrong(); }
    bool end_array() override { return wrong(); }

    /// The table has been read to its end.
    [[nodiscard]] bool isDone() const { return m_isDone; }

protected:
    virtual bool wrong() = 0; ///< refuses what is not expected here
    bool finish();

private:
    bool m_isDone = false;
};

/// {"token": id, ...}
class TokenIdEvents final : public TableEvents
{
public:
    explicit TokenIdEvents(ModelTables& tables);
    bool number_integer(std::int64_t value) override;
    bool number_unsigned(std::uint64_t value) override;
    bool key(std::string& name) override;
    bool start_object(std::size_t size) override;
    bool end_object() override { return finish(); }

private:
    bool wrong() override;

    ModelTables& m_tables;
    std::string m_token;
    bool m_isOpen = false;
};

/// [["token", score], ...]
class ScoreEvents final : public TableEvents
{
public:
    explicit ScoreEvents(ModelTables& tables);
    bool number_integer(std::int64_t value) override;
    bool number_unsigned(std::uint64_t value) override;
    bool number_float(double value, const std::string& text) override;
    bool string(std::string& value) override;
    bool start_array(std::size_t size) override;
    bool end_array() override;

private:
    enum class Expected
    {
        List,
        Row,
        Token,
        Score,
        RowEnd,
    };

    bool wrong() override;
    bool addScore(double score);

    ModelTables& m_tables;
    Expected m_expected = Expected::List;
};

/// [["a", "b"], ...] or ["a b", ...], one form throughout.
class MergeEvents final : public TableEvents
{
public:
    explicit MergeEvents(ModelTables& tables);
    bool string(std::string& value) override;
    bool start_array(std::size_t size) override;
    bool end_array() override;

private:
    enum class Form
    {
        Unknown,
        Lines,
        Pairs,
    };

    bool wrong() override;
    bool addLine(std::string_view line);

    ModelTables& m_tables;
    Form m_form = Form::Unknown;
    bool m_isOpen = false;
    bool m_isInPair = false;
    std::vector<std::string> m_pair;
};

/// A line "a b" of the older files; false if it is not two texts with one space between them.
[[nodiscard]] bool addMergeLine(std::string_view line, MergeList& merges);

} // namespace maskscope
