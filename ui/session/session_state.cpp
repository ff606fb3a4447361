// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/session_state.h"

#include "ui/pages/fill_page.h"
#include "ui/settings.h"
#include "ui/whole_words.h"
#include "ui/widgets/question_panel.h"

namespace maskscope {

SessionState rememberedSession(const Settings& settings)
{
    SessionState state;
    state.sentence = settings.sentence();
    state.second = settings.secondSentence();
    state.hasSecond = settings.hasSecondSentence();
    state.topK = settings.topK();
    state.showsTokens = settings.showsTokens();
    state.wholeWords = settings.wholeWords();
    state.page = settings.page();
    state.level = settings.detailLevel();
    state.questions = settings.questions();
    return state;
}

void remember(const SessionState& state, Settings& settings)
{
    settings.setSentence(state.sentence);
    settings.setSecondSentence(state.second);
    settings.setHasSecondSentence(state.hasSecond);
    settings.setTopK(state.topK);
    settings.setShowsTokens(state.showsTokens);
    settings.setWholeWords(state.wholeWords);
    settings.setPage(state.page);
    settings.setDetailLevel(state.level);
    settings.setQuestions(state.questions);
}

SessionState captureFill(const FillPage& page)
{
    SessionState state;
    state.sentence = page.editor().sentence();
    state.hidden = page.editor().hiddenWords();
    state.second = page.sentences().second().sentence();
    state.secondHidden = page.sentences().second().hiddenWords();
    state.hasSecond = page.hasSecondSentence();
    state.topK = page.topK();
    state.showsTokens = page.showsTokens();
    state.wholeWords = page.wholeWords().choice();
    state.questions = page.questions().state();
    return state;
}

void applyFill(const SessionState& state, FillPage& page)
{
    page.setTopK(state.topK);
    page.setShowsTokens(state.showsTokens);
    page.wholeWords().setChoice(state.wholeWords);
    page.questions().setState(state.questions);
    page.editor().setSentence(state.sentence, state.hidden);
    page.sentences().second().setSentence(state.second, state.secondHidden);
    page.setHasSecondSentence(state.hasSecond);
    page.sentences().forgetHistory();
}

} // namespace maskscope
