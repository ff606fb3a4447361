// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/text/json_part.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTest>

#include <string>
#include <variant>
#include <vector>

namespace maskscope::test {

/// Recorded by make_pre_tokenizer_cases.py, as is the generator below.
inline Json readRecorded(const char* name)
{
    QFile file(QStringLiteral(MASKSCOPE_TEST_DATA "/tokenizer/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? Json::parse(file.readAll().toStdString())
                                          : Json::object();
}

class InputGenerator
{
public:
    explicit InputGenerator(const Json& recorded)
        : m_common(recorded["common"].get<std::vector<std::string>>())
        , m_rare(recorded["rare"].get<std::vector<std::string>>())
    {}

    std::vector<std::string> next()
    {
        std::vector<std::string> strings(1 + below(20));
        for (std::string& string : strings) {
            const auto& from = below(5) == 0 ? m_rare : m_common;
            string = from[below(from.size())];
        }
        return strings;
    }

private:
    std::size_t below(std::size_t limit)
    {
        m_state = (m_state * 1103515245 + 12345) % 0x80000000U;
        return static_cast<std::size_t>(m_state >> 8U) % limit;
    }

    std::vector<std::string> m_common;
    std::vector<std::string> m_rare;
    std::uint64_t m_state = 1;
};

class Digest
{
public:
    void add(const std::string& text)
    {
        m_hash.addData(QByteArray(text.data(), static_cast<qsizetype>(text.size()) + 1));
    }
    std::string result() const { return m_hash.result().toHex().left(16).toStdString(); }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha1};
};

/// One row for each recorded part, by its place in the file.
inline void addPartRows(const Json& recorded)
{
    QTest::addColumn<int>("row");
    for (std::size_t i = 0; i < recorded["parts"].size(); ++i) {
        QTest::newRow(recorded["parts"][i]["config"].dump().c_str()) << static_cast<int>(i);
    }
}

/// What the error says, "" if there is none: "bad: reason", or "component: found".
inline std::string errorText(const TokenizerErrors& errors)
{
    const Error error = errors.any() ? errors.first() : Error{};
    const auto fact = [&](const char* name) {
        const auto found = error.facts.find(name);
        return found == error.facts.end() ? std::string() : std::get<std::string>(found->second);
    };
    if (!errors.any()) {
        return {};
    }
    return error.code == ErrorCode::BadTokenizer ? "bad: " + fact("reason")
                                                 : fact("component") + ": " + fact("found");
}

} // namespace maskscope::test
