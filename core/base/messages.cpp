// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/base/messages.h"

#include "core/base/translate_noop.h"
#include "core/base/utf.h"

#include <algorithm>
#include <array>

namespace maskscope {

namespace {

constexpr std::array kTemplates{
    MessageTemplate{ErrorCode::Usage, "USAGE", ExitCode::Usage,
                    QT_TRANSLATE_NOOP("Message", "{problem}. See 'maskscope-cli --help'.")},
    MessageTemplate{
        ErrorCode::NotInThisVersion, "NOT_IN_THIS_VERSION", ExitCode::Usage,
        QT_TRANSLATE_NOOP("Message",
                          "{option} is not in this version of Maskscope yet. Leave it out.")},

    MessageTemplate{
        ErrorCode::FileNotFound, "FILE_NOT_FOUND", ExitCode::OpeningFailed,
        QT_TRANSLATE_NOOP("Message", "There is no file '{file}'. Check the name and the folder.")},
    MessageTemplate{
        ErrorCode::NotAFile, "NOT_A_FILE", ExitCode::OpeningFailed,
        QT_TRANSLATE_NOOP(
            "Message",
            "'{file}' is not an ordinary file but a {kind}. Choose a model file (.pt).")},
    MessageTemplate{
        ErrorCode::FileNotReadable, "FILE_NOT_READABLE", ExitCode::OpeningFailed,
        QT_TRANSLATE_NOOP("Message", "'{file}' cannot be read: {reason}. Check its permissions.")},
    MessageTemplate{
        ErrorCode::EmptyFile, "EMPTY_FILE", ExitCode::OpeningFailed,
        QT_TRANSLATE_NOOP("Message", "'{file}' is empty (0 bytes). Copy or download it again.")},
    MessageTemplate{
        ErrorCode::DamagedFile, "DAMAGED_FILE", ExitCode::OpeningFailed,
        QT_TRANSLATE_NOOP("Message",
                          "'{file}' ({bytes} bytes) is damaged or was not copied to its end "
                          "({reason}). Copy or download it again.")},
    MessageTemplate{
        ErrorCode::NotTorchScript, "NOT_TORCHSCRIPT", ExitCode::OpeningFailed,
        QT_TRANSLATE_NOOP("Message",
                          "'{file}' ({bytes} bytes) is not a TorchScript file: it is {found}. "
                          "Maskscope opens files saved with torch.jit.save after "
                          "torch.jit.trace.")},
    MessageTemplate{
        ErrorCode::PickleNotTorchScript, "PICKLE_NOT_TORCHSCRIPT", ExitCode::OpeningFailed,
        QT_TRANSLATE_NOOP("Message",
                          "'{file}' was saved with torch.save: it holds weights but no program. In "
                          "Python, trace the model with torch.jit.trace and save it with "
                          "torch.jit.save.")},
    MessageTemplate{
        ErrorCode::EngineMissing, "ENGINE_MISSING", ExitCode::OpeningFailed,
        QT_TRANSLATE_NOOP("Message",
                          "The part of Maskscope that runs models, '{module}', or the LibTorch it "
                          "needs was not found. Build Maskscope again, or install the LibTorch "
                          "that it was built with.")},
    MessageTemplate{
        ErrorCode::NewerFormat, "NEWER_FORMAT", ExitCode::OpeningFailed,
        QT_TRANSLATE_NOOP("Message",
                          "'{file}' was made by a newer PyTorch: its format is {found}, and this "
                          "program reads up to {limit}. Export it again with PyTorch {torch}.")},
    MessageTemplate{
        ErrorCode::UnknownOperator, "UNKNOWN_OPERATOR", ExitCode::OpeningFailed,
        QT_TRANSLATE_NOOP("Message",
                          "'{file}' calls what PyTorch {torch} in this program does not have: "
                          "{operator}. Export the model again without it.")},
    MessageTemplate{
        ErrorCode::MissingExtension, "MISSING_EXTENSION", ExitCode::OpeningFailed,
        QT_TRANSLATE_NOOP("Message",
                          "'{file}' needs {class} of the extension library {library}, which "
                          "PyTorch {torch} in this program does not have. Export the model without "
                          "it.")},
    MessageTemplate{
        ErrorCode::LoadFailed, "LOAD_FAILED", ExitCode::OpeningFailed,
        QT_TRANSLATE_NOOP("Message",
                          "PyTorch could not read the program in '{file}'. Export the model again "
                          "with torch.jit.trace.")},
    MessageTemplate{
        ErrorCode::NoForward, "NO_FORWARD", ExitCode::OpeningFailed,
        QT_TRANSLATE_NOOP("Message",
                          "'{file}' has no method 'forward' that takes token ids, so there is "
                          "nothing to run. Export a whole model with torch.jit.trace.")},
    MessageTemplate{
        ErrorCode::UnknownInput, "UNKNOWN_INPUT", ExitCode::OpeningFailed,
        QT_TRANSLATE_NOOP("Message",
                          "The input '{input}' of this model is of type {found}, which Maskscope "
                          "cannot fill. Export the model with input_ids and attention_mask.")},
    MessageTemplate{
        ErrorCode::OtherDevice, "OTHER_DEVICE", ExitCode::OpeningFailed,
        QT_TRANSLATE_NOOP("Message",
                          "'{file}' was recorded for the device {devices}, and Maskscope "
                          "calculates on the CPU. Export the model again on the CPU.")},
    MessageTemplate{ErrorCode::PrecisionNotAvailable, "PRECISION_NOT_AVAILABLE",
                    ExitCode::OpeningFailed,
                    QT_TRANSLATE_NOOP(
                        "Message",
                        "'{file}' cannot be run in {precision} here: {reason}. Choose fp32, which "
                        "answers as the file does.")},
    MessageTemplate{ErrorCode::NoLmHead, "NO_LM_HEAD", ExitCode::OpeningFailed,
                    QT_TRANSLATE_NOOP(
                        "Message",
                        "This model understands text but cannot name words: it has no output as "
                        "wide as the vocabulary ({limit} words). Export a ...ForMaskedLM class.")},

    MessageTemplate{
        ErrorCode::NoTokenizer, "NO_TOKENIZER", ExitCode::OpeningFailed,
        QT_TRANSLATE_NOOP("Message",
                          "No tokenizer was found in or beside '{file}'. Put its tokenizer.json or "
                          "vocab.txt into the same folder.")},
    MessageTemplate{
        ErrorCode::BadTokenizer, "BAD_TOKENIZER", ExitCode::OpeningFailed,
        QT_TRANSLATE_NOOP("Message",
                          "The tokenizer {what} cannot be used: {reason}. Take the file "
                          "that belongs to the model.")},
    MessageTemplate{ErrorCode::UnsupportedTokenizer, "UNSUPPORTED_TOKENIZER",
                    ExitCode::OpeningFailed,
                    QT_TRANSLATE_NOOP(
                        "Message",
                        "This version of Maskscope cannot read this kind of tokenizer: {component} "
                        "'{found}' is not supported.")},
    MessageTemplate{
        ErrorCode::NoMaskToken, "NO_MASK_TOKEN", ExitCode::OpeningFailed,
        QT_TRANSLATE_NOOP("Message",
                          "The tokenizer has no mask token, so no word can be hidden. Take the "
                          "tokenizer of a masked language model.")},
    MessageTemplate{ErrorCode::VocabularyMismatch, "VOCABULARY_MISMATCH", ExitCode::OpeningFailed,
                    QT_TRANSLATE_NOOP(
                        "Message",
                        "The tokenizer knows {found} words but the model names {expected}: they do "
                        "not belong together. Take the tokenizer of this model.")},
    MessageTemplate{
        ErrorCode::NoDemoModel, "NO_DEMO_MODEL", ExitCode::OpeningFailed,
        QT_TRANSLATE_NOOP("Message",
                          "The demo model has not been made yet. Run ./run once, or open a model "
                          "file of your own.")},

    MessageTemplate{
        ErrorCode::NoMask, "NO_MASK", ExitCode::RunningFailed,
        QT_TRANSLATE_NOOP("Message",
                          "No word is hidden in {part}. Write {mask} or ___ where the model "
                          "should guess.")},
    MessageTemplate{ErrorCode::BadTemplate, "BAD_TEMPLATE", ExitCode::RunningFailed,
                    QT_TRANSLATE_NOOP("Message",
                                      "This template cannot be read: {problem}, in '{found}'. "
                                      "Write it as in: [he/she] is a [nurse|doctor].")},
    MessageTemplate{
        ErrorCode::TooManySentences, "TOO_MANY_SENTENCES", ExitCode::RunningFailed,
        QT_TRANSLATE_NOOP("Message",
                          "This template stands for {found} sentences, and at most "
                          "{limit} are asked at once. Take words out of its brackets.")},
    MessageTemplate{ErrorCode::TooLong, "TOO_LONG", ExitCode::RunningFailed,
                    QT_TRANSLATE_NOOP(
                        "Message",
                        "This text has {found} tokens and the model reads at most {limit}. Shorten "
                        "the text.")},
    MessageTemplate{
        ErrorCode::TooShort, "TOO_SHORT", ExitCode::RunningFailed,
        QT_TRANSLATE_NOOP("Message",
                          "A length of {found} cannot be measured: the shortest text has {limit} "
                          "tokens. Choose a longer one.")},
    MessageTemplate{
        ErrorCode::ForeignToken, "FOREIGN_TOKEN", ExitCode::RunningFailed,
        QT_TRANSLATE_NOOP("Message",
                          "The token '{token}' has number {found}, but the model's table ends "
                          "before {limit}: the tokenizer belongs to another model. Take the "
                          "tokenizer of this one.")},
    MessageTemplate{ErrorCode::LengthNotAccepted, "LENGTH_NOT_ACCEPTED", ExitCode::RunningFailed,
                    QT_TRANSLATE_NOOP(
                        "Message",
                        "This file does not accept a text of {found} tokens: it was recorded with "
                        "{expected}. Use a text of that length, or export the model for any "
                        "length.")},
    MessageTemplate{
        ErrorCode::ForwardFailed, "FORWARD_FAILED", ExitCode::RunningFailed,
        QT_TRANSLATE_NOOP("Message",
                          "The model stopped with an error: {reason}. Try another text, or export "
                          "the model again.")},
    MessageTemplate{
        ErrorCode::NotANumber, "NOT_A_NUMBER", ExitCode::RunningFailed,
        QT_TRANSLATE_NOOP("Message",
                          "The model's answer holds values that are not numbers (NaN), so there is "
                          "no ranking. Export the model in float32.")},
    MessageTemplate{
        ErrorCode::InputNotReadable, "INPUT_NOT_READABLE", ExitCode::RunningFailed,
        QT_TRANSLATE_NOOP("Message",
                          "The texts in '{file}' cannot be read: {reason}. Check the file.")},
    MessageTemplate{ErrorCode::CannotWrite, "CANNOT_WRITE", ExitCode::RunningFailed,
                    QT_TRANSLATE_NOOP(
                        "Message", "'{file}' cannot be written: {reason}. Choose another place.")},
    MessageTemplate{ErrorCode::OutOfMemory, "OUT_OF_MEMORY", ExitCode::RunningFailed,
                    QT_TRANSLATE_NOOP(
                        "Message",
                        "There is not enough memory for this model. Close other programs or take a "
                        "smaller model.")},

    MessageTemplate{ErrorCode::TimedOut, "TIMED_OUT", ExitCode::Cancelled,
                    QT_TRANSLATE_NOOP("Message",
                                      "The time limit of {limit} seconds is over. Allow more time, "
                                      "or take shorter texts.")},
    MessageTemplate{ErrorCode::Cancelled, "CANCELLED", ExitCode::Cancelled,
                    QT_TRANSLATE_NOOP("Message", "Cancelled.")},
    MessageTemplate{ErrorCode::Internal, "INTERNAL", ExitCode::RunningFailed,
                    QT_TRANSLATE_NOOP(
                        "Message",
                        "Something unexpected happened inside Maskscope. Please report it with the "
                        "details.")},
};

constexpr std::size_t kLongestFact = 80;
constexpr std::size_t kLongestList = 120; ///< of operators
constexpr std::size_t kLongestMessage = 300;
constexpr char32_t kReplacement = U'\uFFFD';

bool isHarmful(char32_t c)
{
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)
        || c == 0x061C || c == 0x200E || c == 0x200F || c == 0x2028 || c == 0x2029;
    return control || direction;
}

std::u32string shortenMiddle(const std::u32string& text, std::size_t most)
{
    if (text.size() <= most) {
        return text;
    }
    const std::size_t half = (most - 1) / 2;
    return text.substr(0, half) + U"…" + text.substr(text.size() - half);
}

std::string printable(const std::string& name, const Fact& fact)
{
    if (const auto* number = std::get_if<std::int64_t>(&fact)) {
        return std::to_string(*number);
    }
    std::u32string text = toCodePoints(toValidUtf8(std::get<std::string>(fact)));
    std::replace_if(text.begin(), text.end(), isHarmful, kReplacement);
    return toUtf8(shortenMiddle(text, name == "operator" ? kLongestList : kLongestFact));
}

} // namespace

std::span<const MessageTemplate> messageTemplates()
{
    return kTemplates;
}

const MessageTemplate& messageTemplate(ErrorCode code)
{
    return kTemplates.at(static_cast<std::size_t>(code));
}

std::string fillTemplate(std::string_view text, const Facts& facts)
{
    std::string filled;
    while (!text.empty()) {
        const std::size_t open = text.find('{');
        const std::size_t close = text.find('}', open);
        if (open == std::string_view::npos || close == std::string_view::npos) {
            break;
        }
        filled += text.substr(0, open);
        const auto fact = facts.find(std::string(text.substr(open + 1, close - open - 1)));
        filled += fact == facts.end() ? "?" : printable(fact->first, fact->second);
        text.remove_prefix(close + 1);
    }
    filled += text;
    return filled;
}

std::string englishMessage(const Error& error)
{
    std::string text = fillTemplate(messageTemplate(error.code).text, error.facts);
    if (codePointCount(text) <= kLongestMessage) {
        return text;
    }
    return toUtf8(toCodePoints(text).substr(0, kLongestMessage - 1)) + "…";
}

std::string errorLine(const Error& error)
{
    return "error[" + std::string(messageTemplate(error.code).name) + "]: " + englishMessage(error);
}

} // namespace maskscope
