// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

/// Marks an English text of core for lupdate, which knows this macro by its name; the window shows
/// it in its own language (ui/error_text.cpp). Contexts: "Message" for the sentences of errors,
/// "Phrase" for the facts in them, "Warning" and "Fault" for what is odd about a model, "Report"
/// for what a saved report says (core/model/report_words.h). Include it in .cpp files only: Qt has
/// the same macro.
#define QT_TRANSLATE_NOOP(context, text) text
