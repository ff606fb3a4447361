// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/guard/trace_records.h"

#include "core/base/translate_noop.h"
#include "core/base/utf.h"
#include "core/guard/debug_record.h"
#include "core/guard/pickle_reader.h"

#include <charconv>
#include <set>
#include <string_view>
#include <utility>

namespace maskscope {

namespace {

constexpr std::uint64_t kLineBytes = 64;
constexpr std::uint64_t kMostCodeBytes = 64U << 20U; // BERT-base has 0.13 MB, and 0.3 of debug

class TraceReader
{
public:
    TraceReader(const ZipReader& zip, const std::string& topFolder)
        : m_zip(zip)
        , m_prefix(topFolder + "/")
    {}

    Result<TraceRecords> read()
    {
        using Step = Status (TraceReader::*)();
        for (const Step step : {&TraceReader::readFormat, &TraceReader::readByteOrder,
                                &TraceReader::readRecordedInputs, &TraceReader::readRootClass,
                                &TraceReader::readCode}) {
            if (Status status = (this->*step)(); status.hasError()) {
                return status.error();
            }
        }
        m_records.sourceFiles.assign(m_sourceFiles.begin(), m_sourceFiles.end());
        return std::move(m_records);
    }

private:
    /// A small text record without the white space at its end; empty if there is none.
    Result<std::string> readLine(const std::string& name) const
    {
        if (m_zip.find(m_prefix + name) == nullptr) {
            return std::string();
        }
        auto text = m_zip.read(m_prefix + name, kLineBytes);
        if (text.hasValue()) {
            text.value().erase(text.value().find_last_not_of(" \r\n") + 1);
        }
        return text;
    }

    /// PyTorch writes the format's number into "version", other exporters into ".data/version".
    Status readFormat()
    {
        for (const char* name : {"version", ".data/version"}) {
            const auto line = readLine(name);
            if (line.hasError()) {
                return line.error();
            }
            const std::string& digits = line.value();
            std::int64_t number = 0;
            const auto [end, problem]
                = std::from_chars(digits.data(), digits.data() + digits.size(), number);
            if (problem == std::errc() && number >= 0 && end == digits.data() + digits.size()) {
                m_records.format = number;
                break;
            }
        }
        return Ok{};
    }

    Status readByteOrder()
    {
        const auto line = readLine("byteorder");
        if (line.hasError()) {
            return line.error();
        }
        m_records.isBigEndian = line.value() == "big";
        return Ok{};
    }

    Status readRecordedInputs()
    {
        const std::string name = m_prefix + "traced_inputs.pkl";
        if (m_zip.find(name) == nullptr) {
            return Ok{};
        }
        const auto tree = readTree(name);
        if (tree.hasError()) {
            return tree.error();
        }
        m_records.inputs = recordedInputs(tree.value(), "forward");
        return Ok{};
    }

    /// The weights' record is LibTorch's to judge: one that is unusual only leaves the card without
    /// a signature.
    Status readRootClass()
    {
        auto bytes = m_zip.read(m_prefix + "data.pkl");
        if (bytes.hasError()) {
            return bytes.error();
        }
        const auto tree = readPickle(std::move(bytes).value());
        if (tree.hasValue() && tree.value().root().kind == PickleKind::Object) {
            const PickleNode* function = tree.value().item(tree.value().root(), 0);
            m_records.rootClass = toValidUtf8(tree.value().globalName(*function));
        }
        return Ok{};
    }

    Status readCode()
    {
        for (const ZipRecord& record : m_zip.records()) {
            if (!record.name.starts_with(m_prefix + "code/")) {
                continue;
            }
            const bool isCode = record.name.ends_with(".py");
            Status status = isCode                    ? readCodeRecord(record)
                : record.name.ends_with(".debug_pkl") ? readDebugRecord(record)
                                                      : Status(Ok{});
            if (status.hasError()) {
                return status;
            }
        }
        return Ok{};
    }

    Status readCodeRecord(const ZipRecord& record)
    {
        ++m_records.codeFiles;
        m_records.codeBytes += record.size;
        const auto code = readBounded(record);
        if (code.hasError()) {
            return code.error();
        }
        surveyCode(code.value(), m_records.code);
        if (record.name == m_prefix + "code/" + codeRecordOf(m_records.rootClass)) {
            const std::size_t dot = m_records.rootClass.rfind('.');
            m_records.forward = forwardSignature(code.value(), m_records.rootClass.substr(dot + 1));
        }
        return Ok{};
    }

    Status readDebugRecord(const ZipRecord& record)
    {
        auto bytes = readBounded(record);
        if (bytes.hasError()) {
            return bytes.error();
        }
        const auto tree = readPickle(std::move(bytes).value());
        if (tree.hasError()) {
            return tree.error();
        }
        m_sourceFiles.merge(sourceFilesOf(tree.value()));
        return Ok{};
    }

    Result<std::string> readBounded(const ZipRecord& record)
    {
        m_codeBytes += record.size;
        if (m_codeBytes > kMostCodeBytes) {
            return Error{ErrorCode::DamagedFile,
                         {{"reason",
                           std::string(QT_TRANSLATE_NOOP(
                               "Phrase", "its program is longer than a model's can be"))}},
                         {}};
        }
        return m_zip.read(record.name, kMostCodeBytes);
    }

    Result<PickleTree> readTree(const std::string& name) const
    {
        auto bytes = m_zip.read(name);
        return bytes.hasError() ? Result<PickleTree>(bytes.error())
                                : readPickle(std::move(bytes).value());
    }

    const ZipReader& m_zip;
    std::string m_prefix;
    TraceRecords m_records;
    std::set<std::string> m_sourceFiles;
    std::uint64_t m_codeBytes = 0; ///< read so far, debug records included
};

} // namespace

Result<TraceRecords> readTraceRecords(const ZipReader& zip, const std::string& topFolder)
{
    return TraceReader(zip, topFolder).read();
}

} // namespace maskscope
