// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/gallery_menu.h"

#include "core/text/tokenizer.h"

#include <QLocale>

#include <utility>

namespace maskscope {

namespace {

using Chosen = std::function<void(const GalleryExample&)>;

void addExample(QMenu& menu, const GalleryExample& example, const Chosen& chosen)
{
    QAction* action = menu.addAction(example.text);
    action->setObjectName(QStringLiteral("example_") + example.id);
    action->setToolTip(example.note().isEmpty() ? example.text : example.note());
    QObject::connect(action, &QAction::triggered, &menu, [example, chosen] { chosen(example); });
}

QMenu& addMenu(QMenu& parent, const QString& title)
{
    QMenu* menu = parent.addMenu(title);
    menu->setToolTipsVisible(true);
    return *menu;
}

void addIdea(QMenu& parent, Idea idea, const std::vector<GalleryExample>& examples,
             const QString& language, const Chosen& chosen)
{
    QMenu* menu = nullptr;
    for (const GalleryExample& example : examples) {
        if (example.idea != idea || example.language != language) {
            continue;
        }
        if (menu == nullptr) {
            menu = &addMenu(parent, ideaName(idea));
            menu->addSection(ideaSentence(idea));
            menu->setAccessibleDescription(ideaSentence(idea));
        }
        addExample(*menu, example, chosen);
    }
}

QString languageName(const QString& language)
{
    QString name = QLocale(language).nativeLanguageName();
    if (!name.isEmpty()) {
        name[0] = name[0].toUpper();
    }
    return name;
}

void fill(QMenu& menu, const std::vector<GalleryExample>& examples, const Chosen& chosen)
{
    qDeleteAll(menu.findChildren<QMenu*>(Qt::FindDirectChildrenOnly));
    menu.clear();
    const QString first = examples.empty() ? QString() : examples.front().language;
    for (const Idea idea : kIdeas) {
        addIdea(menu, idea, examples, first, chosen);
    }
    QString language = first;
    QMenu* other = nullptr;
    for (const GalleryExample& example : examples) {
        if (example.language == first) {
            continue;
        }
        if (example.language != language) {
            language = example.language;
            if (other == nullptr) {
                menu.addSeparator();
            }
            other = &addMenu(menu, languageName(language));
        }
        addExample(*other, example, chosen);
    }
}

} // namespace

void fillGalleryMenu(QMenu& menu, std::function<std::shared_ptr<const Tokenizer>()> tokenizer,
                     std::function<void(const GalleryExample&)> chosen)
{
    const auto refill = [&menu, tokenizer = std::move(tokenizer), chosen = std::move(chosen)] {
        fill(menu, readableGallery(tokenizer().get()), chosen);
    };
    QObject::connect(&menu, &QMenu::aboutToShow, &menu, refill);
    refill(); // for who looks for a text in menus that were never open
}

} // namespace maskscope
