// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fake_model.h"
#include "tests/support/fake_tokenizer.h"
#include "tests/ui/window_test.h"
#include "ui/app_controller.h"
#include "ui/pages/fill_page.h"
#include "ui/widgets/text_button.h"
#include "ui/widgets/word_lines.h"

#include <QLabel>
#include <QTest>
#include <QToolButton>

#include <functional>

namespace maskscope {

/// The Fill page with a fake model, at the level that offers every question.
struct QuestionSetup
{
    std::shared_ptr<FakeScript> script = std::make_shared<FakeScript>();
    AppController controller{makeFakeLoaderFactory(script)};
    FillPage page{controller};

    QuestionSetup()
    {
        script->setLogit(fakeId("capital"), 6);
        script->setLogit(fakeId("city"), 4);
        page.setDetailLevel(DetailLevel::Explore);
        page.setShowsTokens(false);
        page.resize(900, 700);
        page.show();
    }
    ~QuestionSetup() { script->runGate.open(); }

    template <typename T>
    T& find(const char* name)
    {
        return *page.findChild<T*>(QLatin1String(name));
    }
    bool open(const char* sentence)
    {
        controller.openFile(QString::fromStdString(fakeModelPath().string()));
        page.editor().setSentence(QString::fromUtf8(sentence));
        return QTest::qWaitFor(
            [this] { return controller.summary() != nullptr && !controller.isPredicting(); },
            kPatienceMs);
    }
    void click(const char* button)
    {
        QTest::mouseClick(&find<QToolButton>(button), Qt::LeftButton);
    }
    /// The words, percentages and remarks of a table below a list of guesses.
    QStringList lines(const char* table)
    {
        QStringList texts;
        WordLines& shown = find<WordLines>(table);
        for (const QWidget* child : shown.findChildren<QWidget*>()) {
            const auto* label = qobject_cast<const QLabel*>(child);
            const auto* button = qobject_cast<const TextButton*>(child);
            if (child->isVisible() && child->objectName() != QStringLiteral("wordLinesTitle")) {
                texts << (label != nullptr ? label->text() : button->words());
            }
        }
        return texts;
    }
    bool waitFor(const std::function<bool()>& isThere)
    {
        return QTest::qWaitFor(isThere, kPatienceMs);
    }
};

} // namespace maskscope
