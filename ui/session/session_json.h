// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "ui/session/session_file.h"

#include <cstdint>
#include <string>

namespace maskscope {

using OrderedJson = nlohmann::ordered_json;

/// Reads the members of a session. What is missing counts as its default; the first member of
/// another kind than it should be is told in problem().
class SessionReader
{
public:
    [[nodiscard]] SessionFile read(const Json& json);
    /// "\"top_k\" is not a whole number from 5 to 50"; empty: there is none.
    [[nodiscard]] const std::string& problem() const { return m_problem; }

private:
    struct Limits
    {
        std::int64_t low;
        std::int64_t high;
    };

    [[nodiscard]] QString text(const Json& object, const char* key, qsizetype most = 4096);
    [[nodiscard]] std::int64_t number(const Json& object, const char* key, Limits limits,
                                      std::int64_t otherwise);
    [[nodiscard]] double amount(const Json& object, const char* key, double most);
    [[nodiscard]] bool flag(const Json& object, const char* key);
    /// Null: it is not there.
    [[nodiscard]] const Json* object(const Json& in, const char* key);
    [[nodiscard]] const Json& list(const Json& object, const char* key, std::size_t most);
    [[nodiscard]] QStringList words(const Json& object, const char* key);
    void refuse(const char* key, const std::string& expected);

    void readSentences(const Json& json, SessionState& state);
    void readView(const Json& json, SessionState& state);
    [[nodiscard]] std::optional<CompareState> readCompare(const Json& json);
    void readModel(const Json& json, SavedModel& model);
    [[nodiscard]] SavedAnswers readAnswers(const Json& json);
    void readTimings(const Json& json, SavedAnswers& answers);

    std::string m_problem;
};

/// Adds the members of a session to an object.
void addSession(OrderedJson& json, const SessionFile& session);

} // namespace maskscope
