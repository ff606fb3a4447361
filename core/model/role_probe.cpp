// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/model/role_probe.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace maskscope {

namespace {

constexpr std::size_t kPlace = 1; ///< where values are changed
constexpr std::int64_t kFirstWord = 5; ///< the first ids are most often special tokens
constexpr std::int64_t kStride = 3;
constexpr std::int64_t kManyTypes = 64; ///< no model has so many
constexpr double kNoise = 1e-5; ///< of the range of an answer
constexpr double kClearly = 30; ///< times as much is not by chance

using Answer = std::optional<ProbeAnswer>;

class RoleProbe
{
public:
    RoleProbe(std::vector<InputSpec>& inputs, const RoleProbeFacts& facts,
              const ValuesForward& forward, std::stop_token stop)
        : m_inputs(inputs)
        , m_facts(facts)
        , m_forward(forward)
        , m_stop(std::move(stop))
    {}

    void probe()
    {
        findIds();
        if (!findRest()) {
            return;
        }
        for (std::size_t i = 0; i < m_inputs.size(); ++i) {
            if (m_inputs[i].isGuessed && m_inputs[i].role == InputRole::Other) {
                m_inputs[i].role = roleOf(i);
            }
        }
    }

private:
    std::vector<std::int64_t> words() const
    {
        std::vector<std::int64_t> ids(m_facts.length);
        for (std::size_t i = 0; i < ids.size(); ++i) {
            ids[i] = kFirstWord + kStride * static_cast<std::int64_t>(i);
        }
        return ids;
    }

