// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/archive.h"

#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/serialization/import.h>

#include <algorithm>
#include <cerrno>
#include <istream>
#include <streambuf>
#include <unistd.h>
#include <utility>

namespace maskscope {

namespace {

/// LibTorch reads large blocks at places it names, so nothing is buffered here: every block goes
/// from the file straight into the tensor's memory.
class DescriptorBuffer final : public std::streambuf
{
public:
    DescriptorBuffer(const OpenedFile& file, const Progress& progress, std::stop_token stop)
        : m_fd(file.descriptor.get())
        , m_size(static_cast<off_type>(file.bytes))
        , m_progress(progress)
        , m_stop(std::move(stop))
    {}

protected:
    std::streamsize xsgetn(char* target, std::streamsize wanted) override
    {
        std::streamsize got = 0;
        while (got < wanted && !m_stop.stop_requested()) {
            const std::streamsize block = std::min(wanted - got, kBlock);
            const ssize_t n
                = ::pread(m_fd, target + got, static_cast<std::size_t>(block), m_position);
            if (n < 0 && errno == EINTR) {
                continue;
            }
            if (n <= 0) {
                break;
            }
            got += n;
            m_position += n;
            report(n);
        }
        return got;
    }

    pos_type seekoff(off_type offset, std::ios_base::seekdir from,
                     std::ios_base::openmode which) override
    {
        const off_type base = from == std::ios_base::beg ? 0
            : from == std::ios_base::cur                 ? m_position
                                                         : m_size;
        return seekpos(base + offset, which);
    }

    pos_type seekpos(pos_type position, std::ios_base::openmode /*which*/) override
    {
        if (position < 0 || position > m_size) {
            return {off_type(-1)};
        }
        m_position = position;
        return position;
    }

private:
    void report(std::streamsize bytes)
    {
        m_done += bytes;
        if (m_progress && m_done - m_reported >= kBlock) {
            m_reported = m_done;
            m_progress(std::min(1.0, static_cast<double>(m_done) / static_cast<double>(m_size)));
        }
    }

    static constexpr std::streamsize kBlock = 4 << 20;

    int m_fd;
    off_type m_size;
    const Progress& m_progress;
    std::stop_token m_stop;
    off_type m_position = 0;
    std::streamsize m_done = 0;
    std::streamsize m_reported = 0;
};

} // namespace

torch::jit::Module readArchive(const OpenedFile& file, const Progress& progress,
                               std::stop_token stop)
{
    DescriptorBuffer buffer(file, progress, std::move(stop));
    std::istream stream(&buffer);
    torch::jit::ExtraFilesMap extraFiles;
    return torch::jit::import_ir_module(std::make_shared<torch::jit::CompilationUnit>(), stream,
                                        c10::Device(c10::kCPU), extraFiles,
                                        /*load_debug_files=*/true, /*restore_shapes=*/true);
}

} // namespace maskscope
