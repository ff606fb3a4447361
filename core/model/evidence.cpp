// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/model/evidence.h"

#include "core/base/messages.h"

namespace maskscope {

std::string evidenceMessage(const Evidence& evidence)
{
    return evidence.facts.empty() ? evidence.message
                                  : fillTemplate(evidence.message, evidence.facts);
}

} // namespace maskscope
