// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/input_values.h"

#include "ui/widgets/sentence_editor.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>

namespace maskscope {

namespace {

void copy(const QLineEdit& from, QLineEdit& to)
{
    to.setText(from.text());
}

void copy(const QSpinBox& from, QSpinBox& to)
{
    to.setValue(from.value());
}

void copy(const QComboBox& from, QComboBox& to)
{
    to.setCurrentIndex(from.currentIndex());
    if (from.isEditable() && from.currentText() != to.currentText()) {
        to.setCurrentText(from.currentText());
    }
}

void copy(const QAbstractButton& from, QAbstractButton& to)
{
    if (from.isCheckable() && from.isChecked() != to.isChecked()) {
        to.setChecked(from.isChecked());
    }
}

void copy(const SentenceEditor& from, SentenceEditor& to)
{
    if (from.sentence() != to.sentence() || from.hiddenWords() != to.hiddenWords()) {
        to.setSentence(from.sentence(), from.hiddenWords());
    }
}

template <typename Input>
void copyAll(const QWidget& from, QWidget& to)
{
    for (const Input* input : from.findChildren<Input*>()) {
        const QString& name = input->objectName();
        const bool isOwn = !name.isEmpty() && !name.startsWith(QLatin1String("qt_"));
        Input* const twin = isOwn ? to.findChild<Input*>(name) : nullptr;
        if (twin != nullptr) {
            copy(*input, *twin);
        }
    }
}

} // namespace

void copyInputs(const QWidget& from, QWidget& to)
{
    copyAll<QComboBox>(from, to);
    copyAll<QAbstractButton>(from, to);
    copyAll<QLineEdit>(from, to);
    copyAll<QSpinBox>(from, to);
    copyAll<SentenceEditor>(from, to);
}

} // namespace maskscope
