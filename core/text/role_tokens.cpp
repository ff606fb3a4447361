// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/role_tokens.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace maskscope {

namespace {

struct Role
{
    const char* key;
    const char* content;
};

/// In the order in which transformers adds them.
constexpr std::array<Role, 7> kRoles{{{"bos_token", "<s>"},
                                      {"eos_token", "</s>"},
                                      {"unk_token", "<unk>"},
                                      {"sep_token", "</s>"},
                                      {"pad_token", "<pad>"},
                                      {"cls_token", "<s>"},
                                      {"mask_token", "<mask>"}}};
constexpr std::array<const char*, 2> kListKeys{"additional_special_tokens", "extra_special_tokens"};

/// A name alone, or an object with the flags.
AddedToken readToken(const Json& json, const std::string& path, TokenizerErrors& errors)
{
    AddedToken token;
    if (json.is_string()) {
        token.content = json.get<std::string>();
        return token;
    }
    const JsonPart part(json, path, errors);
    if (!json.is_object()) {
        return token;
    }
    token.content = part.string("content");
    token.singleWord = part.optionalBoolean("single_word").value_or(false);
    token.lstrip = part.optionalBoolean("lstrip").value_or(false);
    token.rstrip = part.optionalBoolean("rstrip").value_or(false);
    token.special = part.optionalBoolean("special").value_or(false);
    token.normalized = part.optionalBoolean("normalized").value_or(!token.special);
    return token;
}

/// Tokens by the number that a file gives them; only their order counts.
using NumberedTokens = std::map<std::int64_t, AddedToken>;

NumberedTokens readDecoder(const Json& decoder, TokenizerErrors& errors)
{
    NumberedTokens tokens;
    const JsonPart part(decoder, "added_tokens_decoder", errors);
    for (const auto& [key, value] : decoder.items()) {
        std::int64_t number = 0;
        const auto end = key.data() + key.size();
        const auto [stop, error] = std::from_chars(key.data(), end, number);
        if (error != std::errc() || stop != end) {
            part.bad("'" + key + "' is not an id");
            return tokens;
        }
        tokens[number] = readToken(value, part.path() + "." + key, errors);
    }
    return tokens;
}

NumberedTokens readAddedTokensJson(const Json& json, const RoleTokens& roles,
                                   TokenizerErrors& errors)
{
    NumberedTokens tokens;
    const JsonPart part(json, "added_tokens", errors);
    for (const auto& [content, id] : json.items()) {
        const bool isSpecial = std::any_of(
            roles.byRole.begin(), roles.byRole.end(),
            [&content = content](const auto& role) { return role.second.content == content; });
        if (!id.is_number_integer()) {
            part.bad("the id of '" + content + "' is not a whole number");
            return tokens;
        }
        tokens[id.get<std::int64_t>()]
            = {.content = content, .id = {}, .normalized = !isSpecial, .special = isSpecial};
    }
    return tokens;
}

/// What a file says about the roles replaces what was there; null takes a role away.
void takeRoles(const Json& file, RoleTokens& roles, TokenizerErrors& errors)
{
    for (const Role& role : kRoles) {
        const Json* member = findMember(file, role.key);
        if (member != nullptr && member->is_null()) {
            roles.byRole.erase(role.key);
        } else if (member != nullptr) {
            roles.byRole[role.key] = readToken(*member, role.key, errors);
        }
    }
}

std::vector<AddedToken> readList(const Json& file, TokenizerErrors& errors)
{
    std::vector<AddedToken> tokens;
    for (const char* key : kListKeys) {
        const Json* list = findMember(file, key);
        for (std::size_t i = 0; list != nullptr && list->is_array() && i < list->size(); ++i) {
            tokens.push_back(readToken((*list)[i], key, errors));
        }
    }
    return tokens;
}

/// Gives ids in the order in which tokens come; the first of a content counts.
class TokenAdder
{
public:
    TokenAdder(const Vocabulary& vocabulary, std::vector<AddedToken>& tokens)
        : m_vocabulary(vocabulary)
        , m_tokens(tokens)
        , m_next(vocabulary.count())
    {}

    void add(AddedToken token)
    {
        const bool isThere
            = std::any_of(m_tokens.begin(), m_tokens.end(),
                          [&](const AddedToken& other) { return other.content == token.content; });
        if (token.content.empty() || isThere) {
            return;
        }
        if (const auto known = m_vocabulary.find(token.content)) {
            token.id = *known;
        } else {
            token.id = TokenId{static_cast<std::int32_t>(m_next++)};
        }
        m_tokens.push_back(std::move(token));
    }

private:
    const Vocabulary& m_vocabulary;
    std::vector<AddedToken>& m_tokens;
    std::size_t m_next;
};

RoleTokens defaultRoles()
{
    RoleTokens roles;
    for (const Role& role : kRoles) {
        roles.byRole[role.key].content = role.content;
    }
    // The mask takes the space before it, as RoBERTa was trained.
    roles.byRole["mask_token"].lstrip = true;
    return roles;
}

} // namespace

RoleTokens readRoleTokens(const RoleFiles& files, const Vocabulary& vocabulary,
                          TokenizerErrors& errors)
{
    RoleTokens roles = defaultRoles();
    takeRoles(files.config, roles, errors);
    std::vector<AddedToken> listed = readList(files.config, errors);
    NumberedTokens numbered;
    if (const Json* decoder = findMember(files.config, "added_tokens_decoder")) {
        numbered = readDecoder(*decoder, errors);
    } else {
        takeRoles(files.specialTokensMap, roles, errors);
        for (AddedToken& token : readList(files.specialTokensMap, errors)) {
            listed.push_back(std::move(token));
        }
        if (!files.addedTokens.is_null()) {
            numbered = readAddedTokensJson(files.addedTokens, roles, errors);
        }
    }
    TokenAdder adder(vocabulary, roles.all);
    const auto isNamed = [&roles](const AddedToken& token) {
        return std::any_of(roles.byRole.begin(), roles.byRole.end(),
                           [&](const auto& role) { return role.second.content == token.content; });
    };
    for (auto& [number, token] : numbered) {
        token.special = token.special || isNamed(token);
        adder.add(token);
    }
    for (const Role& role : kRoles) {
        if (const auto found = roles.byRole.find(role.key); found != roles.byRole.end()) {
            AddedToken token = found->second;
            token.special = true;
            adder.add(std::move(token));
        }
    }
    for (AddedToken& token : listed) {
        token.special = true;
        adder.add(std::move(token));
    }
    return roles;
}

} // namespace maskscope
