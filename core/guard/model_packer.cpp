// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/guard/model_packer.h"

#include "core/guard/debug_record.h"
#include "core/guard/file_name.h"
#include "core/guard/pickle_reader.h"
#include "core/guard/zip_reader.h"
#include "core/guard/zip_writer.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

namespace maskscope {

namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

/// Those of which a tokenizer is made; a reader takes the first form that it finds, so files of
/// another tokenizer must not stay.
constexpr std::array kTokenizerNames{
    "tokenizer.json"sv,
    "tokenizer_config.json"sv,
    "special_tokens_map.json"sv,
    "vocab.txt"sv,
    "vocab.json"sv,
    "merges.txt"sv,
};
constexpr std::string_view kConfig = "config.json";

Error withFile(Error error, const OpenedFile& file)
{
    error.facts.try_emplace("file", fileNameForPeople(file.path));
    error.facts.try_emplace("bytes", static_cast<std::int64_t>(file.bytes));
    return error;
}

/// Adds a file of that name if it is there.
Status addIfThere(std::map<std::string, std::string>& files, const fs::path& folder,
                  std::string_view name)
{
    auto text = readSmallFile(folder / name);
    if (text.hasError()) {
        return text.error().code == ErrorCode::FileNotFound ? Status(Ok{}) : text.error();
    }
    files.emplace(name, std::move(text).value());
    return Ok{};
}

/// Under which name a tokenizer file is put into a model: "bert.tokenizer.json" ->
/// "tokenizer.json".
std::string embeddedName(const fs::path& path)
{
    const std::string name = path.filename().string();
    for (const std::string_view known : {"vocab.json"sv, "tokenizer.json"sv}) {
        if (name.ends_with(known)) {
            return std::string(known);
        }
    }
    return name.ends_with(".txt") ? "vocab.txt" : "tokenizer.json";
}

/// What says more about a file of that name.
std::vector<std::string_view> companionsOf(const std::string& name)
{
    if (name == "vocab.json") {
        return {"merges.txt", "tokenizer_config.json", "special_tokens_map.json", kConfig};
    }
    return {"tokenizer_config.json", "special_tokens_map.json", kConfig};
}

class Packing
{
public:
    Packing(const OpenedFile& model, const std::map<std::string, std::string>& files,
            const PackOptions& options, const std::function<void(double)>& progress)
        : m_model(model)
        , m_files(files)
        , m_options(options)
        , m_progress(progress)
        , m_extra(model.topFolder + "/extra/")
    {}

    Result<PackReport> run(const fs::path& target)
    {
        auto source = ZipReader::open(m_model.descriptor);
        if (source.hasError()) {
            return source.error();
        }
        auto file = NewFile::create(target, m_options.replace);
        if (file.hasError()) {
            return file.error();
        }
        ZipWriter writer(file.value());
        Status status = copyRecords(source.value(), writer, file.value());
        if (status.hasValue()) {
            status = addMissing(writer);
        }
        if (status.hasValue()) {
            status = writer.finish();
        }
        if (status.hasValue()) {
            status = checkResult(file.value());
        }
        if (status.hasValue()) {
            status = file.value().commit();
        }
        if (status.hasError()) {
            return status.error();
        }
        m_report.bytes = file.value().size();
        return std::move(m_report);
    }

private:
    Status copyRecords(const ZipReader& source, ZipWriter& writer, const NewFile& file)
    {
        for (const ZipRecord& record : source.records()) {
            if (Status status = copyRecord(source, record, writer); status.hasError()) {
                return status;
            }
            if (m_progress) {
                m_progress(std::min(
                    1.0, static_cast<double>(file.size()) / static_cast<double>(m_model.bytes)));
            }
        }
        return Ok{};
    }

