#include "core/spreadsheet/zip_part.h"

#include <system_error>

#include <zip.h>

#include "core/spreadsheet/zip_archive.h"

namespace lx {

namespace {

constexpr std::size_t kBlockSize = std::size_t{128} << 10;
/// Below this a thread costs more than it saves.
constexpr std::int64_t kWorthThread = std::int64_t{1} << 20;
/// A short part may be packed well without being a bomb.
constexpr std::int64_t kRatioMattersFrom = std::int64_t{16} << 20;

} // namespace

void ZipPart::Closer::operator()(zip_file* file) const
{
    zip_fclose(file);
}

ZipPart::ZipPart(zip_file* file, Sizes sizes, double most_ratio, InflateBudget& budget)
    : m_file(file), m_sizes(sizes), m_most_ratio(most_ratio), m_budget(budget)
{
    if (sizes.inflated < kWorthThread && sizes.packed < kWorthThread)
        return;
    try {
        m_worker = std::thread([this] { work(); });
    } catch (const std::system_error&) {
        // No thread to be had: next() inflates itself.
    }
}

ZipPart::~ZipPart()
{
    if (m_worker.joinable()) {
        {
            const std::lock_guard lock(m_mutex);
            m_stop = true;
        }
        m_changed.notify_all();
        m_worker.join();
    }
}

Result<> ZipPart::fill(Block& block)
{
    if (!block.data)
        block.data = std::make_unique_for_overwrite<char[]>(kBlockSize);
    block.size = 0;
    const zip_int64_t got = zip_fread(m_file.get(), block.data.get(), kBlockSize);
    if (got < 0) {
        const int code = zip_error_code_zip(zip_file_get_error(m_file.get()));
        // Both come only after the last byte was handed out.
        if (code == ZIP_ER_CRC || code == ZIP_ER_INCONS) {
            m_wrong_checksum = true;
            return {};
        }
        return fail(ErrorKind::BadInput,
                    "文件的压缩数据已损坏，读不下去；请用 WPS 或 Excel 打开后另存为 "
                    ".xlsx，再导入一次。",
                    zip_file_strerror(m_file.get()));
    }
    block.size = static_cast<std::size_t>(got);
    m_inflated += got;
    m_budget.bytes_left -= got;
    if (m_budget.bytes_left < 0)
        return fail(
            ErrorKind::BadInput,
            "文件展开后太大，已停止读取；请核对文件来源，确实有这么多数据时请拆成几个文件导入。",
            "inflated bytes over the limit");
    if (m_inflated > kRatioMattersFrom &&
        static_cast<double>(m_inflated) >
            m_most_ratio * static_cast<double>(std::max<std::int64_t>(m_sizes.packed, 1)))
        return fail(ErrorKind::BadInput,
                    "文件的压缩比大得不正常，像是恶意构造的，已停止读取；请核对文件来源。",
                    "inflation ratio over the limit");
    return {};
}

void ZipPart::work()
{
    std::unique_lock lock(m_mutex);
    while (!m_done) {
        m_changed.wait(lock, [this] { return m_stop || m_filled < m_blocks.size(); });
        if (m_stop)
            return;
        Block& block = m_blocks[(m_head + m_filled) % m_blocks.size()];
        lock.unlock();
        Result<> filled = fill(block);
        lock.lock();
        if (!filled)
            m_error = std::move(filled.error());
        if (!filled || block.size == 0)
            m_done = true;
        else
            ++m_filled;
        m_changed.notify_all();
    }
}

Result<std::string_view> ZipPart::next()
{
    if (!m_worker.joinable()) {
        Block& block = m_blocks.front();
        LX_TRY(fill(block));
        return std::string_view(block.data.get(), block.size);
    }
    std::unique_lock lock(m_mutex);
    if (m_holds_block) {
        m_holds_block = false;
        m_head = (m_head + 1) % m_blocks.size();
        --m_filled;
        m_changed.notify_all();
    }
    m_changed.wait(lock, [this] { return m_done || m_filled > 0; });
    if (m_filled > 0) {
        m_holds_block = true;
        const Block& block = m_blocks[m_head];
        return std::string_view(block.data.get(), block.size);
    }
    if (m_error)
        return fail(*m_error);
    return std::string_view();
}

} // namespace lx
