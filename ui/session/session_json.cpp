// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/session_json.h"

#include "ui/guess_rows.h"

#include <QStringDecoder>

#include <array>
#include <cmath>
#include <limits>

namespace maskscope {

namespace {

constexpr qsizetype kLongestSentence = 20000;
constexpr qsizetype kLongestPath = 32768;
constexpr std::int64_t kLastTab = 2;
constexpr std::size_t kMostSentences = 2;
constexpr std::size_t kMostMasks = 4096;
constexpr std::int64_t kMostThreads = 4096;
constexpr double kLongestTime = 1e9;
/// By number, as the window counts them.
constexpr std::array kPages{"fill", "shapes", "speed", "compare"};

const Json& emptyList()
{
    static const Json list = Json::array();
    return list;
}

std::string pageName(int page)
{
    return kPages.at(static_cast<std::size_t>(page) < kPages.size() ? static_cast<std::size_t>(page)
                                                                    : 0);
}

/// A page that is not known is one of a later version.
int pageOf(const QString& name)
{
    for (std::size_t page = 0; page < kPages.size(); ++page) {
        if (name == QLatin1String(kPages.at(page))) {
            return static_cast<int>(page);
        }
    }
    return 0;
}

/// Letter by letter: QString::fromStdString() would drop a byte order mark at the start.
QString textOf(const std::string& utf8)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return decoder(QByteArrayView(utf8.data(), static_cast<qsizetype>(utf8.size())));
}

OrderedJson modelJson(const SavedModel& model)
{
    return {{"name", model.name().toStdString()},
            {"path", model.path.toStdString()},
            {"bytes", model.bytes},
            {"sha256", model.sha256.toStdString()}};
}

OrderedJson wordsJson(const QStringList& words)
{
    OrderedJson json = OrderedJson::array();
    for (const QString& word : words) {
        json.push_back(word.toStdString());
    }
    return json;
}

OrderedJson sentencesJson(const SessionState& state)
{
    return OrderedJson::array({
        {{"text", state.sentence.toStdString()}, {"hides", wordsJson(state.hidden)}},
        {{"text", state.second.toStdString()},
         {"hides", wordsJson(state.secondHidden)},
         {"shown", state.hasSecond}},
    });
}

OrderedJson compareJson(const CompareState& compare)
{
    return {{"tab", compare.tab},
            {"a", compare.a.toStdString()},
            {"b", compare.b.toStdString()},
            {"sentence", compare.sentence.toStdString()},
            {"other", compare.other.toStdString()},
            {"other_file", compare.otherFile.toStdString()},
            {"contest", compare.contest.toStdString()}};
}

OrderedJson answersJson(const SavedAnswers& answers)
{
    OrderedJson json;
    json["text"] = answers.text.toStdString();
    if (answers.pair) {
        json["pair"] = answers.pair->toStdString();
    }
    json["masks"] = OrderedJson::array();
    for (const std::vector<SavedGuess>& mask : answers.masks) {
        OrderedJson guesses = OrderedJson::array();
        for (const SavedGuess& guess : mask) {
            guesses.push_back(
                {{"word", guess.word.toStdString()}, {"probability", guess.probability}});
        }
        json["masks"].push_back({{"guesses", std::move(guesses)}});
    }
    json["timings"] = {{"tokenize_ms", answers.time.tokenize},
                       {"model_ms", answers.time.model},
                       {"top_k_ms", answers.time.topK},
                       {"engine", answers.engine.toStdString()},
                       {"precision", answers.precision.toStdString()},
                       {"threads", answers.threads},
                       {"torch", answers.torch.toStdString()}};
    return json;
}

} // namespace

