// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fake_model.h"
#include "ui/app_controller.h"
#include "ui/item_models/latency_table_model.h"
#include "ui/pages/speed_page.h"

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

#include <memory>

namespace maskscope {

/// The page on a controller with fake models; each test has its own.
struct SpeedSetup
{
    std::shared_ptr<FakeScript> script = std::make_shared<FakeScript>();
    AppController controller{makeFakeLoaderFactory(script)};
    SpeedPage page{controller};
    bool isActive = false; ///< only then does the keyboard reach it

    SpeedSetup()
    {
        page.resize(900, 600);
        page.show();
        isActive = QTest::qWaitForWindowActive(&page);
    }
    ~SpeedSetup() { script->runGate.open(); }

    template <typename T>
    T& find(const char* name)
    {
        return *page.findChild<T*>(QLatin1String(name));
    }
    QString text(const char* label) { return find<QLabel>(label).text(); }
    QAbstractItemModel& table() { return *find<QTableView>("table").model(); }
    QString cell(int row, LatencyTableModel::Column column)
    {
        return table().index(row, column).data().toString();
    }
    bool openModel()
    {
        const auto before = controller.summary();
        controller.openFile(QString::fromStdString(fakeModelPath().string()));
        return QTest::qWaitFor([&] { return controller.summary() != before; }, 20000);
    }
    void order(const QString& lengths, int rounds)
    {
        find<QLineEdit>("lengths").setText(lengths);
        find<QSpinBox>("rounds").setValue(rounds);
        QTest::mouseClick(&find<QPushButton>("run"), Qt::LeftButton);
    }
    static QByteArray written(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    bool waitForEnd()
    {
        return QTest::qWaitFor([&] { return !controller.isSweeping(); }, 20000);
    }
    int measuredRuns()
    {
        int runs = 0;
        for (int row = 0; row < table().rowCount(); ++row) {
            runs += table()
                        .index(row, LatencyTableModel::RunsColumn)
                        .data(LatencyTableModel::ValueRole)
                        .toInt();
        }
        return runs;
    }
};

} // namespace maskscope
