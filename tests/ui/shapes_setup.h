// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fake_model.h"
#include "tests/support/sample_inspection.h"
#include "ui/app_controller.h"
#include "ui/pages/shapes_page.h"

#include <QLabel>
#include <QTest>
#include <QTreeView>

#include <memory>

namespace maskscope {

/// The Shapes page over a fake model.
struct ShapesSetup
{
    std::shared_ptr<FakeScript> script = std::make_shared<FakeScript>();
    AppController controller{makeFakeLoaderFactory(script)};
    ShapesPage page{controller};
    bool isActive = false; ///< only then does the keyboard reach it

    ShapesSetup()
    {
        page.resize(900, 600);
        page.show();
        isActive = QTest::qWaitForWindowActive(&page);
    }

    template <typename T>
    T& find(const char* name)
    {
        return *page.findChild<T*>(QLatin1String(name));
    }
    QString text(const char* label)
    {
        return find<QLabel>(label).text().remove(QChar(0x200B)); // where lines may break
    }
    bool open(const SampleModel& model)
    {
        script->setInspection(model.inspection);
        return open(*model.summary)
            && QTest::qWaitFor([&] { return controller.inspection() != nullptr; }, 20000);
    }
    /// Chooses the module in the tree, as a click would.
    bool choose(const QString& path)
    {
        auto& tree = find<QTreeView>("modules");
        const QModelIndexList found
            = tree.model()->match(tree.model()->index(0, 0), Qt::ToolTipRole, path, 1,
                                  Qt::MatchExactly | Qt::MatchRecursive);
        if (!found.isEmpty()) {
            tree.setCurrentIndex(found.front());
        }
        return !found.isEmpty();
    }
    bool open(const ModelSummary& summary)
    {
        script->setSummary(summary);
        const auto before = controller.summary();
        controller.openFile(QString::fromStdString(fakeModelPath().string()));
        return QTest::qWaitFor([&] { return controller.summary() != before; }, 20000);
    }
};

/// Names in the rows that a tree shows, from top to bottom.
inline QStringList visibleModules(const QTreeView& tree)
{
    QStringList names;
    for (QModelIndex index = tree.model()->index(0, 0); index.isValid();
         index = tree.indexBelow(index)) {
        names << index.data().toString();
    }
    return names;
}

} // namespace maskscope