void addSession(OrderedJson& json, const SessionFile& session)
{
    json["written"] = session.written.toStdString();
    json["maskscope"] = session.program.toStdString();
    json["model"] = modelJson(session.model);
    json["tokenizer"] = {{"words", session.model.words},
                         {"vocabulary_sha256", session.model.vocabularySha256.toStdString()}};
    json["sentences"] = sentencesJson(session.state);
    json["top_k"] = session.state.topK;
    json["shows_tokens"] = session.state.showsTokens;
    if (session.state.wholeWords) {
        json["whole_words"] = *session.state.wholeWords;
    }
    const QuestionState& asked = session.state.questions;
    json["questions"] = {{"own_words", asked.ownWords.toStdString()},
                         {"why", asked.why},
                         {"surprise", asked.surprise},
                         {"longer", asked.longer}};
    json["page"] = pageName(session.state.page);
    json["level"] = levelKey(session.state.level).toStdString();
    if (session.state.compare) {
        json["compare"] = compareJson(*session.state.compare);
    }
    if (session.answers) {
        json["answers"] = answersJson(*session.answers);
    }
}

void SessionReader::refuse(const char* key, const std::string& expected)
{
    if (m_problem.empty()) {
        m_problem = "\"" + std::string(key) + "\" is not " + expected;
    }
}

QString SessionReader::text(const Json& object, const char* key, qsizetype most)
{
    if (findMember(object, key) == nullptr) {
        return {};
    }
    const std::optional<std::string> found = stringMember(object, key);
    const QString text = textOf(found.value_or(std::string()));
    if (!found || text.size() > most) {
        refuse(key, "a text of at most " + std::to_string(most) + " letters");
        return {};
    }
    return text;
}

std::int64_t SessionReader::number(const Json& object, const char* key, Limits limits,
                                   std::int64_t otherwise)
{
    if (findMember(object, key) == nullptr) {
        return otherwise;
    }
    const std::optional<std::int64_t> found = intMember(object, key);
    if (!found || *found < limits.low || *found > limits.high) {
        refuse(key,
               "a whole number from " + std::to_string(limits.low) + " to "
                   + std::to_string(limits.high));
        return otherwise;
    }
    return *found;
}

double SessionReader::amount(const Json& object, const char* key, double most)
{
    const Json* member = findMember(object, key);
    if (member == nullptr) {
        return 0;
    }
    const double value
        = member->is_number() ? member->get<double>() : std::numeric_limits<double>::quiet_NaN();
    if (!(value >= 0 && value <= most)) {
        refuse(key, "a number that can be");
        return 0;
    }
    return value;
}

bool SessionReader::flag(const Json& object, const char* key)
{
    const std::optional<bool> found = boolMember(object, key);
    if (!found && findMember(object, key) != nullptr) {
        refuse(key, "true or false");
    }
    return found.value_or(false);
}

const Json* SessionReader::object(const Json& in, const char* key)
{
    const Json* found = findMember(in, key);
    if (found != nullptr && !found->is_object()) {
        refuse(key, "an object");
        return nullptr;
    }
    return found;
}

const Json& SessionReader::list(const Json& object, const char* key, std::size_t most)
{
    const Json* found = findMember(object, key);
    if (found == nullptr) {
        return emptyList();
    }
    if (!found->is_array() || found->size() > most) {
        refuse(key, "a list of at most " + std::to_string(most));
        return emptyList();
    }
    return *found;
}

QStringList SessionReader::words(const Json& object, const char* key)
{
    QStringList words;
    for (const Json& word : list(object, key, kMostMasks)) {
        if (!word.is_string()) {
            refuse(key, "a list of texts");
            return {};
        }
        words << textOf(word.get<std::string>());
        if (words.last().size() > kLongestSentence) {
            refuse(key,
                   "a list of texts of at most " + std::to_string(kLongestSentence) + " letters");
            return {};
        }
    }
    return words;
}

SessionFile SessionReader::read(const Json& json)
{
    SessionFile session;
    session.written = text(json, "written");
    session.program = text(json, "maskscope");
    readModel(json, session.model);
    readSentences(json, session.state);
    readView(json, session.state);
    session.state.compare = readCompare(json);
    if (const Json* answers = object(json, "answers")) {
        session.answers = readAnswers(*answers);
    }
    return session;
}

