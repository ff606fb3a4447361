// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/session_state.h"

#include "ui/pages/fill_page.h"
#include "ui/settings.h"
#include "ui/whole_words.h"
#include "ui/widgets/question_panel.h"

#include <array>
#include <utility>

namespace maskscope {

namespace {

constexpr std::array kQuestions{
    std::pair("importance", Question::Importance),
    std::pair("surprise", Question::Surprise),
    std::pair("longer_answers", Question::LongerAnswers),
};

} // namespace

QStringList questionKeys()
{
    QStringList keys;
    for (const auto& entry : kQuestions) {
        keys << QLatin1String(entry.first);
    }
    return keys;
}

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
}

SessionState captureFill(const FillPage& page)
{
    SessionState state;
    state.sentence = page.editor().sentence();
    state.hidden = page.editor().hiddenWords();
    state.second = page.sentences().second().sentence();
    state.secondHidden = page.sentences().second().hiddenWords();
    state.hasSecond = page.hasSecondSentence();
    state.words = page.questions().words();
    for (const auto& [key, question] : kQuestions) {
        if (page.questions().asks(question)) {
            state.questions << QLatin1String(key);
        }
    }
    state.topK = page.topK();
    state.showsTokens = page.showsTokens();
    state.wholeWords = page.wholeWords().choice();
    return state;
}

void applyFill(const SessionState& state, FillPage& page)
{
    page.setTopK(state.topK);
    page.setShowsTokens(state.showsTokens);
    page.wholeWords().setChoice(state.wholeWords);
    page.editor().setSentence(state.sentence, state.hidden);
    page.sentences().second().setSentence(state.second, state.secondHidden);
    page.setHasSecondSentence(state.hasSecond);
    page.sentences().forgetHistory();
    page.questions().setWords(state.words);
    for (const auto& [key, question] : kQuestions) {
        page.questions().setAsks(question, state.questions.contains(QLatin1String(key)));
    }
}

} // namespace maskscope
