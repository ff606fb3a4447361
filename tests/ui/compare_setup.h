// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fake_model.h"
#include "tests/support/fake_tokenizer.h"
#include "tests/ui/window_test.h"
#include "ui/app_controller.h"
#include "ui/pages/compare_page.h"

#include <QLabel>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace maskscope {

/// "paris" where the text has "france", else "rome": 150 times as likely as each other word.
inline std::optional<Result<Logits>> answerByCountry(const Batch& batch)
{
    Logits logits{batch.rows, fakeVocabulary().size(),
                  std::vector<float>(batch.rows * fakeVocabulary().size(), 0)};
    for (std::size_t row = 0; row < batch.rows; ++row) {
        const auto begin = batch.ids.begin() + static_cast<std::ptrdiff_t>(row * batch.length);
        const auto end = begin + static_cast<std::ptrdiff_t>(batch.length);
        const bool isFrance = std::count(begin, end, fakeId("france").value) > 0;
        const auto word = static_cast<std::size_t>(fakeId(isFrance ? "paris" : "rome").value);
        logits.values[row * logits.vocabulary + word] = 5; // exp(5) = 148
    }
    return logits;
}

inline QString fakePath()
{
    return QString::fromStdString(fakeModelPath().string());
}

/// The page over a fake, shown, with a model open.
struct CompareSetup
{
    std::shared_ptr<FakeScript> script = std::make_shared<FakeScript>();
    AppController controller{makeFakeLoaderFactory(script)};
    QTemporaryDir folder;
    QString csv = folder.filePath(QStringLiteral("out.csv"));
    QString otherModel = fakePath();
    std::unique_ptr<ComparePage> page;

    CompareSetup()
    {
        const auto answer = [](const QString* path) {
            return [path](QWidget*, const QString&, const std::function<void(QString)>& chosen) {
                chosen(*path);
            };
        };
        page = std::make_unique<ComparePage>(
            controller, CompareChoosers{answer(&otherModel), answer(&csv), answer(&csv)});
        page->resize(1000, 700);
        script->setRunHook(answerByCountry);
    }
    ~CompareSetup()
    {
        script->loadGate.open();
        script->runGate.open();
    }

    [[nodiscard]] bool open()
    {
        controller.openFile(fakePath());
        return QTest::qWaitFor([this] { return controller.summary() != nullptr; }, kPatienceMs);
    }
    void showTab(int tab) const
    {
        part<QTabWidget>("compareTabs")->setCurrentIndex(tab);
        page->show();
    }
    [[nodiscard]] bool waitForIdle() const
    {
        Comparisons& comparisons = controller.comparisons();
        return QTest::qWaitFor(
            [&] { return !comparisons.isComparing() && !comparisons.isContestRunning(); },
            kPatienceMs);
    }

    /// The one in the tab that is shown, else the only one.
    template <typename Part>
    [[nodiscard]] Part* part(const char* name) const
    {
        const auto all = page->findChildren<Part*>(QLatin1String(name));
        for (Part* found : all) {
            if (found->isVisible()) {
                return found;
            }
        }
        return all.isEmpty() ? nullptr : all.front();
    }
    [[nodiscard]] QString text(const char* label) const { return part<QLabel>(label)->text(); }
    [[nodiscard]] QString cell(const char* table, int row, int column) const
    {
        return part<QTableView>(table)->model()->index(row, column).data().toString();
    }
};

} // namespace maskscope
