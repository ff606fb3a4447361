// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/added_tokens.h"
#include "core/text/json_part.h"
#include "core/text/vocabulary.h"

#include <map>

namespace maskscope {

/// The JSON files beside a vocab.json; null where there is none.
struct RoleFiles
{
    Json config; ///< tokenizer_config.json
    Json specialTokensMap;
    Json addedTokens; ///< added_tokens.json
};

struct RoleTokens
{
    std::map<std::string, AddedToken> byRole; ///< "mask_token" and so on; without ids
    std::vector<AddedToken> all; ///< with their ids, each content once
};

/// RoBERTa's special tokens, as the files change them: `added_tokens_decoder` of the configuration,
/// or else the map and then the configuration. Ids are the vocabulary's, or count on from its end.
[[nodiscard]] RoleTokens readRoleTokens(const RoleFiles& files, const Vocabulary& vocabulary,
                                        TokenizerErrors& errors);

} // namespace maskscope