void SessionReader::readModel(const Json& json, SavedModel& model)
{
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
    if (const Json* member = object(json, "model")) {
        model.path = text(*member, "path", kLongestPath);
        model.bytes = number(*member, "bytes", {0, kMost}, 0);
        model.sha256 = text(*member, "sha256");
    }
    if (const Json* member = object(json, "tokenizer")) {
        model.words = number(*member, "words", {0, kMost}, 0);
        model.vocabularySha256 = text(*member, "vocabulary_sha256");
    }
}

void SessionReader::readSentences(const Json& json, SessionState& state)
{
    const Json& sentences = list(json, "sentences", kMostSentences);
    for (std::size_t line = 0; line < sentences.size(); ++line) {
        const Json& sentence = sentences[line];
        if (!sentence.is_object()) {
            refuse("sentences", "a list of objects");
            return;
        }
        const bool isFirst = line == 0;
        (isFirst ? state.sentence : state.second) = text(sentence, "text", kLongestSentence);
        (isFirst ? state.hidden : state.secondHidden) = words(sentence, "hides");
        state.hasSecond = line == 1 && flag(sentence, "shown");
    }
}

std::optional<CompareState> SessionReader::readCompare(const Json& json)
{
    const Json* member = object(json, "compare");
    if (member == nullptr) {
        return std::nullopt;
    }
    CompareState compare;
    compare.tab = static_cast<int>(number(*member, "tab", {0, kLastTab}, 0));
    compare.a = text(*member, "a", kLongestSentence);
    compare.b = text(*member, "b", kLongestSentence);
    compare.sentence = text(*member, "sentence", kLongestSentence);
    compare.other = text(*member, "other");
    compare.otherFile = text(*member, "other_file", kLongestPath);
    compare.contest = text(*member, "contest", kLongestSentence);
    return compare;
}

void SessionReader::readView(const Json& json, SessionState& state)
{
    state.topK
        = static_cast<int>(number(json, "top_k", {kFewestGuesses, kMostGuesses}, state.topK));
    state.showsTokens = flag(json, "shows_tokens");
    if (findMember(json, "whole_words") != nullptr) {
        state.wholeWords = flag(json, "whole_words");
    }
    if (const Json* asked = object(json, "questions")) {
        state.questions = {text(*asked, "own_words", kLongestSentence), flag(*asked, "why"),
                           flag(*asked, "surprise"), flag(*asked, "longer")};
    }
    state.page = pageOf(text(json, "page"));
    state.level = levelOfKey(text(json, "level")).value_or(DetailLevel::Show);
}

SavedAnswers SessionReader::readAnswers(const Json& json)
{
    SavedAnswers answers;
    answers.text = text(json, "text", kLongestSentence);
    if (findMember(json, "pair") != nullptr) {
        answers.pair = text(json, "pair", kLongestSentence);
    }
    for (const Json& mask : list(json, "masks", kMostMasks)) {
        if (!mask.is_object()) {
            refuse("masks", "a list of objects");
            break;
        }
        std::vector<SavedGuess>& guesses = answers.masks.emplace_back();
        for (const Json& guess : list(mask, "guesses", kMostGuesses)) {
            if (!guess.is_object()) {
                refuse("guesses", "a list of objects");
                break;
            }
            guesses.push_back({text(guess, "word"), amount(guess, "probability", 1)});
        }
    }
    readTimings(json, answers);
    return answers;
}

void SessionReader::readTimings(const Json& json, SavedAnswers& answers)
{
    const Json* timings = object(json, "timings");
    if (timings == nullptr) {
        return;
    }
    answers.time.tokenize = amount(*timings, "tokenize_ms", kLongestTime);
    answers.time.model = amount(*timings, "model_ms", kLongestTime);
    answers.time.topK = amount(*timings, "top_k_ms", kLongestTime);
    answers.engine = text(*timings, "engine");
    answers.precision = text(*timings, "precision");
    answers.torch = text(*timings, "torch");
    answers.threads = static_cast<int>(number(*timings, "threads", {0, kMostThreads}, 0));
}

} // namespace maskscope
