// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/role_lines.h"

#include <QStringList>

#include <string_view>
#include <utility>

namespace maskscope {

namespace {

constexpr std::size_t kHashDigits = 64; ///< of a SHA-256

/// "1=token_type_ids"
QString roleText(const std::pair<const std::size_t, InputRole>& entry)
{
    const std::string_view name = roleName(entry.second);
    return QString::number(entry.first) + QLatin1Char('=')
        + QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

std::optional<std::pair<std::size_t, InputRole>> roleFrom(const QString& text)
{
    const QStringList parts = text.split(QLatin1Char('='));
    bool ok = false;
    const qulonglong place = parts.constFirst().toULongLong(&ok);
    if (!ok || parts.size() != 2) {
        return std::nullopt;
    }
    for (const InputRole role :
         {InputRole::InputIds, InputRole::AttentionMask, InputRole::TokenTypeIds,
          InputRole::PositionIds, InputRole::Other}) {
        if (parts.at(1).toStdString() == roleName(role)) {
            return std::pair(static_cast<std::size_t>(place), role);
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<RememberedRoles> rolesFromLine(const QString& line)
{
    const QStringList words = line.split(QLatin1Char(' '));
    bool ok = false;
    RememberedRoles known{words.constFirst().toStdString(), words.value(1).toULongLong(&ok), {}};
    if (!ok || known.sha256.size() != kHashDigits) {
        return std::nullopt;
    }
    for (const QString& word : words.mid(2)) {
        const auto role = roleFrom(word);
        if (!role) {
            return std::nullopt;
        }
        known.roles.insert(*role);
    }
    return known.roles.empty() ? std::nullopt : std::optional(std::move(known));
}

QString lineOf(const RememberedRoles& remembered)
{
    QStringList words{QString::fromStdString(remembered.sha256), QString::number(remembered.bytes)};
    for (const auto& entry : remembered.roles) {
        words << roleText(entry);
    }
    return words.join(QLatin1Char(' '));
}

} // namespace maskscope
