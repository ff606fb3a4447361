// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/subword/model_tables_json.h"

#include "core/text/subword/score_number.h"

namespace maskscope {

namespace {

constexpr const char* kTooLong = "'model': its texts are too long";

} // namespace

bool TableEvents::finish()
{
    m_isDone = true;
    return true;
}

TokenIdEvents::TokenIdEvents(ModelTables& tables)
    : m_tables(tables)
{
    m_tables.vocabulary = ModelTables::Form::Object;
}

bool TokenIdEvents::start_object(std::size_t /*size*/)
{
    const bool isFirst = !m_isOpen;
    m_isOpen = true;
    return isFirst || wrong();
}

bool TokenIdEvents::key(std::string& name)
{
    m_token.assign(name);
    return true;
}

bool TokenIdEvents::number_integer(std::int64_t value)
{
    return m_tables.tokens.add(m_token, value) || refuse(kTooLong);
}

/// Unsigned numbers above the signed range come out negative and are refused as such later.
bool TokenIdEvents::number_unsigned(std::uint64_t value)
{
    return number_integer(static_cast<std::int64_t>(value));
}

bool TokenIdEvents::wrong()
{
    if (!m_isOpen) {
        return refuse("'model.vocab' should be an object");
    }
    return refuse("'model': the id of '" + m_token + "' in 'vocab' is not a whole number");
}

ScoreEvents::ScoreEvents(ModelTables& tables)
    : m_tables(tables)
{
    m_tables.vocabulary = ModelTables::Form::List;
}

bool ScoreEvents::start_array(std::size_t /*size*/)
{
    if (m_expected == Expected::List) {
        m_expected = Expected::Row;
        return true;
    }
    if (m_expected == Expected::Row) {
        m_expected = Expected::Token;
        return true;
    }
    return wrong();
}

bool ScoreEvents::string(std::string& value)
{
    if (m_expected != Expected::Token) {
        return wrong();
    }
    m_expected = Expected::Score;
    const auto id = static_cast<std::int64_t>(m_tables.scores.size());
    return m_tables.tokens.add(value, id) || refuse(kTooLong);
}

bool ScoreEvents::number_integer(std::int64_t value)
{
    return addScore(static_cast<double>(value));
}

bool ScoreEvents::number_unsigned(std::uint64_t value)
{
    return addScore(static_cast<double>(value));
}

bool ScoreEvents::number_float(double /*value*/, const std::string& text)
{
    const auto score = readScore(text);
    return score.has_value() ? addScore(*score) : wrong();
}

bool ScoreEvents::addScore(double score)
{
    if (m_expected != Expected::Score) {
        return wrong();
    }
    m_expected = Expected::RowEnd;
    m_tables.scores.push_back(score);
    return true;
}

bool ScoreEvents::end_array()
{
    if (m_expected == Expected::RowEnd) {
        m_expected = Expected::Row;
        return true;
    }
    return m_expected == Expected::Row ? finish() : wrong();
}

bool ScoreEvents::wrong()
{
    return refuse("'model.vocab[" + std::to_string(m_tables.scores.size())
                  + "]' should be a token and its score");
}

MergeEvents::MergeEvents(ModelTables& tables)
    : m_tables(tables)
{
    m_tables.hasMerges = true;
}

bool MergeEvents::start_array(std::size_t /*size*/)
{
    if (!m_isOpen) {
        m_isOpen = true;
        return true;
    }
    if (m_form == Form::Lines || m_isInPair) {
        return wrong();
    }
    m_form = Form::Pairs;
    m_isInPair = true;
    m_pair.clear();
    return true;
}

bool MergeEvents::string(std::string& value)
{
    if (m_isInPair) {
        m_pair.push_back(value);
        return m_pair.size() <= 2 || wrong();
    }
    if (m_form == Form::Pairs) {
        return wrong();
    }
    m_form = Form::Lines;
    return value.starts_with("#version") || addMergeLine(value, m_tables.merges) || wrong();
}

bool MergeEvents::end_array()
{
    if (!m_isInPair) {
        return finish();
    }
    m_isInPair = false;
    if (m_pair.size() != 2) {
        return wrong();
    }
    return m_tables.merges.add(m_pair[0], m_pair[1]) || refuse(kTooLong);
}

bool MergeEvents::wrong()
{
    return refuse("'model.merges[" + std::to_string(m_tables.merges.size())
                  + "]' should be two tokens");
}

bool addMergeLine(std::string_view line, MergeList& merges)
{
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos || line.find(' ', space + 1) != std::string_view::npos) {
        return false;
    }
    return merges.add(line.substr(0, space), line.substr(space + 1));
}

} // namespace maskscope