    Status copyRecord(const ZipReader& source, const ZipRecord& record, ZipWriter& writer)
    {
        const std::string extra
            = record.name.starts_with(m_extra) ? record.name.substr(m_extra.size()) : std::string();
        if (const auto replacing = m_files.find(extra); replacing != m_files.end()) {
            return add(writer, *replacing);
        }
        const bool isOldTokenizer = std::find(kTokenizerNames.begin(), kTokenizerNames.end(), extra)
            != kTokenizerNames.end();
        if (isOldTokenizer) {
            m_report.removed.push_back(extra);
            return Ok{};
        }
        if (m_options.stripPaths && record.name.ends_with(".debug_pkl")) {
            return copyWithoutPaths(source, record, writer);
        }
        return writer.addCopy(source, record);
    }

    Status copyWithoutPaths(const ZipReader& source, const ZipRecord& record, ZipWriter& writer)
    {
        auto bytes = source.read(record.name);
        if (bytes.hasError()) {
            return bytes.error();
        }
        const auto tree = readPickle(bytes.value());
        if (tree.hasError()) {
            return tree.error();
        }
        const auto stripped = withoutPrivatePaths(tree.value());
        if (stripped.hasError()) {
            return stripped.error();
        }
        if (stripped.value() == bytes.value()) {
            return writer.addCopy(source, record);
        }
        ++m_report.strippedRecords;
        return writer.addStored(record.name, stripped.value());
    }

    Status add(ZipWriter& writer, const std::pair<const std::string, std::string>& file)
    {
        m_report.embedded.push_back(file.first);
        return writer.addStored(m_extra + file.first, file.second);
    }

    Status addMissing(ZipWriter& writer)
    {
        const std::set<std::string> done(m_report.embedded.begin(), m_report.embedded.end());
        for (const auto& file : m_files) {
            if (!done.contains(file.first)) {
                if (Status status = add(writer, file); status.hasError()) {
                    return status;
                }
            }
        }
        std::sort(m_report.embedded.begin(), m_report.embedded.end());
        std::sort(m_report.removed.begin(), m_report.removed.end());
        return Ok{};
    }

    /// A second reading, from the disk: what was written is a model with these files in it.
    Status checkResult(const NewFile& file) const
    {
        const auto written = ZipReader::open(file.descriptor());
        if (written.hasError()) {
            return written.error();
        }
        const auto trace = readTraceRecords(written.value(), m_model.topFolder);
        if (trace.hasError()) {
            return trace.error();
        }
        for (const auto& [name, text] : m_files) {
            const auto found = written.value().read(m_extra + name, text.size());
            if (found.hasError()) {
                return found.error();
            }
        }
        return Ok{};
    }

    const OpenedFile& m_model;
    const std::map<std::string, std::string>& m_files;
    const PackOptions& m_options;
    const std::function<void(double)>& m_progress;
    std::string m_extra;
    PackReport m_report;
};

} // namespace

Result<std::map<std::string, std::string>> readFilesToEmbed(const fs::path& fileOrFolder)
{
    std::map<std::string, std::string> files;
    std::error_code ignored;
    fs::path folder = fileOrFolder;
    std::vector<std::string_view> names(kTokenizerNames.begin(), kTokenizerNames.end());
    names.push_back(kConfig);
    if (!fs::is_directory(fileOrFolder, ignored)) {
        auto text = readSmallFile(fileOrFolder);
        if (text.hasError()) {
            return text.error();
        }
        const std::string name = embeddedName(fileOrFolder);
        files.emplace(name, std::move(text).value());
        names = companionsOf(name);
        folder = fileOrFolder.parent_path();
    }
    for (const std::string_view name : names) {
        if (Status status = addIfThere(files, folder, name); status.hasError()) {
            return status.error();
        }
    }
    return files;
}

Result<PackReport> packModel(const OpenedFile& model,
                             const std::map<std::string, std::string>& files,
                             const fs::path& target, const PackOptions& options,
                             const std::function<void(double)>& progress)
{
    auto report = Packing(model, files, options, progress).run(target);
    return report.hasError() ? Result<PackReport>(withFile(report.error(), model))
                             : std::move(report);
}

} // namespace maskscope
