// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/model/export_doctor.h"

#include "core/base/messages.h"
#include "core/base/translate_noop.h"

#include <algorithm>
#include <array>

namespace maskscope {

namespace {

struct FaultRow
{
    FaultCode code;
    std::string_view name;
    const char* text;
};

constexpr std::array kFaults{
    FaultRow{FaultCode::NoHead, "NO_HEAD",
             QT_TRANSLATE_NOOP("Fault",
                               "It has no word head, so it cannot name hidden words: export "
                               "{class}.")},
    FaultRow{FaultCode::NoTokenizer, "NO_TOKENIZER",
             QT_TRANSLATE_NOOP("Fault",
                               "It has no tokenizer, so text cannot be read: put the model's "
                               "tokenizer into the file.")},
    FaultRow{FaultCode::FixedLength, "FIXED_LENGTH",
             QT_TRANSLATE_NOOP("Fault",
                               "It accepts exactly {length} tokens: export it for any length.")},
    FaultRow{FaultCode::FewLengths, "FEW_LENGTHS",
             QT_TRANSLATE_NOOP("Fault",
                               "It accepts {shortest} to {longest} tokens only: export it for any "
                               "length.")},
    FaultRow{FaultCode::UnsafeLengths, "UNSAFE_LENGTHS",
             QT_TRANSLATE_NOOP("Fault",
                               "It answers wrongly at any length other than {length} tokens: "
                               "export it for any length.")},
    FaultRow{FaultCode::NoAttentionMask, "NO_ATTENTION_MASK",
             QT_TRANSLATE_NOOP("Fault",
                               "It takes no attention mask, so padding is read as words: record it "
                               "with attention_mask.")},
    FaultRow{FaultCode::DropoutOn, "DROPOUT_ON",
             QT_TRANSLATE_NOOP("Fault",
                               "It answers otherwise each time, as with dropout left on: call "
                               "eval() before the export.")},
    FaultRow{FaultCode::OtherName, "OTHER_OUTPUT_NAME",
             QT_TRANSLATE_NOOP("Fault",
                               "Its answer is a dict with no 'logits', only '{key}': export it "
                               "with return_dict=False.")},
    FaultRow{FaultCode::OtherDevice, "OTHER_DEVICE",
             QT_TRANSLATE_NOOP("Fault",
                               "Its program names the device {devices}: move the model to the CPU "
                               "before the export.")},
    FaultRow{FaultCode::OneTextAtATime, "ONE_TEXT_AT_A_TIME",
             QT_TRANSLATE_NOOP("Fault",
                               "It takes one text at a time: record it with two texts at once.")},
};

const FaultRow& rowOf(FaultCode code)
{
    return kFaults.at(static_cast<std::size_t>(code));
}

/// What comes before "Model", "ForMaskedLM"... in the class names of the model families that
/// transformers has a masked language model for.
constexpr std::array<std::string_view, 42> kFamilies{
    "Albert",        "Bert",         "BigBird",    "Camembert",
    "ConvBert",      "Data2VecText", "Deberta",    "DebertaV2",
    "DistilBert",    "Electra",      "Ernie",      "Esm",
    "EuroBert",      "FNet",         "Funnel",     "IBert",
    "LayoutLM",      "Longformer",   "Luke",       "MPNet",
    "MegatronBert",  "MobileBert",   "ModernBert", "ModernVBert",
    "Mra",           "NomicBert",    "Nezha",      "QDQBert",
    "Nystromformer", "Perceiver",    "Reformer",   "RemBert",
    "RoCBert",       "RoFormer",     "Roberta",    "RobertaPreLayerNorm",
    "SqueezeBert",   "Tapas",        "XLMRoberta", "XLMRobertaXL",
    "Xmod",          "Yoso",
};
/// Named before there was a rule.
constexpr std::array<std::string_view, 2> kOldFamilies{"Flaubert", "XLM"};

constexpr std::string_view kMaskedLm = "ForMaskedLM";
constexpr std::string_view kOldMaskedLm = "WithLMHeadModel";

bool isFamily(std::string_view name)
{
    return std::find(kFamilies.begin(), kFamilies.end(), name) != kFamilies.end();
}

/// "Bert" of BertModel, BertForPreTraining, BertLMHeadModel.
std::string_view beforeTask(std::string_view type)
{
    for (const std::string_view task : {"For", "LMHeadModel", "BaseModel", "Model"}) {
        const std::size_t at = type.rfind(task);
        const bool isLast = at != std::string_view::npos && at > 0
            && (task == "For" || at + task.size() == type.size());
        if (isLast) {
            return type.substr(0, at);
        }
    }
    return {};
}

/// Empty if this class is none of transformers' models.
std::string maskedLmOf(std::string_view type)
{
    if (type.ends_with(kMaskedLm) && isFamily(type.substr(0, type.size() - kMaskedLm.size()))) {
        return std::string(type);
    }
    for (const std::string_view family : kOldFamilies) {
        if (type.starts_with(family)
            && (type.ends_with(kOldMaskedLm) || beforeTask(type) == family)) {
            return std::string(family) + std::string(kOldMaskedLm);
        }
    }
    const std::string_view family = beforeTask(type);
    return isFamily(family) ? std::string(family) + std::string(kMaskedLm) : std::string();
}

bool hasRole(const ModelSummary& summary, InputRole role)
{
    return std::any_of(summary.inputs.begin(), summary.inputs.end(),
                       [role](const InputSpec& input) { return input.role == role; });
}

void addLengthFault(const LengthContract& length, std::vector<Fault>& faults)
{
    if (length.kind == LengthKind::Any || !length.max.has_value()) {
        return;
    }
    const std::int64_t longest = length.max->value;
    if (length.kind == LengthKind::Range) {
        faults.push_back(
            {FaultCode::FewLengths, {{"shortest", length.min.value}, {"longest", longest}}});
        return;
    }
    const bool isFixed = length.kind == LengthKind::Fixed;
    faults.push_back(
        {isFixed ? FaultCode::FixedLength : FaultCode::UnsafeLengths, {{"length", longest}}});
}

void addOutputFaults(const ModelSummary& summary, std::vector<Fault>& faults)
{
    if (!summary.output.hasLmHead) {
        faults.push_back({FaultCode::NoHead, {{"class", exportPlanOf(&summary).modelClass}}});
        return;
    }
    const auto* key = std::get_if<std::string>(&summary.output.key);
    if (key != nullptr && *key != "logits") {
        faults.push_back({FaultCode::OtherName, {{"key", *key}}});
    }
}

/// As one word of a shell's command line.
std::string quoted(const std::string& word)
{
    const auto isPlain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || std::string_view("/._-+").find(c) != std::string_view::npos;
    };
    if (!word.empty() && word.front() != '-' && std::all_of(word.begin(), word.end(), isPlain)) {
        return word;
    }
    std::string text = "'";
    for (const char c : word) {
        text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return text + "'";
}

constexpr std::string_view kAutoClass = "AutoModelForMaskedLM";

/// Two texts of unequal length, so that neither their number nor a mask of ones is recorded.
constexpr const char* kProgram = R"(import tempfile, torch
from pathlib import Path
from transformers import AutoTokenizer, MODEL_CLASS

SOURCE = "MODEL"  # a folder of save_pretrained(), or a name on the hub
tokenizer = AutoTokenizer.from_pretrained(SOURCE)
model = MODEL_CLASS.from_pretrained(SOURCE, attn_implementation="eager")
model = model.eval().float().to("cpu")
model.config.return_dict = False
texts = ["Paris is in France.", "Hello."]
encoded = tokenizer(texts, padding=True, return_tensors="pt")
names = ["input_ids", "attention_mask"TYPE_IDS]
inputs = {name: encoded[name] for name in names}
with torch.no_grad():
    traced = torch.jit.trace(model, example_kwarg_inputs=inputs, check_trace=False)
with tempfile.TemporaryDirectory() as folder:
    tokenizer.save_pretrained(folder)
    paths = [path for path in Path(folder).iterdir() if path.suffix in (".json", ".txt")]
    files = {path.name: path.read_text("utf-8") for path in paths}
files["config.json"] = model.config.to_json_string()
torch.jit.save(traced, "model.pt", _extra_files=files)
)";

std::string replaced(std::string text, std::string_view what, const std::string& by)
{
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + by.size())) {
        text.replace(at, what.size(), by);
    }
    return text;
}

} // namespace

