// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/guard/model_file.h"

#include "core/base/translate_noop.h"
#include "core/base/utf.h"
#include "core/guard/file_kind.h"
#include "core/guard/file_name.h"
#include "core/guard/zip_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace maskscope {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t kHeadBytes = 4096;
constexpr std::uint64_t kTextBytes = 64U << 20U;
constexpr std::array kTexts{
    "tokenizer.json"sv,
    "vocab.txt"sv,
    "tokenizer_config.json"sv,
    "special_tokens_map.json"sv,
    "config.json"sv,
    "vocab.json"sv,
    "merges.txt"sv,
    "added_tokens.json"sv,
    "eager_bench.json"sv,
};

Error withFile(Error error, const OpenedFile& file)
{
    error.facts.emplace("file", fileNameForPeople(file.path));
    error.facts.emplace("bytes", static_cast<std::int64_t>(file.bytes));
    return error;
}

Error notTorchScript(const OpenedFile& file, FileKind kind)
{
    if (kind == FileKind::LegacyPickle || kind == FileKind::TorchSaveZip) {
        return withFile({ErrorCode::PickleNotTorchScript, {}, {}}, file);
    }
    return withFile({ErrorCode::NotTorchScript, {{"found", std::string(describe(kind))}}, {}},
                    file);
}

Error damaged(const OpenedFile& file, const std::string& reason)
{
    return withFile({ErrorCode::DamagedFile, {{"reason", reason}}, {}}, file);
}

std::string_view lastPart(std::string_view name)
{
    return name.substr(name.rfind('/') + 1);
}

bool hasRecord(const ZipReader& zip, std::string_view lastPartWanted)
{
    return std::any_of(zip.records().begin(), zip.records().end(), [&](const ZipRecord& record) {
        return lastPart(record.name) == lastPartWanted;
    });
}

bool hasRecordBelow(const ZipReader& zip, const std::string& prefix)
{
    return std::any_of(zip.records().begin(), zip.records().end(),
                       [&](const ZipRecord& record) { return record.name.starts_with(prefix); });
}

/// The folder X of a record "X/<name>"; nothing if there is none. More than one: the first.
std::optional<std::string> folderWith(const ZipReader& zip, std::string_view name)
{
    for (const ZipRecord& record : zip.records()) {
        const std::size_t slash = record.name.find('/');
        if (slash != std::string::npos && slash > 0
            && std::string_view(record.name).substr(slash + 1) == name) {
            return record.name.substr(0, slash);
        }
    }
    return std::nullopt;
}

FileKind kindOf(const ZipReader& zip)
{
    if (hasRecord(zip, "serialized_exported_program.json") || hasRecord(zip, "archive_format")) {
        return FileKind::TorchExport;
    }
    const auto program = folderWith(zip, "constants.pkl");
    if (program.has_value() && hasRecordBelow(zip, *program + "/code/")) {
        return FileKind::TorchScript;
    }
    return folderWith(zip, "data.pkl").has_value() && !program.has_value() ? FileKind::TorchSaveZip
                                                                           : FileKind::OtherZip;
}

/// PyTorch itself takes the first record's folder, so records outside would be read differently by
/// us and by it.
Status checkLayout(const ZipReader& zip, const OpenedFile& file)
{
    const std::string prefix = file.topFolder + "/";
    const bool oneFolder
        = std::all_of(zip.records().begin(), zip.records().end(),
                      [&](const ZipRecord& record) { return record.name.starts_with(prefix); });
    if (!oneFolder) {
        return damaged(file,
                       QT_TRANSLATE_NOOP("Phrase", "it holds parts outside the model's folder"));
    }
    if (zip.find(prefix + "data.pkl") == nullptr) {
        return damaged(file, QT_TRANSLATE_NOOP("Phrase", "its part 'data.pkl' is missing"));
    }
    return Ok{};
}

std::string producerOf(const TraceRecords& trace)
{
    std::string producer = "TorchScript archive";
    if (trace.format) {
        producer += ", format " + std::to_string(*trace.format);
    }
    return trace.isBigEndian ? producer + ", big-endian" : producer;
}

void listExtraFiles(const ZipReader& zip, OpenedFile& file)
{
    const std::string extra = file.topFolder + "/extra/";
    for (const ZipRecord& record : zip.records()) {
        if (record.name.starts_with(extra) && !record.name.ends_with('/')) {
            file.extraFiles.push_back(toValidUtf8(record.name.substr(extra.size())));
        }
    }
    std::sort(file.extraFiles.begin(), file.extraFiles.end());
}

Status readTexts(const ZipReader& zip, OpenedFile& file)
{
    for (const std::string_view name : kTexts) {
        const std::string record = file.topFolder + "/extra/" + std::string(name);
        if (zip.find(record) == nullptr) {
            continue;
        }
        auto text = zip.read(record, kTextBytes);
        if (text.hasError()) {
            return withFile(text.error(), file);
        }
        file.texts.emplace(name, std::move(text).value());
    }
    return Ok{};
}

/// Something before the zip directory is looked at, or nothing if the file looks like a zip.
std::optional<Error> refuseByFirstBytes(const OpenedFile& file)
{
    const std::string head = readAt(file.descriptor, 0, kHeadBytes);
    if (head.empty()) {
        return Error{ErrorCode::FileNotReadable,
                     {{"file", fileNameForPeople(file.path)},
                      {"reason", std::string(QT_TRANSLATE_NOOP("Phrase", "reading it failed"))}},
                     {}};
    }
    const FileKind kind = fileKindOf(head, file.bytes);
    if (kind == FileKind::OtherZip) {
        return std::nullopt;
    }
    if (head.size() < 4 && std::string_view("PK\x03\x04").starts_with(head)) {
        return damaged(file, QT_TRANSLATE_NOOP("Phrase", "the end of the archive is missing"));
    }
    return notTorchScript(file, kind);
}

Status readArchive(OpenedFile& file)
{
    const auto zip = ZipReader::open(file.descriptor);
    if (zip.hasError()) {
        return withFile(zip.error(), file);
    }
    const FileKind kind = kindOf(zip.value());
    if (kind != FileKind::TorchScript) {
        return notTorchScript(file, kind);
    }
    file.topFolder = folderWith(zip.value(), "constants.pkl").value_or("");
    if (Status layout = checkLayout(zip.value(), file); layout.hasError()) {
        return layout;
    }
    auto trace = readTraceRecords(zip.value(), file.topFolder);
    if (trace.hasError()) {
        return withFile(trace.error(), file);
    }
    file.trace = std::move(trace).value();
    file.producer = producerOf(file.trace);
    listExtraFiles(zip.value(), file);
    return readTexts(zip.value(), file);
}

} // namespace

Result<OpenedFile> openModelFile(const std::filesystem::path& path)
{
    auto regular = openRegularFile(path);
    if (regular.hasError()) {
        return regular.error();
    }
    OpenedFile file;
    file.path = path;
    file.bytes = regular.value().size;
    file.descriptor = std::move(regular.value().descriptor);
    if (auto refused = refuseByFirstBytes(file)) {
        return *std::move(refused);
    }
    if (const Status archive = readArchive(file); archive.hasError()) {
        return archive.error();
    }
    return file;
}

} // namespace maskscope
