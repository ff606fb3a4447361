// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/threads_menu.h"

#include <QActionGroup>
#include <QThread>

#include <algorithm>

namespace maskscope {

namespace {

constexpr int kFewProcessors = 8;

} // namespace

ThreadsMenu::ThreadsMenu(int chosen, QWidget* parent)
    : QMenu(tr("&Threads"), parent)
    , m_group(new QActionGroup(this))
{
    setObjectName(QStringLiteral("menuThreads"));
    setToolTipsVisible(true);
    addNumber(0, tr("&Automatic"), chosen);
    actions().constFirst()->setToolTip(
        tr("One for each core, fewer while other programs keep the processor busy"));
    std::vector<int> numbers = numbersFor(QThread::idealThreadCount());
    if (chosen > 0 && std::find(numbers.begin(), numbers.end(), chosen) == numbers.end()) {
        numbers.push_back(chosen); // from another machine, or by hand
    }
    for (const int number : numbers) {
        addNumber(number, tr("%Ln threads", nullptr, number), chosen);
    }
}

std::vector<int> ThreadsMenu::numbersFor(int processors)
{
    std::vector<int> numbers;
    for (int number = 1; number < processors;
         number = processors <= kFewProcessors ? number + 1 : number * 2) {
        numbers.push_back(number);
    }
    numbers.push_back(std::max(processors, 1));
    return numbers;
}

void ThreadsMenu::addNumber(int threads, const QString& text, int chosen)
{
    QAction* action = addAction(text);
    action->setObjectName(QStringLiteral("actionThreads%1").arg(threads));
    action->setCheckable(true);
    action->setChecked(threads == chosen);
    m_group->addAction(action);
    connect(action, &QAction::triggered, this, [this, threads] { Q_EMIT threadsChosen(threads); });
}

} // namespace maskscope
