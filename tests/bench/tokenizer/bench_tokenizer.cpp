// SPDX-License-Identifier: GPL-3.0-or-later
// One round of bench_tokenizer.py: opens a tokenizer.json and encodes a text of one line a text.
//
//     build/release/bench/bench_tokenizer TOKENIZER_JSON TEXTS
//
// Prints the milliseconds of both, the number of ids and a sum over them.
#include "core/base/messages.h"
#include "core/text/tokenizer.h"

#include <chrono>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

using namespace maskscope;

namespace {

using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

std::string readFile(const char* path)
{
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return std::move(text).str();
}

std::vector<std::string> readLines(const char* path)
{
    std::vector<std::string> lines;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        lines.push_back(line);
    }
    return lines;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::fputs("bench_tokenizer TOKENIZER_JSON TEXTS\n", stderr);
        return 2;
    }
    const std::vector<std::string> texts = readLines(argv[2]);
    const auto start = Clock::now();
    const auto tokenizer = makeTokenizer({.tokenizerJson = readFile(argv[1]),
                                          .vocabTxt = {},
                                          .tokenizerConfigJson = {},
                                          .source = argv[1]});
    const double loading = millisecondsSince(start);
    if (tokenizer.hasError()) {
        std::fprintf(stderr, "%s\n", englishMessage(tokenizer.error()).c_str());
        return 1;
    }
    std::size_t count = 0;
    std::uint64_t sum = 0;
    const auto begin = Clock::now();
    for (const std::string& text : texts) {
        const Encoding encoding = tokenizer.value()->encode(text);
        count += encoding.ids.size();
        for (std::size_t i = 0; i < encoding.ids.size(); ++i) {
            sum += (i + 1) * static_cast<std::uint64_t>(encoding.ids[i].value);
        }
    }
    std::printf("%.3f %.3f %zu %llu\n", loading, millisecondsSince(begin), count,
                static_cast<unsigned long long>(sum));
    return 0;
}
