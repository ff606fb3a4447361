// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/decoder_json.h"

namespace maskscope {

std::unique_ptr<Decoder> readDecoder(const JsonPart& part)
{
    const std::string type = part.string("type");
    if (type != "WordPiece") {
        part.unsupportedType(type);
        return nullptr;
    }
    part.allowOnly({"type", "prefix", "cleanup"});
    return std::make_unique<WordPieceDecoder>(part.string("prefix"), part.boolean("cleanup"));
}

} // namespace maskscope
