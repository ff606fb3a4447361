// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/model_search.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace maskscope {

QString findModel(const SavedModel& model, const SearchPlaces& places)
{
    const QString name = model.name();
    if (name.isEmpty() || model.path.contains(QChar::Null)) { // no system has such a file
        return {};
    }
    QStringList candidates{model.path};
    if (!places.session.isEmpty()) {
        candidates << QFileInfo(places.session).dir().filePath(name);
    }
    for (const QString& file : places.files) {
        if (QFileInfo(file).fileName() == name) {
            candidates << file;
        }
    }
    candidates.removeIf([](const QString& path) { return !QFileInfo(path).isFile(); });
    const auto sameBytes
        = std::find_if(places.files.cbegin(), places.files.cend(), [&](const QString& path) {
              return !model.sha256.isEmpty() && places.hashes.value(path) == model.sha256;
          });
    if (sameBytes != places.files.cend()) {
        const QString there = places.hashes.value(model.path);
        const bool isWhereItWas = candidates.value(0) == model.path
            && QFileInfo(model.path).size() == model.bytes
            && (there.isEmpty() || there == model.sha256);
        return isWhereItWas ? model.path : *sameBytes;
    }
    const auto sameSize
        = std::find_if(candidates.cbegin(), candidates.cend(), [&model](const QString& path) {
              return QFileInfo(path).size() == model.bytes;
          });
    return sameSize != candidates.cend() ? *sameSize : candidates.value(0);
}

} // namespace maskscope
