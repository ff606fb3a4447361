// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/help.h"

#include "core/base/messages.h"

#include <algorithm>

namespace maskscope::cli {

namespace {

constexpr const char* kMainHelp =
    R"(Maskscope shows what a traced masked language model does.

  maskscope-cli fill     MODEL (--text T ... | --file F | -) [--pair T2] [--top-k N]
                               [--targets A,B,C | --target W ...] [--joint] [--max-length N]
                               [--no-mask-aliases] [--json]
  maskscope-cli tokenize (MODEL | --tokenizer P) (--text T ... | --file F | -) [--pair T2] [--json]
  maskscope-cli inspect  MODEL [--lengths A,B,C] [--depth N] [--json] [--html OUT [--force]]
  maskscope-cli bench    MODEL [--lengths A,B,C] [--warmup N] [--repeats N] [--json | --csv]
  maskscope-cli pack     MODEL --tokenizer P -o OUT [--strip-paths] [--force]

MODEL is a TorchScript file (.pt), or demo for the model that comes with Maskscope.

  maskscope-cli fill demo --text "The capital of France is ___."

  --help COMMAND   the options of a command
  --help errors    every error code and what it means
  --version        versions of Maskscope, LibTorch and ICU

Exit codes: 0 done, 2 wrong usage, 3 opening failed, 4 something failed while running,
5 cancelled or out of time.
)";

constexpr const char* kFillHelp =
    R"(maskscope-cli fill MODEL (--text T ... | --file F | -) [options]

Guesses the hidden words of each text. Hide a word with [MASK], with ___, or with the tokenizer's
own mask token.

  --top-k N          guesses per hidden word (5)
  --targets A,B,C    tell how likely these words are at each hidden word, and their place among all;
                     a word of several pieces hides as many and is filled left to right
  --target W         one such word as it is, with commas or blanks; may be repeated
  --joint            the N likeliest ways to fill all hidden words together, by the sum of ln p
  --max-length N     cut each text to N tokens, of a pair the longer one first
  --no-mask-aliases  only the tokenizer's own mask token hides a word
)";

constexpr const char* kTokenizeHelp =
    R"(maskscope-cli tokenize (MODEL | --tokenizer P) (--text T ... | --file F | -) [options]

Shows the tokens of each text as the model sees them. Nothing in the text is replaced.

)";

constexpr const char* kInspectHelp =
    R"(maskscope-cli inspect MODEL [options]

Shows what is in a model file: inputs, output, parameters, and the modules with the shapes they give
and the operations they take for a text of L tokens.

  --lengths A,B,C    tokens of the texts that it is tried with (a few short ones)
  --depth N          only modules whose path has at most N parts
  --html OUT         write all of it, with the weights in numbers and the share of time, as one page
  --force            OUT may be there already, it is replaced
)";

constexpr const char* kBenchHelp =
    R"(maskscope-cli bench MODEL [options]

Measures how long the model takes at several lengths. A run is one text with a hidden word: tokenize,
model and the five best guesses. Without a tokenizer or word output the model alone is measured.

  --lengths A,B,C    tokens per text (8,16,32,64,128,256,512 as far as the model goes)
  --warmup N         runs per length that do not count (3)
  --repeats N        runs per length that count (10)
  --csv              a table with a header line
)";

constexpr const char* kPackHelp =
    R"(maskscope-cli pack MODEL --tokenizer P -o OUT [options]

Writes a copy of a model with a tokenizer inside, so that one file can be handed over. Program and
weights stay as they are.

  -o OUT             the file to write
  --strip-paths      drop the paths of its author's disk from the model's debug records
  --force            OUT may be there already, it is replaced
)";

constexpr const char* kSourceHelp =
    R"(  --text T           a text; may be repeated
  --pair T2          a second text that the model reads with the one --text
  --file F           a file of texts, one a line
  -                  the same from standard input
  --input KIND       lines are text, or jsonl: each a JSON string or {"text", "pair"} (text)
)";

constexpr const char* kCommonHelp =
    R"(  --json             JSON, one object a line
  --tokenizer P      tokenizer.json, vocab.txt, vocab.json (merges.txt beside it) or a folder,
                     instead of the model's own
  --threads N        threads the model may use (one a core)
  --engine KIND      fast: rewritten for speed and checked against the file (the default), or
                     plain: as saved
  --precision KIND   what the weights are kept as: fp32, which answers as the file does (the
                     default), or bf16 or int8: smaller, mostly faster, and the answers differ
                     a little
  --timeout SECONDS  give up after that time
)";

std::string padded(std::string_view text, std::size_t width)
{
    std::string cell(text);
    cell.resize(std::max(width, cell.size()), ' ');
    return cell;
}

} // namespace

std::string mainHelp()
{
    return kMainHelp;
}

std::string commandHelp(Command command)
{
    switch (command) {
    case Command::Fill:
        return std::string(kFillHelp) + kSourceHelp + kCommonHelp;
    case Command::Tokenize:
        return std::string(kTokenizeHelp) + kSourceHelp + kCommonHelp;
    case Command::Inspect:
        return std::string(kInspectHelp) + kCommonHelp;
    case Command::Bench:
        return std::string(kBenchHelp) + kCommonHelp;
    case Command::Pack:
        return std::string(kPackHelp) + kCommonHelp;
    case Command::Help:
    case Command::Version:
        break;
    }
    return mainHelp();
}

std::string errorsHelp()
{
    std::size_t width = 0;
    for (const MessageTemplate& row : messageTemplates()) {
        width = std::max(width, row.name.size());
    }
    std::string text = padded("CODE", width) + "  exit  sentence\n";
    for (const MessageTemplate& row : messageTemplates()) {
        text += padded(row.name, width) + "  "
            + padded(std::to_string(static_cast<int>(row.exitCode)), 4) + "  " + row.text + "\n";
    }
    return text;
}

} // namespace maskscope::cli
