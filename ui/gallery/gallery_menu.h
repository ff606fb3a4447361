// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/gallery/gallery.h"

#include <QMenu>

#include <functional>
#include <memory>

namespace maskscope {

class Tokenizer;

/// Fills a menu, whenever it opens, with the examples that the open model reads: a submenu an idea,
/// for other languages a submenu each. The first line of an idea says what it shows.
/// `tokenizer`: of the open model, or null. `chosen` gets the example.
void fillGalleryMenu(QMenu& menu, std::function<std::shared_ptr<const Tokenizer>()> tokenizer,
                     std::function<void(const GalleryExample&)> chosen);

} // namespace maskscope
