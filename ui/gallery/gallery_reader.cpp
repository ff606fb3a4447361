// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/gallery.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <iterator>
#include <optional>

namespace maskscope {

namespace {

/// In the order of Idea.
constexpr std::array kIdeaKeys{"facts", "grammar", "common_sense", "ambiguity", "bias", "mistakes"};

const QString kBlank = QStringLiteral("___");

std::optional<Idea> ideaOf(const QString& key)
{
    const auto found = std::find_if(kIdeaKeys.begin(), kIdeaKeys.end(), [&key](const char* name) {
        return key == QLatin1String(name);
    });
    return found == kIdeaKeys.end()
        ? std::nullopt
        : std::optional(kIdeas.at(static_cast<std::size_t>(found - kIdeaKeys.begin())));
}

/// Takes the members of an object one by one; what is wrong is noted, and so is what is left over.
class Members
{
public:
    Members(const QJsonValue& value, QString where)
        : m_object(value.toObject())
        , m_where(std::move(where))
    {
        check(value.isObject(), QStringLiteral("an object"));
    }

    QString text(const char* key)
    {
        const QJsonValue value = m_object.take(QLatin1String(key));
        check(value.isString() && !value.toString().isEmpty(), QLatin1String(key));
        return value.toString();
    }
    QString textIfThere(const char* key)
    {
        return m_object.contains(QLatin1String(key)) ? text(key) : QString();
    }
    QStringList texts(const char* key)
    {
        QStringList found;
        const QJsonArray values = m_object.take(QLatin1String(key)).toArray();
        for (const QJsonValue& value : values) {
            check(value.isString() && !value.toString().isEmpty(), QLatin1String(key));
            found << value.toString();
        }
        check(!found.isEmpty(), QLatin1String(key));
        return found;
    }
    std::optional<QJsonValue> valueIfThere(const char* key)
    {
        return m_object.contains(QLatin1String(key))
            ? std::optional(m_object.take(QLatin1String(key)))
            : std::nullopt;
    }
    QJsonArray array(const char* key)
    {
        const QJsonValue value = m_object.take(QLatin1String(key));
        check(value.isArray(), QLatin1String(key));
        return value.toArray();
    }
    void check(bool isFine, const QString& what)
    {
        if (!isFine && m_problem.isEmpty()) {
            m_problem = m_where + QStringLiteral(": ") + what;
        }
    }
    [[nodiscard]] QString problem() const
    {
        return m_problem.isEmpty() && !m_object.isEmpty()
            ? m_where + QStringLiteral(": unknown ") + m_object.keys().constFirst()
            : m_problem;
    }

private:
    QJsonObject m_object;
    QString m_where;
    QString m_problem;
};

void readNote(const QJsonValue& value, GalleryExample& example, QString& problem)
{
    Members note(value, example.id + QStringLiteral(": note"));
    example.noteEnglish = note.text("en");
    example.noteChinese = note.text("zh");
    problem = note.problem();
}

GalleryExample readExample(const QJsonValue& value, const QString& language, QString& problem)
{
    Members members(value, QStringLiteral("example"));
    GalleryExample example;
    example.language = language;
    example.id = members.text("id");
    const QString idea = members.text("idea");
    members.check(ideaOf(idea).has_value(), QStringLiteral("idea ") + idea);
    example.idea = ideaOf(idea).value_or(Idea::WorldFacts);
    example.text = members.text("text");
    members.check(example.text.count(kBlank) == 1, QStringLiteral("one ___ in ") + example.text);
    example.expected = members.texts("expected");
    example.wrong = members.textIfThere("wrong");
    members.check(example.wrong.isEmpty() == (example.idea != Idea::Mistakes),
                  QStringLiteral("wrong"));
    QString noteProblem;
    if (const auto note = members.valueIfThere("note")) {
        readNote(*note, example, noteProblem);
    }
    problem = members.problem().isEmpty() ? noteProblem : members.problem();
    return example;
}

} // namespace

GalleryFile readGallery(const QByteArray& json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) {
        return {{}, error.errorString()};
    }
    Members file(document.object(), QStringLiteral("file"));
    const QString language = file.text("language");
    GalleryFile read;
    const QJsonArray examples = file.array("examples");
    for (const QJsonValue& value : examples) {
        QString problem;
        read.examples.push_back(readExample(value, language, problem));
        file.check(problem.isEmpty(), problem);
    }
    file.check(!read.examples.empty(), QStringLiteral("examples"));
    if (!file.problem().isEmpty()) {
        return {{}, file.problem()};
    }
    return read;
}

} // namespace maskscope
