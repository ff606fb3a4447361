// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/pre_tokenizer/metaspace_json.h"

namespace maskscope {

namespace {

PrependScheme readScheme(const JsonPart& part)
{
    if (findMember(part.json(), "prepend_scheme") == nullptr) {
        return PrependScheme::Always;
    }
    const std::string scheme = part.string("prepend_scheme");
    if (scheme != "always" && scheme != "first" && scheme != "never") {
        part.unsupportedValue("prepend_scheme", scheme);
    }
    if (scheme == "first") {
        return PrependScheme::First;
    }
    return scheme == "never" ? PrependScheme::Never : PrependScheme::Always;
}

} // namespace

MetaspaceOptions readMetaspace(const JsonPart& part)
{
    part.allowOnly(
        {"type", "replacement", "prepend_scheme", "split", "add_prefix_space", "str_rep"});
    const MetaspaceOptions options{.replacement = part.character("replacement"),
                                   .prepend = readScheme(part),
                                   .split = part.optionalBoolean("split").value_or(true)};
    const bool adds = part.optionalBoolean("add_prefix_space").value_or(true);
    if (!adds && options.prepend != PrependScheme::Never) {
        part.bad("'add_prefix_space' is false, but 'prepend_scheme' is not 'never'");
    }
    return options;
}

} // namespace maskscope