std::string_view faultName(FaultCode code)
{
    return rowOf(code).name;
}

const char* faultTemplate(FaultCode code)
{
    return rowOf(code).text;
}

std::string englishFault(const Fault& fault)
{
    return fillTemplate(faultTemplate(fault.code), fault.facts);
}

std::vector<Fault> faultsOf(const ModelSummary& summary, bool hasTokenizer)
{
    std::vector<Fault> faults;
    addOutputFaults(summary, faults);
    if (!hasTokenizer) {
        faults.push_back({FaultCode::NoTokenizer, {}});
    }
    if (!summary.isRepeatable) {
        faults.push_back({FaultCode::DropoutOn, {}});
    }
    addLengthFault(summary.length, faults);
    if (!hasRole(summary, InputRole::AttentionMask)) {
        faults.push_back({FaultCode::NoAttentionMask, {}});
    }
    if (const std::string devices = otherDevices(summary.card); !devices.empty()) {
        faults.push_back({FaultCode::OtherDevice, {{"devices", devices}}});
    }
    // Without repeatable answers a batch cannot be compared with its texts alone.
    if (summary.batch.kind != BatchKind::Any && summary.isRepeatable) {
        faults.push_back({FaultCode::OneTextAtATime, {}});
    }
    return faults;
}

bool isSolvedByExport(ErrorCode error, const ModelSummary* summary)
{
    switch (error) {
    case ErrorCode::NotTorchScript:
    case ErrorCode::PickleNotTorchScript:
    case ErrorCode::NewerFormat:
    case ErrorCode::UnknownOperator:
    case ErrorCode::MissingExtension:
    case ErrorCode::LoadFailed:
    case ErrorCode::NoForward:
    case ErrorCode::UnknownInput:
    case ErrorCode::OtherDevice:
    case ErrorCode::NoLmHead:
    case ErrorCode::NoTokenizer:
    case ErrorCode::LengthNotAccepted:
        return true;
    case ErrorCode::TooLong: // else it is the model's own limit
        return summary != nullptr && summary->length.kind != LengthKind::Any;
    default:
        return false;
    }
}

ExportPlan exportPlanOf(const ModelSummary* summary)
{
    ExportPlan plan;
    if (summary == nullptr) {
        return plan;
    }
    plan.hasTypeIds = hasRole(*summary, InputRole::TokenTypeIds);
    std::vector<std::string> types{summary->card.className};
    for (const ModuleSummary& module : summary->modules) { // a wrapper's class says nothing
        types.push_back(module.type);
    }
    for (const std::string& type : types) {
        if (std::string name = maskedLmOf(type); !name.empty()) {
            plan.modelClass = std::move(name);
            break;
        }
    }
    return plan;
}

std::string exportCommand(const ExportPlan& plan, const std::string& script)
{
    const std::string chosen
        = plan.modelClass == kAutoClass ? std::string() : " --class " + plan.modelClass;
    return "python3 " + quoted(script) + " MODEL -o model.pt" + chosen;
}

std::string exportProgram(const ExportPlan& plan)
{
    std::string text = replaced(kProgram, "MODEL_CLASS", plan.modelClass);
    return replaced(std::move(text), "TYPE_IDS", plan.hasTypeIds ? ", \"token_type_ids\"" : "");
}

} // namespace maskscope