    std::vector<std::int64_t> positions(const InputSpec& input) const
    {
        std::vector<std::int64_t> values(m_facts.length);
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] = input.firstPosition + static_cast<std::int64_t>(i);
        }
        return values;
    }

    std::vector<std::int64_t> valuesOf(const InputSpec& input) const
    {
        const auto all = [this](std::int64_t value) {
            return std::vector<std::int64_t>(m_facts.length, value);
        };
        switch (input.role) {
        case InputRole::InputIds:
            return words();
        case InputRole::AttentionMask:
            return all(1);
        case InputRole::TokenTypeIds:
            return all(0);
        case InputRole::PositionIds:
            return positions(input);
        case InputRole::Other:
            break;
        }
        return all(input.isGuessed ? m_rest : 0);
    }

    InputValues values() const
    {
        InputValues all;
        for (const InputSpec& input : m_inputs) {
            all.push_back(valuesOf(input));
        }
        return all;
    }

    Answer run(const InputValues& values) const
    {
        if (m_stop.stop_requested()) {
            return std::nullopt;
        }
        auto answer = m_forward(values);
        const bool isWhole = answer.hasValue()
            && answer.value().values.size() == m_facts.length * answer.value().width
            && std::all_of(answer.value().values.begin(), answer.value().values.end(),
                           [](float value) { return std::isfinite(value); });
        return isWhole ? std::optional(std::move(answer).value()) : std::nullopt;
    }

    /// A mask of zeros hides everything, so ones come first; an input of one type takes zeros only.
    bool findRest()
    {
        m_rest = 1;
        if (!run(values())) {
            m_rest = 0;
        }
        return m_rest == 1 || run(values()).has_value();
    }

    static double rangeOf(const ProbeAnswer& answer)
    {
        const auto [low, high] = std::minmax_element(answer.values.begin(), answer.values.end());
        return std::max(static_cast<double>(*high) - static_cast<double>(*low),
                        std::numeric_limits<double>::min());
    }

    /// Largest difference of the answers of the tokens `from` in one and `to` in the other.
    static double difference(const ProbeAnswer& one, std::size_t from, const ProbeAnswer& other,
                             std::size_t to)
    {
        double largest = 0;
        for (std::size_t i = 0; i < one.width; ++i) {
            const double a = static_cast<double>(one.values[from * one.width + i]);
            const double b = static_cast<double>(other.values[to * other.width + i]);
            largest = std::max(largest, std::abs(a - b));
        }
        return largest / rangeOf(one);
    }

    /// How far another word at the place moves the other tokens' answers; nothing if it stops.
    std::optional<double> reach(InputValues values) const
    {
        const Answer before = run(values);
        changeWord(values);
        const Answer after = before ? run(values) : std::nullopt;
        if (!after) {
            return std::nullopt;
        }
        double largest = 0;
        for (std::size_t token = 0; token < m_facts.length; ++token) {
            if (token != kPlace) {
                largest = std::max(largest, difference(*before, token, *after, token));
            }
        }
        return largest;
    }

    void changeWord(InputValues& values) const { ++values[idsPlace()][kPlace]; }

    std::size_t idsPlace() const
    {
        return static_cast<std::size_t>(
            std::find_if(m_inputs.begin(), m_inputs.end(),
                         [](const InputSpec& input) { return input.role == InputRole::InputIds; })
            - m_inputs.begin());
    }

    bool isTaken(InputRole role) const
    {
        return std::any_of(m_inputs.begin(), m_inputs.end(),
                           [role](const InputSpec& input) { return input.role == role; });
    }

    void findIds()
    {
        const std::size_t guess = idsPlace();
        if (!m_inputs[guess].isGuessed) {
            return;
        }
        m_inputs[guess].role = InputRole::Other;
        std::size_t found = guess;
        for (std::size_t i = 0; i < m_inputs.size(); ++i) {
            if (m_inputs[i].isGuessed && canHold(m_inputs[i], InputRole::InputIds)
                && readsWords(i)) {
                found = i;
                break;
            }
        }
        m_inputs[found].role = InputRole::InputIds;
    }

    bool readsWords(std::size_t input)
    {
        for (const std::int64_t rest : {1, 0}) {
            m_rest = rest;
            InputValues given = values();
            given[input] = words();
            const Answer before = run(given);
            ++given[input][kPlace];
            const Answer after = before ? run(given) : std::nullopt;
            given[input][kPlace] = std::max<std::int64_t>(m_facts.vocabulary - 1, kFirstWord);
            if (after && difference(*before, kPlace, *after, kPlace) > kNoise && run(given)) {
                return true;
            }
        }
        return false;
    }

    InputRole roleOf(std::size_t input) const
    {
        if (!isTaken(InputRole::AttentionMask) && canHold(m_inputs[input], InputRole::AttentionMask)
            && hides(input)) {
            return InputRole::AttentionMask;
        }
        if (!canHold(m_inputs[input], InputRole::PositionIds)) {
            return InputRole::Other;
        }
        if (!isTaken(InputRole::PositionIds) && carriesWords(input)) {
            return InputRole::PositionIds;
        }
        return !isTaken(InputRole::TokenTypeIds) && isOfFewTypes(input) ? InputRole::TokenTypeIds
                                                                        : InputRole::Other;
    }

    bool hides(std::size_t input) const
    {
        InputValues given = values();
        given[input].assign(m_facts.length, 1);
        const auto shown = reach(given);
        given[input][kPlace] = 0;
        const auto hidden = shown ? reach(given) : std::nullopt;
        return hidden && *shown > kNoise && *shown > kClearly * *hidden;
    }

    bool carriesWords(std::size_t input) const
    {
        const std::size_t next = kPlace + 1;
        InputValues given = values();
        given[input] = positions(m_inputs[input]);
        const Answer before = run(given);
        std::swap(given[idsPlace()][kPlace], given[idsPlace()][next]);
        const Answer wordsMoved = before ? run(given) : std::nullopt;
        std::swap(given[input][kPlace], given[input][next]);
        const Answer bothMoved = wordsMoved ? run(given) : std::nullopt;
        if (!bothMoved) {
            return false;
        }
        const double without = difference(*before, kPlace, *wordsMoved, next);
        const double with = std::max(difference(*before, kPlace, *bothMoved, next),
                                     difference(*before, next, *bothMoved, kPlace));
        return without > kNoise && without > kClearly * with;
    }

    bool isOfFewTypes(std::size_t input) const
    {
        InputValues given = values();
        given[input].assign(m_facts.length, 0);
        const Answer zeros = run(given);
        given[input][kPlace] = 1;
        const Answer mixed = zeros ? run(given) : std::nullopt;
        given[input][kPlace] = kManyTypes;
        return mixed && difference(*zeros, kPlace, *mixed, kPlace) > kNoise && !run(given);
    }

    std::vector<InputSpec>& m_inputs;
    const RoleProbeFacts& m_facts;
    const ValuesForward& m_forward;
    std::stop_token m_stop;
    std::int64_t m_rest = 1; ///< stands in inputs that are not yet told
};

} // namespace

bool needsRoleProbe(const std::vector<InputSpec>& inputs)
{
    return std::any_of(inputs.begin(), inputs.end(), [](const InputSpec& input) {
        return input.isGuessed && input.role == InputRole::Other;
    });
}

std::vector<InputSpec> probeRoles(std::vector<InputSpec> inputs, const RoleProbeFacts& facts,
                                  const ValuesForward& forward, std::stop_token stop)
{
    RoleProbe(inputs, facts, forward, std::move(stop)).probe();
    return inputs;
}

} // namespace maskscope
