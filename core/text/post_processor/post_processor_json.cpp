// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/post_processor/post_processor_json.h"

#include "core/text/post_processor/bert_processor.h"
#include "core/text/post_processor/byte_level_processor.h"
#include "core/text/post_processor/processor_sequence.h"
#include "core/text/post_processor/template_json.h"

#include <utility>

namespace maskscope {

namespace {

using Steps = std::vector<std::unique_ptr<PostProcessor>>;

/// ["[SEP]", 102]
SpecialToken readPair(const JsonPart& part, const char* key)
{
    const Json& pair = part.array(key);
    if (pair.size() != 2 || !pair[0].is_string() || !isTokenId(pair[1])) {
        part.bad(std::string("'") + key + "' should be a token and its id");
        return {};
    }
    return {TokenId{pair[1].get<std::int32_t>()}, pair[0].get<std::string>()};
}

BertTokens readBertTokens(const JsonPart& part)
{
    return {readPair(part, "cls"), readPair(part, "sep")};
}

ByteLevelTrim readTrim(const JsonPart& part)
{
    return {part.boolean("trim_offsets"), part.boolean("add_prefix_space")};
}

std::unique_ptr<PostProcessor> readBertProcessing(const JsonPart& part)
{
    part.allowOnly({"type", "sep", "cls"});
    return std::make_unique<BertProcessor>(readBertTokens(part));
}

std::unique_ptr<PostProcessor> readRobertaProcessing(const JsonPart& part)
{
    part.allowOnly({"type", "sep", "cls", "trim_offsets", "add_prefix_space"});
    return std::make_unique<RobertaProcessor>(readBertTokens(part), readTrim(part));
}

std::unique_ptr<PostProcessor> readByteLevel(const JsonPart& part)
{
    part.allowOnly({"type", "trim_offsets", "add_prefix_space", "use_regex"});
    return std::make_unique<ByteLevelProcessor>(readTrim(part));
}

/// A template leaves more parts than a second one can take; `tokenizers` fails there.
bool isSecondTemplate(const JsonPart& part, bool& hasTemplate)
{
    if (part.string("type") != "TemplateProcessing") {
        return false;
    }
    return std::exchange(hasTemplate, true);
}

void readSteps(const JsonPart& part, Steps& steps, bool& hasTemplate)
{
    part.allowOnly({"type", "processors"});
    const Json& list = part.array("processors");
    for (std::size_t i = 0; i < list.size() && !part.errors().any(); ++i) {
        const std::string path = part.path() + ".processors[" + std::to_string(i) + "]";
        const JsonPart step(list[i], path, part.errors());
        if (step.string("type") == "Sequence") {
            readSteps(step, steps, hasTemplate);
        } else if (isSecondTemplate(step, hasTemplate)) {
            part.errors().unsupported(path, "a second TemplateProcessing");
        } else {
            steps.push_back(readPostProcessor(step));
        }
    }
}

std::unique_ptr<PostProcessor> readSequence(const JsonPart& part)
{
    Steps steps;
    bool hasTemplate = false;
    readSteps(part, steps, hasTemplate);
    return std::make_unique<ProcessorSequence>(std::move(steps));
}

} // namespace

std::unique_ptr<PostProcessor> readPostProcessor(const JsonPart& part)
{
    const std::string type = part.string("type");
    if (type == "TemplateProcessing") {
        return readTemplateProcessing(part);
    }
    if (type == "BertProcessing") {
        return readBertProcessing(part);
    }
    if (type == "RobertaProcessing") {
        return readRobertaProcessing(part);
    }
    if (type == "ByteLevel") {
        return readByteLevel(part);
    }
    if (type == "Sequence") {
        return readSequence(part);
    }
    part.unsupportedType(type);
    return nullptr;
}

} // namespace maskscope
