// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace maskscope {

/// What a module does, in plain words, by its path in a model like BERT: "layer 1" of
/// "bert.encoder.layer.0". A name that says nothing known stays as it is.
[[nodiscard]] QString partName(const QString& path);

} // namespace maskscope
